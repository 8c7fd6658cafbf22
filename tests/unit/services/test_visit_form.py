"""What is asked and refused before a visit is saved."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridworker.services import visit_form
from gridworker.services.visit_form import (
    DemandDraft,
    PromiseDraft,
    VisitDraft,
    check_visit,
    cleaned,
    visit_fields,
    with_fixes,
)

TODAY = date(2026, 4, 5)
ID_NUMBER = "11010519491231002X"
"""The example of the standard's own annex."""


def page(**changes: object) -> VisitDraft:
    values: dict[str, object] = {
        "date": TODAY, "targets": ["h1"], "mode": "HOME", "meet": "MET", "content": "水管修好了",
    }  # fmt: skip
    return VisitDraft.model_validate({**values, **changes})


def codes(draft: VisitDraft) -> list[str]:
    return [problem.code for problem in check_visit(draft, TODAY)]


def test_a_page_with_the_five_things_has_no_problem() -> None:
    assert codes(page()) == []


def test_an_empty_page_names_all_that_is_missing_in_the_order_of_the_form() -> None:
    assert codes(VisitDraft()) == ["date_missing", "target_missing", "mode_missing", "meet_missing"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"content": "  \n"}, "content_missing"),
        ({"date": date(1949, 9, 30)}, "date_too_early"),
        ({"date": date(1900, 1, 1)}, "date_too_early"),
        ({"date": date(2026, 4, 6)}, "date_future"),
        ({"targets": []}, "target_missing"),
        ({"demands": [DemandDraft(text=" ")]}, "demand_empty"),
        ({"promises": [PromiseDraft(due=TODAY)]}, "promise_empty"),
        ({"content": f"身份证 {ID_NUMBER}"}, "id_number"),
        ({"promises": [PromiseDraft(text=f"带上{ID_NUMBER}")]}, "id_number"),
        ({"reflection": ID_NUMBER}, "id_number"),
        ({"companions": ["小李", "6222021234567890128"]}, "bank_card"),
        ({"started_at": "25:00"}, "bad_time"),
    ],
)
def test_a_page_is_asked_about(changes: dict[str, object], code: str) -> None:
    assert codes(page(**changes)) == [code]


@pytest.mark.parametrize(
    "changes",
    [{"targets": [], "place": "村口小卖部"}, {"meet": "ABSENT", "content": ""}, {"date": date(1949, 10, 1)}],
)
def test_a_page_that_is_fine_in_another_way(changes: dict[str, object]) -> None:
    assert codes(page(**changes)) == []


def test_only_a_future_date_does_not_block() -> None:
    (problem,) = check_visit(page(date=date(2027, 1, 1)), TODAY)
    assert not problem.blocking
    assert "2027-01-01" in problem.sentence


def test_an_id_number_offers_its_last_four_and_taking_it_is_enough() -> None:
    draft = page(content=f"他说身份证是{ID_NUMBER}，要办社保")
    (problem,) = check_visit(draft, TODAY)
    assert problem.fix is not None
    assert "002X" in problem.fix
    assert ID_NUMBER not in problem.fix
    assert codes(with_fixes(draft)) == []


def test_ten_megabytes_of_text_are_refused_at_once_and_nothing_else_is_looked_at() -> None:
    draft = page(content="字" * 10_000_000)
    began = time.perf_counter()
    assert codes(draft) == ["text_too_long"]
    assert time.perf_counter() - began < 1


def test_names_lose_control_and_bidi_characters_and_narratives_keep_their_lines() -> None:
    draft = cleaned(
        page(companions=["王\u202e小\x00明 ", "\u200b"], content="一\r\n二\u202e ", spoke_to="老 伴")
    )
    assert draft.companions == ["王小明"]
    assert draft.content == "一\n二"


def test_what_is_empty_is_not_written() -> None:
    assert visit_fields(page()) == {
        "date": "2026-04-05", "targets": ["h1"], "mode": "HOME", "meet": "MET", "purpose": "ROUTINE",
        "content": "水管修好了",
    }  # fmt: skip


@given(st.text(max_size=300), st.text(max_size=80), st.text(max_size=250))
def test_whatever_is_typed_is_either_refused_or_can_be_cleaned(content: str, name: str, promise: str) -> None:
    draft = page(content=content, companions=[name], promises=[PromiseDraft(text=promise)])
    if not any(problem.code == "text_too_long" for problem in check_visit(draft, TODAY)):
        once = cleaned(draft)
        assert cleaned(once) == once


def test_the_suite_sees_a_check_without_the_detector(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visit_form, "find_forbidden", lambda _text: [])
    with pytest.raises(AssertionError):
        test_a_page_is_asked_about({"content": f"身份证 {ID_NUMBER}"}, "id_number")
