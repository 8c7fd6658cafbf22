"""Sentences of the diary page: what was last time, and what has just been saved."""

from __future__ import annotations

from datetime import date as Day
from typing import Any

from PySide6.QtCore import QCoreApplication

from gridworker.services.visits import Recorded, VisitDraft
from gridworker.ui import words


def _tr(text: str) -> str:
    return QCoreApplication.translate("diary", text)


def last_words(page: dict[str, Any] | None, today: Day) -> str:
    """The line under the household: when somebody was last met, and what is still owed to it.

    A walk to an empty house is told apart: it is no visit after which one could wait again.
    """
    if page is None:
        return ""
    seen = page.get("visits") or []
    met = next((one for one in seen if one.get("meet") != "ABSENT"), None)
    if met is not None:
        day = met.get("date")
        said = _tr("上次走访：{d}（{a}）").format(d=words.day(day, today), a=words.ago(day, today))
    else:
        said = _tr("还没有走访过这一户")
    if seen and seen[0] is not met:
        day = seen[0].get("date")
        said += _tr("　最近去过没遇到人：{d}（{a}）").format(d=words.day(day, today), a=words.ago(day, today))
    owed = [str(promise.get("text") or "") for promise in page.get("promises") or []]
    if owed:
        said += _tr("　还欠着约定：{p}").format(p=words.clauses(owed))
    return said


def saved_words(done: Recorded, draft: VisitDraft, name: str, today: Day) -> str:
    """One sentence with what was written."""
    said = _tr("已保存：{h}，{d}的走访。").format(h=name, d=words.day(draft.date, today))
    raised = words.counted(
        [(len(done.demands), _tr("诉求 {n} 件")), (len(done.promises), _tr("约定 {n} 个"))]
    )
    if raised:
        said += _tr("记下{r}。").format(r=raised)
    if done.late_days > 0:
        said += _tr("补记 {n} 天。").format(n=done.late_days)
    return said
