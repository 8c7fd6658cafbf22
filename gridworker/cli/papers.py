"""`demand paper`: the printed forms of one demand."""

from __future__ import annotations

from pathlib import Path

import click

from gridworker.cli.call import FILE, Answer, Call, pass_call
from gridworker.cli.demands import demand
from gridworker.cli.pick import demand_id
from gridworker.cli.shape import obj

__all__ = ["demand"]


@demand.verb("paper", obj("path", "pages"))
@click.argument("given_id", metavar="ID")
@click.argument("kind", metavar="KIND")
@click.option("--out", required=True, type=FILE, help="写到哪个文件（.pdf）。")
@pass_call
def demand_paper(call: Call, given_id: str, kind: str, out: Path) -> Answer:
    """印一件诉求的单子。assign 交办单、supervise 督办单、feedback 反馈单、reply 告知单和回执。"""
    from gridworker.services.papers import NAMES, paper_pdf

    with call.session() as session:
        made = paper_pdf(session, kind, demand_id(session, given_id), out)
    return Answer(made, [f"{NAMES[kind]}已写到 {out}，{made.pages} 页；姓名已脱敏，没有写电话。"])
