"""The list of results: groups with their names, two lines a hit with the words marked, and 还有更多."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem

from gridworker.services.search import Hit
from gridworker.ui import language, theme
from gridworker.ui.tables.views import drawn

Index = QModelIndex | QPersistentModelIndex
HEAD, HIT, MORE = "head", "hit", "more"
Marks = Callable[[str, bool], list[tuple[int, int]]]
"""The places to mark in a text; True for a name, which may have been typed in letters."""


@dataclass(frozen=True)
class Entry:
    """One row: the name of a group, a hit (`right`: day and grid), or that there is more of a kind."""

    what: str
    kind: str
    words: str = ""
    hit: Hit | None = None
    right: str = ""


class ResultModel(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []

    def show_entries(self, entries: Sequence[Entry]) -> None:
        self.beginResetModel()
        self.entries = list(entries)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole):
        if not index.isValid() or role not in (
            Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole,
        ):  # fmt: skip
            return None
        entry = self.entries[index.row()]
        if entry.hit is None:
            return entry.words
        return "　".join(part for part in (title_of(entry.hit), entry.right, snippet_of(entry.hit)) if part)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.entries[index.row()].what == HEAD:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


def _entry(index: Index) -> Entry:
    model = index.model()
    assert isinstance(model, ResultModel)
    return model.entries[index.row()]


class ResultDelegate(QStyledItemDelegate):
    """`words` finds the places to mark: they are heavier and underlined, not only on another ground."""

    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)
        self.marks: Marks = lambda _text, _name: []

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        what = _entry(index).what
        return QSize(theme.current().em(10), theme.current().em(3.7 if what == HIT else 2.4))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = _entry(index)
        look = theme.current()
        rect, picked = drawn(option)
        if picked:
            painter.fillRect(rect, look.color("pick"))
        elif entry.what == HEAD:
            painter.fillRect(rect, look.color("page"))
        inner = rect.adjusted(look.em(0.7), look.em(0.35), -look.em(0.7), -look.em(0.35))
        if entry.hit is None:
            painter.setFont(look.font(bold=entry.what == HEAD))
            painter.setPen(look.color("second" if entry.what == HEAD else "focus"))
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, entry.words)
            return
        half = inner.height() // 2
        top, low = inner.adjusted(0, 0, 0, -half), inner.adjusted(0, half, 0, 0)
        painter.setFont(look.font(0.9))
        painter.setPen(look.color("second"))
        painter.drawText(top, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, entry.right)
        room = painter.fontMetrics().horizontalAdvance(entry.right) + look.em(1) if entry.right else 0
        self._marked(painter, top.adjusted(0, 0, -room, 0), title_of(entry.hit), "ink", bold=True)
        self._marked(painter, low, snippet_of(entry.hit), "second")

    def _marked(self, painter: QPainter, rect: QRect, text: str, token: str, *, bold: bool = False) -> None:
        look = theme.current()
        font = look.font(bold=bold)
        painter.setFont(font)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        layout = QTextLayout(shown, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        formats = []
        for start, end in self.marks(text, bold):
            if start < len(shown):
                mark: Any = QTextLayout.FormatRange()
                mark.start, mark.length = start, min(end, len(shown)) - start
                mark.format = _mark_format()
                formats.append(mark)
        layout.setFormats(formats)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(rect.width())
        layout.endLayout()
        painter.setPen(look.color(token))
        painter.save()
        painter.setClipRect(rect)
        layout.draw(painter, rect.topLeft().toPointF() + _down(rect.height() - line.height()))
        painter.restore()


def _mark_format() -> QTextCharFormat:
    look = theme.current()
    wanted = QTextCharFormat()
    wanted.setBackground(look.color("warn_tint"))
    wanted.setForeground(look.color("ink"))
    wanted.setFontWeight(QFont.Weight.Bold)
    wanted.setFontUnderline(True)
    return wanted


def _down(room: float) -> QPointF:
    return QPointF(0, max(0.0, room / 2))


class ResultList(QListView):
    """`opened` carries the row's `Entry` (Enter or a click), `up` that the keyboard leaves it at its top."""

    opened = Signal(object)
    up = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.results = ResultModel()
        self.setModel(self.results)
        self._delegate = ResultDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(theme.current().em(6))
        self.clicked.connect(self._open)

    def show_entries(self, entries: Sequence[Entry], find: Marks, keep: bool = False) -> None:
        """`keep`: the row that was picked stays picked (more rows came below it)."""
        at = self.currentIndex().row() if keep else -1
        self._delegate.marks = find
        self.results.show_entries(entries)
        if at < 0:
            at = next((n for n, entry in enumerate(entries) if entry.what != HEAD), -1)
        if 0 <= at < len(entries):
            self.setCurrentIndex(self.results.index(at, 0))
        if not keep:
            self.scrollToTop()

    def current(self) -> Entry | None:
        at = self.currentIndex().row()
        return self.results.entries[at] if 0 <= at < len(self.results.entries) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open(self.currentIndex())
            return
        first = next((n for n, entry in enumerate(self.results.entries) if entry.what != HEAD), 0)
        if event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= first:
            self.up.emit()
            return
        super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and self.results.entries[index.row()].what != HEAD:
            self.opened.emit(self.results.entries[index.row()])


def title_of(hit: Hit) -> str:
    """The first line of a hit; the kind of a meeting or of help begins it, in the window's language."""
    if hit.kind not in ("meeting", "help"):
        return hit.title
    what, gap, rest = hit.title.partition("　")
    return language.said(what) + gap + rest


def snippet_of(hit: Hit) -> str:
    """The second line: what somebody wrote as it is, but tags and years in the window's language."""
    if hit.kind in ("household", "person", "meeting", "team", "team_member"):
        return language.said(hit.snippet)
    # Before what is written may stand who wrote it.
    who, gap, written = hit.snippet.partition("　")
    return language.said(who + gap) + written if gap else hit.snippet
