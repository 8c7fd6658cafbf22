"""`draft`: what was begun in the window and not saved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gridworker.cli.call import FILE, FOLDER, Answer, Call, VerbGroup, pass_call
from gridworker.cli.shape import each, obj
from gridworker.errors import UserError

if TYPE_CHECKING:
    from gridworker.services.unfinished import Unfinished

draft = VerbGroup("draft", help="没写完的：列、看、扔进回收站、拿回来、交给别人。")

ROW = (
    "id", "form", "form_name", "title", "at", "start", "about", "differs", "brought", "handed_by", "thrown",
)  # fmt: skip


@draft.verb("list", each(*ROW))
@click.option("--bin", "in_bin", is_flag=True, help="只列扔进回收站的。")
@pass_call
def draft_list(call: Call, in_bin: bool) -> Answer:
    """列出没写完的，最近的在前。"""
    from gridworker.services.drafts import discarded, waiting

    with call.session() as session:
        found = discarded(session) if in_bin else waiting(session)
    said = f"回收站里有 {len(found)} 份没写完的。" if in_bin else f"没写完的有 {len(found)} 份。"
    return Answer(found, [*map(_line, found), said])


@draft.verb(
    "show", obj(*ROW, "typed", "place", versions=each("field", "label", "base", "typed", "record"))
)
@click.argument("draft_id", metavar="ID")
@pass_call
def draft_show(call: Call, draft_id: str) -> Answer:
    """看一份没写完的；它要更正的记录后来改过，就两种写法都列出来。"""
    from gridworker.services.drafts import differing, place_of, unfinished

    with call.session() as session:
        one, typed = unfinished(session, draft_id)
        versions, place = differing(session, draft_id), place_of(session, draft_id)
    lines = [_line(one)]
    lines += [f"{name}：{value}" for name, value in typed.items() if value not in ("", None, [], {}, False)]
    lines += [f"{v.label}：记录里现在是“{v.record}”，写的是“{v.typed}”" for v in versions]
    return Answer({**vars(one), "typed": typed, "place": place, "versions": versions}, lines)


@draft.verb("discard", obj("id", "bin"))
@click.argument("draft_id", metavar="ID")
@pass_call
def draft_discard(call: Call, draft_id: str) -> Answer:
    """扔进回收站，90 天里能拿回来。"""
    from gridworker.services.drafts import throw

    with call.session() as session:
        thrown = throw(session, draft_id)
    again = f"拿回来： gridworker draft bring-back {thrown.id}"
    return Answer({"id": draft_id, "bin": thrown.id}, ["已放进回收站，90 天里能拿回来。", again])


@draft.verb("bring-back", obj("id"))
@click.argument("bin_id", metavar="ID")
@pass_call
def draft_bring_back(call: Call, bin_id: str) -> Answer:
    """从回收站拿回来，接着写。"""
    from gridworker.services.drafts import bring_back

    with call.session() as session:
        bring_back(session, bin_id)
    return Answer({"id": bin_id}, ["拿回来了，打开窗口接着写。"])


@draft.verb("hand-over", obj("path", "name", "drafts"))
@click.argument("ids", metavar="ID", nargs=-1)
@click.option("--for", "receiver", required=True, help="交给谁：姓名，或电脑的 id。")
@click.option("--to", "folder", required=True, type=FOLDER, help="文件放到哪个文件夹。")
@pass_call
def draft_hand_over(call: Call, ids: tuple[str, ...], receiver: str, folder: Path) -> Answer:
    """把没写完的交给一个同事：不写 ID 就是全部；体会和照片不交。"""
    from gridworker.services.handing_over import hand_over, receivers

    with call.session() as session:
        found = [one.device for one in receivers(session) if receiver in (one.name, one.device)]
        if len(found) > 1:
            raise UserError("no_receiver", f"有 {len(found)} 台电脑都是“{receiver}”的。", "请写电脑的 id。")
        made = hand_over(session, found[0] if found else receiver, folder, ids or None)
    return Answer(made, [f"{made.drafts} 份没写完的写进了 {made.path.name}，只有 {made.name} 打得开。"])


@draft.verb("take-over", obj("name", "drafts", "already", "unreadable"))
@click.argument("file", metavar="FILE", type=FILE)
@pass_call
def draft_take_over(call: Call, file: Path) -> Answer:
    """收下同事交来的没写完的。"""
    from gridworker.services.handing_over import take_over

    with call.session() as session:
        taken = take_over(session, file)
    said = f"收下 {taken.name} 交来的 {taken.drafts} 份没写完的"
    said += f"，{taken.already} 份这里已经有了" if taken.already else ""
    said += f"，{taken.unreadable} 份读不出来" if taken.unreadable else ""
    return Answer(taken, [f"{said}。"])


def _line(one: Unfinished) -> str:
    mark = "（记录后来改过）" if one.differs else ""
    mark += "（随备份或副本带来的草稿）" if one.brought else ""
    mark += f"（{one.handed_by} 交来的草稿）" if one.handed_by else ""
    parts = (one.id, one.form_name, one.title, one.at[:16].replace("T", " "), one.start)
    return "  ".join(part for part in parts if part) + mark
