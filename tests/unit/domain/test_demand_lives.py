"""A demand told, answered, ended and taken up again: what a life keeps and what the next begins without."""

from __future__ import annotations

from typing import Any

import pytest

from gridworker.domain.demand import GUARDS, Case, Event, take, why_not
from tests.support.cases import COLLECTED, case, event


def test_a_redacted_value_counts_as_given() -> None:
    told = Event("collect", "d1", "worker", "worker", "2026-04-05", {}, frozenset({"text"}))
    here = Case()
    assert take(here, told) == ""
    assert here.fields == {"text": None, "first_asked_by": "worker"}
    assert here.lost == {"text"}
    assert why_not(case("in_progress"), Event("hold", "d1", "c", "town", "2026-04-05", None)) == ""


def test_a_matter_is_closed_only_after_the_resident_was_told_in_this_life() -> None:
    here = case("published", told=False)
    assert why_not(here, event("close_out")) == "told"
    take(here, event("tell_resident"))
    assert take(here, event("close_out")) == ""
    take(here, event("reopen"))
    assert here.life == 2
    here.state = "published"
    assert why_not(here, event("close_out")) == "told"


def test_two_tries_on_different_days_stand_for_telling() -> None:
    here = case("published", told=False)
    for day in ("2026-04-05", "2026-04-05"):
        take(here, event("tell_resident", outcome="UNREACH", on=day))
    assert why_not(here, event("close_out")) == "told"
    take(here, event("tell_resident", outcome="UNREACH", on="2026-04-07"))
    assert take(here, event("close_out")) == ""


def test_the_matter_shows_what_its_steps_left_and_forgets_the_work_of_a_former_life() -> None:
    here = case("draft", fields={})
    for step in (
        event("collect"), event("register"), event("assign"), event("accept"), event("report_back"),
        event("verify", author="other"), event("tell_resident"), event("publish_notice"), event("close_out"),
    ):  # fmt: skip
        assert take(here, step) == "", step.name
    assert here.fields["number"] == "SQ-1"
    assert here.fields["unit"] == "u"
    take(here, event("reopen"))
    assert here.fields["text"] == "水渠堵了"
    assert not {"unit", "due", "result", "outcome"} & here.fields.keys()


def test_a_new_life_keeps_the_words_the_number_and_the_meeting_and_nothing_else() -> None:
    work = dict.fromkeys(
        ("unit", "person", "co_units", "due", "task", "plan", "leader", "review_on", "result", "outcome"), "x"
    )
    here = case(
        "closed", persons=frozenset({"plumber"}), reported_by=("plumber", "clerk"), extensions=1,
        tries=frozenset({"2026-04-01"}), skipped_notice=True, called=True, decided=True, unhappy=True,
        answered=True, fields={**COLLECTED, "number": "SQ-1", **work}, lost=frozenset({"result", "place"}),
    )  # fmt: skip
    assert take(here, event("reopen")) == ""
    assert here == Case(
        state="registered", life=2, first_asked="worker", registered=True, decided=True,
        fields={**COLLECTED, "number": "SQ-1"}, lost=frozenset({"place"}),
    )  # fmt: skip


def test_what_was_redacted_and_is_written_anew_is_lost_no_more() -> None:
    here = case("registered", fields={**COLLECTED, "text": None}, lost=frozenset({"text", "place"}))
    assert take(here, event("correct", role="worker", text="水渠断了")) == ""
    assert (here.fields["text"], here.lost) == ("水渠断了", {"place"})
    again = Case()
    gone = frozenset({"text", "first_asked_by"})
    assert take(again, Event("collect", "d1", "worker", "worker", "2026-04-05", {}, gone)) == ""
    assert (again.fields, again.lost) == ({"text": None, "first_asked_by": "worker"}, {"text"})


@pytest.mark.parametrize("state", ["collected", "registered", "assigned", "in_progress", "reported"])
def test_what_was_withdrawn_goes_on_where_it_stood(state: str) -> None:
    here = case(state)
    for name in ("withdraw", "put_back"):
        assert take(here, event(name, author="worker", role="worker")) == ""
    assert here.state == state


@pytest.mark.parametrize("mark", [1, 2, "1", "2"])
@pytest.mark.parametrize("state", ["reported", "verified", "published", "closed"])
def test_who_is_not_satisfied_has_the_same_number_taken_up_again(mark: Any, state: str) -> None:
    here = case(state, reported_by=("plumber", "clerk"), fields={**COLLECTED, "number": "SQ-1"})
    if state != "closed":
        assert why_not(here, event("reopen")) == "complained"
    assert take(here, event("callback", author="other", satisfaction=mark)) == ""
    if state == "published":
        assert why_not(here, event("close_out")) == "content"
    assert take(here, event("reopen")) == ""
    assert (here.state, here.life, here.fields["number"]) == ("registered", 2, "SQ-1")


@pytest.mark.parametrize("mark", [3, 5, 0, True, 1.0, "一"])
def test_any_other_mark_is_no_complaint(mark: Any) -> None:
    here = case("published", reported_by=("plumber", "clerk"))
    take(here, event("callback", author="other", satisfaction=mark))
    assert why_not(here, event("close_out")) == ""
    assert here.answered
    take(here, event("callback", author="other", satisfaction=1, no_answer=True))
    assert why_not(here, event("close_out")) == ""


def test_whoever_does_not_answer_a_call_says_nothing_and_takes_nothing_back() -> None:
    here = case("published", reported_by=("plumber", "clerk"))
    take(here, event("callback", author="other", satisfaction=..., no_answer=True))
    assert (here.unhappy, here.answered) == (False, False)
    take(here, event("callback", author="other", satisfaction=1))
    take(here, event("callback", author="other", satisfaction=..., no_answer=True))
    assert (here.unhappy, here.answered) == (True, True)


def test_a_complaint_in_a_later_life_or_after_rework_does_not_hold_a_matter_open() -> None:
    second = case("published", life=2)
    take(second, event("callback", author="other", satisfaction=1))
    assert why_not(second, event("close_out")) == ""
    mended = case("reported", reported_by=("plumber", "clerk"))
    take(mended, event("callback", author="other", satisfaction=1))
    take(mended, event("return_for_rework", author="boss"))
    assert not mended.unhappy


@pytest.mark.parametrize("name", ["report_back", "resolve_on_spot"])
def test_what_was_told_before_the_result_is_not_the_result(name: str) -> None:
    state = {"report_back": "in_progress", "resolve_on_spot": "collected"}[name]
    here = case(state, told=False)
    take(here, event("tell_resident", role="worker", author="worker"))
    assert here.told
    assert take(here, event(name, author="worker", role="unit")) == ""
    assert (here.told, here.tries) == (False, frozenset())
    here.state, here.fields["track"] = "reported", "NOW"
    assert why_not(here, event("close_out", author="other")) == "told"
    take(here, event("tell_resident", role="worker", author="worker"))
    assert why_not(here, event("close_out", author="other")) == ""


@pytest.mark.parametrize("name", ["decline", "merge_into", "withdraw"])
def test_what_ends_otherwise_has_to_be_told_again(name: str) -> None:
    here = case("collected", told=True, tries=frozenset({"2026-04-01"}))
    assert take(here, event(name)) == ""
    assert (here.told, here.tries) == (False, frozenset())
    assert take(here, event("tell_resident", role="worker", author="worker")) == ""
    assert here.told


def test_what_was_done_at_the_door_is_registered_in_its_second_life() -> None:
    here = Case()
    for name in ("collect", "resolve_on_spot", "tell_resident", "callback", "reopen"):
        mark = {"satisfaction": 1, "author": "other"} if name == "callback" else {"author": "worker"}
        assert take(here, event(name, role="worker", **mark)) == "", name
    assert (here.state, here.life) == ("collected", 2)
    assert take(here, event("register")) == ""
    here.state = "closed"
    take(here, event("reopen"))
    assert (here.state, here.life) == ("registered", 3)


def test_a_withdrawal_taken_back_gives_back_what_was_told_and_tried() -> None:
    here = case("reported", told=True, tries=frozenset({"2026-04-01"}))
    for name in ("withdraw", "put_back"):
        assert take(here, event(name)) == ""
    assert (here.state, here.told, here.tries) == ("reported", True, {"2026-04-01"})


def test_who_was_asked_first_stays_so_whatever_comes() -> None:
    here = Case()
    take(here, event("collect", author="worker", first_asked_by="somebody"))
    for name in ("register", "assign", "accept", "hand_over", "correct"):
        assert take(here, event(name, first_asked_by="clerk")) == ""
        assert (here.first_asked, here.fields["first_asked_by"]) == ("worker", "worker")


def test_a_table_without_the_guard_of_telling_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(GUARDS, "told", lambda case, event: True)
    with pytest.raises(AssertionError):
        test_a_matter_is_closed_only_after_the_resident_was_told_in_this_life()
