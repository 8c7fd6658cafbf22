"""The ladder of a demand: what is done, where it stands, what was left out; only steps that count."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from gridworker.ui.pages import ladder_steps, ladder_words
from gridworker.ui.pages.ladder_steps import ladder
from gridworker.ui.widgets.ladder import Ladder

TODAY = dt.date(2026, 4, 9)


def event(name: str, day: int = 1, placed: str = "line", who: str = "林小满") -> dict[str, Any]:
    at = f"2026-04-{day:02d}T09:30:00+08:00"
    names = {"actor_name": who, "author_name": who}
    return {"event": name, "at": at, "placed": placed, "standing": "on", **names}


def page(state: str, *events: dict[str, Any]) -> dict[str, Any]:
    return {"state": state, "events": [event("collect", who="王小满"), *events]}


def marks(found: dict[str, Any]) -> str:
    """One letter for each step: d(one), n(ow), t(odo), p(assed)."""
    return "".join(step.mark[0] for step in ladder(found))


def test_each_state_stands_at_its_step() -> None:
    register, assign, accept = event("register", 2), event("assign", 3), event("accept", 4)
    assert marks(page("collected")) == "dntttttt"
    assert marks(page("registered", register)) == "ddnttttt"
    assert marks(page("assigned", register, assign)) == "dddntttt"
    assert marks(page("in_progress", register, assign, accept)) == "dddntttt"
    report = event("report_back", 5)
    assert marks(page("reported", register, assign, accept, report)) == "dddddntt"


def test_who_and_when_stand_below_a_step_also_while_it_goes_on() -> None:
    steps = [event("register", 2), event("assign", 3), event("accept", 4, who="李工")]
    found = ladder(page("in_progress", *steps))
    work = found[3]
    assert (work.mark, work.who, work.at[:10]) == ("now", "李工", "2026-04-04")


def test_a_matter_answered_at_the_door_passes_the_steps_between() -> None:
    assert marks(page("reported", event("resolve_on_spot", 1))) == "dpppdntt"


def test_what_was_not_published_is_told_and_the_last_step_comes_next() -> None:
    names = ("register", "assign", "accept", "report_back", "verify", "skip_publish")
    steps = [event(name) for name in names]
    found = ladder(page("verified", *steps))
    assert [step.mark for step in found[5:]] == ["done", "passed", "now"]
    assert ladder_words.rungs(found, TODAY)[6].who == "不公示"


def test_a_step_that_was_sent_back_is_open_again() -> None:
    steps = [event("register", 2), event("assign", 3), event("send_back", 4)]
    assert marks(page("registered", *steps)) == "ddnttttt"
    again = [event(name) for name in ("register", "assign", "accept", "report_back", "return_for_rework")]
    assert marks(page("in_progress", *again)) == "dddntttt"


def test_a_second_life_begins_its_steps_again_and_keeps_the_first() -> None:
    first = ("register", "assign", "accept", "report_back", "verify", "publish_notice", "close_out")
    found = ladder(page("registered", *(event(name) for name in first), event("reopen", 8)))
    assert [step.mark for step in found] == ["done", "done", "now", *["todo"] * 5]
    assert ladder_words.rungs(found, TODAY)[1].name == "重办"


def test_a_declined_demand_waits_for_nothing() -> None:
    assert "n" not in marks(page("declined", event("decline", 2)))


def test_events_that_were_not_taken_are_not_on_the_ladder() -> None:
    late = event("register", 7, placed="refused:state", who="另一个")
    found = ladder(page("registered", event("register", 2), late))
    assert (found[1].who, found[1].at[:10]) == ("林小满", "2026-04-02")


def test_the_suite_sees_a_ladder_that_counts_what_was_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ladder_steps, "COUNTS", ("line", "refused:state"))
    with pytest.raises(AssertionError):
        test_events_that_were_not_taken_are_not_on_the_ladder()


def test_it_is_read_aloud_as_one_sentence_and_painted_at_any_width(qtbot: QtBot) -> None:
    steps = ladder(page("registered", event("register", 2)))
    shown = Ladder("办到哪一步")
    qtbot.addWidget(shown)
    shown.show_rungs(ladder_words.rungs(steps, TODAY), ladder_words.said(steps, TODAY))
    assert "立项　办了　林小满　4月2日" in shown.accessibleName()
    assert "交办　正在这一步" in shown.accessibleName()
    for width in (420, 1200):
        shown.resize(width, shown.sizeHint().height())
        assert not shown.grab().isNull()
