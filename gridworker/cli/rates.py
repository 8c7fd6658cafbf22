"""`demand rates`, `demand balance`: 办理情况 of a span, and what was under way before and after it."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from gridworker.cli.call import Answer, Call, pass_call
from gridworker.cli.demands import demand
from gridworker.cli.pick import grid_id, span, span_options
from gridworker.cli.shape import each, obj

_PARTS = ("opening", "registered", "reopened", "put_back", "closed", "merged", "withdrawn", "closing")


@demand.verb(
    "rates",
    obj(
        "from", "to", "mean_days", "median_days", "held", "unrated", "for_others",
        rates=each("key", "label", "n", "d", "rate", "rest"),
    ),
)  # fmt: skip
@span_options
@click.option("--grid", "grid_given", help="只看一个网格。")
@pass_call
def demand_rates(call: Call, first: date | None, last: date | None, grid_given: str | None) -> Answer:
    """办结率、按期办结率、告知率、满意率、首问落实率和平均办理工作日。"""
    from gridworker.domain.indicators import rate
    from gridworker.services.rates import RATE_NAMES, rates

    with call.session() as session:
        period = span(session, first, last)
        found = rates(session, period, grid_id(session, grid_given) if grid_given else "")
    rows = [
        {
            "key": key, "label": RATE_NAMES[key], "n": len(one.n), "d": one.d,
            "rate": rate(len(one.n), one.d), "rest": one.rest,
        }
        for key, one in found.by_name.items()
    ]  # fmt: skip
    value: dict[str, Any] = {
        "from": period.first,
        "to": period.last,
        "rates": rows,
        "mean_days": found.mean_days,
        "median_days": found.median_days,
        "held": found.held,
        "unrated": found.unrated,
        "for_others": found.for_others,
    }
    lines = [period.said(), *(f"{row['label']}：{row['rate']}" for row in rows)]
    if found.mean_days is not None:
        mean, middle = f"{found.mean_days:.1f}", f"{found.median_days:g}"
        lines.append(f"平均 {mean} 个工作日办完，中位数 {middle} 个。")
    beside = (len(found.held), len(found.unrated), len(found.for_others))
    lines.append("另有暂缓 {} 件，回访未评价 {} 件，代填 {} 件。".format(*beside))
    return Answer(value, lines)


@demand.verb("balance", each("grid", "name", "month", *_PARTS))
@span_options
@pass_call
def demand_balance(call: Call, first: date | None, last: date | None) -> Answer:
    """结转：每个网格每个月的期初、登记、销号、并案、撤回和期末。"""
    from gridworker.services.rates import balances

    with call.session() as session:
        period = span(session, first, last)
        found = balances(session, period)
    rows = [
        {
            "grid": one.grid, "name": one.name, "month": f"{one.month.first:%Y-%m}",
            **{part: getattr(one.balance, part) for part in _PARTS},
        }
        for one in found
    ]  # fmt: skip
    lines = [
        f"{one.name} {one.month.said()}：期初 {one.balance.opening}，登记 {one.balance.came}，"
        f"销号 {one.balance.closed}，并案 {one.balance.merged}，撤回 {one.balance.withdrawn}，"
        f"期末 {one.balance.closing}"
        for one in found
    ]
    return Answer(rows, lines or ["这段时间没有立项的诉求。"])
