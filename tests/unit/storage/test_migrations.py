"""The schema: named steps, a store from the future, and columns that agree with the tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from gridworker.domain.records import FIELDS
from gridworker.errors import UserError
from gridworker.storage import Store, migrations
from gridworker.storage.columns import COLUMNS, COMMON, DEMAND_COLUMNS, DERIVED
from gridworker.storage.schema_search import steps
from tests.support.stores import KEY, new_store


def columns_of(store: Store, table: str) -> dict[str, str]:
    return {row[1]: row[2] for row in store._db.all(f'PRAGMA table_info("{table}")')}


def test_a_new_store_has_every_step(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        assert migrations.is_current(store._db)
        names = [row[0] for row in store._db.all("SELECT name FROM _sqlite_migrations ORDER BY id")]
    assert tuple(names) == migrations.STEPS


def test_a_store_of_a_newer_program_is_refused_and_not_touched(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        store._db.run(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('gridworker', 'm999', '')"
        )
    before = (tmp_path / "store.db").read_bytes()
    for readonly in (False, True):
        with pytest.raises(UserError, match="更新版本") as told:
            Store.open(tmp_path / "store.db", KEY, readonly=readonly)
        assert told.value.code == "newer_store"
    assert (tmp_path / "store.db").read_bytes() == before


def test_a_step_that_fails_leaves_the_store_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(db: object) -> None:
        store._db.run("CREATE TABLE half_done (a)")
        raise RuntimeError

    with new_store(tmp_path) as store:
        monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, "m998_half"))
        monkeypatch.setattr(steps, "_migrations", [*steps._migrations, steps._Migration("m998_half", half)])
        with pytest.raises(RuntimeError):
            migrations.migrate(store._db)
        assert not columns_of(store, "half_done")
        assert not migrations.is_current(store._db)


@pytest.mark.parametrize("kind", sorted(COLUMNS))
def test_columns_are_those_of_the_table(tmp_path: Path, kind: str) -> None:
    types = {str: "TEXT", int: "INTEGER", bool: "INTEGER", list: "TEXT", dict: "TEXT"}
    with new_store(tmp_path) as store:
        there = columns_of(store, kind)
    wanted = [*COMMON, *(c.name for c in COLUMNS[kind]), *(name for name, _, _ in DERIVED.get(kind, ()))]
    assert sorted(there) == sorted(wanted)
    assert {c.name: there[c.name] for c in COLUMNS[kind]} == {c.name: types[c.type] for c in COLUMNS[kind]}


def test_a_matter_has_a_column_for_each_field_of_its_table(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        assert {c.name for c in DEMAND_COLUMNS} <= columns_of(store, "demand").keys()


@pytest.mark.parametrize("kind", sorted(COLUMNS))
def test_every_field_of_the_domain_has_a_column(kind: str) -> None:
    # Not a must for the fold (a field without a column lies in `extra`), but for lists and speed.
    assert set(FIELDS[kind]) == {c.name for c in COLUMNS[kind]}


def test_rows_that_are_no_columns_type_are_refused_by_the_tables(tmp_path: Path) -> None:
    with new_store(tmp_path) as store, pytest.raises(Exception, match="cannot store TEXT"):
        store._db.run("INSERT INTO person (rec, in_scope, made_by, birth_year) VALUES ('a', 'b', 1, 'x')")
