"""Days as people type them when they look for something: 2026-03-05, 2026年3月, 3月5日, 3/5."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import Final

YEARS: Final = 20
"""A day without a year is looked for in so many years back."""
_FULL: Final = re.compile(r"(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})[日号]?")
_TIGHT: Final = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_MONTH: Final = re.compile(r"(\d{4})(?:[-/.]|年)(\d{1,2})月?")
_YEAR: Final = re.compile(r"(\d{4})年")
_DAY: Final = re.compile(r"(\d{1,2})(?:/|月)(\d{1,2})[日号]?")
_MONTH_ONLY: Final = re.compile(r"(\d{1,2})月份?")

Span = tuple[str, str]
"""First and last ISO day."""


def spans(word: str, this_year: int) -> tuple[Span, ...]:
    """What a word means as days, newest first; nothing when it is no day.

    >>> spans("2026年2月", 2026)
    (('2026-02-01', '2026-02-28'),)
    """
    for pattern in (_FULL, _TIGHT):
        if found := pattern.fullmatch(word):
            return _found([_day(*map(int, found.groups()))])
    if found := _MONTH.fullmatch(word):
        return _found([_month(int(found[1]), int(found[2]))])
    if found := _YEAR.fullmatch(word):
        return ((f"{found[1]}-01-01", f"{found[1]}-12-31"),)
    years = range(this_year, this_year - YEARS, -1)
    if found := _DAY.fullmatch(word):
        return _found([_day(year, int(found[1]), int(found[2])) for year in years])
    if found := _MONTH_ONLY.fullmatch(word):
        return _found([_month(year, int(found[1])) for year in years])
    return ()


def _found(spans: list[Span | None]) -> tuple[Span, ...]:
    return tuple(span for span in spans if span is not None)


def _day(year: int, month: int, day: int) -> Span | None:
    try:
        found = dt.date(year, month, day).isoformat()
    except ValueError:
        return None
    return found, found


def _month(year: int, month: int) -> Span | None:
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return None
    last = calendar.monthrange(year, month)[1]
    return f"{year:04d}-{month:02d}-01", f"{year:04d}-{month:02d}-{last:02d}"
