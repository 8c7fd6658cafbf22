"""The ladder of a demand in words: the names of the steps, who and when, and all of it as one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as Day

from PySide6.QtCore import QCoreApplication

from gridworker.ui import words
from gridworker.ui.pages.event_view import event_name
from gridworker.ui.pages.ladder_steps import LadderStep
from gridworker.ui.widgets.ladder import Rung


def _tr(text: str) -> str:
    return QCoreApplication.translate("ladder", text)


def step_names() -> dict[str, str]:
    """The eight steps by their keys."""
    return {
        "collect": _tr("搜集"), "register": _tr("立项"), "assign": _tr("交办"), "work": _tr("落实"),
        "report": _tr("反馈"), "verify": _tr("核查"), "publish": _tr("公示"), "close": _tr("销号"),
    }  # fmt: skip


def rungs(steps: Sequence[LadderStep], today: Day) -> list[Rung]:
    """The steps as they are painted."""
    names = step_names()
    last = max((at for at, step in enumerate(steps) if step.mark in ("done", "now")), default=0)
    return [_rung(step, names[step.key], today, at < last) for at, step in enumerate(steps)]


def _rung(step: LadderStep, name: str, today: Day, went_on: bool) -> Rung:
    if step.mark == "passed":
        without = _tr("不用办") if went_on else _tr("没有办")
        who = event_name(step.event) if step.event else without
        return Rung(step.mark, name, who, words.day(step.at, today))
    if step.event in ("reopen", "transfer", "resolve_on_spot"):
        name = event_name(step.event)
    return Rung(step.mark, name, step.who, words.day(step.at, today))


def said(steps: Sequence[LadderStep], today: Day) -> str:
    """All of it, for who hears it."""
    how = {"done": _tr("办了"), "now": _tr("正在这一步"), "todo": _tr("还没到"), "passed": _tr("没有办")}
    shown = zip(steps, rungs(steps, today), strict=True)
    return words.clauses(
        "　".join(part for part in (rung.name, how[step.mark], rung.who, rung.when) if part)
        for step, rung in shown
    )
