"""Finds what cannot be read: cut off at the edge of its scroll area or window, or narrower than its words."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QWidget,
)

SLACK = 2
"""Pixels by which rounding may be wrong."""


def clipped(window: QWidget) -> list[str]:
    """One line for everything on `window` that a person cannot read whole."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisibleTo(window) or _inside_of_qt(widget):
            continue
        if isinstance(widget, QScrollArea) and widget.widget() is not None:
            content, room = widget.widget(), widget.viewport().width()
            if content.width() > room + SLACK:
                found.append(f"{_name(content)} is {content.width()} wide in {room}")
        if isinstance(widget, (QPushButton, QToolButton, QCheckBox, QLabel)):
            found += [f"{_name(widget)}: {said}" for said in _faults(widget, window)]
    return found


def _faults(widget: QWidget, window: QWidget) -> Iterator[str]:
    needs = widget.sizeHint()
    wraps = isinstance(widget, QLabel) and widget.wordWrap()
    if not wraps and widget.width() + SLACK < needs.width():
        yield f"{widget.width()} wide, needs {needs.width()}"
    high = widget.heightForWidth(widget.width()) if wraps else min(needs.height(), widget.height() + SLACK)
    if wraps and isinstance(widget, QLabel) and widget.height() + SLACK < high:
        yield f"{widget.height()} high, needs {high}"
    left, right = _seen(widget, window)
    if widget.width() > 0 and (left > SLACK or right > SLACK):
        yield f"cut off by {max(left, right)} at the side"


def _seen(widget: QWidget, window: QWidget) -> tuple[int, int]:
    """Pixels that stand beyond the left and the right edge of something around it."""
    left = right = 0
    above = widget.parentWidget()
    while above is not None:
        here = QRect(widget.mapTo(above, QPoint(0, 0)), widget.size())
        left, right = max(left, -here.left()), max(right, here.right() - above.width() + 1)
        if above is window:
            break
        above = above.parentWidget()
    return left, right


def _inside_of_qt(widget: QWidget) -> bool:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, (QAbstractItemView, QComboBox, QAbstractSpinBox)):
            return True
        if isinstance(above, QAbstractScrollArea) and not isinstance(above, QScrollArea):
            return True
        above = above.parentWidget()
    return False


def _name(widget: QWidget) -> str:
    words = getattr(widget, "text", str)()
    return f"{type(widget).__name__} “{words[:30]}”"
