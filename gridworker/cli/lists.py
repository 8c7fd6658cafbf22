"""`lists`: the three lists and the ledger of demands, as Excel or PDF."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from gridworker.cli.call import FILE, Answer, Call, VerbGroup, pass_call
from gridworker.cli.pick import span, span_options
from gridworker.cli.shape import Shape, each, obj

lists = VerbGroup("lists", help="三个清单和诉求台账：写成 Excel 或 PDF。")

_COUNTS = ("problems", "tasks", "unassigned", "done")


def _listed(*members: str) -> Shape:
    return obj("path", "pages", "from", "to", counts=obj(*_COUNTS), rows=each("demand", "problem", *members))


def _list(
    call: Call, kind: str, out: Path | None, first: date | None, last: date | None, grid: str
) -> Answer:
    from gridworker.services.three_lists import lists_excel, lists_pdf, three_lists

    with call.session() as session:
        period = span(session, first, last)
        found = three_lists(session, period, grid)
        made: Any = None
        if out is not None:
            made = (lists_pdf if out.suffix.lower() == ".pdf" else lists_excel)(session, found, kind, out)
    rows = [row for row in found.rows if row.first] if kind == "problems" else found.rows
    value = {
        "path": made.path if made else None, "pages": made.pages if made else None, "from": period.first,
        "to": period.last, "counts": found.counts, "rows": rows,
    }  # fmt: skip
    lines = [found.counts.sentence()]
    lines += [f"已写到 {out}；姓名已脱敏，号码已略去。"] if made else []
    return Answer(value, lines)


def _out(function: Any) -> Any:
    """The options of every list."""
    function = click.option("--grid", "grid", default="", help="只要一个网格的。")(function)
    return click.option("--out", type=FILE, help="写到哪个文件：.xlsx 或 .pdf；不填只看数。")(
        span_options(function)
    )


@lists.verb("problems", _listed("text", "source", "grid", "homes", "asked_on", "level"))
@_out
@pass_call
def problems(call: Call, out: Path | None, first: date | None, last: date | None, grid: str) -> Answer:
    """问题清单：时间内立项的和以前立项还没有了结的。"""
    return _list(call, "problems", out, first, last, grid)


@lists.verb("tasks", _listed("task", "unit", "person", "words", "due", "estimated", "progress", "supervised"))
@_out
@pass_call
def tasks(call: Call, out: Path | None, first: date | None, last: date | None, grid: str) -> Answer:
    """任务清单：每个问题交给了谁、什么时限、办到哪里。"""
    return _list(call, "tasks", out, first, last, grid)


@lists.verb("results", _listed("task", "result", "done_on", "done", "satisfaction", "published", "closed_on"))
@_out
@pass_call
def results(call: Call, out: Path | None, first: date | None, last: date | None, grid: str) -> Answer:
    """效果清单：每项任务办成了什么、群众怎么说。"""
    return _list(call, "results", out, first, last, grid)


@lists.verb("all", obj("path", "pages", "from", "to", counts=obj(*_COUNTS)))
@_out
@pass_call
def all_three(call: Call, out: Path | None, first: date | None, last: date | None, grid: str) -> Answer:
    """三个清单写在一个文件里。"""
    return _list(call, "all", out, first, last, grid)


@lists.verb("ledger", obj("path", "rows", "pages", "from", "to"))
@click.option("--out", type=FILE, required=True, help="写到哪个文件：.xlsx 或 .pdf。")
@span_options
@click.option("--grid", "grid", default="", help="只要一个网格的。")
@pass_call
def ledger(call: Call, out: Path, first: date | None, last: date | None, grid: str) -> Answer:
    """诉求台账：时间内提出的全部诉求，一件一行。"""
    from gridworker.services.demand_ledger import demand_ledger
    from gridworker.services.three_lists import table_excel, table_pdf

    with call.session() as session:
        period = span(session, first, last)
        table = demand_ledger(session, period, grid)
        made: Any = (table_pdf if out.suffix.lower() == ".pdf" else table_excel)(session, [table], out)
    value = {"path": out, "rows": made.rows, "pages": made.pages, "from": period.first, "to": period.last}
    return Answer(value, [f"诉求台账已写到 {out}，{made.rows} 件；姓名已脱敏，号码已略去。"])
