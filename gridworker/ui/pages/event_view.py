"""One event of a demand as people read it: what, who, when, what was written, and why it does not count."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame

from gridworker.services.demands import EVENT_NAMES
from gridworker.ui import language, words
from gridworker.ui.desk import Desk
from gridworker.ui.pages.intake_words import event_text, not_counted
from gridworker.ui.widgets.basics import frame, label, row


def _tr(text: str) -> str:
    return QCoreApplication.translate("event_view", text)


def event_name(event: str, otherwise: str = "") -> str:
    """The word for an event."""
    return language.said(EVENT_NAMES.get(event, otherwise or event))


def who(event: dict[str, Any]) -> str:
    """Who did it, and who entered it when that was another: 王师傅（林小满代录）."""
    did = str(event.get("actor_name") or event.get("author_name") or "")
    wrote = str(event.get("author_name") or "")
    if event.get("actor") and event["actor"] != event["author"] and wrote:
        return _tr("{did}（{wrote}代录）").format(did=did, wrote=wrote)
    return did


def event_frame(desk: Desk, event: dict[str, Any]) -> QFrame:
    """A well with the event in it."""
    when = words.moment(event["at"], desk.now())
    name = event_name(event["event"], event["event_name"])
    top = row(label(name, "label"), label(who(event), "second", wrap=True), label(when, "hint"))
    top.setStretch(1, 1)
    parts: list = [top]
    text = event_text(event, desk.vocab)
    if text:
        parts.append(label(text, wrap=True, selectable=True))
    why = not_counted(event)
    if why:
        parts.append(label(_tr("⚠ 没有采用：{why}").format(why=why), "fault", wrap=True))
    return frame("well", *parts, gap=0.2, margin=0.6)
