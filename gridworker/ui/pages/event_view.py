"""One event of a demand as people read it: what, who, when, what was written, and why it does not count."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame

from gridworker.domain.fields import FieldSpec
from gridworker.domain.step_forms import STEP_FIELDS
from gridworker.services.demands import EVENT_NAMES
from gridworker.services.not_taken_words import why
from gridworker.ui import language, words
from gridworker.ui.desk import Desk
from gridworker.ui.pages.ladder_steps import COUNTS
from gridworker.ui.widgets.basics import frame, label, row

if TYPE_CHECKING:
    from gridworker.domain.vocab import Vocab

_ID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""An id says nothing to people; a notice or a unit may also be named in plain words."""
_APART: Final = frozenset(
    {"actor", "first_asked_by", "machine", "asked", "receipt", "limit", "line", "together"}
)
"""Members of an event that its head tells, or that say nothing to people."""


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


def told(event: Mapping[str, Any], vocab: Vocab, names: Mapping[str, str]) -> list[str]:
    """What was written with an event: the long words first, each alone, then the rest in one line."""
    data = event.get("data") or {}
    long, short = [], []
    for spec in STEP_FIELDS.get(event["event"], ()) if event["event"] != "collect" else ():
        value = data.get(spec.name)
        if value is False or value in (None, "", []) or spec.name in _APART:  # 0 is something
            continue
        if spec.shape == "long":
            long.append(str(value))
            continue
        if spec.shape == "bool":
            short.append(language.said(spec.label))
            continue
        said = words.listed(_one(spec, part, vocab, names) for part in _list(value))
        short.append(_tr("{name}：{text}").format(name=language.said(spec.label), text=said))
    return [*long, *([_tr("　").join(short)] if short else [])]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _one(spec: FieldSpec, value: Any, vocab: Vocab, names: Mapping[str, str]) -> str:
    if spec.vocab:
        return vocab.label(spec.vocab, value)
    if spec.refers:
        away = _tr("（不在这台电脑上）") if _ID.fullmatch(str(value)) else str(value)
        return names.get(str(value)) or away
    if spec.shape == "wall":
        return str(value)[:16].replace("T", " ")
    if spec.shape == "date":
        return words.long_day(str(value))
    return str(value)


def not_counted(event: Mapping[str, Any]) -> tuple[str, str]:
    """Why an event has no effect (yet), and the role of these words; empty for one that counts."""
    standing, placed = str(event.get("standing") or "on"), str(event.get("placed") or "")
    if standing == "excluded" and event.get("taken_back"):
        return _tr("⚠ 后来收回了，没有采用：{why}").format(why=event["taken_back"]), "fault"
    if standing == "excluded":
        return _tr("⚠ 后来撤销了，没有采用。"), "fault"
    if standing == "on" and placed in COUNTS:
        return "", ""
    group, _code, reason, _then = why(f"placed:{placed}" if standing == "on" else standing)
    if group == "waits":
        return _tr("⏳ 等着：{why}").format(why=language.said(reason)), "second"
    return _tr("⚠ 没有采用：{why}").format(why=language.said(reason)), "fault"


def event_frame(desk: Desk, event: dict[str, Any], names: Mapping[str, str] | None = None) -> QFrame:
    """A well with the event in it; `names` are words for ids in what it says."""
    when = words.moment(event["at"], desk.now())
    name = event_name(event["event"], event["event_name"])
    top = row(label(name, "label"), label(who(event), "second", wrap=True), label(when, "hint"))
    top.setStretch(1, 1)
    parts: list = [top]
    for text in told(event, desk.vocab, names or {}):
        parts.append(label(text, wrap=True, selectable=True))
    said, role = not_counted(event)
    if said:
        parts.append(label(said, role, wrap=True))
    return frame("well", *parts, gap=0.2, margin=0.6)
