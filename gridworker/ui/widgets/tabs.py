"""A few words side by side, one of them in front."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from gridworker.ui import theme
from gridworker.ui.widgets.basics import Press, row


class Tabs(QWidget):
    went = Signal(int)

    def __init__(self, name: str, titles: Sequence[str]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        parts: list = []
        for at, title in enumerate(titles):
            tab = Press(title)
            tab.setCheckable(True)
            tab.setAutoExclusive(True)  # else it is read aloud as a check box
            tab.setAccessibleName(title)
            theme.role(tab, "tab")
            self._group.addButton(tab, at)
            parts.append(tab)
        parts[0].setChecked(True)
        self._group.idClicked.connect(self.went)
        self.setLayout(row(*parts, gap=0.3))

    def tab(self, at: int) -> QPushButton:
        found = self._group.button(at)
        assert isinstance(found, QPushButton)
        return found

    def go(self, at: int) -> None:
        self.tab(at).setChecked(True)
        self.went.emit(at)
