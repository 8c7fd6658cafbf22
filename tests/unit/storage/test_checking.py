"""The check in small steps: it finds what the full one finds, writes nothing, and lets others write."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gridworker.storage import Intent, Store, Writer
from gridworker.storage.checking import Checking
from tests.support.ops import SeededEntropy, make_id
from tests.support.stores import new_store

WHO = Writer("device-1", "inc-1", "worker-1")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with new_store(tmp_path) as opened:
        _write(opened, range(1, 500))
        yield opened


def _write(store: Store, numbers: range) -> None:
    plain = {"date": "2026-04-05", "mode": "HOME", "meet": "MET", "targets": [make_id(9001), make_id(9002)]}
    store.write(
        [Intent("visit", make_id(n), "s1", plain) for n in numbers],
        who=WHO,
        entropy=SeededEntropy(numbers[0]),
    )


def walk(store: Store) -> Checking:
    checking = store.checking()
    while checking.step():
        pass
    return checking


def test_a_sound_store_agrees_with_its_log(store: Store) -> None:
    done = walk(store)
    assert done.findings() == []
    assert done.records == 499
    assert done.ops >= 499


def test_nothing_is_written(store: Store) -> None:
    before = store._db.conn.total_changes, (store.path.with_name(store.path.name + "-wal")).stat().st_size
    walk(store)
    assert (store.path.with_name(store.path.name + "-wal")).stat().st_size == before[1]


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        ("UPDATE visit SET content = '别的' WHERE rec = :rec", "tables_differ"),
        ("DELETE FROM visit WHERE rec = :rec", "tables_differ"),
        ("UPDATE op SET body = CAST('{}' AS BLOB) WHERE rec = :rec", "broken_chain"),
        ("UPDATE op SET header = CAST('{}' AS BLOB) WHERE rec = :rec", "broken_chain"),
    ],
)
@pytest.mark.parametrize("which", [1, 401, 499])
def test_what_was_damaged_is_found(store: Store, damage: str, code: str, which: int) -> None:
    store._db.conn.execute(damage, {"rec": make_id(which)})
    assert code in {finding.code for finding in walk(store).findings()}


def test_what_is_written_meanwhile_is_no_fault(store: Store) -> None:
    checking = store.checking()
    more, at = True, 1000
    while more:
        more = checking.step()
        _write(store, range(at, at + 3))
        at += 3
    assert checking.findings() == []
