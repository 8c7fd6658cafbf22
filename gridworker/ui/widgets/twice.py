"""A button for what cannot be undone: the first press asks, the second does it, and the question passes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtWidgets import QPushButton

from gridworker.ui.widgets.basics import button, spoken

TOO_SOON_MS: Final = 600
"""A second press before this is the rest of a double click, no answer."""
ASKS_MS: Final = 8000
"""How long the question stands."""


class Twice:
    """`push` reads `text`; after one press it reads `sure` for `ASKS_MS`, and a press then calls `done`."""

    def __init__(
        self, text: str, sure: str, done: Callable[[], object], *, role: str = "", icon: str = ""
    ) -> None:
        self._text, self._sure, self._done = text, sure, done
        self.asks = False
        self.push: QPushButton = button(text, self._pressed, role=role, icon=icon)
        self._since = QElapsedTimer()
        self._passes = QTimer(self.push)
        self._passes.setSingleShot(True)
        self._passes.setInterval(ASKS_MS)
        self._passes.timeout.connect(lambda: self._ask(False))

    def say(self, text: str, sure: str) -> None:
        """Other words from now on; a question that stands is taken back."""
        self._text, self._sure = text, sure
        self._ask(False)

    def _pressed(self) -> None:
        if not self.asks:
            self._ask(True)
        elif self._since.elapsed() >= TOO_SOON_MS:
            self._ask(False)
            self._done()

    def _ask(self, asks: bool) -> None:
        self.asks = asks
        said = self._sure if asks else self._text
        self.push.setText(said)
        self.push.setAccessibleName(spoken(said))
        self._since.start()
        if asks:
            self._passes.start()
        else:
            self._passes.stop()
