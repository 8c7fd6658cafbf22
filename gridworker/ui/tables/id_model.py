"""A table that holds ids and fetches rows when they are painted.

Sorting and filtering happen in the store; a change of the question brings a new list of ids, a long one in
parts (`grow`). Rows come in pages from the store thread; until a page is here its rows are painted empty, and
the window never waits.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from gridworker.ui.tables.ids import Ids

Row = dict[str, Any]
Index = QModelIndex | QPersistentModelIndex
PAGE = 64
PAGES_KEPT = 40


@dataclass(frozen=True)
class Column:
    """One column: its title, width in em (0 takes what is left), and the words of a row in it.

    `token` names the theme colour of the words, so that a state can be seen as well as read.
    """

    title: str
    width: float
    words: Callable[[Row], str]
    token: Callable[[Row], str] | None = None
    right: bool = False
    least: float = 8
    """For a column of width 0: the fewest em it is worth having."""
    spare: int = 0
    """Columns with the highest number go first when the table gets narrow; 0 always stays."""


Fetch = Callable[[Sequence[str], Callable[[list[Row]], None]], None]
"""Ask for the rows of some ids; the answer comes later, on the window's thread, in the same order."""


class IdModel(QAbstractTableModel):
    loaded = Signal()

    def __init__(self, columns: Sequence[Column], fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = list(columns)
        self._fetch = fetch
        self._ids = Ids()
        self._pages: OrderedDict[int, list[Row]] = OrderedDict()
        self._asked: set[int] = set()
        self._round = 0

    # the ids ----------------------------------------------------------------------------

    def set_ids(self, ids: Sequence[str], top: Sequence[Row] = ()) -> None:
        """Show these; the view must stand at its top (a reset while scrolled deep costs seconds).

        `top`: the rows of the first `PAGE` of them, where the asker has read them already.
        """
        self.beginResetModel()
        self._ids = Ids(ids)
        self._forget()
        if top:
            self._pages[0] = list(top)
        self.endResetModel()

    def grow(self, ids: Sequence[str]) -> None:
        """More of the same list, behind what is shown."""
        if not ids:
            return
        first, page = len(self._ids), len(self._ids) // PAGE
        self.beginInsertRows(QModelIndex(), first, first + len(ids) - 1)
        self._ids.extend(ids)
        if first % PAGE:  # the last page was not full: what is known of it is too short
            self._pages.pop(page, None)
            self._asked.discard(page)
        self.endInsertRows()

    def refresh(self) -> None:
        """Read the rows again, the ids being the same."""
        self._forget()
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(self.columns) - 1))

    def _forget(self) -> None:
        self._round += 1
        self._pages.clear()
        self._asked.clear()

    def id_at(self, row: int) -> str | None:
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def ids(self) -> list[str]:
        """All that are listed, in order."""
        return list(self._ids)

    def row_of(self, record: str) -> int:
        return self._ids.find(record)

    def row_at(self, row: int) -> Row | None:
        """The row if it is here; otherwise asks for its page and answers None for now."""
        page, at = divmod(row, PAGE)
        rows = self._pages.get(page)
        if rows is None:
            self._ask(page)
            return None
        self._pages.move_to_end(page)
        return rows[at] if at < len(rows) else None

    def _ask(self, page: int) -> None:
        if page in self._asked:
            return
        self._asked.add(page)
        this_round = self._round
        ids = self._ids.part(page * PAGE, (page + 1) * PAGE)
        self._fetch(ids, lambda rows: self._arrived(this_round, page, rows))

    def _arrived(self, asked_in: int, page: int, rows: list[Row]) -> None:
        if asked_in != self._round:
            return
        self._asked.discard(page)
        self._pages[page] = rows
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        first, last = page * PAGE, min(page * PAGE + PAGE, len(self._ids)) - 1
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))
        self.loaded.emit()

    # what Qt asks -----------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            row = self.row_at(index.row())
            return self.columns[index.column()].words(row) if row is not None else ""
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self.columns[section].right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None
