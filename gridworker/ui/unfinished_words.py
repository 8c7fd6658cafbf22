"""How something half written is named, and the way back into it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gridworker.ui import language, words
from gridworker.ui.page import Resume

if TYPE_CHECKING:
    from gridworker.services.drafts import Unfinished
    from gridworker.ui.desk import Desk

_PLACES = {
    "visit": "diary", "intake": "intake", "household": "households", "revision": "visit",
    "clash": "clashes", "area": "areas", "correction": "record",
    "privacy_request": "privacy", "privacy_answer": "privacy", "event": "matter",
    "help": "teams", "help_result": "teams", "team": "teams", "team_member": "teams", "team_end": "teams",
    "team_member_end": "teams", "pairing": "teams", "pairing_end": "teams", "appraisal": "appraisal",
    "appraisal_count": "appraisal", "meeting": "meetings", "meeting_decision": "meetings",
    "meeting_published": "meetings", "notice": "lists", "notice_opinion": "lists",
    "notice_answer": "lists",
}  # fmt: skip
SEVERAL = "bulk:"
"""Begins what a draft is about that is for several demands at once."""
START = 16
"""Letters of the text beside the name."""


def tr(text: str) -> str:
    return QCoreApplication.translate("unfinished", text)


def named(one: Unfinished, now: datetime) -> str:
    """日记：王家湾三组李桂英，昨天16:20."""
    what, when = language.said(one.form_name), words.moment_ago(one.at, now)
    if one.title:
        return tr("{what}：{who}，{when}").format(what=what, who=one.title, when=when)
    return tr("{what}：{when}").format(what=what, when=when)


def found_again(one: Unfinished, now: datetime) -> str:
    """找回未写完的日记：王家湾三组李桂英，昨天16:20."""
    what, when = language.said(one.form_name), words.moment_ago(one.at, now)
    if one.title:
        return tr("找回未写完的{what}：{who}，{when}").format(what=what, who=one.title, when=when)
    return tr("找回未写完的{what}：{when}").format(what=what, when=when)


def start(one: Unfinished) -> str:
    """“屋顶漏雨，答应…”: how its text begins, or that a page for text has none."""
    if not one.start:
        return tr("（还没有内容）") if one.form in ("visit", "intake") else ""
    short = one.start if len(one.start) <= START else one.start[:START] + "…"
    return tr("“{text}”").format(text=short)


def marks(one: Unfinished) -> list[str]:
    """What is special about it."""
    said = []
    if one.differs:
        said.append(tr("记录后来改过"))
    if one.handed_by:
        said.append(tr("{name} 交来的草稿").format(name=one.handed_by))
    if one.brought:
        said.append(tr("随备份或副本带来的草稿"))
    return said


def in_bin() -> str:
    """What became of a form that was thrown away."""
    return tr("写了一半的放进了回收站，90 天里能拿回来。")


def go_on(desk: Desk, one: Unfinished) -> None:
    """To the form it was typed in, at the same field and cursor."""
    if one.form == "clash":
        desk.go("clashes", one.about.partition(":")[0])
    elif one.form == "event" and one.about.startswith(SEVERAL):
        desk.go("matters")  # which ones they were is chosen again; what was typed stands in the form then
    else:
        desk.go(_PLACES.get(one.form, one.form), Resume(one.id, one.about))
