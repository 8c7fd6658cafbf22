"""How the rows of an `IdModel` look: a table with columns, or a list of two-line rows.

The delegates paint straight from the row; asking the model once per cell and role is what makes Python
tables slow.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from gridworker.ui import theme
from gridworker.ui.tables.id_model import IdModel, Row

Index = QModelIndex | QPersistentModelIndex


def drawn(option: QStyleOptionViewItem) -> tuple[QRect, bool]:
    """Where an item is painted, and whether it is picked; Qt's own types name neither."""
    known: Any = option
    return known.rect, bool(known.state & QStyle.StateFlag.State_Selected)


def _ground(painter: QPainter, option: QStyleOptionViewItem, row: int) -> QRect:
    rect, picked = drawn(option)
    if picked or row % 2:
        painter.fillRect(rect, theme.current().color("pick" if picked else "page"))
    return rect


class Rows(QObject):
    """What every view of an `IdModel` can do with records: which one is picked, and that Enter opens it.

    `picked` and `opened` (Enter or a double click) carry the record's id.
    """

    picked = Signal(str)
    opened = Signal(str)

    def __init__(self, view: QAbstractItemView, model: IdModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        view.selectionModel().currentChanged.connect(self._moved)
        view.doubleClicked.connect(self._open)
        view.installEventFilter(self)

    def current_id(self) -> str | None:
        return self._model.id_at(self._view.currentIndex().row())

    def show_ids(self, ids: Sequence[str], top: Sequence[Row] = ()) -> None:
        """Another list of rows; the one that was picked stays picked if it is among them."""
        before = self.current_id()
        self._view.scrollToTop()  # a reset while scrolled deep costs seconds
        self._model.set_ids(ids, top)
        if before is not None:
            self.pick(before)

    def pick(self, record: str) -> None:
        at = self._model.row_of(record)
        if at >= 0:
            self._view.setCurrentIndex(self._model.index(at, 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers()
            if entered and self._view.currentIndex().isValid():
                self._open(self._view.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _moved(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if (record := self._model.id_at(current.row())) is not None:
            self.picked.emit(record)

    def _open(self, index: QModelIndex) -> None:
        if (record := self._model.id_at(index.row())) is not None:
            self.opened.emit(record)


class CellDelegate(QStyledItemDelegate):
    """Paints one cell of a table from the row's `Column`."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, IdModel)
        look = theme.current()
        whole = _ground(painter, option, index.row())
        row = model.row_at(index.row())
        if row is None:
            return
        column = model.columns[index.column()]
        rect = whole.adjusted(look.em(0.6), 0, -look.em(0.4), 0)
        painter.setPen(look.color(column.token(row) if column.token else "ink"))
        side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        words = painter.fontMetrics().elidedText(
            column.words(row), Qt.TextElideMode.ElideRight, rect.width()
        )
        painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, words)


class Table(QTableView):
    """Whole rows are picked; columns that do not fit are left out."""

    def __init__(self, name: str, model: IdModel) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._model = model
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.current().em(2.4))
        self.setMinimumHeight(theme.current().em(4.6))
        header = self.horizontalHeader()
        header.setAccessibleName(self.tr("{table}：各列的名称").format(table=name))
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(theme.current().em(3))
        rows = Rows(self, model)
        self.picked, self.opened = rows.picked, rows.opened
        self.current_id, self.show_ids, self.pick = rows.current_id, rows.show_ids, rows.pick

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Fixed columns get their ems, those of width 0 share the rest; what does not fit is left out.

        A person who needs large letters gets fewer columns rather than a sideways scroll bar; the whole
        record is shown beside or below the table anyway.
        """
        look, columns = theme.current(), self._model.columns
        room = self.viewport().width()
        shown = list(range(len(columns)))

        def wide(at: int) -> int:
            return look.em(columns[at].width or columns[at].least)

        while sum(map(wide, shown)) > room and any(columns[at].spare for at in shown):
            shown.remove(max(shown, key=lambda at: columns[at].spare))
        open_ended = [at for at in shown if columns[at].width == 0]
        left = room - sum(wide(at) for at in shown if at not in open_ended)
        for at in range(len(columns)):
            self.setColumnHidden(at, at not in shown)
            if at in open_ended:
                self.setColumnWidth(at, max(left // len(open_ended), look.em(3)))
            else:
                self.setColumnWidth(at, wide(at))


TwoLines = Callable[[Row], tuple[str, str, str, str]]
"""(first line, its right end, second line, token of the right end) of a row."""


class CardDelegate(QStyledItemDelegate):
    """Two lines per row: what it is, and below it in smaller letters what about it."""

    def __init__(self, words: TwoLines, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words

    def indent(self) -> float:
        """Em that are left free before the words."""
        return 0

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.current().em(10), theme.current().em(3.7))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, IdModel)
        look = theme.current()
        whole = _ground(painter, option, index.row())
        row = model.row_at(index.row())
        if row is None:
            return
        first, right, second, token = self._words(row)
        left = look.em(0.7 + self.indent())
        rect = whole.adjusted(left, look.em(0.4), -look.em(0.7), -look.em(0.4))
        half = rect.height() // 2
        top, low = rect.adjusted(0, 0, 0, -half), rect.adjusted(0, half, 0, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(look.font(0.9))
        room = painter.fontMetrics().horizontalAdvance(right) + look.em(0.5) if right else 0
        painter.setPen(look.color(token))
        painter.drawText(top, middle | Qt.AlignmentFlag.AlignRight, right)
        painter.setPen(look.color("second"))
        words = painter.fontMetrics().elidedText(second, Qt.TextElideMode.ElideRight, low.width())
        painter.drawText(low, middle, words)
        painter.setFont(look.font(bold=True))
        painter.setPen(look.color("ink"))
        first = painter.fontMetrics().elidedText(first, Qt.TextElideMode.ElideRight, top.width() - room)
        painter.drawText(top, middle, first)


class CardList(QListView):
    """A list of two-line rows of one `IdModel`."""

    def __init__(self, name: str, model: IdModel, words: TwoLines) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._model = model
        self.setModel(model)
        self.setItemDelegate(CardDelegate(words, self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows = Rows(self, model)
        self.picked, self.opened = rows.picked, rows.opened
        self.current_id, self.show_ids, self.pick = rows.current_id, rows.show_ids, rows.pick
