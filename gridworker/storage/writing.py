"""Writing: what someone on this machine says becomes ops of its own log, and rows, in one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from gridworker.domain.authority import Authority
from gridworker.domain.kinds import is_control, is_document, is_event
from gridworker.domain.ops import BadOp, LogKey, Op, encode_op
from gridworker.domain.records import validate
from gridworker.domain.standing import EXCLUDED, ON
from gridworker.domain.time import FARTHEST_CAUSE, Entropy, epoch_ms, next_hlc, wall_text
from gridworker.errors import UserError
from gridworker.storage.controls import Control, take_controls
from gridworker.storage.db import Db
from gridworker.storage.folding import fold_listed
from gridworker.storage.heads import parents_of
from gridworker.storage.logs import LogRow, ensure_log, newest_hlc, note_append, op_id, span
from gridworker.storage.receipts import newest_receipt
from gridworker.storage.redaction import drop_covered
from gridworker.storage.rights import LogRights, Rights
from gridworker.storage.standings import Arrival, clear_list, refold, settle

_IN_A_ROW: Final = frozenset({"redact", "carry"})
"""Control ops of which one writes many at once, none of them looking at the one before."""


@dataclass(frozen=True, slots=True)
class Intent:
    """One thing to be said. `scope` as the writer writes it (its home scope, if it has one).

    `parents`: pairs of (hash, fields); None means all heads, as this store sees them, of the fields that are
    set or of the matter.
    """

    kind: str
    rec: str
    scope: str
    data: dict[str, Any]
    parents: Sequence[tuple[str, Sequence[str]]] | None = None


class Writer(NamedTuple):
    """Who writes: device, incarnation of its store, person."""

    dev: str
    inc: str
    author: str


def write(db: Db, rights: Rights, intents: Sequence[Intent], who: Writer, entropy: Entropy) -> list[Op]:
    """Append ops for all intents and fold them; the caller has opened the transaction.

    An intent sees what the ones before it did; redactions and carries in a row are folded together. Raises
    BadRecord for data that its kind cannot hold and UserError `too_big`.
    """
    now = entropy.now()
    moment, seconds = wall_text(now), epoch_ms(now) // 1000
    out = []
    # Documents that nothing else in this call looks at are folded together: a roster has thousands of them.
    waiting: set[str] = set()
    # Each of these may have its whole scope judged: those in a row are judged once, at its end.
    unjudged: list[tuple[LogRow, int, Op]] = []
    for intent in intents:
        validate(intent.kind, intent.data, partial=True)
        authority = rights.authority()
        if unjudged and intent.kind not in _IN_A_ROW:
            _judge(db, rights, unjudged)
        if intent.rec in waiting or not is_document(intent.kind):
            _fold(db, authority, waiting)
        key = LogKey(who.dev, who.inc, intent.scope)
        log = ensure_log(db, key, authority.canonical(intent.scope))
        parents = intent.parents
        if parents is None:
            parents = parents_of(db, intent.kind, intent.rec, intent.data)
        try:
            op = encode_op(
                dev=who.dev,
                inc=who.inc,
                scope=intent.scope,
                seq=log.last + 1,
                prev=_head(db, log),
                hlc=next_hlc(newest_hlc(db), seconds),
                wall=moment,
                author=who.author,
                kind=intent.kind,
                rec=intent.rec,
                parents=parents,
                seen=newest_receipt(db, log.scope),
                trust=authority.version,
                data=intent.data,
                salt=entropy.token(16),
            )
        except BadOp as e:
            raise UserError("too_big", "内容太长，没有保存。", "请删短一些，或分成几条。", why=e.text) from e
        out.append(op)
        if intent.kind in _IN_A_ROW:
            unjudged.append((log, _append(db, log, op, ON), op))
        else:
            _take_in(db, rights, authority, log, op, waiting)
    if unjudged:
        _judge(db, rights, unjudged)
    _fold(db, rights.authority(), waiting)
    return out


def _judge(db: Db, rights: Rights, unjudged: list[tuple[LogRow, int, Op]]) -> None:
    """Let the redactions and carries just appended have their effect."""
    now = rights.authority()
    clear_list(db)
    controls, arrivals = [], []
    for log, row_id, op in unjudged:
        assert op.body_bytes is not None
        controls.append(Control(row_id, log.scope, op.kind, op.body_bytes))
        groups = Counter({(op.kind, op.header["author"], op.header["trust"]): 1})
        arrivals.append(Arrival(log.id, row_id, row_id, groups))
    take_controls(db, controls)
    judged = settle(db, now, now, arrivals).judged
    fold_listed(db, now)
    drop_covered(db, judged)
    unjudged.clear()


def _fold(db: Db, authority: Authority, waiting: set[str]) -> None:
    if waiting:
        clear_list(db)
        refold(db, sorted(waiting))
        fold_listed(db, authority)
        waiting.clear()


def _head(db: Db, log: LogRow) -> str:
    head: str = db.value(
        "SELECT min(hash) FROM op WHERE id BETWEEN ? AND ?", span(log.base, log.last, log.last), default=""
    )
    return head


def _append(db: Db, log: LogRow, op: Op, standing: str) -> int:
    """Put an op at the end of its log and return its row id."""
    row_id = op_id(log.base, op.seq)
    db.run(
        "INSERT INTO op (id, hash, hlc, kind, rec, control, bad, standing, header, body)"
        " VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?, ?)",
        (
            row_id, op.hash, op.hlc, op.kind, op.rec, int(is_control(op.kind)), standing,
            op.header_bytes, op.body_bytes,
        ),
    )  # fmt: skip
    note_append(db, log, op.seq, op.seq, op.hlc if op.hlc < FARTHEST_CAUSE else 0)
    return row_id


def _take_in(db: Db, rights: Rights, before: Authority, log: LogRow, op: Op, waiting: set[str]) -> None:
    """Append an op and let it have its effect; a document that only concerns itself is put on `waiting`."""
    quiet = _is_quiet(db, before, log, op)
    if not quiet:
        _fold(db, before, waiting)
    row_id = _append(db, log, op, before.verdict(op.header) if quiet else ON)
    if quiet and is_document(op.kind):
        waiting.add(op.rec)
        return
    clear_list(db)
    if is_control(op.kind):
        assert op.body_bytes is not None
        take_controls(db, [Control(row_id, log.scope, op.kind, op.body_bytes)])
    judged: set[str] = set()
    now = before
    if not quiet:
        now = rights.authority()
        groups = Counter({(op.kind, op.header["author"], op.header["trust"]): 1})
        judged = settle(db, before, now, [Arrival(log.id, row_id, row_id, groups)]).judged
    if not is_control(op.kind):
        refold(db, [op.rec])
    fold_listed(db, now)
    drop_covered(db, judged)


def _is_quiet(db: Db, authority: Authority, log: LogRow, op: Op) -> bool:
    """Whether a new op of our own can change nobody else's standing and has its own from its header.

    It stands at the end of a whole, unforked log of which one certificate speaks; no exclude can name it
    yet. Only an office act on a matter with excluded events may bring those back.
    """
    if is_control(op.kind) or not log.last or log.forks or log.upto != log.last:
        return False
    if not authority.empty and not LogRights(authority).simple(log):
        return False
    if is_event(op.kind):
        return db.one("SELECT 1 FROM op WHERE rec = ? AND standing = ?", (op.rec, EXCLUDED)) is None
    return True
