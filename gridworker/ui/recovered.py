"""What was being written when the window closed, or the power went: named above the first page.

It comes after the first page, takes no keyboard, and goes when one goes on with one of them, closes it, or
turns to another page. Nothing is thrown away by that: everything stays on the page 没写完的.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from gridworker.services import drafts
from gridworker.services.drafts import Unfinished
from gridworker.services.session import Session
from gridworker.ui import theme, unfinished_words
from gridworker.ui.desk import Desk
from gridworker.ui.widgets.basics import button, clear, column, icon_button, label, picture, row

SHOWN = 3


class Recovered(QFrame):
    """Hidden while there is nothing; `look` asks the store."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.found: list[Unfinished] = []
        theme.role(self, "info")
        self._lines = column(gap=0.1)
        close = icon_button("cross", self.tr("收起，草稿都留着"), self.hide)
        sign = picture("diary", "info", 1.4)
        whole = row(sign, self._lines, close, gap=0.6, margin=0.5)
        whole.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
        whole.setAlignment(close, Qt.AlignmentFlag.AlignTop)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.setVisible(False)

    def look(self) -> None:
        """Ask what waits; what has lain in the bin too long goes on the way."""

        def read(s: Session) -> list[Unfinished]:
            drafts.empty_old(s)
            return drafts.waiting(s)

        # A start is no time to be told that a list could not be read: the page 没写完的 tells it.
        self.desk.work.run(self, read).success(self.show_found).failure(lambda _error: None)

    def show_found(self, found: list[Unfinished]) -> None:
        """Name the newest; with none of them stay away."""
        self.found = found
        clear(self._lines)
        if not found:
            self.hide()
            return
        now, said = self.desk.now(), []
        for one in found[:SHOWN]:
            said.append(unfinished_words.found_again(one, now))
            go = button(said[-1], partial(self._go_on, one), role="link")
            start = label(unfinished_words.start(one), "second")
            marks = [label(mark, "pill-warn") for mark in unfinished_words.marks(one)]
            self._lines.addLayout(row(go, start, *marks, None, gap=0.4))
        if len(found) > SHOWN:
            text = self.tr("还有 {n} 份没写完的，全部看").format(n=len(found) - SHOWN)
        else:
            text = self.tr("不要了的在这里扔")
        self._lines.addLayout(row(button(text, partial(self.desk.go, "drafts"), role="link"), None))
        self.setAccessibleName("；".join(said))
        self.setVisible(True)

    def _go_on(self, one: Unfinished) -> None:
        self.hide()
        unfinished_words.go_on(self.desk, one)
