"""期初 + 登记 - 销号 - 并案 - 撤回 = 期末, for every month, whatever became of the demands."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import from_json

from gridworker.domain import demand_facts
from gridworker.domain.balance import Balance, balance, under_way
from gridworker.domain.demand import Case, Event, take
from gridworker.domain.demand_facts import facts
from gridworker.domain.matter_state import MatterState
from gridworker.domain.period import Period, month_of

FIRST = date(2026, 1, 1)
PAYLOAD = {
    "text": "水渠堵了", "result": "已修好", "outcome": "DONE", "number": "SQ-1", "track": "SIMPLE",
    "route": "DIRECT", "reason": "说明", "unit": "u1", "due": "2026-05-01", "how": "HOME", "satisfaction": 1,
    "notice": "n1", "consent_publish": True, "sensitive": False,
}  # fmt: skip
STEPS = (
    "register", "register", "assign", "accept", "report_back", "tell_resident", "verify", "publish_notice",
    "close_out", "reopen", "withdraw", "put_back", "merge_into", "decline", "resolve_on_spot", "callback",
    "return_for_rework", "hold", "resume", "progress",
)  # fmt: skip


def life(seed: int, steps: int, backwards: bool = True) -> MatterState:
    """A demand through random steps on random days; with clocks that may go back."""
    rng = random.Random(seed)
    case, trail, day = Case(), [], FIRST + timedelta(days=rng.randint(0, 60))
    for name in ("collect", *(rng.choice(STEPS) for _ in range(steps))):
        day += timedelta(days=rng.randint(-20 if backwards and rng.random() < 0.1 else 0, 25))
        data: dict[str, object] = {**PAYLOAD, "actor": f"w{rng.randint(1, 3)}"}
        data["into"] = "other"
        data["review_on"] = (day + timedelta(days=20)).isoformat()
        event = Event(name, "d1", f"w{rng.randint(1, 3)}", "town", day.isoformat(), data)
        if not take(case, event):
            trail.append(event)
    return MatterState(
        rec="d1", process="demand", lines=(), state=case.state, life=case.life, placed={}, fields=case.fields,
        heads=(), redacted=frozenset(), trail=tuple(trail), told=case.told or len(case.tries) > 1,
    )  # fmt: skip


def ledger(state: MatterState) -> list[list[str]]:
    found = facts(state).ledger
    return from_json(found) if found else []


@given(st.lists(st.tuples(st.integers(0, 1 << 32), st.integers(0, 40)), max_size=12))
def test_every_month_balances_and_begins_as_the_one_before_ended(lives: list[tuple[int, int]]) -> None:
    ledgers = [ledger(life(seed, steps)) for seed, steps in lives]
    closing = 0
    for month in Period(FIRST, date(2029, 12, 31)).months():
        counted = balance(ledgers, month)
        assert counted.holds, (month, counted)
        assert counted.opening == closing
        closing = counted.closing
    whole = balance(ledgers, Period(FIRST, date(2029, 12, 31)))
    assert whole.holds
    assert whole.closing == closing


@given(st.integers(0, 1 << 32), st.integers(0, 40))
def test_what_is_under_way_at_the_end_is_what_the_machine_says(seed: int, steps: int) -> None:
    state = life(seed, steps)
    registered = any(event.name in ("register", "reopen") for event in state.trail)
    ended = state.state in ("closed", "merged", "withdrawn")
    came_by_hand = {"collected", "declined", "draft"}
    expected = registered and not ended and state.state not in came_by_hand
    assert under_way(ledger(state)) == expected


def test_a_ledger_that_lets_a_second_life_come_in_twice_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demand_facts, "_enter", lambda found, name, day: found.append((day, _word(name))))
    with pytest.raises(AssertionError):
        test_every_month_balances_and_begins_as_the_one_before_ended()


def _word(name: str) -> str:
    words = {"register": "registered", "reopen": "reopened", "close_out": "closed", "merge_into": "merged"}
    return words.get(name, "withdrawn" if name in ("withdraw", "decline") else "put_back")


def test_a_plain_year() -> None:
    ledgers = [
        [["2026-01-10", "registered"], ["2026-02-03", "closed"]],
        [["2026-01-20", "registered"], ["2026-01-25", "withdrawn"], ["2026-02-01", "put_back"]],
        [["2026-02-14", "registered"], ["2026-02-20", "merged"]],
        [["2025-11-01", "registered"], ["2025-12-31", "closed"], ["2026-02-28", "reopened"]],
    ]
    assert balance(ledgers, month_of(date(2026, 1, 1))) == Balance(registered=2, withdrawn=1, closing=1)
    assert balance(ledgers, month_of(date(2026, 2, 1))) == Balance(
        opening=1, registered=1, reopened=1, put_back=1, closed=1, merged=1, closing=2
    )
