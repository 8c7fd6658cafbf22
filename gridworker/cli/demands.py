"""`demand`: what residents asked for."""

from __future__ import annotations

import click

from gridworker.cli.attachments import FILES, file_line
from gridworker.cli.call import Answer, Call, VerbGroup, pass_call
from gridworker.cli.pick import code, demand_id, grid_id, household_id
from gridworker.cli.shape import each, obj
from gridworker.cli.text import demand_line

demand = VerbGroup("demand", help="诉求：受理、列、看。")

ROW = (
    "id", "number", "text", "category", "nature", "state", "life", "source", "household", "visit",
    "grid_name", "anonymous", "collected_on", "delivery",
)  # fmt: skip


@demand.verb("add", obj("id"))
@click.option("--text", required=True, help="要什么、在哪里、急不急。")
@click.option("--source", required=True, help="怎么来的，如 PHONE 或 电话。")
@click.option("--household", "household_given", help="哪一户反映的（id 或门牌）。")
@click.option("--grid", "grid_given", help="没有选户时，属于哪个网格；只有办公室能填。")
@click.option("--place", default="", help="地点。")
@click.option("--reporter", default="", help="反映人，不在户册里的才写。")
@click.option("--contact", default="", help="联系电话。")
@click.option("--category", default="OTH.TEXT", help="类别代码。")
@click.option("--nature", default="HELP", help="性质，如 HELP 或 求助。")
@click.option("--anonymous", is_flag=True, help="不愿留名：是谁反映的，一律不记。")
@click.option("--consent", is_flag=True, help="同意公示办理情况。")
@click.option("--sensitive", is_flag=True, help="家事或隐私，不公示。")
@click.option("--on-spot", default="", help="当场怎么答复、怎么办的。")
@click.option("--outcome", default="EXPLAINED", help="当场办的结果，如 DONE 或 已办好。")
@pass_call
def demand_add(
    call: Call,
    text: str,
    source: str,
    household_given: str | None,
    grid_given: str | None,
    place: str,
    reporter: str,
    contact: str,
    category: str,
    nature: str,
    anonymous: bool,
    consent: bool,
    sensitive: bool,
    on_spot: str,
    outcome: str,
) -> Answer:
    """受理一件诉求：来访、电话、意见箱、会议或巡查，不用先有走访。"""
    from gridworker.services.demands import DeskDraft, collect_at_desk

    with call.session() as session:
        draft = DeskDraft(
            text=text,
            source=code(session, "source", source),
            household=household_id(session, household_given) if household_given else "",
            grid=grid_id(session, grid_given) if grid_given else "",
            place=place,
            reporter=reporter,
            contact=contact,
            category=code(session, "demand_category", category),
            nature=code(session, "demand_nature", nature),
            anonymous=anonymous,
            consent_publish=consent,
            sensitive=sensitive,
            on_spot=on_spot,
            outcome=code(session, "outcome", outcome),
        )
        demand_id, _changes = collect_at_desk(session, draft)
    said = "已受理一件诉求"
    said += "，当场办结" if on_spot.strip() else ""
    said += "，没有记是谁反映的" if anonymous else ""
    return Answer({"id": demand_id}, [f"{said}。"])


@demand.verb("list", each(*ROW))
@click.option("--household", "household_given", help="只看一户（id 或门牌）。")
@click.option("--grid", "grid_given", help="只看一个网格。")
@click.option("--state", help="只看一种状态，如 collected；open 是还没有了结的。")
@click.option("--source", help="只看一种来源，如 PHONE 或 电话。")
@pass_call
def listing(
    call: Call,
    household_given: str | None,
    grid_given: str | None,
    state: str | None,
    source: str | None,
) -> Answer:
    """列出诉求，最近的在前。"""
    from gridworker.services.demands import demand_list
    from gridworker.services.queries import Query

    with call.session() as session:
        query = Query(
            kind="demand",
            household=household_id(session, household_given) if household_given else None,
            grid=grid_id(session, grid_given) if grid_given else None,
            state=state,
            source=code(session, "source", source) if source else None,
        )
        rows = demand_list(session, query)
    return Answer(rows, [*map(demand_line, rows), f"共 {len(rows)} 件。"])


EVENT = each(
    "hash", "at", "event", "event_name", "actor", "actor_name", "author", "author_name", "placed", "standing",
    "taken_back", "data",
)  # fmt: skip


@demand.verb("show", obj(*ROW, files=FILES, events=EVENT))
@click.argument("given_id", metavar="ID")
@click.option("--history", is_flag=True, help="每一步写了什么、谁办的、谁录入的、是否采用。")
@pass_call
def demand_show(call: Call, given_id: str, history: bool) -> Answer:
    """查看一件诉求（id 或编号）和它的办理过程。"""
    from gridworker.cli.step_lines import step_lines
    from gridworker.services.demands import demand as page

    with call.session() as session:
        row = page(session, demand_id(session, given_id))
        lines = [demand_line(row), *map(file_line, row["files"])]
        for event in row["events"]:
            lines += step_lines(session, event) if history else [f"{event['at'][:16]}  {event['event_name']}"]
    return Answer(row, lines)
