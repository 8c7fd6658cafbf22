"""总览: the first figures of an office, each with n and d and the lists that hold exactly those records.

What is counted is said in `gridworker.domain.indicators`, how in `storage.counting`. A figure carries a
`Query` for its n and, where it is a rate, one for the d - n others; `ids_behind` gives the ids. Places stand
in the order of their codes whatever their figures are. `Sources` says what all of it rests on, and which
grids' bundles have not come.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from gridworker.domain.area import over
from gridworker.domain.indicators import (
    BANDS,
    DONE,
    LEFT_OUT,
    OPEN,
    REACH_NAMES,
    REACHES,
    band,
)
from gridworker.domain.limits import first_open_day
from gridworker.domain.period import Period, twelve_months_to
from gridworker.errors import UserError
from gridworker.services import areas
from gridworker.services.arrivals import Sources, sources_of
from gridworker.services.calendar import limits
from gridworker.services.demand_pages import STATE_NAMES
from gridworker.services.queries import NO_GRID, Query
from gridworker.services.session import Session

MOST_MONTHS: Final = 36
"""Months shown when a person asks for many years."""
_NAMES: Final = {
    "coverage": "走访覆盖率",
    "visits": "走访户次",
    "missed": "其中没有见到",
    "settled": "诉求办结率",
    "overdue": "未办结中超期的",
    "open": "未办结诉求",
    "total": "合计",
    "left_out": "不予立项、并案、撤回",
}
"""What the figures are called on paper and on the command line; the window says them in its own language."""


@dataclass(frozen=True)
class Figure:
    """One number: `n` of `d` (None for a plain count), and what opens its records.

    `query` lists exactly n records, `rest` exactly the d - n others; a count has no rest.
    """

    key: str
    label: str
    n: int
    d: int | None
    query: Query
    rest: Query | None = None


@dataclass(frozen=True)
class GridFigure:
    """Coverage of one grid; `grid` is `NO_GRID` for households that lie in none."""

    grid: str
    code: str
    name: str
    unit_name: str
    coverage: Figure


@dataclass(frozen=True)
class MonthFigures:
    """Visits of one month by reach (`in_person`, `apart`, `missed`). `inside`: it touches the period."""

    month: Period
    reaches: dict[str, Figure]
    total: Figure
    inside: bool


@dataclass(frozen=True)
class StateFigures:
    """Open demands of one state by age (codes of `BANDS`); `late` are those whose day has passed."""

    state: str
    name: str
    bands: dict[str, Figure]
    late: Figure
    total: Figure


@dataclass(frozen=True)
class Overview:
    """Everything the page and the printed sheet show.

    `place` is the office or the one grid chosen. `empty`: nobody has written a visit or a demand yet.
    """

    period: Period
    grid: str | None
    place: str
    made_on: date
    cards: dict[str, Figure]
    grids: list[GridFigure]
    months: list[MonthFigures]
    states: list[StateFigures]
    all_states: StateFigures
    sources: Sources
    demo: bool
    empty: bool
    grid_choices: list[tuple[str, str]] = field(default_factory=list)


def overview(session: Session, period: Period, grid: str | None = None) -> Overview:
    """Count it all, for the whole profile or for one grid (its id, code or name).

    The heat map always holds all grids: it is also where one sees where one is. Raises UserError `no_grid`,
    `many_grids`.
    """
    count = _Count(session, period, areas.find_grid(session, grid)["id"] if grid else None)
    covered = count.grids()
    months = count.months()
    states, all_states = count.states()
    sources = sources_of(session, period, count.today, [p for p in count.places if not p["ended"]])
    cards = {figure.key: figure for figure in (*count.cards(covered), all_states.total)}
    cards["overdue"] = replace(all_states.late, key="overdue", label=_NAMES["overdue"])
    return Overview(
        period=period,
        grid=count.grid,
        place=count.name(),
        made_on=count.today,
        cards=cards,
        grids=covered,
        months=months,
        states=states,
        all_states=all_states,
        sources=replace(sources, visits=cards["visits"].n),
        demo=session.identity.demo,
        empty=not any(session.store.ids(Query(kind, limit=1)) for kind in ("visit", "demand")),
        grid_choices=[(place["id"], place["name"]) for place in count.places],
    )  # fmt: skip


def ids_behind(session: Session, query: Query) -> list[str]:
    """Ids of the records behind a figure, of whatever kind it is about."""
    return list(session.store.ids(query))


def checked_period(first: date | None, last: date | None, otherwise: Period) -> Period:
    """The span between two days that a person typed; an end left open is that of `otherwise`.

    Raises UserError `bad_period`.
    """
    try:
        return Period(first or min(otherwise.first, last or otherwise.first), last or otherwise.last)
    except ValueError:
        raise UserError("bad_period", "结束日期早于开始日期。", "请把两个日期对调。") from None


class _Count:
    """One counting: a few walks through the tables, then only adding up."""

    def __init__(self, session: Session, period: Period, grid: str | None) -> None:
        self.session, self.period, self.grid = session, period, grid
        self.today = session.entropy.now().date()
        self.first_open = first_open_day(session.entropy.now()).isoformat()
        self.places = _places(session, period)
        self._of_scope = {place["scope"]: place["id"] for place in self.places}
        self._days = (period.first.isoformat(), period.last.isoformat())

    def name(self) -> str:
        if self.grid:
            return next((str(p["name"]) for p in self.places if p["id"] == self.grid), "")
        who = self.session.identity
        return who.office_name if who.is_office else who.grid_name or who.office_name or who.name

    def grids(self) -> list[GridFigure]:
        wanted: Counter[str] = Counter()
        reached: Counter[str] = Counter()
        for scope, d, n in self.session.store.counts().coverage(*self._days):
            place = self._of_scope.get(scope, NO_GRID)
            wanted[place] += d
            reached[place] += n
        rows = [
            (p["id"], p["code"], p["name"], p["unit_name"])
            for p in self.places
            if wanted[p["id"]] or not p["ended"]
        ]
        if wanted[NO_GRID]:
            rows.append((NO_GRID, "", "未划入网格", ""))
        return [GridFigure(*row, self._coverage(reached[row[0]], wanted[row[0]], row[0])) for row in rows]

    def months(self) -> list[MonthFigures]:
        until = min(self.period.last, max(self.today, self.period.first))
        span = twelve_months_to(until)
        own = [month for month in self.period.months() if month.first <= until]
        shown = (own if len(own) > 12 else list(span.months()))[-MOST_MONTHS:]
        seen: Counter[tuple[str, str]] = Counter()
        first, last = shown[0].first.isoformat(), shown[-1].last.isoformat()
        for scope, month, reach, n in self.session.store.counts().visits(first, last):
            if self._counts(scope):
                seen[month, reach] += n
        return [self._month(month, seen) for month in shown]

    def _month(self, month: Period, seen: Counter[tuple[str, str]]) -> MonthFigures:
        name = f"{month.first:%Y-%m}"
        whole = self._visits(month)
        piles: dict[str, Figure] = {
            reach: Figure(reach, REACH_NAMES[reach], seen[name, reach], None, replace(whole, reach=reach))
            for reach in REACHES
        }
        total = Figure("total", _NAMES["total"], sum(pile.n for pile in piles.values()), None, whole)
        touches = month.first <= self.period.last and month.last >= self.period.first
        return MonthFigures(month, piles, total, touches)

    def states(self) -> tuple[list[StateFigures], StateFigures]:
        ages: Counter[tuple[str, str]] = Counter()
        late: Counter[str] = Counter()
        limits(self.session)
        found = self.session.store.counts().open_demands(OPEN, self.first_open)
        for scope, state, opened, passed, n in found:
            if self._counts(scope):
                ages[state, band(date.fromisoformat(opened), self.today).code] += n
                late[state] += n if passed else 0
        rows = [self._state((state,), STATE_NAMES[state], ages, late) for state in OPEN]
        return rows, self._state(OPEN, _NAMES["open"], ages, late)

    def _state(
        self, states: tuple[str, ...], name: str, ages: Counter[tuple[str, str]], late: Counter[str]
    ) -> StateFigures:
        whole = Query("demand", grid=self.grid, states=states)
        bands = {}
        for one in BANDS:
            first, last = one.opened(self.today)
            # A demand from a clock ahead of ours is as young as can be, not of no age at all.
            until = None if one.least == 0 else last.isoformat()
            query = replace(whole, date_from=first.isoformat() if first else None, date_to=until)
            bands[one.code] = Figure(one.code, one.name, sum(ages[s, one.code] for s in states), None, query)
        everything = sum(figure.n for figure in bands.values())
        passed = replace(whole, due_before=self.first_open)
        return StateFigures(
            state=states[0] if len(states) == 1 else "",
            name=name,
            bands=bands,
            late=Figure("late", "已过期限", sum(late[s] for s in states), everything, passed),
            total=Figure("open", name, everything, None, whole),
        )

    def cards(self, covered: list[GridFigure]) -> Iterable[Figure]:
        mine = [row.coverage for row in covered if self.grid in (None, row.grid)]
        reached, wanted = sum(figure.n for figure in mine), sum(figure.d or 0 for figure in mine)
        yield self._coverage(reached, wanted, self.grid)
        piles: Counter[str] = Counter()
        for scope, _month, reach, n in self.session.store.counts().visits(*self._days):
            piles[reach] += n if self._counts(scope) else 0
        whole = self._visits(self.period)
        yield Figure("visits", _NAMES["visits"], piles.total(), None, whole)
        yield Figure(
            "missed", _NAMES["missed"], piles["missed"], piles.total(),
            replace(whole, reach="missed"), replace(whole, reach="met"),
        )  # fmt: skip
        states: Counter[str] = Counter()
        for scope, state, n in self.session.store.counts().demands(*self._days):
            states[state] += n if self._counts(scope) else 0
        taken = Query("demand", grid=self.grid, date_from=self._days[0], date_to=self._days[1])
        counted = tuple(state for state in states if state not in (*LEFT_OUT, "draft"))
        not_done = tuple(sorted({*OPEN} | ({*counted} - {*DONE})))
        done = sum(states[state] for state in DONE)
        yield Figure(
            "settled", _NAMES["settled"], done, sum(states[state] for state in counted),
            replace(taken, states=DONE), replace(taken, states=not_done),
        )  # fmt: skip
        out = sum(states[state] for state in LEFT_OUT)
        yield Figure("left_out", _NAMES["left_out"], out, None, replace(taken, states=LEFT_OUT))

    def _coverage(self, n: int, d: int, grid: str | None) -> Figure:
        first, last = self._days
        base = Query("household", grid=grid, date_from=first, date_to=last, order="door")
        return Figure(
            "coverage", _NAMES["coverage"], n, d,
            replace(base, reach="reached"), replace(base, reach="unreached"),
        )  # fmt: skip

    def _visits(self, span: Period) -> Query:
        first, last = span.first.isoformat(), span.last.isoformat()
        return Query("visit", grid=self.grid, date_from=first, date_to=last)

    def _counts(self, scope: str) -> bool:
        return self.grid is None or self._of_scope.get(scope) == self.grid


def _places(session: Session, period: Period) -> list[dict[str, Any]]:
    """All grids that have a scope, in the order of their codes; `ended`: it was no more in the period."""
    units = {unit["id"]: unit["name"] for unit in areas.units(session)}
    rows = [
        {
            "id": row["id"],
            "scope": row["scope"],
            "code": row.get("code") or "",
            "name": row.get("name") or "",
            "unit_name": units.get(row.get("unit") or "", ""),
            "ended": over(row, period.first.isoformat()),
        }
        for row in areas.rows(session, "grid")
        if row.get("scope")
    ]
    return sorted(rows, key=lambda row: (row["code"], row["name"], row["id"]))
