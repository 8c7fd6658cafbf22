"""Fills that differ without colour: plain, hatched and dotted, each inside a dark outline."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gridworker.ui import theme

Fill = Literal["solid", "hatch", "empty"]


def mixed(ground: str, token: str, share: float) -> QColor:
    """A tint: so much of one token's colour on another's."""
    one, two = theme.current().color(ground), theme.current().color(token)
    parts = (
        round(a + (b - a) * share)
        for a, b in ((one.red(), two.red()), (one.green(), two.green()), (one.blue(), two.blue()))
    )
    return QColor(*parts)


def fill(painter: QPainter, rect: QRectF, kind: Fill, token: str = "info") -> None:
    """Fill a rectangle and outline it."""
    if rect.isEmpty():
        return
    look = theme.current()
    ink = look.color(token)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, kind == "hatch")
    painter.fillRect(rect, ink if kind == "solid" else look.color("card"))
    if kind == "hatch":
        painter.setClipRect(rect)
        painter.setPen(QPen(ink, max(1.0, look.em(0.08))))
        step, at = look.em(0.4), rect.left() - rect.height()
        while at < rect.right():
            painter.drawLine(QLineF(QPointF(at, rect.bottom()), QPointF(at + rect.height(), rect.top())))
            at += step
        painter.setClipping(False)
    painter.setPen(QPen(ink, 1.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect)
    painter.restore()
