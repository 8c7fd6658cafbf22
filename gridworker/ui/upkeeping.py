"""While somebody works: the store is looked after, and what stands in the way is told before it does.

The check (after an unclean end, and weekly) takes steps whenever the store thread has nothing else to do; the
pages are read on another thread. The disk, the clock and the zone are looked at now and then.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from gridworker.ui.desk import Desk

if TYPE_CHECKING:
    from gridworker.services.checkup import Checkup
    from gridworker.services.session import Session
    from gridworker.services.surroundings import Notice as Around
    from gridworker.services.upkeep import Finding
    from gridworker.ui.work import Task

FIRST_MS = 6_000
"""The first page, its numbers and the search index come first."""
CHECK_MS = 25_000
NEXT_MS = 20
BUSY_MS = 400
AROUND_MS = 5 * 60_000


class Upkeeping(QObject):
    """Begins with `begin`, ends with `stop` or with its parent."""

    noticed = Signal(object)
    """A `services.surroundings.Notice` that was not told before."""
    found = Signal(object)
    """Findings of a check that are bad."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._told: set[str] = set()
        self._checkup: Checkup | None = None
        self._around = self._timer(self._look_around)
        self._check = self._timer(self._begin_check)
        self._next = self._timer(self._step)

    def begin(self) -> None:
        self._around.start(FIRST_MS)
        self._check.start(CHECK_MS)

    def stop(self) -> None:
        for timer in (self._around, self._check, self._next):
            timer.stop()
        self._checkup = None

    def _timer(self, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True)
        timer.timeout.connect(act)
        return timer

    # what is around -----------------------------------------------------------------------

    def _look_around(self) -> None:
        self._around.start(AROUND_MS)
        # What cannot be read now is told by whatever the person does next.
        self._desk.work.run(self, _around).success(self._tell).failure(lambda _error: None)

    def _tell(self, notices: list[Around]) -> None:
        now = {one.code for one in notices}
        for one in notices:
            if one.code not in self._told:
                self.noticed.emit(one)
        self._told = now  # what went away and comes back is told again

    # the check ----------------------------------------------------------------------------

    def _begin_check(self) -> None:
        if self._desk.work.busy:
            self._check.start(BUSY_MS)
            return
        self._desk.work.run(self, _due).success(self._began).failure(lambda _error: None)

    def _began(self, checkup: Checkup | None) -> None:
        self._checkup = checkup
        if checkup is None:
            return
        job = self._desk.work.run(self, lambda _session: checkup.pages())
        job.success(self._read_pages).failure(lambda _error: self._next.start(NEXT_MS))

    def _read_pages(self, look: Callable[[Callable[[], bool]], list[int]]) -> None:
        def read(task: Task) -> list[int]:
            return look(task.cancelled)

        job = self._desk.work.run_aside(self, read)
        job.always(lambda: self._next.start(NEXT_MS)).success(self._pages_read).failure(lambda _error: None)

    def _pages_read(self, damaged: list[int]) -> None:
        if self._checkup is not None:
            self._checkup.pages_done(damaged)

    def _step(self) -> None:
        checkup = self._checkup
        if checkup is None:
            return
        if self._desk.work.busy:
            self._next.start(BUSY_MS)
            return
        self._desk.work.run(self, lambda _session: checkup.step()).success(self._stepped).failure(
            lambda _error: None
        )

    def _stepped(self, more: bool) -> None:
        checkup = self._checkup
        if checkup is None:
            return
        if more:
            self._next.start(NEXT_MS)
            return
        self._checkup = None
        self._desk.work.run(self, lambda _session: checkup.finished()).success(self._finished).failure(
            lambda _error: None
        )

    def _finished(self, findings: list[Finding]) -> None:
        if findings:
            self.found.emit(findings)


def _around(session: Session) -> list[Around]:
    from gridworker.services.surroundings import surroundings

    return surroundings(session)


def _due(session: Session) -> Checkup | None:
    from gridworker.services import checkup

    why = checkup.due(session)
    return checkup.Checkup(session, why) if why else None
