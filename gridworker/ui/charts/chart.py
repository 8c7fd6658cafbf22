"""What all charts share: marks in rows, one of them current, arrows that walk and Enter that opens.

A chart takes the keyboard once; inside it the arrow keys go from mark to mark. What a mark says is one whole
sentence: under the pointer, for a screen reader (`figures`), and on the line that the page shows below.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QScrollArea, QSizePolicy, QToolTip

from gridworker.ui import theme
from gridworker.ui.charts.figures import Figures
from gridworker.ui.keys import tell


@dataclass(frozen=True)
class Mark:
    """One part of a chart: `row` and `column` are its place for the arrow keys, `what` what it stands for."""

    row: int
    column: int
    words: str
    what: Any


class Chart(QLabel):
    """`moved` and `opened` carry the mark. Subclasses say where a mark lies and draw everything else.

    A label that holds a picture (one that is never shown): Qt tells a screen reader of an image then; of any
    other widget that is painted by hand it says nothing.
    """

    moved = Signal(object)
    opened = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.setPixmap(QPixmap(1, 1))
        self._figures = Figures(self)
        self._rows: list[list[Mark]] = []
        self._at = (0, 0)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        tell(self, "↑ ↓ ← →", self.tr("在图里一格一格地走"))
        tell(self, "Enter", self.tr("打开这个数背后的记录"))

    # marks --------------------------------------------------------------------------------

    def set_marks(self, marks: Sequence[Mark], summary: str) -> None:
        """Show these; `summary` is the chart in one sentence. The mark at the old place stays current."""
        rows: dict[int, list[Mark]] = {}
        for mark in sorted(marks, key=lambda mark: (mark.row, mark.column)):
            rows.setdefault(mark.row, []).append(mark)
        self._rows = [rows[row] for row in sorted(rows)]
        self._at = self._clipped(*self._at)
        self.setAccessibleName(self.tr("{name}。{summary}").format(name=self.name, summary=summary))
        self._say()
        self._tell_figures()
        self.updateGeometry()
        self.update()

    def marks(self) -> list[Mark]:
        """All marks in reading order."""
        return [mark for row in self._rows for mark in row]

    def current(self) -> Mark | None:
        """The mark that the keyboard is on."""
        return self._rows[self._at[0]][self._at[1]] if self._rows else None

    def go_to(self, mark: Mark) -> None:
        """Make a mark the current one."""
        for at, row in enumerate(self._rows):
            if mark in row:
                self._move(at, row.index(mark))

    def text(self) -> str:
        """The whole chart in words, a line a mark."""
        return "\n".join(mark.words for mark in self.marks())

    def _clipped(self, row: int, column: int) -> tuple[int, int]:
        if not self._rows:
            return 0, 0
        row = min(max(row, 0), len(self._rows) - 1)
        return row, min(max(column, 0), len(self._rows[row]) - 1)

    def _move(self, row: int, column: int) -> None:
        if not self._rows:
            return
        self._at = self._clipped(row, column)
        self._say()
        self.update()
        self._into_sight()
        self._read()
        self.moved.emit(self.current())

    def _say(self) -> None:
        mark = self.current()
        self.setAccessibleDescription(mark.words if mark else "")

    def _tell_figures(self) -> None:
        """Also when somebody begins to listen after the chart was made: at the next key or change of size."""
        self._figures.show([(mark.words, self.rect_of(mark)) for mark in self.marks()])

    def _read(self) -> None:
        mark = self.current()
        if mark is not None and self.hasFocus():
            self._figures.read(self.marks().index(mark))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_figures()

    def _into_sight(self) -> None:
        mark, above = self.current(), self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if mark is None or not isinstance(above, QScrollArea) or not self.hasFocus():
            return
        rect = self.rect_of(mark).toRect()
        middle = self.mapTo(above.widget(), rect.center())
        edge = theme.current().em(1)
        above.ensureVisible(middle.x(), middle.y(), 0, rect.height() // 2 + edge)

    # what subclasses draw ------------------------------------------------------------------

    def rect_of(self, mark: Mark) -> QRectF:
        """Where a mark lies."""
        raise NotImplementedError

    def draw(self, painter: QPainter) -> None:
        """Draw everything but the ring around the current mark."""
        raise NotImplementedError

    def height_at(self, width: int) -> int:
        """The height that everything needs at a width."""
        raise NotImplementedError

    # keys, mouse, paint ----------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, column = self._at
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if (mark := self.current()) is not None:
                self.opened.emit(mark)
        elif plain and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(row + (1 if key == Qt.Key.Key_Down else -1), column)
        elif plain and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step(1 if key == Qt.Key.Key_Right else -1)
        elif plain and key == Qt.Key.Key_Home:
            self._move(row, 0)
        elif plain and key == Qt.Key.Key_End:
            self._move(row, len(self._rows[row]) - 1 if self._rows else 0)
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        """To the next or last mark as one reads: at the end of a row on to the next row."""
        row, column = self._at
        if not self._rows:
            return
        column += by
        if column < 0 and row > 0:
            self._move(row - 1, len(self._rows[row - 1]) - 1)
        elif column >= len(self._rows[row]) and row + 1 < len(self._rows):
            self._move(row + 1, 0)
        else:
            self._move(row, column)

    def _under(self, point: QPointF) -> Mark | None:
        return next((mark for mark in self.marks() if self.rect_of(mark).contains(point)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if (mark := self._under(event.position())) is not None:
            self.go_to(mark)
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if (mark := self._under(event.position())) is not None:
            self.opened.emit(mark)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            mark = self._under(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), mark.words if mark else "", self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()
        self._tell_figures()
        self._read()
        if (mark := self.current()) is not None:
            self.moved.emit(mark)
        # After the page itself was brought into sight, which shows the chart's edges only.
        QTimer.singleShot(120, self, self._into_sight)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font())
        self.draw(painter)
        mark = self.current()
        if mark is not None and self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.color("focus"), max(3.0, look.em(0.19))))
            painter.drawRoundedRect(self.rect_of(mark).adjusted(-2, -2, 2, 2), 3, 3)
        painter.end()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.height_at(width)

    def sizeHint(self) -> QSize:
        width = max(self.width(), theme.current().em(20))
        return QSize(theme.current().em(20), self.height_at(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().em(14), theme.current().em(6))
