"""A place beside the store where a bundle's ops wait until someone says merge.

Staged ops lie in a second database file, attached to the same connection: what does not fit in the cache goes
to disk, encrypted with a key that is made for the occasion and never written down. So memory stays bounded
however big a bundle is, nothing staged is readable after a crash, and left-over files are only thrown away.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from gridworker.domain.ops import LogKey
from gridworker.errors import BugError
from gridworker.storage.db import Cancel, Db, Progress, said
from gridworker.storage.errors import Cancelled, ChainBroken, DbError
from gridworker.storage.intake import Held, Intake, Slice
from gridworker.storage.logs import BRANCH_BITS, MAX_SEQ, find_log, hashes

_FLUSH: Final = 500
_WINDOW: Final = 4096
SUFFIX: Final = ".staging"


class StagingArea:
    """The attached file. One a store; made when first needed, gone when the store is closed."""

    def __init__(self, db: Db) -> None:
        self.db = db
        self.path = Path(str(db.path) + SUFFIX)
        self._made = False
        self._next = 1
        self.life = 0
        """Changes when the file was lost with all that was staged in it."""
        db.on_damage.append(self.break_off)
        if not db.readonly:
            self._forget_file()

    def take_number(self) -> int:
        """Attach if needed and return a number that no other stage has."""
        if not self._made:
            if self.db.in_atomic:
                raise BugError("stage a bundle before the transaction that merges it")
            with said(self.db.path):
                self._made = True
                try:
                    self._attach()
                except DbError:
                    self.break_off()
                    raise
        number = self._next
        self._next += 1
        return number

    def _attach(self) -> None:
        run = self.db.conn.execute
        with contextlib.suppress(OSError):
            os.close(os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        run("ATTACH ? AS stage KEY ?", (str(self.path), f"x'{secrets.token_hex(32)}'"))
        run("PRAGMA stage.cipher_page_size = 32768")
        # The file is worthless after this process, so a damaged page needs no telling from a forged one.
        run("PRAGMA stage.cipher_use_hmac = OFF")
        run("PRAGMA stage.journal_mode = MEMORY")
        run("PRAGMA stage.synchronous = OFF")
        run("PRAGMA stage.cache_size = -49152")

    def close(self) -> None:
        """Throw the file away."""
        if self._made:
            # A statement that somebody left half read keeps it attached; closing the connection frees it.
            with contextlib.suppress(*DbError):
                self.db.conn.execute("DETACH stage")
            self._made = False
            self._forget_file()

    def break_off(self) -> None:
        """Part from a staging file that cannot be read any more because the disk failed while it was written.

        It would make every statement fail, about the store as well: the engine reads the lists of tables of
        all attached files before it does anything, detaching too. Of an empty file it can.
        """
        if not self._made or self.db.conn.in_transaction:
            return
        with contextlib.suppress(*DbError):
            self.db.conn.execute("SELECT count(*) FROM stage.sqlite_master").fetchone()
            return
        self.life += 1
        with contextlib.suppress(*DbError, OSError):
            os.truncate(self.path, 0)
        self.close()

    def _forget_file(self) -> None:
        # Where open files cannot be deleted, the next opening does it.
        with contextlib.suppress(OSError):
            self.path.unlink(missing_ok=True)


class Staged:
    """The ops of one bundle on their way in: slices announced, then filled, then closed.

    `covered`: (record, hash) of what redactions in effect cover, by canonical scope.
    `progress(done, total)` is told while ops come in (the first half) and while they are merged; `cancel()`
    stops with `Cancelled`.
    """

    def __init__(
        self,
        area: StagingArea,
        covered: Mapping[str, frozenset[tuple[str, str]]],
        canonical: Callable[[str], str],
        *,
        total: int = 0,
        progress: Progress | None = None,
        cancel: Cancel | None = None,
    ) -> None:
        self.db = area.db
        self.number = area.take_number()
        self.slices: list[Slice] = []
        self.parts: list[Slice] = []
        """The slices as the merge that runs now finds them."""
        self.total, self.progress, self.cancel = total, progress, cancel
        self.table = f"stage.op_{self.number}"
        self.bodies = f"stage.body_{self.number}"
        self.files = f"stage.file_{self.number}"
        self._covered = covered
        self._canonical = canonical
        self._intake: Intake | None = None
        self._taken = 0
        self._insert = f"INSERT INTO {self.table} VALUES ({', '.join(['NULL', *['?'] * 11])})"
        self._gone = False
        self._area, self._life = area, area.life
        self.has_bodies = False
        self.has_files = False
        with self.db.atomic():
            self.db.run(
                f"CREATE TABLE {self.table} (n INTEGER PRIMARY KEY, slice INTEGER, key INTEGER, hash TEXT,"
                " hlc INTEGER, kind TEXT, rec TEXT, control INTEGER, bad INTEGER, fit INTEGER,"
                " header BLOB, body BLOB)"
            )
            self.db.run(f"CREATE TABLE {self.bodies} (hash TEXT PRIMARY KEY, body BLOB)")

    def slice(self, log: LogKey, first: int, last: int, prev: str, head: str) -> None:
        """Announce a slice; its ops come next, in order. Raises `ChainBroken` when it cannot be one."""
        if not 1 <= first <= last <= MAX_SEQ or (first == 1) != (prev == ""):
            raise ChainBroken(log.dev, first, "not a slice")
        row = find_log(self.db, log)
        part = Slice(
            no=len(self.slices), log=log, first=first, last=last, prev=prev, head=head,
            held=self._held(log), known=(row.held, row.last) if row else (0, 0),
            start=1 + sum(part.staged for part in self.slices),
        )  # fmt: skip
        self.slices.append(part)
        # Bodies that a redaction took away are not let in again, not even here.
        self._intake = Intake(part, self._covered.get(self._canonical(log.scope), frozenset()))

    def add(self, header: bytes, body: bytes | None) -> None:
        """Take the next op of the announced slice; raises `ChainBroken`, `Cancelled`."""
        intake = self._intake
        if intake is None:
            raise ChainBroken("", 0, "no slice announced")
        intake.take(header, body)
        self._taken += 1
        if self._taken % _FLUSH == 0:
            self._flush()

    def add_body(self, body_hash: str, body: bytes) -> None:
        """Take the body of a carried op, which travels beside the logs and is found by its hash."""
        self.has_bodies = True
        with self.db.atomic():
            self.db.run(f"INSERT OR IGNORE INTO {self.bodies} VALUES (?, ?)", (body_hash, body))

    def add_file(self, blob: str, op: str, data: bytes) -> None:
        """Take the bytes of an attachment, which travel behind the logs; `op` names them."""
        with self.db.atomic():
            if not self.has_files:
                self.db.run(
                    f"CREATE TABLE {self.files} (n INTEGER PRIMARY KEY, hash TEXT, op TEXT, data BLOB)"
                )
                self.has_files = True
            self.db.run(f"INSERT INTO {self.files} VALUES (NULL, ?, ?, ?)", (blob, op, data))

    def close_slice(self) -> None:
        """The slice is over; raises `ChainBroken` when ops are missing or its head is another one."""
        if self._intake is None:
            raise ChainBroken("", 0, "no slice announced")
        self._intake.close()
        self._flush()
        # What was looked up for this slice is not asked again; kept, it would grow with their square.
        self.slices[-1].held = _nothing
        self._intake = None

    def discard(self) -> None:
        """Forget everything staged; a second call does nothing."""
        if not self._gone:
            self._gone = True
            if self._area.life != self._life:
                return
            with self.db.atomic():
                self.db.run(f"DROP TABLE {self.table}")
                self.db.run(f"DROP TABLE {self.bodies}")
                if self.has_files:
                    self.db.run(f"DROP TABLE {self.files}")

    @contextlib.contextmanager
    def watched(self) -> Iterator[None]:
        """Let `cancel` stop long statements."""
        with self.db.cancellable(self.cancel):
            yield

    def _flush(self) -> None:
        assert self._intake is not None
        if self.cancel is not None and self.cancel():
            raise Cancelled
        rows = self._intake.rows
        if rows:
            with self.db.atomic():
                self.db.many(self._insert, rows)
            rows.clear()
        self.tell(self._taken, 0)

    def tell(self, staged: int, merged: int) -> None:
        """Report progress; putting ops in is half of the way, merging them the other."""
        if self.progress is not None:
            total = max(self.total, self._taken)
            self.progress(staged + merged, 2 * total)

    @property
    def taken(self) -> int:
        """Ops taken so far."""
        return self._taken

    def _held(self, log: LogKey) -> Held:
        """Look into the store, and into earlier slices of the same log, a window of numbers at a time."""
        row = find_log(self.db, log)
        earlier = [part for part in self.slices if part.log == log]
        if (row is None or not row.last) and not earlier:
            return _nothing
        top = max(row.last if row else 0, *(part.last for part in earlier), 0)
        window: dict[int, list[tuple[str, bool]]] = {}
        reach = (0, 0)

        def look(seq: int) -> list[tuple[str, bool]] | None:
            nonlocal reach
            if seq > top:
                return None
            if not reach[0] <= seq < reach[1]:
                window.clear()
                reach = (seq, seq + _WINDOW)
                if row is not None:
                    for number, op_hash, whole in hashes(self.db, row, seq, seq + _WINDOW - 1):
                        window.setdefault(number, []).append((op_hash, whole))
                for part in earlier:
                    for number, op_hash in self._staged(part, seq, seq + _WINDOW - 1):
                        window.setdefault(number, []).append((op_hash, True))
            return window.get(seq)

        return look

    def _staged(self, part: Slice, first: int, last: int) -> list[tuple[int, str]]:
        rows = self.db.all(
            f"SELECT key >> {BRANCH_BITS}, hash FROM {self.table}"
            f" WHERE n BETWEEN ? AND ? AND key >> {BRANCH_BITS} BETWEEN ? AND ?",
            (*part.rows, first, last),
        )
        return [(r[0], r[1]) for r in rows]


def _nothing(seq: int) -> None:
    return None
