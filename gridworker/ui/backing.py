"""Backups by themselves: some time after the start, when a known stick appears, once a day, and on closing.

The copy is made beside the store thread, so that saving never waits for it. What went wrong is kept and shown
under 安全; nothing here ever stands in the way of work.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from gridworker.errors import UserError
from gridworker.services.changes import Changes
from gridworker.ui import choose
from gridworker.ui.desk import Desk
from gridworker.ui.widgets.notice import three_parts

if TYPE_CHECKING:
    from gridworker.services.backup_rounds import Plan, Round
    from gridworker.services.session import Session
    from gridworker.ui.work import Job, Task

FIRST_MS = 30_000
"""Opening a profile, the first page and the index come first."""
NEXT_MS = 10_000
"""Between two looks for a stick; a look costs a list of the mounted disks."""


class Backing(QObject):
    """`begin` with an open profile, `stop` before it closes; `on_closing` once, when the window closes."""

    follows = Signal(object)
    """The job that copies for the closing window: somebody may show how far it is."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._seen: set[Path] = set()
        self._written: set[Path] = set()
        self._job: Job[Any] | None = None
        self._turn = 0
        self._said: UserError | None = None
        self._given_up = False
        self._after: Callable[[UserError | None], None] | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)

    def begin(self) -> None:
        if not self._desk.work.has_session or self._after is not None:
            return  # closed again meanwhile
        self._seen.clear()
        self._timer.start(FIRST_MS)

    def stop(self) -> None:
        """No further rounds; one under way is asked to stop."""
        self._timer.stop()
        self.give_up()
        self._turn += 1  # what is still on its way finds nobody
        self._job = None

    def give_up(self) -> None:
        self._given_up = True
        if self._job is not None:
            self._job.cancel()

    def on_closing(self, after: Callable[[UserError | None], None]) -> None:
        """Back up what was written since; `after` hears why it failed, or None, whatever happens."""
        self._timer.stop()
        self._given_up = False
        self._after = after
        self._look()

    # one round: which disks are in, what is due, copying, remembering --------------------

    def _look(self) -> None:
        if self._job is not None:
            self._job.cancel()  # a round of the day is overtaken by closing
        self._given_up = False
        self._turn += 1
        self._go(self._desk.work.run_aside(self, _roots), self._plan)

    def _go(self, job: Job[Any], then: Callable[[Any], None]) -> None:
        """Go on with the answer, unless another round has begun meanwhile."""
        turn, self._job = self._turn, job

        def answered(result: Any) -> None:
            if turn == self._turn:
                then(result)

        def failed(error: BaseException) -> None:
            if turn == self._turn:
                self._failed(error)

        job.success(answered).failure(failed)

    def _plan(self, roots: list[Path]) -> None:
        new = [root for root in roots if root not in self._seen]
        self._seen = set(roots)
        if self._written - self._seen:
            self._written.clear()
            self._desk.backed_up.emit([])
        closing = self._after is not None

        def plan(session: Session) -> Plan:
            from gridworker.services import backup_rounds  # nothing of this before the first page

            return backup_rounds.plan(session, roots, closing=closing, appeared=new)

        self._go(self._desk.work.run(self, plan), self._carry_out)

    def _carry_out(self, plan: Plan) -> None:
        if plan.empty or self._given_up:
            self._ended(None)
            return

        def copy(task: Task) -> Round:
            from gridworker.services import backup_rounds

            return backup_rounds.carry_out(plan, task.progress, task.cancelled)

        job = self._desk.work.run_aside(self, copy)
        self._go(job, self._note)
        if self._after is not None:
            self.follows.emit(job)

    def _note(self, done: Round) -> None:
        def note(session: Session) -> Changes:
            from gridworker.services import backup_rounds

            return backup_rounds.noted(session, done)

        failed = next(iter(done.failed.values()), None)

        def noted(changes: Changes) -> None:
            reached = [stick for stick in done.plan.sticks if stick.id in done.reached]
            if reached and self._after is None:
                self._written = {stick.root for stick in reached if stick.root is not None}
                self._desk.backed_up.emit([stick.name for stick in reached])
            self._noted(changes, failed)

        self._go(self._desk.work.run(self, note), noted)

    def _failed(self, error: BaseException) -> None:
        if self._said or getattr(error, "code", "") == "cancelled":
            self._ended(None)
            return
        what, then = three_parts(error)  # a mistake of our own goes to the crash file
        told = error if isinstance(error, UserError) else UserError("bug", what, then)
        self._said = told

        def note(session: Session) -> Changes:
            from gridworker.services import backup_rounds

            backup_rounds.note_failure(session, told)
            return Changes(frozenset({"backup"}))

        self._go(self._desk.work.run(self, note), lambda changes: self._noted(changes, told))

    def _noted(self, changes: Changes, error: UserError | None) -> None:
        self._desk.tell(changes)
        self._ended(error)

    def _ended(self, error: UserError | None) -> None:
        self._job, self._said = None, None
        if self._after is not None:
            after, self._after = self._after, None
            after(error)
        elif not self._given_up:
            self._timer.start(NEXT_MS)


def _roots(_task: Task) -> list[Path]:
    return [stick.path for stick in choose.sticks()]
