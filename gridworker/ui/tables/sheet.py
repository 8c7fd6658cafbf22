"""A table of fixed columns that is looked at as a whole, as on paper: the page around it scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Sheet(QTableWidget):
    """One cell is picked at a time; Tab leaves the table."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setAccessibleName(self.tr("{table}：各列的名称").format(table=name))
        self.installEventFilter(self)

    def enter_cell(self) -> bool:
        """Enter was pressed on a cell; whether that means something here."""
        return False

    def fit(self) -> None:
        """Share out the width, and be as high as the rows."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in ENTER:
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            return (plain and self.enter_cell()) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)
