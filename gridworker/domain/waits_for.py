"""What a demand of a list waits for, and who is expected to do it; from its row, without its events."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal

from gridworker.domain.demand import UNHAPPY, Case
from gridworker.domain.next_step import expected

Who = Literal["", "office", "town", "handler", "first_asked"]
"""The office that holds the matter, the town, who it was assigned to, who was asked first."""

_WHO: Final[dict[str, Who]] = {
    "accept": "handler",
    "report_back": "handler",
    "tell_resident": "first_asked",
    "callback": "office",
    "resume": "town",
    "publish_notice": "town",
    "skip_publish": "town",
}


def waits_for(row: Mapping[str, Any]) -> tuple[str, Who]:
    """Return the event expected next and who is expected to take it; both empty when nothing is left to do.

    `row`: `state`, `life`, `track`, `route`, `consent_publish`, `sensitive`, and `untold`, `deliberated`,
    `skipped`, `satisfaction`, `reworked` of `demand_facts.Facts`.
    """
    state, mark = str(row.get("state")), row.get("satisfaction")
    case = Case(
        state=state,
        life=row.get("life") or 1,
        fields={name: row.get(name) for name in ("track", "route", "consent_publish", "sensitive")},
        told=not row.get("untold"),
        decided=bool(row.get("deliberated")),
        skipped_notice=bool(row.get("skipped")),
        answered=mark is not None,
        unhappy=str(mark) in UNHAPPY and not row.get("reworked"),
    )
    events = expected(case)
    if not events or state == "draft":
        return "", ""
    event = events[0]
    if state == "registered" and event == "report_back":
        return event, "first_asked"  # a matter done at once is assigned to nobody
    return event, _WHO.get(event, "office")
