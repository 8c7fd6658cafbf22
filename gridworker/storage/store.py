"""The store as the rest of the program sees it: one object, verbs of the trade, no SQL.

Reading verbs see what was committed, and what the open `atomic()` block wrote. Writing verbs each are a
transaction, or a savepoint inside an open block. Engine errors that the world causes (disk full, read-only,
damaged) come out as UserError with a sentence. One thread at a time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gridworker.domain.authority import Authority
from gridworker.domain.ops import LogKey, Op
from gridworker.domain.receipts import Delivered, Due
from gridworker.domain.time import Entropy
from gridworker.domain.trust import Verify
from gridworker.errors import UserError
from gridworker.storage import (
    batches,
    checks,
    digests,
    history,
    holes,
    logs,
    migrations,
    queries,
    receipts,
)
from gridworker.storage.checks import Finding
from gridworker.storage.db import Cancel, Db, Progress, said
from gridworker.storage.folding import follow_authority
from gridworker.storage.holes import Gap
from gridworker.storage.logs import Run
from gridworker.storage.own import Own
from gridworker.storage.queries import Query
from gridworker.storage.rebuild import rebuild
from gridworker.storage.retrying import retry
from gridworker.storage.rights import Rights
from gridworker.storage.stage import Stage
from gridworker.storage.staging import StagingArea
from gridworker.storage.standings import make_list
from gridworker.storage.subjects import Subjects
from gridworker.storage.writing import Intent, Writer, write

if TYPE_CHECKING:
    from gridworker.storage.checking import Checking


class Store(Own, Subjects):
    """An open store. Close it, or use it as a context manager."""

    def __init__(self, db: Db) -> None:
        self._db = db
        self._rights = Rights(db)
        self._area = StagingArea(db)
        if not db.readonly:
            make_list(db)

    @classmethod
    def create(cls, path: Path, key: bytes) -> Store:
        """Make a new store (32-byte key). Raises UserError `store_exists`, `read_only`, `disk_full`."""
        db = Db.create(path, key)
        try:
            with said(path):
                migrations.migrate(db)
        except BaseException:
            db.close()
            path.unlink(missing_ok=True)
            raise
        return cls(db)

    @classmethod
    def open(cls, path: Path, key: bytes, *, readonly: bool = False) -> Store:
        """Open a store and bring its schema up to date.

        Raises UserError `no_store`, `wrong_key`, `damaged_store`, `newer_store`, `store_busy`.
        """
        db = Db.open(path, key, readonly=readonly)
        try:
            with said(path):
                if readonly:
                    migrations.refuse_newer(db)
                else:
                    migrations.migrate(db)
        except BaseException:
            db.close()
            raise
        return cls(db)

    def close(self) -> None:
        """Close the store; a second call does nothing."""
        if self._db.conn is not None:
            self._area.close()
        self._db.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The store's file."""
        return self._db.path

    def atomic(self) -> AbstractContextManager[None]:
        """All or nothing for the block; blocks inside it are savepoints."""
        return self._db.atomic()

    # --- what this store knows about itself

    def meta(self, name: str) -> str | None:
        """A named value (device, incarnation, office...), or None."""
        value: str | None = self._db.value("SELECT value FROM meta WHERE name = ?", (name,))
        return value

    def set_meta(self, name: str, value: str | None) -> None:
        """Keep a named value; None forgets it. A new `office` changes who has which rights."""
        with self._db.atomic():
            before = self._rights.authority()
            if value is None:
                self._db.run("DELETE FROM meta WHERE name = ?", (name,))
            else:
                self._db.run("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))
            if name == "office":
                follow_authority(self._db, before, self._rights.authority())

    def set_authority(self, verify: Verify) -> None:
        """Check signatures of trust documents and certificates with `verify` from now on."""
        self._rights.set_verify(verify)

    def authority(self) -> Authority:
        """What the trust documents and certificates held here say."""
        return self._rights.authority()

    def envelopes(self, kind: str) -> list[bytes]:
        """The signed envelopes of all `trust` or all `cert` ops held."""
        return self._rights.envelopes(kind)

    # --- writing and merging

    def write(self, intents: Sequence[Intent], *, who: Writer, entropy: Entropy) -> list[Op]:
        """Append ops to the writer's own logs and fold them, all in one transaction.

        Raises BadRecord, UserError `too_big`, `disk_full`; then nothing is written.
        """
        with self._db.atomic():
            return write(self._db, self._rights, intents, who, entropy)

    def stage(
        self, *, total: int = 0, progress: Progress | None = None, cancel: Cancel | None = None
    ) -> Stage:
        """A place for the ops of one bundle (`total` of them, for progress), invisible until merged.

        Stage outside of `atomic()`; only the merge belongs in it.
        """
        return Stage(self._db, self._rights, self._area, total, progress, cancel)

    # --- logs

    def gaps(self) -> list[Gap]:
        """Numbers missing in all logs, by log and number."""
        with said(self._db.path):
            return holes.gaps(self._db, self._rights.authority())

    def heads(self) -> dict[LogKey, tuple[int, str]]:
        """The greatest number held of every log, and its hash."""
        return logs.heads(self._db)

    def last_written(self) -> str:
        """Wall text of what this device wrote last; empty when it wrote nothing yet."""
        return logs.last_written(self._db, self.meta("device") or "")

    def have(self) -> list[tuple[LogKey, int, list[int]]]:
        """For every log: all numbers from 1 up to this one are here, and these above it."""
        return logs.have(self._db)

    def ops_since(self, log: LogKey, after: int = 0) -> Iterator[tuple[bytes, bytes | None]]:
        """Header and body bytes of every op above `after`, in order, every branch of a fork."""
        return logs.ops_since(self._db, log, after)

    def written(self, device: str, recs: Sequence[str]) -> list[tuple[str, LogKey, int, str]]:
        """(record, log, number, hash) of every op that a device wrote about some records."""
        return logs.written(self._db, device, recs)

    def begun(self, log: LogKey, after: int = 0) -> int:
        """How many records, corrections and steps of demands a log has above `after`."""
        return logs.begun(self._db, log, after)

    def runs(self, log: LogKey, after: int = 0) -> list[Run]:
        """The chains above `after` as slices of a bundle can carry them; holes and forks part them."""
        return logs.runs(self._db, log, after)

    def run_ops(self, run: Run) -> Iterator[tuple[bytes, bytes | None]]:
        """Header and body bytes of the ops of one run."""
        return logs.run_ops(self._db, run)

    def carried_bodies(self, log: LogKey, after: int = 0) -> list[bytes]:
        """Bodies of the ops that the carry ops of a log above `after` bring: they travel beside it."""
        return logs.carried_bodies(self._db, log, after)

    def canonical(self, scope: str) -> str:
        """The grid scope that adopted this home scope, else the scope itself."""
        return self._rights.authority().canonical(scope)

    def delivered(self, log: LogKey) -> Delivered:
        """What the office says it has of a log."""
        return receipts.delivered(self._db, log)

    def receipts(self, log: LogKey) -> list[dict[str, Any]]:
        """The receipts in effect for a log, oldest first: `{at, upto, head, extra, kept, notes}`."""
        return receipts.receipts_of(self._db, log)

    def receipts_due(self, about: Iterable[LogKey], writer: str, let_in: Collection[str] = ()) -> list[Due]:
        """The receipts that an office device has to write now for these logs."""
        return receipts.receipts_due(self._db, about, writer, let_in)

    def not_taken(self, log: LogKey) -> list[tuple[str, str]]:
        """(hash, standing) of the ops of a log that are not in effect."""
        return receipts.not_taken(self._db, log)

    # --- records

    def get(self, kind: str, rec: str) -> dict[str, Any] | None:
        """One record as a row (see `rows`), or None."""
        with said(self._db.path):
            return queries.get(self._db, kind, rec)

    def ids(self, query: Query) -> list[str]:
        """Record ids found, in the order asked for."""
        self._know_limits(query)
        with said(self._db.path):
            return queries.ids(self._db, query)

    def rows(self, kind: str, wanted: Sequence[str]) -> list[dict[str, Any]]:
        """Rows for ids, in their order; see `queries.rows` for the members."""
        with said(self._db.path):
            return queries.rows(self._db, kind, wanted)

    def count(self, query: Query) -> int:
        """How many records a query finds."""
        self._know_limits(query)
        with said(self._db.path):
            return queries.count(self._db, query)

    def _know_limits(self, query: Query) -> None:
        if query.due_before is not None:
            self.due.limits()

    def lightly(self) -> AbstractContextManager[None]:
        """Inside, few pages read are kept in memory: for walks through much that is read once."""
        return self._db.lightly()

    def last_visits(self, households: Sequence[str]) -> dict[str, str]:
        """Day of the newest visit of each of these households that was visited."""
        with said(self._db.path):
            return queries.last_visits(self._db, households)

    def nobody_met(self, last: Mapping[str, str]) -> set[str]:
        """Of households with the day of their newest visit: where nobody was met that day."""
        with said(self._db.path):
            return queries.nobody_met(self._db, last)

    def history(self, rec: str) -> list[dict[str, Any]]:
        """Every op about a record, in order; see `history.history`."""
        return history.history(self._db, rec)

    def conflicts(self, rec: str | None = None) -> list[dict[str, Any]]:
        """Open clashes, of all records or of one: `{rec, kind, field, missing, decide, values}`."""
        return history.conflicts(self._db, rec)

    def parked(self) -> list[dict[str, Any]]:
        """Ops that may not do what they do, or that wait for something."""
        return history.parked(self._db)

    def set_aside(self) -> list[dict[str, Any]]:
        """Ops that cannot be read."""
        return history.set_aside(self._db)

    def excluded(self) -> list[dict[str, Any]]:
        """Ops put out by an exclude."""
        return history.excluded(self._db)

    def superseded(self) -> list[dict[str, Any]]:
        """Acts of an office before it was restored from a backup that does not hold them."""
        return history.superseded(self._db)

    def unplaced(self) -> list[dict[str, Any]]:
        """Events of matters that no line took, and why."""
        return history.unplaced(self._db)

    def retry(self) -> None:
        """Read and judge again what is not in effect, in one transaction."""
        with self._db.atomic():
            retry(self._db, self._rights)

    def forks(self) -> list[dict[str, Any]]:
        """Forked logs with their branches."""
        return history.forks(self._db)

    # --- merges done here

    def batches(self) -> list[dict[str, Any]]:
        """Merges, newest first."""
        return batches.batches(self._db)

    def find_batch(self, **by: str) -> dict[str, Any] | None:
        """A merge by `file_hash`, `manifest_hash` or `batch`, or None."""
        return batches.find_batch(self._db, **by)

    # --- upkeep

    def digest(self) -> dict[str, str]:
        """Hex digest of the record tables by canonical scope."""
        with said(self._db.path):
            return digests.digests(self._db)

    def rebuild(self, progress: Progress | None = None) -> None:
        """Make all tables again from the ops, in one transaction."""
        with self._db.atomic():
            rebuild(self._db, self._rights, progress)
            self.search.forget()  # the rows are new, and so are their ids

    def log_dump(self) -> Iterator[dict[str, Any]]:
        """Every op: `{"hash", "header", "body"}`."""
        return checks.dump(self._db)

    def settle(self) -> None:
        """Write everything into the store's own file, so that it can be moved without the log beside it.

        Raises UserError `disk_full`, `disk_error`, `store_busy`; then everything is still in both together.
        """
        with said(self._db.path):
            busy, _, _ = self._db.all("PRAGMA wal_checkpoint(TRUNCATE)")[0]
        if busy:
            raise UserError("store_busy", "资料库正被另一个程序占用。", "请关闭另一个窗口后再试。")

    def checking(self) -> Checking:
        """A check in small steps, for a store in use."""
        from gridworker.storage.checking import Checking  # long after the first page

        return Checking(self._db, self._rights)

    def reindex(self) -> None:
        """Make every index of every table again from its rows, in one transaction."""
        with self._db.atomic():
            self._db.run("REINDEX")

    def check(self, *, full: bool = True) -> list[Finding]:
        """Check the file, the chains and (in full) the tables against the ops."""
        return checks.check(self._db, self._rights, full=full)
