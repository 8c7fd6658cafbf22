"""One line for a reason, and the usual ones to pick: one key instead of a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from gridworker.ui.widgets.basics import column
from gridworker.ui.widgets.chips import Chips
from gridworker.ui.widgets.text_area import Line

LONGEST = 200


class Why(QWidget):
    """`usual` are whole reasons; one that is picked stands in the line and can be written on."""

    edited = Signal()

    def __init__(self, name: str, placeholder: str, usual: Sequence[str]) -> None:
        super().__init__()
        self.line = Line(placeholder)
        self.line.setMaxLength(LONGEST)
        self.line.setAccessibleName(name)
        self.usual = Chips(self.tr("常用的原因"), [(text, text) for text in usual])
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # else the label's shortcut passes it by
        self.setFocusProxy(self.line)
        self.line.edited.connect(self._typed)
        self.usual.changed.connect(self._picked)
        self.setLayout(column(self.line, self.usual, gap=0.4))

    def text(self) -> str:
        return self.line.text().strip()

    def set_text(self, text: str) -> None:
        self.line.set_text(text)
        self.usual.set_value(text)

    def _typed(self) -> None:
        self.usual.set_value(self.text())
        self.edited.emit()

    def _picked(self) -> None:
        """What somebody wrote himself is not wiped by a pick: the reason is put before it."""
        picked, own = self.usual.value() or "", self.text()
        usual = {chip for chip in self.usual.codes() if chip in own}
        for text in usual:
            own = own.replace(text, "").strip("，；。 ")
        self.line.set_text("，".join(part for part in (picked, own) if part))
        self.edited.emit()
