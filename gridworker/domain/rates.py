"""办理情况 as rates: which demands are n and which are d of each, for a span of days.

- 办结率 (settled): of those registered in the span, those verified, published or closed.
- 按期办结率 (on_time): of those whose due day lies in the span and has passed, or that were answered, those
  that were answered on their day at the latest. What is still open and overdue stays in d: a unit that never
  finishes must not reach 100%.
- 告知率 (told): of those settled (first rate), those whose resident was told.
- 满意率 (satisfied): of those that were rated in the span by the resident himself, those with 3 to 5.
  未评价 and what another filled in (代填) are in neither, and are told beside it.
- 首问落实率 (first_asked): of those closed in the span, those whose resident was told by the person who was
  asked first.
- 办理工作日 (workdays): from 立项 (or 重办) to the answer, of those answered in the span: mean and median.

What was declined, merged or withdrawn is in no rate; what is held (暂缓, in time) is in no on-time rate.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from statistics import median
from typing import Any, Final

from gridworker.domain.indicators import DONE, LEFT_OUT
from gridworker.domain.limits import Limits
from gridworker.domain.period import Period

RATES: Final = ("settled", "on_time", "told", "satisfied", "first_asked")
SATISFIED: Final = 3
"""The least mark that counts as 基本满意."""

Row = Mapping[str, Any]
"""A demand: `id`, `state`, and what `demand_facts.Facts` says of it."""


@dataclass
class Rate:
    """One rate: the demands of n, and the others of d."""

    n: list[str] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)

    @property
    def d(self) -> int:
        """All of them."""
        return len(self.n) + len(self.rest)

    def add(self, demand: str, counts: bool) -> None:
        """One demand more."""
        (self.n if counts else self.rest).append(demand)


@dataclass
class Rates:
    """All rates of a span; `days` are the working days that each answered demand took, by demand.

    Told beside them: `held` (暂缓), `unrated` (called back and nobody rated), `for_others` (代填).
    """

    by_name: dict[str, Rate] = field(default_factory=lambda: {name: Rate() for name in RATES})
    days: dict[str, int] = field(default_factory=dict)
    held: list[str] = field(default_factory=list)
    unrated: list[str] = field(default_factory=list)
    for_others: list[str] = field(default_factory=list)

    @property
    def mean_days(self) -> float | None:
        """Mean of the working days, or None."""
        return sum(self.days.values()) / len(self.days) if self.days else None

    @property
    def median_days(self) -> float | None:
        """Median of the working days, or None."""
        return float(median(self.days.values())) if self.days else None


def count_rates(rows: Iterable[Row], period: Period, limits: Limits, first_open: date) -> Rates:
    """Count all rates; `first_open`: the earliest due day that has not passed yet."""
    found = Rates()
    for row in rows:
        if row["state"] not in LEFT_OUT:
            _count(found, row, period, limits, first_open)
    return found


def _count(found: Rates, row: Row, period: Period, limits: Limits, first_open: date) -> None:
    demand, state, by = row["id"], row["state"], found.by_name
    if _in(row["registered_on"], period):
        by["settled"].add(demand, state in DONE)
        if state in DONE:
            by["told"].add(demand, not row["untold"])
    reported = row["reported_on"]
    timing = limits.timing(row["clock"])
    if timing.due is not None and timing.due.day in period:
        if state == "on_hold" and timing.held:
            found.held.append(demand)
        elif reported or timing.due.day < first_open:
            by["on_time"].add(demand, bool(reported) and reported <= timing.due.day.isoformat())
    if _in(row["called_on"], period):
        mark = row["satisfaction"]
        if not mark:
            found.unrated.append(demand)
        elif row["for_others"]:
            found.for_others.append(demand)
        else:
            by["satisfied"].add(demand, mark >= SATISFIED)
    if state == "closed" and _in(row["ended_on"], period):
        by["first_asked"].add(demand, bool(row["told_by"]) and row["told_by"] == row["first_asked"])
    if _in(reported, period) and row["began_on"]:
        took = limits.calendar.between(date.fromisoformat(row["began_on"]), date.fromisoformat(reported))
        found.days[demand] = max(0, took)


def _in(day: str | None, period: Period) -> bool:
    return bool(day) and period.first.isoformat() <= str(day) <= period.last.isoformat()
