"""`passphrase` and `recover`: another passphrase, and what to do when it is forgotten."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from gridworker.cli.call import FILE, OUT, Answer, Call, VerbGroup, pass_call
from gridworker.cli.places import place_for
from gridworker.cli.shape import each, obj
from gridworker.errors import UserError

NEW_PASSPHRASE_VARIABLE = "GRIDWORKER_NEW_PASSPHRASE"

passphrase = VerbGroup("passphrase", help="口令：换一个，看换过没有。")
recover = VerbGroup("recover", help="忘了口令：写申请、办公室回复、收下回复。")


@passphrase.verb("change", obj("changed"))
@pass_call
def passphrase_change(call: Call) -> Answer:
    """换口令；资料不用重新加密。新口令取自环境变量 GRIDWORKER_NEW_PASSPHRASE，没有就当面问。"""
    from gridworker.services.locking import change_passphrase
    from gridworker.services.session import open_profile, profile_exists

    if not profile_exists(call.profile):
        raise UserError("no_profile", "这个文件夹里没有工作档案。", "请检查文件夹，或者新建一个。")
    old = call.passphrase()
    new = _new_passphrase()
    with open_profile(call.profile, old) as session:
        change_passphrase(session, old, new)
    return Answer({"changed": True}, ["口令换好了，下次请用新口令。旧的备份仍然要用当时的口令打开。"])


@passphrase.verb("log", each("at", "what", "device", "name", "by"))
@pass_call
def passphrase_log(call: Call) -> Answer:
    """列出这份档案里换口令、恢复、回复过哪些，新的在前。"""
    from gridworker.services.key_log import WORDS, key_events

    with call.session() as session:
        rows = key_events(session)
    lines = [
        "  ".join(part for part in (row["at"][:16], WORDS[row["what"]], row["name"], row["by"]) if part)
        for row in rows
    ]
    return Answer(rows, lines or ["没有换过口令，也没有恢复过。"])


@recover.verb("request", obj("path", "digits"))
@click.option("--out", required=True, type=OUT, help="放申请文件的文件夹，或文件名（.gwb）。")
@pass_call
def recover_request(call: Call, out: Path) -> Answer:
    """忘了口令时写一份恢复申请；GRIDWORKER_PASSPHRASE 是新口令。"""
    from gridworker.services.recovering import request_recovery

    with place_for(out, ".gwb") as place:
        asked = request_recovery(call.profile, call.passphrase(new=True), place.folder)
        path = place.settle(asked.path)
    lines = [
        f"恢复申请已写到 {path}",
        "请交给办公室，并当面或打电话念这 24 位数字：",
        asked.digits,
        "办公室回复以后，用 recover accept 和这个新口令收下。",
        "以前写的“体会”只有旧口令能开，恢复以后打不开了。",
    ]
    return Answer({"path": path, "digits": asked.digits}, lines)


@recover.verb("show", obj("device", "name", "role", "grids", "answered"))
@click.argument("request", type=FILE)
@pass_call
def recover_show(call: Call, request: Path) -> Answer:
    """办公室：看一份恢复申请是谁的电脑写的。"""
    from gridworker.services.recovery_answers import read_recovery

    with call.session() as session:
        seen = read_recovery(session, request)
    who = "  ".join(part for part in (seen.name, "、".join(seen.grids)) if part)
    lines = [f"{who} 的电脑忘了口令，要求恢复。", "请确认来的就是本人，再用 recover answer 回复。"]
    if seen.answered:
        lines.append(f"这份申请 {seen.answered[:16]} 已经回复过。")
    return Answer(seen, lines)


@recover.verb("answer", obj("path", "device", "name", "role", "check"))
@click.argument("request", type=FILE)
@click.option("--digits", required=True, help="申请人念的 24 位数字，空格可有可无。")
@click.option("--out", required=True, type=OUT, help="放回复文件的文件夹，或文件名（.gwb）。")
@pass_call
def recover_answer(call: Call, request: Path, digits: str, out: Path) -> Answer:
    """办公室：核对 24 位数字，回复一份恢复申请。"""
    from gridworker.services.recovery_answers import answer_recovery

    with place_for(out, ".gwb") as place, call.session() as session:
        done = answer_recovery(session, request, digits, place.folder)
        path = place.settle(done.path)
    lines = [f"已回复{done.name}的恢复申请：{path}", "请带回去，在那台电脑上用 recover accept 收下。"]
    return Answer({**vars(done), "path": path}, lines)


@recover.verb("accept", obj("name", "office", "by", "incarnation", "lost_reflections"))
@click.argument("file", type=FILE)
@pass_call
def recover_accept(call: Call, file: Path) -> Answer:
    """收下办公室的恢复回复；口令是写申请时定的新口令。"""
    from gridworker.services.recovering import accept_recovery

    session, done = accept_recovery(call.profile, call.passphrase(), file)
    session.close()
    lines = [f"{done.name}，资料都找回来了，以后用新口令打开。回复人：{done.by}。"]
    if done.lost_reflections:
        lines.append(f"以前写的 {done.lost_reflections} 篇“体会”只有旧口令能开，打不开了。")
    value = {**vars(done), "office": done.office_name}
    return Answer(value, lines)


def _new_passphrase() -> str:
    given = os.environ.get(NEW_PASSPHRASE_VARIABLE)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        hint = f"请设环境变量 {NEW_PASSPHRASE_VARIABLE}，或在终端里运行。"
        raise UserError("no_passphrase", "没有新口令。", hint)
    ask = "新口令（至少 12 个字符或 10 个数字）"
    return str(click.prompt(ask, hide_input=True, confirmation_prompt="再输一遍", err=True))
