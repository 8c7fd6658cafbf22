"""Which demands may be made public, and why the others may not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from gridworker.domain.period import Period
from gridworker.services import areas
from gridworker.services.calendar import limits
from gridworker.services.demand_pages import demand_rows
from gridworker.services.session import Session

DONE: Final = ("verified", "published", "closed")


@dataclass(frozen=True)
class Candidate:
    """A demand that was settled: `why` is empty, or says why it may not be made public. `waits`: it takes the
    step with the notice; others were public before or need none."""

    id: str
    number: str
    text: str
    grid_name: str
    unit_name: str
    state_name: str
    done_on: str
    why: str
    waits: bool


def why_not(row: Mapping[str, Any]) -> str:
    """Why a demand (a row of `demand_rows`) may not be made public; empty when it may."""
    if row["state"] not in DONE:
        return "还没有核查，不能公示。"
    if row["sensitive"]:
        return "涉及隐私，不公示。"
    if not row["consent_publish"]:
        return "反映人没有同意公示。"
    return ""


def candidates(
    session: Session, period: Period, grid: str = "", unit: str = "", *, also: Sequence[str] = ()
) -> list[Candidate]:
    """Demands reported in the period that were verified, and those that wait for a notice since before.

    `grid`: a grid's id, code or name; `unit`: a village's id; `also`: demands asked for by name. What waits
    comes first, then by the day.
    Raises UserError `no_grid`, `many_grids`.
    """
    limits(session)
    first, last = period.first.isoformat(), period.last.isoformat()
    found_ids = session.store.matters.settled(DONE, first, last)
    rows = demand_rows(session, list(dict.fromkeys([*found_ids, *also])))
    only = areas.find_grid_row(session, grid)["id"] if grid else ""
    of_unit = {row["id"] for row in areas.rows(session, "grid") if row.get("unit") == unit} if unit else None
    found = [
        Candidate(
            row["id"],
            row["number"],
            row["text"],
            row["grid_name"],
            row["unit_name"],
            row["state_name"],
            row["reported_on"],
            why_not(row),
            row["state"] == "verified",
        )
        for row in rows
        if (not only or row["grid"] == only) and (of_unit is None or row["grid"] in of_unit)
    ]
    return sorted(found, key=lambda one: (not one.waits, bool(one.why), one.done_on, one.number))
