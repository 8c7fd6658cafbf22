"""Cases and events of a demand, written down without ops: what tests of its machine share."""

from __future__ import annotations

from typing import Any

from gridworker.domain.demand import Case, Event

COLLECTED = {"text": "水渠堵了", "consent_publish": True, "sensitive": False}
PAYLOAD: dict[str, Any] = {
    **COLLECTED, "result": "已清淤", "number": "SQ-1", "track": "SIMPLE", "reason": "r", "into": "other",
    "unit": "u", "due": "2026-05-01", "review_on": "2026-04-20", "outcome": "DONE", "how": "HOME",
    "satisfaction": 4, "notice": "n", "to": "pc2", "units": ["u"], "answer_by": "2026-05-01", "level": "S1",
    "person": "worker", "meeting": "m", "decision": "先修主管", "at": "2026-04-05T09:30:00+08:00",
    "receipt": "r",
}  # fmt: skip


def event(name: str, author: str = "clerk", role: str = "town", **changes: Any) -> Event:
    data = {**PAYLOAD, **changes}
    return Event(name, "d1", author, role, "2026-04-05", {k: v for k, v in data.items() if v is not ...})


def case(state: str, **changes: Any) -> Case:
    made = Case(state=state, first_asked="worker", told=True, registered=True, fields=dict(COLLECTED))
    for name, value in changes.items():
        setattr(made, name, value)
    return made
