"""What the main window asks of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from gridworker.ui import theme
from gridworker.ui.desk import Desk
from gridworker.ui.widgets.basics import column

if TYPE_CHECKING:
    from gridworker.services.changes import Changes


class Page(QWidget):
    """A screen. Built when first visited; `enter` each time it comes to the front."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme.role(self, "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.desk = desk
        desk.changed.connect(self.heard)

    def enter(self) -> None:
        """Read what is shown, and put the keyboard where the work begins."""

    def show_what(self, what: Any) -> None:
        """Somebody asked for a certain thing on this page (a household, a file)."""

    def heard(self, changes: Changes) -> None:
        """Something was written somewhere; look whether it concerns this page."""

    def cancel_work(self) -> None:
        """Ask long work to stop; comes before `flush_and_stop`, which would have to wait behind it."""

    def flush_and_stop(self) -> None:
        """Write down what is not yet written, stop timers: the profile is about to close."""


def scrolled(content: QWidget) -> QScrollArea:
    """`content` in an area that scrolls downwards only."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    theme.role(content, "page")
    area.setWidget(content)
    return area


def page_column(*parts) -> QVBoxLayout:
    """The outer column of a page with its usual margins."""
    return column(*parts, gap=0.8, margin=1.1)
