"""A copy of a store while it is in use, and proving that a copy is good.

The copy is made by the engine page by page under one read transaction of a connection of its own, so that a
save meanwhile neither waits nor gets half into it. A copy has no files beside it and is opened `immutable`:
nothing is written next to it, also on a stick that is write-protected. It may have bytes behind its last page
(the tail of a backup file); only `damage` looks at the whole file and must be asked before a tail is added.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from sqlcipher3 import dbapi2

from gridworker.domain.kinds import COMMON_DOCUMENTS, DOCUMENTS
from gridworker.domain.ops import LogKey
from gridworker.domain.time import FARTHEST_CAUSE, hlc_seconds
from gridworker.errors import UserError
from gridworker.storage.db import CACHE_KIB, Cancel, Db, Progress, apply_key, said
from gridworker.storage.errors import Cancelled

_PAGES: Final = 1024
"""Pages (of 4 KiB) between two looks at the cancel flag."""
_KINDS: Final = (*sorted(DOCUMENTS - COMMON_DOCUMENTS), "demand")
"""Kinds that are counted: all that people write, but the office's map."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a store holds, for people and for comparing.

    `counts`: records that are not in the bin, by kind, and `draft`; `ops` of all logs, `logs` the greatest
    number of each log; `last_visit` its day (ISO) or empty; `last_written` Unix seconds of the newest op
    (a hint: it comes from the writer's clock), 0 without ops. `redactions`: the record of each redaction in
    effect by the hash of its op, `requests` the ids of residents' requests.
    """

    counts: dict[str, int]
    ops: int
    last_visit: str
    last_written: int
    logs: dict[LogKey, int] = field(default_factory=dict)
    meta: dict[str, str] = field(default_factory=dict)
    redactions: dict[str, str] = field(default_factory=dict)
    requests: frozenset[str] = frozenset()


_META: Final = ("device", "inc", "office", "office_name", "name", "backup_family")


def copy_store(
    source: Path, key: bytes, to: Path, progress: Progress | None = None, cancel: Cancel | None = None
) -> Contents:
    """Copy the store at `source` into the new file `to` and return what it held at that moment.

    `to` is on the disk when this returns. Raises UserError `cancelled`, `disk_full`, `disk_error`,
    `no_store`, `wrong_key`, `damaged_store`; then `to` is gone again.
    """
    db = Db.open(source, key, readonly=True)
    try:
        with said(to), db.lightly():
            # A snapshot: what is saved from now on is not in it, and does not make the copy begin anew.
            db.conn.execute("BEGIN")
            found = _contents(db.conn)
            _copy(db.conn, to, key, progress, cancel)
    except BaseException:
        to.unlink(missing_ok=True)
        raise
    finally:
        db.close()
    return found


def _copy(conn: Any, to: Path, key: bytes, progress: Progress | None, cancel: Cancel | None) -> None:
    os.close(os.open(to, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    into = dbapi2.connect(str(to), isolation_level=None, check_same_thread=False)
    stopped = False

    def step(_status: int, left: int, total: int) -> None:
        nonlocal stopped
        if cancel is not None and cancel():
            stopped = True
            raise Cancelled
        if progress is not None:
            progress(total - left, total)

    try:
        apply_key(into, key)
        # No journal and no sync for each page: the file counts for nothing before it was read back whole.
        into.execute("PRAGMA journal_mode = OFF")
        into.execute("PRAGMA synchronous = OFF")
        conn.backup(into, pages=_PAGES, progress=step)
    except Exception as e:
        if stopped:
            raise Cancelled from e
        raise
    finally:
        into.close()
    with to.open("rb+") as file:
        os.fsync(file.fileno())
        if hasattr(os, "posix_fadvise"):
            # What is checked afterwards is what the disk has, not the copy in memory.
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def damage(path: Path, key: bytes) -> list[str]:
    """Pages of a copy whose seal does not hold, one line each; empty for a sound copy without a tail.

    Raises UserError `wrong_key`, `damaged_store`, `no_store`.
    """
    with _opened(path, key) as conn:
        return [str(row[0]) for row in conn.execute("PRAGMA cipher_integrity_check").fetchall()]


def contents_of_copy(path: Path, key: bytes) -> Contents:
    """What a copy holds. Raises UserError `wrong_key`, `damaged_store`, `no_store`."""
    with _opened(path, key) as conn:
        return _contents(conn)


def contents(db: Db) -> Contents:
    """What an open store holds."""
    return _contents(db.conn)


def contents_beside(path: Path, key: bytes) -> Contents:
    """What a store holds that nobody else need close for this. Raises UserError as `Db.open`."""
    db = Db.open(path, key, readonly=True)
    try:
        with said(path):
            return _contents(db.conn)
    finally:
        db.close()


@contextlib.contextmanager
def _opened(path: Path, key: bytes) -> Iterator[Any]:
    if not path.is_file():
        raise UserError("no_store", "找不到资料库文件。", "请检查文件夹是否选对。")
    with said(path):
        conn = dbapi2.connect(
            f"{path.absolute().as_uri()}?mode=ro&immutable=1",
            uri=True, isolation_level=None, check_same_thread=False,
        )  # fmt: skip
        try:
            apply_key(conn, key)
            conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
            conn.execute("PRAGMA query_only = ON")
            conn.execute("PRAGMA temp_store = MEMORY")
            conn.execute("PRAGMA trusted_schema = OFF")
            conn.execute("PRAGMA cell_size_check = ON")
            conn.execute(f"PRAGMA cache_size = -{CACHE_KIB // 8}")
            yield conn
        finally:
            conn.close()


def _contents(conn: Any) -> Contents:
    def value(sql: str) -> Any:
        return conn.execute(sql).fetchone()[0]

    tables = {row[0] for row in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    counts = {}
    for kind in (*_KINDS, "draft"):
        if kind not in tables:  # an older program's store
            continue
        columns = {row[1] for row in conn.execute(f"PRAGMA table_info({kind})")}
        # An older program's store lacks the one or the other.
        where = " WHERE withdrawn IS NOT 1" if "withdrawn" in columns else ""
        where = " WHERE thrown IS NULL" if "thrown" in columns else where
        counts[kind] = int(value(f"SELECT count(*) FROM {kind}{where}"))
    logs = {
        LogKey(row[0], row[1], row[2]): int(row[3])
        for row in conn.execute("SELECT dev, inc, home, last FROM log")
    }
    newest = value(f"SELECT max(hlc) FROM log WHERE hlc < {FARTHEST_CAUSE}")
    meta = {
        row[0]: row[1]
        for row in conn.execute(
            f"SELECT name, value FROM meta WHERE name IN ({', '.join('?' * len(_META))})", _META
        )
    }
    redactions = conn.execute(
        "SELECT hash, rec FROM op WHERE control = 1 AND kind = 'redact' AND standing = 'on' AND bad = 0"
        " AND body IS NOT NULL"
    )
    asked: list[Any] = []
    if "privacy_request" in tables:
        asked = conn.execute("SELECT rec FROM privacy_request WHERE withdrawn IS NOT 1").fetchall()
    return Contents(
        redactions={row[0]: row[1] for row in redactions},
        requests=frozenset(row[0] for row in asked),
        counts=counts,
        ops=int(value("SELECT coalesce(sum(held), 0) FROM log")),
        last_visit=str(value("SELECT max(date) FROM visit WHERE withdrawn IS NOT 1") or ""),
        last_written=hlc_seconds(int(newest)) if newest else 0,
        logs=logs,
        meta=meta,
    )
