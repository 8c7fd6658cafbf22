"""What can still be read of a damaged store, into a new one; the damaged files are only read.

The work is done on a copy. Reading stops at a page whose seal is broken, and SQLCipher's connection stays
unusable from then on: so it is opened again and reading goes on at the next row that can be reached. What is
taken over are ops whose bytes fit their own hashes, bodies that travel beside the log, and what is kept on
this machine only; every table that follows from the ops is made anew. A missing op leaves a named gap, which
the next answer of the office fills where the office has it.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from sqlcipher3 import dbapi2

from gridworker.domain.ids import sha256_b64u
from gridworker.domain.ops import BadOp, LogKey, decode_header
from gridworker.domain.trust import Verify
from gridworker.errors import UserError
from gridworker.storage.db import Db, apply_key
from gridworker.storage.errors import DbError
from gridworker.storage.logs import MAX_ID, log_of, seq_of
from gridworker.storage.migrations import migrate
from gridworker.storage.rebuild import columns_of, rebuild
from gridworker.storage.rights import Rights
from gridworker.storage.standings import make_list

LOCAL_TABLES: Final = (
    "meta", "draft", "reflection", "batch", "batch_slice", "access_log", "key_event", "blob", "blob_hold",
    "blob_claim", "kept_manifest",
)  # fmt: skip
"""Tables that no op can bring back: of each, every row that can be read is taken over."""
_NEEDED: Final = frozenset({"device", "inc", "home_scope", "worker"})
_UNKNOWN: Final = LogKey("", "", "")
"""Stands for a log of which not one op could be read."""
_NOT_KEPT: Final = frozenset({"checked_at", "checked_to"})
"""Values of `meta` that told of the damaged file."""


@dataclass
class Salvage:
    """What was found.

    `lost` are numbers of ops known to have been there, by log (a log of which nothing could be read has no
    name); `rows` counts the rows of the tables that are kept on this machine only; `holes` says whether rows
    of those may be missing.
    """

    ops: int = 0
    lost: dict[LogKey, list[int]] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    holes: bool = False


def salvage(damaged: Path, key: bytes, fresh: Path, verify: Verify) -> Salvage:
    """Make the store `fresh` of what can be read in `damaged`.

    Raises UserError `store_exists`, `disk_full`, and `damaged_store` when not even the list of tables can be
    read; then nothing is left behind.
    """
    copy = fresh.with_name(fresh.name + ".damaged.part")
    for name in ("", "-wal"):
        source = damaged.with_name(damaged.name + name)
        if source.exists():
            shutil.copyfile(source, copy.with_name(copy.name + name))
    made = None
    try:
        made = Db.create(fresh, key)
        migrate(made)
        make_list(made)
        with contextlib.closing(_Reader(copy, key)) as reader:
            found = _take_over(reader, made, verify)
        made.close()
    except BaseException:
        if made is not None:
            made.close()
            for leftover in fresh.parent.glob(fresh.name + "*"):
                leftover.unlink()
        raise
    finally:
        for leftover in copy.parent.glob(copy.name + "*"):
            leftover.unlink()
    return found


def _take_over(reader: _Reader, made: Db, verify: Verify) -> Salvage:
    found = Salvage()
    with made.atomic():
        for table in LOCAL_TABLES:
            found.rows[table] = _copy(reader, made, table)
        made.many("DELETE FROM meta WHERE name = ?", [(name,) for name in sorted(_NOT_KEPT)])
        if not {row[0] for row in made.all("SELECT name FROM meta")} >= _NEEDED:
            raise _hopeless()
        found.holes = reader.skipped
        found.ops, had, keys = _copy_ops(reader, made)
        if had and not found.ops:
            raise _hopeless()  # the page that leads to the log is gone: a backup has all of it
        for row_id in sorted(had):
            log = keys.get(log_of(row_id), _UNKNOWN)
            found.lost.setdefault(log, []).append(seq_of(row_id))
        for _, op_hash, body in reader.rows("loose_body", ("hash", "body")):
            if sha256_b64u(body) == op_hash:
                made.run("INSERT OR IGNORE INTO loose_body VALUES (?, ?)", (op_hash, body))
        rebuild(made, Rights(made, verify))
    return found


def _copy(reader: _Reader, made: Db, table: str) -> int:
    there = {row[1] for row in made.all(f'PRAGMA table_info("{table}")')}
    names = [name for name in reader.columns(table) if name in there]
    if not names:
        return 0
    listed = ", ".join(f'"{name}"' for name in names)
    sql = f'INSERT OR IGNORE INTO "{table}" ({listed}) VALUES ({", ".join("?" * len(names))})'
    rows = reader.rows(table, names) if reader.has_row_ids(table) else reader.all(table, names)
    return sum(made.run(sql, row[1:]) for row in rows)


def _copy_ops(reader: _Reader, made: Db) -> tuple[int, set[int], dict[int, LogKey]]:
    """Take the ops over; returns how many, the row ids of those that could not be read, and the logs."""
    keys: dict[int, LogKey] = {}
    got: set[int] = set()
    unfit: set[int] = set()
    for row_id, op_hash, header, body in reader.rows("op", ("hash", "header", "body"), "op_rec"):
        key = _fit(row_id, op_hash, header, body, keys.get(log_of(row_id)))
        if key is None:
            unfit.add(row_id)
            continue
        if log_of(row_id) not in keys:
            keys[log_of(row_id)] = key
            made.run(
                "INSERT INTO log (id, dev, inc, home, scope, held, last, upto, forks, hlc)"
                " VALUES (?, ?, ?, ?, ?, 0, 0, 0, 0, 0)",
                (log_of(row_id), *key, key.scope),
            )
        made.run(
            "INSERT INTO op (id, hash, hlc, kind, rec, control, bad, standing, header, body)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (row_id, *columns_of(header, body), header, body),
        )
        got.add(row_id)
    return len(got), (reader.known("op", "op_rec") | unfit) - got, keys


def _fit(row_id: int, op_hash: str, header: bytes, body: bytes | None, log: LogKey | None) -> LogKey | None:
    """The log of an op whose bytes are what they were when it was taken in; None for any other."""
    if sha256_b64u(header) != op_hash:
        return None
    try:
        read = decode_header(header)
    except BadOp:
        return log  # kept for a newer program, once another op has told which log this is
    if body is not None and sha256_b64u(body) != read["body"]:
        return None
    key = LogKey(read["dev"], read["inc"], read["scope"])
    return key if log in (None, key) and read["seq"] == seq_of(row_id) else None


class _Reader:
    """Reads rows of a damaged file and steps over what cannot be read."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path, self._key = path, key
        self.skipped = False
        self._conn: Any = None
        self._open()

    def _open(self) -> None:
        self.close()
        try:
            self._conn = dbapi2.connect(str(self._path), isolation_level=None, check_same_thread=False)
            apply_key(self._conn, self._key)
            self._conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
            self._conn.execute("PRAGMA query_only = ON")
            self._conn.execute("PRAGMA temp_store = MEMORY")
        except DbError as e:
            raise _hopeless() from e

    def close(self) -> None:
        if self._conn is not None:
            self._conn.close()
            self._conn = None

    def columns(self, table: str) -> list[str]:
        return [row[1] for row in self._conn.execute(f'PRAGMA table_info("{table}")')]

    def has_row_ids(self, table: str) -> bool:
        (sql,) = self._conn.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()
        return "WITHOUT ROWID" not in sql.upper()

    def all(self, table: str, names: Sequence[str]) -> list[tuple[Any, ...]]:
        """(None, columns...) of a table without row ids, as far as it can be read from its beginning."""
        listed, out = ", ".join(f'"{name}"' for name in names), []
        try:
            for row in self._conn.execute(f'SELECT NULL, {listed} FROM "{table}"'):
                out.append(row)
        except DbError:
            self.skipped = True
            self._open()
        return out

    def rows(self, table: str, names: Sequence[str], index: str = "") -> Iterator[tuple[Any, ...]]:
        """(row id, columns...) of every row that can be read; `index` also leads to rows between damages."""
        listed = ", ".join(f'"{name}"' for name in names)
        asked = f'SELECT rowid, {listed} FROM "{table}" WHERE rowid >= ? ORDER BY rowid'
        at: int | None = -MAX_ID
        seen: set[int] = set()
        while at is not None:
            try:
                for row in self._conn.execute(asked, (at,)):
                    at = row[0] + 1
                    seen.add(row[0])
                    yield row
                break
            except DbError:
                # The engine reads a row ahead: the one before the damage is still to be had, alone.
                self.skipped = True
                self._open()
                alone = asked + " LIMIT 1"
                if not self._readable(alone, at):
                    at = self._next(alone, at)
                    continue
                row = self._conn.execute(alone, (at,)).fetchone()
                if row is None:
                    break
                at = row[0] + 1
                seen.add(row[0])
                yield row
        for row_id in sorted(self.known(table, index) - seen) if index and self.skipped else ():
            one = f'SELECT rowid, {listed} FROM "{table}" WHERE rowid = ?'
            if self._readable(one, row_id):
                yield from self._conn.execute(one, (row_id,)).fetchall()

    def known(self, table: str, index: str) -> set[int]:
        """Row ids as far as an index tells them."""
        out: set[int] = set()
        try:
            asked = f'SELECT rowid FROM "{table}" INDEXED BY {index} WHERE rec >= ?'
            for row in self._conn.execute(asked, ("",)):
                out.add(row[0])
        except DbError:
            self._open()
        return out

    def _next(self, asked: str, at: int) -> int | None:
        """The first row id from `at` on behind which a row can be read: double steps, then halves."""
        step, low = 1, at
        while not self._readable(asked, min(at + step, MAX_ID)):
            low, step = at + step, step * 2
            if low >= MAX_ID:
                return None
        high = min(at + step, MAX_ID)
        while high - low > 1:
            middle = (low + high) // 2
            if self._readable(asked, middle):
                high = middle
            else:
                low = middle
        return high

    def _readable(self, asked: str, row_id: int) -> bool:
        try:
            self._conn.execute(asked, (row_id,)).fetchone()
        except DbError:
            self._open()
            return False
        return True


def _hopeless() -> UserError:
    return UserError(
        "damaged_store",
        "资料库损坏得太重，连目录也读不出来。",
        "请用最近的备份恢复；这个文件请留着，不要删。",
    )
