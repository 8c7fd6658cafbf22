"""走访覆盖图: a cell a grid, in the order of codes, village by village, with n/d in each.

The tint, the bar at the foot of the cell and the number say the same: nobody has to see the colour. A cell of
a grid whose bundles are not all here has a dashed outline and an exclamation mark.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from gridworker.services.figures import GridFigure
from gridworker.ui import theme
from gridworker.ui.charts.chart import Chart, Mark
from gridworker.ui.charts.fills import mixed

STEPS = (0.0, 0.12, 0.24, 0.36, 0.48)
"""How much of the tint a cell gets: none, up to a quarter, a half, three quarters, and more."""


@dataclass(frozen=True)
class Cell:
    """One cell: the figure, its short name, and whether something of the grid has not come."""

    grid: GridFigure
    name: str
    words: str
    lacking: bool


class HeatMap(Chart):
    """Rows are villages; the cells of a village that do not fit in one line go on in the next."""

    def __init__(self) -> None:
        super().__init__("")
        self.name = self.tr("各网格走访覆盖")
        self._groups: list[tuple[str, list[Mark]]] = []

    def show_cells(self, groups: Sequence[tuple[str, Sequence[Cell]]], summary: str) -> None:
        """`groups`: name of the village and its cells, in the order to show them."""
        self._groups = []
        for row, (village, cells) in enumerate(groups):
            marks = [Mark(row, at, cell.words, cell) for at, cell in enumerate(cells)]
            self._groups.append((village, marks))
        self.set_marks([mark for _village, marks in self._groups for mark in marks], summary)

    # where things are ----------------------------------------------------------------------

    def _label(self) -> int:
        named = any(village for village, _marks in self._groups)
        return theme.current().em(6.5) if named else 0

    def _per_line(self, width: int) -> int:
        look = theme.current()
        return max(1, (width - self._label() + look.em(0.3)) // look.em(5.9))

    def height_at(self, width: int) -> int:
        per, look = self._per_line(width), theme.current()
        lines = sum(-(-len(marks) // per) for _village, marks in self._groups)
        return lines * look.em(3.6) + max(len(self._groups) - 1, 0) * look.em(0.3) + look.em(0.2)

    def rect_of(self, mark: Mark) -> QRectF:
        look, per = theme.current(), self._per_line(self.width())
        above = sum(-(-len(marks) // per) for _village, marks in self._groups[: mark.row])
        line, at = divmod(mark.column, per)
        room = (self.width() - self._label()) / per
        wide = min(room - look.em(0.3), look.em(8))
        left = self._label() + at * (wide + look.em(0.3)) + 2
        top = (above + line) * look.em(3.6) + mark.row * look.em(0.3) + 3
        return QRectF(left, top, wide, look.em(3.3))

    # drawing -------------------------------------------------------------------------------

    def draw(self, painter: QPainter) -> None:
        look = theme.current()
        for village, marks in self._groups:
            if not marks:
                continue
            first = self.rect_of(marks[0])
            painter.setPen(look.color("second"))
            painter.setFont(look.font(0.9))
            box = QRectF(0, first.top(), self._label() - look.em(0.5), first.height())
            words = painter.fontMetrics().elidedText(village, Qt.TextElideMode.ElideRight, int(box.width()))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
            for mark in marks:
                self._cell(painter, self.rect_of(mark), mark.what)

    def _cell(self, painter: QPainter, rect: QRectF, cell: Cell) -> None:
        look, figure = theme.current(), cell.grid.coverage
        n, d = figure.n, figure.d or 0
        step = 0 if not d or not n else min(1 + int(4 * n / d), len(STEPS) - 1)
        painter.fillRect(rect, mixed("card", "info", STEPS[step]))
        foot = look.em(0.42)
        bar = QRectF(rect.left(), rect.bottom() - foot, rect.width() * (n / d if d else 0), foot)
        painter.fillRect(bar, look.color("info"))
        edge = QPen(look.color("ink"), 1.6 if cell.lacking else 1.0)
        if cell.lacking:
            edge.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(edge)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect)
        inside = rect.adjusted(look.em(0.3), look.em(0.12), -look.em(0.3), -foot)
        half = inside.height() / 2
        painter.setPen(look.color("ink"))
        painter.setFont(look.font(0.82))
        name = ("! " if cell.lacking else "") + cell.name
        name = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(inside.width()))
        middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inside.adjusted(0, 0, 0, -half), middle, name)
        painter.setFont(look.font(1.0, bold=True))
        said = f"{n}/{d}" if d else "—"
        painter.drawText(inside.adjusted(0, half * 0.9, 0, 0), middle, said)
