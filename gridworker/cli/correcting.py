"""`correct`, `history`, `withdraw`, `restore-record`, `bin`: any finished record, whatever its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from gridworker.cli.call import Answer, Call, pass_call
from gridworker.cli.root import root
from gridworker.cli.shape import each, obj
from gridworker.cli.text import KIND_NAMES
from gridworker.errors import UserError

if TYPE_CHECKING:
    from gridworker.services.session import Session


@root.verb("correct", obj("kind", "id", "fields"))
@click.argument("record", metavar="ID")
@click.option("--reason", required=True, help="为什么要改。")
@click.option(
    "--set", "given", multiple=True, required=True, metavar="FIELD=VALUE",
    help="改哪一项，如 phone=15400001234；名单用顿号隔开，等号后面空着就是去掉；可重复填写。",
)  # fmt: skip
@pass_call
def correct_command(call: Call, record: str, reason: str, given: tuple[str, ...]) -> Answer:
    """更正一条记录，原来的写法仍可查看。"""
    from gridworker.services.correction import correct

    with call.session() as session:
        done = correct(session, record, dict(_typed(session, record, one) for one in given), reason)
    return Answer(done, [f"已更正 {len(done.fields)} 项，原文仍可查看。"])


@root.verb(
    "history",
    obj(
        "kind",
        "id",
        versions=each(
            "number", "at", "author", "author_name", "device", "device_name", "here", "office", "event",
            "reason", "standing", "hash",
            changes=each("field", "label", "before", "after"),
        ),
    ),
)  # fmt: skip
@click.argument("record", metavar="ID")
@pass_call
def history_command(call: Call, record: str) -> Answer:
    """列出一条记录的每一版：谁、什么时候、在哪台电脑上、为什么、改了什么。"""
    from gridworker.services.versions import history

    with call.session() as session:
        kind, found = history(session, record)
        lines = [line for one in found for line in _version(session, kind, one)]
    value = {"kind": kind, "id": record, "versions": found}
    return Answer(value, [*lines, f"共 {len(found)} 版。"])


@root.verb("withdraw", obj("kind", "id", "counts"))
@click.argument("record", metavar="ID")
@click.option("--reason", required=True, help="为什么撤下。")
@pass_call
def withdraw_command(call: Call, record: str, reason: str) -> Answer:
    """把一条记录撤下，放进回收站；以后不列出、不计数。"""
    from gridworker.services.withdrawing import withdraw

    with call.session() as session:
        moved = withdraw(session, record, reason)
    said = "已撤下，放进了回收站。要用时：gridworker restore-record ID。"
    return Answer(moved, [said if moved.counts else "已写下，等办这件诉求的那台电脑接收后撤下。"])


@root.verb("restore-record", obj("kind", "id", "counts"))
@click.argument("record", metavar="ID")
@click.option("--reason", default="", help="为什么恢复；可以不写。")
@pass_call
def restore_record(call: Call, record: str, reason: str) -> Answer:
    """从回收站恢复一条记录。"""
    from gridworker.services.withdrawing import put_back

    with call.session() as session:
        moved = put_back(session, record, reason)
    said = "已恢复，和撤下以前一样。"
    return Answer(moved, [said if moved.counts else "已写下，等办这件诉求的那台电脑接收后恢复。"])


@root.verb(
    "bin",
    obj(
        "older",
        rows=each(
            "kind", "id", "title", "at", "author_name", "device_name", "mine", "reason", "days_left", "start"
        ),
    ),
)
@click.option("--older", is_flag=True, help="连 90 天以前撤下的也列出。")
@pass_call
def bin_command(call: Call, older: bool) -> Answer:
    """列出回收站里有什么，最近的在前。"""
    from gridworker.services.bin import bin_list

    with call.session() as session:
        found = bin_list(session, older=older)
    lines = [
        f"{one.at[:10]} {KIND_NAMES[one.kind]}：{one.title or one.start}（{one.reason or '—'}）"
        f" 还列 {one.days_left} 天  {one.id}"
        for one in found.rows
    ]
    more = f"更早撤下的还有 {found.older} 条，请加 --older。" if found.older and not older else ""
    return Answer(found, [*lines, f"共 {len(found.rows)} 条。{more}"])


def _typed(session: Session, record: str, given: str) -> tuple[str, Any]:
    """A field and its value as records hold it, from `field=value` as a person types it."""
    from gridworker.cli.pick import code, household_id
    from gridworker.domain.clash import from_text
    from gridworker.domain.records import FIELDS
    from gridworker.services.correction import find, shape_of

    name, equals, text = given.partition("=")
    if not equals or not name.strip():
        raise UserError("bad_set", "没有看懂要改什么。", "请写成 --set phone=15400001234 这样。")
    name = name.strip()
    kind, _ = find(session, record)
    spec = FIELDS.get(shape_of(kind), {}).get(name)
    if spec is None or not text.strip():
        return name, "" if spec is None or spec.shape in ("text", "long") else None
    value = from_text(spec, text)
    if spec.shape == "map":
        return name, _bands(text)
    if spec.refers == "household":
        ids = [household_id(session, one) for one in (value if isinstance(value, list) else [value])]
        return name, ids if isinstance(value, list) else ids[0]
    if spec.vocab:
        codes = [code(session, spec.vocab, one) for one in (value if isinstance(value, list) else [value])]
        return name, codes if isinstance(value, list) else codes[0]
    return name, value


def _bands(text: str) -> dict[str, int]:
    """`0-3:1、7-13:2` as counts per age band."""
    pairs = [part.partition(":") for part in text.replace("：", ":").replace("、", ",").split(",")]
    return {band.strip(): int(n) if n.strip().isdecimal() else -1 for band, _, n in pairs}


def _version(session: Session, kind: str, one: dict[str, Any]) -> list[str]:
    where = "本机" if one["here"] else one["device_name"] or one["device"][-8:]
    who = one["author_name"] or "（不在名册里的人）"
    lines = [f"第 {one['number']} 版  {one['at'][:16].replace('T', ' ')}  {who}  {where}"]
    if one["standing"] != "on":
        lines[0] += "  （没有采用）"
    lines += [f"  原因：{one['reason']}"] if one["reason"] else []
    for change in one["changes"]:
        after = _said(session, kind, change, change["after"])
        if one["number"] == 1:
            lines.append(f"  {change['label']}：{after}")
        else:
            lines.append(f"  {change['label']}：{_said(session, kind, change, change['before'])} → {after}")
    return lines


def _said(session: Session, kind: str, change: dict[str, Any], value: Any) -> str:
    from gridworker.domain.records import FIELDS
    from gridworker.services.correction import shape_of

    if value in (None, "", [], {}):
        return "（空着）"
    spec = FIELDS.get(shape_of(kind), {}).get(change["field"])
    if isinstance(value, dict):
        return "、".join(f"{band} 岁 {n} 个" for band, n in sorted(value.items()))
    words = []
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, bool):
            words.append("是" if one else "否")
        elif spec is not None and spec.vocab:
            words.append(session.vocab.label(spec.vocab, one))
        else:
            words.append(change["names"].get(str(one)) or str(one))
    return "、".join(words)
