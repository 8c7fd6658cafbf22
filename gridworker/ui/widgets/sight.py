"""What has just come up on a page is brought into sight: a result below the edge is no result."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from gridworker.ui import theme

LAID_OUT_MS = 60
"""What is new on a page has its place only after a round or two of layout."""


def show_whole(area: QScrollArea, part: QWidget) -> None:
    """Scroll until all of `part` is seen, its upper edge where it is too high."""
    inside = area.widget()
    if inside is None or not inside.isAncestorOf(part):
        return  # the area itself, or one of its bars
    top, edge = part.mapTo(inside, QPoint(0, 0)).y(), theme.current().em(1)
    # Not ensureWidgetVisible: of a field for sentences that shows the line with the cursor and no more.
    for line in (top + part.height(), top):
        area.ensureVisible(0, line, 0, edge)


def into_sight(part: QWidget) -> None:
    """Scroll to `part` once it has its place; nothing happens where nothing scrolls."""

    def bring() -> None:
        above = part.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if isinstance(above, QScrollArea) and part.isVisibleTo(above):
            show_whole(above, part)

    QTimer.singleShot(LAID_OUT_MS + 20, part, bring)
