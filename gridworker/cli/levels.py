"""`demand levels`, `office levels`: the three levels of a demand, and the computers it can be passed to."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from gridworker.cli.call import Answer, Call, pass_call
from gridworker.cli.demands import demand
from gridworker.cli.office import office
from gridworker.cli.pick import demand_id
from gridworker.cli.shape import each, obj
from gridworker.errors import UserError

if TYPE_CHECKING:
    from gridworker.services.levels import Lamp, LevelTime

_LAMPS = each("level", "level_name", "who", "at", "by_receipt", "lit")
_TIMES = each("level", "level_name", "workdays", "estimated", "now", stays=each("level", "since", "until"))
_SIGNED = each("hash", "event", "name", "itself")


@office.verb("levels", each("device", "name", "role", "level", "level_name", "unit", "reads"))
@pass_call
def office_levels(call: Call) -> Answer:
    """列出诉求可以上报、下派或转过去的电脑，上级在前。"""
    from gridworker.services.levels import level_pcs

    with call.session() as session:
        found = level_pcs(session)
    lines = [f"{one.level_name}  {one.name}{f'（{one.unit}）' if one.unit else ''}" for one in found]
    return Answer(found, lines or ["还没有别的办公室电脑。请在“设备”里发一份邀请，身份选区（县）。"])


@demand.verb("levels", obj("id", "number", lamps=_LAMPS, times=_TIMES, signatures=_SIGNED))
@click.argument("given_id", metavar="ID")
@pass_call
def demand_levels(call: Call, given_id: str) -> Answer:
    """看村、镇、区（县）三级谁已知晓、各办了几个工作日，以及每一步是谁签的名。"""
    from gridworker.services.demands import demand_rows
    from gridworker.services.levels import lamps, level_times, signatures

    with call.session() as session:
        found = demand_id(session, given_id)
        (row,) = demand_rows(session, [found])
        lit, times, signed = lamps(session, found), level_times(session, found), signatures(session, found)
    lines = [*map(_lamp_line, lit), *map(_time_line, times)]
    told = [
        {"hash": h, "event": event, "name": by.name if by else "", "itself": bool(by and by.itself)}
        for h, event, by in signed
    ]
    value = {
        "id": found,
        "number": row["number"],
        "lamps": [{**asdict(one), "lit": one.lit} for one in lit],
        "times": [asdict(one) for one in times],
        "signatures": told,
    }
    return Answer(value, lines)


@demand.verb("take-back", obj("id", "name", "steps", "others", "state", "holder_name"))
@click.argument("given_id", metavar="ID")
@click.option("--reason", required=True, help="为什么收回，如 那台电脑坏了。")
@click.option("--yes", is_flag=True, help="确认那台电脑不会再办这一件。")
@pass_call
def demand_take_back(call: Call, given_id: str, reason: str, yes: bool) -> Answer:
    """经办的电脑丢了、坏了，把诉求收回来：它办过的步骤不再采用，但看得到。"""
    from gridworker.services.demands import EVENT_NAMES, demand_rows
    from gridworker.services.taking_back import take_back

    if not yes:
        raise UserError(
            "holder_in_use", "收回以后，那边办过的步骤都不再采用。", "先确认那台电脑不会再办，再加上 --yes。"
        )
    with call.session() as session:
        found = demand_id(session, given_id)
        done = take_back(session, found, reason)
        (row,) = demand_rows(session, [found])
    value = {**vars(done), "id": found, "state": row["state"], "holder_name": row["holder_name"]}
    lines = [f"已从“{done.name}”收回，{done.steps} 步不再采用。"]
    lines.append(f"现在由“{row['holder_name']}”经办。" if row["holder"] else "请再立项；编号还用原来的。")
    if done.others:
        again = "、".join(EVENT_NAMES[event] for event in done.others)
        lines.append(f"别的办公室电脑接着写的要再记一次：{again}。")
    return Answer(value, lines)


def _lamp_line(one: Lamp) -> str:
    if not one.lit:
        return f"{one.level_name}：还不知晓"
    receipt = "（有回执）" if one.by_receipt else ""
    return f"{one.level_name}：{one.who}，{one.at[:16].replace('T', ' ')} 知晓{receipt}"


def _time_line(one: LevelTime) -> str:
    now, estimated = "，还在办" if one.now else "", "（预计）" if one.estimated else ""
    return f"在{one.level_name} {one.workdays} 个工作日{now}{estimated}"


