"""Opening the encrypted file, transactions, and what a person is told when the world says no."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from gridworker.errors import UserError
from gridworker.storage import Intent, Store, Writer
from gridworker.storage.db import Db
from gridworker.storage.errors import DbError, as_user_error
from tests.support.ops import SeededEntropy, make_id
from tests.support.stores import KEY, new_store

WHO = Writer("device-1", "inc-1", "worker-1")
NOTE = "水渠堵了，王大爷很着急"


def visit(n: int, content: str = NOTE) -> Intent:
    data = {"date": "2026-04-05", "mode": "HOME", "meet": "MET", "content": content}
    return Intent("visit", make_id(n), "home-1", data)


def test_a_store_is_opened_again_with_its_key(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        store.write([visit(1)], who=WHO, entropy=SeededEntropy())
    with Store.open(tmp_path / "store.db", KEY) as store:
        row = store.get("visit", make_id(1))
    assert row is not None
    assert row["content"] == NOTE


def test_a_wrong_key_is_told_in_one_sentence_and_nothing_on_stderr(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    new_store(tmp_path).close()
    before = (tmp_path / "store.db").read_bytes()
    with pytest.raises(UserError, match="密钥不对") as told:
        Store.open(tmp_path / "store.db", bytes(32))
    assert told.value.code == "wrong_key"
    assert capfd.readouterr() == ("", "")
    assert (tmp_path / "store.db").read_bytes() == before


def test_a_file_that_is_no_store_is_refused_and_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "store.db"
    other.write_bytes(b"\x00 not a database at all " * 300)
    with pytest.raises(UserError) as told:
        Store.open(other, KEY)
    assert told.value.code == "wrong_key"
    assert other.read_bytes() == b"\x00 not a database at all " * 300


def test_a_missing_file_is_not_made_by_opening(tmp_path: Path) -> None:
    with pytest.raises(UserError) as told:
        Store.open(tmp_path / "store.db", KEY)
    assert told.value.code == "no_store"
    assert list(tmp_path.iterdir()) == []


def test_making_a_store_never_touches_an_old_one(tmp_path: Path) -> None:
    new_store(tmp_path).close()
    with pytest.raises(UserError) as told:
        Store.create(tmp_path / "store.db", KEY)
    assert told.value.code == "store_exists"


def test_a_key_has_32_bytes(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Store.create(tmp_path / "store.db", b"short")


def test_no_file_holds_a_written_word_in_the_clear(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        store.write([visit(1)], who=WHO, entropy=SeededEntropy())
        with store.stage() as staged:
            ops = list(store.ops_since(store.have()[0][0]))
            staged.slice(store.have()[0][0], 1, 1, "", store.heads()[store.have()[0][0]][1])
            for header, body in ops:
                staged.add(header, body)
            staged.close_slice()
            left = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert len(left) > 4096
    assert NOTE.encode() not in left
    assert b"visit" not in left
    assert b"SQLite format" not in left


def test_pragmas_are_those_of_the_design(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        asked = {
            name: store._db.value(f"PRAGMA {name}")
            for name in ("journal_mode", "synchronous", "foreign_keys", "temp_store", "trusted_schema")
        }
    assert asked == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "temp_store": 2,
        "trusted_schema": 0,
    }


def test_a_block_is_all_or_nothing_and_blocks_inside_it_are_savepoints(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        with store.atomic():
            store.set_meta("a", "1")
            with contextlib.suppress(RuntimeError), store.atomic():
                store.set_meta("b", "2")
                raise RuntimeError
            store.set_meta("c", "3")
        with contextlib.suppress(RuntimeError), store.atomic():
            store.set_meta("d", "4")
            raise RuntimeError
        assert [store.meta(name) for name in "abcd"] == ["1", None, "3", None]


def test_a_full_disk_changes_nothing_and_says_so(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        store.write([visit(1)], who=WHO, entropy=SeededEntropy())
        before = store.digest()
        pages = store._db.value("PRAGMA page_count")
        store._db.run(f"PRAGMA max_page_count = {pages + 4}")
        with pytest.raises(UserError, match="磁盘已满") as told:
            store.write([visit(2, "长" * 60_000)], who=WHO, entropy=SeededEntropy(2))
        assert told.value.code == "disk_full"
        assert store.digest() == before
        assert store.get("visit", make_id(2)) is None
        store._db.run("PRAGMA max_page_count = 1000000")
        store.write([visit(3)], who=WHO, entropy=SeededEntropy(3))
        assert store.have()[0][1] == 2


def test_a_store_opened_for_reading_cannot_be_written(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        store.write([visit(1)], who=WHO, entropy=SeededEntropy())
    with Store.open(tmp_path / "store.db", KEY, readonly=True) as store:
        assert store.get("visit", make_id(1)) is not None
        with pytest.raises(UserError) as told:
            store.set_meta("a", "b")
    assert told.value.code == "read_only"


def test_a_second_writer_is_told_that_the_store_is_busy(tmp_path: Path) -> None:
    with new_store(tmp_path) as store, Store.open(tmp_path / "store.db", KEY) as other:
        other._db.run("PRAGMA busy_timeout = 1")
        with store.atomic(), pytest.raises(UserError) as told:
            other.set_meta("a", "b")
    assert told.value.code == "store_busy"


def test_our_own_mistakes_are_no_sentence_for_a_person(tmp_path: Path) -> None:
    with new_store(tmp_path) as store, pytest.raises(DbError):
        store._db.run("SELECT nonsense")


def test_an_error_of_a_disk_without_room_is_told_as_a_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # On a disk full to the last byte the shared memory file cannot grow: SQLITE_IOERR_SHMSIZE.
    error = dbapi2.OperationalError("disk I/O error")
    error.sqlite_errorcode = 10 | 19 << 8
    (tmp_path / "store.db").touch()
    for free, code in ((10**9, "disk_error"), (0, "disk_full")):
        monkeypatch.setattr("shutil.disk_usage", lambda _, free=free: type("Usage", (), {"free": free}))
        told = as_user_error(error, tmp_path / "store.db")
        assert told is not None
        assert told.code == code


def test_a_stick_that_was_pulled_out_is_named(tmp_path: Path) -> None:
    error = dbapi2.OperationalError("disk I/O error")
    for code in (8, 10, 14, 26):
        error.sqlite_errorcode = code
        told = as_user_error(error, tmp_path / "stick" / "store.db")
        assert told is not None
        assert told.code == "store_gone"


def test_both_engines_errors_are_named_by_one_tuple() -> None:
    assert issubclass(sqlite3.OperationalError, DbError)
    assert issubclass(dbapi2.OperationalError, DbError)
    assert as_user_error(ValueError()) is None


def test_a_left_over_staging_file_is_thrown_away_at_the_next_open(tmp_path: Path) -> None:
    new_store(tmp_path).close()
    left = tmp_path / "store.db.staging"
    left.write_bytes(b"rest of a crash")
    with Store.open(tmp_path / "store.db", KEY):
        assert not left.exists()


def test_rolling_back_makes_what_is_remembered_forgotten(tmp_path: Path) -> None:
    db = Db.create(tmp_path / "x.db", KEY)
    told: list[int] = []
    db.on_rollback.append(lambda: told.append(1))
    with pytest.raises(RuntimeError), db.atomic():
        raise RuntimeError
    db.close()
    assert told == [1]
