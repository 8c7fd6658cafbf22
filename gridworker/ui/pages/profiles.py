"""Several people share this computer: each has a profile and a passphrase of his own. Who is it today?"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gridworker.ui import theme
from gridworker.ui.keys import bind, tell
from gridworker.ui.pages.step import Beginning, Step
from gridworker.ui.settings import KnownProfile
from gridworker.ui.widgets.basics import Press, button, column, label, picture, row

_DIGITS = 9


class Profiles(Step):
    """One large button a profile, the one used last first; digits and arrows work as well."""

    def __init__(self, start: Beginning, known: Sequence[KnownProfile]) -> None:
        super().__init__(
            start,
            self.tr("谁来用？"),
            self.tr("每个人有自己的档案和口令，别人打不开。选自己的名字，再输入口令。"),
            back=False,
        )
        self.choices = [self._choice(at, one) for at, one in enumerate(known, start=1)]
        self.first = self.choices[0]
        for choice in self.choices:
            self.body.addWidget(choice)
        words = self.tr("添加一个人，或做别的…")
        self.other = button(words, start.show_welcome, role="link", icon="plus")
        self.body.addLayout(row(self.other, None))
        tell(self, "↑ ↓", self.tr("换一个人"))

    def _choice(self, at: int, known: KnownProfile) -> _Choice:
        name = known.name or known.title
        about = known.title if known.name else ""
        if known.demo:
            about = self.tr("{t}（演示数据）").format(t=about) if about else self.tr("演示数据")
        choice = _Choice(name, about, str(at) if at <= _DIGITS else "")
        choice.clicked.connect(lambda _on=False: self.start.show_unlock(known))
        choice.moved.connect(partial(self._move, at - 1))
        if at <= _DIGITS:
            bind(self, str(at), self.tr("打开第 {n} 个人的档案").format(n=at), choice.click)
        return choice

    def _move(self, at: int, by: int) -> None:
        to = self.choices[(at + by) % len(self.choices)]
        to.setFocus(Qt.FocusReason.TabFocusReason)


class _Choice(Press):
    moved = Signal(int)

    def __init__(self, name: str, about: str, digit: str) -> None:
        super().__init__()
        look = theme.current()
        theme.role(self, "choice")
        self.setAccessibleName(name)
        self.setAccessibleDescription(about)
        words = column(label(name, "heading"), gap=0.1)
        if about:
            words.addWidget(label(about, "second", wrap=True))
        parts: list = [picture("person", "brand", 1.8), words]
        if digit:
            parts.append(label(digit, "second"))
        across = row(*parts, picture("forward", "second", 1.4), gap=1, margin=0.7)
        across.setStretch(1, 1)
        self.setLayout(across)
        self.setMinimumHeight(look.em(4.4))
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
            return
        super().keyPressEvent(event)
