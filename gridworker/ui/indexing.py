"""The search index is brought up to date while nobody waits, a few dozen milliseconds at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from gridworker.ui.desk import Desk

if TYPE_CHECKING:
    from gridworker.services.search import Indexed
    from gridworker.services.session import Session

FIRST_MS = 3000
"""Opening a profile and the first page come first."""
NEXT_MS = 15
BUSY_MS = 200
AFTER_CHANGE_MS = 600


class Indexing(QObject):
    """One step whenever the store thread has nothing else to do, until the index is whole."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._under_way = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._step)
        desk.changed.connect(self._changed)

    def begin(self) -> None:
        self._later(FIRST_MS)

    def stop(self) -> None:
        self._timer.stop()

    def _changed(self, _changes: object) -> None:
        self._later(AFTER_CHANGE_MS)

    def _later(self, pause: int) -> None:
        if not self._under_way and not self._timer.isActive():
            self._timer.start(pause)

    def _step(self) -> None:
        if self._desk.work.busy:
            self._timer.start(BUSY_MS)
            return
        self._under_way = True
        # What stops it (a full disk) is told by whatever else writes; a search stays right without it.
        self._desk.work.run(self, _some).always(self._ended).success(self._did).failure(lambda _error: None)

    def _ended(self) -> None:
        self._under_way = False

    def _did(self, state: Indexed) -> None:
        if not state.whole:
            self._timer.start(NEXT_MS)


def _some(session: Session) -> Indexed:
    from gridworker.services.search import index_some

    return index_some(session)
