"""Which automatic backups are kept: 7 days, 4 weeks, 12 months, and always the newest.

Of each of the newest days, ISO weeks and months that have a backup at all the last one stays. Days without a
backup take no place, so that a laptop that lay in a drawer for a month does not lose what it had. A profile
that was put back begins another life, whose backups take no place from those of the same day before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final, TypeVar

DAYS: Final = 7
WEEKS: Final = 4
MONTHS: Final = 12

Name = TypeVar("Name")


def kept(made: Mapping[Name, datetime], lives: Mapping[Name, str] | None = None) -> set[Name]:
    """The names to keep of backups given as name → moment at which each was made, and name → life."""
    life = lives or {}
    by_age = sorted(made, key=lambda name: made[name], reverse=True)
    out: set[Name] = set(by_age[:1])
    spans: tuple[tuple[int, Callable[[Name], object]], ...] = (
        (DAYS, lambda name: (made[name].date(), life.get(name, ""))),
        (WEEKS, lambda name: made[name].isocalendar()[:2]),
        (MONTHS, lambda name: (made[name].year, made[name].month)),
    )
    for most, span in spans:
        seen: set[object] = set()
        for name in by_age:
            place = span(name)
            if place in seen:
                continue
            if len(seen) == most:
                break
            seen.add(place)
            out.add(name)
    return out
