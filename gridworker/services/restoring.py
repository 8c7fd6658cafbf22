"""A backup put back: looked at first, beside what is there now, and never over the only copy.

The profile that stands in the place is set aside whole, under another name, before the restored one takes the
place; what is put back goes on as a new incarnation, because its next numbers may exist already somewhere. A
cut at any moment leaves one whole profile at least, and the next start ends what was begun (`profiles`).
"""

from __future__ import annotations

import contextlib
import json
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from gridworker.domain.time import Entropy, wall_text
from gridworker.errors import UserError
from gridworker.lasting import take_name
from gridworker.services import backup_file
from gridworker.services.deleted_since import DeletedSince, deleted_since
from gridworker.services.entropy import Cancel, Progress, SystemEntropy
from gridworker.services.incarnation import add_past_incarnations, known, past_incarnations
from gridworker.services.keyring import FILE_NAME, Keyring, load_keyring, write_whole
from gridworker.services.place import STORE_FILE, ProfileLock, refuse_network_share
from gridworker.services.profiles import begun_of, profile_exists, ready_of
from gridworker.services.session import open_profile
from gridworker.storage import Store
from gridworker.storage import backup as copying
from gridworker.storage.backup import Contents
from gridworker.sync.refusals import write_failure

__all__ = ["Contents", "Preview", "Restored", "preview", "restore"]

ABSENT, OPENED, SHUT = "absent", "opened", "shut"


@dataclass(frozen=True)
class Preview:
    """What putting a backup back would do.

    `then` is what the backup holds, `made` when it was made (wall text). `present` says what is in the place
    now: `absent`, `opened` (then `now` is what it holds) or `shut` (this passphrase does not open it, or it
    is damaged). `only_now`: ops that are in the place and not in the backup; `only_then` the other way round.
    `same`: both are of one device. `deleted`: words that were deleted since, and are in the backup.
    """

    path: Path
    into: Path
    made: str
    then: Contents
    present: str
    now: Contents | None
    only_now: int
    only_then: int
    same: bool
    deleted: DeletedSince


@dataclass(frozen=True)
class Restored:
    """What was put back where. `aside`: where the profile that stood there is now, None when there was none.

    `waits`: it belongs to an office PC, which has to take over from what it was before. `deleted`: words that
    had been deleted in the profile that stood there, and have come back.
    """

    folder: Path
    aside: Path | None
    made: str
    contents: Contents
    waits: bool
    deleted: DeletedSince


def preview(
    path: Path,
    passphrase: str,
    into: Path,
    *,
    progress: Progress | None = None,
    cancel: Cancel | None = None,
) -> Preview:
    """Look at a backup and at what is in `into`, changing nothing.

    `passphrase` is the one that the profile had when the backup was made. Raises UserError `cannot_read`,
    `damaged_backup`, `newer_backup`, `wrong_passphrase`, `damaged_keys`, `cancelled`.
    """
    note, ring = _open(path, passphrase, progress, cancel)
    then = copying.contents_of_copy(path, ring.store_key)
    present, now, key = _present(into, passphrase, ring)
    deleted = _deleted(into, key, now, then, ring)
    only_now, only_then = (0, 0) if now is None else (_more(now, then), _more(then, now))
    same = now is not None and now.meta.get("device") == then.meta.get("device")
    return Preview(path, into, note.made, then, present, now, only_now, only_then, same, deleted)


def restore(
    path: Path,
    passphrase: str,
    into: Path,
    *,
    entropy: Entropy | None = None,
    progress: Progress | None = None,
    cancel: Cancel | None = None,
) -> Restored:
    """Put a backup into `into`; a profile that is there is set aside first.

    Raises UserError as `preview`, `profile_in_use`, `folder_not_empty`, `network_share`, `disk_full`,
    `read_only`, `cannot_write`; then everything is as it was.
    """
    entropy = entropy or SystemEntropy()
    into = into.absolute()
    refuse_network_share(into)
    note, ring = _open(path, passphrase, None, cancel)
    there = profile_exists(into)
    if not there and into.exists() and any(into.iterdir()):
        raise UserError("folder_not_empty", "这个文件夹里已有别的文件。", "请换一个空文件夹。")
    try:
        with contextlib.ExitStack() as held:
            if there:
                lock = ProfileLock(into)
                held.callback(lock.release)
            lives = _lives(into, ring) if there else []
            _, now, key = _present(into, passphrase, ring)
            waits = _build(path, note, passphrase, into, lives, entropy, progress, cancel)
            found = copying.contents_beside(ready_of(into) / STORE_FILE, ring.store_key)
            deleted = _deleted(into, key, now, found, ring)
            held.close()  # where files are in use a folder cannot be renamed
            aside = _set_aside(into, entropy.now()) if there else None
            if aside is None and into.exists():
                into.rmdir()
            # A cut just before this leaves it ready, and `profile_exists` puts it in its place.
            take_name(ready_of(into), into)
    except OSError as e:
        raise write_failure(e) from e
    return Restored(into, aside, note.made, found, waits, deleted)


def _open(
    path: Path, passphrase: str, progress: Progress | None, cancel: Cancel | None
) -> tuple[backup_file.Note, Keyring]:
    """The seal of the file holds, and the passphrase opens the keys in it."""
    try:
        note = backup_file.check(path, progress, cancel)
        keys = backup_file.keys_of(path, note)
    except OSError as e:
        raise UserError(
            "cannot_read", "这份备份读不出来。", "请检查盘是否还插着，或换另一份备份。"
        ) from e
    with TemporaryDirectory() as name:
        write_whole(Path(name) / FILE_NAME, keys)  # wrapped keys: nothing in it is secret without the words
        return note, load_keyring(Path(name), passphrase)


def _present(into: Path, passphrase: str, ring: Keyring) -> tuple[str, Contents | None, bytes]:
    """What is in the place, what it holds, and the key that opens it."""
    if not profile_exists(into):
        return ABSENT, None, b""
    store = into / STORE_FILE
    try:
        try:
            return OPENED, copying.contents_beside(store, ring.store_key), ring.store_key
        except UserError:
            own = load_keyring(into, passphrase)
            return OPENED, copying.contents_beside(store, own.store_key), own.store_key
    except (UserError, OSError):
        return SHUT, None, b""


def _deleted(into: Path, key: bytes, now: Contents | None, then: Contents, ring: Keyring) -> DeletedSince:
    office = "office" in ring.secrets  # every PC of an office has a key of it
    return DeletedSince(office=office) if now is None else deleted_since(into, key, now, then, office)


def _build(
    path: Path,
    note: backup_file.Note,
    passphrase: str,
    into: Path,
    lives: list[str],
    entropy: Entropy,
    progress: Progress | None,
    cancel: Cancel | None,
) -> bool:
    """Make the whole profile in `ready_of(into)`, opened once under a new incarnation.

    Returns whether it belongs to an office and has no certificate for this incarnation.
    """
    begun = begun_of(into)
    for left in (begun, ready_of(into)):
        if left.exists():
            shutil.rmtree(left)
    into.parent.mkdir(parents=True, exist_ok=True)
    begun.mkdir(mode=0o700)
    try:
        backup_file.take_store(path, note, begun / STORE_FILE, progress, cancel)
        write_whole(begun / FILE_NAME, backup_file.keys_of(path, note))
        # There is no place.json yet, so this is a new incarnation.
        with open_profile(begun, passphrase, entropy=entropy) as session:
            _note_restore(session.store, note, lives, entropy)
            waits = session.identity.office is not None and session.identity.role is None
        begun.replace(ready_of(into))
    except BaseException:
        shutil.rmtree(begun, ignore_errors=True)
        raise
    return waits


def _lives(into: Path, ring: Keyring) -> list[str]:
    """The incarnations of the profile that is set aside: an older backup does not know the newest of them.

    Empty when it cannot be read; what it receipted is then found out from the laptops (`succession`).
    """
    try:
        with Store.open(into / STORE_FILE, ring.store_key, readonly=True) as store:
            return [*past_incarnations(store), known(store, "inc")]
    except (UserError, OSError):
        return []


def _note_restore(
    store: Store, note: backup_file.Note, lives: list[str], entropy: Entropy
) -> None:
    at = wall_text(entropy.now())
    with store.atomic():
        add_past_incarnations(store, lives)
        store.set_meta("restored", json.dumps({"at": at, "made": note.made}))
        store.set_meta("backup_last", None)


def _set_aside(into: Path, now: datetime) -> Path:
    aside, number = into.with_name(f"{into.name}-before-{now:%Y%m%d-%H%M%S}"), 1
    while aside.exists():
        number += 1
        aside = into.with_name(f"{into.name}-before-{now:%Y%m%d-%H%M%S}-{number}")
    take_name(into, aside)
    return aside


def _more(one: Contents, other: Contents) -> int:
    """How many ops stand in logs of `one` above what `other` has of them."""
    return sum(max(0, last - other.logs.get(log, 0)) for log, last in one.logs.items())
