"""`doctor` and `doctor --repair`: what it finds, what it mends, and what it leaves alone."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from gridworker.services.keyring import load_keyring
from gridworker.storage import Store
from gridworker.storage.pages import PAGE
from tests.support.machine import PASSPHRASE, Machine
from tests.support.township import found_township


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    """A laptop of a small office with a dozen visits."""
    town = found_township(tmp_path_factory.mktemp("town"), Machine, laptops=1)
    for n in range(12):
        town.laptops[0].visit("01组-1", f"第{n}次：水渠又堵了" + "，清了一段" * n)
    return town.laptops[0]


@pytest.fixture
def laptop(sound: Machine, tmp_path: Path) -> Machine:
    """The same profile moved to another place, open to damage."""
    shutil.copytree(sound.profile, tmp_path / "laptop")
    return Machine(tmp_path / "laptop")


def inside(machine: Machine, change: Callable[[Store], object]) -> None:
    """Change the store behind the program's back."""
    ring = load_keyring(machine.profile, PASSPHRASE)
    with Store.open(machine.profile / "store.db", ring.store_key) as store:
        change(store)


def codes(value: dict[str, list[dict[str, str]]], level: str) -> set[str]:
    return {one["code"] for one in value["findings"] if one["level"] == level}


def test_tables_that_differ_are_made_again_from_the_log(laptop: Machine) -> None:
    before = laptop.digest()
    inside(laptop, lambda store: store._db.run("UPDATE visit SET content = '别的'"))
    found = laptop.attempt("doctor")
    assert (found.code, found.error, codes(found.value, "bad")) == (1, "unsound", {"tables_differ"})
    mended = laptop.run("doctor", "--repair")
    assert mended["ok"] is True
    assert [one["code"] for one in mended["repaired"]] == ["tables_differ"]
    assert laptop.digest() == before


def test_a_search_index_that_differs_is_made_again(laptop: Machine) -> None:
    laptop.run("index")
    inside(laptop, lambda store: store._db.run("DELETE FROM search_text"))
    mended = laptop.run("doctor", "--repair")
    assert [one["code"] for one in mended["repaired"]] == ["search_differs"]
    assert mended["ok"] is True
    assert laptop.run("doctor", "--repair")["repaired"] == []


def test_an_index_of_the_file_that_lacks_a_row_is_made_again(laptop: Machine) -> None:
    def lose(store: Store) -> None:
        db, name = store._db, ("visit_date_rec",)
        kept = db.one("SELECT type, name, tbl_name, rootpage, sql FROM sqlite_master WHERE name = ?", name)
        assert kept
        db.run("PRAGMA writable_schema = ON")
        db.run("DELETE FROM sqlite_master WHERE name = ?", name)
        db.run("PRAGMA writable_schema = RESET")
        db.run("DELETE FROM visit WHERE rec = (SELECT max(rec) FROM visit)")
        db.run("PRAGMA writable_schema = ON")
        db.run("INSERT INTO sqlite_master VALUES (?, ?, ?, ?, ?)", kept)
        db.run("PRAGMA writable_schema = RESET")

    before = laptop.digest()
    inside(laptop, lose)
    assert codes(laptop.attempt("doctor").value, "bad") == {"index_differs"}
    mended = laptop.run("doctor", "--repair")
    assert [one["code"] for one in mended["repaired"]] == ["index_differs", "tables_differ"]
    assert (mended["ok"], laptop.digest()) == (True, before)


def test_a_damaged_file_is_saved_into_a_new_profile_and_stays_as_it_is(
    laptop: Machine, tmp_path: Path
) -> None:
    store = laptop.profile / "store.db"
    pages = store.stat().st_size // PAGE
    with store.open("r+b") as file:  # near the end lies what was written last: the log's newest ops
        for number in (pages - 2, pages - 3):
            file.seek((number - 1) * PAGE + 100)
            file.write(b"torn")
    found = laptop.attempt("doctor")
    assert found.code == 1
    assert found.error in ("damaged_store", "unsound")
    assert laptop.attempt("doctor", "--repair").code == 1
    before = hashlib.sha256(store.read_bytes()).hexdigest()
    into = tmp_path / "saved"
    saved = laptop.run("doctor", "--repair", "--into", into)
    assert saved["salvaged"]["ops"] > 0
    new = Machine(into)
    assert new.attempt("visit", "list").code == 0
    assert saved["salvaged"]["ops"] == len(new.log())
    assert hashlib.sha256(store.read_bytes()).hexdigest() == before


def test_into_needs_repair_and_an_empty_folder(laptop: Machine, tmp_path: Path) -> None:
    assert laptop.refused("doctor", "--into", tmp_path / "new").error == "into_needs_repair"
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a").write_text("a")
    inside(
        laptop, lambda store: store._db.run("UPDATE op SET hash = 'x' WHERE id = (SELECT max(id) FROM op)")
    )
    assert laptop.attempt("doctor", "--repair", "--into", tmp_path / "full").error == "folder_not_empty"
