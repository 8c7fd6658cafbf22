"""Lists of demands by what has to be done next: each name is one condition on the table that the fold fills.

The same words find, count and are counted by unit, so a figure and its list cannot differ. Everything but
due days is a column; due days come from `due_of` and follow the calendar (`storage.due`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from gridworker.domain.demand_table import DIRECT, FINAL
from gridworker.domain.limits import PUBLISH_DAYS, Limits, first_open_day
from gridworker.storage.db import Db, said
from gridworker.storage.due import TICKING, DueDays
from gridworker.storage.queries import in_grid

OPEN: Final = f"state NOT IN ({', '.join(repr(state) for state in sorted(FINAL))})"
_MEETING_FIRST: Final = f"ifnull(route, '') NOT IN ('', '{DIRECT}') AND deliberated IS NOT 1"
CALL_BACK_WITHIN: Final = 30
"""Days after 销号 for which a matter stays on the list of those about which nobody was reached by a call."""

CONDITIONS: Final[dict[str, str]] = {
    "open": OPEN,
    "to_register": "state = 'collected'",
    "to_deliberate": f"state = 'registered' AND {_MEETING_FIRST}",
    "to_assign": f"state = 'registered' AND track IS NOT 'NOW' AND NOT ({_MEETING_FIRST})",
    "to_accept": "state = 'assigned'",
    "in_hand": "state = 'in_progress'",
    "to_report": f"((state = 'in_progress' AND due_of(clock) <= :soon) OR (state = 'registered'"
    f" AND track = 'NOW' AND NOT ({_MEETING_FIRST})))",
    "to_grant": "asked_on IS NOT NULL AND state IN ('assigned', 'in_progress')",
    "to_verify": "state = 'reported' AND track IS NOT 'NOW'",
    "to_tell": "untold > 0",
    "to_call_back": "satisfaction IS NULL AND untold IS NOT 1 AND told_on IS NOT NULL AND anonymous IS NOT 1"
    " AND (state IN ('reported', 'verified', 'published') OR (state = 'closed' AND ended_on >= :lately))",
    "to_publish": "state = 'verified' AND skipped IS NOT 1",
    "to_close": "untold IS NOT 1 AND ((state = 'published' AND published_on <= :hung) OR (state = 'verified'"
    " AND skipped = 1) OR (state = 'reported' AND track = 'NOW'))",
    "overdue": f"{TICKING} AND due_of(clock) < :first_open",
    "due_soon": f"{TICKING} AND due_of(clock) BETWEEN :first_open AND :soon",
    "on_hold": "state = 'on_hold'",
    "to_supervise": "",
    "refused": "refused > 0",
    "late": "late > 0",
    "pending": "pending > 0",
    "waiting": "waiting > 0",
    "doubled": "doubled > 0",
}
"""Condition by name; `to_supervise` depends on the vocabulary and is made when it is asked."""
_COUNTED: Final = (
    "rec", "in_scope", "state", "clock", "registered_on", "reported_on", "untold", "told_by", "first_asked",
    "called_on", "satisfaction", "for_others", "ended_on",
)  # fmt: skip
_OF_ALL: Final = frozenset({"to_tell", "to_call_back", "refused", "late", "pending", "waiting", "doubled"})
"""Lists that reach beyond what is open; they have indexes of their own."""
_OF_HANDLERS: Final = frozenset({"to_accept", "in_hand", "to_report"})
"""Lists of who handles a matter: who was only asked first has nothing to do there."""
_PAIRS: Final = "SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(:instead)"
_ORDERS: Final = {"on_hold": "review_on, opened, rec", "to_register": "opened, rec"}
_BY_DUE: Final = "due_of(clock) IS NULL, due_of(clock), opened, rec"


@dataclass(frozen=True, slots=True)
class Whose:
    """The demands of a person: first asked or handling, and for whom he stands in as (person, scope)."""

    person: str
    instead_of: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Among:
    """Which demands of a list: of a unit, a grid (record ids; empty: all), a person (None: anybody)."""

    unit: str = ""
    grid: str = ""
    whose: Whose | None = None


class Worklists:
    """Finding and counting them. `now` is the local moment that decides what is overdue."""

    def __init__(self, db: Db, due: DueDays) -> None:
        self._db = db
        self._due = due

    def ids(self, name: str, now: datetime, among: Among) -> list[str]:
        """Ids of one list, the most urgent first. Raises ValueError for a name that is none."""
        with said(self._db.path):
            args = self._moments(now)
            where = [self._condition(name, now, args, among)]
            _narrow(where, args, among)
            order = _ORDERS.get(name, _BY_DUE)
            sql = f"SELECT rec FROM demand WHERE {' AND '.join(where)} ORDER BY {order}"
            return [row[0] for row in self._db.all(sql, args)]

    def counts(self, names: Sequence[str], now: datetime, among: Among) -> dict[str, int]:
        """How many demands each list has: one walk through what is open, and one look for each other list."""
        with said(self._db.path):
            args = self._moments(now)
            narrow: list[str] = []
            _narrow(narrow, args, among)
            mine = [name for name in names if name not in _OF_ALL]
            sums = ", ".join(
                f"count(*) FILTER (WHERE {self._condition(name, now, args, among)})" for name in mine
            )
            found: dict[str, int] = {}
            if mine:
                where = " AND ".join([OPEN, *narrow])
                row = self._db.all(f"SELECT {sums} FROM demand WHERE {where}", args)[0]
                found = dict(zip(mine, row, strict=True))
            for name in names:
                if name in _OF_ALL:
                    where = " AND ".join([self._condition(name, now, args), *narrow])
                    found[name] = int(self._db.value(f"SELECT count(*) FROM demand WHERE {where}", args))
            return {name: found[name] for name in names}

    def by_unit(self, names: Sequence[str], now: datetime) -> list[tuple[str, dict[str, int]]]:
        """(unit, count by list) of every unit that holds something open; the unit is empty for nobody's."""
        with said(self._db.path):
            args = self._moments(now)
            sums = ", ".join(f"count(*) FILTER (WHERE {self._condition(name, now, args)})" for name in names)
            rows = self._db.all(
                f"SELECT ifnull(unit, ''), {sums} FROM demand WHERE {OPEN} GROUP BY 1 ORDER BY 1", args
            )
            return [(row[0], dict(zip(names, row[1:], strict=True))) for row in rows]

    def clocks(self) -> list[tuple[str, str]]:
        """(demand, clock) of all that is open and has a limit."""
        with said(self._db.path):
            return self._db.all(f"SELECT rec, clock FROM demand WHERE {OPEN} AND clock IS NOT NULL")

    def facts(self) -> Iterator[dict[str, Any]]:
        """What rates are counted from, of every demand."""
        for row in self._db.each(f"SELECT {', '.join(_COUNTED)} FROM demand"):
            found = dict(zip(_COUNTED, row, strict=True))
            yield {**found, "id": found["rec"]}

    def ledgers(self) -> list[tuple[str, str, str]]:
        """(demand, scope, ledger as JSON) of every demand that was ever in the balance."""
        with said(self._db.path):
            return self._db.all("SELECT rec, in_scope, ledger FROM demand WHERE ledger IS NOT NULL")

    def _moments(self, now: datetime) -> dict[str, Any]:
        limits = self._due.limits()
        open_day = first_open_day(now)
        return {
            "first_open": open_day.isoformat(),
            "soon": max(open_day, limits.next_workday(now.date())).isoformat(),
            "hung": (now.date() - timedelta(days=PUBLISH_DAYS)).isoformat(),
            "lately": (now.date() - timedelta(days=CALL_BACK_WITHIN)).isoformat(),
        }

    def _condition(
        self, name: str, now: datetime, args: dict[str, Any], among: Among | None = None
    ) -> str:
        if name not in CONDITIONS:
            raise ValueError(f"no such list: {name}")
        if name in _OF_HANDLERS and among is not None and among.whose is not None:
            return f"({CONDITIONS[name]} AND {_handled(among.whose)})"
        if name != "to_supervise":
            return f"({CONDITIONS[name]})"
        return _to_supervise(self._due.limits(), now.date(), args)


def _to_supervise(limits: Limits, today: date, args: dict[str, Any]) -> str:
    """Those whose due day has reached a level of 督办 that nobody has issued yet."""
    parts = []
    codes = [code for code, _ in limits.rules.supervise]
    for at, (_, days) in enumerate(limits.rules.supervise):
        args[f"reached{at}"] = limits.reached_since(today, days).isoformat()
        issued = ", ".join(f"'{code}'" for code in codes[at:])
        parts.append(
            f"(due_of(clock) <= :reached{at} AND (supervised IS NULL OR supervised NOT IN ({issued})))"
        )
    return f"({TICKING} AND ({' OR '.join(parts)}))" if parts else "(0)"


def _handled(whose: Whose) -> str:
    """Of what is somebody's, what he has to do himself: it was given to him (or to whom he stands in for), or
    to nobody by name. The values are those that `_narrow` gives."""
    others = f" OR (person, in_scope) IN ({_PAIRS})" if whose.instead_of else ""
    return f"(person = :person OR ifnull(person, '') = ''{others})"


def _narrow(where: list[str], args: dict[str, Any], among: Among) -> None:
    if among.unit:
        where.append("unit = :unit")
        args["unit"] = among.unit
    if among.grid:
        sql, values = in_grid(among.grid, ":grid")
        where.append(sql)
        if values:
            args["grid"] = values[0]
    if among.whose is not None:
        people = "(first_asked = :person OR person = :person"
        args["person"] = among.whose.person
        if among.whose.instead_of:
            people += f" OR (first_asked, in_scope) IN ({_PAIRS}) OR (person, in_scope) IN ({_PAIRS})"
            args["instead"] = json.dumps(among.whose.instead_of)
        where.append(people + ")")
