"""`unit`, `grid`: the tree of places, and whose grid is whose."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from gridworker.cli.call import Answer, Call, VerbGroup, pass_call
from gridworker.cli.pick import DAY, last_day_option
from gridworker.cli.shape import each, obj

if TYPE_CHECKING:
    from gridworker.services.assigning import Assigned

unit = VerbGroup("unit", help="单位：县、镇、村（社区）、小组。")
grid = VerbGroup("grid", help="网格：新建、列表、交给谁。")
ASSIGNED = obj("id", "needs_keys", "unheard", granted=each("device", "name", "grids"))
PLACE = ("id", "kind", "name", "code", "level", "parent", "depth", "since", "until", "over")


def told(done: Assigned, first: str) -> Answer:
    """What became of a change of responsibility, and what has to be done next."""
    lines = [first]
    if done.granted:
        names = "、".join(sorted({one.name for one in done.granted}))
        lines.append(f"已换新证书：{names}。请用 answer 给他们写回复文件，带到就生效。")
    if done.needs_keys:
        lines.append(f"还要在建立办公室的那台电脑上换证书：{'、'.join(done.needs_keys)}。")
    if done.unheard:
        lines.append(f"等{'、'.join(done.unheard)}的电脑再交一次数据包，原来的网格才完全收回。")
    return Answer(done, lines)


@unit.verb("add", obj("id", "name", "level", "code", "parent", "since"))
@click.option("--name", required=True, help="单位名称。")
@click.option("--level", default="VILLAGE", show_default=True, help="层级，如 VILLAGE 或 村（社区）。")
@click.option("--code", "area_code", default="", help="区划编码。")
@click.option("--parent", help="上级单位的 id、编码或名称。")
@click.option("--since", type=DAY, help="启用日期。")
@pass_call
def unit_add(
    call: Call, name: str, level: str, area_code: str, parent: str | None, since: date | None
) -> Answer:
    """新建一个单位（县、镇、村、小组）。"""
    from gridworker.cli.pick import code
    from gridworker.services.areas import add_unit, find_unit

    with call.session() as session:
        level = code(session, "level", level)
        made = add_unit(session, name, level=level, code=area_code, parent=parent, since=since)
        row = find_unit(session, made)
    return Answer(row, [f"单位「{row['name']}」已建好。"])


@unit.verb("list", each(*PLACE, "households", "size", "grids", "workers"))
@click.option("--past", is_flag=True, help="停用的也列出。")
@pass_call
def unit_list(call: Call, past: bool) -> Answer:
    """从上到下列出单位和网格。"""
    from gridworker.services.area_tree import area_tree

    with call.session() as session:
        rows = area_tree(session, past=past)
    return Answer(rows, [_line(row) for row in rows] or ["还没有单位和网格。请用 unit add、grid add 新建。"])


@unit.verb("revise", obj("id"))
@click.argument("unit_given", metavar="UNIT")
@click.option("--name", help="新的名称。")
@click.option("--code", "area_code", help="新的编码。")
@click.option("--parent", help="新的上级单位。")
@click.option("--since", type=DAY, help="启用日期。")
@pass_call
def unit_revise(
    call: Call,
    unit_given: str,
    name: str | None,
    area_code: str | None,
    parent: str | None,
    since: date | None,
) -> Answer:
    """改单位的名称、编码或上级。"""
    return _revised(
        call, "unit", unit_given, {"name": name, "code": area_code, "parent": parent, "since": since}
    )


@unit.verb("end", obj("id"))
@click.argument("unit_given", metavar="UNIT")
@last_day_option
@pass_call
def unit_end(call: Call, unit_given: str, last_day: date | None) -> Answer:
    """停用一个单位；什么都不删除。"""
    return _ended(call, "unit", unit_given, last_day)


@grid.verb("add", obj("id", "code", "name", "unit", "since"))
@click.option("--code", "area_code", required=True, help="网格编码。")
@click.option("--name", required=True, help="网格名称。")
@click.option("--unit", "unit_given", help="所属村（社区）或小组的 id、编码或名称。")
@click.option("--since", type=DAY, help="启用日期。")
@pass_call
def grid_add(call: Call, area_code: str, name: str, unit_given: str | None, since: date | None) -> Answer:
    """新建一个网格。"""
    from gridworker.services.areas import add_grid, find_grid

    with call.session() as session:
        row = find_grid(session, add_grid(session, area_code, name, unit_given, since=since))
    return Answer(row, [f"网格「{row['name']}」已建好。"])


@grid.verb(
    "list",
    each(
        "id", "code", "name", "unit", "unit_name", "scope", "households", "workers", "since", "until"
    ),
)  # fmt: skip
@pass_call
def grid_list(call: Call) -> Answer:
    """列出网格。"""
    from gridworker.services.areas import grids

    with call.session() as session:
        rows = grids(session)
    lines = [
        f"{row['code']}  {row['name']}  {row['households']} 户  {'、'.join(row['workers'])}".rstrip()
        for row in rows
    ]
    return Answer(rows, lines or ["还没有网格。请用 grid add 新建。"])


@grid.verb("revise", obj("id"))
@click.argument("grid_given", metavar="GRID")
@click.option("--name", help="新的名称。")
@click.option("--code", "area_code", help="新的编码。")
@click.option("--unit", help="新的所属单位。")
@click.option("--since", type=DAY, help="启用日期。")
@pass_call
def grid_revise(
    call: Call,
    grid_given: str,
    name: str | None,
    area_code: str | None,
    unit: str | None,
    since: date | None,
) -> Answer:
    """改网格的名称、编码或所属单位。"""
    return _revised(
        call, "grid", grid_given, {"name": name, "code": area_code, "unit": unit, "since": since}
    )


@grid.verb("end", obj("id"))
@click.argument("grid_given", metavar="GRID")
@last_day_option
@pass_call
def grid_end(call: Call, grid_given: str, last_day: date | None) -> Answer:
    """停用一个网格；什么都不删除。"""
    return _ended(call, "grid", grid_given, last_day)


@grid.verb("assign", ASSIGNED)
@click.argument("grid_given", metavar="GRID")
@click.option("--to", "worker", required=True, help="交给谁：姓名或编号。")
@click.option("--move", is_flag=True, help="从现在负责的人手里交过来；不加则两人都负责。")
@click.option("--since", type=DAY, help="从哪一天起，不填为今天。")
@pass_call
def grid_assign(call: Call, grid_given: str, worker: str, move: bool, since: date | None) -> Answer:
    """把网格交给一个人负责。"""
    from gridworker.services import assigning

    with call.session() as session:
        if move:
            done = assigning.move_grid(session, grid_given, worker, on=since)
        else:
            done = assigning.give_grid(session, grid_given, worker, since=since)
    return told(done, "已安排。")


@grid.verb("take", ASSIGNED)
@click.argument("grid_given", metavar="GRID")
@click.option("--from", "worker", required=True, help="不再由谁负责：姓名或编号。")
@last_day_option
@pass_call
def grid_take(call: Call, grid_given: str, worker: str, last_day: date | None) -> Answer:
    """网格不再由一个人负责。"""
    from gridworker.services.assigning import take_grid

    with call.session() as session:
        done = take_grid(session, grid_given, worker, last_day=last_day)
    return told(done, "已收回。")


def _line(row: dict[str, Any]) -> str:
    homes = f"{row['households']} 户"
    parts: list[str] = [row["code"], row["name"], row["level_name"], homes, "、".join(row["workers"])]
    if row["size"] in {"few", "many"}:
        low, high = row["expected"]
        parts.append(f"（一般 {low}-{high} 户）")
    if row["over"]:
        parts.append(f"（{row['until']} 停用）")
    return "    " * int(row["depth"]) + "  ".join(part for part in parts if part)


def _revised(call: Call, kind: str, given: str, new: dict[str, Any]) -> Answer:
    from gridworker.services.area_tree import revise_place

    fields = {name: value for name, value in new.items() if value is not None}
    with call.session() as session:
        kept = revise_place(session, kind, given, fields)
    return Answer(kept, ["已改好。" if kept.changes.kinds else "和原来一样，没有改动。"])


def _ended(call: Call, kind: str, given: str, last_day: date | None) -> Answer:
    from gridworker.services.area_tree import end_place

    with call.session() as session:
        kept = end_place(session, kind, given, last_day=last_day)
    return Answer(kept, ["已定下最后一天。以前的记录都还在。"])
