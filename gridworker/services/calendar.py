"""The working-day calendar: years that ship with the program, and years that the town published.

A published year is a record of `common` (its id is the year) and stands in place of the one that ships. Due
days are counted anew whenever a year comes: nothing is kept that could be out of date.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from gridworker.domain.limits import LimitRules, Limits
from gridworker.domain.resource import BadResource
from gridworker.domain.workdays import Calendar, CalendarYear, read_years
from gridworker.errors import UserError
from gridworker.services.changes import Changes
from gridworker.services.resources import load_calendar_years
from gridworker.services.session import Session
from gridworker.services.writing import changed, common_scope, need_office, new_record, write
from gridworker.storage import Intent

MOST_BYTES: Final = 64 * 1024
"""A year's notice is two kilobytes."""


@dataclass(frozen=True)
class YearRow:
    """One year of the calendar in use. `published`: by the town, and not only shipped with the program."""

    year: int
    source: str
    published_on: str
    holidays: int
    workdays: int
    published: bool


@dataclass(frozen=True)
class Published:
    """What publishing a year changed; `moved`: how many open demands are due on another day now."""

    year: int
    moved: int
    changes: Changes


@dataclass(frozen=True)
class Move:
    """An open demand whose due day moves: ISO days, and whether each is estimated."""

    demand: str
    before: tuple[str, bool]
    after: tuple[str, bool]


@dataclass(frozen=True)
class YearPreview:
    """What publishing a file would do; nothing has been written. Days are ISO days, ascending."""

    row: YearRow
    holidays: list[str]
    workdays: list[str]
    moves: list[Move]


def limits(session: Session) -> Limits:
    """The limits of demands by the calendar as it is held here now."""
    due = session.store.due
    if not due.shipping:
        due.ship(lambda: (list(load_calendar_years()), LimitRules.of(session.vocab)))
    return due.limits()


def calendar(session: Session) -> Calendar:
    """The working days of all years that ship or were published."""
    return limits(session).calendar


def calendar_list(session: Session) -> list[YearRow]:
    """The years in use, oldest first."""
    published = session.store.due.published()
    years = {year.year: year for year in load_calendar_years()} | published
    return [_row(year, published=number in published) for number, year in sorted(years.items())]


def _row(year: CalendarYear, *, published: bool) -> YearRow:
    return YearRow(
        year=year.year,
        source=year.source,
        published_on=year.published_on.isoformat(),
        holidays=len(year.holidays),
        workdays=len(year.workdays),
        published=published,
    )


def preview_year(session: Session, file: Path) -> YearPreview:
    """Look at a year's file and at what it would move. Raises what `publish_year` raises."""
    year, moves = _looked_at(session, file)
    data = _fields(year)
    row = _row(year, published=year.year in session.store.due.published())
    return YearPreview(row, data["holidays"], data["workdays"], moves)


def publish_year(session: Session, file: Path) -> Published:
    """Publish the working days of one year from a file `cn-2027.json`, for every laptop of the office.

    A year published before is replaced by the new one; due days of open demands follow at once. Raises
    UserError `not_office`, `no_file`, `bad_resource`, `nothing_changed`, `not_enrolled`.
    """
    year, moves = _looked_at(session, file)
    data, scope, rec = _fields(year), common_scope(session), str(year.year)
    if session.store.get("calendar_year", rec) is None:
        intent = new_record(session, "calendar_year", scope, data, rec=rec)
    else:
        intent = Intent("calendar_year", rec, scope, {**data, "withdrawn": False})
    return Published(year.year, len(moves), changed(write(session, [intent]), "demand"))


def _looked_at(session: Session, file: Path) -> tuple[CalendarYear, list[Move]]:
    """The year in the file, and the due days that it moves."""
    need_office(session)
    year = _read(file)
    now, published = limits(session), session.store.due.published()
    if year.year in published and _fields(published[year.year]) == _fields(year):
        raise UserError("nothing_changed", f"{year.year} 年的工作日历和已发布的一样。", "不用再发布。")
    years = {one.year: one for one in load_calendar_years()} | published | {year.year: year}
    before = _due_days(session, now)
    after = _due_days(session, Limits(Calendar(years.values()), now.rules))
    return year, [Move(one, day, after[one]) for one, day in before.items() if after[one] != day]


def _read(file: Path) -> CalendarYear:
    try:
        raw = file.read_bytes()
    except OSError:
        raise UserError("no_file", "打不开这个文件。", "请核对文件名和位置。") from None
    hint = "请用上级发的工作日历文件，如 cn-2027.json。"
    try:
        content: Any = json.loads(raw) if len(raw) <= MOST_BYTES else None
    except ValueError:
        content = None
    if not isinstance(content, Mapping):
        raise BadResource("bad_resource", "这个文件不是工作日历。", hint)
    return read_years([content])[0]


def _fields(year: CalendarYear) -> dict[str, Any]:
    return {
        "year": year.year,
        "source": year.source,
        "published_on": year.published_on.isoformat(),
        "holidays": sorted(day.isoformat() for day in year.holidays),
        "workdays": sorted(day.isoformat() for day in year.workdays),
    }


def _due_days(session: Session, rules: Limits) -> dict[str, tuple[str, bool]]:
    """Due day, and whether it is estimated, of every open demand that has one."""
    found = {}
    for demand, clock in session.store.worklists.clocks():
        due = rules.due(clock)
        if due is not None:
            found[demand] = (due.day.isoformat(), due.estimated)
    return found
