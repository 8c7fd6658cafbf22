"""`worker`, `crew`, `deputy`: people at work, the service team of a grid, and who stands in for whom."""

from __future__ import annotations

from datetime import date

import click

from gridworker.cli.areas import ASSIGNED, told
from gridworker.cli.call import Answer, Call, VerbGroup, pass_call
from gridworker.cli.pick import DAY, last_day_option
from gridworker.cli.shape import each, obj

worker = VerbGroup("worker", help="人员：登记、列表、修改、离岗。")
crew = VerbGroup("crew", help="网格的服务队伍。")
deputy = VerbGroup("deputy", help="AB 顶岗：临时替别人管网格。")


@worker.verb("add", obj("id"))
@click.option("--name", required=True, help="姓名。")
@click.option("--role", default="worker", show_default=True, help="身份，如 worker 或 网格员。")
@click.option("--unit", "unit_given", help="所属单位的 id、编码或名称。")
@click.option("--phone", default="", help="工作电话。")
@click.option("--since", type=DAY, help="到岗日期。")
@pass_call
def worker_add(
    call: Call, name: str, role: str, unit_given: str | None, phone: str, since: date | None
) -> Answer:
    """登记一个人；有没有电脑都可以。"""
    from gridworker.cli.pick import code
    from gridworker.services.people import add_worker

    with call.session() as session:
        role = code(session, "role", role)
        kept = add_worker(session, name, role=role, unit=unit_given, work_phone=phone, since=since)
    return Answer(kept, ["已登记。"])


@worker.verb(
    "list",
    each(
        "id", "name", "role", "unit", "unit_name", "work_phone", "grids", "grid_names", "since", "until",
        "over", "devices",
    ),
)  # fmt: skip
@click.option("--past", is_flag=True, help="离岗的也列出。")
@pass_call
def worker_list(call: Call, past: bool) -> Answer:
    """列出人员。"""
    from gridworker.services.people import people

    with call.session() as session:
        rows = people(session, past=past)
    lines = []
    for row in rows:
        left = f"{row['until']} 离岗" if row["over"] else ""
        grids = "、".join(row["grid_names"])
        parts = (row["name"], row["role_name"], row["unit_name"], grids, left, row["id"])
        lines.append("  ".join(part for part in parts if part))
    return Answer(rows, lines)


@worker.verb("revise", obj("id"))
@click.argument("worker_given", metavar="WORKER")
@click.option("--name", help="新的姓名。")
@click.option("--role", help="新的身份。")
@click.option("--unit", "unit_given", help="新的单位。")
@click.option("--phone", help="新的工作电话。")
@pass_call
def worker_revise(
    call: Call,
    worker_given: str,
    name: str | None,
    role: str | None,
    unit_given: str | None,
    phone: str | None,
) -> Answer:
    """改一个人的姓名、身份、单位或电话。"""
    from gridworker.cli.pick import code
    from gridworker.services.people import revise_worker

    with call.session() as session:
        found = code(session, "role", role) if role else None
        new = {"name": name, "role": found, "unit": unit_given, "work_phone": phone}
        given = {field: value for field, value in new.items() if value is not None}
        kept = revise_worker(session, worker_given, given)
    return Answer(kept, ["已改好。" if kept.changes.kinds else "和原来一样，没有改动。"])


@worker.verb("end", ASSIGNED)
@click.argument("worker_given", metavar="WORKER")
@last_day_option
@pass_call
def worker_end(call: Call, worker_given: str, last_day: date | None) -> Answer:
    """一个人离岗：他的网格、分工和顶岗都到这一天为止。"""
    from gridworker.services.assigning import end_worker

    with call.session() as session:
        done = end_worker(session, worker_given, last_day=last_day)
    return told(done, "已定下最后一天。他写过的记录都还在。")


@crew.verb(
    "list",
    each(
        "duty", "worker", "name", "role", "work_phone", "since", "until", "over", "ahead", "stands_in_for",
        "stands_in_name", "reason",
    ),
)  # fmt: skip
@click.argument("grid_given", metavar="GRID")
@click.option("--past", is_flag=True, help="已经结束的也列出。")
@pass_call
def crew_list(call: Call, grid_given: str, past: bool) -> Answer:
    """列出一个网格的队伍。"""
    from gridworker.services.teams import team as members

    with call.session() as session:
        rows = members(session, grid_given, past=past)
    lines = []
    for row in rows:
        instead = f"代{row['stands_in_name']}（{row['reason']}）" if row["stands_in_for"] else ""
        days = f"{row['since'] or ''} 至 {row['until'] or ''}" if row["since"] or row["until"] else ""
        parts = (row["name"], row["role_name"], instead, days, row["duty"])
        lines.append("  ".join(part for part in parts if part))
    return Answer(rows, lines or ["这个网格还没有人。"])


@crew.verb("join", ASSIGNED)
@click.argument("grid_given", metavar="GRID")
@click.option("--worker", "worker_given", required=True, help="姓名或编号。")
@click.option("--as", "role", required=True, help="分工，如 CHIEF 或 网格长。")
@click.option("--since", type=DAY, help="从哪一天起，不填为今天。")
@pass_call
def crew_join(call: Call, grid_given: str, worker_given: str, role: str, since: date | None) -> Answer:
    """把一个人编进网格的队伍。"""
    from gridworker.cli.pick import code
    from gridworker.services.assigning import join

    with call.session() as session:
        role = code(session, "grid_role", role)
        done = join(session, grid_given, worker_given, role, since=since)
    return told(done, "已编入队伍。")


@crew.verb("leave", obj("id"))
@click.argument("duty", metavar="DUTY")
@last_day_option
@pass_call
def crew_leave(call: Call, duty: str, last_day: date | None) -> Answer:
    """结束一项分工。"""
    from gridworker.services.teams import leave_team

    with call.session() as session:
        kept = leave_team(session, duty, last_day=last_day)
    return Answer(kept, ["已定下最后一天。"])


@deputy.verb("start", ASSIGNED)
@click.argument("grid_given", metavar="GRID")
@click.option("--worker", "worker_given", required=True, help="谁来顶岗：姓名或编号。")
@click.option("--instead-of", help="替谁；网格只有一人负责时可以不填。")
@click.option("--since", type=DAY, help="从哪一天起，不填为今天。")
@click.option("--until", type=DAY, help="到哪一天为止；不填则到有人结束为止。")
@click.option("--reason", required=True, help="原因，如 休假。")
@pass_call
def deputy_start(
    call: Call,
    grid_given: str,
    worker_given: str,
    instead_of: str | None,
    since: date | None,
    until: date | None,
    reason: str,
) -> Answer:
    """安排顶岗：他在这段时间也管这个网格，写的记录标“代”。"""
    from gridworker.services.assigning import start_deputy

    with call.session() as session:
        done = start_deputy(
            session, grid_given, worker_given, instead_of=instead_of, since=since, until=until, reason=reason
        )
    return told(done, f"顶岗已安排，编号 {done.id}。")


@deputy.verb("end", ASSIGNED)
@click.argument("duty", metavar="DUTY")
@last_day_option
@pass_call
def deputy_end(call: Call, duty: str, last_day: date | None) -> Answer:
    """结束一段顶岗。"""
    from gridworker.services.assigning import end_deputy

    with call.session() as session:
        done = end_deputy(session, duty, last_day=last_day)
    return told(done, "已定下最后一天。")


@deputy.verb(
    "list",
    each(
        "duty", "grid", "grid_name", "worker", "name", "stands_in_for", "stands_in_name", "since", "until",
        "reason", "ahead", "over", "unheard",
    ),
)  # fmt: skip
@click.option("--past", is_flag=True, help="已经结束的也列出。")
@pass_call
def deputy_list(call: Call, past: bool) -> Answer:
    """列出顶岗。"""
    from gridworker.services.assigning import deputies

    with call.session() as session:
        rows = deputies(session, past=past)
    lines = []
    for row in rows:
        until = row["until"] or "未定"
        tail = "  （等他的电脑再交一次数据包）" if row["unheard"] else ""
        lines.append(
            f"{row['grid_name']}  {row['name']}代{row['stands_in_name']}  {row['since']} 至 {until}"
            f"  {row['reason']}{tail}  {row['duty']}"
        )
    return Answer(rows, lines or ["没有顶岗。"])
