"""Mistakes that a suite must find: without them nobody would know whether it looks.

Each takes away one thing that keeps promises: what is synced before it is confirmed, or written beside before
it takes the place of what was there.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from gridworker.lasting import sync
from gridworker.services import backup_shelf, keyring, place
from gridworker.storage import Store
from gridworker.storage import db as store_db
from gridworker.storage.db import Db
from gridworker.sync import write


def _in_place(path: Path, content: bytes) -> None:
    """`keyring.write_whole` as somebody in a hurry writes it."""
    with path.open("wb") as file:
        file.write(content)


def _unsynced(path: Path, content: bytes) -> None:
    """`keyring.write_whole` without waiting for the disk."""
    part = path.with_name(path.name + ".part")
    part.write_bytes(content)
    part.replace(path)


@contextlib.contextmanager
def _write_whole(instead: Callable[[Path, bytes], None]) -> Iterator[None]:
    was = keyring.write_whole
    users: list[Any] = [keyring, place]
    for user in users:
        user.write_whole = instead
    try:
        yield
    finally:
        for user in users:
            user.write_whole = was


@contextlib.contextmanager
def _names_alone() -> Iterator[None]:
    """A file that is synced before it gets its name, and never under it: enough but on a stick."""
    users: list[Any] = [keyring, backup_shelf, write]
    was = keyring.take_name

    def take_name(part: Path, path: Path) -> None:
        part.replace(path)
        sync(path.parent)

    for user in users:
        user.take_name = take_name
    try:
        yield
    finally:
        for user in users:
            user.take_name = was


@contextlib.contextmanager
def _never_synced() -> Iterator[None]:
    """A store that confirms before the disk does."""
    was = store_db._settle

    def settle(conn: Any, readonly: bool) -> None:
        was(conn, readonly)
        conn.execute("PRAGMA synchronous = OFF")

    store_db._settle = settle
    try:
        yield
    finally:
        store_db._settle = was


@contextlib.contextmanager
def _torn_transactions() -> Iterator[None]:
    """A store whose verbs are many small transactions instead of one."""
    was = Db.atomic

    @contextlib.contextmanager
    def each_by_itself(self: Db) -> Iterator[None]:
        yield

    Db.atomic = each_by_itself
    try:
        yield
    finally:
        Db.atomic = was


@contextlib.contextmanager
def _told_too_early() -> Iterator[None]:
    """A draft that is written a moment after it was confirmed."""
    was = Store.keep_draft
    waiting: list[Callable[[], None]] = []

    def keep(self: Store, *words: Any, **more: Any) -> None:
        for late in waiting:
            late()
        waiting[:] = [lambda: was(self, *words, **more)]

    Store.keep_draft = keep
    try:
        yield
    finally:
        Store.keep_draft = was


PLANTS: Final[dict[str, Callable[[], contextlib.AbstractContextManager[None]]]] = {
    "keys in place": lambda: _write_whole(_in_place),
    "names alone": _names_alone,
    "keys unsynced": lambda: _write_whole(_unsynced),
    "store unsynced": _never_synced,
    "torn transactions": _torn_transactions,
    "told too early": _told_too_early,
}


@contextlib.contextmanager
def planted(name: str) -> Iterator[None]:
    """The block runs with this mistake in the program; with "" it runs as it is."""
    with PLANTS[name]() if name else contextlib.nullcontext():
        yield
