"""Tables that are filled at once have the same indexes afterwards, also when it goes wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from gridworker.storage import Store
from gridworker.storage.indexes import WORTH_IT, filled_at_once
from tests.support.stores import new_store


def indexes(store: Store) -> list[tuple[str, str]]:
    return store._db.all("SELECT name, sql FROM sqlite_master WHERE type = 'index' ORDER BY name")


def of_demands(store: Store) -> set[str]:
    return {name for name, sql in indexes(store) if sql and " ON " in sql and "demand" in name}


def test_the_indexes_are_as_before_and_meanwhile_only_those_of_few_rows_are_there(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        before = indexes(store)
        with store.atomic(), filled_at_once(store._db, ("demand",), WORTH_IT):
            meanwhile = of_demands(store)
            assert "demand_untold" in meanwhile
            assert "idx_demand_opened_rec" not in meanwhile
        assert indexes(store) == before


def test_few_rows_and_full_tables_keep_their_indexes(tmp_path: Path) -> None:
    with new_store(tmp_path) as store, store.atomic():
        before = indexes(store)
        with filled_at_once(store._db, ("demand",), WORTH_IT - 1):
            assert indexes(store) == before
        store._db.run("INSERT INTO demand (rec, in_scope, state, life) VALUES ('a', 'b', 'collected', 1)")
        with filled_at_once(store._db, ("demand",), WORTH_IT):
            assert indexes(store) == before


def test_a_fold_that_fails_leaves_every_index(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        before = indexes(store)

        def fails() -> None:
            with store.atomic(), filled_at_once(store._db, ("demand", "placed"), WORTH_IT):
                raise RuntimeError

        with pytest.raises(RuntimeError):
            fails()
        assert indexes(store) == before
