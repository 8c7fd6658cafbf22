"""`privacy`: what residents ask about their own data, who looked at what, and how long what is kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from gridworker.cli.call import FILE, Answer, Call, VerbGroup, pass_call
from gridworker.cli.pick import DAY, code, household_id
from gridworker.cli.shape import each, obj
from gridworker.errors import UserError

privacy = VerbGroup("privacy", help="居民请求：查看、更正、删除自己的资料；查看记录和保存期限。")

REQUEST = (
    "id", "household", "household_name", "person", "wanted", "wish", "asked_on", "days", "outcome", "answer",
    "answered_on", "removed",
)  # fmt: skip


@privacy.verb("ask", obj(*REQUEST))
@click.argument("household_given", metavar="HOUSEHOLD")
@click.option("--wanted", required=True, help="要求：COPY 要一份副本，CORRECT 更正，DELETE 删除。")
@click.option("--wish", default="", help="具体要求，一句话。")
@click.option("--person", help="只关系到一个人时，这个人的 id。")
@click.option("--date", "day", type=DAY, help="哪天提出的；不填是今天。")
@pass_call
def privacy_ask(
    call: Call, household_given: str, wanted: str, wish: str, person: str | None, day: date | None
) -> Answer:
    """登记一条居民请求。HOUSEHOLD 是 id 或门牌。"""
    from gridworker.services.privacy_requests import open_request, requests

    with call.session() as session:
        home = household_id(session, household_given)
        kind = code(session, "privacy_wanted", wanted)
        saved = open_request(session, home, kind, wish=wish, person=person, asked_on=day)
        row = next(one for one in requests(session) if one["id"] == saved.id)
    return Answer(row, [f"已登记：{row['household_name']}，{row['wanted_name']}。请求的 id 是 {row['id']}。"])


@privacy.verb("list", each(*REQUEST))
@click.option("--open", "only_open", is_flag=True, help="只看还没答复的。")
@pass_call
def privacy_list(call: Call, only_open: bool) -> Answer:
    """列出居民请求，最近提出的在前。"""
    from gridworker.services.privacy_requests import requests

    with call.session() as session:
        rows = requests(session, "open" if only_open else None)
    lines = [
        f"{row['asked_on']}  {row['household_name']}  {row['wanted_name']}  "
        + (row["outcome_name"] if row["answered_on"] else f"等了 {row['days']} 天")
        for row in rows
    ]
    return Answer(rows, [*lines, f"共 {len(rows)} 条。"])


@privacy.verb("answer", obj(*REQUEST))
@click.argument("request")
@click.option("--outcome", default="DONE", show_default=True, help="结果：DONE、PARTLY、REFUSED。")
@click.option("--text", default="", help="怎么答复的。")
@click.option("--date", "day", type=DAY, help="哪天答复的；不填是今天。")
@click.option("--undo", is_flag=True, help="还没有答复，改回去。")
@pass_call
def privacy_answer(call: Call, request: str, outcome: str, text: str, day: date | None, undo: bool) -> Answer:
    """记下一条请求已经答复。REQUEST 是请求的 id。"""
    from gridworker.services.privacy_requests import answer_request, reopen_request, requests

    with call.session() as session:
        if undo:
            reopen_request(session, request)
        else:
            chosen = code(session, "privacy_outcome", outcome)
            answer_request(session, request, chosen, answer=text, on=day)
        row = next(one for one in requests(session) if one["id"] == request)
    said = "已改回还没答复。" if undo else f"已记下：{row['outcome_name']}。"
    return Answer(row, [said])


@privacy.verb("copy", obj("path", "pages", "records"))
@click.argument("household_given", metavar="HOUSEHOLD")
@click.option("--out", required=True, type=FILE, help="写到哪个文件（.pdf）。")
@click.option("--request", help="为哪条请求；填了就只印请求里的那个人。")
@pass_call
def privacy_copy(call: Call, household_given: str, out: Path, request: str | None) -> Answer:
    """把本机上这一户的资料写成一份 PDF，交给本人。"""
    from gridworker.services.held_data import copy_pdf

    with call.session() as session:
        made = copy_pdf(session, household_id(session, household_given), out, request)
    return Answer(made, [f"副本已写到 {out}：{made.records} 条记录，{made.pages} 页。文件没有加密。"])


@privacy.verb(
    "redact",
    obj(
        "household",
        "request",
        "records",
        "redactions",
        "done",
        "stays",
        "backups",
        "aside",
        items=each("group", "kind", "record", "day", "words", "earlier", "others"),
    ),
)
@click.argument("household_given", metavar="HOUSEHOLD")
@click.option("--request", help="为哪条请求；真要删除时必须填。")
@click.option("--what", "groups", multiple=True, help="只删这一组，可写多次；不填是全部。")
@click.option("--record", "records", multiple=True, help="只删这条记录（id），可写多次。")
@click.option("--preview", is_flag=True, help="只看要删什么，不删。")
@pass_call
def privacy_redact(
    call: Call,
    household_given: str,
    request: str | None,
    groups: tuple[str, ...],
    records: tuple[str, ...],
    preview: bool,
) -> Answer:
    """照居民的请求删除写的话；记录还算在统计里。只有镇（街道）办公室能做，找不回来。"""
    from gridworker.services import removal
    from gridworker.services.past_backups import still_held

    for group in groups:
        if group not in removal.GROUPS:
            known = "、".join(removal.GROUPS)
            raise UserError("bad_code", "没有这个选项。", f"可选：{known}。", group="what")
    with call.session() as session:
        home = household_id(session, household_given)
        plan = removal.removal_plan(session, home)
        items = [
            item
            for item in plan.items
            if (not groups or item.group in groups) and (not records or item.record in records)
        ]
        lines = [f"{removal.GROUP_NAMES[item.group]}  {item.day}  {_said(item.words)}" for item in items]
        value: dict[str, Any] = {"household": home, "request": request, "stays": plan.stays, "items": items}
        if preview:
            return Answer(
                {**value, "records": 0, "redactions": 0, "done": False, "backups": 0, "aside": 0},
                [*lines, f"共 {len(items)} 项，还没有删。"],
            )
        if request is None:
            raise UserError(
                "no_privacy_request",
                "没有这条居民请求。",
                "请先用 privacy ask 登记一条，再用 --request 指定。",
            )
        done = removal.remove(session, home, [(item.group, item.record) for item in items], request)
        removal.finish_removal(session)
        held = still_held(session)
    value = {**value, "records": done.records, "redactions": done.redactions, "done": True}
    value |= {"backups": held.backups, "aside": held.aside}
    said = [f"已删除 {done.records} 条记录里的文字。请给网格员做一份回复（answer）。"]
    if held.backups or held.aside:
        said.append(f"以前的备份 {held.backups} 份、放到一旁的旧档案 {held.aside} 份里还有，到期自动清掉。")
    return Answer(value, said)


@privacy.verb("log", each("at", "name", "action", "about", "purpose", "count"))
@click.option("--limit", type=int, default=200, show_default=True, help="最多列几条。")
@pass_call
def privacy_log(call: Call, limit: int) -> Answer:
    """列出查看记录：谁在什么时候为什么看过，最近的在前；没有号码和内容。"""
    from gridworker.services.access import access_log

    with call.session() as session:
        rows = access_log(session, limit=limit)
    lines = [
        f"{row.at[:16]}  {row.name}  {row.action_name}  {row.about}  {row.purpose}".rstrip() for row in rows
    ]
    return Answer(rows, [*lines, f"共 {len(rows)} 条。"])


@privacy.verb("keep", each("kind", "name", "months", "proposed", "due", "oldest"))
@click.option("--kind", help="要定的一类；不填就列出全部。")
@click.option("--months", type=int, help="保存几个月，0 是一直保存。")
@pass_call
def privacy_keep(call: Call, kind: str | None, months: int | None) -> Answer:
    """列出每一类保存多久、有多少过了期限，或定下一类的期限；什么都不会自己删。"""
    from gridworker.services import retention

    if (kind is None) != (months is None):
        raise UserError("usage", "--kind 和 --months 要一起写。", "都不写就列出全部。")
    with call.session() as session:
        if kind is not None and months is not None:
            retention.set_retention(session, kind, months)
        chosen = retention.retention(session)
        rows = []
        for one in retention.KINDS:
            past = retention.due(session, one.key)
            rows.append(
                {
                    "kind": one.key,
                    "name": one.name,
                    "months": chosen[one.key],
                    "proposed": one.proposed,
                    "due": past.records,
                    "oldest": past.oldest or None,
                }
            )
    lines = [
        f"{row['kind']}  {row['name']}  "
        + (f"{row['months']} 个月，过了期限的 {row['due']} 条" if row["months"] else "一直保存")
        for row in rows
    ]
    return Answer(rows, lines)


@privacy.verb("clear", obj("kind", "records", "oldest", "titles", "done"))
@click.argument("kind")
@click.option("--preview", is_flag=True, help="只看有多少，不清理。")
@pass_call
def privacy_clear(call: Call, kind: str, preview: bool) -> Answer:
    """清理一类里过了保存期限的。KIND 是 privacy keep 列出的一类。"""
    from gridworker.services import retention

    with call.session() as session:
        past = retention.due(session, kind)
        records = past.records if preview else retention.clear_past(session, kind).records
    value = {
        "kind": kind,
        "records": records,
        "oldest": past.oldest or None,
        "titles": past.titles,
        "done": not preview,
    }
    said = f"过了期限的有 {records} 条，还没有清理。" if preview else f"清理了 {records} 条。"
    return Answer(value, [*past.titles, said] if preview else [said])


def _said(words: list[tuple[str, str]]) -> str:
    return "；".join(f"{name}：{text}" for name, text in words)
