"""The doctor of the store: it finds what was damaged, and a rebuild mends what can be mended."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gridworker.errors import UserError
from gridworker.storage import Intent, Store, Writer
from tests.support.ops import SeededEntropy, make_id
from tests.support.stores import KEY, new_store

WHO = Writer("device-1", "inc-1", "worker-1")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with new_store(tmp_path) as opened:
        intents = [
            Intent("visit", make_id(n), "s1", {"date": "2026-04-05", "mode": "HOME", "meet": "MET"})
            for n in range(1, 40)
        ]
        intents.append(Intent("demand.collect", make_id(99), "s1", {"text": "修桥"}))
        opened.write(intents, who=WHO, entropy=SeededEntropy())
        yield opened


def bad(store: Store, *, full: bool = True) -> set[str]:
    return {finding.code for finding in store.check(full=full) if finding.level == "bad"}


def test_a_sound_store_has_nothing_bad(store: Store) -> None:
    assert bad(store) == set()
    assert {f.code for f in store.check()} == {"file", "chains", "tables"}


def test_a_changed_cell_is_found_and_mended_by_a_rebuild(store: Store) -> None:
    before = store.digest()
    store._db.run("UPDATE visit SET content = '别的' WHERE rec = ?", (make_id(7),))
    assert store.digest() != before
    assert bad(store) == {"tables_differ"}
    store.rebuild()
    assert (store.digest(), bad(store)) == (before, set())


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE op SET header = CAST(replace(CAST(header AS TEXT), 'hlc', 'hlC') AS BLOB)",
        "UPDATE op SET body = CAST('{}' AS BLOB)",
        "UPDATE op SET hash = 'x'",
        "DELETE FROM op",
    ],
)
@pytest.mark.parametrize("seq", [1, 5, 40])
def test_a_damaged_log_is_found(store: Store, damage: str, seq: int) -> None:
    assert store._db.run(f"{damage} WHERE (id >> 8) & 65535 = {seq}") == 1
    assert "broken_chain" in bad(store)


def test_the_short_check_looks_at_the_newest_ops(store: Store) -> None:
    store._db.run("UPDATE op SET hash = 'x' WHERE id & 65535 = 40 * 256")
    assert bad(store, full=False) == {"broken_chain"}


def test_a_rebuild_uses_nothing_but_the_ops(store: Store) -> None:
    before = store.digest()
    for table in ("visit", "demand", "placed", "scope", "receipt"):
        store._db.run(f"DELETE FROM {table}")
    store._db.run("UPDATE op SET kind = 'x', rec = 'y', hlc = 0, standing = 'parked:x', bad = 1")
    store._db.run("UPDATE log SET held = 0, last = 0, upto = 0, forks = 5, hlc = 0, scope = 'elsewhere'")
    store.rebuild()
    assert store.digest() == before
    assert bad(store) == set()


def test_a_rebuild_that_is_interrupted_leaves_the_old_tables(store: Store) -> None:
    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    for n in range(300):
        visit = Intent("visit", make_id(1000 + n), "s1", {"date": "2026-04-05"})
        store.write([visit], who=WHO, entropy=SeededEntropy())
    before = store.digest()
    with pytest.raises(KeyboardInterrupt):
        store.rebuild(stop)
    assert store.digest() == before


def test_a_page_that_was_overwritten_is_told_and_never_mended_in_place(store: Store, tmp_path: Path) -> None:
    store.close()
    file = tmp_path / "store.db"
    pages = bytearray(file.read_bytes())
    pages[-2000] ^= 0xFF
    file.write_bytes(pages)
    with Store.open(file, KEY) as damaged:
        assert "damaged_store" in bad(damaged)
    assert file.read_bytes() == bytes(pages)


def test_a_damaged_page_met_while_reading_is_a_sentence(store: Store, tmp_path: Path) -> None:
    store.close()
    file = tmp_path / "store.db"
    pages = bytearray(file.read_bytes())
    for page in range(1, len(pages) // 4096):
        pages[page * 4096 + 100] ^= 0xFF
    file.write_bytes(pages)
    with pytest.raises(UserError) as told:
        Store.open(file, KEY)
    assert told.value.code in ("damaged_store", "wrong_key")


def test_the_dump_has_every_op_in_order(store: Store) -> None:
    dump = list(store.log_dump())
    assert [op["header"]["seq"] for op in dump] == list(range(1, 41))
    assert dump[0]["body"]["data"]["mode"] == "HOME"
    assert dump[1]["header"]["prev"] == dump[0]["hash"]
