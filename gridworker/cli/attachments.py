"""`attach` and `attachment`: pictures and files that belong to a visit or a demand."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from gridworker.cli.call import FILE, FOLDER, Answer, Call, VerbGroup, pass_call
from gridworker.cli.places import ready
from gridworker.cli.root import root
from gridworker.cli.shape import each, obj

FILES = each("id", "type", "size", "name", "state", "at", "author_name", "delivery")
"""What `visit show` and `demand show` list."""
STATES = {"here": "", "waiting": "（照片待到）", "redacted": "（已按居民要求删去）"}

attachment = VerbGroup("attachment", help="附件：取出、去掉、放回。")


@root.verb("attach", obj("id", "type", "size", "name"))
@click.argument("record", metavar="RECORD")
@click.argument("file", metavar="FILE", type=FILE)
@click.option("--name", help="写在附件下面的说明；不写时图片没有说明，PDF 用文件名。")
@pass_call
def attach_command(call: Call, record: str, file: Path, name: str | None) -> Answer:
    """给一次走访或一件诉求附上图片或 PDF。图片会缩小并去掉拍摄信息；从不要求附上什么。"""
    from gridworker.services.attachments import attach, attachment_list

    with call.session() as session:
        made, _changes = attach(session, record, file, name)
        (row,) = [row for row in attachment_list(session, record) if row["id"] == made]
    said = f"已附上，{in_words(row['size'])}。"
    warned = "请确认里面没有证件、病历和别人的脸：程序看不出来。"
    return Answer(row, [said, warned])


@attachment.verb("save", obj("path"))
@click.argument("attachment_id", metavar="ID")
@click.option("--to", "folder", required=True, type=FOLDER, help="放到哪个文件夹。")
@pass_call
def save(call: Call, attachment_id: str, folder: Path) -> Answer:
    """把一个附件取出来，成为普通文件（不再加密）。"""
    from gridworker.services.attachments import save_copy

    with ready(folder), call.session() as session:
        path = save_copy(session, attachment_id, folder)
    return Answer({"path": path}, [str(path), "这个文件没有加密，用完请删去。"])


@attachment.verb("send-up", obj("id"))
@click.argument("attachment_id", metavar="ID")
@pass_call
def send_up_command(call: Call, attachment_id: str) -> Answer:
    """把一件已上报诉求的一个附件也送给上级；不点名的附件不会上去。"""
    from gridworker.services.sending_up import send_up

    with call.session() as session:
        send_up(session, attachment_id)
    return Answer({"id": attachment_id}, ["下次给上级的回复包里就有这个附件。"])


@attachment.verb("remove", obj("id"))
@click.argument("attachment_id", metavar="ID")
@pass_call
def remove_command(call: Call, attachment_id: str) -> Answer:
    """去掉一个附件；可以放回。"""
    from gridworker.services.attachments import remove

    with call.session() as session:
        remove(session, attachment_id)
    return Answer({"id": attachment_id}, ["已去掉，可用 attachment put-back 放回。"])


@attachment.verb("put-back", obj("id"))
@click.argument("attachment_id", metavar="ID")
@pass_call
def put_back_command(call: Call, attachment_id: str) -> Answer:
    """把去掉的附件放回来。"""
    from gridworker.services.attachments import put_back

    with call.session() as session:
        put_back(session, attachment_id)
    return Answer({"id": attachment_id}, ["已放回。"])


def file_line(row: Mapping[str, Any]) -> str:
    """`附件：图片 210 KB  门口的水沟  <id>`"""
    kind = "PDF" if row["type"] == "PDF" else "图片"
    parts = (f"附件：{kind} {in_words(row['size'])}{STATES[row['state']]}", row["name"], row["id"])
    return "  ".join(part for part in parts if part)


def in_words(size: int) -> str:
    """`210 KB` or `1.4 MB`."""
    return f"{size / 1024 / 1024:.1f} MB" if size >= 1024 * 1024 else f"{max(1, round(size / 1024))} KB"
