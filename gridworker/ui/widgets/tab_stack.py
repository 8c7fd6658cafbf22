"""What stands behind a row of tabs, each part made when it is first looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from gridworker.ui.widgets.tabs import Tabs


class TabStack(QStackedWidget):
    """`make` makes the part of a tab. A part that comes to the front gets `enter`; `turned` tells of it."""

    turned = Signal(int)

    def __init__(self, tabs: Tabs, make: Callable[[int], QWidget]) -> None:
        super().__init__()
        self._tabs, self._make = tabs, make
        self._parts: dict[int, Any] = {}
        tabs.went.connect(self.go)

    @property
    def at(self) -> int:
        """The tab in front, the first while none was looked at."""
        front = self.currentWidget()
        return next((at for at, part in self._parts.items() if part is front), 0)

    @property
    def made(self) -> list[Any]:
        """Every part that there is by now."""
        return list(self._parts.values())

    def part(self, at: int) -> Any:
        """The part behind a tab."""
        if at not in self._parts:
            self._parts[at] = self._make(at)
            self.addWidget(self._parts[at])
        return self._parts[at]

    def turn(self, at: int) -> Any:
        """Bring a part to the front, without a word to it."""
        part = self.part(at)
        self._tabs.tab(at).setChecked(True)
        self.setCurrentWidget(part)
        self.turned.emit(at)
        return part

    def go(self, at: int) -> None:
        """Bring a part to the front, and let it begin."""
        self.turn(at).enter()
