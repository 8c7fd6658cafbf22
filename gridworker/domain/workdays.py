"""Working days: weekends, public holidays and the Saturdays and Sundays worked in exchange for them.

The days of a year are announced late in the year before and come in one file per year. Nothing is guessed in
silence: a result that falls back on plain weekdays, because the year's file is missing, says so.
Rule: day 0 is the day of the event, the next working day is day 1; what is due is due at 18:00 local time.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from gridworker.domain.resource import BadResource, refuse

DUE_TIME: Final = time(18, 0)
_DAY = timedelta(days=1)


class CalendarYear(BaseModel):
    """One year's notice: days off (weekends inside a holiday included) and weekend days worked."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_: Annotated[Literal["gridworker.calendar/1"], Field(alias="schema")]
    year: Annotated[int, Field(ge=2000, le=2199)]
    source: Annotated[str, Field(min_length=4, max_length=200)]
    published_on: date
    holidays: tuple[date, ...]
    workdays: tuple[date, ...]

    @model_validator(mode="after")
    def _days_of_this_year_once_each(self) -> CalendarYear:
        days = (*self.holidays, *self.workdays)
        if any(day.year != self.year for day in days):
            raise ValueError("a day of another year")
        if len(set(days)) != len(days):
            raise ValueError("a day twice")
        if any(day.weekday() < 5 for day in self.workdays):
            raise ValueError("a worked day that is no Saturday or Sunday")
        if self.published_on.year not in (self.year - 1, self.year):
            raise ValueError("published in an unlikely year")
        return self


@dataclass(frozen=True, slots=True)
class Due:
    """A day, and whether it is only 预计 because a year's file was missing."""

    day: date
    estimated: bool


class Calendar:
    """The working days of the years whose files are here."""

    def __init__(self, years: Iterable[CalendarYear]) -> None:
        self._years: dict[int, tuple[frozenset[date], frozenset[date]]] = {}
        for year in years:
            if year.year in self._years:
                raise BadResource("bad_resource", f"{year.year} 年的工作日历有两份。", "请只留一份。")
            self._years[year.year] = (frozenset(year.holidays), frozenset(year.workdays))
        here = self._years.values()
        self._off = sorted(day for holidays, _ in here for day in holidays if day.weekday() < 5)
        self._worked = sorted(day for _, worked in here for day in worked)

    @classmethod
    def build(cls, files: Iterable[Mapping[str, Any]]) -> Calendar:
        """Make the calendar from parsed files; raises `BadResource`."""
        return cls(read_years(files))

    @property
    def years(self) -> tuple[int, ...]:
        """The years whose files are here, ascending."""
        return tuple(sorted(self._years))

    def is_workday(self, day: date) -> bool:
        """Whether people work that day; by weekday alone when the year's file is missing."""
        holidays, worked = self._years.get(day.year, (frozenset(), frozenset()))
        return day in worked or (day.weekday() < 5 and day not in holidays)

    def due(self, start: date, workdays: int) -> Due:
        """Return the day that is `workdays` working days after `start` (0: the same day).

        Clocks and people name any day: what would lie behind the last day that there is, is that day.
        """
        day, left, estimated = start, workdays, False
        while left > 0 and day < date.max:
            day += _DAY
            estimated = estimated or day.year not in self._years
            left -= self.is_workday(day)
        return Due(day, estimated)

    def between(self, start: date, end: date) -> int:
        """Return the working days after `start` up to and with `end` (negative when `end` is earlier)."""
        return self._up_to(end) - self._up_to(start)

    def _up_to(self, day: date) -> int:
        """Working days from the first Monday that there is (ordinal 1) up to and with a day."""
        weeks, rest = divmod(day.toordinal(), 7)
        return 5 * weeks + min(rest, 5) - bisect_right(self._off, day) + bisect_right(self._worked, day)


def read_years(files: Iterable[Mapping[str, Any]]) -> list[CalendarYear]:
    """Read the parsed files of years; raises `BadResource` for one that is no year."""
    years = []
    for content in files:
        try:
            years.append(CalendarYear.model_validate(content))
        except ValidationError as e:
            raise refuse("工作日历", e) from None
    return years
