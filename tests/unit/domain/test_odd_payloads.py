"""Whatever stands in a step, folding goes on, and so do the lists and figures that ask what it left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from pydantic_core import from_json

from gridworker.domain import demand_facts
from gridworker.domain.balance import balance
from gridworker.domain.demand import STEPS, Case, Event, take
from gridworker.domain.demand_facts import COLUMNS, facts
from gridworker.domain.limits import LimitRules, Limits, next_due
from gridworker.domain.matter_state import MatterState
from gridworker.domain.period import year_of
from gridworker.domain.rates import count_rates
from gridworker.domain.step_forms import STEP_FIELDS
from gridworker.domain.waits_for import waits_for
from gridworker.services.resources import load_calendar, load_vocab
from gridworker.storage.columns import DEMAND_COLUMNS, fields_to_columns

TODAY = date(2026, 4, 5)
LIMITS = Limits(load_calendar(), LimitRules.of(load_vocab()))
NAMES = sorted({field.name for fields in STEP_FIELDS.values() for field in fields} | {"actor", "line"})
GOOD = {
    "text": "水渠堵了", "result": "已修好", "outcome": "DONE", "number": "SQ-1", "track": "SIMPLE",
    "reason": "说明", "unit": "u1", "due": "2026-05-01", "how": "HOME", "satisfaction": 1, "notice": "n1",
    "consent_publish": True, "sensitive": False, "review_on": "2026-04-30", "into": "other", "meeting": "m",
    "decision": "修", "to": "pc2", "units": ["u1"], "answer_by": "2026-04-09", "level": "S1",
}  # fmt: skip
ODD: list[Any] = [
    None, True, False, 0, -1, 7, 2**53, 1.5, 1e300, "", " ", "1", "5", "６", "²", "x", "7" * 5000, "\x00", [],
    {}, [None], [[]], ["u1", 3], {"a": 1}, "NOW", "APPOINT", "JOINT", "MAJOR", "COUNCIL", "UNREACH",
    "0001-01-01", "2026-02-31", "2026-4-5", "20260405", "2062-01-01", "9999-12-31",
]  # fmt: skip
DAYS = ("0001-01-01", "2026-04-05", "9999-12-31")
LIVES = (
    "collect correct register deliberate assign accept send_back assign accept progress ask_extend extend"
    " hold resume whistle arrive join transfer accept supervise escalate known delegate report_back"
    " return_for_rework report_back tell_resident verify callback skip_publish publish_notice callback"
    " close_out reopen withdraw tell_resident put_back comment hand_over assign accept report_back"
    " tell_resident verify publish_notice close_out callback",
    "collect resolve_on_spot tell_resident callback close_out callback reopen register merge_into"
    " tell_resident",
    "collect withdraw put_back decline tell_resident",
)
"""Steps by hands of the town; in each life some are refused."""


def lives() -> Iterator[list[Event]]:
    """Every life with one odd word in all of its steps, and on odd days; cut short at any step."""
    odd = [("2026-04-05", {**GOOD, name: value}) for name in NAMES for value in ODD]
    held = [("2026-04-05", {**data, "track": "APPOINT"}) for _, data in odd if data.get("appoint_on")]
    for day, data in [*odd, *held, *((day, GOOD) for day in DAYS)]:
        for life in LIVES:
            steps = enumerate(life.split())
            events = [Event(step, "d1", f"w{n % 3}", "town", day, data) for n, step in steps]
            ends = (len(events), 14, 19, 32) if len(events) > 32 else (len(events),)
            yield from (events[:end] for end in ends)


def look(events: list[Event]) -> int:
    """Fold a life and ask all that lists and figures ask; returns how many steps were taken."""
    case, trail = Case(), []
    for event in events:
        if not take(case, event):
            trail.append(event)
    matter = MatterState(
        "d1", "demand", (), case.state, case.life, {}, case.fields, (), case.lost, tuple(trail), case.heard
    )
    found = facts(matter)
    values, _ = fields_to_columns(DEMAND_COLUMNS, matter.fields)
    row = {name: getattr(found, name) for name in COLUMNS}
    row |= dict(zip((column.name for column in DEMAND_COLUMNS), values, strict=True))
    row |= {"id": "d1", "state": matter.state, "life": matter.life, "began_on": found.registered_on}
    due = LIMITS.due(found.clock)
    if due:
        LIMITS.days_left(due.day, TODAY)
        LIMITS.proposed_level(due.day, TODAY)
    next_due(row, LIMITS)
    assert waits_for(row)[0] in ("", *STEPS)
    count_rates([row], year_of(TODAY), LIMITS, TODAY)
    assert balance([from_json(found.ledger or "[]")], year_of(TODAY)).holds
    return len(trail)


def test_no_word_in_a_step_and_no_day_stops_a_fold_or_a_list() -> None:
    assert max(map(look, lives())) > 40


def _any_mark(out: Any, event: Event, *_: Any) -> None:
    mark = event.value("satisfaction")
    out.satisfaction = int(mark) if isinstance(mark, str) and mark.isdigit() else None


@pytest.mark.parametrize("fault", ["marks of any length", "days that are none"])
def test_a_reading_that_trusts_what_was_written_is_found(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if fault == "marks of any length":
        monkeypatch.setitem(demand_facts._RULES, "callback", _any_mark)
    else:
        monkeypatch.setattr(demand_facts, "_day", lambda value: value if isinstance(value, str) else None)
    with pytest.raises(ValueError, match=r"digit|isoformat|int\(\)"):
        test_no_word_in_a_step_and_no_day_stops_a_fold_or_a_list()
