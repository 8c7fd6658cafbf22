"""`aid`: requests for help from the asking to what came of it, and the ledger of help."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from gridworker.cli.call import FILE, Answer, Call, VerbGroup, pass_call
from gridworker.cli.pick import DAY, code, grid_id, household_id
from gridworker.cli.shape import each, obj
from gridworker.errors import UserError

aid = VerbGroup("aid", help="求助和帮扶：登记、配队伍、记结果、帮扶台账。")

_HELP = (
    "id", "need", "text", "household", "household_name", "grid", "group", "place", "asked_on", "wanted_on",
    "days", "team", "team_name", "helpers", "helped_on", "hours", "outcome", "result",
)  # fmt: skip


@aid.verb("ask", obj(*_HELP))
@click.argument("household_given", metavar="HOUSEHOLD", required=False)
@click.option("--need", required=True, help="要帮什么，如 REPAIR 或 水电维修。")
@click.option("--text", default="", help="具体要求。")
@click.option("--place", default="", help="地点；不是哪一户的就写地点。")
@click.option("--grid", "grid_given", help="网格；不是哪一户的，办公室要写。")
@click.option("--group", default="", help="哪个小组；不填照户册。")
@click.option("--date", "day", type=DAY, help="哪天求助的；不填是今天。")
@click.option("--wanted", type=DAY, help="希望哪天。")
@click.option("--team", "team_given", help="请哪支队伍：id 或队名。")
@pass_call
def aid_ask(
    call: Call,
    household_given: str | None,
    need: str,
    text: str,
    place: str,
    grid_given: str | None,
    group: str,
    day: date | None,
    wanted: date | None,
    team_given: str | None,
) -> Answer:
    """登记一条求助。HOUSEHOLD 是 id 或门牌；不是哪一户的就用 --place。"""
    from gridworker.services.helping import ask_help
    from gridworker.services.volunteers import find_team

    with call.session() as session:
        kept = ask_help(
            session, code(session, "help_kind", need), text=text, place=place, group=group, asked_on=day,
            household=household_id(session, household_given) if household_given else None,
            grid=grid_id(session, grid_given) if grid_given else None, wanted_on=wanted,
            team=find_team(session, team_given)["id"] if team_given else None,
        )  # fmt: skip
        row = _one(session, kept.id)
    return Answer(row, [f"已登记：{row['where']}，{row['need_name']}。用 aid match {row['id']} 看谁能帮。"])


@aid.verb("list", each(*_HELP))
@click.option("--open", "only_open", is_flag=True, help="只看还没有结果的。")
@click.option("--grid", "grid_given", help="只看一个网格的。")
@click.option("--from", "first", type=DAY, help="从哪天起求助的。")
@click.option("--to", "last", type=DAY, help="到哪天止求助的。")
@pass_call
def aid_list(
    call: Call, only_open: bool, grid_given: str | None, first: date | None, last: date | None
) -> Answer:
    """列出求助，最近的在前。"""
    from gridworker.services.helping import help_requests

    with call.session() as session:
        grid = grid_id(session, grid_given) if grid_given else None
        rows = help_requests(session, "open" if only_open else None, grid=grid, since=first, until=last)
    return Answer(rows, [*map(_line, rows), f"共 {len(rows)} 条。"])


@aid.verb("match", each("team", "name", "near", "can", "names", "leader"))
@click.argument("request")
@pass_call
def aid_match(call: Call, request: str) -> Answer:
    """列出能帮这条求助的队伍：会的在前，近的在前。"""
    from gridworker.services.help_matching import matches

    near = {"group": "本小组", "grid": "本网格", "unit": "本村（社区）", "wide": "全镇"}
    with call.session() as session:
        rows = matches(session, request)
    lines = [
        "  ".join(
            part
            for part in (
                one.name, near[one.near], "会" if one.can else "没有写会", "、".join(one.names), one.team,
            )
            if part
        )
        for one in rows
    ]  # fmt: skip
    return Answer(rows, lines or ["这个地方还没有队伍。可以用 team add 建一支，或者自己找人。"])


@aid.verb("send", obj(*_HELP))
@click.argument("request")
@click.option("--team", "team_given", help="请哪支队伍：id 或队名；不填是不请了。")
@pass_call
def aid_send(call: Call, request: str, team_given: str | None) -> Answer:
    """记下请了哪支队伍。"""
    from gridworker.services.helping import send_team
    from gridworker.services.volunteers import find_team

    with call.session() as session:
        send_team(session, request, find_team(session, team_given)["id"] if team_given else None)
        row = _one(session, request)
    return Answer(row, [f"已请{row['team_name']}。" if row["team_name"] else "没有请哪支队伍。"])


@aid.verb("done", obj(*_HELP))
@click.argument("request")
@click.option("--outcome", default="HELPED", show_default=True, help="HELPED、PARTLY、NOT、CANCELLED。")
@click.option("--by", "helpers", multiple=True, help="谁去帮的，可写多次。")
@click.option("--date", "day", type=DAY, help="哪天帮的；不填是今天。")
@click.option("--hours", type=int, help="用了几小时；可以不写。")
@click.option("--text", default="", help="帮了什么。")
@click.option("--undo", is_flag=True, help="还没有结果，改回去。")
@pass_call
def aid_done(
    call: Call,
    request: str,
    outcome: str,
    helpers: tuple[str, ...],
    day: date | None,
    hours: int | None,
    text: str,
    undo: bool,
) -> Answer:
    """记下帮得怎么样；有结果的进帮扶台账。"""
    from gridworker.services.helping import note_help, reopen_help

    with call.session() as session:
        if undo:
            reopen_help(session, request)
        else:
            chosen = code(session, "help_outcome", outcome)
            note_help(session, request, chosen, helpers=helpers, helped_on=day, hours=hours, result=text)
        row = _one(session, request)
    return Answer(row, ["已改回还没有结果。" if undo else f"已记下：{row['outcome_name']}。"])


@aid.verb("ledger", obj("path", "rows", "pages"))
@click.option("--out", required=True, type=FILE, help="写到哪个文件（.pdf 或 .xlsx）。")
@click.option("--grid", "grid_given", help="只要一个网格的。")
@click.option("--from", "first", type=DAY, help="从哪天起求助的。")
@click.option("--to", "last", type=DAY, help="到哪天止求助的。")
@pass_call
def aid_ledger(
    call: Call, out: Path, grid_given: str | None, first: date | None, last: date | None
) -> Answer:
    """写帮扶台账；求助人姓名已脱敏。"""
    from gridworker.services.aid_papers import help_ledger, written

    if first and last and last < first:
        raise UserError("bad_period", f"结束日期 {last} 早于开始日期 {first}。", "请核对两个日期。")
    with call.session() as session:
        made = written(session, help_ledger(session, first, last, grid_given), out)
    return Answer(made, [f"帮扶台账已写到 {out}：{made.rows} 件。"])


def _one(session: Any, request: str) -> dict[str, Any]:
    from gridworker.services.helping import help_requests

    return next(row for row in help_requests(session) if row["id"] == request)


def _line(row: dict[str, Any]) -> str:
    waits = f"已请{row['team_name']}" if row["team_name"] else f"等了 {row['days']} 天"
    parts = (row["asked_on"], row["where"], row["need_name"], row["outcome_name"] or waits, row["id"])
    return "  ".join(part for part in parts if part)
