"""Backups: made while the profile is open, proved good before they count, rotated, listed.

A backup is good when it was read back from its disk whole, every page's seal held, it was opened with its own
keys and counted: as many records as the store had at that moment. Until then it has another name, and nothing
older is taken away for it. Making one is in three parts, so that saving never waits: `source` and `note` need
the open profile and are short, `write` is long and needs only what `source` gave.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from gridworker.domain.ids import b64u
from gridworker.domain.time import wall_text
from gridworker.errors import UserError
from gridworker.services import backup_file
from gridworker.services.backup_file import SUFFIX, Note
from gridworker.services.backup_kept import note_kept
from gridworker.services.backup_shelf import Backup, home_of, made_home, named, rotate, shelved, sweep
from gridworker.services.changes import Changes
from gridworker.services.entropy import Cancel, Progress
from gridworker.services.keyring import FILE_NAME, unseal
from gridworker.services.place import STORE_FILE, disk_of
from gridworker.services.session import Session
from gridworker.storage import backup as copying
from gridworker.storage.backup import Contents
from gridworker.sync.refusals import write_failure

_COPIED, _ALL = 60, 100
"""Of a hundred steps of progress the copy has sixty, checking the rest."""
_SPARE: Final = 4 << 20
"""Bytes that must be left on a disk beside a backup."""


@dataclass(frozen=True)
class Source:
    """What a backup is made of. `mark` changes with every op and every draft; `now` is the moment."""

    folder: Path
    key: bytes
    kek: bytes
    keys: bytes
    family: str
    life: str
    mark: str
    now: datetime


def source(session: Session) -> Source:
    """What the next backup is made of."""
    store = session.store
    family = store.meta("backup_family")
    if family is None:
        family = b64u(session.entropy.token(12))
        store.set_meta("backup_family", family)
    return Source(
        folder=session.dir, key=session.ring.store_key, kek=session.ring.kek,
        keys=(session.dir / FILE_NAME).read_bytes(), family=family, life=_life(session),
        mark=mark_of(session), now=session.entropy.now(),
    )  # fmt: skip


def _life(session: Session) -> str:
    """A word for this incarnation that says nothing of it."""
    return b64u(hashlib.sha256(f"gridworker backup life\n{session.identity.inc}".encode()).digest()[:6])


def mark_of(session: Session) -> str:
    """A word that is another one as soon as an op or a draft was written, or the passphrase changed."""
    sha256 = hashlib.sha256((session.dir / FILE_NAME).read_bytes())
    for log, (last, head) in sorted(session.store.heads().items()):
        sha256.update(f"{' '.join(log)} {last} {head}\n".encode())
    for draft in sorted(session.store.drafts(), key=lambda one: one.id):
        sha256.update(f"{draft.id} {draft.at} {len(str(draft.body))}\n".encode())
    return b64u(sha256.digest()[:12])


def write(
    source: Source,
    to: Path,
    *,
    hand: bool = False,
    progress: Progress | None = None,
    cancel: Cancel | None = None,
) -> Backup:
    """Make a backup in the folder `to`, prove it, and take away what the rotation no longer keeps.

    Needs no open profile and may run beside it. Raises UserError `no_folder`, `disk_full`, `read_only`,
    `cannot_write`, `cancelled`, `bad_copy`, `damaged_store`; then nothing is left behind and nothing older
    is gone.
    """
    try:
        return _write(source, to, hand, progress, cancel)
    except OSError as e:
        raise write_failure(e) from e


def _write(
    source: Source, to: Path, hand: bool, progress: Progress | None, cancel: Cancel | None
) -> Backup:
    _need_room(to, source.folder / STORE_FILE)
    sweep(to)
    part = to / f"{b64u(os.urandom(6))}{SUFFIX}.part"
    try:
        found = copying.copy_store(
            source.folder / STORE_FILE, source.key, part, _share(progress, 0, _COPIED), cancel
        )
        _prove(source, part, found)
        note = Note(
            wall_text(source.now), source.family, hand, part.stat().st_size, len(source.keys), source.life
        )
        # Every page was read back from the disk when it was proved; what is new now is the tail.
        backup_file.seal(part, note, source.keys, _share(progress, _COPIED, _ALL), cancel)
        if backup_file.read_note(part) != note or backup_file.keys_of(part, note) != source.keys:
            raise backup_file.damaged("tail")
        path = named(part, to, source.now)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    done = shelved(path, note, source.folder, found)
    rotate(to, source.family, path)
    return done


def send_on(
    made: Backup, to: Path, profile: Path, progress: Progress | None = None, cancel: Cancel | None = None
) -> Backup:
    """Copy a good backup to another folder (a stick), read it back there, and rotate there as well.

    Raises UserError as `write`.
    """
    try:
        _need_room(to, made.path)
        sweep(to)
        part = to / f"{b64u(os.urandom(6))}{SUFFIX}.part"
        try:
            backup_file.copy_file(made.path, part, _share(progress, 0, _COPIED), cancel)
            note = backup_file.check(part, _share(progress, _COPIED, _ALL), cancel)
            path = named(part, to, note.moment)
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
        rotate(to, note.family, path)
        return replace(made, path=path, away=disk_of(to) != disk_of(profile))
    except OSError as e:
        raise write_failure(e) from e


def note(session: Session, source: Source, made: Backup) -> Changes:
    """Remember a good backup: what need not be backed up again, and what the office may promise to keep."""
    store, found = session.store, made.contents
    if found is None:
        return Changes()
    with store.atomic():
        if made.path.parent == home_of(session.dir):
            store.set_meta("backup_last", json.dumps({"made": made.made, "mark": source.mark}))
            store.set_meta("backup_failed", None)
        if made.away:
            note_kept(store, found.logs)
    return Changes(frozenset({"backup"}))


def back_up(
    session: Session,
    to: Path | None = None,
    *,
    progress: Progress | None = None,
    cancel: Cancel | None = None,
) -> tuple[Backup, Changes]:
    """Make a backup now, in the profile's own place or where a person wants it. Raises as `write`."""
    made_of = source(session)
    made = write(
        made_of, to if to is not None else made_home(session.dir), hand=to is not None, progress=progress,
        cancel=cancel,
    )  # fmt: skip
    return made, note(session, made_of, made)


def is_current(session: Session) -> bool:
    """Whether the last backup in the profile's own place holds everything that was written since."""
    last = json.loads(session.store.meta("backup_last") or "{}")
    return bool(last.get("mark") == mark_of(session) and list(home_of(session.dir).glob(f"*{SUFFIX}")))


def last_made(session: Session) -> str:
    """When the last good backup in the profile's own place was made (wall text), or empty."""
    return str(json.loads(session.store.meta("backup_last") or "{}").get("made", ""))


def _prove(source: Source, part: Path, found: Contents) -> None:
    """Open what was written and count it; the key file must open it with what the passphrase gives today."""
    try:
        sound = not copying.damage(part, source.key) and copying.contents_of_copy(part, source.key) == found
        boxed: Any = json.loads(source.keys)
        opens = unseal(source.kek, boxed["store"]) == source.key
    except (ValueError, KeyError, TypeError):
        sound, opens = False, False
    if not sound or not opens:
        raise UserError(
            "bad_copy", "备份写出来以后核对不上，没有留下。", "请检查磁盘，再备份一次；以前的备份都还在。"
        )


def _need_room(to: Path, like: Path) -> None:
    if not to.is_dir():
        raise UserError("no_folder", "找不到这个文件夹。", "请检查U盘是否插好，或换一个文件夹。")
    if shutil.disk_usage(to).free < like.stat().st_size + _SPARE:
        raise UserError(
            "disk_full", "盘上空间不够，备份没有做，以前的备份都还在。", "请清理出一些空间，或换一个盘。"
        )


def _share(progress: Progress | None, first: int, last: int) -> Progress | None:
    if progress is None:
        return None
    told = progress
    return lambda done, total: told(first + (last - first) * done // max(total, 1), _ALL)
