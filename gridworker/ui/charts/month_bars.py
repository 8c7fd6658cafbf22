"""各月走访: a bar a month, piled up of whom the visits met, the number of each month above its bar.

Met face to face is solid, by telephone or at the office is hatched, met nobody is empty: the three differ
without colour. Left and right walk the months, up and down walk the pieces of one bar.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from gridworker.services.figures import MonthFigures
from gridworker.ui import theme
from gridworker.ui.charts.chart import Chart, Mark
from gridworker.ui.charts.fills import Fill, fill

FILLS: dict[str, Fill] = {"in_person": "solid", "apart": "hatch", "missed": "empty"}
_PIECES = ("total", *FILLS)


class MonthBars(Chart):
    """Marks of row 0 are whole months, those below the pieces of a bar."""

    def __init__(self) -> None:
        super().__init__("")
        self.name = self.tr("各月走访户次")
        self._months: list[MonthFigures] = []
        self._labels: list[tuple[str, str]] = []
        self._legend: list[tuple[Fill, str]] = []

    def show_months(
        self,
        months: Sequence[MonthFigures],
        words: Sequence[dict[str, str]],
        labels: Sequence[tuple[str, str]],
        legend: Sequence[tuple[str, str]],
        summary: str,
    ) -> None:
        """`words`: a sentence for each piece of each month; `labels`: month and, where it is new, year;
        `legend`: (piece, name).
        """
        self._months, self._labels = list(months), list(labels)
        self._legend = [(FILLS[piece], name) for piece, name in legend]
        marks = []
        for at, month in enumerate(months):
            for row, piece in enumerate(_PIECES):
                figure = month.total if piece == "total" else month.reaches[piece]
                marks.append(Mark(row, at, words[at][piece], figure))
        self.set_marks(marks, summary)

    # where things are ----------------------------------------------------------------------

    def height_at(self, width: int) -> int:
        return theme.current().em(13) + self._legend_height(width)

    def _legend_places(self, width: float) -> list[QPointF]:
        """Where each entry of the legend begins; one that does not fit goes on in the next line."""
        look = theme.current()
        metrics = QFontMetricsF(look.font(0.85))
        places, at, line = [], 2.0, 0
        for _kind, name in self._legend:
            wide = look.em(1.7) + metrics.horizontalAdvance(name)
            if at > 2 and at + wide > width:
                at, line = 2.0, line + 1
            places.append(QPointF(at, line * look.em(1.6)))
            at += wide + look.em(1.2)
        return places

    def _legend_height(self, width: float) -> int:
        places = self._legend_places(width)
        return round(places[-1].y() if places else 0) + theme.current().em(1.6)

    def _bars(self) -> QRectF:
        look = theme.current()
        above = self._legend_height(self.width()) + look.em(1.5)
        return QRectF(2, above, self.width() - 4, self.height() - above - look.em(2.9))

    def _slot(self, at: int) -> QRectF:
        area = self._bars()
        wide = area.width() / max(len(self._months), 1)
        return QRectF(area.left() + at * wide, area.top(), wide, area.height())

    def _bar(self, at: int) -> QRectF:
        slot = self._slot(at)
        wide = min(slot.width() * 0.66, theme.current().em(3.2))
        return QRectF(slot.center().x() - wide / 2, slot.top(), wide, slot.height())

    def _piece(self, at: int, piece: str) -> QRectF:
        bar = self._bar(at)
        top = max((month.total.n for month in self._months), default=0) or 1
        below = 0
        for name in FILLS:
            n = self._months[at].reaches[name].n
            if name == piece:
                height = bar.height() * n / top
                low = bar.bottom() - bar.height() * below / top
                return QRectF(bar.left(), low - height, bar.width(), height)
            below += n
        height = bar.height() * self._months[at].total.n / top
        return QRectF(bar.left(), bar.bottom() - height, bar.width(), height)

    def rect_of(self, mark: Mark) -> QRectF:
        look = theme.current()
        if mark.row == 0:
            # The whole slot, with its number and its label: a month without visits can be reached as well.
            return self._slot(mark.column).adjusted(1, -look.em(1.4), -1, look.em(2.7))
        rect = self._piece(mark.column, _PIECES[mark.row])
        least = look.em(0.5)
        return rect if rect.height() >= least else rect.adjusted(0, rect.height() - least, 0, 0)

    def _under(self, point):
        """A piece lies inside its month: the piece that is hit goes before the month."""
        hit = [mark for mark in self.marks() if self.rect_of(mark).contains(point)]
        return max(hit, key=lambda mark: mark.row, default=None)

    # drawing -------------------------------------------------------------------------------

    def draw(self, painter: QPainter) -> None:
        look = theme.current()
        self._draw_legend(painter)
        painter.setPen(look.color("outline"))
        area = self._bars()
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        for at, month in enumerate(self._months):
            for piece, kind in FILLS.items():
                fill(painter, self._piece(at, piece), kind)
            bar, slot = self._piece(at, "total"), self._slot(at)
            painter.setFont(self._number_font(slot.width()))
            painter.setPen(look.color("ink"))
            number = QRectF(slot.left(), bar.top() - look.em(1.35), slot.width(), look.em(1.3))
            painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(month.total.n))
            self._draw_label(painter, slot, at, month.inside)

    def _number_font(self, room: float) -> QFont:
        """One size for all numbers, as large as the widest of them has room for."""
        look = theme.current()
        font = look.font(0.95, bold=True)
        longest = str(max((month.total.n for month in self._months), default=0))
        wide = QFontMetricsF(font).horizontalAdvance(longest) + look.em(0.2)
        return font if wide <= room else look.font(max(0.95 * room / wide, 0.55), bold=True)

    def _draw_label(self, painter: QPainter, slot: QRectF, at: int, inside: bool) -> None:
        look = theme.current()
        month, year = self._labels[at]
        every = -(-int(look.em(2.6)) // max(int(slot.width()), 1))
        if at % every and not year:
            return
        painter.setFont(look.font(0.85, bold=inside))
        painter.setPen(look.color("ink" if inside else "second"))
        line = QRectF(slot.center().x() - look.em(2), slot.bottom() + look.em(0.2), look.em(4), look.em(1.2))
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, month)
        painter.setFont(look.font(0.75))
        painter.setPen(look.color("second"))
        painter.drawText(line.translated(0, look.em(1.2)), Qt.AlignmentFlag.AlignCenter, year)

    def _draw_legend(self, painter: QPainter) -> None:
        look = theme.current()
        painter.setFont(look.font(0.85))
        for (kind, name), at in zip(self._legend, self._legend_places(self.width()), strict=True):
            fill(painter, QRectF(at.x(), at.y() + look.em(0.3), look.em(1.3), look.em(0.9)), kind)
            painter.setPen(look.color("second"))
            room = QRectF(at.x() + look.em(1.7), at.y(), self.width(), look.em(1.5))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)
