"""A year of the working-day calendar as a record that every laptop holds: what the office published."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from gridworker.domain.fields import Day, Record, Text, spec


class PublishedYear(Record):
    """工作日历: one year's notice. The record's id is the year, so that two publish the same record.

    The days are those of `gridworker.domain.workdays.CalendarYear`, which says what makes a year; a record
    that is no such year counts as none.
    """

    year: Annotated[int, Field(ge=2000, le=2199)] | None = spec("年份", "int", required=True)
    source: Text | None = spec("依据", "text", required=True)
    published_on: Day | None = spec("发布日期", "date", required=True)
    holidays: list[Day] | None = spec("放假日期", "days", required=True)
    workdays: list[Day] | None = spec("调休上班日期", "days")
