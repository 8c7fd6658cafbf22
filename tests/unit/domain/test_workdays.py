"""Working days come from the notices of the years that ship; a missing year is never guessed in silence."""

from __future__ import annotations

import copy
from bisect import bisect_right
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridworker.domain.resource import BadResource
from gridworker.domain.workdays import Calendar, Due
from gridworker.services.resources import load_calendar, load_calendar_years

# Start, working days, due, and what counting Mondays to Fridays would say. From the domain guide §3.5.
VECTORS = [
    ("2026-02-12", 3, "2026-02-24", "2026-02-17"),
    ("2026-02-13", 1, "2026-02-14", "2026-02-16"),
    ("2026-02-13", 5, "2026-02-27", "2026-02-20"),
    ("2026-02-24", 5, "2026-03-02", "2026-03-03"),
    ("2026-04-30", 5, "2026-05-11", "2026-05-07"),
    ("2026-05-08", 1, "2026-05-09", "2026-05-11"),
    ("2026-09-18", 2, "2026-09-21", "2026-09-22"),
    ("2026-09-30", 3, "2026-10-10", "2026-10-05"),
    ("2026-09-30", 15, "2026-10-27", "2026-10-21"),
    ("2026-01-02", 2, "2026-01-05", "2026-01-06"),
    ("2025-01-24", 5, "2025-02-07", "2025-01-31"),
    ("2025-09-30", 7, "2025-10-16", "2025-10-09"),
    ("2024-02-08", 7, "2024-02-23", "2024-02-19"),
]


@pytest.mark.parametrize(("start", "days", "due", "naive"), VECTORS)
def test_due_days(start: str, days: int, due: str, naive: str) -> None:
    assert load_calendar().due(date.fromisoformat(start), days) == Due(
        date.fromisoformat(due), estimated=False
    )
    # Without the year's file the same question has the plain answer, and says that it is only expected.
    assert Calendar([]).due(date.fromisoformat(start), days) == Due(date.fromisoformat(naive), estimated=True)


@pytest.mark.parametrize(("year", "count"), [(2024, 251), (2025, 248), (2026, 248)])
def test_working_days_of_a_year(year: int, count: int) -> None:
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(366)]
    assert sum(load_calendar().is_workday(day) for day in days if day.year == year) == count


def test_no_working_days_is_the_same_day_and_needs_no_calendar() -> None:
    assert Calendar([]).due(date(2030, 1, 1), 0) == Due(date(2030, 1, 1), estimated=False)


def test_a_result_that_reaches_into_a_year_without_a_file_is_only_expected() -> None:
    assert load_calendar().due(date(2026, 12, 30), 1) == Due(date(2026, 12, 31), estimated=False)
    assert load_calendar().due(date(2026, 12, 30), 2).estimated


def test_what_leads_through_a_year_without_a_file_is_only_expected_too() -> None:
    first, _, third = load_calendar_years()
    assert Calendar([first, third]).due(date(2024, 12, 30), 300).estimated


@given(st.dates(date(2024, 1, 1), date(2026, 9, 1)), st.integers(1, 60))
def test_counting_there_and_back_agree(start: date, days: int) -> None:
    calendar = load_calendar()
    due = calendar.due(start, days).day
    assert calendar.is_workday(due)
    assert calendar.between(start, due) == days == -calendar.between(due, start)


GOOD: dict[str, Any] = {
    "schema": "gridworker.calendar/1",
    "year": 2026,
    "source": "某年节假日通知",
    "published_on": "2025-11-04",
    "holidays": ["2026-01-01"],
    "workdays": ["2026-01-04"],
}
BROKEN: dict[str, Callable[[dict[str, Any]], Any]] = {
    "another schema": lambda c: c.update(schema="x"),
    "no source": lambda c: c.pop("source"),
    "a day of another year": lambda c: c.update(holidays=["2025-01-01"]),
    "a day that does not exist": lambda c: c.update(holidays=["2026-02-30"]),
    "a day twice": lambda c: c.update(holidays=["2026-01-01", "2026-01-01"]),
    "a day both off and worked": lambda c: c.update(holidays=["2026-01-04"]),
    "a worked day that is a weekday": lambda c: c.update(workdays=["2026-01-05"]),
    "announced years before": lambda c: c.update(published_on="2020-01-01"),
    "a member nobody knows": lambda c: c.update(score=1),
}


@pytest.mark.parametrize("change", list(BROKEN.values()), ids=list(BROKEN))
def test_a_broken_year_is_refused(change: Callable[[dict[str, Any]], Any]) -> None:
    content = copy.deepcopy(GOOD)
    Calendar.build([content])
    change(content)
    with pytest.raises(BadResource):
        Calendar.build([content])


def test_one_year_in_two_files_is_refused() -> None:
    with pytest.raises(BadResource, match="两份"):
        Calendar.build([GOOD, GOOD])


@given(st.dates(date(2023, 6, 1), date(2027, 6, 1)), st.integers(-500, 500))
def test_days_between_are_the_working_days_counted_one_by_one(start: date, span: int) -> None:
    calendar, end = load_calendar(), start + timedelta(days=span)
    first, last = sorted((start, end))
    days = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    counted = sum(map(calendar.is_workday, days))
    assert calendar.between(start, end) == (counted if end >= start else -counted)


def test_a_clock_at_the_end_of_all_days_stops_no_counting() -> None:
    assert load_calendar().due(date(9999, 12, 30), 5) == Due(date.max, estimated=True)
    assert Calendar([]).between(date(2026, 1, 1), date.max) == 2_080_316


def test_counting_that_forgets_the_weekends_worked_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def five_a_week(self: Calendar, day: date) -> int:
        weeks, rest = divmod(day.toordinal(), 7)
        return 5 * weeks + min(rest, 5) - bisect_right(self._off, day)

    monkeypatch.setattr(Calendar, "_up_to", five_a_week)
    with pytest.raises(AssertionError):
        test_days_between_are_the_working_days_counted_one_by_one()
