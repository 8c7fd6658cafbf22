"""While a person types the passphrase, what the first pages need is loaded, a little at a time."""

from __future__ import annotations

import importlib
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap

_PAGES = (
    "gridworker.ui.workspace",
    "gridworker.ui.tables.views",
    "gridworker.ui.pages.households",
    "gridworker.ui.pages.diary",
)


def warm_up(parent: QObject) -> QTimer:
    """Begin: one piece whenever the window has nothing else to do.

    It ends by itself, or with `parent`: then what is missing is loaded when it is used.
    """
    timer = QTimer(parent, interval=0)
    left = _pieces()

    def next_piece() -> None:
        if next(left, left) is left:
            timer.stop()

    timer.timeout.connect(next_piece)
    timer.start()
    return timer


def _pieces() -> Iterator[None]:
    from gridworker.services import warming

    yield from warming.pieces()
    for name in _PAGES:
        importlib.import_module(name)
        yield
    _first_strokes()
    yield


def _first_strokes() -> None:
    """PySide makes Python classes of enumerations when they are first met; those that painting a list meets
    are large, and meeting them here saves ten milliseconds there.
    """
    from PySide6.QtWidgets import QStyle

    paper = QPixmap(8, 8)
    painter = QPainter(paper)
    painter.fillRect(paper.rect(), QColor("white"))
    painter.drawText(paper.rect(), 0, "·")
    painter.end()
    assert QStyle.StateFlag.State_Selected
