"""The bytes of attached pictures and files, by their SHA-256, inside the encrypted store.

They are no part of the fold: a record may be here long before its bytes. Kept is what a body held here names,
what a draft holds, and, for a while, what came before the op that names it (`claims`). Everything else goes,
and so a redaction that takes the last body away takes the bytes too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

from pydantic_core import from_json

from gridworker.domain.ids import sha256_b64u
from gridworker.domain.ops import LogKey
from gridworker.storage.db import Db
from gridworker.storage.logs import LOG_SHIFT, MAX_SEQ, Run, find_log, span

_KIND: Final = "kind = 'attachment'"
WAITING_BYTES: Final = 512 * 1024 * 1024
"""Most bytes that are kept for ops that are not here yet; what is beyond is dropped and sent again."""


class Named(NamedTuple):
    """Bytes that an op names: their hash and size as the op says them, and the op's hash."""

    blob: str
    size: int
    op: str


class Held(NamedTuple):
    """Bytes that a draft holds, until its record is saved."""

    blob: str
    type: str
    size: int
    name: str


class Blobs:
    """The verbs of one store; the caller opens the transaction for those that write."""

    def __init__(self, db: Db) -> None:
        self._db = db

    # --- bytes

    def keep(self, data: bytes) -> str:
        """Keep bytes and return their hash."""
        blob = sha256_b64u(data)
        self._db.run("INSERT OR IGNORE INTO blob VALUES (?, ?, ?)", (blob, len(data), data))
        return blob

    def get(self, blob: str) -> bytes | None:
        """The bytes, or None when they are not here or the disk gives back others."""
        data: bytes | None = self._db.value("SELECT data FROM blob WHERE hash = ?", (blob,))
        return data if data is not None and sha256_b64u(data) == blob else None

    def here(self, blobs: Iterable[str]) -> dict[str, int]:
        """Of these, the ones that are here, with their size."""
        found = {}
        for blob in set(blobs):
            size = self._db.value("SELECT size FROM blob WHERE hash = ?", (blob,))
            if size is not None:
                found[blob] = int(size)
        return found

    # --- drafts

    def hold(self, draft: str, held: Held, at: str) -> None:
        """Note that a draft holds bytes that were kept."""
        self._db.run("INSERT OR REPLACE INTO blob_hold VALUES (?, ?, ?, ?, ?, ?)", (draft, *held, at))

    def held(self, draft: str) -> list[Held]:
        """What a draft holds, in the order in which it was added."""
        rows = self._db.all(
            "SELECT blob, type, size, name FROM blob_hold WHERE draft = ? ORDER BY at, rowid", (draft,)
        )
        return [Held(*row) for row in rows]

    def saved(self, blobs: Iterable[str]) -> None:
        """These are named by a record now: no draft need hold them any more."""
        self._db.many("DELETE FROM blob_hold WHERE blob = ?", [(blob,) for blob in set(blobs)])

    def tidy(self, before: str) -> None:
        """Let go of what was held before this moment (wall text) and stands in no draft, thrown or not."""
        rows = self._db.all("SELECT DISTINCT blob FROM blob_hold WHERE at < ?", (before,))
        gone = [
            (blob,)
            for (blob,) in rows
            if not self._db.one("SELECT 1 FROM draft WHERE instr(body, ?) LIMIT 1", (blob,))
        ]
        if gone:
            self._db.many("DELETE FROM blob_hold WHERE blob = ?", gone)
            self.sweep()

    def let_go(self, draft: str, blob: str | None = None) -> None:
        """The draft holds this no more (None: nothing any more); bytes that nobody names go."""
        if blob is None:
            self._db.run("DELETE FROM blob_hold WHERE draft = ?", (draft,))
        else:
            self._db.run("DELETE FROM blob_hold WHERE draft = ? AND blob = ?", (draft, blob))
        self.sweep()

    # --- what ops name

    def named_by(self, runs: Iterable[Run]) -> list[Named]:
        """What the attachment ops of these runs name, in order."""
        out: list[Named] = []
        for run in runs:
            log = find_log(self._db, run.log)
            if log is not None:
                out += self._named(span(log.base, run.first, run.last))
        return out

    def named_in(self, logs: Iterable[LogKey]) -> list[Named]:
        """What the attachment ops of whole logs name."""
        out: list[Named] = []
        for key in logs:
            log = find_log(self._db, key)
            if log is not None:
                out += self._named(span(log.base, 1, MAX_SEQ))
        return out

    def lacking(self, most: int) -> list[str]:
        """Hashes that attachments shown here name and whose bytes are not here, at most so many."""
        rows = self._db.all(
            "SELECT DISTINCT a.blob FROM attachment a WHERE a.blob IS NOT NULL AND a.withdrawn IS NOT 1"
            " AND NOT EXISTS (SELECT 1 FROM blob WHERE hash = a.blob) ORDER BY a.rec DESC LIMIT ?",
            (most,),
        )
        return [row[0] for row in rows]

    def withdrawn(self) -> set[str]:
        """Hashes that only attachments in the bin name: they need not travel."""
        rows = self._db.all(
            "SELECT blob FROM attachment WHERE withdrawn = 1 AND blob IS NOT NULL"
            " EXCEPT SELECT blob FROM attachment WHERE withdrawn IS NOT 1 AND blob IS NOT NULL"
        )
        return {row[0] for row in rows}

    def delivered(self) -> set[str]:
        """Hashes of which the office says, in its newest receipt that names them, that it has the bytes."""
        said: dict[str, bool] = {}
        for blob, has in self._db.each(
            "SELECT b.blob, b.has FROM receipt_blob b JOIN receipt r ON r.op = b.receipt"
            " WHERE r.counts = 1 ORDER BY r.hlc, r.op"
        ):
            said[blob] = bool(has)
        return {blob for blob, has in said.items() if has}

    def _named(self, between: tuple[int, int]) -> list[Named]:
        rows = self._db.all(
            # Named, because the engine would rather walk through every op of a long log.
            f"SELECT hash, body FROM op INDEXED BY op_attachment WHERE {_KIND} AND body IS NOT NULL"
            " AND bad = 0 AND id BETWEEN ? AND ? ORDER BY id",
            between,
        )
        if self._db.one("SELECT 1 FROM carried WHERE share = 'lend' LIMIT 1"):
            rows += self._lent(between)
        found = [(op, from_json(body)["data"]) for op, body in rows]
        return [
            Named(data["blob"], data.get("size") or 0, op)
            for op, data in found
            if isinstance(data.get("blob"), str)
        ]

    def _lent(self, between: tuple[int, int]) -> list[Any]:
        """What carry ops of the same piece lend: their bodies lie beside, or with the op itself."""
        return self._db.all(
            "SELECT c.hash, coalesce((SELECT body FROM loose_body WHERE hash = c.body_hash),"
            " (SELECT body FROM op WHERE op.rec = c.rec AND op.hash = c.hash AND bad = 0)) AS brought"
            " FROM carried c WHERE c.share = 'lend' AND brought IS NOT NULL AND"
            " instr(CAST(c.header AS TEXT), '\"kind\":\"attachment\"')"
            " AND c.carry BETWEEN ? AND ? ORDER BY c.carry",
            between,
        )

    # --- bytes that came with a bundle

    def take(self, blob: str, op: str, data: bytes) -> bool:
        """Keep bytes of a bundle if the op that they are for wants them; whether they are new here.

        An op that is not here yet may come with another part: then they wait for it.
        """
        if self._db.one("SELECT 1 FROM blob WHERE hash = ?", (blob,)):
            return False
        wanted = self._wants(op, blob)
        if wanted is None:
            if self._waiting_bytes() + len(data) > WAITING_BYTES:
                return False
            self._db.run("INSERT OR IGNORE INTO blob_claim VALUES (?, ?)", (blob, op))
        elif not wanted and blob not in set(self._all_named()):
            return False
        self._db.run("INSERT INTO blob VALUES (?, ?, ?)", (blob, len(data), data))
        return True

    def logs_of(self, op: str) -> list[LogKey]:
        """The log in which an op stands here: none when it was carried, or is not here."""
        rows = self._db.all(
            "SELECT log.dev, log.inc, log.home FROM op"
            f" JOIN log ON log.id = op.id >> {LOG_SHIFT} WHERE op.{_KIND} AND op.hash = ?",
            (op,),
        )
        return [LogKey(*row) for row in rows]

    def settle_claims(self) -> list[LogKey]:
        """Look again at what came before its op; what its op does not name goes. Returns the ops' logs."""
        settled = [
            claim
            for claim in self._db.all("SELECT blob, op FROM blob_claim")
            if self._wants(claim[1], claim[0]) is not None
        ]
        if settled:
            self._db.many("DELETE FROM blob_claim WHERE blob = ? AND op = ?", settled)
            self.sweep()
        return [log for _, op in settled for log in self.logs_of(op)]

    def _wants(self, op: str, blob: str) -> bool | None:
        """Whether the op names these bytes; None when nothing is known of the op."""
        own = self._db.one(f"SELECT bad, body FROM op WHERE {_KIND} AND hash = ?", (op,))
        rows = [own] if own else []
        rows += self._db.all(
            "SELECT 0, l.body FROM carried c LEFT JOIN loose_body l ON l.hash = c.body_hash WHERE c.hash = ?",
            (op,),
        )
        if not rows:
            return None
        return any(bad == 0 and body is not None and _blob_of(body) == blob for bad, body in rows)

    def _waiting_bytes(self) -> int:
        return int(
            self._db.value(
                "SELECT sum(size) FROM blob WHERE hash IN (SELECT blob FROM blob_claim)", default=0
            )
        )

    # --- keeping only what is named

    def sweep(self) -> int:
        """Let go of bytes that nothing names any more; return how many."""
        named = set(self._all_named())
        gone = [(blob,) for (blob,) in self._db.all("SELECT hash FROM blob") if blob not in named]
        if gone:
            # What is overwritten must not stay readable in free pages, to whoever has the key later.
            before = int(self._db.value("PRAGMA secure_delete", default=0))
            self._db.run("PRAGMA secure_delete = ON")
            self._db.many("DELETE FROM blob WHERE hash = ?", gone)
            self._db.run(f"PRAGMA secure_delete = {before}")
        return len(gone)

    def _all_named(self) -> Iterator[str]:
        for (body,) in self._db.each(f"SELECT body FROM op WHERE {_KIND} AND body IS NOT NULL AND bad = 0"):
            yield _blob_of(body)
        for header, body in self._db.each(
            "SELECT c.header, l.body FROM carried c JOIN loose_body l ON l.hash = c.body_hash"
        ):
            if b'"kind":"attachment"' in header:
                yield _blob_of(body)
        for (blob,) in self._db.each("SELECT blob FROM blob_hold UNION SELECT blob FROM blob_claim"):
            yield blob


def _blob_of(body: bytes) -> str:
    try:
        blob = from_json(body)["data"].get("blob")
    except (ValueError, KeyError, TypeError, AttributeError):
        return ""
    return blob if isinstance(blob, str) else ""
