"""结转 of a month as a table: one row a grid, each figure opens its demands by Enter or a double click."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTableWidgetItem

from gridworker.domain.balance import Balance
from gridworker.ui import theme
from gridworker.ui.tables.sheet import Sheet
from gridworker.ui.words import many

PARTS: Final = {
    "opening": ("opening",), "came": ("registered", "reopened", "put_back"), "closed": ("closed",),
    "merged": ("merged",), "withdrawn": ("withdrawn",), "closing": ("closing",),
}  # fmt: skip
"""The columns, and which parts of a balance each counts."""
_NAME_SHARE, _PART_SHARE = 30, 11


class BalanceRow(NamedTuple):
    """A line: the grid's id (empty: all of them), its name, its figures."""

    grid: str
    name: str
    balance: Balance


class Cell(NamedTuple):
    """A figure that was picked: of which grid, which column, how many, in words."""

    grid: str
    part: str
    n: int
    said: str


class BalanceTable(Sheet):
    """`moved` when another figure is picked, `opened` when it is entered."""

    moved = Signal()
    opened = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("结转"))
        self._rows: list[BalanceRow] = []
        self.titles = {
            "opening": self.tr("期初"), "came": self.tr("登记"), "closed": self.tr("销号"),
            "merged": self.tr("并案"), "withdrawn": self.tr("撤回"), "closing": self.tr("期末"),
        }  # fmt: skip
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentCellChanged.connect(lambda *_at: self.moved.emit())
        self.cellDoubleClicked.connect(lambda _row, _column: self.opened.emit())

    def show_rows(self, rows: Sequence[BalanceRow]) -> None:
        """Show these lines; the one of all grids comes first."""
        at = (max(self.currentRow(), 0), max(self.currentColumn(), 1))
        self._rows = list(rows)
        blocked = self.blockSignals(True)
        self.setColumnCount(1 + len(PARTS))
        self.setHorizontalHeaderLabels([self.tr("网格"), *self.titles.values()])
        self.setRowCount(len(rows))
        for number, row in enumerate(rows):
            self.setItem(number, 0, _item(row.name, row.name, left=True))
            for place, part in enumerate(PARTS, 1):
                cell = self._cell(row, part)
                self.setItem(number, place, _item(str(cell.n), cell.said))
        self.blockSignals(blocked)
        self.fit()
        if rows:
            self.setCurrentCell(min(at[0], len(rows) - 1), at[1])
        self.moved.emit()

    def picked(self) -> Cell | None:
        """The figure on which the keyboard stands; None on a name."""
        if not 0 <= self.currentRow() < len(self._rows) or self.currentColumn() < 1:
            return None
        return self._cell(self._rows[self.currentRow()], list(PARTS)[self.currentColumn() - 1])

    def _cell(self, row: BalanceRow, part: str) -> Cell:
        n = getattr(row.balance, part)
        said = many(self.tr("{grid}，{part} {n} 件"), grid=row.name, part=self.titles[part], n=n)
        return Cell(row.grid, part, n, said)

    def fit(self) -> None:
        whole = _NAME_SHARE + _PART_SHARE * len(PARTS)
        for place in range(self.columnCount()):
            share = _PART_SHARE if place else _NAME_SHARE
            self.setColumnWidth(place, self.viewport().width() * share // whole)
        high = self.horizontalHeader().sizeHint().height()
        for at in range(self.rowCount()):
            self.setRowHeight(at, theme.current().em(2.2))
            high += self.rowHeight(at)
        self.setFixedHeight(high + 2 * self.frameWidth() + 2)

    def enter_cell(self) -> bool:
        self.opened.emit()
        return True


def _item(text: str, said: str, *, left: bool = False) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignHCenter
    item.setTextAlignment(Qt.AlignmentFlag.AlignVCenter | side)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
    return item
