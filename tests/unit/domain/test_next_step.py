"""Which step comes next and who is expected to take it; a list says of a row what a page says of a case."""

from __future__ import annotations

from typing import Any

import pytest

from gridworker.domain import waits_for as lists
from gridworker.domain.demand import STATES, Case
from gridworker.domain.next_step import expected
from gridworker.domain.waits_for import waits_for

PUBLIC = {"consent_publish": True, "sensitive": False}


def row(state: str, **said: Any) -> dict[str, Any]:
    return {"state": state, "track": "SIMPLE", "route": "DIRECT", "life": 1, "untold": 0, **said}


@pytest.mark.parametrize(
    ("said", "event", "who"),
    [
        (row("draft"), "", ""),
        (row("collected"), "register", "office"),
        (row("registered"), "assign", "office"),
        (row("registered", route="COUNCIL"), "deliberate", "office"),
        (row("registered", route="SOMETHING_NEW"), "deliberate", "office"),
        (row("registered", route="COUNCIL", deliberated=1), "assign", "office"),
        (row("registered", track="NOW"), "report_back", "first_asked"),
        (row("assigned"), "accept", "handler"),
        (row("in_progress"), "report_back", "handler"),
        (row("on_hold"), "resume", "town"),
        (row("reported", untold=1), "verify", "office"),
        (row("reported", untold=1, track="NOW"), "tell_resident", "first_asked"),
        (row("reported", track="NOW"), "close_out", "office"),
        (row("verified", untold=1), "tell_resident", "first_asked"),
        (row("verified", **PUBLIC), "publish_notice", "town"),
        (row("verified"), "skip_publish", "town"),
        (row("verified", skipped=1), "close_out", "office"),
        (row("published", untold=1), "tell_resident", "first_asked"),
        (row("published"), "close_out", "office"),
        (row("closed"), "callback", "office"),
        (row("closed", satisfaction=4), "", ""),
        (row("closed", satisfaction=0), "", ""),
        (row("closed", satisfaction=1), "reopen", "office"),
        (row("closed", satisfaction=1, life=2), "reopen", "office"),
        (row("published", satisfaction=2), "reopen", "office"),
        (row("published", satisfaction=2, life=2), "close_out", "office"),
        (row("published", satisfaction=2, reworked=1), "close_out", "office"),
        (row("declined", untold=1), "tell_resident", "first_asked"),
        (row("withdrawn"), "", ""),
    ],
)
def test_what_a_demand_of_a_list_waits_for_and_of_whom(said: dict[str, Any], event: str, who: str) -> None:
    assert waits_for(said) == (event, who)


def test_every_state_has_its_next_step_but_those_that_are_over() -> None:
    over = {state for state in STATES if not expected(Case(state=state, told=True, answered=True))}
    assert over == {"closed", "declined", "merged", "withdrawn"}


def test_two_who_may_go_on_are_both_named_and_two_tries_count_as_told() -> None:
    assert expected(Case(state="reported")) == ("verify", "tell_resident")
    tried = Case(state="reported", tries=frozenset({"2026-04-01", "2026-04-02"}))
    assert expected(tried) == ("verify",)
    assert expected(Case(state="in_progress", unhappy=True)) == ("report_back",), "it is being done again"


def test_a_list_that_forgets_the_meeting_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "expected", lambda case: ("assign",))
    with pytest.raises(AssertionError):
        test_what_a_demand_of_a_list_waits_for_and_of_whom(
            row("registered", route="COUNCIL"), "deliberate", "office"
        )
