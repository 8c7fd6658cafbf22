"""One screen of the beginning: a title, a sentence, a body, and a way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from gridworker.ui import theme
from gridworker.ui.widgets.basics import button, column, label, row
from gridworker.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from gridworker.ui.pages.start import StartPage


class Step(QWidget):
    def __init__(self, start: StartPage, title: str, sentence: str = "", *, back: bool = True) -> None:
        super().__init__()
        self.start = start
        self.desk = start.desk
        self.notice = Notice()
        self.body = column(gap=0.9)
        inner = QWidget()
        inner.setMaximumWidth(theme.current().em(46))
        words = [label(title, "display", wrap=True)]
        if sentence:
            words.append(label(sentence, "second", wrap=True))
        parts: list = []
        if back:
            parts.append(row(button(self.tr("返回"), start.enter, role="link", icon="back"), None))
        inner.setLayout(column(*parts, *words, self.notice, self.body, None, gap=0.9))
        whole = row(inner, margin=2.2)
        whole.setStretch(0, 1)
        self.setLayout(whole)
