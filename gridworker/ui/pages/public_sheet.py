"""A public notice as a table: exactly what stands on the paper, words that may be changed are so in place."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableWidgetItem

from gridworker.domain.notice_rows import ASKED, DONE_ON, NUMBER, RESULT, UNIT, WHO
from gridworker.ui import theme
from gridworker.ui.tables.sheet import Sheet

_FIXED_EM = {NUMBER: 3.6, DONE_ON: 6.6}
_SHARES = {ASKED: 30, WHO: 13, UNIT: 16, RESULT: 28}
"""What the other columns leave is shared as on paper; the head of each can be read."""
_EDITED = (ASKED, RESULT)


class SheetTable(Sheet):
    """`changed` carries row (from 0), title of the column and its new words."""

    changed = Signal(int, str, str)

    def __init__(self, name: str, *, editable: bool = False) -> None:
        super().__init__(name)
        self._editable, self._quiet = editable, False
        self._head: list[str] = []
        self.setWordWrap(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        if editable:
            triggers = QAbstractItemView.EditTrigger
            self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.itemChanged.connect(self._edited)

    def set_sheet(
        self, head: Sequence[str], rows: Sequence[Sequence[str]], marked: Collection[tuple[int, str]] = ()
    ) -> None:
        """Show these rows; the cells in `marked` (row from 0, title) are to be looked at."""
        at = (self.currentRow(), self.currentColumn())
        self._quiet, self._head = True, list(head)
        self.setColumnCount(len(head))
        self.setRowCount(len(rows))
        self.setHorizontalHeaderLabels(self._head)
        for number, row in enumerate(rows):
            for place, (title, words) in enumerate(zip(head, row, strict=True)):
                self.setItem(number, place, self._item(title, words, marked=(number, title) in marked))
        self._quiet = False
        self.fit()
        if 0 <= at[0] < len(rows):
            self.setCurrentCell(*at)

    def _item(self, title: str, words: str, *, marked: bool) -> QTableWidgetItem:
        # A day may break at its dashes where the column is narrow.
        item = QTableWidgetItem(words.replace("-", "-\u200b") if title == DONE_ON else words)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._editable and title in _EDITED:
            flags |= Qt.ItemFlag.ItemIsEditable
        item.setFlags(flags)
        item.setTextAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        if marked:
            look = theme.current()
            item.setBackground(look.color("bad_tint"))
            item.setForeground(look.color("bad"))
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, self.tr("这一格要改"))
            item.setToolTip(self.tr("这一格要改"))
        return item

    def _edited(self, item: QTableWidgetItem) -> None:
        if not self._quiet:
            self.changed.emit(item.row(), self._head[item.column()], item.text())

    def fit(self) -> None:
        """As on paper; rows are as high as their words."""
        if not self._head:
            return
        look = theme.current()
        fixed = {title: look.em(_FIXED_EM[title]) for title in self._head if title in _FIXED_EM}
        room = self.viewport().width() - sum(fixed.values())
        whole = sum(_SHARES.get(title, 10) for title in self._head if title not in fixed)
        for place, title in enumerate(self._head):
            self.setColumnWidth(place, fixed.get(title) or room * _SHARES.get(title, 10) // whole)
        self.resizeRowsToContents()
        for at in range(self.rowCount()):
            self.setRowHeight(at, self.rowHeight(at) + look.em(0.5))
        high = sum(self.rowHeight(at) for at in range(self.rowCount())) + self.horizontalHeader().height()
        most = look.em(60)
        self.setFixedHeight(min(high + 2 * self.frameWidth() + 2, most))

    def enter_cell(self) -> bool:
        item = self.currentItem()
        if item is None or not item.flags() & Qt.ItemFlag.ItemIsEditable:
            return False
        self.editItem(item)
        return True
