"""A declared shape prints exactly what it declares."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridworker.cli.shape import each, obj, plain
from gridworker.errors import BugError


@dataclass
class Row:
    id: str
    path: Path
    day: date | None = None


def test_members_that_are_not_declared_stay_inside() -> None:
    assert obj("id").fill({"id": "1", "phone": "15400000001"}) == {"id": "1"}


def test_a_member_that_a_row_lacks_is_null() -> None:
    assert each("id", "phone").fill([{"id": "1"}]) == [{"id": "1", "phone": None}]


def test_a_member_that_an_object_lacks_is_our_mistake() -> None:
    with pytest.raises(BugError):
        obj("number").fill(Row("1", Path("a")))


def test_paths_and_days_become_text() -> None:
    filled = obj("id", "path", "day").fill(Row("1", Path("stick") / "a.gwb", date(2026, 4, 5)))
    assert filled == {"id": "1", "path": str(Path("stick") / "a.gwb"), "day": "2026-04-05"}


def test_nested_lists_keep_their_order_and_their_own_members() -> None:
    shape = obj("total", files=each("path"))
    value = {"total": 2, "files": [{"path": "b", "secret": 1}, {"path": "a"}]}
    assert shape.fill(value) == {"total": 2, "files": [{"path": "b"}, {"path": "a"}]}


def test_the_names_for_the_manual_say_where_lists_are() -> None:
    shape = each("id", values=each("choice"), by=obj("name"))
    assert list(shape.paths()) == ["[].id", "[].values[]", "[].values[].choice", "[].by", "[].by.name"]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(json_values)
def test_what_is_json_already_is_left_alone(value: object) -> None:
    assert plain(value) == value


def test_bytes_are_never_printed_by_accident() -> None:
    with pytest.raises(BugError):
        plain({"key": b"secret"})
