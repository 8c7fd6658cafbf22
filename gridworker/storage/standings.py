"""Bringing the standing of ops up to date, scope by scope, after ops came in or the authority changed.

In a scope that is plain (see `rights`) only the new ops are looked at, in groups of equal rights. Any other
scope is judged whole by `domain.standing.judge`, and the differences are written. Both say which records must
be folded again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, cast

from pydantic_core import from_json

from gridworker.domain.authority import Authority
from gridworker.domain.kinds import CONTROL
from gridworker.domain.ops import BadOp, Header, Op, decode_body
from gridworker.domain.standing import BAD_BODY, ON, body_fits, judge, of_carried
from gridworker.storage.db import Db
from gridworker.storage.intake import BAD_BODY as BAD
from gridworker.storage.intake import UNREADABLE
from gridworker.storage.logs import LOG_SHIFT, LogRow, all_logs, logs_of_scope
from gridworker.storage.rights import NO_TRUST, LogRights, is_plain

REFOLD: Final = "temp.refold"


@dataclass
class Arrival:
    """New ops of one log: their row ids lie in `low`..`high` (old ops may lie there too)."""

    log: int
    low: int
    high: int
    groups: Counter[tuple[str, str, int]]
    """(kind, author, trust) of the readable ones."""
    bad: bool = False
    """Whether some have a body that cannot be used."""


@dataclass
class Outcome:
    """What settling found: scopes that were judged whole, and whether the standing of old ops may differ."""

    judged: set[str] = field(default_factory=set)
    odd: bool = False
    """Whether any new op is not in effect."""


def make_list(db: Db) -> None:
    """Make the temporary list of records to be folded again; once for a connection."""
    db.run(f"CREATE TABLE {REFOLD} (rec TEXT PRIMARY KEY) WITHOUT ROWID")


def clear_list(db: Db) -> None:
    """Begin with an empty list."""
    db.run(f"DELETE FROM {REFOLD}")


def refold(db: Db, recs: Iterable[str]) -> None:
    """Put records on the list."""
    db.many(f"INSERT OR IGNORE INTO {REFOLD} VALUES (?)", ((rec,) for rec in recs if rec))


def settle(
    db: Db,
    before: Authority,
    now: Authority,
    arrivals: Iterable[Arrival],
    disturbed: Iterable[str] = (),
) -> Outcome:
    """Give every op the standing that follows from all that is held; list the records to fold again.

    The new ops are in their table with the standing `on`. `before` is the authority as it was without them.
    `disturbed`: scopes that must be judged for another reason (a body of a carried op has come).
    """
    outcome = Outcome()
    rights = LogRights(now)
    by_log: dict[int, list[Arrival]] = {}
    for arrival in arrivals:
        by_log.setdefault(arrival.log, []).append(arrival)
    changed = set(disturbed)
    if now is not before:
        changed |= _note_authority(db, LogRights(before), rights)
    scopes = changed | {
        row[0]
        for log in by_log
        for row in db.all("SELECT scope FROM log WHERE id = ?", (log,))
    }  # fmt: skip
    for scope in sorted(scopes):
        logs = logs_of_scope(db, scope)
        here = [a for log in logs for a in by_log.get(log.id, ())]
        trust = max((t for a in here for _, _, t in a.groups), default=0)
        known = db.value("SELECT plain FROM scope WHERE scope = ?", (scope,), default=1)
        plain = is_plain(db, scope, logs, rights, trust)
        if known and plain and scope not in changed:
            for arrival in here:
                outcome.odd |= _by_groups(db, arrival, logs, now)
            for arrival in here:
                _settle_carried(db, scope, arrival, now)
        else:
            outcome.judged.add(scope)
            outcome.odd = True
            _list_arrivals(db, here)
            _judge(db, scope, logs, now)
            plain = is_plain(db, scope, logs, rights, trust)
        db.run("INSERT OR REPLACE INTO scope VALUES (?, ?)", (scope, int(plain)))
    _note_receipts(db, outcome.judged, by_log.values())
    return outcome


def judge_all(db: Db, now: Authority) -> None:
    """Judge every scope whole, whatever was known of them."""
    judge_scopes(db, now, (row[0] for row in db.all("SELECT DISTINCT scope FROM log")))


def judge_scopes(db: Db, now: Authority, scopes: Iterable[str]) -> None:
    """Judge these scopes whole; the records of ops whose standing changes are listed to be folded again."""
    rights = LogRights(now)
    for scope in sorted(scopes):
        logs = logs_of_scope(db, scope)
        _judge(db, scope, logs, now)
        db.run("INSERT OR REPLACE INTO scope VALUES (?, ?)", (scope, int(is_plain(db, scope, logs, rights))))
        _note_receipts(db, [scope], [])


def _note_authority(db: Db, before: LogRights, now: LogRights) -> set[str]:
    """Move logs to the scopes that now adopt them; return the scopes of which anything else is said now.

    Roles decide how a matter is folded, so all matters of these scopes are folded again.
    """
    changed: set[str] = set()
    for log in all_logs(db):
        canonical = now.authority.canonical(log.key.scope)
        if canonical != log.scope:
            changed |= {canonical, log.scope}
            _list_ops(db, log)
            db.run("UPDATE log SET scope = ? WHERE id = ?", (canonical, log.id))
            db.run("UPDATE receipt SET scope = ? WHERE op BETWEEN ? AND ?", (canonical, *log.whole))
            db.run("UPDATE carried SET scope = ? WHERE carry BETWEEN ? AND ?", (canonical, *log.whole))
    by_scope: dict[str, list[LogRow]] = {}
    for log in all_logs(db):
        by_scope.setdefault(log.scope, []).append(log)
    changed |= {
        scope for scope, logs in by_scope.items() if before.print(scope, logs) != now.print(scope, logs)
    }
    waiting = db.all(
        f"SELECT DISTINCT log.scope FROM op JOIN log ON log.id = op.id >> {LOG_SHIFT}"
        " WHERE op.standing <> 'on' AND op.standing = ?",
        (NO_TRUST,),
    )
    # Carried ops have writers whose logs are not here, so that nothing above speaks of them.
    bringing = db.all("SELECT DISTINCT scope FROM carried")
    changed |= {row[0] for row in (*waiting, *bringing)}
    for scope in changed:
        db.run(f"INSERT OR IGNORE INTO {REFOLD} SELECT rec FROM demand WHERE in_scope = ?", (scope,))
    # Which scope an op comes from decides whether it was carried at all.
    db.run(f"INSERT OR IGNORE INTO {REFOLD} SELECT rec FROM carried")
    return changed


def _list_ops(db: Db, log: LogRow) -> None:
    db.run(
        f"INSERT OR IGNORE INTO {REFOLD} SELECT rec FROM op WHERE id BETWEEN ? AND ? AND bad < {UNREADABLE}",
        log.whole,
    )


def _list_arrivals(db: Db, arrivals: Iterable[Arrival]) -> None:
    for arrival in arrivals:
        db.run(
            f"INSERT OR IGNORE INTO {REFOLD}"
            f" SELECT rec FROM op WHERE id BETWEEN ? AND ? AND bad < {UNREADABLE}",
            (arrival.low, arrival.high),
        )


def _by_groups(db: Db, arrival: Arrival, logs: Iterable[LogRow], authority: Authority) -> bool:
    """The plain road: ops of one kind and author in one log all have the same rights."""
    log = next(log for log in logs if log.id == arrival.log)
    odd = False
    for kind, author in {(kind, author) for kind, author, _ in arrival.groups}:
        dev, inc, scope = log.key
        asked = {"kind": kind, "author": author, "dev": dev, "inc": inc, "scope": scope, "seq": 1}
        verdict = authority.verdict(cast(Header, asked))
        if verdict != ON:
            odd = True
            where = "id BETWEEN ? AND ? AND kind = ? AND json_extract(CAST(header AS TEXT), '$.author') = ?"
            args = (arrival.low, arrival.high, kind, author)
            db.run(f"INSERT OR IGNORE INTO {REFOLD} SELECT rec FROM op WHERE {where}", args)
            db.run(f"UPDATE op SET standing = ? WHERE {where}", (verdict, *args))
    if arrival.bad:
        odd = True
        where = f"id BETWEEN ? AND ? AND standing = 'on' AND bad = {BAD}"
        args2 = (arrival.low, arrival.high)
        db.run(f"INSERT OR IGNORE INTO {REFOLD} SELECT rec FROM op WHERE {where}", args2)
        db.run(f"UPDATE op SET standing = '{BAD_BODY}' WHERE {where}", args2)
    return odd


def _settle_carried(db: Db, scope: str, arrival: Arrival, authority: Authority) -> None:
    """The plain road for what new carry ops bring: it follows from those carries alone."""
    brought = [
        row[0]
        for row in db.all(
            "SELECT DISTINCT hash FROM carried WHERE carry BETWEEN ? AND ?", (arrival.low, arrival.high)
        )
    ]
    for op_hash in brought:
        carries: list[Op] = []
        standing: dict[str, str] = {}
        for carry_hash, header, body, stands in db.all(
            "SELECT op.hash, op.header, op.body, op.standing FROM carried c JOIN op ON op.id = c.carry"
            " WHERE c.scope = ? AND c.hash = ?",
            (scope, op_hash),
        ):
            data = decode_body(body) if body else None
            carries.append(Op(cast(Header, from_json(header)), data, header, None, carry_hash))
            standing[carry_hash] = stands
        found = carried_ops(db, "scope = ? AND hash = ?", (scope, op_hash))
        if not found or authority.canonical(found[0][1].scope) == scope:
            continue  # nothing is carried back into its own scope
        op = found[0][1]
        new = of_carried(op, carries, authority, standing)
        if authority.empty:
            new = authority.verdict(op.header)
        if new == ON and not body_fits(op):
            new = BAD_BODY
        where = "scope = ? AND hash = ? AND standing <> ?"
        if db.run(f"UPDATE carried SET standing = ? WHERE {where}", (new, scope, op_hash, new)):
            refold(db, [op.rec])


def _judge(db: Db, scope: str, logs: Iterable[LogRow], authority: Authority) -> None:
    ops: list[Op] = []
    unusable: list[str] = []
    native: list[tuple[int, str, str, str]] = []
    for row_id, op_hash, kind, rec, bad, standing, header, body in _rows(db, logs):
        if bad == UNREADABLE:
            continue
        if bad:
            unusable.append(op_hash)
        native.append((row_id, op_hash, rec, standing))
        data = decode_body(body) if body and kind in CONTROL and not bad else None
        ops.append(Op(cast(Header, from_json(header)), data, header, None, op_hash))
    carried = []
    for carry, op in carried_ops(db, "scope = ?", (scope,)):
        if authority.canonical(op.scope) == scope:
            continue  # nothing is carried back into its own scope
        carried.append((carry, op))
        ops.append(op)
        if not body_fits(op):
            unusable.append(op.hash)
    standing_of = judge(ops, authority, scope, unusable)
    flips: list[tuple[str, int]] = []
    recs: set[str] = set()
    for row_id, op_hash, rec, old in native:
        new = standing_of[op_hash]
        if new != old:
            flips.append((new, row_id))
            recs.add(rec)
    db.many("UPDATE op SET standing = ? WHERE id = ?", flips)
    recs |= _moved(db, {row_id for _, row_id in flips})
    for carry, op in carried:
        new = standing_of[op.hash]
        if db.run("UPDATE carried SET standing = ? WHERE carry = ? AND standing <> ?", (new, carry, new)):
            recs.add(op.rec)
    refold(db, recs)


def _rows(db: Db, logs: Iterable[LogRow]) -> Iterator[tuple[Any, ...]]:
    for log in logs:
        yield from db.each(
            "SELECT id, hash, kind, rec, bad, standing, header, CASE WHEN control THEN body END FROM op"
            " WHERE id BETWEEN ? AND ? ORDER BY id",
            log.whole,
        )


def _moved(db: Db, flipped: set[int]) -> set[str]:
    """Records that carry and release ops among these are about: where they live may have changed."""
    if not flipped:
        return set()
    out = {rec for carry, rec in db.all("SELECT carry, rec FROM carried") if carry in flipped}
    for row_id, body in db.all("SELECT id, body FROM op WHERE control = 1 AND kind = 'release' AND bad = 0"):
        if row_id in flipped and body:
            records = decode_body(body).get("records")
            if isinstance(records, list):
                out.update(rec for rec in records if isinstance(rec, str))
    return out


def carried_ops(db: Db, where: str, args: tuple[Any, ...]) -> list[tuple[int, Op]]:
    """Ops brought by carry ops as (row id of the carry op, op), their bodies found by hash."""
    out = []
    for carry, op_hash, header_bytes in db.all(
        f"SELECT carry, hash, header FROM carried WHERE {where} ORDER BY carry", args
    ):
        header = cast(Header, from_json(header_bytes))
        body = db.value("SELECT body FROM loose_body WHERE hash = ?", (header["body"],))
        if body is None:
            body = db.value("SELECT body FROM op WHERE rec = ? AND hash = ?", (header["rec"], op_hash))
        data = None
        if body:
            try:
                data = decode_body(body)
            except BadOp:
                data = None
        out.append((carry, Op(header, data, header_bytes, body or None, op_hash)))
    return out


def _note_receipts(db: Db, judged: Iterable[str], arrivals: Iterable[list[Arrival]]) -> None:
    """Keep `receipt.counts` equal to "its op is in effect"."""
    fresh = "UPDATE receipt SET counts = (SELECT standing = 'on' FROM op WHERE op.id = receipt.op) WHERE "
    for scope in judged:
        db.run(fresh + "scope = ?", (scope,))
    for group in arrivals:
        for arrival in group:
            db.run(fresh + "op BETWEEN ? AND ?", (arrival.low, arrival.high))
