"""The form of a backup file (`*.gwk`): the encrypted store, the key file of its time, and a seal over both.

    store   the pages of the store, as SQLCipher wrote them
    keys    `keys.json` as it was: what the passphrase of that time opens
    note    JSON: `{"v", "made", "family", "hand", "store", "keys", "life"}` (`store`, `keys` are lengths)
    seal    4 bytes length of the note, 32 bytes SHA-256 of everything before, 8 bytes `GWBACKUP`

The store comes first, so that the file can be looked into where it lies. Nothing outside the encryption says
who, where or what; `family` is a random word that all backups of one profile share.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Final

from gridworker.domain.time import parse_wall
from gridworker.errors import UserError
from gridworker.services.entropy import Cancel, Progress

SUFFIX: Final = ".gwk"
_MAGIC: Final = b"GWBACKUP"
_TAIL: Final = 4 + 32 + len(_MAGIC)
_MOST_NOTE: Final = 1 << 16
_MOST_KEYS: Final = 1 << 20
_BLOCK: Final = 1 << 20


@dataclass(frozen=True)
class Note:
    """What stands in the clear. `made` is wall text; `hand`: a person asked for it, it is never rotated out;
    `store` and `keys` are lengths in bytes; `life` is another word after each restore.
    """

    made: str
    family: str
    hand: bool
    store: int
    keys: int
    life: str = ""

    @property
    def moment(self) -> datetime:
        """When it was made."""
        return parse_wall(self.made)


def damaged(why: str = "") -> UserError:
    """The refusal for a file that is no whole backup."""
    return UserError(
        "damaged_backup", "这份备份坏了，或者没有拷全。", "请换另一份备份；这份没有动。", why=why
    )


def seal(
    path: Path,
    note: Note,
    keys: bytes,
    progress: Progress | None = None,
    cancel: Cancel | None = None,
) -> None:
    """Put the tail behind the store that `path` holds so far; on its disk when this returns.

    Raises OSError, UserError `cancelled`.
    """
    said = json.dumps({"v": 1, **note.__dict__}).encode()
    with path.open("rb+") as file:
        sha256, done = hashlib.sha256(), 0
        for block in _blocks(file, note.store):
            _ask(cancel)
            sha256.update(block)
            done += len(block)
            if progress:
                progress(done, note.store)
        tail = keys + said + len(said).to_bytes(4, "big")
        sha256.update(tail)
        file.seek(note.store)
        file.truncate()
        file.write(tail + sha256.digest() + _MAGIC)
        file.flush()
        os.fsync(file.fileno())


def read_note(path: Path) -> Note:
    """What the tail says, without reading the rest. Raises UserError `damaged_backup`, OSError."""
    with path.open("rb") as file:
        return _note(file)[0]


def check(path: Path, progress: Progress | None = None, cancel: Cancel | None = None) -> Note:
    """Read the whole file and compare it with its seal; ask the disk, not the copy in memory.

    Raises UserError `damaged_backup`, `cancelled`, OSError.
    """
    with path.open("rb") as file:
        note, digest = _note(file)
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        whole = file.seek(0, os.SEEK_END)
        sealed = whole - 32 - len(_MAGIC)
        sha256, done = hashlib.sha256(), 0
        file.seek(0)
        for block in _blocks(file, sealed):
            _ask(cancel)
            sha256.update(block)
            done += len(block)
            if progress:
                progress(done, sealed)
        if sha256.digest() != digest:
            raise damaged("seal")
    return note


def keys_of(path: Path, note: Note) -> bytes:
    """The key file inside. Raises OSError."""
    with path.open("rb") as file:
        file.seek(note.store)
        return file.read(note.keys)


def copy_file(
    source: Path, to: Path, progress: Progress | None = None, cancel: Cancel | None = None
) -> None:
    """Copy a backup to a new file, on its disk when this returns. Raises UserError `cancelled`, OSError."""
    _copy(source, to, source.stat().st_size, progress, cancel)


def take_store(
    source: Path, note: Note, to: Path, progress: Progress | None = None, cancel: Cancel | None = None
) -> None:
    """Copy the store out of a backup. Raises UserError `cancelled`, OSError."""
    _copy(source, to, note.store, progress, cancel)


def _copy(source: Path, to: Path, length: int, progress: Progress | None, cancel: Cancel | None) -> None:
    done = 0
    private = os.open(to, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)
    with source.open("rb") as file, os.fdopen(private, "wb", buffering=0) as out:
        for block in _blocks(file, length):
            _ask(cancel)
            rest = memoryview(block)
            while rest:
                rest = rest[out.write(rest) :]
            done += len(block)
            if done % (8 * _BLOCK) == 0:
                os.fsync(out.fileno())  # a slow stick takes it in sips, so that giving up is heard
            if progress:
                progress(done, length)
        os.fsync(out.fileno())
    if done != length:
        raise damaged("short")


def _blocks(file: BinaryIO, length: int) -> Iterator[bytes]:
    left = length
    while left > 0:
        block = file.read(min(_BLOCK, left))
        if not block:
            return
        left -= len(block)
        yield block


def _note(file: BinaryIO) -> tuple[Note, bytes]:
    size = file.seek(0, os.SEEK_END)
    if size < _TAIL:
        raise damaged("too short")
    file.seek(size - _TAIL)
    tail = file.read(_TAIL)
    length = int.from_bytes(tail[:4], "big")
    if tail[36:] != _MAGIC or not 0 < length <= min(_MOST_NOTE, size - _TAIL):
        raise damaged("no tail")
    file.seek(size - _TAIL - length)
    try:
        value = json.loads(file.read(length))
        if value["v"] != 1:
            raise UserError(
                "newer_backup", "这份备份是由更新版本的程序做的。", "请先升级本程序，再打开它。"
            )
        note = Note(
            made=str(value["made"]), family=str(value["family"]), hand=bool(value["hand"]),
            store=int(value["store"]), keys=int(value["keys"]), life=str(value.get("life", "")),
        )  # fmt: skip
        _ = note.moment
    except (ValueError, KeyError, TypeError) as e:
        raise damaged("note") from e
    if not 0 < note.keys <= _MOST_KEYS or note.store <= 0 or note.store + note.keys + length + _TAIL != size:
        raise damaged("lengths")
    return note, tail[4:36]


def _ask(cancel: Cancel | None) -> None:
    if cancel is not None and cancel():
        raise UserError("cancelled", "已取消，没有改动任何内容。", "需要时可以重新开始。")
