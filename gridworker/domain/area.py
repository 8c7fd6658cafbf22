"""The office and its places and people at work: office, unit, grid, worker, and who does what in a grid.

Places and duties have a first and a last day, both included, and an empty one is open on that side: what has
ended stays where it was, so that a report about last year counts as it did last year. The days are what
people agreed; which ops count is said by certificates (`gridworker.domain.authority`) and by no clock.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal

from gridworker.domain.fields import Code, Day, Record, Ref, Text, spec

FEWEST, MOST = 100, 200
"""Households that a grid is expected to have; outside of it the office is told, and nothing is refused."""

LEVELS: Final = ("COUNTY", "TOWN", "VILLAGE", "GROUP")
"""Levels of units from the top down (codes of the vocabulary group `level`)."""


class Office(Record):
    """机关: the town or county office that holds the keys; `code` is the letter or short name in numbers."""

    name: Text | None = spec("名称", "text", required=True)
    code: Text | None = spec("简称", "mark")


class Unit(Record):
    """单位或村（社区）: what can be above a grid or be given a task.

    A GROUP (小组) is below a village, a DEPT (站所、部门) beside the villages of its town.
    """

    level: Code | None = spec("层级", "code", required=True, vocab="level")
    name: Text | None = spec("名称", "text", required=True)
    code: Text | None = spec("代码", "mark")
    parent: Ref | None = spec("上级单位", "ref", refers="unit")
    since: Day | None = spec("启用日期", "date")
    until: Day | None = spec("停用日期", "date")


class Grid(Record):
    """网格. Its identity is the record id; `code` is a label that may change when grids are redrawn."""

    unit: Ref | None = spec("所属村（社区）", "ref", refers="unit")
    name: Text | None = spec("网格名称", "text", required=True)
    code: Text | None = spec("网格编号", "mark")
    scope: Ref | None = spec("数据范围", "ref")
    lead: Ref | None = spec("网格长", "ref", refers="worker")
    since: Day | None = spec("启用日期", "date")
    until: Day | None = spec("停用日期", "date")


class Worker(Record):
    """工作人员. Only the phone of the office, never a private one."""

    name: Text | None = spec("姓名", "text", required=True)
    role: Code | None = spec("身份", "code", required=True, vocab="role")
    unit: Ref | None = spec("所属单位", "ref", refers="unit")
    work_phone: Text | None = spec("工作电话", "text")
    grids: list[Ref] | None = spec("负责网格", "refs", refers="grid")
    since: Day | None = spec("到岗日期", "date")
    until: Day | None = spec("离岗日期", "date")


class Duty(Record):
    """分工: what one person does in one grid, and from when until when.

    The service team of a grid are its duties. With `stands_in_for` it is a 顶岗: the worker does the work of
    that person for the time given, and `reason` says why.
    """

    grid: Ref | None = spec("网格", "ref", required=True, refers="grid")
    worker: Ref | None = spec("人员", "ref", required=True, refers="worker")
    role: Code | None = spec("分工", "code", required=True, vocab="grid_role")
    since: Day | None = spec("开始日期", "date")
    until: Day | None = spec("结束日期", "date")
    stands_in_for: Ref | None = spec("替谁顶岗", "ref", refers="worker")
    reason: Text | None = spec("顶岗原因", "text")


def begun(row: Mapping[str, Any], day: str) -> bool:
    """Whether the first day of a place or a duty is not after `day` (ISO)."""
    return (row.get("since") or "") <= day


def over(row: Mapping[str, Any], day: str) -> bool:
    """Whether the last day of a place or a duty is before `day` (ISO)."""
    return bool(row.get("until")) and str(row["until"]) < day


def in_force(row: Mapping[str, Any], day: str) -> bool:
    """Whether a place or a duty holds on `day` (ISO); both ends belong to it."""
    return begun(row, day) and not over(row, day)


def size_of(households: int) -> Literal["none", "few", "fine", "many"]:
    """How the number of households of a grid lies to what is expected of one."""
    if not households:
        return "none"
    return "few" if households < FEWEST else "many" if households > MOST else "fine"
