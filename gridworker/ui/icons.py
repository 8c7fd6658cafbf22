"""Line icons from `resources/icons`, recoloured from the theme and drawn sharp at any size."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from gridworker.ui import theme


@lru_cache(maxsize=64)
def _source(name: str) -> str:
    return (theme.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


# Every page draws the same few icons. Images are kept, not pixmaps: those must not outlive the application.
@lru_cache(maxsize=256)
def _drawn(name: str, color: str, pixels: int) -> QImage:
    picture = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    svg = _source(name).replace("currentColor", color)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(picture.rect()))
    painter.end()
    return picture


def pixmap(name: str, color: str, side: int, ratio: float = 2.0) -> QPixmap:
    """One icon, `side` logical pixels square, drawn with `ratio` device pixels each."""
    picture = QPixmap.fromImage(_drawn(name, color, round(side * ratio)))
    picture.setDevicePixelRatio(ratio)
    return picture


def icon(name: str, color: str, side: int = 24, disabled: str = "") -> QIcon:
    """`disabled` is the colour while the button cannot be pressed."""
    made = QIcon(pixmap(name, color, side))
    if disabled:
        made.addPixmap(pixmap(name, disabled, side), QIcon.Mode.Disabled)
    return made
