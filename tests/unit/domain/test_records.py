"""What a record may hold: edits of some fields, whole new records, and what is asked at entry."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridworker.domain import records
from gridworker.domain.household import too_young_for_a_record
from gridworker.services.resources import load_vocab
from tests.support.records import (
    BANK_CARD,
    ID_NUMBER,
    make_collect,
    make_household,
    make_person,
    make_promise,
    make_visit,
)

WHOLE = {
    "visit": make_visit,
    "household": make_household,
    "person": make_person,
    "promise": make_promise,
    "demand.collect": make_collect,
}


@pytest.mark.parametrize("kind", list(WHOLE))
def test_a_whole_record_passes_and_so_does_each_of_its_fields_alone(kind: str) -> None:
    data = WHOLE[kind]()
    records.validate(kind, data)
    for name, value in data.items():
        records.validate(kind, {name: value}, partial=True)
        records.validate(kind, {name: None}, partial=True)


@pytest.mark.parametrize("kind", [*records.MODELS, *records.PAYLOADS])
def test_a_new_record_needs_its_required_fields_and_says_which(kind: str) -> None:
    required = [field for field in records.FIELDS[kind].values() if field.required]
    assert required
    with pytest.raises(records.BadRecord) as e:
        records.validate(kind, {})
    assert e.value.field == required[0].name
    assert e.value.code == "required"
    assert required[0].label in e.value.sentence
    records.validate(kind, {}, partial=True)


@pytest.mark.parametrize(
    ("kind", "data", "field"),
    [
        ("visit", {"date": "2026-02-30"}, "date"),
        ("visit", {"date": "1949-09-30"}, "date"),
        ("visit", {"date": "1948-12-31"}, "date"),
        ("visit", {"date": "2026-4-5"}, "date"),
        ("visit", {"date": "2026-04-05T00:00:00"}, "date"),
        ("visit", {"date": 20260405}, "date"),
        ("visit", {"targets": "x"}, "targets"),
        ("visit", {"targets": [1]}, "targets"),
        ("visit", {"mode": "上门"}, "mode"),
        ("visit", {"content": ["x"]}, "content"),
        ("visit", {"content": "长" * 65_537}, "content"),
        ("visit", {"place": "长" * 201}, "place"),
        ("visit", {"card_given": "yes"}, "card_given"),
        ("visit", {"started_at": "24:00"}, "started_at"),
        ("household", {"child_bands": {"14-17": 1}}, "child_bands"),
        ("household", {"child_bands": {"0-3": -1}}, "child_bands"),
        ("household", {"size": "4"}, "size"),
        ("household", {"size": True}, "size"),
        ("person", {"birth_year": 51}, "birth_year"),
        ("promise", {"due": "周四"}, "due"),
        ("demand.collect", {"consent_publish": 1}, "consent_publish"),
        ("visit", {"withdrawn": "no"}, "withdrawn"),
    ],
)
def test_a_value_of_the_wrong_shape_is_refused_with_its_label(
    kind: str, data: dict[str, Any], field: str
) -> None:
    with pytest.raises(records.BadRecord) as e:
        records.validate(kind, data, partial=True)
    assert e.value.field == field
    assert records.label(kind, field) in e.value.sentence
    assert e.value.hint


def test_the_first_day_is_the_first_of_october_1949() -> None:
    records.validate("visit", {"date": "1949-10-01"}, partial=True)


def test_fields_of_a_newer_program_and_kinds_nobody_knows_pass() -> None:
    records.validate("visit", {**make_visit(), "mood": ["x", {"y": 1}]})
    records.validate("spaceship", {"anything": object()})
    records.validate("demand.close_out", {"outcome": "DONE"})


@given(
    st.dictionaries(
        st.sampled_from(list(records.FIELDS["visit"])),
        st.one_of(
            st.none(), st.integers(), st.text(), st.booleans(), st.lists(st.text(max_size=3), max_size=2)
        ),
    )
)
def test_the_fast_answer_and_the_one_with_words_agree(data: dict[str, Any]) -> None:
    if _refused(data):
        with pytest.raises(records.BadRecord):
            records.load("visit", data)
    else:
        view = records.load("visit", data)
        assert {name: getattr(view, name) for name in data} == data


def _refused(data: dict[str, Any]) -> bool:
    try:
        records.validate("visit", data, partial=True)
    except records.BadRecord as e:
        return e.field in data
    return False


def test_forbidden_numbers_are_found_in_every_free_text_field_of_every_kind() -> None:
    for kind, fields in records.FIELDS.items():
        for field in fields.values():
            if field.free_text:
                value: Any = [ID_NUMBER] if field.shape == "names" else f"他的号码{ID_NUMBER}"
                found = records.check_texts(kind, {field.name: value})
                assert [(f.field, f.finding.last4) for f in found] == [(field.name, "002X")], (kind, field)
            assert field.shape in ("text", "mark", "long", "names") or not field.free_text


def test_forbidden_numbers_are_found_in_fields_nobody_knows() -> None:
    found = records.check_texts("visit", {"later": BANK_CARD})
    assert [(f.field, f.finding.kind) for f in found] == [("later", "bank_card")]


def test_ids_and_grid_codes_are_not_taken_for_forbidden_numbers() -> None:
    assert records.check_texts("household", make_household()) == []
    assert records.check_texts("grid", {"code": "990101100201001", "name": "石桥村第一网格"}) == []
    assert records.check_texts("grid", {"code": ID_NUMBER})


def test_codes_are_asked_of_the_vocabulary_at_entry_only() -> None:
    vocab = load_vocab()
    records.check_codes("visit", make_visit(topics=["LAW"]), vocab)
    records.validate("visit", make_visit(mode="DRONE"))
    for data in ({"mode": "DRONE"}, {"topics": ["LAW", "DRONE"]}):
        with pytest.raises(records.BadRecord) as e:
            records.check_codes("visit", data, vocab)
        assert e.value.code == "unknown_code"
        assert e.value.field in data


def test_long_texts_are_those_that_nobody_has_to_decide_between() -> None:
    assert records.narratives("visit") == {"content", "suggestion", "on_spot", "reason"}
    assert records.narratives("promise") == {"reason"}


def test_children_under_fourteen_get_no_record() -> None:
    today = date(2026, 4, 5)
    assert too_young_for_a_record(make_person(birth_year=2013), today)
    assert not too_young_for_a_record(make_person(birth_year=2012), today)
    assert not too_young_for_a_record({"relation": "孙子"}, today)


def test_a_view_is_frozen() -> None:
    view = records.load("visit", make_visit())
    with pytest.raises(ValueError, match="frozen"):
        view.content = "x"
