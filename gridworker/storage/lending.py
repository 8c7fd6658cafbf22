"""Records that are lent to another level: what the store has of them where, and what carriers must know.

The rules are those of `domain.sharing`; here are the rows that they are asked about, and the manifests that
prove who signed for an op.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple, cast

from pydantic_core import from_json

from gridworker.domain.authority import Authority
from gridworker.domain.ids import sha256_b64u
from gridworker.domain.kinds import is_control
from gridworker.domain.merge import Moves, home, read_moves
from gridworker.domain.ops import Header, LogKey, Op
from gridworker.domain.sharing import FIT, Held
from gridworker.domain.standing import ON
from gridworker.storage.db import Db
from gridworker.storage.folding import read_op
from gridworker.storage.logs import LOG_SHIFT, MAX_SEQ, find_log, seq_of, span
from gridworker.storage.one_record import held_of
from gridworker.storage.rights import Rights
from gridworker.storage.standings import carried_ops

_FIT: Final = f"({', '.join(map(repr, sorted(FIT)))})"


class Whereabouts(NamedTuple):
    """Where a record is: its ops by canonical scope and hash, its home (None: nowhere), and its guests."""

    held: dict[str, dict[str, Held]]
    home: str | None
    guests: list[str]


class Receipt(NamedTuple):
    """A receipt in effect that covers an op: its hash, the writer's device and incarnation, `at`, `trust`."""

    hash: str
    dev: str
    inc: str
    at: str
    trust: int


class Lending:
    """Belongs to one store."""

    def __init__(self, db: Db, rights: Rights) -> None:
        self._db = db
        self._rights = rights

    def any(self) -> bool:
        """Whether anything was ever lent here."""
        return self._db.one("SELECT 1 FROM carried WHERE share = 'lend' LIMIT 1") is not None

    def is_lent(self, rec: str) -> bool:
        """Whether a record was ever lent."""
        found = self._db.one("SELECT 1 FROM carried WHERE rec = ? AND share = 'lend' LIMIT 1", (rec,))
        return found is not None

    def lent(self) -> list[str]:
        """Every record that was ever lent, oldest first."""
        rows = self._db.all("SELECT DISTINCT rec FROM carried WHERE share = 'lend' ORDER BY rec")
        return [row[0] for row in rows]

    def owing(self) -> list[str]:
        """Lent records of which an op is in no other scope yet than the one that it was written in."""
        rows = self._db.all(
            "SELECT DISTINCT o.rec FROM op o WHERE o.rec IN (SELECT rec FROM carried WHERE share = 'lend')"
            f" AND o.control = 0 AND o.standing IN {_FIT} AND NOT EXISTS"
            " (SELECT 1 FROM carried c JOIN op k ON k.id = c.carry"
            "  WHERE c.rec = o.rec AND c.hash = o.hash AND k.standing = 'on') ORDER BY 1"
        )
        return [row[0] for row in rows]

    def whereabouts(self, rec: str) -> Whereabouts:
        """Where a record is now; see `Whereabouts`."""
        authority = self._rights.authority()
        held = self._held(rec, authority)
        moves = self._moves(rec, held)
        guests = sorted(scope for scope in held if moves[scope].is_guest(rec))
        return Whereabouts(held, home(rec, held, moves), guests)

    def _held(self, rec: str, authority: Authority) -> dict[str, dict[str, Held]]:
        out = dict[str, dict[str, Held]]()
        for scope, one in held_of(self._db, rec):
            # Nothing is carried back into its own scope.
            if not is_control(one.op.kind) and (one.native or authority.canonical(one.op.scope) != scope):
                out.setdefault(scope, {}).setdefault(one.op.hash, one)
        return out

    def _moves(self, rec: str, held: dict[str, dict[str, Held]]) -> dict[str, Moves]:
        ops: dict[str, dict[str, Op]] = {s: {h: o.op for h, o in found.items()} for s, found in held.items()}
        standing: dict[str, dict[str, str]] = {scope: {} for scope in held}
        for scope, op_hash, bad, stands, header, body in self._db.all(
            "SELECT log.scope, op.hash, op.bad, op.standing, op.header, op.body FROM op"
            f" JOIN log ON log.id = op.id >> {LOG_SHIFT} WHERE op.control = 1 AND (op.kind = 'release'"
            " OR op.id IN (SELECT carry FROM carried WHERE rec = ?))",
            (rec,),
        ):
            if scope in ops:
                ops[scope][op_hash] = read_op(op_hash, bad, header, body)
                standing[scope][op_hash] = stands
        return {scope: read_moves(found, standing[scope]) for scope, found in ops.items()}

    def redactions(self, rec: str) -> dict[str, list[Op]]:
        """The redactions in effect of a record, by canonical scope."""
        out: dict[str, list[Op]] = {}
        for scope, (op, standing, native) in held_of(self._db, rec):
            if op.kind == "redact" and native and standing == ON and op.data is not None:
                out.setdefault(scope, []).append(op)
        return out

    def undone_here(self) -> list[tuple[str, str, Header]]:
        """(other scope, hash, header) of shared ops put out where they were written that count there."""
        return self._differing("excluded", "on")

    def restored_here(self) -> list[tuple[str, str, Header]]:
        """(other scope, hash, header) of shared ops that count where they were written, put out there."""
        return self._differing("on", "excluded")

    def _differing(self, written: str, brought: str) -> list[tuple[str, str, Header]]:
        rows = self._db.all(
            "SELECT DISTINCT c.scope, c.hash, c.header FROM carried c"
            " JOIN op o ON o.rec = c.rec AND o.hash = c.hash"
            " WHERE c.share IS NOT NULL AND c.standing = ? AND o.standing = ? ORDER BY 1, 2",
            (brought, written),
        )
        return [(r[0], r[1], cast(Header, from_json(r[2]))) for r in rows]

    def excludes_in(self, scope: str) -> list[Op]:
        """The excludes in effect that stand in a canonical scope and that nobody took back."""
        found = [
            read_op(*row)
            for row in self._db.all(
                "SELECT op.hash, op.bad, op.header, op.body FROM op"
                f" JOIN log ON log.id = op.id >> {LOG_SHIFT}"
                " WHERE op.control = 1 AND op.kind IN ('exclude', 'restore') AND op.standing = 'on'"
                " AND log.scope = ?",
                (scope,),
            )
        ]
        back: set[str] = set()
        for op in found:
            named = (op.data or {}).get("excludes") if op.kind == "restore" else None
            back.update(map(str, named if isinstance(named, list) else ()))
        return [op for op in found if op.kind == "exclude" and op.hash not in back]

    # --- who knows

    def carries(self, rec: str) -> list[tuple[LogKey, int, str, str]]:
        """(log, number, hash, wall) of every carry in effect that lends something of a record, in order."""
        rows = self._db.all(
            "SELECT log.dev, log.inc, log.home, op.id, op.hash, op.header FROM carried c"
            f" JOIN op ON op.id = c.carry JOIN log ON log.id = op.id >> {LOG_SHIFT}"
            " WHERE c.rec = ? AND c.share = 'lend' AND op.standing = 'on' ORDER BY op.hlc",
            (rec,),
        )
        return [(LogKey(r[0], r[1], r[2]), seq_of(r[3]), r[4], from_json(r[5])["wall"]) for r in rows]

    def receipts_for(self, log: LogKey, seq: int, op_hash: str) -> list[Receipt]:
        """The receipts in effect that say that an op has come, oldest first."""
        row = find_log(self._db, log)
        if row is None:
            return []
        found = self._db.all(
            "SELECT op.hash, op.header, r.at FROM receipt r JOIN op ON op.id = r.op"
            " WHERE r.dev = ? AND r.inc = ? AND r.home = ? AND r.scope = ? AND r.counts = 1"
            " AND (r.upto >= ? OR instr(r.extra, ?)) ORDER BY r.hlc, op.hash LIMIT 64",
            (*log, row.scope, seq, op_hash),
        )
        out = []
        for receipt_hash, header_bytes, at in found:
            header = cast(Header, from_json(header_bytes))
            out.append(Receipt(receipt_hash, header["dev"], header["inc"], at, header["trust"]))
        return out

    def merged_at(self, log: LogKey, seq: int) -> str:
        """Wall text of when an op came to this machine in a bundle; empty when it did not."""
        rows = self._db.all(f"SELECT min(b.at) {_BATCHES}", (*log, seq, seq))
        return str(rows[0][0] or "")

    def unknown_above(self) -> list[str]:
        """Lent records of which no event says that the level above knows them."""
        rows = self._db.all(
            "SELECT DISTINCT c.rec FROM carried c WHERE c.share = 'lend' AND NOT EXISTS"
            " (SELECT 1 FROM op o WHERE o.rec = c.rec AND o.kind = 'demand.known' AND (o.body IS NULL"
            "  OR json_extract(CAST(o.body AS TEXT), '$.data.level') = 'COUNTY')) ORDER BY 1"
        )
        return [row[0] for row in rows]

    # --- proofs

    def keep_manifest(self, manifest_hash: str, envelope: bytes) -> None:
        """Keep the signed manifest of a bundle that brought steps of demands."""
        self._db.run(
            "INSERT OR IGNORE INTO kept_manifest VALUES (?, ?, ?)",
            (manifest_hash, sha256_b64u(envelope), envelope),
        )

    def manifests_for(self, log: LogKey, seq: int) -> list[tuple[str, bytes]]:
        """(hash of the envelope, envelope) of the kept manifests that brought an op."""
        rows = self._db.all(
            "SELECT DISTINCT m.hash, m.envelope FROM kept_manifest m WHERE m.manifest_hash IN"
            f" (SELECT b.manifest_hash {_BATCHES})",
            (*log, seq, seq),
        )
        return [(r[0], r[1]) for r in rows]

    def keep_envelope(self, envelope: bytes) -> None:
        """Let an envelope that a proof names travel beside the carry, as a body does."""
        self._db.run("INSERT OR IGNORE INTO loose_body VALUES (?, ?)", (sha256_b64u(envelope), envelope))

    def envelope(self, envelope_hash: str) -> bytes | None:
        """An envelope that a proof names, or None when it is not here."""
        found: bytes | None = self._db.value("SELECT body FROM loose_body WHERE hash = ?", (envelope_hash,))
        return found

    def proofs(self, rec: str) -> list[tuple[Op, dict[str, Any]]]:
        """The ops that carries bring of a record, each with the proof that came with it."""
        out = []
        for carry, op in carried_ops(self._db, "rec = ?", (rec,)):
            row = self._db.one("SELECT hash, bad, header, body FROM op WHERE id = ?", (carry,))
            data = read_op(*row).data if row else None
            proof = (data or {}).get("proof")
            out.append((op, proof if isinstance(proof, dict) else {}))
        return out

    def chain(self, log: LogKey, first: int, last: int) -> list[str]:
        """Hashes of the ops of a log from `first` to `last`, every branch; empty unless all are here."""
        row = find_log(self._db, log)
        if row is None or last > MAX_SEQ:
            return []
        found = self._db.all(
            "SELECT hash FROM op WHERE id BETWEEN ? AND ? ORDER BY id", span(row.base, first, last)
        )
        return [r[0] for r in found]


_BATCHES: Final = (
    "FROM batch_slice s JOIN batch b ON b.id = s.batch"
    " WHERE s.dev = ? AND s.inc = ? AND s.home = ? AND s.first <= ? AND s.last >= ?"
)
