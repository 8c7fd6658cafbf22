"""A drop-down list with rows high enough for a finger, which the mouse wheel passes by."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate


class Box(QComboBox):
    """`choices` are (code, label) pairs. Give it a label as buddy: nothing else names it aloud."""

    def __init__(self, choices: Iterable[tuple[str | None, str]] = ()) -> None:
        super().__init__()
        self.setItemDelegate(QStyledItemDelegate(self))  # the default one ignores the style sheet's rows
        self.setMaxVisibleItems(14)
        self.setMinimumContentsLength(4)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.put(choices)

    def put(self, choices: Iterable[tuple[str | None, str]], default: str | None = None) -> None:
        """Other choices, without a word to anyone; what was chosen stays so, or it is `default`."""
        before = self.code()
        blocked = self.blockSignals(True)
        self.clear()
        for code, label in choices:
            self.addItem(label, code)
        self.set_code(before if self.findData(before) >= 0 else default)
        self.blockSignals(blocked)

    def code(self) -> str | None:
        return self.currentData()

    def set_code(self, code: str | None) -> None:
        """Show this code, or the first one when it is not in the list."""
        self.setCurrentIndex(max(self.findData(code), 0))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling the page must not change an answer."""
        event.ignore()
