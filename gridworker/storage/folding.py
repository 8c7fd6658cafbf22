"""Folding records again: the pure functions of the domain over the ops of each record on the list.

For every record on the list all its ops are read, in all scopes that hold it; what the home scope shows
becomes the row. What is not shown any more is deleted. Nothing here decides anything: the rules are in
`domain.document`, `domain.process` and `domain.merge`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any, cast

import orjson

from gridworker.domain.authority import Authority
from gridworker.domain.document import DocState, fold_document
from gridworker.domain.kinds import is_document, is_event
from gridworker.domain.matter_state import MatterState
from gridworker.domain.merge import Moves, home, read_moves
from gridworker.domain.ops import BadOp, Header, Op, decode_body
from gridworker.domain.process import fold_matter
from gridworker.domain.standing import ON
from gridworker.storage.db import Db
from gridworker.storage.intake import GOOD
from gridworker.storage.logs import LOG_SHIFT, log_of
from gridworker.storage.rights import Rights
from gridworker.storage.standings import REFOLD, carried_ops, clear_list, settle
from gridworker.storage.tables import RowWriter


@dataclass
class Held:
    """The ops of one record in one scope."""

    ops: dict[str, Op] = field(default_factory=dict)
    standing: dict[str, str] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    """Row ids of the ops that lie in a log here."""
    carries: dict[str, int] = field(default_factory=dict)
    """Row ids of the carry ops that bring the others."""


def fold_listed(db: Db, authority: Authority, tick: Callable[[int], None] | None = None) -> None:
    """Fold every record on the list and write what is shown of it; `tick(n)` is told after n records."""
    from gridworker.storage.indexes import filled_at_once  # the first page folds nothing

    for table, column in (("conflict", "rec"), ("placed", "rec"), ("visit_more", "visit"), ("guest", "rec")):
        db.run(f"DELETE FROM {table} WHERE {column} IN (SELECT rec FROM {REFOLD})")
    scopes = {r[0]: r[1] for r in db.all("SELECT id, scope FROM log")}
    carrying = db.one("SELECT 1 FROM carried LIMIT 1") is not None
    releasing = db.one("SELECT 1 FROM op WHERE control = 1 AND kind = 'release' LIMIT 1") is not None
    moves = _moves(db, scopes, authority) if carrying or releasing else {}
    carried = _carried(db, authority) if carrying else {}
    listed = int(db.value(f"SELECT count(*) FROM {REFOLD}"))
    with filled_at_once(db, ("demand", "placed"), listed), RowWriter(db) as out:
        for done, (rec, rows, brought) in enumerate(_listed(db, carried), 1):
            held: dict[str, Held] = {}
            for row in rows:
                _hold(held, scopes, row)
            for brought_here in brought:
                _hold_carried(held, *brought_here)
            _fold(rec, held, moves, authority, out)
            if tick is not None and done % 256 == 0:
                tick(done)


def follow_authority(db: Db, before: Authority, now: Authority) -> None:
    """The authority changed without new ops: judge and fold what that touches."""
    if now is not before:
        clear_list(db)
        settle(db, before, now, ())
        fold_listed(db, now)


def catch_up(db: Db, rights: Rights) -> None:
    """Fold demands again that were written by a program which did not yet keep what lists ask for."""
    behind = "SELECT rec FROM demand WHERE facts IS NULL"
    if db.readonly or db.one(f"{behind} LIMIT 1") is None:
        return
    with db.atomic():
        clear_list(db)
        db.run(f"INSERT OR IGNORE INTO {REFOLD} {behind}")
        fold_listed(db, rights.authority())


_Brought = tuple[str, Op, str, int]
"""An op that a carry op brings: scope, op, standing there, row id of the carry op."""


def _listed(
    db: Db, carried: dict[str, list[_Brought]]
) -> Iterator[tuple[str, Iterable[tuple[Any, ...]], Iterable[_Brought]]]:
    """(record, rows of its ops, what is brought of it) of every record on the list; empties `carried`."""
    for rec, rows in groupby(_rows(db), key=itemgetter(0)):
        yield rec, rows, carried.pop(rec, ())
    for rec, brought in carried.items():
        yield rec, (), brought


def _rows(db: Db) -> Iterator[tuple[Any, ...]]:
    return db.each(
        f"SELECT r.rec, o.id, o.hash, o.bad, o.standing, o.header, o.body FROM {REFOLD} r"
        " CROSS JOIN op o ON o.rec = r.rec WHERE o.bad < 2 ORDER BY r.rec"
    )


def read_op(op_hash: str, bad: int, header: bytes, body: bytes | None) -> Op:
    """An op from stored bytes, which were checked when they came in; a body that does not fit its kind is
    read as far as it can be, what it may do is for the standing to say."""
    data = None
    if body is not None:
        try:
            data = orjson.loads(body)["data"] if bad == GOOD else decode_body(body)
        except BadOp:
            data = None
    return Op(cast(Header, orjson.loads(header)), data, header, body, op_hash)


def _hold(held: dict[str, Held], scopes: Mapping[int, str], row: tuple[Any, ...]) -> None:
    _, row_id, op_hash, bad, standing, header, body = row
    scope = scopes[log_of(row_id)]
    here = held.get(scope)
    if here is None:
        here = held[scope] = Held()
    here.ops[op_hash] = read_op(op_hash, bad, header, body)
    here.standing[op_hash] = standing
    here.rows[op_hash] = row_id


def _hold_carried(held: dict[str, Held], scope: str, op: Op, standing: str, carry: int) -> None:
    here = held.setdefault(scope, Held())
    if op.hash not in here.ops:
        here.ops[op.hash] = op
        here.standing[op.hash] = standing
        here.carries[op.hash] = carry


def _carried(db: Db, authority: Authority) -> dict[str, list[_Brought]]:
    """Ops that carry ops bring of the records on the list, by record."""
    out: dict[str, list[_Brought]] = {}
    where = f"carried.rec IN (SELECT rec FROM {REFOLD})"
    told = {r[0]: (r[1], r[2]) for r in db.all(f"SELECT carry, scope, standing FROM carried WHERE {where}")}
    for carry, op in carried_ops(db, where, ()):
        scope, standing = told[carry]
        if authority.canonical(op.scope) != scope:
            out.setdefault(op.rec, []).append((scope, op, standing, carry))
    return out


def _moves(db: Db, scopes: Mapping[int, str], authority: Authority) -> dict[str, Moves]:
    """What carries and releases in effect say of the records on the list, by scope."""
    ops: dict[str, dict[str, Op]] = {}
    standing: dict[str, dict[str, str]] = {}
    wanted = (
        f"SELECT id, hash, bad, standing, header, body FROM op WHERE id IN"
        f" (SELECT carry FROM carried WHERE rec IN (SELECT rec FROM {REFOLD}))"
        " UNION ALL SELECT id, hash, bad, standing, header, body FROM op"
        " WHERE control = 1 AND kind = 'release'"
    )
    for row_id, op_hash, bad, stands, header, body in db.all(wanted):
        scope = scopes[log_of(row_id)]
        ops.setdefault(scope, {})[op_hash] = read_op(op_hash, bad, header, body)
        standing.setdefault(scope, {})[op_hash] = stands
    for carry, op in carried_ops(db, f"rec IN (SELECT rec FROM {REFOLD})", ()):
        scope = scopes[log_of(carry)]
        if authority.canonical(op.scope) != scope or _is_native(db, op, scope):
            ops[scope].setdefault(op.hash, op)
    return {scope: read_moves(found, standing[scope]) for scope, found in ops.items()}


def _is_native(db: Db, op: Op, scope: str) -> bool:
    found = db.one(
        f"SELECT 1 FROM op JOIN log ON log.id = op.id >> {LOG_SHIFT}"
        " WHERE op.rec = ? AND op.hash = ? AND log.scope = ?",
        (op.rec, op.hash, scope),
    )
    return found is not None


def _fold(
    rec: str, held: Mapping[str, Held], moves: Mapping[str, Moves], authority: Authority, out: RowWriter
) -> None:
    documents: dict[str, dict[str, DocState]] = {}
    matters: dict[str, MatterState] = {}
    kinds: set[str] = set()
    for scope, here in held.items():
        docs, matter = _fold_scope(scope, here, authority, kinds)
        if docs:
            documents[scope] = docs
        if matter is not None:
            matters[scope] = matter
    at = _home(rec, documents.keys() | matters.keys(), moves)
    shown = documents.get(at, {}) if at is not None else {}
    for kind in filter(is_document, kinds):
        doc = shown.get(kind)
        if doc is not None and at is not None:
            out.document(doc, at, held[at].rows)
        else:
            out.no_document(kind, rec)
    matter = matters.get(at) if at is not None else None
    if matter is not None and at is not None:
        brought = {h: -carry for h, carry in held[at].carries.items()}
        out.matter(matter, at, _opened(held[at]), {**brought, **held[at].rows})
    elif any(map(is_event, kinds)):
        out.no_matter(rec)
    for scope in sorted((documents.keys() | matters.keys()) - {at} if at is not None else ()):
        if scope in moves and moves[scope].is_guest(rec):
            out.guest(scope, documents.get(scope, {}), matters.get(scope))


def _fold_scope(
    scope: str, here: Held, authority: Authority, kinds: set[str]
) -> tuple[dict[str, DocState], MatterState | None]:
    """What one scope shows of the record; the kinds of its ops are added to `kinds`."""
    by_kind: dict[str, list[Op]] = {}
    for op in here.ops.values():
        kind = op.header["kind"]
        if kind in by_kind:
            by_kind[kind].append(op)
        else:
            by_kind[kind] = [op]
    kinds.update(by_kind)
    redactions = by_kind.get("redact", [])
    events: list[Op] = []
    docs = {}
    for kind, ops in by_kind.items():
        if is_event(kind):
            events += ops
        elif is_document(kind):
            doc = fold_document([*ops, *redactions], here.standing, scope)
            if doc is not None:
                docs[kind] = doc
    matter = fold_matter([*events, *redactions], here.standing, authority) if events else None
    return docs, matter


def _home(rec: str, holding: set[str], moves: Mapping[str, Moves]) -> str | None:
    if not holding:
        return None
    if len(holding) == 1:
        (only,) = holding
        if only not in moves or rec not in moves[only].released:
            return only
    return home(rec, holding, {scope: moves.get(scope) or Moves() for scope in holding})


def _opened(here: Held) -> str:
    """The local day on which the first event in effect was written."""
    standing = here.standing
    events = [op for h, op in here.ops.items() if standing[h] == ON and is_event(op.header["kind"])]
    first = min(op.header["hlc"] for op in events)
    oldest = [op for op in events if op.header["hlc"] == first]
    return min(oldest, key=lambda op: op.order).header["wall"][:10]
