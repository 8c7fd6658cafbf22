"""`export`, `inspect`, `import`, `answer`, `gaps`: files that travel between laptops and the office."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gridworker.cli.call import FILE, FOLDER, Answer, Call, error_json, pass_call
from gridworker.cli.places import ready
from gridworker.cli.root import root
from gridworker.cli.shape import each, obj
from gridworker.cli.text import counted

if TYPE_CHECKING:
    from gridworker.services.exchange import Exported, Inspection, MergeSummary, Missing

GAP = each("device", "scope", "from", "to", "name")


@root.verb(
    "export",
    obj(
        files=each(
            "path", "ops", "visits", "demands", "steps", "attachments", "part", "parts", "size", "from", "to",
            "check",
        )
    ),
)  # fmt: skip
@click.option("--to", "folder", required=True, type=FOLDER, help="放到哪个文件夹，如 U 盘。")
@pass_call
def export_command(call: Call, folder: Path) -> Answer:
    """把办公室还没有收到的记录写成一个文件。"""
    from gridworker.services.exchange import export_report

    with ready(folder), call.session() as session:
        made = export_report(session, folder)
    lines = []
    for one in made:
        lines += [str(one.path), f"{_inside(one)}，校验码 {one.check}。"]
    return Answer({"files": [_written(one) for one in made]}, lines or ["没有新的记录要带走。"])


@root.verb(
    "inspect",
    obj(
        "path", "purpose", "office", "device", "name", "role", "grid_name", "seq", "at", "check", "ops",
        "new", "already", "conflicts", "parked", "waiting", "set_aside", "forks", "by_kind", "corrections",
        "visits", "demands", "attachments", "part", "parts", "from", "to", "merged_at",
        missing=GAP,
    ),
)  # fmt: skip
@click.argument("file", type=FILE)
@pass_call
def inspect_command(call: Call, file: Path) -> Answer:
    """看一个文件里有什么，什么也不改。"""
    from gridworker.services.exchange import inspect_bundle

    with call.session() as session:
        seen = inspect_bundle(session, file)
    value = {
        **vars(seen),
        "from": seen.date_from or None,
        "to": seen.date_to or None,
        "missing": _gaps(seen.missing),
    }
    period = f"，{seen.date_from} 至 {seen.date_to}" if seen.date_from else ""
    grid = f"（{seen.grid_name}）" if seen.grid_name else ""
    lines = [
        f"来自{seen.name or '未知的人'}{grid}，第 {seen.seq} 包{period}。",
        f"{_inside(seen)}，校验码 {seen.check}。",
        _numbers(seen.new, seen),
        *_gap_lines(seen.missing),
    ]
    return Answer(value, [*lines, *(["这个文件已经合并过。"] if seen.merged_at else [])])


@root.verb(
    "import",
    obj(
        "files", "merged_ops", "already", "conflicts", "parked", "set_aside", "attachments",
        missing=GAP,
        bundles=each(
            "path", "merge", "device", "name", "purpose", "merged_ops", "already", "conflicts", "parked",
            "set_aside", "attachments",
        ),
        not_taken=each("id", "record", "title", "event", "code", "reason", "then", "author_name"),
        refused=each("path", "code", "message", "hint"),
    ),
)  # fmt: skip
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=FILE)
@click.option("--preview", is_flag=True, help="只看会合并什么，什么也不改。")
@pass_call
def import_command(call: Call, files: tuple[Path, ...], preview: bool) -> Answer:
    """合并一个或多个文件；有一个不能用，不影响别的。"""
    from gridworker.services.demand_pages import EVENT_NAMES
    from gridworker.services.exchange import merge_bundles

    with call.session() as session:
        done = merge_bundles(session, list(files), preview=preview)
    first = "预览，什么也没有改。" if preview else f"已合并 {len(done.files)} 个文件。"
    lines = []
    if done.files:
        lines = [first + _numbers(done.merged_ops, done, len(done.not_taken)), *_gap_lines(done.missing)]
    for one in done.not_taken:
        step = EVENT_NAMES.get(one["event"], one["event"])
        lines.append(f"未采纳：{one['title']}，{step}。{one['reason']}{one['then']}")
    complaints = [f"{one.path.name}：{one.error.message}{one.error.hint}" for one in done.refused]
    return Answer(_merged(done), lines, done.refused[0].error if done.refused else None, complaints)


@root.verb(
    "answer",
    obj(files=each("path", "device", "name", "ops", "attachments", "part", "parts", "check")),
)
@click.option("--device", "devices", multiple=True, help="给哪台电脑（device list 里有）；可重复填写。")
@click.option("--all", "everyone", is_flag=True, help="给所有有东西可带的电脑。")
@click.option("--to", "folder", required=True, type=FOLDER, help="放到哪个文件夹，如 U 盘。")
@pass_call
def answer_command(call: Call, devices: tuple[str, ...], everyone: bool, folder: Path) -> Answer:
    """写回执文件，让网格员带回去。"""
    from gridworker.services.exchange import answer

    if bool(devices) == everyone:
        raise click.UsageError("请在 --device 和 --all 里选一个。")
    with ready(folder), call.session() as session:
        made = answer(session, None if everyone else list(devices), folder)
    lines = [f"给{one.name}：{one.path}" for one in made]
    return Answer({"files": [_written(one) for one in made]}, lines or ["没有要带回去的东西。"])


@root.verb(
    "gaps",
    obj(
        "draft", "packed", "sent", "merged",
        missing=GAP,
        logs=each(
            "scope", "incarnation", "written", "packed", "sent", "merged", "extra", "kept", "last_receipt"
        ),
        returned=each("hash", "code", "sentence", "kind", "id"),
    ),
)  # fmt: skip
@pass_call
def gaps_command(call: Call) -> Answer:
    """还缺哪些编号；本机写的记录办公室收到了多少。"""
    from gridworker.services.exchange import delivery, gap_list

    with call.session() as session:
        missing, own = gap_list(session), delivery(session)
    value = {
        **vars(own),
        "missing": _gaps(missing),
        "logs": [{**vars(log), "incarnation": log.inc} for log in own.logs],
    }
    states = {"未入包": own.draft, "已入包": own.packed, "已送出": own.sent, "已合并": own.merged}
    lines = _gap_lines(missing) or ["没有缺号。"]
    return Answer(value, [*lines, f"本机记录：{counted(states) or '还没有'}。"])


def _inside(one: Exported | Inspection) -> str:
    steps = f"，办理 {one.steps} 步" if one.steps else ""
    corrected = f"，更正 {one.corrections} 处" if one.corrections else ""
    files = f"，附件 {one.attachments} 个" if one.attachments else ""
    part = f"（第 {one.part} 个文件，共 {one.parts} 个）" if one.parts > 1 else ""
    return f"走访 {one.visits} 条，诉求 {one.demands} 件{steps}{corrected}{files}{part}"


def _written(one: Exported) -> dict[str, Any]:
    return {**vars(one), "from": one.date_from or None, "to": one.date_to or None}


def _gaps(missing: Iterable[Missing]) -> list[dict[str, Any]]:
    return [{**vars(gap), "from": gap.first, "to": gap.last} for gap in missing]


def _gap_lines(missing: Iterable[Missing]) -> list[str]:
    lines = []
    for gap in missing:
        upto = f"至第 {gap.last} 号" if gap.last > gap.first else ""
        lines.append(f"缺{gap.name or gap.device}的第 {gap.first} 号{upto}。")
    return lines


def _numbers(new: int, found: Inspection | MergeSummary, refused: int = 0) -> str:
    pairs = {
        "新增": new,
        "已有": found.already,
        "冲突": found.conflicts,
        "未采纳": refused,
        "搁置": found.parked + found.set_aside,
        "附件": found.attachments,
    }
    return f"{counted(pairs) or '没有内容'}。"


def _merged(done: MergeSummary) -> dict[str, Any]:
    return {
        **vars(done),
        "files": len(done.files),
        "missing": _gaps(done.missing),
        "bundles": [{**vars(one), "merge": one.batch} for one in done.files],
        "refused": [{"path": one.path, **error_json(one.error)["error"]} for one in done.refused],
    }
