"""How a demand on its way is said in a list: how long there is left, who has it, what comes next."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Day
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from gridworker.services.demands import STATE_NAMES
from gridworker.ui import language, words
from gridworker.ui.pages.intake_words import age, whom
from gridworker.ui.pages.ladder_steps import COUNTS
from gridworker.ui.pages.step_verbs import step_verb

if TYPE_CHECKING:
    from gridworker.domain.vocab import Vocab

SOON = 2
"""Working days before the due day that are said to be few."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("matter_words", text)


def state_name(row: Mapping[str, Any]) -> str:
    return language.said(STATE_NAMES.get(row["state"], str(row["state"])))


def state_role(row: Mapping[str, Any]) -> str:
    """The pill of a state."""
    if not row["open"]:
        return "pill-ok" if row["state"] == "closed" else "pill"
    return "pill-warn" if row["state"] in ("collected", "on_hold") else "pill-info"


def due(row: Mapping[str, Any], today: Day) -> tuple[str, str]:
    """(words, token) of the time that is left; a sign stands before what is late, so that it is no colour
    alone. Without a limit: how long ago it came."""
    if row.get("to_tell") and not row["open"]:
        return _tr("● 要告知"), "warn"
    if not row["open"]:
        return state_name(row), "second"
    if row["state"] == "on_hold":
        until = words.day(row.get("hold_review"), today)
        return (_tr("◇ 暂缓到{d}").format(d=until) if until else _tr("◇ 暂缓")), "info"
    left = row.get("days_left")
    if left is None or row["state"] in ("reported", "verified", "published"):
        return age(row, today), "second"
    if left < 0:
        return words.many(_tr("⚠ 超期 {n} 个工作日"), n=-left), "bad"
    if left == 0:
        return _tr("● 今天到期"), "warn"
    said = _tr("预计还剩 {n} 个工作日") if row.get("due_estimated") else _tr("还剩 {n} 个工作日")
    return words.many(said, n=left), "warn" if left <= SOON else "second"


def due_sentence(row: Mapping[str, Any], today: Day) -> str:
    """4月14日 18:00 到期，还剩 3 个工作日; empty where there is no limit."""
    day = words.read_day(row.get("due"))
    if day is None:
        return ""
    said = words.day(day, today)
    left = row.get("days_left")
    estimated = _tr("（预计：那一年的放假安排还没有来）") if row.get("due_estimated") else ""
    if not row["open"] or left is None:
        return _tr("{d}到期{e}").format(d=said, e=estimated)
    if left < 0:
        text = words.many(_tr("{d}到期，已经超期 {n} 个工作日{e}"), d=said, n=-left, e=estimated)
        return text
    if left == 0:
        return _tr("今天 18:00 到期{e}").format(e=estimated)
    return words.many(_tr("{d}到期，还剩 {n} 个工作日{e}"), d=said, n=left, e=estimated)


def turn(row: Mapping[str, Any]) -> str:
    """下一步：签收，由建设办来办; empty where nothing is left to do."""
    if not row.get("next_event"):
        return ""
    name, by = step_verb(str(row["next_event"])), str(row.get("next_by") or "")
    by = by or {"office": _tr("办公室"), "town": _tr("镇里")}.get(str(row.get("next_who")), "")
    if not by:
        return _tr("下一步：{name}。").format(name=name)
    return _tr("下一步：{name}，由{by}来办。").format(name=name, by=language.said(by))


def task(page: Mapping[str, Any]) -> str:
    """What the unit was asked to do, of the newest 交办 that counts; empty once it has answered."""
    if page["state"] not in ("assigned", "in_progress", "on_hold"):
        return ""
    found = [one for one in page["events"] if one["event"] in ("assign", "transfer")]
    given = [one for one in found if one["placed"] in COUNTS]
    return str((given[-1].get("data") or {}).get("task") or "") if given else ""


def in_hands(row: Mapping[str, Any]) -> str:
    """Unit and person who have it in hand."""
    return words.listed(dict.fromkeys(str(row.get(name) or "") for name in ("unit_name", "person_name")))


def lines(row: Mapping[str, Any], vocab: Vocab, today: Day, *, office: bool) -> tuple[str, str, str, str]:
    """The two lines of a row of a list, its right end, and the token of that."""
    right, token = due(row, today)
    first = str(row["text"] or words.removed(row, "text")).replace("\n", " ")
    hands = in_hands(row)
    parts = [language.said(row["number"]), state_name(row), hands or whom(row)]
    if office:
        parts.append(str(row.get("grid_name") or ""))
        if row.get("to_supervise"):
            parts.append(_tr("该{level}").format(level=vocab.label("supervise", row["to_supervise"])))
        elif row.get("supervised"):
            parts.append(_tr("已{level}").format(level=vocab.label("supervise", row["supervised"])))
    return first, right, _tr("　").join(part for part in parts if part), token
