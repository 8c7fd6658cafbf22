"""Backups from before a deletion: they still hold the words, and go when the office's months are over.

Until then they are what a bad day may need; a newer proved backup must be there before one goes. The moment
of each deletion is kept on this machine, without saying what was deleted.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from gridworker.domain.time import wall_text
from gridworker.services.backup_shelf import Backup, backups_in, home_of, prune_before
from gridworker.services.session import Session

_META = "removed_at"


def scrub(session: Session) -> None:
    """Write the store anew without what was deleted, and note the moment. Raises UserError `disk_full`."""
    session.store.privacy.scrub()
    moments = [*_moments(session), wall_text(session.entropy.now())]
    session.store.set_meta(_META, json.dumps(moments))


def past(session: Session, before: str, folders: Iterable[Path] = ()) -> list[Backup]:
    """Backups with deleted words of which the deletion lies before a day; the newest of each folder stays."""
    moment = _newest_before(session, before)
    family = session.store.meta("backup_family")
    if moment is None or family is None:
        return []
    out = []
    for folder in (home_of(session.dir), *folders):
        good = [one for one in backups_in(folder, family) if one.state == "good"]
        if good and datetime.fromisoformat(good[0].made) >= moment:
            out += [one for one in good[1:] if datetime.fromisoformat(one.made) < moment]
    return out


def prune(session: Session, before: str, folders: Iterable[Path] = ()) -> int:
    """Take those of `past` away and return how many; a folder without a newer backup is left alone."""
    wanted = list(folders)
    gone = past(session, before, wanted)
    moment = _newest_before(session, before)
    family = session.store.meta("backup_family")
    if moment is None or family is None:
        return 0
    for folder in sorted({one.path.parent for one in gone}):
        prune_before(folder, family, moment)
    return len(gone)


def _moments(session: Session) -> list[str]:
    found: list[str] = json.loads(session.store.meta(_META) or "[]")
    return found


def _newest_before(session: Session, before: str) -> datetime | None:
    days = [one for one in _moments(session) if one[:10] < before]
    return datetime.fromisoformat(max(days)) if days else None
