"""未办结诉求: a row a state, a column an age, a bar and a number in each cell; sums at the end."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from gridworker.services.figures import Figure
from gridworker.ui import theme
from gridworker.ui.charts.chart import Chart, Mark
from gridworker.ui.charts.fills import mixed

Line = tuple[str, Sequence[tuple[Figure, str]]]
"""Name of a row, and its figures with the sentence of each."""


class AgeTable(Chart):
    """A table of bars; the longest bar is the largest number outside of the sums."""

    def __init__(self) -> None:
        super().__init__("")
        self.name = self.tr("未办结诉求，按状态和已过天数")
        self._lines: list[Line] = []
        self._titles: list[str] = []

    def show_lines(self, titles: Sequence[str], lines: Sequence[Line], summary: str) -> None:
        """`titles` of the columns; the last line and the last column hold the sums."""
        self._titles, self._lines = list(titles), list(lines)
        marks = [
            Mark(row, at, words, figure)
            for row, (_name, cells) in enumerate(lines)
            for at, (figure, words) in enumerate(cells)
        ]
        self.set_marks(marks, summary)

    # where things are ----------------------------------------------------------------------

    def height_at(self, width: int) -> int:
        look = theme.current()
        return look.em(2.8) + max(len(self._lines), 1) * look.em(2.0) + 4

    def _label(self) -> float:
        """As wide as the longest name, but never so wide that the numbers have no room."""
        look = theme.current()
        metrics = QFontMetricsF(look.font(0.9, bold=True))
        longest = max((metrics.horizontalAdvance(name) for name, _cells in self._lines), default=0)
        return min(longest + look.em(0.6), self.width() * 0.34)

    def _cell(self, row: int, column: int) -> QRectF:
        look = theme.current()
        wide = (self.width() - self._label() - 4) / max(len(self._titles), 1)
        left, top = self._label() + column * wide, look.em(2.7) + row * look.em(2.0)
        return QRectF(left + 2, top + 1, wide - 4, look.em(2.0) - 2)

    def rect_of(self, mark: Mark) -> QRectF:
        return self._cell(mark.row, mark.column)

    # drawing -------------------------------------------------------------------------------

    def draw(self, painter: QPainter) -> None:
        look = theme.current()
        painter.setFont(look.font(0.82))
        painter.setPen(look.color("second"))
        for at, title in enumerate(self._titles):
            box = self._cell(0, at)
            box = QRectF(box.left(), 0, box.width(), look.em(2.6))
            wrap = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
            painter.drawText(box, wrap, title)
        parts = [figure.n for _name, cells in self._lines[:-1] for figure, _words in cells[:-1]]
        most = max(parts, default=0) or 1
        for row, (name, cells) in enumerate(self._lines):
            last = row == len(self._lines) - 1
            painter.setFont(look.font(0.9, bold=last))
            painter.setPen(look.color("ink"))
            first = self._cell(row, 0)
            box = QRectF(0, first.top(), self._label() - look.em(0.4), first.height())
            name = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(box.width()))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, name)
            for at, (figure, _words) in enumerate(cells):
                sums = last or at == len(cells) - 1
                self._draw_cell(painter, self._cell(row, at), figure.n, 0 if sums else figure.n / most, sums)

    def _draw_cell(self, painter: QPainter, rect: QRectF, n: int, share: float, strong: bool) -> None:
        look = theme.current()
        painter.fillRect(rect, look.color("quiet" if strong else "card"))
        if n and share:
            bar = QRectF(rect.left(), rect.top(), max(rect.width() * share, 2.0), rect.height())
            painter.fillRect(bar, mixed("card", "info", 0.3))
            painter.fillRect(QRectF(bar.left(), bar.bottom() - look.em(0.2), bar.width(), look.em(0.2)),
                             look.color("info"))  # fmt: skip
        painter.setPen(look.color("outline"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect)
        painter.setFont(look.font(0.95, bold=strong or n > 0))
        painter.setPen(look.color("ink" if n else "hint"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(n))
