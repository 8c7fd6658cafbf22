"""`team`: teams of volunteers and neighbours, who is in them, and the contact sheet."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from gridworker.cli.call import FILE, Answer, Call, VerbGroup, pass_call
from gridworker.cli.pick import DAY, code, grid_id, household_id, last_day_option
from gridworker.cli.shape import each, obj

team = VerbGroup("team", help="为民志愿队和便民互助组：队伍、队员、联系表。")

_MEMBER = ("id", "name", "part", "listed", "skills", "household", "since", "until", "over")
_TEAM = (
    "id", "team_kind", "name", "unit", "grid", "groups", "area", "skills", "since", "until", "over", "common",
    "mine", "leader",
)  # fmt: skip


@team.verb("add", obj(*_TEAM, members=each(*_MEMBER)))
@click.argument("name")
@click.option("--kind", required=True, help="VOLUNTEER 为民志愿队，MUTUAL 便民互助组。")
@click.option("--unit", help="服务的村（社区）：id、编码或名称。")
@click.option("--grid", "grid_given", help="服务的网格：id、编码或名称。")
@click.option("--group", "groups", multiple=True, help="只服务这个小组，可写多次。")
@click.option("--skill", "skills", multiple=True, help="能帮什么，如 REPAIR 或 水电维修，可写多次。")
@click.option("--since", type=DAY, help="成立日期。")
@pass_call
def team_add(
    call: Call,
    name: str,
    kind: str,
    unit: str | None,
    grid_given: str | None,
    groups: tuple[str, ...],
    skills: tuple[str, ...],
    since: date | None,
) -> Answer:
    """建一支队伍。镇（街道）建的各台电脑都有；网格员和村建的在自己的网格里。"""
    from gridworker.services.volunteers import add_team, find_team

    with call.session() as session:
        made = add_team(
            session, name, code(session, "team_kind", kind), unit=unit,
            grid=grid_id(session, grid_given) if grid_given else None, groups=list(groups),
            skills=[code(session, "help_kind", one) for one in skills], since=since,
        )  # fmt: skip
        row = find_team(session, made.id)
    return Answer(row, [f"“{row['name']}”建好了。下一步：用 team member 把人写进来。"])


@team.verb("list", each(*_TEAM, members=each(*_MEMBER)))
@click.option("--past", is_flag=True, help="解散的队伍、退出的人也列出。")
@pass_call
def team_list(call: Call, past: bool) -> Answer:
    """列出队伍和队员；电话不列出。"""
    from gridworker.services.volunteers import volunteer_teams

    with call.session() as session:
        rows = volunteer_teams(session, past=past)
    lines = [line for row in rows for line in _lines(row)]
    return Answer(rows, lines or ["还没有队伍。请用 team add 建一支。"])


@team.verb("end", obj("id"))
@click.argument("team_given", metavar="TEAM")
@last_day_option
@pass_call
def team_end(call: Call, team_given: str, last_day: date | None) -> Answer:
    """解散一支队伍；以前帮过的都还在。"""
    from gridworker.services.volunteers import end_team, find_team

    with call.session() as session:
        kept = end_team(session, find_team(session, team_given)["id"], last_day)
    return Answer(kept, ["已定下最后一天。以前的记录都还在。"])


@team.verb("member", obj("id"))
@click.argument("team_given", metavar="TEAM")
@click.argument("name")
@click.option("--leader", is_flag=True, help="是负责人。")
@click.option("--phone", default="", help="电话，本人愿意留才写。")
@click.option("--listed", is_flag=True, help="本人同意把电话印在联系表上。")
@click.option("--skill", "skills", multiple=True, help="能帮什么，可写多次。")
@click.option("--household", "household_given", help="户册里哪一户的人：id 或门牌。")
@click.option("--since", type=DAY, help="加入日期。")
@pass_call
def team_member(
    call: Call,
    team_given: str,
    name: str,
    leader: bool,
    phone: str,
    listed: bool,
    skills: tuple[str, ...],
    household_given: str | None,
    since: date | None,
) -> Answer:
    """把一个人写进队伍。TEAM 是 id 或队名。"""
    from gridworker.services.volunteers import add_member, find_team

    with call.session() as session:
        kept = add_member(
            session, find_team(session, team_given)["id"], name, part="LEADER" if leader else "MEMBER",
            phone=phone, listed=listed or None, skills=[code(session, "help_kind", one) for one in skills],
            household=household_id(session, household_given) if household_given else None, since=since,
        )  # fmt: skip
    return Answer(kept, ["已写进队伍。"])


@team.verb("leave", obj("id"))
@click.argument("member")
@last_day_option
@pass_call
def team_leave(call: Call, member: str, last_day: date | None) -> Answer:
    """一个人退出队伍。MEMBER 是 team list 里的 id。"""
    from gridworker.services.volunteers import end_member

    with call.session() as session:
        kept = end_member(session, member, last_day)
    return Answer(kept, ["已定下最后一天。"])


@team.verb("sheet", obj("path", "rows", "pages"))
@click.option("--out", required=True, type=FILE, help="写到哪个文件（.pdf 或 .xlsx）。")
@click.option("--grid", "grid_given", help="只要一个网格的。")
@pass_call
def team_sheet(call: Call, out: Path, grid_given: str | None) -> Answer:
    """写一份联系表：网格队伍、包联、志愿者；只印本人同意公开的电话。"""
    from gridworker.services.aid_papers import contact_sheet, written

    with call.session() as session:
        made = written(session, contact_sheet(session, grid_given), out)
    return Answer(made, [f"联系表已写到 {out}：{made.rows} 人。"])


def _lines(row: dict[str, Any]) -> list[str]:
    over = f"（{row['until']} 解散）" if row["over"] else ""
    head = (row["kind_name"], row["name"], row["area"], "、".join(row["skill_names"]), over, row["id"])
    lines = ["  ".join(part for part in head if part)]
    for one in row["members"]:
        gone = f"（{one['until']} 退出）" if one["over"] else ""
        parts = (one["name"], one["part_name"], "、".join(one["skill_names"]), gone, one["id"])
        lines.append("    " + "  ".join(part for part in parts if part))
    return lines
