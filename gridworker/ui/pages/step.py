"""One screen of the beginning: a title, a sentence, a body, and a way back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gridworker.ui import theme
from gridworker.ui.desk import Desk
from gridworker.ui.settings import KnownProfile
from gridworker.ui.widgets.basics import button, column, hide_unless, label, row
from gridworker.ui.widgets.notice import Notice


class Beginning(QWidget):
    """What a step may ask of the page it stands on: other steps, and to be done.

    `opened` carries the session; it belongs to the store thread. `waits`: a passphrase is asked for and the
    page is there to see, so there is time to make ready what comes next.
    """

    opened = Signal(object)
    waits = Signal()
    resized_text = Signal(object)
    language_chosen = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def enter(self) -> None:
        raise NotImplementedError

    def known(self) -> list[KnownProfile]:
        raise NotImplementedError

    def new_folder(self) -> Path:
        """Where a new profile goes."""
        raise NotImplementedError

    def show_welcome(self) -> None:
        raise NotImplementedError

    def show_profiles(self) -> None:
        raise NotImplementedError

    def show_unlock(self, known: KnownProfile) -> None:
        raise NotImplementedError

    def show_forgotten(self, known: KnownProfile) -> None:
        raise NotImplementedError

    def show_office(self) -> None:
        raise NotImplementedError

    def show_join(self) -> None:
        raise NotImplementedError

    def show_demo(self) -> None:
        raise NotImplementedError

    def show_restore(self, backup: Path | None = None, folder: Path | None = None) -> None:
        """`backup` and `folder` (of the profile) when they were chosen already."""
        raise NotImplementedError


class Step(QWidget):
    def __init__(self, start: Beginning, title: str, sentence: str = "", *, back: bool = True) -> None:
        super().__init__()
        self.start = start
        self.desk = start.desk
        self.notice = Notice()
        self.body = column(gap=0.9)
        inner = QWidget()
        inner.setMaximumWidth(theme.current().em(46))
        self.head = label(title, "display", wrap=True)
        self.sentence = label(sentence, "second", wrap=True)
        hide_unless(sentence, self.sentence)
        parts: list = []
        if back:
            parts.append(row(button(self.tr("返回"), start.enter, role="link", icon="back"), None))
        inner.setLayout(column(*parts, self.head, self.sentence, self.notice, self.body, None, gap=0.9))
        whole = row(inner, margin=2.2)
        whole.setStretch(0, 1)
        self.setLayout(whole)
