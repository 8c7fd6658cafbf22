"""Backups from before a deletion: they still hold the words, and go when the office's months are over.

So do profiles that a restore set aside. Until then they are what a bad day may need; a newer proved backup
must be there before one goes. The moment of each deletion is kept on this machine, without saying what was
deleted.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gridworker.domain.time import wall_text
from gridworker.services import set_aside
from gridworker.services.access import note
from gridworker.services.backup_shelf import backups_in, home_of, prune_before
from gridworker.services.session import Session

_META = "removed_at"


def scrub(session: Session, *, brought: bool = False) -> None:
    """Write the store anew without what was deleted, and note the moment. Raises UserError `disk_full`.

    `brought`: a file of another computer brought the deletion; then the log of access gets a line here.
    """
    many = session.store.privacy.scrub_due()
    session.store.privacy.scrub()
    if brought:
        note(session, "redact", count=many)
    moments = [*_moments(session), wall_text(session.entropy.now())]
    session.store.set_meta(_META, json.dumps(moments))


@dataclass(frozen=True)
class StillHeld:
    """What still holds deleted words on this machine's own disk: backups, and profiles set aside."""

    backups: int
    aside: int


def still_held(session: Session) -> StillHeld:
    """What there is from before the last deletion, whatever its age."""
    moment = _newest_before(session, "9")
    family = session.store.meta("backup_family")
    if moment is None:
        return StillHeld(0, 0)
    made = [one for one in backups_in(home_of(session.dir), family) if one.state == "good"] if family else []
    aside = [at for folder in set_aside.set_aside(session.dir) if (at := set_aside.moment_of(folder))]
    return StillHeld(
        sum(datetime.fromisoformat(one.made) < moment for one in made), sum(at < moment for at in aside)
    )


def past(session: Session, before: str, folders: Iterable[Path] = ()) -> list[tuple[str, Path]]:
    """(day, path) of backups and profiles set aside with words whose deletion lies before a day.

    The newest backup of each folder is not among them, and nothing is without a newer one.
    """
    moment = _newest_before(session, before)
    family = session.store.meta("backup_family")
    if moment is None or family is None:
        return []
    out: list[tuple[str, Path]] = []
    for folder in (home_of(session.dir), *folders):
        good = [one for one in backups_in(folder, family) if one.state == "good"]
        if good and datetime.fromisoformat(good[0].made) >= moment:
            old = [one for one in good[1:] if datetime.fromisoformat(one.made) < moment]
            out += [(one.made[:10], one.path) for one in old]
    if _newer(session, moment, family):
        for spared in set_aside.set_aside(session.dir):
            at = set_aside.moment_of(spared)
            if at is not None and at < moment:
                out.append((at.date().isoformat(), spared))
    return out


def prune(session: Session, before: str, folders: Iterable[Path] = ()) -> int:
    """Take those of `past` away and return how many; a folder without a newer backup is left alone."""
    gone = past(session, before, folders)
    moment = _newest_before(session, before)
    family = session.store.meta("backup_family")
    if moment is None or family is None:
        return 0
    for folder in sorted({path.parent for _, path in gone if path.is_file()}):
        prune_before(folder, family, moment)
    set_aside.clear_before(session, moment)
    return sum(not path.exists() for _, path in gone)


def _newer(session: Session, moment: datetime, family: str) -> bool:
    good = [one for one in backups_in(home_of(session.dir), family) if one.state == "good"]
    return any(datetime.fromisoformat(one.made) >= moment for one in good)


def _moments(session: Session) -> list[str]:
    found: list[str] = json.loads(session.store.meta(_META) or "[]")
    return found


def _newest_before(session: Session, before: str) -> datetime | None:
    days = [one for one in _moments(session) if one[:10] < before]
    return datetime.fromisoformat(max(days)) if days else None
