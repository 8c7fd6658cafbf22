"""What lists and figures ask of a demand: days, tellings, limits and balance, as its steps leave them."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import from_json

from gridworker.domain import demand_facts
from gridworker.domain.demand import Case, Event, take
from gridworker.domain.demand_facts import LONGEST, Facts, clock_text, facts
from gridworker.domain.matter_state import Line, MatterState

PAYLOAD = {
    "text": "水渠堵了", "result": "已修好", "outcome": "DONE", "number": "SQ-1", "track": "SIMPLE",
    "route": "DIRECT", "reason": "说明", "unit": "u1", "due": "2026-05-01", "how": "HOME", "satisfaction": 1,
    "notice": "n1", "consent_publish": True, "sensitive": False, "review_on": "2026-04-30", "level": "S1",
    "into": "other", "meeting": "m", "decision": "修",
}  # fmt: skip


def at(day: int, name: str, by: str = "w1", **data: object) -> Event:
    return Event(name, "d1", by, "town", f"2026-04-{day:02d}", {**PAYLOAD, **data})


def after(*events: Event, **more: Any) -> Facts:
    """The facts of a demand after these steps, each of which must be taken; `more` of the matter itself."""
    case = Case()
    for event in events:
        assert take(case, event) == "", event.name
    folded: dict[str, Any] = {
        "rec": "d1", "process": "demand", "lines": (), "state": case.state, "life": case.life, "placed": {},
        "fields": case.fields, "heads": (), "redacted": frozenset(), "trail": events, "told": case.heard,
    }  # fmt: skip
    return facts(MatterState(**{**folded, **more}))


def clock(*events: Event) -> list[Any]:
    """Track, limit, first day, agreed day, extension, holds."""
    return list(from_json(after(*events).clock or "null"))


GIVEN = (at(1, "collect"), at(2, "register"), at(3, "assign"))
TAKEN = (*GIVEN, at(3, "accept"))
WAY = (*TAKEN, at(7, "report_back"), at(8, "tell_resident"))


def test_facts_of_one_life_begin_again_with_the_next() -> None:
    way = (*WAY, at(9, "callback", actor="w2"))
    first = after(*way)
    days = (first.registered_on, first.assigned_on, first.reported_on)
    assert days == ("2026-04-02", "2026-04-03", "2026-04-07")
    assert (first.called_on, first.satisfaction, first.for_others) == ("2026-04-09", 1, 0)
    assert (first.told_on, first.untold, first.first_asked) == ("2026-04-08", 0, "w1")
    second = after(*way, at(20, "reopen"))
    assert (second.registered_on, second.reported_on, second.told_on) == ("2026-04-02", None, None)
    assert from_json(second.clock or "[]")[2] == "2026-04-20"


def test_what_was_done_at_the_door_comes_into_the_balance_when_it_is_registered() -> None:
    door = (
        at(1, "collect"), at(1, "resolve_on_spot"), at(1, "tell_resident"), at(2, "close_out"),
        at(9, "reopen"),
    )  # fmt: skip
    waiting, declined = after(*door), after(*door, at(10, "decline"))
    assert (waiting.ledger, waiting.clock, declined.ledger) == (None, None, None)
    assert after(*door, at(10, "register")).ledger == '[["2026-04-10","registered"]]'


def test_a_call_that_reaches_nobody_takes_back_nothing_that_was_said() -> None:
    said = at(9, "callback", actor="w2", satisfaction=4, for_others=True)
    nobody = at(10, "callback", actor="w2", satisfaction=None, no_answer=True)
    once, twice = after(*WAY, nobody), after(*WAY, said, nobody)
    assert (once.called_on, once.satisfaction) == ("2026-04-10", None)
    assert (twice.called_on, twice.satisfaction, twice.for_others) == ("2026-04-10", 4, 1)


@given(st.text() | st.integers() | st.booleans() | st.just("7" * 5000) | st.lists(st.integers()) | st.none())
def test_whatever_stands_as_a_mark_is_one_from_0_to_5_or_none(mark: object) -> None:
    found = after(*WAY, at(9, "callback", actor="w2", satisfaction=mark, no_answer=False)).satisfaction
    assert found == (int(str(mark)) if str(mark) in ("0", "1", "2", "3", "4", "5") else None)


@pytest.mark.parametrize("mark", range(6))
def test_a_mark_is_the_same_as_a_number_and_as_a_word(mark: int) -> None:
    for said in (mark, str(mark)):
        assert after(*WAY, at(9, "callback", actor="w2", satisfaction=said)).satisfaction == mark


def test_of_the_days_of_one_life_only_the_registering_stays() -> None:
    whole = (
        *TAKEN, at(4, "hold"), at(5, "resume"), at(5, "ask_extend"), at(6, "extend"), at(6, "supervise"),
        at(7, "report_back"), at(7, "return_for_rework", "boss"), at(8, "report_back"),
        at(8, "tell_resident"), at(8, "callback", actor="w2"), at(9, "reopen"),
    )  # fmt: skip
    blank = asdict(Facts())
    kept = {name: value for name, value in asdict(after(*whole)).items() if value != blank[name]}
    assert kept == {
        "first_asked": "w1", "registered_on": "2026-04-02", "last_on": "2026-04-09",
        "clock": clock_text("SIMPLE", None, "2026-04-09"), "ledger": '[["2026-04-02","registered"]]',
    }  # fmt: skip


def test_who_has_it_and_since_when_begins_again_when_it_is_given_to_somebody_else() -> None:
    other = after(*TAKEN, at(5, "transfer", unit="u2"))
    assert (other.assigned_on, other.accepted_on) == ("2026-04-05", None)
    back = after(*GIVEN, at(4, "send_back"))
    assert (back.assigned_on, back.accepted_on) == (None, None)


def test_an_extension_counts_from_the_day_it_was_asked_for() -> None:
    asked = (*TAKEN, at(4, "ask_extend"))
    assert after(*asked).asked_on == "2026-04-04"
    granted = after(*asked, at(6, "extend"))
    assert (granted.asked_on, granted.extended) == (None, 1)
    assert clock(*asked, at(6, "extend"))[4] == ["2026-04-04", "2026-04-06", "2026-05-01"]
    assert clock(*TAKEN, at(6, "extend"))[4] == ["2026-04-06", "2026-04-06", "2026-05-01"]
    odd = after(*asked, at(6, "extend", due="20260501"))
    assert (odd.extended, odd.asked_on) == (0, None), "a day that is none extends nothing"


def test_holds_stand_one_after_the_other_and_the_last_may_be_open() -> None:
    held = (*TAKEN, at(4, "hold"))
    assert after(*held).held_on == "2026-04-04"
    again = (*held, at(6, "resume"), at(8, "hold"))
    assert clock(*again)[5] == [["2026-04-04", "2026-04-06"], ["2026-04-08", None]]
    assert after(*held, at(6, "resume")).held_on is None


def test_a_limit_of_its_own_and_an_agreed_day_are_in_the_clock_where_they_can_be() -> None:
    def registered(**said: object) -> list[Any]:
        return clock(at(1, "collect"), at(2, "register", **said))[:4]

    assert registered(limit=0) == ["SIMPLE", 0, "2026-04-02", None]
    assert registered(limit=LONGEST) == ["SIMPLE", LONGEST, "2026-04-02", None]
    for odd in (LONGEST + 1, -1, True, "3"):
        assert registered(limit=odd) == ["SIMPLE", None, "2026-04-02", None]
    assert registered(track="APPOINT", appoint_on="2026-04-09")[3] == "2026-04-09"
    assert registered(track="APPOINT", appoint_on="2026-04-9")[3] is None
    assert registered(track="SIMPLE", appoint_on="2026-04-09")[3] is None, "nobody agreed on a day"


def test_a_result_that_comes_back_takes_what_was_told_of_it_along() -> None:
    back = after(*WAY, at(9, "return_for_rework", "boss"))
    assert (back.reported_on, back.reported_by, back.reworked, back.untold) == (None, None, 1, 0)
    again = after(*WAY, at(9, "return_for_rework", "boss"), at(10, "report_back", actor="mason"))
    assert (again.reported_on, again.reported_by) == ("2026-04-10", "mason")
    assert (again.told_on, again.told_by, again.untold, again.owed_on) == (None, None, 1, "2026-04-10")


def test_telling_is_of_the_day_that_was_named_and_by_who_did_it() -> None:
    told = after(*WAY[:-1], at(9, "tell_resident", on="2026-04-08", actor="lead"))
    assert (told.told_on, told.told_by, told.untold) == ("2026-04-08", "lead", 0)
    tries = [at(day, "tell_resident", outcome="UNREACH", on=f"2026-04-0{day}") for day in (8, 9)]
    once, twice = after(*WAY[:-1], tries[0]), after(*WAY[:-1], *tries)
    assert (once.told_on, once.untold, twice.told_on, twice.untold) == (None, 1, None, 0)


def test_how_it_ended_is_owed_from_that_day_and_no_more_when_it_is_put_back() -> None:
    gone = after(*TAKEN, at(9, "withdraw"))
    assert (gone.ended_on, gone.owed_on, gone.untold) == ("2026-04-09", "2026-04-09", 1)
    back = after(*WAY, at(9, "withdraw"), at(10, "put_back"))
    assert (back.ended_on, back.owed_on, back.untold) == (None, "2026-04-07", 0)
    declined = after(at(1, "collect"), at(2, "decline"))
    assert (declined.ended_on, declined.untold, declined.ledger) == ("2026-04-02", 1, None)


def test_what_was_done_at_the_door_is_a_result_of_that_day() -> None:
    door = after(at(1, "collect"), at(2, "resolve_on_spot"))
    assert (door.reported_on, door.reported_by) == ("2026-04-02", "w1")
    assert (door.owed_on, door.untold) == ("2026-04-02", 1)


def test_the_newest_day_is_the_latest_whatever_clocks_said_and_the_balance_never_goes_back() -> None:
    early = after(*TAKEN, at(1, "withdraw"))
    assert early.last_on == "2026-04-03"
    assert early.ledger == '[["2026-04-02","registered"],["2026-04-02","withdrawn"]]'


def line(holder: str, *, closed: bool = False) -> Line:
    return Line(f"h-{holder}", holder, (), "registered", 1, closed)


def test_who_holds_it_is_who_holds_the_first_line_that_is_open() -> None:
    def held(*lines: Line) -> tuple[str | None, int]:
        found = after(*GIVEN, lines=lines)
        return found.holder, found.doubled

    assert held() == (None, 0)
    assert held(line("pc1")) == ("pc1", 0)
    assert held(line("pc1"), line("pc2")) == ("pc1", 1)
    assert held(line("pc1", closed=True), line("pc2")) == ("pc2", 0)
    assert held(line("pc1", closed=True)) == ("pc1", 0)


def test_what_was_not_taken_is_counted_by_how_it_stands() -> None:
    how = ("line", "provisional", "pending", "waiting", "refused:state", "refused:told", "waiting", "waiting")
    placed = {f"h{n}": one for n, one in enumerate(how)}
    found = after(*GIVEN, placed=placed, late=("h1",))
    assert (found.pending, found.waiting, found.refused, found.late) == (1, 3, 2, 1)


def test_facts_that_forget_that_a_result_came_back_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(demand_facts._RULES, "return_for_rework")
    with pytest.raises(AssertionError):
        test_a_result_that_comes_back_takes_what_was_told_of_it_along()
