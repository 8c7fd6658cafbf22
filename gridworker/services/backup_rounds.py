"""When a backup is made by itself: once a day, on closing, and when a known stick is put in.

A round is planned with the profile (`plan`), carried out beside it (`carry_out`) and noted with it (`noted`).
Nothing is made when nothing was written since the last one.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from gridworker.domain.time import wall_day
from gridworker.errors import UserError
from gridworker.services import backups
from gridworker.services.backup_shelf import Backup, backups_in, made_home
from gridworker.services.backup_sticks import KnownStick, known_sticks, note_stick
from gridworker.services.backups import Source
from gridworker.services.changes import Changes
from gridworker.services.entropy import Cancel, Progress
from gridworker.services.session import Session
from gridworker.storage.backup import contents_of_copy


@dataclass(frozen=True)
class Plan:
    """What a round does: a new backup in the profile's own place, or the last one, and to which sticks.

    `hand`: a person asked for it, and it stays until a person takes it away.
    """

    source: Source
    new: bool
    sticks: list[KnownStick] = field(default_factory=list)
    hand: bool = False

    @property
    def empty(self) -> bool:
        """Whether there is nothing to do."""
        return not self.new and not self.sticks


@dataclass(frozen=True)
class Round:
    """What a round came to: the backup, the sticks that have it now, and what went wrong where."""

    plan: Plan
    made: Backup | None = None
    reached: dict[str, Backup] = field(default_factory=dict)
    failed: dict[str, UserError] = field(default_factory=dict)


def plan(
    session: Session,
    roots: Iterable[Path] = (),
    *,
    closing: bool = False,
    appeared: Collection[Path] = (),
) -> Plan:
    """What is due now. `roots`: the disks that are in, of which `appeared` were not in before.

    On closing everything that was written since goes into a backup; otherwise the first of a day, and one
    for each known stick when it appears or has none of today.
    """
    source = backups.source(session)
    current = backups.is_current(session)
    today = source.now.date()
    sticks = [
        one
        for one in known_sticks(session, roots)
        if one.root is not None
        and one.mark != source.mark
        and (closing or one.root in appeared or not one.made or wall_day(one.made) != today)
    ]
    last = backups.last_made(session)
    daily = not last or wall_day(last) != today
    return Plan(source, new=not current and (closing or daily or bool(sticks)), sticks=sticks)


def carry_out(plan: Plan, progress: Progress | None = None, cancel: Cancel | None = None) -> Round:
    """Make what was planned; a stick that fails does not stop the others.

    Raises UserError `cancelled`, and what a backup in the profile's own place raises.
    """
    home = made_home(plan.source.folder)
    done = Round(plan)
    parts = (1 if plan.new else 0) + len(plan.sticks)

    def step(at: int) -> Progress | None:
        if progress is None:
            return None
        told = progress
        return lambda n, total: told(at * total + n, parts * total)

    if plan.new:
        made = backups.write(plan.source, home, hand=plan.hand, progress=step(0), cancel=cancel)
        done = Round(plan, made)
    newest = done.made or _newest(home, plan.source)
    for at, stick in enumerate(plan.sticks, start=1 if plan.new else 0):
        if stick.folder is None or newest is None:
            continue
        try:
            done.reached[stick.id] = backups.send_on(
                newest, stick.folder, plan.source.folder, step(at), cancel
            )
        except UserError as e:
            if e.code == "cancelled":
                raise
            done.failed[stick.id] = e
    return done


def _newest(home: Path, source: Source) -> Backup | None:
    for one in backups_in(home, source.family):
        if one.state == "good":
            return replace(one, contents=contents_of_copy(one.path, source.key))
    return None


def noted(session: Session, done: Round) -> Changes:
    """Remember what a round came to; where a backup could not be made is kept for people to see."""
    changes = Changes()
    if done.made is not None:
        changes |= backups.note(session, done.plan.source, done.made)
    for stick, made in done.reached.items():
        changes |= backups.note(session, done.plan.source, made)
        note_stick(session, stick, made.made, done.plan.source.mark)
    note_failure(session, next(iter(done.failed.values()), None))
    if done.made is not None or done.reached:
        from gridworker.services.retention import prune_backups  # hardly ever anything to do

        prune_backups(session, {made.path.parent for made in done.reached.values()})
    return changes | Changes(frozenset({"backup"}))


def note_failure(session: Session, error: UserError | None) -> None:
    """Keep why the last round failed; None: it did not."""
    kept = None
    if error is not None:
        kept = json.dumps([error.message, error.hint], ensure_ascii=False)
    if session.store.meta("backup_failed") != kept:
        session.store.set_meta("backup_failed", kept)


def last_failure(session: Session) -> tuple[str, str] | None:
    """(sentence, hint) of the last round when it failed."""
    kept = session.store.meta("backup_failed")
    return tuple(json.loads(kept)) if kept else None


def failed_count(session: Session) -> int:
    """1 when the last automatic backup failed, so that somebody looks; else 0."""
    return int(last_failure(session) is not None)
