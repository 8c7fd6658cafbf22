"""A layout that fills rows like words on a page: chips never need a sideways scroll bar."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from gridworker.ui import theme


class FlowLayout(QLayout):
    """Left to right, then the next row; its height follows its width.

    What stands in one row is centred on it: words beside a button are on one line with the button's words.
    Parts from the number `right_from` on stand at the right edge while all of them fit into one row.
    """

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8, right_from: int | None = None) -> None:
        super().__init__(parent)
        self._right_from = right_from
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, move: bool) -> int:
        x, y, tall = rect.x(), rect.y(), 0
        here: list[tuple[QLayoutItem, QRect]] = []
        shown = [(at, item) for at, item in enumerate(self._items) if not item.isEmpty()]
        wide = sum(item.sizeHint().width() for _at, item in shown) + self._gap * (len(shown) - 1)
        spare = rect.width() - wide if self._right_from is not None else 0
        for at, item in shown:
            size = item.sizeHint()
            if spare > 0 and self._right_from is not None and at >= self._right_from:
                x, spare = x + spare, 0
            if x > rect.x() and x + size.width() > rect.right() + 1:
                if move:
                    _settle(here, tall)
                here = []
                x, y, tall = rect.x(), y + tall + self._gap, 0
            here.append((item, QRect(QPoint(x, y), size)))
            x += size.width() + self._gap
            tall = max(tall, size.height())
        if move:
            _settle(here, tall)
        return y + tall - rect.y()


def _settle(row: list[tuple[QLayoutItem, QRect]], tall: int) -> None:
    """Put the parts of one row in their places, the middle of each at half of the row's height."""
    for item, place in row:
        item.setGeometry(place.translated(0, (tall - place.height()) // 2))


def wrapped(*parts: QWidget, gap: float = 0.6, right_from: int | None = None) -> QWidget:
    """Parts beside each other where there is room for them, in several rows where there is not."""
    whole = QWidget()
    theme.role(whole, "clear")
    flow = FlowLayout(whole, gap=theme.current().em(gap), right_from=right_from)
    for part in parts:
        flow.addWidget(part)
    # Not Minimum: Qt would take the height at the narrowest width, a row for each part, as the least one.
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    whole.setSizePolicy(policy)
    return whole
