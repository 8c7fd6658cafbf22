"""Neighbours who help neighbours: teams and their members, requests for help, and who is paired with whom.

A volunteer is known by a name, what he can do and, if he wants to be called, a phone; hours are written down
only when somebody wants to, nobody collects points for them and no list puts one person before another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from gridworker.domain.area import in_force
from gridworker.domain.fields import Code, Count, Day, Flag, Long, Record, Ref, Text, spec
from gridworker.domain.group_names import same_group

VOLUNTEER, MUTUAL = "VOLUNTEER", "MUTUAL"
"""Codes of `team_kind`: 为民志愿队, 便民互助组."""
LEADER, MEMBER = "LEADER", "MEMBER"
"""Codes of `team_part`."""
CANCELLED = "CANCELLED"
"""The code of `help_outcome` for a request that was taken back: no line of the ledger."""


class Team(Record):
    """为民志愿队 or 便民互助组. Its area: a grid, or a unit, or (both empty) wherever the record is read.

    `groups` narrows it to village groups as households name them (三组); empty: all of the area.
    """

    team_kind: Code | None = spec("哪一种", "code", required=True, vocab="team_kind")
    name: Text | None = spec("队名", "text", required=True)
    unit: Ref | None = spec("服务的村（社区）", "ref", refers="unit")
    grid: Ref | None = spec("服务的网格", "ref", refers="grid")
    groups: list[Text] | None = spec("服务的小组", "names")
    skills: list[Code] | None = spec("能帮什么", "codes", vocab="help_kind")
    since: Day | None = spec("成立日期", "date")
    until: Day | None = spec("解散日期", "date")
    reason: Long | None = spec("更正原因", "long", narrative=True)


class TeamMember(Record):
    """One person of a team. `household` is set for a resident of the register; `listed`: he agreed that his
    phone stands on printed contact sheets.
    """

    team: Ref | None = spec("哪支队伍", "ref", required=True, refers="team")
    name: Text | None = spec("姓名", "text", required=True)
    part: Code | None = spec("分工", "code", vocab="team_part")
    phone: Text | None = spec("电话", "text")
    listed: Flag | None = spec("同意印在联系表上", "bool")
    skills: list[Code] | None = spec("能帮什么", "codes", vocab="help_kind")
    household: Ref | None = spec("哪一户的", "ref", refers="household")
    since: Day | None = spec("加入日期", "date")
    until: Day | None = spec("退出日期", "date")
    reason: Long | None = spec("更正原因", "long", narrative=True)


class Help(Record):
    """求助: what help is needed, who was asked, who came, and what came of it; open until `outcome` is set.

    Those with an outcome are the lines of the ledger (帮扶台账). `group` is where it is, for matching.
    """

    need: Code | None = spec("要帮什么", "code", required=True, vocab="help_kind")
    text: Long | None = spec("具体要求", "long", narrative=True)
    household: Ref | None = spec("哪一户", "ref", refers="household")
    grid: Ref | None = spec("网格", "ref", refers="grid")
    group: Text | None = spec("哪个小组", "text")
    place: Text | None = spec("地点", "text")
    asked_on: Day | None = spec("求助日期", "date", required=True)
    wanted_on: Day | None = spec("希望哪天", "date")
    team: Ref | None = spec("请哪支队伍", "ref", refers="team")
    helpers: list[Text] | None = spec("谁去帮的", "names")
    helped_on: Day | None = spec("帮扶日期", "date")
    hours: Count | None = spec("用时（小时）", "int")
    outcome: Code | None = spec("结果", "code", vocab="help_outcome")
    result: Long | None = spec("帮了什么", "long", narrative=True)
    reason: Long | None = spec("更正原因", "long", narrative=True)


class Pairing(Record):
    """包联: somebody of the office (`worker`), or a person by name, looks after a village, a grid or a home.

    Exactly one of `unit`, `grid`, `household` is what is looked after.
    """

    level: Code | None = spec("包联层级", "code", required=True, vocab="pairing_level")
    worker: Ref | None = spec("包联人（在册）", "ref", refers="worker")
    name: Text | None = spec("包联人", "text")
    post: Text | None = spec("职务", "text")
    phone: Text | None = spec("工作电话", "text")
    unit: Ref | None = spec("包哪个村（社区）", "ref", refers="unit")
    grid: Ref | None = spec("包哪个网格", "ref", refers="grid")
    household: Ref | None = spec("包哪一户", "ref", refers="household")
    matters: Long | None = spec("帮办的事", "long", narrative=True)
    since: Day | None = spec("开始日期", "date")
    until: Day | None = spec("结束日期", "date")
    reason: Long | None = spec("更正原因", "long", narrative=True)


NEAR: Final = ("group", "grid", "unit", "wide")
"""How near a team is to a place, the nearest first: its own village group, its grid, its village, further."""


def nearness(team: Mapping[str, Any], *, grid: str | None, units: Iterable[str], group: str) -> str:
    """How near a team is to a place: a word of `NEAR`, or empty when it does not serve it.

    `units` are the village of the grid and everything above it. A team that names groups serves those only;
    for a place whose group is not known it is as near as its grid or village.
    """
    own_grid, own_unit, above = team.get("grid"), team.get("unit"), set(units)
    if own_grid and own_grid != grid:
        return ""
    if not own_grid and own_unit and own_unit not in above:
        return ""
    groups = {same_group(name) for name in team.get("groups") or []}
    if groups and group:
        return "group" if same_group(group) in groups else ""
    return "grid" if own_grid else "unit" if own_unit else "wide"


def able(members: Iterable[Mapping[str, Any]], need: str, day: str) -> list[str]:
    """Names of members who said that they can do `need` and who belong to their team on a day (ISO)."""
    return [
        str(one.get("name") or "")
        for one in members
        if need in (one.get("skills") or []) and in_force(one, day)
    ]
