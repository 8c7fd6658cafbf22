"""A list of lists at the side: a name, how many things are in it, and headings between groups of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from gridworker.ui import theme
from gridworker.ui.tables.id_model import Column, Row
from gridworker.ui.tables.rows_model import RowsModel
from gridworker.ui.tables.views import Rows, drawn

Index = QModelIndex | QPersistentModelIndex
HIGH_EM, HEAD_EM = 2.35, 2.1


@dataclass(frozen=True)
class Entry:
    """One line: a key, its words, how many there are (None: not counted), and the token of the number.

    A heading has words only and cannot be picked.
    """

    key: str
    title: str
    n: int | None = None
    token: str = "second"
    heading: bool = False


class _Entries(RowsModel):
    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row_at(index.row())
        if row is None or row["heading"]:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        row = model.row_at(index.row()) if isinstance(model, RowsModel) else None
        high = HEAD_EM if row and row["heading"] else HIGH_EM
        return QSize(theme.current().em(6), theme.current().em(high))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, RowsModel)
        row, look = model.row_at(index.row()), theme.current()
        if row is None:
            return
        rect, picked = drawn(option)
        if picked:
            painter.fillRect(rect, look.color("pick"))
            mark = QRect(rect.left(), rect.top(), look.em(0.25), rect.height())
            painter.fillRect(mark, look.color("brand"))
        inner = rect.adjusted(look.em(0.7), 0, -look.em(0.6), 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        if row["heading"]:
            painter.setFont(look.font(0.85))
            painter.setPen(look.color("hint"))
            painter.drawText(inner, Qt.AlignmentFlag.AlignBottom, row["title"])
            return
        empty = row["n"] == 0
        number = "" if row["n"] is None or empty else str(row["n"])
        painter.setFont(look.font(0.95, bold=bool(number)))
        room = painter.fontMetrics().horizontalAdvance(number) + look.em(0.4) if number else 0
        painter.setPen(look.color(row["token"]))
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, number)
        painter.setFont(look.font(bold=picked))
        painter.setPen(look.color("hint" if empty and not picked else "ink"))
        words = painter.fontMetrics().elidedText(
            row["title"], Qt.TextElideMode.ElideRight, inner.width() - room
        )
        painter.drawText(inner, middle, words)


class SideList(QListView):
    """`picked` carries the key of another entry; `pick` says nothing to anybody."""

    picked = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._model = _Entries([Column("", 0, self._said)], self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._quiet = False
        rows = Rows(self, self._model)
        rows.picked.connect(self._moved)
        self.opened = rows.opened
        self.key = rows.current_id
        self._rows = rows

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these; the one that was picked stays so, without being told again."""
        rows: list[dict[str, Any]] = [{"id": one.key, **vars(one)} for one in entries]
        before, at = self.key(), self.verticalScrollBar().value()
        if [row["id"] for row in rows] == [self._model.id_at(n) for n in range(self._model.rowCount())]:
            for row in rows:
                self._model.put(row)
            return
        self._quiet = True
        self._rows.show_ids(self._model.set_rows(rows))
        self._quiet = False
        self.verticalScrollBar().setValue(at)
        if before is None:
            return
        self.pick(before)

    def pick(self, key: str) -> None:
        self._quiet = True
        self._rows.pick(key)
        self._quiet = False

    def listed(self) -> list[str]:
        """All that is listed, headings too."""
        return self._model.ids()

    def entry(self, key: str) -> Row | None:
        """What is shown of this entry."""
        return self._model.row(key)

    def _moved(self, key: str) -> None:
        if not self._quiet:
            self.picked.emit(key)

    def _said(self, row: Row) -> str:
        if row["n"] is None:
            return str(row["title"])
        return self.tr("{title}，{n} 件").format(title=row["title"], n=row["n"])
