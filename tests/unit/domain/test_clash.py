"""What differs between two versions, and what "both" is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridworker.domain.clash import from_text, parts, together
from gridworker.domain.records import FIELDS

WORDS = st.text("王李张，。门前水沟堵了 \n12", max_size=40)


@given(WORDS, WORDS)
def test_the_parts_of_a_text_are_the_text(one: str, other: str) -> None:
    assert "".join(text for text, _ in parts(one, other)) == one


@given(WORDS, WORDS)
def test_what_is_not_marked_stands_in_the_other_version_too(one: str, other: str) -> None:
    here = [text for text, only in parts(one, other) if not only]
    there = [text for text, only in parts(other, one) if not only]
    at = 0
    for text in here:
        found = other.find(text, at)
        assert found >= 0
        at = found + len(text)
    assert len("".join(here)) <= len(other)
    assert bool(here) <= bool(there) or not other


def test_one_changed_letter_is_marked_and_nothing_else() -> None:
    assert parts("水沟堵了三天", "水沟堵了五天") == [("水沟堵了", False), ("三", True), ("天", False)]


def test_long_texts_are_compared_by_lines() -> None:
    page = "".join(f"第{n}行\n" for n in range(1000))
    changed = page.replace("第500行", "改过的行")
    assert [text for text, only in parts(changed, page) if only] == ["改过的行\n"]


@given(st.lists(st.lists(st.sampled_from(["ALONE", "DIBAO", "PARTY", "DISABLED"]), max_size=4), min_size=2))
def test_both_lists_hold_what_either_held_once(values: list[list[str]]) -> None:
    both = together(FIELDS["household"]["tags"], values)
    if sum(bool(value) for value in values) < 2:
        assert both is None
    else:
        assert sorted(both) == sorted({tag for value in values for tag in value})


@pytest.mark.parametrize(
    ("kind", "field", "values", "both"),
    [
        ("visit", "content", ["水沟堵了", "已经疏通"], "水沟堵了\n已经疏通"),
        ("visit", "content", ["水沟堵了", "门前水沟堵了三天"], "门前水沟堵了三天"),
        ("visit", "spoke_to", ["户主", "老伴"], "户主；老伴"),
        ("visit", "date", ["2026-04-05", "2026-04-06"], None),
        ("household", "size", [3, 4], None),
        ("household", "head", ["王" * 120, "李" * 120], None),
        ("visit", "new_field", ["一", "二"], None),
    ],
)
def test_both_makes_sense_for_lists_and_words_only(
    kind: str, field: str, values: list[object], both: object
) -> None:
    assert together(FIELDS[kind].get(field), values) == both


@pytest.mark.parametrize(
    ("kind", "field", "typed", "value"),
    [
        ("household", "size", " 4 ", 4),
        ("household", "size", "四", "四"),
        ("visit", "card_given", "是", True),
        ("visit", "companions", "李明、赵兰，周敏", ["李明", "赵兰", "周敏"]),
        ("visit", "content", "水沟堵了", "水沟堵了"),
    ],
)
def test_what_is_typed_becomes_what_the_field_holds(kind: str, field: str, typed: str, value: object) -> None:
    assert from_text(FIELDS[kind][field], typed) == value
