"""Due days inside the engine: two functions that SQL asks, over the calendar that this store holds.

`due_of(clock)` gives the ISO day on which a demand is due (NULL: no limit), `held_of(clock)` whether its
clock stands still. They follow from `domain.limits`; no due day is ever kept in a table, so a year that is
published counts at once, for old demands too.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import from_json

from gridworker.domain.limits import RUNNING, LimitRules, Limits
from gridworker.domain.workdays import Calendar, CalendarYear
from gridworker.storage.db import Db

TICKING: Final = (
    f"state IN ({', '.join(repr(state) for state in RUNNING)}) AND NOT (state = 'on_hold' AND held_of(clock))"
)
"""Condition on a demand whose clock runs now."""

Shipped = Callable[[], tuple[list[CalendarYear], LimitRules]]


class DueDays:
    """The limits as this store has them. Ask `limits()` before each statement with `due_of`."""

    def __init__(self, db: Db) -> None:
        self._db = db
        self._shipped: Shipped | None = None
        self._limits: Limits | None = None
        self._published: list[Any] = []
        self._ready = False

    def ship(self, shipped: Shipped) -> None:
        """Years and rules to begin with; asked for when they are first needed."""
        self._shipped, self._limits = shipped, None

    @property
    def shipping(self) -> bool:
        """Whether `ship` was called; until then only published years count, and no track has a limit."""
        return self._shipped is not None

    def published(self) -> dict[int, CalendarYear]:
        """The years that were published and count, by year."""
        years = filter(None, map(read_year, self._rows()))
        return {year.year: year for year in years}

    def _rows(self) -> list[Any]:
        return self._db.all(
            "SELECT rec, year, source, published_on, holidays, workdays FROM calendar_year"
            " WHERE withdrawn IS NOT 1 ORDER BY rec"
        )

    def limits(self) -> Limits:
        """The limits with the calendar as published by now."""
        rows = self._rows()
        if self._limits is None or rows != self._published:
            years, rules = self._shipped() if self._shipped else ([], LimitRules({}, ()))
            here = {year.year: year for year in years} | self.published()
            self._limits, self._published = Limits(Calendar(here.values()), rules), rows
        if not self._ready:
            self._db.conn.create_function("due_of", 1, self._due, deterministic=True)
            self._db.conn.create_function("held_of", 1, self._held, deterministic=True)
            self._ready = True
        return self._limits

    def _due(self, clock: str | None) -> str | None:
        due = self._limits.due(clock) if self._limits else None
        return due.day.isoformat() if due else None

    def _held(self, clock: str | None) -> int:
        return int(self._limits is not None and self._limits.timing(clock).held)


def read_year(row: Any) -> CalendarYear | None:
    """The year of a row `(rec, year, source, published_on, holidays, workdays)`, or None when it is none."""
    rec, year, source, published_on, holidays, workdays = row
    if rec != str(year):
        return None
    try:
        return CalendarYear.model_validate(
            {
                "schema": "gridworker.calendar/1",
                "year": year,
                "source": source,
                "published_on": published_on,
                "holidays": from_json(holidays) if holidays else [],
                "workdays": from_json(workdays) if workdays else [],
            }
        )
    except ValidationError:
        return None
