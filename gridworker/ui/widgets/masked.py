"""A telephone number with its middle hidden: who wants to see it says why, and it hides after a minute.

The whole number is not in the widget before it was asked for; every look is a line in the log of access.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from gridworker.services import access
from gridworker.services.session import Session
from gridworker.ui import theme, words
from gridworker.ui.desk import Desk
from gridworker.ui.widgets.basics import button, column, label
from gridworker.ui.widgets.flow import wrapped
from gridworker.ui.widgets.text_area import Line

MOST_PURPOSE = 200


class _Purpose(Line):
    """Enter asks, Esc gives up."""

    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
            return
        super().keyPressEvent(event)


class MaskedPhone(QWidget):
    """`kind` and `record` say whose number it is; `phone` is shown masked until somebody says why.

    `said` is a sentence with {p} for the number; `others` are the numbers of a clash, shown in its place.
    """

    shown = Signal()
    hidden = Signal()

    def __init__(
        self, desk: Desk, kind: str, record: str, phone: str, said: str = "", *, others: Sequence[str] = ()
    ) -> None:
        super().__init__()
        self.desk, self._kind, self._record, self._others = desk, kind, record, list(others)
        self._said = said or self.tr("电话 {p}")
        self._masked = words.listed(words.phone(one) for one in others) or words.phone(phone)
        self.text = label(self._said.format(p=self._masked), selectable=True)
        self.push = button(self.tr("显示电话"), self._pressed, role="link", icon="eye")
        self.purpose = _Purpose(self.tr("为什么看，例如：约上门时间"))
        self.purpose.setAccessibleName(self.tr("看电话做什么"))
        self.purpose.setMaxLength(MOST_PURPOSE)
        self.purpose.setMinimumWidth(theme.current().em(15))
        self.go = button(self.tr("显示"), self._ask, role="main")
        self.go.setAccessibleName(self.tr("显示电话，并记下为什么看"))
        self.stay = button(self.tr("不看了"), self._give_up)
        self._note = label("", "hint", wrap=True)
        self._asking = wrapped(self.purpose, self.go, self.stay, gap=0.4)
        self._hide = QTimer(self, singleShot=True)
        self._hide.timeout.connect(self.conceal)
        self.purpose.returnPressed.connect(self._ask)
        self.purpose.given_up.connect(self._give_up)
        self.setLayout(column(wrapped(self.text, self.push, gap=0.4), self._asking, self._note, gap=0.3))
        self._open(False)

    @property
    def revealed(self) -> bool:
        """Whether the whole number stands there."""
        return self._hide.isActive()

    def conceal(self) -> None:
        """Hide the number; also before its minute is over."""
        if self._hide.isActive():
            self._hide.stop()
            self.text.setText(self._said.format(p=self._masked))
            self._name(self.tr("显示电话"))
            self._tell("")
            self.hidden.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Who leaves the page leaves no number behind on it."""
        super().hideEvent(event)
        self.conceal()

    def _pressed(self) -> None:
        """The button stays where it is: the next Enter must not press the one that stands after it."""
        if self.revealed:
            self.conceal()
        elif self._asking.isHidden():
            self._open(True)
            self.purpose.setFocus()
        else:
            self._give_up()

    def _open(self, on: bool) -> None:
        self._asking.setVisible(on)
        self._tell(self.tr("会记下谁在什么时候为什么看的，不记号码；一分钟后自动收起。") if on else "")

    def _give_up(self) -> None:
        self._open(False)
        self.push.setFocus()

    def _ask(self) -> None:
        why = self.purpose.text()
        kind, record, others = self._kind, self._record, self._others

        def ask(s: Session) -> access.Revealed:
            if others:
                return access.reveal_values(s, kind, record, others, why)
            return access.reveal_phone(s, kind, record, why)

        self.desk.work.run(self, ask).success(self._show).failure(self._refused)

    def _show(self, found: access.Revealed) -> None:
        self.purpose.clear()
        self._open(False)
        self.text.setText(self._said.format(p=found.value))
        self._name(self.tr("收起电话"))
        self._tell(self.tr("{n} 秒后自动收起。").format(n=found.seconds))
        self._hide.start(found.seconds * 1000)
        self.push.setFocus()
        self.shown.emit()

    def _refused(self, error: BaseException) -> None:
        said = getattr(error, "message", str(error)) + getattr(error, "hint", "")
        self._tell("⚠ " + said, "fault")
        self.purpose.setFocus()

    def _tell(self, said: str, role: str = "hint") -> None:
        theme.role(self._note, role)
        self._note.setText(said)
        self._note.setVisible(bool(said))
        self.purpose.setAccessibleDescription(said)

    def _name(self, name: str) -> None:
        self.push.setText(name)
        self.push.setAccessibleName(name)
