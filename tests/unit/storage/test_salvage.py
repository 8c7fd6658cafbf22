"""Damaged files: every broken page is named, and what can be read goes into a new store. The file stays."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridworker.errors import UserError
from gridworker.storage import Intent, Query, Store, Writer
from gridworker.storage.pages import PAGE, damaged_pages
from gridworker.storage.rights import trust_nobody
from gridworker.storage.salvage import Salvage, salvage
from tests.support.ops import SeededEntropy, make_id
from tests.support.stores import KEY

WHO = Writer("device-1", "inc-1", "worker-1")
VISITS = 300


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of three hundred visits and a draft, closed."""
    path = tmp_path_factory.mktemp("sound") / "store.db"
    with Store.create(path, KEY) as store:
        for name in ("device", "inc", "home_scope", "worker"):
            store.set_meta(name, f"{name}-1")
        store.write(
            [
                Intent(
                    "visit", make_id(n), "home-1",
                    {"date": "2026-04-05", "mode": "HOME", "meet": "MET", "content": f"第{n}页" * (n % 60)},
                )
                for n in range(VISITS)
            ],
            who=WHO, entropy=SeededEntropy(),
        )  # fmt: skip
        store.keep_draft("d1", "visit", {"content": "还没写完"}, "2026-04-05T09:30:00+08:00")
    return path


def damage(source: Path, target: Path, numbers: list[int]) -> None:
    """A copy with some bytes of some pages changed."""
    shutil.copyfile(source, target)
    with target.open("r+b") as file:
        for number in numbers:
            file.seek((number - 1) * PAGE + 2000)
            file.write(b"torn")


def saved(damaged: Path, fresh: Path) -> tuple[Salvage, Store]:
    found = salvage(damaged, KEY, fresh, trust_nobody)
    return found, Store.open(fresh, KEY)


def test_a_torn_a_swapped_and_a_missing_piece_are_named_by_their_pages(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    assert damaged_pages(sound, KEY) == []
    whole = sound.read_bytes()
    pages = [whole[at : at + PAGE] for at in range(0, len(whole), PAGE)]
    torn = pages[8][:512] + pages[9][512:]
    pages[10], pages[11] = pages[11], pages[10]
    pages[8] = torn
    path.write_bytes(b"".join(pages)[:-100])
    assert damaged_pages(path, KEY) == [9, 11, 12, len(pages)]


def test_a_sound_store_is_taken_over_whole(sound: Path, tmp_path: Path) -> None:
    found, store = saved(sound, tmp_path / "fresh.db")
    with store, Store.open(sound, KEY) as before:
        assert (found.ops, found.lost, found.holes) == (VISITS, {}, False)
        assert store.digest() == before.digest()
        assert list(store.log_dump()) == list(before.log_dump())
        assert [d.body for d in store.drafts()] == [{"content": "还没写完"}]
        assert {f.level for f in store.check()} == {"ok"}
    assert sorted(p.name for p in tmp_path.iterdir()) == ["fresh.db"]


@settings(max_examples=10)
@given(st.randoms(use_true_random=False), st.integers(1, 6))
def test_whatever_pages_are_damaged_the_rest_is_saved_and_the_file_stays(
    sound: Path, tmp_path_factory: pytest.TempPathFactory, chance: random.Random, how_many: int
) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    pages = sound.stat().st_size // PAGE
    # The first pages hold the list of tables; without it nothing is found (a test of its own).
    numbers = sorted(chance.sample(range(12, pages + 1), how_many))
    damage(sound, folder / "store.db", numbers)
    before = (folder / "store.db").read_bytes()
    try:
        found, store = saved(folder / "store.db", folder / "fresh.db")
    except UserError as refused:
        gone = refused.code, sorted(p.name for p in folder.iterdir())
    else:
        gone = None
    if gone is not None:  # the list of tables, or the few values that name this device
        assert gone == ("damaged_store", ["store.db"])
        return
    with store:
        assert store.count(Query("visit")) == found.ops
        # A page holds at most some dozen short ops; nothing beyond the damaged pages is lost.
        assert found.ops >= VISITS - 40 * how_many
        assert {f.level for f in store.check()} <= {"ok", "note"}
    assert (folder / "store.db").read_bytes() == before


def test_what_is_missing_is_named_by_its_number(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    for number in range(sound.stat().st_size // PAGE // 2, sound.stat().st_size // PAGE):
        damage(sound, path, [number])
        try:
            found, store = saved(path, tmp_path / f"fresh-{number}.db")
        except UserError:
            continue  # a page of the list of tables
        with store:
            if found.lost:
                (lost,) = found.lost.values()
                assert found.ops + len(lost) == VISITS
                (gap,) = store.gaps() if max(lost) < VISITS else (None,)
                assert gap is None or (gap.first, gap.last) == (min(lost), max(lost))
                return
    raise AssertionError("no page of the log was met")


def test_an_op_whose_bytes_were_altered_is_left_out(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    shutil.copyfile(sound, path)
    with Store.open(path, KEY) as store:
        store._db.run("UPDATE op SET body = CAST('{}' AS BLOB) WHERE (id >> 8) & 65535 = 7")
        assert {f.code for f in store.check() if f.level == "bad"} == {"broken_chain"}
    found, store = saved(path, tmp_path / "fresh.db")
    with store:
        assert (found.ops, list(found.lost.values())) == (VISITS - 1, [[7]])
        assert {f.level for f in store.check()} <= {"ok", "note"}


def test_without_the_list_of_tables_it_says_so_and_leaves_nothing_behind(sound: Path, tmp_path: Path) -> None:
    damage(sound, tmp_path / "store.db", [1])
    with pytest.raises(UserError) as told:
        salvage(tmp_path / "store.db", KEY, tmp_path / "fresh.db", trust_nobody)
    assert told.value.code == "damaged_store"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["store.db"]
