"""The bar under the diary page: what still stands in the way, and the three things one can do.

What is missing is a way to its field. A question (a date in the future, an ID number in the text) can be
answered here. Throwing a page away is asked once, here and not in a box.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QWidget

from gridworker.services.visits import Problem
from gridworker.ui import language, theme
from gridworker.ui.widgets.basics import button, clear, column, label, row

SHOWN = 3


class SaveBar(QFrame):
    saved = Signal()
    put_aside = Signal()
    thrown = Signal()
    confirmed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        theme.role(self, "bar")
        self.save = button(self.tr("保存，写下一户　Ctrl+Enter"), self.saved.emit, role="main", icon="check")
        self.save.setAccessibleName(self.tr("保存，写下一户"))
        self.save.setShortcut(QKeySequence("Ctrl+Return"))
        self.aside = button(self.tr("先放着，写别的"), self.put_aside.emit)
        self.throw = button(self.tr("不要这篇"), self._ask_throw, role="link", icon="trash")
        self.question = self.tr("这篇日记要扔进回收站吗？")
        self._lines = column(gap=0.1)
        self._said = QWidget()
        self._said.setLayout(self._lines)
        self._said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._buttons = row(None, self.throw, self.aside, self.save)
        self._whole = row(self._said, self._buttons, margin=0.6)
        self._whole.setStretch(0, 1)
        self.setLayout(self._whole)

    def show_problems(self, problems: list[Problem], way_to: Callable[[str], Callable[[], None]]) -> None:
        clear(self._lines)
        for problem in problems[:SHOWN]:
            go = button(f"⚠ {language.said(problem.sentence)}", way_to(problem.field), role="fault")
            parts: list = [go]
            if not problem.blocking or problem.fix is not None:
                yes = self.tr("只留后四位") if problem.fix is not None else self.tr("没错，就这样保存")
                parts.append(button(yes, partial(self.confirmed.emit, problem.code), role="chip"))
            self._lines.addLayout(row(*parts, None, gap=0.4))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # only now the sentences know their font
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        """Sentences stand beside the buttons, or above them: they must never push 保存 off the window."""
        both = self._said.sizeHint().width() + self._buttons.sizeHint().width() + theme.current().em(2.4)
        above = self.says_something and both > self.width()
        way = QBoxLayout.Direction.TopToBottom if above else QBoxLayout.Direction.LeftToRight
        if self._whole.direction() != way:
            self._whole.setDirection(way)

    @property
    def says_something(self) -> bool:
        return self._lines.count() > 0

    def clear_lines(self) -> None:
        clear(self._lines)
        self._arrange()

    def _ask_throw(self) -> None:
        clear(self._lines)
        self.yes = button(self.tr("扔掉"), self.thrown.emit)
        keep = button(self.tr("留着"), self.clear_lines)
        asked = label(self.question, "fault")
        self._lines.addLayout(row(asked, self.yes, keep, None, gap=0.5))
        self._arrange()
        keep.setFocus()
