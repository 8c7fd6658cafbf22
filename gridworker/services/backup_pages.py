"""What a person is shown about backups: the last one, all of them, the sticks, what restores set aside."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gridworker.errors import UserError
from gridworker.services import backup_file, backup_rounds, backups
from gridworker.services.backup_shelf import Backup, backups_in, home_of
from gridworker.services.backup_sticks import FOLDER, KnownStick, known_sticks
from gridworker.services.session import Session
from gridworker.services.set_aside import set_aside


@dataclass(frozen=True)
class Overview:
    """`shelf`: the backups of this profile, in its own place and on known sticks that are in, newest first.

    `current`: the newest one in its own place holds everything written since. `failed`: (sentence, hint) of
    the last automatic backup when it failed. `restored`: (when, from a backup made when), wall texts, when
    this profile was put back; `aside`: the profiles that restores set aside.
    """

    home: Path
    current: bool
    shelf: list[Backup]
    sticks: list[KnownStick]
    failed: tuple[str, str] | None
    restored: tuple[str, str] | None
    aside: list[Path]


def overview(session: Session, roots: Iterable[Path] = ()) -> Overview:
    """Everything the page shows; `roots` are the disks that are in."""
    home = home_of(session.dir)
    sticks = known_sticks(session, roots)
    family = session.store.meta("backup_family") or ""
    shelf = backups_in(home, family, session.dir)
    for at, stick in enumerate(sticks):
        if stick.folder is not None:
            on_it = backups_in(stick.folder, family, session.dir)
            # What lies there counts, not what is remembered: a restored profile knows less of it.
            sticks[at] = replace(stick, made=max([stick.made, *(one.made for one in on_it)]))
            shelf += on_it
    told = json.loads(session.store.meta("restored") or "null")
    return Overview(
        home=home,
        current=backups.is_current(session),
        shelf=sorted(shelf, key=lambda one: (one.made, str(one.path)), reverse=True),
        sticks=sticks,
        failed=backup_rounds.last_failure(session),
        restored=(told["at"], told["made"]) if told else None,
        aside=set_aside(session.dir),
    )


@dataclass(frozen=True)
class Offered:
    """A backup to restore from, and the profile that it belongs to, when that is known.

    `away`: it was found on a disk that is in, not beside a profile.
    """

    backup: Backup
    profile: Path | None
    away: bool = False


def offered(profiles: Sequence[Path], roots: Iterable[Path]) -> list[Offered]:
    """The good backups beside known profiles and on disks that are in, newest first. Needs no passphrase."""
    owner: dict[str, Path] = {}
    found: list[Offered] = []
    for profile in profiles:
        for one in backups_in(home_of(profile)):
            if one.state == "good":
                owner.setdefault(one.family, profile)
                found.append(Offered(one, profile))
    seen = {(one.backup.family, one.backup.made) for one in found}  # the same one lies on a stick as well
    for root in roots:
        for folder in (root / FOLDER, root):
            found += [
                Offered(one, owner.get(one.family), away=True)
                for one in backups_in(folder)
                if one.state == "good" and (one.family, one.made) not in seen
            ]
    return sorted(found, key=lambda one: one.backup.made, reverse=True)


def owner_of(backup: Path, profiles: Sequence[Path]) -> Path | None:
    """The profile of which this is a backup, as far as backups beside the profiles tell; None: not known."""
    try:
        family = backup_file.read_note(backup).family
    except (UserError, OSError):
        return None  # what is wrong with it is said when it is looked into
    return next((one for one in profiles if backups_in(home_of(one), family)), None)
