"""Whether anybody is at the keyboard: the clock that locks the screen."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

LOOK_MS = 5000
_HANDS = frozenset(
    {
        QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
        QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TabletPress,
    }
)  # fmt: skip


class Idle(QObject):
    """Tells `idle` once nobody has touched the window for as many minutes as `minutes()` says.

    Looks at the native window and not at every event of the application. Some input methods keep the keys to
    themselves: then the moving text cursor tells that somebody is typing.
    """

    idle = Signal()

    def __init__(self, window: QWindow, minutes: Callable[[], int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._minutes = minutes
        self._last = (0.0, 0.0)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        window.installEventFilter(self)
        QGuiApplication.inputMethod().cursorRectangleChanged.connect(self.touched)

    def begin(self) -> None:
        self.touched()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def touched(self) -> None:
        # Both clocks: one stands still while a laptop sleeps, the other may be put back.
        self._last = (time.monotonic(), time.time())

    def look(self) -> None:
        steady, wall = self._last
        if max(time.monotonic() - steady, time.time() - wall) >= self._minutes() * 60:
            self._timer.stop()
            self.idle.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _HANDS:
            self.touched()
        return False
