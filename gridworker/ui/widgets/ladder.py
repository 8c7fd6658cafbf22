"""The eight steps of a demand from left to right: a sign for how far each is, its name, who and when.

It is painted, so that eight steps stand side by side at any size of letters; what does not fit is cut with a
sign of it, and the whole is read aloud as one sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip

from gridworker.ui import theme

HIGH_EM = 5.6


class Rung(NamedTuple):
    """One step: `done`, `now`, `todo` or `passed`; its name, and two lines below it."""

    mark: str
    name: str
    who: str = ""
    when: str = ""


class Ladder(QLabel):
    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._rungs: list[Rung] = []
        self.setPixmap(QPixmap(1, 1))  # a label that holds a picture is read aloud as one
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.current().em(34), theme.current().em(HIGH_EM))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().em(24), theme.current().em(HIGH_EM))

    def show_rungs(self, rungs: Sequence[Rung], said: str) -> None:
        """`said` is all of it in words."""
        self._rungs = list(rungs)
        self.setAccessibleName(said)
        self.update()

    def rungs(self) -> list[Rung]:
        """What is shown."""
        return list(self._rungs)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._rungs:
            at = event.pos().x() * len(self._rungs) // max(self.width(), 1)
            rung = self._rungs[min(at, len(self._rungs) - 1)]
            QToolTip.showText(event.globalPos(), "　".join(part for part in rung[1:] if part), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._rungs:
            return
        painter, look = QPainter(self), theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide, y = self.width() / len(self._rungs), look.em(0.95)
        middles = [QPoint(round(wide * (at + 0.5)), y) for at in range(len(self._rungs))]
        last = max((at for at, rung in enumerate(self._rungs) if rung.mark in ("done", "now")), default=0)
        for at, middle in enumerate(middles[1:], start=1):
            reached = at <= last
            pen = QPen(look.color("ok" if reached else "outline"), look.em(0.16 if reached else 0.09))
            if not reached:
                pen.setStyle(Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.drawLine(middles[at - 1], middle)
        for middle, rung in zip(middles, self._rungs, strict=True):
            self._sign(painter, middle, rung.mark)
            left = round(middle.x() - wide / 2)
            self._words(painter, rung, QRect(left, look.em(1.85), round(wide), look.em(3.75)))
        painter.end()

    def _sign(self, painter: QPainter, middle: QPoint, mark: str) -> None:
        look = theme.current()
        r = look.em(0.8 if mark == "now" else 0.68)
        fill = {"done": "ok", "now": "info"}.get(mark, "card")
        edge = {"done": "ok", "now": "info"}.get(mark, "outline")
        painter.setPen(QPen(look.color(edge), look.em(0.12)))
        painter.setBrush(look.color(fill))
        painter.drawEllipse(middle, r, r)
        sign = {"done": "✓", "now": "…", "passed": "–"}.get(mark, "")
        if sign:
            painter.setFont(look.font(0.9, bold=True))
            painter.setPen(look.color("second" if mark == "passed" else "on_brand"))
            painter.drawText(QRect(middle.x() - r, middle.y() - r, 2 * r, 2 * r), 0x84, sign)

    def _words(self, painter: QPainter, rung: Rung, room: QRect) -> None:
        look = theme.current()
        line = room.height() // 3
        tokens = ("ink" if rung.mark in ("done", "now") else "hint", "second", "second")
        for at, (text, token) in enumerate(zip(rung[1:], tokens, strict=True)):
            painter.setFont(look.font(1.0 if at == 0 else 0.82, bold=at == 0 and rung.mark == "now"))
            painter.setPen(look.color(token))
            cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width() - 2)
            painter.drawText(QRect(room.left(), room.top() + at * line, room.width(), line), 0x84, cut)
