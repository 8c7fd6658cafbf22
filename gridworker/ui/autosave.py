"""Keeps what is being typed: after a pause, only when it differs from what was kept last.

Chinese input changes a text area's signals on every keystroke while its text stays the same; comparing is
what keeps half-composed words from being written again and again.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

T = TypeVar("T")


class Kept(Enum):
    NOTHING = "nothing"
    WAITING = "waiting"
    SAVED = "saved"
    FAILED = "failed"


class Autosave(QObject, Generic[T]):
    """`take` reads the form, `keep` writes it on the store thread and calls one of its two callbacks."""

    state_changed = Signal(object, object)
    """(Kept, the error or None)"""

    def __init__(
        self,
        take: Callable[[], T],
        keep: Callable[[T, Callable[[], None], Callable[[BaseException], None]], Any],
        wait_ms: int,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._take = take
        self._keep = keep
        self._last: T | None = None
        self._timer = QTimer(self, singleShot=True, interval=wait_ms)
        self._timer.timeout.connect(self._fire)

    def begin(self, value: T | None) -> None:
        """From here on `value` counts as kept (a fresh form, or a draft just read back)."""
        self._timer.stop()
        self._last = value
        self.state_changed.emit(Kept.NOTHING, None)

    def touched(self) -> None:
        """Something may have changed; look after the pause."""
        self._timer.start()

    @property
    def pending(self) -> bool:
        return self._timer.isActive()

    def unkept(self) -> T | None:
        """What is in the form and not yet kept, or None. Stops the timer: the caller writes it now."""
        self._timer.stop()
        value = self._take()
        return None if value == self._last else value

    def _fire(self) -> None:
        value = self._take()
        if value == self._last:
            return
        self._last = value
        self.state_changed.emit(Kept.WAITING, None)
        self._keep(value, self._kept, self._failed)

    def _kept(self) -> None:
        self.state_changed.emit(Kept.SAVED, None)

    def _failed(self, error: BaseException) -> None:
        self._last = None  # nothing is safe: the next look writes again
        self.state_changed.emit(Kept.FAILED, error)
