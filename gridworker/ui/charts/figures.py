"""The marks of a chart for a screen reader: one label a mark, where the mark lies, with nothing drawn on it.

Made only while somebody listens. A reader that goes over the window meets every figure with its whole
sentence; walking with the arrow keys sends it to the label of the mark, which it then reads aloud.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QLabel, QWidget


def listened_to() -> bool:
    """Whether a screen reader (or something like it) has asked for the window."""
    return QAccessible.isActive()


class Figures:
    """`chart` is what the labels lie on; they let the pointer through."""

    def __init__(self, chart: QWidget) -> None:
        self._chart = chart
        self._labels: list[QLabel] = []

    def show(self, said: Sequence[tuple[str, QRectF]]) -> None:
        """What each mark says, and where it lies, in reading order."""
        if not listened_to():
            return
        while len(self._labels) > len(said):
            gone = self._labels.pop()
            gone.setParent(None)
            gone.deleteLater()
        while len(self._labels) < len(said):
            one = QLabel(self._chart)
            one.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._labels.append(one)
        for one, (words, place) in zip(self._labels, said, strict=True):
            if one.accessibleName() != words:
                one.setAccessibleName(words)
            one.setGeometry(place.toAlignedRect())
            one.setVisible(True)

    def read(self, at: int) -> None:
        """Send the reader to a mark; `at` counts in reading order."""
        if 0 <= at < len(self._labels):
            QAccessible.updateAccessibility(QAccessibleEvent(self._labels[at], QAccessible.Event.Focus))
