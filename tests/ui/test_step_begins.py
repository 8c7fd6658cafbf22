"""What the form of a step begins with (nothing that nobody meant), and what is said when it was taken."""

from __future__ import annotations

from datetime import date
from typing import Any

from gridworker.ui.pages.event_hints import after
from gridworker.ui.pages.step_begins import begin_with, no_use

TODAY = date(2026, 4, 6)


def page(*events: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A demand as a page has it."""
    return {"due": "2026-04-09", "outcome": None, "to_supervise": None, "events": list(events)} | fields


def asked(day: str, placed: str = "line") -> dict[str, Any]:
    return {"event": "ask_extend", "placed": placed, "data": {"due": day, "reason": "等瓦"}}


def test_an_extension_begins_with_the_day_that_was_asked_for() -> None:
    assert begin_with("extend", page(asked("2026-04-20")), {}, TODAY)["due"] == "2026-04-20"


def test_without_one_or_with_an_old_or_a_refused_one_it_begins_with_the_limit() -> None:
    for events in ((), (asked("2026-03-01"),), (asked("2026-04-20", "refused:state"),)):
        assert begin_with("extend", page(*events), {}, TODAY)["due"] == "2026-04-09"


def test_a_hold_is_never_to_be_looked_at_again_on_the_day_it_begins() -> None:
    assert begin_with("hold", page(), {}, TODAY)["review_on"] == "2026-05-06"


def test_who_asks_for_more_time_says_himself_until_when() -> None:
    assert "due" not in begin_with("ask_extend", page(), {}, TODAY)


def test_a_demand_that_is_no_major_matter_is_not_asked_for_a_plan() -> None:
    assert "plan" in no_use("assign", page(track="SIMPLE"))
    assert "plan" not in no_use("assign", page(track="MAJOR"))


def test_taking_back_says_with_whom_the_demand_lies_when_it_is_not_here() -> None:
    said, then = after("take_back", {}, page(holder="d-1", held_here=False, holder_name="林小满"))
    assert said == "已收回，现在由林小满经办。"
    assert "再收回一次" in then
