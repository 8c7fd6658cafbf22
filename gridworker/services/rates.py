"""办理情况: rates of demands and the balance of a span, each with the ids of the demands behind it.

What is counted is said in `gridworker.domain.rates` and `gridworker.domain.balance`. Figures are of grids and
of the office, never of one worker.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from pydantic_core import from_json

from gridworker.domain.balance import Balance, Ledger, balance, parts_of
from gridworker.domain.limits import first_open_day
from gridworker.domain.period import Period
from gridworker.domain.rates import RATES, Rates, count_rates
from gridworker.services import areas
from gridworker.services.calendar import limits
from gridworker.services.queries import NO_GRID
from gridworker.services.session import Session

RATE_NAMES: Final = {
    "settled": "办结率", "on_time": "按期办结率", "told": "告知率", "satisfied": "满意率",
    "first_asked": "首问落实率",
}  # fmt: skip
"""What the rates are called on paper and on the command line; the window says them in its own language."""


@dataclass(frozen=True)
class GridBalance:
    """The balance of one month of one grid; `grid` is `NO_GRID` for what belongs to none."""

    grid: str
    name: str
    month: Period
    balance: Balance


def rates(session: Session, period: Period, grid: str = "") -> Rates:
    """The rates of a span, of all or of one grid (its id, code or name). Raises UserError `no_grid`."""
    rules = limits(session)
    return count_rates(
        _rows(session, _scope(session, grid)), period, rules, first_open_day(session.entropy.now())
    )


def balances(session: Session, period: Period) -> list[GridBalance]:
    """The balance of every month that the span touches, of every grid that has anything in it."""
    places = {row["scope"]: row for row in areas.rows(session, "grid") if row.get("scope")}
    by_grid: dict[str, list[Ledger]] = {}
    for _, at, ledger in _ledgers(session):
        by_grid.setdefault(at if at in places else NO_GRID, []).append(ledger)
    order = sorted(places, key=lambda at: (places[at].get("code") or "", places[at].get("name") or ""))
    found = []
    for scope in (*order, NO_GRID):
        row = places.get(scope)
        for month in period.months():
            counted = balance(by_grid.get(scope, ()), month)
            if counted != Balance():
                grid, name = (row["id"], row.get("name") or "") if row else (NO_GRID, "未划入网格")
                found.append(GridBalance(grid, name, month, counted))
    return found


def behind_balance(session: Session, period: Period, part: str, grid: str = "") -> list[str]:
    """Ids of the demands that one part of a balance counts, in the order of their ids.

    `grid` may be `NO_GRID`: those that belong to none. Raises UserError `no_grid`.
    """
    nowhere = grid == NO_GRID
    places = {row["scope"] for row in areas.rows(session, "grid") if row.get("scope")} if nowhere else set()
    scope = "" if nowhere else _scope(session, grid)
    return sorted(
        rec
        for rec, at, ledger in _ledgers(session)
        if scope in ("", at) and at not in places and part in parts_of(ledger, period)
    )


def _scope(session: Session, grid: str) -> str:
    """The scope of a grid; empty for all."""
    return str(areas.find_grid_row(session, grid).get("scope") or "-") if grid else ""


def _rows(session: Session, scope: str) -> Iterator[dict[str, Any]]:
    for row in session.store.worklists.facts():
        if scope in ("", row["in_scope"]):
            clock = row["clock"]
            yield {**row, "began_on": from_json(clock)[2] if clock else None}


def _ledgers(session: Session) -> Iterator[tuple[str, str, Ledger]]:
    limits(session)
    for rec, scope, ledger in session.store.worklists.ledgers():
        yield rec, scope, from_json(ledger)


__all__ = ["RATES", "RATE_NAMES", "GridBalance", "balances", "behind_balance", "rates"]
