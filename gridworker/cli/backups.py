"""`backup`, `backups`, `restore`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gridworker.cli.call import FILE, FOLDER, Answer, Call, pass_call
from gridworker.cli.places import ready
from gridworker.cli.root import root
from gridworker.cli.shape import each, obj
from gridworker.errors import UserError

if TYPE_CHECKING:
    from gridworker.services.deleted_since import DeletedSince
    from gridworker.services.restoring import Preview

_NAMES = {
    "visits": "visit", "households": "household", "persons": "person", "demands": "demand",
    "promises": "promise", "attachments": "attachment", "requests": "privacy_request", "meetings": "meeting",
    "notices": "notice", "helps": "help", "teams": "team", "members": "team_member", "pairings": "pairing",
    "appraisals": "appraisal", "drafts": "draft",
}  # fmt: skip
HELD = obj(*_NAMES, "ops", "last_visit")


@root.verb("backup", obj("path", "made", "size", "away", "removed", holds=HELD))
@click.option("--to", type=FOLDER, help="放到这个文件夹，不会被自动清理；不写就放在档案旁边。")
@click.option("--remember", is_flag=True, help="--to 是一个 U 盘：以后一插上就自动往里备份。")
@pass_call
def backup_command(call: Call, to: Path | None, remember: bool) -> Answer:
    """备份整个档案（加密），核对过才算。"""
    from gridworker.services import backup_rounds, backup_shelf, backup_sticks, backups

    if remember and to is None:
        raise UserError("no_stick", "没有说是哪个 U 盘。", "请用 --to 写明 U 盘的位置。")
    with call.session() as session:
        before = set(backup_shelf.backups_in(backup_shelf.home_of(session.dir)))
        if to is not None and remember:
            stick, _ = backup_sticks.know(session, to, to.name)
            plan = backup_rounds.plan(session, [to], appeared=[to])
            done = backup_rounds.carry_out(plan)
            backup_rounds.noted(session, done)
            for error in done.failed.values():
                raise error
            made = done.reached.get(stick.id)
            if made is None:
                raise UserError("no_news", "这个 U 盘上的备份已经是最新的。", "不用再备份。")
        elif to is not None:
            with ready(to) as folder:
                made, _ = backups.back_up(session, folder)
        else:
            made, _ = backups.back_up(session)
        after = {one.path for one in backup_shelf.backups_in(backup_shelf.home_of(session.dir))}
    held = _held(made.contents) if made.contents else {}
    value = {
        "path": made.path, "made": made.made, "size": made.size, "away": made.away, "holds": held,
        "removed": sum(one.path not in after for one in before),
    }  # fmt: skip
    lines = [
        f"已备份到 {made.path}（{_size(made.size)}），打开核对过，完好。",
        f"里面有：{_said(held)}。",
    ]
    if not made.away:
        lines.append("这份备份和档案在同一块硬盘上；硬盘坏了两样都没有，请再往 U 盘上备份一份。")
    return Answer(value, lines)


@root.verb("backups", each("path", "made", "size", "state", "hand"))
@click.option("--in", "folder", type=FOLDER, help="看这个文件夹里的；不写就看档案旁边的。")
@click.option("--check", "whole", is_flag=True, help="每份从头到尾读一遍，坏了的能看出来。")
@pass_call
def backups_command(call: Call, folder: Path | None, whole: bool) -> Answer:
    """列出备份，新的在前。不用口令。"""
    from dataclasses import replace

    from gridworker.services import backup_file, backup_shelf

    found = backup_shelf.backups_in(folder or backup_shelf.home_of(call.profile))
    if whole:
        for at, one in enumerate(found):
            try:
                backup_file.check(one.path)
            except (UserError, OSError):
                found[at] = replace(one, state="damaged")
    words = {"good": "完好" if whole else "完整", "damaged": "坏了"}
    lines = [f"{one.made or '—'}  {_size(one.size)}  {words[one.state]}  {one.path}" for one in found]
    return Answer(found, lines or ["还没有备份。请运行 backup。"])


@root.verb(
    "restore",
    obj(
        "into", "made", "aside", "preview", "present", "only_now", "only_backup", "take_over",
        "deleted", "deleted_households", "deleted_requests",
        now=HELD, backup=HELD,
    ),
)  # fmt: skip
@click.argument("file", metavar="FILE", type=FILE)
@click.option("--into", required=True, type=FOLDER, help="恢复到哪个文件夹；那里现在的档案会先整个挪到旁边。")
@click.option("--preview", "only_look", is_flag=True, help="只看会有什么变化，什么都不改。")
@pass_call
def restore_command(call: Call, file: Path, into: Path, only_look: bool) -> Answer:
    """从备份恢复；口令是备份那时候的口令。"""
    from gridworker.services import restoring

    words = call.passphrase()
    seen = restoring.preview(file, words, into)
    value = {
        "into": into.absolute(), "made": seen.made, "aside": None, "preview": only_look,
        "present": seen.present, "only_now": seen.only_now, "only_backup": seen.only_then,
        "take_over": None, "deleted": seen.deleted.records, "deleted_households": seen.deleted.households,
        "deleted_requests": seen.deleted.requests,
        "now": _held(seen.now) if seen.now else None, "backup": _held(seen.then),
    }  # fmt: skip
    lines = _preview_lines(seen)
    if only_look:
        return Answer(value, [*lines, "以上只是预览，什么都没有改。"])
    done = restoring.restore(file, words, into)
    value |= {"aside": done.aside, "take_over": done.waits}
    lines.append(f"已恢复到 {done.folder}。")
    if done.aside is not None:
        lines.append(f"原来的档案一点没动，整个挪到了 {done.aside}。")
    if done.waits:
        lines.append("这是办公室的档案：确认原来那份不再使用，就运行 office take-over --yes 接替。")
    return Answer(value, lines)


def _preview_lines(seen: Preview) -> list[str]:
    lines = [f"备份做于 {seen.made}，里面有：{_said(_held(seen.then))}。"]
    if seen.now is not None:
        lines.append(f"现在那里有：{_said(_held(seen.now))}。")
        if not seen.same:
            lines.append("⚠ 现在那里的是另一台电脑的档案。")
        lines.append(
            f"现在有、备份里没有的记录 {seen.only_now} 条；备份里有、现在没有的 {seen.only_then} 条。"
        )
    elif seen.present == "shut":
        lines.append("现在那里的档案用这个口令打不开，或者坏了，没法比较。")
    else:
        lines.append("那里现在没有档案。")
    return [*lines, *_deleted_lines(seen.deleted)]


def _deleted_lines(found: DeletedSince) -> list[str]:
    if not found:
        return []
    lines = [f"⚠ 备份以后应居民请求或到期删掉了 {found.records} 条记录的文字，恢复以后会再出现。"]
    if found.households:
        lines.append(f"是这几户的：{'、'.join(found.households)}。")
    if found.requests:
        lines.append(f"备份里没有的居民请求 {len(found.requests)} 条：{'、'.join(found.requests)}。")
    if found.office:
        lines.append("恢复以后，请合并办公室另一台电脑的数据包；没有另一台，就按居民请求再删一次。")
    else:
        lines.append("恢复以后，请给办公室送一个数据包；合并办公室的回复包以后会再删掉。")
    return lines


def _held(found: object) -> dict[str, object]:
    counts = getattr(found, "counts", {})
    return {
        **{name: counts.get(kind, 0) for name, kind in _NAMES.items()},
        "ops": getattr(found, "ops", 0),
        "last_visit": getattr(found, "last_visit", "") or None,
    }


def _said(held: dict[str, object]) -> str:
    newest = f"，最近一次走访 {held['last_visit']}" if held["last_visit"] else ""
    return (
        f"走访 {held['visits']} 篇、户册 {held['households']} 户、诉求 {held['demands']} 件、"
        f"没写完的 {held['drafts']} 份{newest}"
    )


def _size(size: int) -> str:
    return f"{size / 1e6:.1f} MB"
