"""A row gives back exactly the fields that were put in, whatever they hold."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridworker.storage import columns
from gridworker.storage.columns import COLUMNS, fields_of_row, insert_sql, row_of, select_sql
from gridworker.storage.db import Db
from gridworker.storage.intake import CAREFUL, GATHERING, WHOLE, fitness
from tests.support.stores import new_store

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(1 << 53), 1 << 53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(codec="utf-8"), max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=4,
)


def fields(kind: str) -> st.SearchStrategy[dict[str, Any]]:
    names = st.sampled_from([c.name for c in COLUMNS[kind]]) | st.text(min_size=1, max_size=5)
    return st.dictionaries(names, VALUES, max_size=8)


def json_like(value: Any) -> Any:
    """Python holds 1, 1.0 and True for equal; JSON does not."""
    if isinstance(value, dict):
        return {name: json_like(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [json_like(inner) for inner in value]
    return (type(value).__name__, value)


def put_and_read(db: Db, kind: str, data: dict[str, Any]) -> dict[str, Any]:
    db.run(
        insert_sql(kind),
        row_of(kind, data, rec="r", in_scope="s", made_by=1, clk={}, redacted=[]),
    )
    row = db.one(f'SELECT {select_sql(kind)} FROM "{kind}" WHERE rec = ?', ("r",))
    assert row is not None
    return fields_of_row(kind, row)


@given(st.data())
def test_fields_come_back_as_they_went_in(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    with new_store(tmp_path_factory.mktemp("rows")) as store:
        for kind in COLUMNS:
            drawn = data.draw(fields(kind))
            assert json_like(put_and_read(store._db, kind, drawn)) == json_like(drawn)


def test_a_reader_that_took_one_for_true_would_be_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = columns.columns_to_fields

    def careless(*args: Any) -> dict[str, Any]:
        return {name: int(v) if v is True else v for name, v in real(*args).items()}

    monkeypatch.setattr(columns, "columns_to_fields", careless)
    with new_store(tmp_path) as store:
        data = {"card_given": True}
        assert json_like(put_and_read(store._db, "visit", data)) != json_like(data)


def test_only_what_columns_hold_exactly_takes_the_short_road() -> None:
    plain = {"date": "2026-04-05", "targets": ["a"], "mode": "HOME", "meet": "MET"}
    assert fitness("visit", plain, b"") == WHOLE
    assert fitness("visit", {**plain, "targets": ["a", "b"]}, b"") == GATHERING
    assert fitness("visit", {**plain, "newer_field": 1}, b"") == CAREFUL
    assert fitness("visit", {**plain, "content": None}, b"") == CAREFUL
    assert fitness("visit", plain, b'"a\\u0000b"') == CAREFUL
