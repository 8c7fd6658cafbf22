"""The office and its places and people at work: office, unit, grid, worker."""

from __future__ import annotations

from gridworker.domain.fields import Code, Record, Ref, Text, spec


class Office(Record):
    """机关: the town or county office that holds the keys; `code` is the letter or short name in numbers."""

    name: Text | None = spec("名称", "text", required=True)
    code: Text | None = spec("简称", "mark")


class Unit(Record):
    """单位或村（社区）: anything that can be above a grid or be given a task."""

    level: Code | None = spec("层级", "code", required=True, vocab="level")
    name: Text | None = spec("名称", "text", required=True)
    code: Text | None = spec("代码", "mark")
    parent: Ref | None = spec("上级单位", "ref", refers="unit")


class Grid(Record):
    """网格. Its identity is the record id; `code` is a label that may change when grids are redrawn."""

    unit: Ref | None = spec("所属村（社区）", "ref", refers="unit")
    name: Text | None = spec("网格名称", "text", required=True)
    code: Text | None = spec("网格编号", "mark")
    scope: Ref | None = spec("数据范围", "ref")
    lead: Ref | None = spec("网格长", "ref", refers="worker")


class Worker(Record):
    """工作人员. Only the phone of the office, never a private one."""

    name: Text | None = spec("姓名", "text", required=True)
    role: Code | None = spec("身份", "code", required=True, vocab="role")
    unit: Ref | None = spec("所属单位", "ref", refers="unit")
    work_phone: Text | None = spec("工作电话", "text")
    grids: list[Ref] | None = spec("负责网格", "refs", refers="grid")
