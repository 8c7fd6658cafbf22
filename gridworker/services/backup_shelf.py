"""Where backups lie: the profile's own place and other folders, what is in them, what is taken away again."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gridworker.domain import rotation
from gridworker.errors import UserError
from gridworker.lasting import take_name
from gridworker.services import backup_file
from gridworker.services.backup_file import SUFFIX, Note
from gridworker.services.place import disk_of
from gridworker.storage.backup import Contents
from gridworker.sync.refusals import write_failure


@dataclass(frozen=True)
class Backup:
    """A backup file. `state` is `good` or `damaged`; `size` bytes; `made` wall text, empty when damaged.

    `contents` is known of one that was just made; `away`: it lies on another disk than the profile.
    """

    path: Path
    made: str
    size: int
    state: str
    hand: bool = False
    family: str = ""
    contents: Contents | None = None
    away: bool = False
    life: str = ""


def home_of(profile: Path) -> Path:
    """Where the automatic backups of a profile lie: a folder beside it, so that both do not go at once."""
    spot = profile.absolute()
    beside = spot.with_name(f"{spot.name}-backups")
    if beside.is_dir() or os.access(spot.parent, os.W_OK):
        return beside
    return spot / "backups"


def made_home(profile: Path) -> Path:
    """`home_of`, made if it is missing. Raises UserError `read_only`, `disk_full`, `cannot_write`."""
    home = home_of(profile)
    try:
        home.mkdir(mode=0o700, exist_ok=True)
    except OSError as e:
        raise write_failure(e) from e
    return home


def backups_in(folder: Path, family: str | None = None, profile: Path | None = None) -> list[Backup]:
    """The backups in a folder, newest first, damaged ones last; of one profile, or of all.

    Only their tails are read: `backup_file.check` reads everything. A folder that is gone has none.
    """
    found = []
    with contextlib.suppress(OSError):
        for path in sorted(folder.glob(f"*{SUFFIX}")):
            try:
                read = backup_file.read_note(path)
            except UserError:
                if family is None or profile is not None:
                    found.append(Backup(path, "", path.stat().st_size, "damaged"))
            except OSError:
                continue
            else:
                if family is None or read.family == family:
                    found.append(shelved(path, read, profile))
    return sorted(found, key=lambda one: (one.made, one.path.name), reverse=True)


def rotate(folder: Path, family: str, newest: Path) -> list[Path]:
    """Take away the automatic backups of a profile that are too many; `newest` stays in any case."""
    found = [one for one in backups_in(folder, family) if not one.hand]
    made = {one.path: datetime.fromisoformat(one.made) for one in found}
    keep = rotation.kept(made, {one.path: one.life for one in found}) | {newest}
    gone = sorted(set(made) - keep)
    for path in gone:
        with contextlib.suppress(OSError):
            path.unlink()
    return gone


def prune_before(folder: Path, family: str, moment: datetime) -> list[Path]:
    """Take away the backups of a profile made before a moment, also those made by hand; the newest stays."""
    found = [one for one in backups_in(folder, family) if one.state == "good"]
    gone = [one.path for one in found[1:] if datetime.fromisoformat(one.made) < moment]
    for path in gone:
        path.unlink(missing_ok=True)
    return gone


def sweep(folder: Path) -> None:
    """Take away what a run that was cut off left behind."""
    for left in folder.glob(f"*{SUFFIX}.part*"):
        with contextlib.suppress(OSError):
            left.unlink()


def named(part: Path, to: Path, moment: datetime) -> Path:
    """Give a proved backup its name, never that of another file."""
    stem = f"gridworker-{moment:%Y%m%d-%H%M%S}"
    path, number = to / f"{stem}{SUFFIX}", 1
    while path.exists():
        number += 1
        path = to / f"{stem}-{number}{SUFFIX}"
    take_name(part, path)
    return path


def shelved(path: Path, note: Note, profile: Path | None, found: Contents | None = None) -> Backup:
    away = profile is not None and disk_of(path.parent) != disk_of(profile)
    size = path.stat().st_size
    return Backup(path, note.made, size, "good", note.hand, note.family, found, away, note.life)
