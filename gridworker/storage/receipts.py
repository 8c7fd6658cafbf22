"""Receipts as rows, and what they say is delivered.

The rules are those of `domain.receipts`; for a log without a fork they come down to numbers, so that asking
about a long log does not read it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, Final, cast

from pydantic_core import from_json

from gridworker.domain import receipts as domain
from gridworker.domain.ops import BadOp, Header, LogKey, Op, decode_body
from gridworker.domain.receipts import NOTHING, Delivered, Due
from gridworker.domain.standing import ON
from gridworker.storage.columns import text_of
from gridworker.storage.db import Db
from gridworker.storage.folding import read_op
from gridworker.storage.logs import BRANCH_BITS, LOG_SHIFT, MAX_SEQ, LogRow, find_log, span

_COLUMNS: Final = "op, scope, dev, inc, home, upto, head, extra, at, kept, notes, hlc, counts"


def note_receipts(db: Db, receipts: Iterable[tuple[int, str, bytes]]) -> None:
    """Write the rows of new receipt ops given as (row id, canonical scope, body)."""
    rows, bytes_said = [], []
    for row_id, scope, body in receipts:
        try:
            data = decode_body(body)
        except BadOp:
            continue
        log = data.get("log")
        if not isinstance(log, dict):
            continue
        rows.append(
            (
                row_id, scope, str(log.get("dev")), str(log.get("inc")), str(log.get("scope")),
                _int(data.get("upto")), _text(data.get("head")), text_of(_list(data.get("extra"))),
                _text(data.get("at")), _int(data.get("kept")), text_of(_list(data.get("notes"))),
                db.value("SELECT hlc FROM op WHERE id = ?", (row_id,), default=0), 0,
            )
        )  # fmt: skip
        for name, has in (("blobs", 1), ("lost", 0)):
            bytes_said += [(row_id, blob, has) for blob in _list(data.get(name)) if isinstance(blob, str)]
    db.many(f"INSERT OR IGNORE INTO receipt ({_COLUMNS}) VALUES ({', '.join('?' * 13)})", rows)
    db.many("INSERT OR IGNORE INTO receipt_blob VALUES (?, ?, ?)", bytes_said)


def newest_receipt(db: Db, scope: str) -> str:
    """Hash of the newest receipt op held in a canonical scope, or an empty string."""
    newest: str = db.value(
        f"SELECT op.hash FROM receipt JOIN op ON op.id = receipt.op JOIN log ON log.id = op.id >> {LOG_SHIFT}"
        " WHERE receipt.scope = ?"
        " ORDER BY receipt.hlc DESC, log.dev DESC, log.inc DESC, op.id DESC, op.hash DESC LIMIT 1",
        (scope,),
        default="",
    )
    return newest


def delivered(db: Db, key: LogKey) -> Delivered:
    """What the office says it has of a log."""
    log = find_log(db, key)
    if log is None:
        return NOTHING
    receipts = db.all(
        "SELECT op, upto, head, extra, kept FROM receipt WHERE dev = ? AND inc = ? AND home = ? AND scope = ?"
        " AND counts = 1",
        (*key, log.scope),
    )
    if not receipts:
        return NOTHING
    return _by_chain(db, log) if log.forks else _by_number(db, log, receipts)


def receipts_due(db: Db, logs: Iterable[LogKey], writer: str, let_in: Collection[str] = ()) -> list[Due]:
    """The receipts that an office device `writer` has to write now for these logs (`domain.receipts`)."""
    out: list[Due] = []
    for key in logs:
        log = find_log(db, key)
        if log is None or key.dev == writer:
            continue
        if log.forks:
            out += _due_by_chain(db, log, writer, let_in)
        elif _anything_new(db, log):
            found = "SELECT id, hash FROM op WHERE id BETWEEN ? AND ?"
            top = db.one(found, span(log.base, log.upto, log.upto))
            above = db.all(found, span(log.base, log.upto + 1, MAX_SEQ))
            extra = tuple((_seq(row_id), op_hash) for row_id, op_hash in above)
            out.append(Due(key, log.upto, top[1] if top else "", extra))
    return out


def not_taken(db: Db, key: LogKey) -> list[tuple[str, str]]:
    """(hash, standing) of the ops of a log that are not in effect, in order: what a receipt's notes tell."""
    log = find_log(db, key)
    if log is None:
        return []
    rows = db.all(
        "SELECT hash, standing FROM op WHERE standing <> 'on' AND id BETWEEN ? AND ? ORDER BY id",
        span(log.base, 1, MAX_SEQ),
    )
    return [(r[0], r[1]) for r in rows]


def _anything_new(db: Db, log: LogRow) -> bool:
    told = delivered(db, log.key)
    rows = db.each(
        "SELECT hash FROM op WHERE id BETWEEN ? AND ? AND kind <> 'receipt'",
        span(log.base, told.upto + 1, MAX_SEQ),
    )
    return any(op_hash not in told.extra for (op_hash,) in rows)


def _due_by_chain(db: Db, log: LogRow, writer: str, let_in: Collection[str]) -> list[Due]:
    ops, standing = _chain(db, log)
    for op in _receipt_ops(db, log):
        ops.append(op)
        standing[op.hash] = ON
    return [due for due in domain.receipts_due(ops, standing, writer, let_in) if due.log == log.key]


def _seq(row_id: int) -> int:
    return row_id >> BRANCH_BITS & MAX_SEQ


def receipts_of(db: Db, key: LogKey) -> list[dict[str, Any]]:
    """The receipts in effect for a log, oldest first: `{at, upto, head, extra, kept, notes}`."""
    rows = db.all(
        "SELECT at, upto, head, extra, kept, notes FROM receipt"
        " WHERE dev = ? AND inc = ? AND home = ? AND counts = 1 ORDER BY hlc, op",
        key,
    )
    return [
        {
            "at": r[0], "upto": r[1], "head": r[2], "extra": _pairs(from_json(r[3])), "kept": r[4],
            "notes": from_json(r[5]),
        }
        for r in rows
    ]  # fmt: skip


def _by_number(db: Db, log: LogRow, receipts: list[tuple[Any, ...]]) -> Delivered:
    """Without a fork all ops held up to a receipt's head, down to the next hole, are delivered.

    Receipts pile up over the years and nearly all say less than the newest: the first that holds is enough.
    """
    named = sorted({(upto, head) for _, upto, head, _, _ in receipts if head}, reverse=True)
    whole = next((seq for seq, head in named if seq <= log.upto and _holds(db, log, seq, head)), 0)
    done: dict[int, str] = {}
    for seq, head in named:
        if seq > log.upto and seq not in done and _holds(db, log, seq, head):
            done.update(_down_from(db, log, seq))
    for _, _, _, extra, _ in receipts:
        for seq, op_hash in _pairs(from_json(extra)) if extra != "[]" else ():
            if seq > whole and seq not in done and _holds(db, log, seq, op_hash):
                done[seq] = op_hash
    while whole + 1 in done:
        whole += 1
    extra_hashes = frozenset(op_hash for seq, op_hash in done.items() if seq > whole)
    if not whole and not extra_hashes:
        return NOTHING
    backups = sorted(((kept, upto, head) for _, upto, head, _, kept in receipts if head), reverse=True)
    kept = next((kept for kept, upto, head in backups if not kept or _holds(db, log, upto, head)), 0)
    return Delivered(whole, extra_hashes, min(whole, kept))


def _by_chain(db: Db, log: LogRow) -> Delivered:
    ops, _ = _chain(db, log)
    ops += _receipt_ops(db, log)
    return domain.delivery(ops, {op.hash: ON for op in ops}).get(log.key, NOTHING)


def _chain(db: Db, log: LogRow) -> tuple[list[Op], dict[str, str]]:
    """The readable ops of a log, headers only, and their standings."""
    ops, standing = [], {}
    for op_hash, stands, header in db.each(
        "SELECT hash, standing, header FROM op WHERE id BETWEEN ? AND ? AND bad < 2",
        span(log.base, 1, MAX_SEQ),
    ):
        ops.append(Op(cast(Header, from_json(header)), None, header, None, op_hash))
        standing[op_hash] = stands
    return ops, standing


def _receipt_ops(db: Db, log: LogRow) -> list[Op]:
    """The receipts in effect for a log."""
    rows = db.all(
        "SELECT op.hash, op.bad, op.header, op.body FROM receipt JOIN op ON op.id = receipt.op"
        " WHERE receipt.dev = ? AND receipt.inc = ? AND receipt.home = ? AND receipt.scope = ?"
        " AND receipt.counts = 1",
        (*log.key, log.scope),
    )
    return [read_op(*row) for row in rows]


def _holds(db: Db, log: LogRow, seq: int, op_hash: str) -> bool:
    if not 0 < seq <= MAX_SEQ:
        return False
    return (
        db.one("SELECT 1 FROM op WHERE id BETWEEN ? AND ? AND hash = ?", (*span(log.base, seq, seq), op_hash))
        is not None
    )


def _down_from(db: Db, log: LogRow, top: int) -> dict[int, str]:
    """Number and hash of the ops from `top` down to the next hole."""
    out: dict[int, str] = {}
    for row_id, op_hash in db.each(
        "SELECT id, hash FROM op WHERE id BETWEEN ? AND ? ORDER BY id DESC", span(log.base, 1, top)
    ):
        seq = _seq(row_id)
        if seq != top - len(out):
            break
        out[seq] = op_hash
    return out


def _pairs(value: Any) -> list[tuple[int, str]]:
    items = value if isinstance(value, list) else []
    return [
        (item[0], item[1])
        for item in items
        if isinstance(item, list) and len(item) == 2 and type(item[0]) is int and isinstance(item[1], str)
    ]


def _int(value: Any) -> int:
    return value if type(value) is int else 0


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
