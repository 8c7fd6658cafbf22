"""What was being written when the window closed, or the power went: named above the first page.

It comes after the first page, takes no keyboard, and goes when one goes on with one of them, closes it, or
turns to another page. Nothing is thrown away by that: everything stays on the page 没写完的.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from gridworker.services import drafts
from gridworker.services.drafts import Unfinished
from gridworker.services.session import Session
from gridworker.ui import theme, unfinished_words, words
from gridworker.ui.desk import Desk
from gridworker.ui.widgets.basics import button, clear, column, icon_button, label, picture, row

SHOWN, SHOWN_LOW = 3, 2
LOW_EM = 41
"""A window that is not so high has room for fewer."""

WIDE_EM = 70
"""Only a window so wide has room for the first words as well."""


class Recovered(QWidget):
    """Hidden while there is nothing; `look` asks the store."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.found: list[Unfinished] = []
        box = QFrame()
        theme.role(box, "info")
        self._lines = column(gap=0)
        close = icon_button("cross", self.tr("收起，草稿都留着"), self.hide)
        sign = picture("diary", "info", 1.4)
        whole = row(sign, self._lines, close, gap=0.6, margin=0.4)
        whole.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
        whole.setAlignment(close, Qt.AlignmentFlag.AlignTop)
        whole.setStretch(1, 1)
        box.setLayout(whole)
        look = theme.current()
        around = column(box, gap=0)
        around.setContentsMargins(look.em(1.1), look.em(0.6), look.em(1.1), 0)
        self.setLayout(around)
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
        shown = SHOWN_LOW if self.window().height() < theme.current().em(LOW_EM) else SHOWN
        for one in found[:shown]:
            said.append(unfinished_words.found_again(one, now))
            go = button(said[-1], partial(self._go_on, one), role="link")
            beside = [label(mark, "pill-warn", wrap=True) for mark in unfinished_words.marks(one)]
            if self.window().width() >= theme.current().em(WIDE_EM) and unfinished_words.start(one):
                beside.insert(0, label(unfinished_words.start(one), "second"))
            self._lines.addLayout(row(go, *beside, None, gap=0.4))
        if len(found) > shown:
            text = self.tr("还有 {n} 份没写完的，全部看").format(n=len(found) - shown)
        else:
            text = self.tr("看全部没写完的，不要的也在那里扔")
        self._lines.addLayout(row(button(text, partial(self.desk.go, "drafts"), role="link"), None))
        self.setAccessibleName(words.clauses(said))
        self.setVisible(True)

    def _go_on(self, one: Unfinished) -> None:
        self.hide()
        unfinished_words.go_on(self.desk, one)
