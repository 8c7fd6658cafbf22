"""Keeps what is being typed: as each field is left, after a pause, and now and then while somebody types on
without one; only when it differs from what was kept last.

Chinese input changes a text area's signals on every keystroke while its text stays the same; comparing is
what keeps half-composed words from being written again and again. Nothing here touches a widget, so a word
that is being composed goes on being composed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

T = TypeVar("T")

LONGEST = 4
"""Who types without a pause is kept after this many waits."""


class Kept(Enum):
    NOTHING = "nothing"
    WAITING = "waiting"
    SAVED = "saved"
    FAILED = "failed"


class Autosave(QObject, Generic[T]):
    """`take` reads the form, `keep` writes it on the store thread and calls one of its two callbacks.

    `where` tells field and cursor: another field is worth keeping too, once there is a draft.
    """

    state_changed = Signal(object, object)
    """(Kept, the error or None)"""

    def __init__(
        self,
        take: Callable[[], T],
        keep: Callable[[T, Callable[[], None], Callable[[BaseException], None]], Any],
        wait_ms: int,
        parent: QObject,
        *,
        where: Callable[[], Mapping[str, Any] | None] = lambda: None,
    ) -> None:
        super().__init__(parent)
        self._take, self._keep, self._where = take, keep, where
        self._wait = wait_ms
        self._last: T | None = None
        self._last_place: Mapping[str, Any] | None = None
        self._exists = False
        self._under_way = 0
        self._told = Kept.NOTHING
        self._form: QWidget | None = None
        self._since = QElapsedTimer()
        self._timer = QTimer(self, singleShot=True, interval=wait_ms)
        self._timer.timeout.connect(self._fire)

    def watch(self, form: QWidget) -> None:
        """From now on a field of `form` that is left is kept at once."""
        self._form = form
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._moved)

    def begin(self, value: T | None, *, kept: bool = False) -> None:
        """From here on `value` counts as kept: a fresh form, or (`kept`) a draft that there is."""
        self._timer.stop()
        self._last, self._exists = value, kept
        self._last_place = self._where() if kept else None
        self._tell(Kept.NOTHING)

    def touched(self) -> None:
        """Something may have changed; look after the pause, or sooner if there has been none for long.

        Until then nobody may read that all of it is kept.
        """
        if self._told is Kept.SAVED:
            self._tell(Kept.NOTHING)
        if not self._timer.isActive():
            self._since.start()
        left = LONGEST * self._wait - self._since.elapsed()
        self._timer.start(max(0, min(self._wait, left)))

    @property
    def pending(self) -> bool:
        return self._timer.isActive()

    def unkept(self) -> T | None:
        """What is in the form and not yet kept, or None. Stops the timer: the caller writes it now."""
        self._timer.stop()
        value = self._take()
        moved = self._exists and self._where() != self._last_place
        return value if value != self._last or moved else None

    def keep_now(self) -> None:
        """Keep at once what waits for a pause: the screen is being locked."""
        if self._timer.isActive():
            self._timer.stop()
            self._fire()

    def _moved(self, left: QWidget | None, now: QWidget | None) -> None:
        form = self._form
        if form is None or left is None or not (left is form or form.isAncestorOf(left)):
            return
        if self._timer.isActive():
            self._timer.stop()
            self._fire()
        elif self._exists and now is not None and form.isAncestorOf(now):
            self._fire()

    def _fire(self) -> None:
        value, place = self._take(), self._where()
        if value == self._last and not (self._exists and _field(place) != _field(self._last_place)):
            if self._exists and not self._under_way:
                self._tell(Kept.SAVED)  # only the input method was busy
            return
        self._last, self._last_place = value, place
        self._under_way += 1
        self._tell(Kept.WAITING)
        self._keep(value, self._kept, self._failed)

    def _kept(self) -> None:
        self._exists = True
        self._under_way -= 1
        # What was typed meanwhile is not kept yet: the next look says so, or keeps it.
        if not self._under_way and not self._timer.isActive():
            self._tell(Kept.SAVED)

    def _failed(self, error: BaseException) -> None:
        self._under_way -= 1
        self._last = None  # nothing is safe: the next look writes again
        self._tell(Kept.FAILED, error)

    def _tell(self, state: Kept, error: BaseException | None = None) -> None:
        if state is not self._told or state is Kept.FAILED:
            self._told = state
            self.state_changed.emit(state, error)


def _field(place: Mapping[str, Any] | None) -> Any:
    return place.get("field") if place else None
