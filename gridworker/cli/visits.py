"""`visit`: the diary of a grid worker, from the shell."""

from __future__ import annotations

from datetime import date
from itertools import zip_longest

import click

from gridworker.cli.attachments import FILES, file_line
from gridworker.cli.call import Answer, Call, VerbGroup, pass_call
from gridworker.cli.pick import DAY, code, grid_id, household_id, iso
from gridworker.cli.shape import each, obj
from gridworker.cli.text import visit_line
from gridworker.errors import UserError

visit = VerbGroup("visit", help="走访日记：记、列、看、改。")

ROW = (
    "id", "date", "half_day", "mode", "meet", "purpose", "content", "targets", "place", "worker",
    "worker_name", "grid_name", "late_days", "delivery",
)  # fmt: skip
REST = ("suggestion", "on_spot", "weather", "companions", "spoke_to", "topics", "card_given", "result")
DATE_AHEAD = "date_future"
"""The question that `--yes` answers."""


@visit.verb("add", obj("id", "demands", "promises", "late_days"))
@click.option("--household", "households", multiple=True, help="走访户的 id 或门牌；院坝会可重复填写。")
@click.option("--place", default="", help="走访的是企业、商铺等地点时填写。")
@click.option("--date", "day", required=True, type=DAY, help="走访日期，如 2026-04-05。")
@click.option("--mode", required=True, help="走访方式，如 HOME 或 上门。")
@click.option("--meet", required=True, help="见面情况，如 MET 或 已见面。")
@click.option("--purpose", default="ROUTINE", help="走访事由，不填为日常走访。")
@click.option("--content", default="", help="走访内容；见了面就要写一句。")
@click.option("--demand", "demands", multiple=True, help="群众反映的一件诉求；可重复填写。")
@click.option("--promise", "promises", multiple=True, help="约定的一件事；可重复填写。")
@click.option("--promise-date", "due_days", multiple=True, type=DAY, help="约定的日期，按次序对应。")
@click.option("--yes", is_flag=True, help="日期在今天以后也照记。")
@pass_call
def visit_add(
    call: Call,
    households: tuple[str, ...],
    place: str,
    day: date,
    mode: str,
    meet: str,
    purpose: str,
    content: str,
    demands: tuple[str, ...],
    promises: tuple[str, ...],
    due_days: tuple[date, ...],
    yes: bool,
) -> Answer:
    """记一次走访，连同当时的诉求和约定。"""
    from gridworker.services.visits import DemandDraft, PromiseDraft, VisitDraft, record_visit

    if len(due_days) > len(promises):
        raise UserError("promise_empty", "有约定的日期，却没有写约定什么。", "请用 --promise 写上约定的事。")
    with call.session() as session:
        draft = VisitDraft(
            targets=[household_id(session, given) for given in households],
            place=place,
            date=day,
            mode=code(session, "visit_mode", mode),
            meet=code(session, "visit_meet", meet),
            purpose=code(session, "visit_purpose", purpose),
            content=content,
            demands=[DemandDraft(text=text) for text in demands],
            promises=[PromiseDraft(text=text, due=due) for text, due in zip_longest(promises, due_days)],
        )
        try:
            recorded = record_visit(session, draft, {DATE_AHEAD} if yes else ())
        except UserError as question:
            if question.code != DATE_AHEAD:
                raise
            raise UserError(DATE_AHEAD, question.message, "确定的话，请加上 --yes 再来一次。") from None
    said = "已记下这次走访"
    said += f"，诉求 {len(recorded.demands)} 件" if recorded.demands else ""
    said += f"，约定 {len(recorded.promises)} 件" if recorded.promises else ""
    said += f"，补记 {recorded.late_days} 天" if recorded.late_days else ""
    return Answer(recorded, [f"{said}。"])


@visit.verb("list", each(*ROW))
@click.option("--household", "household_given", help="只看一户（id 或门牌）。")
@click.option("--grid", "grid_given", help="只看一个网格。")
@click.option("--from", "first", type=DAY, help="从哪天起。")
@click.option("--to", "last", type=DAY, help="到哪天止。")
@click.option("--text", default="", help="内容里含有的字。")
@click.option("--limit", type=click.IntRange(1), help="最多列多少条。")
@pass_call
def visit_list(
    call: Call,
    household_given: str | None,
    grid_given: str | None,
    first: date | None,
    last: date | None,
    text: str,
    limit: int | None,
) -> Answer:
    """列出走访，最近的在前。"""
    from gridworker.services.queries import Query
    from gridworker.services.visits import visits

    with call.session() as session:
        query = Query(
            kind="visit",
            text=text,
            household=household_id(session, household_given) if household_given else None,
            grid=grid_id(session, grid_given) if grid_given else None,
            date_from=iso(first),
            date_to=iso(last),
            limit=limit,
        )
        rows = visits(session, query)
        lines = [visit_line(session, row) for row in rows]
    return Answer(rows, [*lines, f"共 {len(rows)} 条。"])


@visit.verb(
    "show",
    obj(
        *ROW,
        *REST,
        households=each("id", "door", "head"),
        demands=each("id", "text", "category", "state"),
        promises=each("id", "text", "due", "done_on"),
        files=FILES,
        history=each("hash", "at", "author", "author_name", "fields", "reason"),
    ),
)
@click.argument("visit_id", metavar="ID")
@pass_call
def visit_show(call: Call, visit_id: str) -> Answer:
    """查看一次走访，连同诉求、约定和每次修改。"""
    from gridworker.services.visits import visit as page

    with call.session() as session:
        row = page(session, visit_id)
        lines = [visit_line(session, row)]
        lines += [f"走访户：{home['door']} {home['head']}" for home in row["households"]]
        lines += [f"内容：{row['content']}"] if row.get("content") else []
        lines += [f"诉求：{made['text']}" for made in row["demands"]]
        lines += [f"约定：{made['text']}（{made.get('due') or '没定日期'}）" for made in row["promises"]]
        lines += [file_line(file) for file in row["files"]]
        for step in row["history"]:
            lines += [f"{step['at'][:16]} 修改：{step['reason']}"] if step.get("reason") else []
    return Answer(row, lines)


@visit.verb("revise", obj("id", "fields"))
@click.argument("visit_id", metavar="ID")
@click.option("--reason", required=True, help="为什么要改。")
@click.option("--date", "day", type=DAY, help="改走访日期。")
@click.option("--mode", help="改走访方式。")
@click.option("--meet", help="改见面情况。")
@click.option("--purpose", help="改走访事由。")
@click.option("--content", help="改走访内容。")
@pass_call
def visit_revise(
    call: Call,
    visit_id: str,
    reason: str,
    day: date | None,
    mode: str | None,
    meet: str | None,
    purpose: str | None,
    content: str | None,
) -> Answer:
    """修改一次走访，原来的写法仍可查看。"""
    from gridworker.services.visits import revise_visit

    with call.session() as session:
        given = {
            "date": iso(day),
            "mode": code(session, "visit_mode", mode) if mode else None,
            "meet": code(session, "visit_meet", meet) if meet else None,
            "purpose": code(session, "visit_purpose", purpose) if purpose else None,
            "content": content,
        }
        fields = {name: value for name, value in given.items() if value is not None}
        if not fields:
            raise UserError("nothing_to_change", "没有说要改什么。", "请写上要改的一项，如 --content。")
        revise_visit(session, visit_id, dict(fields), reason)
    return Answer({"id": visit_id, "fields": sorted(fields)}, [f"已改 {len(fields)} 项，原文仍可查看。"])
