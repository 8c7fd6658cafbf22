"""While a person types the passphrase, what the first pages need is made ready, a little at a time.

The household book, the first page of a worker, is even built and drawn once, unseen: it needs no open profile
for that. The workspace takes it over when it is still dressed in the right look.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from gridworker.ui import icons, language, theme

if TYPE_CHECKING:
    from gridworker.ui.desk import Desk

_PAGES = (
    "gridworker.ui.searching",
    "gridworker.ui.workspace",
    "gridworker.ui.tables.views",
    "gridworker.ui.pages.households",
    "gridworker.ui.pages.diary",
)


def warm_up(desk: Desk, parent: QWidget) -> QTimer:
    """Begin: one piece whenever the window has nothing else to do.

    It ends by itself, with `parent`, or as soon as a profile is opened: then what is missing is made when it
    is used. Two threads that load the modules of one package at the same time can each meet a half-made one.
    """
    timer = QTimer(parent, interval=0)
    left = _pieces(desk, parent.window())

    def next_piece() -> None:
        if next(left, left) is left:
            timer.stop()

    timer.timeout.connect(next_piece)
    desk.work.opens.connect(timer.stop)
    timer.start()
    return timer


def _pieces(desk: Desk, window: QWidget) -> Iterator[None]:
    yield  # the page that asks is handed to the screen first

    from gridworker.services import warming

    yield from warming.pieces()
    for name in _PAGES:
        importlib.import_module(name)
        yield
    _first_strokes()
    yield
    _first_icons()
    yield
    from gridworker.ui.pages.households import HouseholdsPage

    page = HouseholdsPage(desk)
    page.hide()
    page.setParent(window)
    desk.keep_ready("households", page)
    yield
    page.resize(window.size())
    page.grab()
    yield
    yield from _first_rail(desk, window)


def _first_rail(desk: Desk, window: QWidget) -> Iterator[None]:
    """The rail of a laptop; an office makes its own."""
    from gridworker.ui.places import worker_places
    from gridworker.ui.rail import Rail

    rail = Rail([place.stop for place in worker_places() if not place.under], desk.settings)
    rail.hide()
    rail.setParent(window)
    desk.keep_ready(language.current(), rail, slot="rail")
    yield
    rail.resize(rail.width(), window.height())
    rail.grab()
    yield


def _first_icons() -> None:
    """Draw what stands in the rail; `icons` keeps it."""
    from gridworker.ui.places import office_places, worker_places

    look = theme.current()
    for name in ["lock", "text_size", *(place.stop.icon for place in (*worker_places(), *office_places()))]:
        icons.pixmap(name, look.tokens.rail_ink, look.em(1.5))
    for place in (worker_places()[0], office_places()[0]):
        icons.pixmap(place.stop.icon, look.tokens.on_brand, look.em(1.5))


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
