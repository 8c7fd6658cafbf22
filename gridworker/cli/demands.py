"""`demand` and `search`: what residents asked for, and finding anything by its words."""

from __future__ import annotations

import click

from gridworker.cli.call import Answer, Call, VerbGroup, pass_call
from gridworker.cli.pick import grid_id, household_id
from gridworker.cli.root import root
from gridworker.cli.shape import each, obj
from gridworker.cli.text import demand_line, excerpt

demand = VerbGroup("demand", help="诉求：列、看。")

ROW = (
    "id", "number", "text", "category", "nature", "state", "life", "household", "visit", "grid_name",
    "collected_on", "delivery",
)  # fmt: skip


@demand.verb("list", each(*ROW))
@click.option("--household", "household_given", help="只看一户（id 或门牌）。")
@click.option("--grid", "grid_given", help="只看一个网格。")
@click.option("--state", help="只看一种状态，如 collected。")
@pass_call
def listing(call: Call, household_given: str | None, grid_given: str | None, state: str | None) -> Answer:
    """列出诉求，最近的在前。"""
    from gridworker.services.demands import demand_list
    from gridworker.services.queries import Query

    with call.session() as session:
        query = Query(
            kind="demand",
            household=household_id(session, household_given) if household_given else None,
            grid=grid_id(session, grid_given) if grid_given else None,
            state=state,
        )
        rows = demand_list(session, query)
    return Answer(rows, [*map(demand_line, rows), f"共 {len(rows)} 件。"])


EVENT = each("hash", "at", "event", "event_name", "actor", "actor_name", "placed", "data")


@demand.verb("show", obj(*ROW, events=EVENT))
@click.argument("demand_id", metavar="ID")
@pass_call
def demand_show(call: Call, demand_id: str) -> Answer:
    """查看一件诉求和它的办理过程。"""
    from gridworker.services.demands import demand as page

    with call.session() as session:
        row = page(session, demand_id)
    lines = [demand_line(row)]
    lines += [f"{event['at'][:16]}  {event['event_name']}" for event in row["events"]]
    return Answer(row, lines)


@root.verb("search", obj("text", "total", hits=each("kind", "id", "date", "title", "snippet")))
@click.argument("text")
@pass_call
def search_command(call: Call, text: str) -> Answer:
    """在户册、走访和诉求里查找。"""
    from gridworker.services.search import search

    with call.session() as session:
        hits = search(session, text)
    lines = [f"{hit.date}  {hit.title}  {excerpt(hit.snippet)}".strip() for hit in hits]
    return Answer({"text": text, "total": len(hits), "hits": hits}, [*lines, f"共找到 {len(hits)} 条。"])

