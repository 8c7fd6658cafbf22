"""A backup that a person asked for: prepared with the profile, copied beside it, noted with it.

Saving never waits for it, on this page or another.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gridworker.services import backup_rounds, backup_sticks, backups
from gridworker.services.backup_rounds import Round
from gridworker.services.backup_shelf import Backup
from gridworker.services.changes import Changes
from gridworker.ui.desk import Desk

if TYPE_CHECKING:
    from gridworker.services.backup_rounds import Plan
    from gridworker.services.backups import Source
    from gridworker.services.session import Session
    from gridworker.ui.work import Job, Task

Done = Callable[[Backup, Changes], object]
Failed = Callable[[BaseException], object]


def to_own_place(
    desk: Desk, page: QObject, follow: Callable[[Job[Round]], object], done: Done, failed: Failed,
    stick: tuple[Path, str] | None = None,
) -> None:
    """Into the profile's own place, and on to a stick (root and name) that is known from now on."""

    def prepare(session: Session) -> Plan:
        known = [] if stick is None else [backup_sticks.know(session, *stick)[0]]
        return backup_rounds.Plan(backups.source(session), new=True, sticks=known, hand=True)

    def copy(plan: Plan) -> None:
        def carry_out(task: Task) -> Round:
            made = backup_rounds.carry_out(plan, task.progress, task.cancelled)
            for error in made.failed.values():
                raise error
            return made

        job = desk.work.run_aside(page, carry_out)
        follow(job)
        job.success(note).failure(failed)

    def note(made: Round) -> None:
        newest = next(iter(made.reached.values()), made.made)
        assert newest is not None
        desk.work.run(page, lambda s: backup_rounds.noted(s, made)).success(
            lambda changes: done(newest, changes)
        ).failure(failed)

    desk.work.run(page, prepare).success(copy).failure(failed)


def to_folder(
    desk: Desk, page: QObject, follow: Callable[[Job[Backup]], object], done: Done, failed: Failed,
    folder: Path,
) -> None:
    """Into a folder of the person's choice, where it is never taken away."""

    def copy(source: Source) -> None:
        job = desk.work.run_aside(
            page,
            lambda task: backups.write(
                source, folder, hand=True, progress=task.progress, cancel=task.cancelled
            ),
        )
        follow(job)

        def note(made: Backup) -> None:
            desk.work.run(page, lambda s: backups.note(s, source, made)).success(
                lambda changes: done(made, changes)
            ).failure(failed)

        job.success(note).failure(failed)

    desk.work.run(page, backups.source).success(copy).failure(failed)
