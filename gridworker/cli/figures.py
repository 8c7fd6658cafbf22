"""`figures`: the numbers of 总览 for scripts, and the same as a printed page."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from gridworker.cli.call import FILE, Answer, Call, pass_call
from gridworker.cli.pick import grid_id, span, span_options
from gridworker.cli.root import root
from gridworker.cli.shape import each, obj

_SHAPE = obj(
    "from", "to", "grid", "place", "made_on", "sources", "path", "pages",
    figures=each("key", "label", "n", "d", "rate"),
    grids=each("grid", "code", "name", "n", "d", "rate", "state", "heard", "missing"),
    months=each("month", "in_person", "apart", "missed", "total"),
    demands=each("state", "name", "week", "month", "quarter", "longer", "late", "total"),
)  # fmt: skip


@root.verb("figures", _SHAPE)
@span_options
@click.option("--grid", "grid_given", help="只看一个网格。")
@click.option("--out", type=FILE, help="同时写成打印页（.pdf）。")
@pass_call
def figures_command(
    call: Call, first: date | None, last: date | None, grid_given: str | None, out: Path | None
) -> Answer:
    """总览：走访覆盖、各月走访、诉求和数据包收齐情况。"""
    from gridworker.domain.indicators import rate
    from gridworker.services.figures import Overview, overview
    from gridworker.services.printing import overview_pdf

    with call.session() as session:
        period = span(session, first, last)
        grid = grid_id(session, grid_given) if grid_given else None
        found: Overview = overview(session, period, grid)
        made = overview_pdf(session, out, period, grid) if out else None
    source = {one.grid: one for one in found.sources.grids}
    grids = [
        {
            "grid": row.grid, "code": row.code, "name": row.name, "n": row.coverage.n, "d": row.coverage.d,
            "rate": rate(row.coverage.n, row.coverage.d or 0),
            "state": source[row.grid].state if row.grid in source else None,
            "heard": source[row.grid].heard if row.grid in source else None,
            "missing": source[row.grid].missing if row.grid in source else None,
        }
        for row in found.grids
    ]  # fmt: skip
    cards = [
        {
            "key": card.key, "label": card.label, "n": card.n, "d": card.d,
            "rate": None if card.d is None else rate(card.n, card.d),
        }
        for card in found.cards.values()
    ]  # fmt: skip
    value: dict[str, Any] = {
        "from": period.first,
        "to": period.last,
        "grid": found.grid,
        "place": found.place,
        "made_on": found.made_on,
        "sources": found.sources.sentence(),
        "path": made.path if made else None,
        "pages": made.pages if made else None,
        "figures": cards,
        "grids": grids,
        "months": [
            {
                "month": f"{row.month.first:%Y-%m}",
                **{code: figure.n for code, figure in row.reaches.items()},
                "total": row.total.n,
            }
            for row in found.months
        ],
        "demands": [
            {
                "state": row.state or None,
                "name": row.name,
                **{code: figure.n for code, figure in row.bands.items()},
                "late": row.late.n,
                "total": row.total.n,
            }
            for row in (*found.states, found.all_states)
        ],
    }
    lines = [f"{found.place} {period.said()}"]
    lines += [f"{card['label']}：{card['rate'] or card['n']}" for card in cards]
    lines += [f"{row['name']}：{row['rate']}" for row in grids]
    lines += [found.sources.sentence()]
    lines += [f"打印页已写到 {made.path}，{made.pages} 页。"] if made else []
    return Answer(value, lines)
