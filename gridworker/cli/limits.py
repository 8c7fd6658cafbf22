"""`calendar`, `demand work`: the working-day calendar, and demands by what has to be done next."""

from __future__ import annotations

from pathlib import Path

import click

from gridworker.cli.call import FILE, Answer, Call, VerbGroup, pass_call
from gridworker.cli.demands import demand
from gridworker.cli.pick import grid_id
from gridworker.cli.shape import each, obj
from gridworker.cli.text import demand_line

calendar = VerbGroup("calendar", help="工作日历：列出，发布新的一年。")

_ROW = (
    "id", "number", "text", "state", "due", "due_estimated", "days_left", "overdue", "next_event", "next_by",
    "next_due", "unit_name", "person_name", "track", "supervised", "to_supervise", "to_tell", "grid_name",
)  # fmt: skip


@calendar.verb("list", each("year", "source", "published_on", "holidays", "workdays", "published"))
@pass_call
def calendar_list_command(call: Call) -> Answer:
    """列出在用的各年工作日历。"""
    from gridworker.services.calendar import calendar_list

    with call.session() as session:
        rows = calendar_list(session)
    lines = [
        f"{row.year} 年：放假 {row.holidays} 天，调休上班 {row.workdays} 天。"
        f"{'镇里发布' if row.published else '程序自带'}。依据：{row.source}"
        for row in rows
    ]
    return Answer(rows, [*lines, f"{rows[-1].year} 年以后的期限按周一至周五估算，标“预计”。"] if rows else [])


@calendar.verb("publish", obj("year", "moved"))
@click.argument("file", type=FILE)
@pass_call
def calendar_publish(call: Call, file: Path) -> Answer:
    """发布一年的工作日历（FILE 如 cn-2027.json），办公室和各台电脑都用它算期限。"""
    from gridworker.services.calendar import publish_year

    with call.session() as session:
        done = publish_year(session, file)
    said = f"{done.year} 年工作日历已发布，{done.moved} 件未办结诉求的期限有变。"
    return Answer(done, [said, "请照常写回复文件，带到各台电脑就生效。"])


@demand.verb("work", obj(lists=each("list", "name", "count"), demands=each(*_ROW)))
@click.argument("name", metavar="LIST", required=False)
@click.option("--grid", "grid_given", help="只看一个网格。")
@click.option("--unit", "unit_given", help="只看一个承办单位（id、编码或名称）。")
@click.option("--mine", is_flag=True, help="只看我首问、交给我办和我顶岗的。")
@pass_call
def demand_work(
    call: Call, name: str | None, grid_given: str | None, unit_given: str | None, mine: bool
) -> Answer:
    """按下一步列出诉求；不写 LIST 时说每张清单有几件。"""
    from gridworker.services import worklists
    from gridworker.services.demands import demand_rows

    with call.session() as session:
        grid = grid_id(session, grid_given) if grid_given else ""
        unit = worklists.unit_named(session, unit_given) if unit_given else ""
        if name is None:
            found = worklists.counts(session, unit=unit, grid=grid, mine=mine)
            lists = [
                {"list": one, "name": worklists.LIST_NAMES[one], "count": n} for one, n in found.items()
            ]
            told = [f"{row['name']}（{row['list']}）：{row['count']} 件" for row in lists if row["count"]]
            return Answer({"lists": lists, "demands": []}, told or ["没有要办的诉求。"])
        ids = worklists.worklist(session, name, unit=unit, grid=grid, mine=mine)
        rows = demand_rows(session, ids)
    return Answer({"lists": [], "demands": rows}, [*map(_line, rows), f"共 {len(rows)} 件。"])


def _line(row: dict[str, object]) -> str:
    parts = [demand_line(row)]
    if row["due"]:
        said = f"期限 {row['due']}" + ("（预计）" if row["due_estimated"] else "")
        left = row["days_left"]
        if isinstance(left, int):
            said += f"，还有 {left} 个工作日" if not row["overdue"] else f"，已超 {-left} 个工作日"
        parts.append(said)
    if row["next_name"]:
        parts.append(f"下一步：{row['next_name']}" + (f"（{row['next_by']}）" if row["next_by"] else ""))
    return "  ".join(parts)
