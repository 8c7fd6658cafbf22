"""Spans of days that reports are made for: a month, a quarter, a year, or any two days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

CODES: Final = ("month", "last_month", "quarter", "year")
"""本月, 上月, 本季, 本年: spans that go by the calendar, to their last day even when it is still to come."""
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, order=True)
class Period:
    """All days from `first` to `last`, both included. Raises ValueError when it would hold none."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("a period ends on the day it begins or later")

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def running(self, today: date) -> bool:
        """Whether its last day is not over yet."""
        return self.last >= today

    def months(self) -> Iterator[Period]:
        """Every calendar month that it touches, whole, in order."""
        month = month_of(self.first)
        while month.first <= self.last:
            yield month
            month = month_of(month.last + _DAY)

    def said(self) -> str:
        """As reports head them: `2026年`, `2026年4月`, `2026年第二季度`, or from day to day."""
        first, last = self.first, self.last
        if self == month_of(first):
            return f"{first.year}年{first.month}月"
        if self == quarter_of(first):
            return f"{first.year}年第{'一二三四'[(first.month - 1) // 3]}季度"
        if self == year_of(first):
            return f"{first.year}年"
        return f"{first.year}年{first.month}月{first.day}日至{last.year}年{last.month}月{last.day}日"


def month_of(day: date) -> Period:
    """The calendar month of a day."""
    first = day.replace(day=1)
    return Period(first, (first + 31 * _DAY).replace(day=1) - _DAY)


def quarter_of(day: date) -> Period:
    """The quarter of a day: January to March and so on."""
    first = day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    return Period(first, month_of(first + 63 * _DAY).last)


def year_of(day: date) -> Period:
    """The calendar year of a day."""
    return Period(day.replace(month=1, day=1), day.replace(month=12, day=31))


def period_of(code: str, today: date) -> Period:
    """The span of one of `CODES` seen from a day. Raises KeyError for another code."""
    if code == "last_month":
        return month_of(month_of(today).first - _DAY)
    return {"month": month_of, "quarter": quarter_of, "year": year_of}[code](today)


def twelve_months_to(day: date) -> Period:
    """The month of a day and the eleven before it."""
    last = month_of(day)
    first = month_of(last.first - 320 * _DAY).first
    return Period(first, last.last)
