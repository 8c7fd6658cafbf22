"""Figures of the office in memory: three villages, a year of visits, a few open demands, one grid silent."""

from __future__ import annotations

from datetime import date
from typing import Any

from gridworker.domain.indicators import BANDS, OPEN, REACH_NAMES, REACHES
from gridworker.domain.period import Period, twelve_months_to
from gridworker.services.arrivals import GridSource, Sources
from gridworker.services.figures import (
    Figure,
    GridFigure,
    MonthFigures,
    Overview,
    StateFigures,
)
from gridworker.services.queries import Query

TODAY = date(2026, 4, 5)
VILLAGES = ("石桥村", "竹林村", "柳河村")


def figure(key: str, n: int, d: int | None = None, kind: str = "visit", **query: Any) -> Figure:
    asked = Query(kind, **query)
    return Figure(key, key, n, d, asked, None if d is None else Query(kind, **{**query, "text": "others"}))


def grids() -> list[GridFigure]:
    rows = []
    for at, village in enumerate(VILLAGES):
        for n in range(4):
            grid = f"g-{at}-{n}"
            rows.append(
                GridFigure(
                    grid, f"9901012{at:02d}{n:02d}", f"{village}第{n + 1}网格", village,
                    figure("coverage", 30 * n, 90 + at, "household", grid=grid, reach="reached"),
                )
            )  # fmt: skip
    return rows


def months(period: Period) -> list[MonthFigures]:
    found = []
    for at, month in enumerate(twelve_months_to(TODAY).months()):
        span = {"date_from": month.first.isoformat(), "date_to": month.last.isoformat()}
        piles = {
            reach: figure(REACH_NAMES[reach], at * (3 - i), None, reach=reach, **span)
            for i, reach in enumerate(REACHES)
        }
        inside = month.first <= period.last and month.last >= period.first
        found.append(MonthFigures(month, dict(piles), figure("total", at * 6, None, **span), inside))
    return found


def state(code: str, *counts: int, late: int = 0) -> StateFigures:
    states = (code,) if code else OPEN
    bands = {
        band.code: figure(band.code, n, None, "demand", states=states, text=band.code)
        for band, n in zip(BANDS, counts, strict=True)
    }
    total = figure("open", sum(counts), None, "demand", states=states)
    return StateFigures(code, code, bands, figure("late", late, sum(counts), "demand"), total)


def sources() -> Sources:
    found = [GridSource(row.grid, row.name, 1, TODAY, 0, "whole") for row in grids()]
    found[1] = GridSource("g-0-1", "石桥村第2网格", 1, None, 0, "none")
    found[2] = GridSource("g-0-2", "石桥村第3网格", 1, date(2026, 3, 1), 12, "gaps")
    return Sources(213, TODAY, found)


def overview(_session: Any, period: Period, grid: str | None = None, *, empty: bool = False) -> Overview:
    """What `services.figures.overview` would say, for any period and grid."""
    rows = [state(code, 1, 2, 0, 3, late=2) for code in OPEN]
    everything = state("", *(len(OPEN) * n for n in (1, 2, 0, 3)), late=2 * len(OPEN))
    cards = {
        "coverage": figure("coverage", 540, 1092, "household", reach="reached"),
        "visits": figure("visits", 213), "missed": figure("missed", 31, 213, reach="missed"),
        "settled": figure("settled", 3, 4, "demand"), "left_out": figure("left_out", 2, None, "demand"),
        "open": everything.total, "overdue": figure("overdue", 12, 36, "demand"),
    }  # fmt: skip
    return Overview(
        period=period, grid=grid, place="青禾县云溪镇", made_on=TODAY, cards=cards, grids=grids(),
        months=months(period), states=rows, all_states=everything, sources=sources(), demo=True, empty=empty,
        grid_choices=[(row.grid, row.name) for row in grids()],
    )  # fmt: skip
