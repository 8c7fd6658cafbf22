"""One matter for those who want to write about it: where an event that they have in mind would land."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final, cast

from gridworker.domain.authority import Authority
from gridworker.domain.kinds import is_event
from gridworker.domain.landing import Landing, landing
from gridworker.domain.ops import Header, Op
from gridworker.domain.time import MAX_INT, Entropy, epoch_ms, next_hlc, wall_text
from gridworker.storage.db import Db
from gridworker.storage.heads import parents_of
from gridworker.storage.logs import LOG_SHIFT, newest_hlc
from gridworker.storage.rights import Rights
from gridworker.storage.writing import Intent, Writer

PROPOSED: Final = "proposed"
"""The hash that an event has as long as nobody wrote it."""
_PENDING: Final = "p.how = 'pending' AND p.how <> 'line' AND p.how <> 'provisional'"
"""The last two are those of an index that holds only what is odd."""


class Matters:
    """Matters of an open store."""

    def __init__(self, db: Db, rights: Rights) -> None:
        self._db, self._rights = db, rights

    def landing(self, intent: Intent, who: Writer, entropy: Entropy) -> Landing:
        """Where an event would come to lie if it were written now; nothing is written."""
        scope = self._db.value("SELECT in_scope FROM demand WHERE rec = ?", (intent.rec,), default="")
        authority = self._rights.authority()
        ops, standing = self._ops(intent.rec, scope, authority)
        return landing(ops, standing, authority, self._proposed(intent, who, entropy))

    def placed(self, op_hash: str, rec: str) -> str:
        """How an event is placed (see `MatterState.placed`), or an empty string."""
        sql = "SELECT how FROM placed WHERE rec = ? AND hash = ?"
        how: str = self._db.value(sql, (rec, op_hash), default="")
        return how

    def asked_for(self) -> list[tuple[str, str]]:
        """Requests to hand a matter over that no line has taken in: (record, hash of the request)."""
        return self._db.all(
            "SELECT p.rec, p.hash FROM placed p JOIN op o ON o.rec = p.rec AND o.hash = p.hash"
            f" WHERE {_PENDING} AND o.kind = 'demand.hand_over' ORDER BY o.hlc, p.hash"
        )

    def numbers(self, prefix: str) -> list[str]:
        """Every number of a demand that starts so."""
        sql = "SELECT number FROM demand WHERE number >= ? AND number < ?"
        return [row[0] for row in self._db.all(sql, (prefix, prefix + "\U0010ffff"))]

    def numbers_of(self, ids: Sequence[str]) -> list[str]:
        """The numbers that these demands have."""
        sql = (
            "SELECT number FROM demand WHERE rec IN (SELECT value FROM json_each(?)) AND number IS NOT NULL"
        )
        return [row[0] for row in self._db.all(sql, (json.dumps(list(ids)),))]

    def waiting(self) -> list[tuple[str, str, str]]:
        """Events that no line has taken in: (record, hash, device), in order."""
        return self._db.all(
            "SELECT p.rec, o.hash, log.dev FROM placed p JOIN op o ON o.rec = p.rec AND o.hash = p.hash"
            f" JOIN log ON log.id = o.id >> {LOG_SHIFT} WHERE {_PENDING} ORDER BY o.hlc, o.hash"
        )

    def refused(self) -> set[str]:
        """The hashes of all events that were not legal where they are placed (未采纳)."""
        how = "how >= 'refused:' AND how < 'refused;' AND how <> 'line' AND how <> 'provisional'"
        return {row[0] for row in self._db.all(f"SELECT hash FROM placed WHERE {how}")}

    def certified(self) -> list[str]:
        """The devices that were certified, in the order in which it was first done (whatever clocks say)."""
        sql = "SELECT rec FROM op WHERE control = 1 AND kind = 'cert' GROUP BY rec ORDER BY min(hlc), rec"
        return [row[0] for row in self._db.all(sql)]

    def with_number(self, number: str) -> list[str]:
        """The demands that have this number."""
        return [row[0] for row in self._db.all("SELECT rec FROM demand WHERE number = ?", (number,))]

    def of_meetings(self) -> dict[str, list[str]]:
        """The demands that each meeting was the last to decide about."""
        found: dict[str, list[str]] = {}
        for meeting, rec in self._db.all(
            "SELECT meeting, rec FROM demand WHERE meeting IS NOT NULL ORDER BY meeting, rec"
        ):
            found.setdefault(meeting, []).append(rec)
        return found

    def registered(self, first: str, last: str) -> list[str]:
        """Demands with a number that were registered between two days (ISO, both included), and those of
        earlier days that had not ended when the first began; by the day of 立项 and by number."""
        sql = (
            "SELECT rec FROM demand WHERE registered_on <= ? AND number IS NOT NULL AND"
            " (registered_on >= ? OR ended_on IS NULL OR ended_on >= ?)"
            " ORDER BY registered_on, length(number), number, rec"
        )
        return [row[0] for row in self._db.all(sql, (last, first, first))]

    def settled(self, states: Sequence[str], first: str, last: str) -> list[str]:
        """Demands in one of these states that were reported between two days (ISO, both included), and those
        `verified` before and not to be left out of a notice."""
        marks = ", ".join("?" * len(states))
        sql = (
            f"SELECT rec FROM demand WHERE state IN ({marks}) AND (reported_on BETWEEN ? AND ?"
            " OR (state = 'verified' AND skipped IS NOT 1)) ORDER BY reported_on, rec"
        )
        return [row[0] for row in self._db.all(sql, (*states, first, last))]

    def unregistered(self, first: str, last: str) -> list[str]:
        """Demands taken in between two days (ISO, both included) and never registered."""
        sql = "SELECT rec FROM demand WHERE opened BETWEEN ? AND ? AND registered_on IS NULL"
        return [row[0] for row in self._db.all(sql, (first, last))]

    def _ops(self, rec: str, scope: str, authority: Authority) -> tuple[list[Op], dict[str, str]]:
        """The events and redactions of a matter in the scope that shows it, with the standing of each."""
        from gridworker.storage.one_record import held_of  # lists ask for no ops

        held: dict[str, Op] = {}
        standing: dict[str, str] = {}
        for at, (op, stands, native) in held_of(self._db, rec):
            here = at == scope and (native or authority.canonical(op.scope) != scope)
            if here and op.hash not in held and (is_event(op.kind) or op.kind == "redact"):
                held[op.hash], standing[op.hash] = op, stands
        return list(held.values()), standing

    def _proposed(self, intent: Intent, who: Writer, entropy: Entropy) -> Op:
        now = entropy.now()
        header: dict[str, Any] = {
            "v": 1, "dev": who.dev, "inc": who.inc, "scope": intent.scope, "seq": MAX_INT, "prev": "",
            "hlc": next_hlc(newest_hlc(self._db), epoch_ms(now) // 1000), "wall": wall_text(now),
            "author": who.author, "kind": intent.kind, "rec": intent.rec,
            "parents": parents_of(self._db, intent.kind, intent.rec, intent.data), "seen": "", "trust": 0,
            "body": "",
        }  # fmt: skip
        return Op(cast(Header, header), intent.data, b"", None, PROPOSED)
