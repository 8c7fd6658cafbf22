"""The whole fold as one pure function of the set of ops held: the oracle of all tests.

    fold(ops, office, verify) -> Folded

Rules, in order; each part states its own exactly:

1. The **authority** is made from all `trust` and `cert` ops held, whatever their scope (`authority`).
2. Ops are grouped by **scope**; a home scope counts as the grid scope that adopted it. Every scope is folded
   alone. A scope's ops are its own and those that its carry ops bring, whose bytes are the header in the
   carry op and the body, found by its hash among all bodies held.
3. The **standing** of every op of the scope is judged (`standing`).
4. **Documents** are folded by (kind, record) and **matters** by record (`document`, `process`).
5. **Home.** A record may be in several scopes. A scope has *let go* of it when a release in effect names it
   and no carry in effect that moved or lent an op of it there is greater. A scope to which a carry in effect
   lent an op of it is a *guest* (`sharing`). Of the scopes left in which the record is, home is one that is
   no guest if there is one: that with the greatest carry in effect that moved an op of it in, and without any
   the smallest scope id. The home scope shows the record, and so does every guest that did not let
   go of it, each from what it has itself; elsewhere it is `moved`.
6. What is **delivered** follows from the receipts in effect (`receipts`), **gaps** and **forks** from the
   chains (`chains`). A gap above the position at which a successor closed a log is not asked for.

Nothing else goes in: no clock, no order of import, no file. The same set gives the same result.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from gridworker.domain.authority import Authority
from gridworker.domain.chains import by_log, fork_point, missing
from gridworker.domain.document import DocState, fold_document
from gridworker.domain.ids import sha256_b64u, unb64u
from gridworker.domain.kinds import is_document, is_event
from gridworker.domain.loans import BACK, LEND, share_of
from gridworker.domain.matter_state import MatterState
from gridworker.domain.ops import BadOp, LogKey, Op, decode_op
from gridworker.domain.process import fold_matter
from gridworker.domain.receipts import Delivered, delivered_ops, delivery
from gridworker.domain.standing import ON, Standing, body_fits, carried_hash, judge
from gridworker.domain.trust import Verify


@dataclass(frozen=True, slots=True)
class Fork:
    """The lowest forked number of a log and the hashes known there (not all of them need be held)."""

    log: LogKey
    seq: int
    hashes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScopeState:
    """One scope, folded. `documents` and `matters` hold the records whose home it is or that it is lent."""

    scope: str
    documents: dict[tuple[str, str], DocState]
    matters: dict[str, MatterState]
    standing: dict[str, Standing]
    receipts: dict[LogKey, Delivered]
    gaps: dict[LogKey, list[tuple[int, int]]]
    forks: list[Fork]
    moved: dict[str, str] = field(default_factory=dict)
    """Records that left: record id to the scope they live in, as far as it is known here."""
    lent: dict[str, str] = field(default_factory=dict)
    """Records shown here that live elsewhere: record id to the scope they live in."""


@dataclass(frozen=True, slots=True)
class Folded:
    """All scopes, and the authority that judged them."""

    authority: Authority
    scopes: dict[str, ScopeState]


Order = tuple[int, str, str, int, str]


@dataclass(slots=True)
class Moves:
    """What one scope says of where its records live: the greatest carry that moved one in, that lent one in,
    and release out, by record."""

    carried: dict[str, Order] = field(default_factory=dict)
    lent: dict[str, Order] = field(default_factory=dict)
    released: dict[str, tuple[Order, str]] = field(default_factory=dict)

    def let_go(self, rec: str) -> bool:
        """Whether the scope let go of the record (rule 5)."""
        out = self.released.get(rec)
        return out is not None and not any(
            rec in came and came[rec] > out[0] for came in (self.carried, self.lent)
        )

    def is_guest(self, rec: str) -> bool:
        """Whether the record is lent to the scope, which did not let go of it."""
        return rec in self.lent and not self.let_go(rec)


def fold(ops: Iterable[Op], office: str, verify: Verify, bodies: Iterable[bytes] = ()) -> Folded:
    """Fold a whole set of ops. `bodies`: bodies of carried ops that came without their own op."""
    held: dict[str, Op] = {}
    for op in ops:
        # The same op with and without its body is one op; the body is what a redaction takes, by rule.
        if op.hash not in held or held[op.hash].body_bytes is None:
            held[op.hash] = op
    authority = Authority.build(
        office, _envelopes(held.values(), "trust"), _envelopes(held.values(), "cert"), verify
    )
    by_scope: dict[str, dict[str, Op]] = {}
    for op in held.values():
        by_scope.setdefault(authority.canonical(op.scope), {})[op.hash] = op
    found = _bodies(held.values(), bodies)
    moves: dict[str, Moves] = {}
    out: dict[str, ScopeState] = {}
    for scope in sorted(by_scope):
        own = by_scope[scope]
        whole = {**bring(own.values(), authority, found), **own}
        state = _fold_scope(scope, whole, authority)
        out[scope] = state
        moves[scope] = read_moves(whole, state.standing)
    _send_home(out, moves)
    return Folded(authority, out)


def bring(own: Iterable[Op], authority: Authority, bodies: Mapping[str, bytes]) -> dict[str, Op]:
    """Return the ops of other scopes that the carry ops among `own` bring, by hash.

    `bodies`: body bytes by their hash; a body that is not among them is redacted or has not come yet.
    """
    out: dict[str, Op] = {}
    for carry in own:
        if carry.header["kind"] != "carry" or carried_hash(carry) is None:
            continue
        raw = unb64u((carry.data or {})["header"])
        try:
            op = decode_op(raw, None)
        except BadOp:
            continue
        if authority.canonical(op.scope) != authority.canonical(carry.scope):
            out[op.hash] = _with_body(op, bodies.get(op.header["body"]))
    return out


def _with_body(op: Op, body: bytes | None) -> Op:
    if body is None:
        return op
    try:
        return decode_op(op.header_bytes, body)
    except BadOp:
        return replace(op, body_bytes=body)


def read_moves(ops: Mapping[str, Op], standing: Mapping[str, Standing]) -> Moves:
    """Return what the carries and releases in effect of one scope say."""
    moves = Moves()
    for h, op in ops.items():
        kind = op.header["kind"]
        if standing.get(h) != ON or kind not in ("carry", "release"):
            continue
        if kind == "carry":
            brought, share = ops.get(carried_hash(op) or ""), share_of(op)
            came = moves.lent if share == LEND else moves.carried
            if brought and share != BACK and (brought.rec not in came or came[brought.rec] < op.order):
                came[brought.rec] = op.order
            continue
        data = op.data or {}
        records, to_scope = data.get("records"), data.get("to_scope")
        for rec in records if isinstance(records, list) else ():
            if isinstance(rec, str) and (rec not in moves.released or moves.released[rec][0] < op.order):
                moves.released[rec] = (op.order, to_scope if isinstance(to_scope, str) else "")
    return moves


def home(rec: str, scopes: Iterable[str], moves: Mapping[str, Moves]) -> str | None:
    """Return where of the scopes that hold a record it lives, or None when all of them let go of it."""
    left = sorted(scope for scope in scopes if not moves[scope].let_go(rec))
    left = [scope for scope in left if rec not in moves[scope].lent] or left
    carried = [scope for scope in left if rec in moves[scope].carried]
    if carried:
        return max(carried, key=lambda scope: moves[scope].carried[rec])
    return left[0] if left else None


def droppable(ops: Mapping[str, Op], standing: Mapping[str, Standing], device: str) -> set[str]:
    """Return the ops of one scope whose bodies `device` may drop because their record was released.

    Others' bodies at once; its own only when the office has them and says that they are in a backup (`kept`).
    Headers are never dropped: the chain stays whole.
    """
    moves = read_moves(ops, standing)
    done, kept = delivered_ops(ops.values(), standing)
    out = set()
    for h, op in ops.items():
        about_record = is_document(op.kind) or is_event(op.kind)
        if about_record and op.body_bytes is not None and moves.let_go(op.rec):
            safe = h in done and op.seq <= kept.get(op.log, 0)
            if op.dev != device or safe:
                out.add(h)
    return out


def _fold_scope(scope: str, ops: Mapping[str, Op], authority: Authority) -> ScopeState:
    standing = judge(ops.values(), authority, scope, {h for h, op in ops.items() if not body_fits(op)})
    documents: dict[tuple[str, str], list[Op]] = {}
    events: dict[str, list[Op]] = {}
    redactions: dict[str, list[Op]] = {}
    for op in ops.values():
        kind, rec = op.header["kind"], op.header["rec"]
        if is_document(kind):
            documents.setdefault((kind, rec), []).append(op)
        elif is_event(kind):
            events.setdefault(rec, []).append(op)
        elif kind == "redact":
            redactions.setdefault(rec, []).append(op)
    docs = {
        key: fold_document([*group, *redactions.get(key[1], ())], standing, scope)
        for key, group in documents.items()
    }
    matters = {
        rec: fold_matter([*group, *redactions.get(rec, ())], standing, authority)
        for rec, group in events.items()
    }
    native = [op for op in ops.values() if authority.canonical(op.scope) == scope]
    logs = by_log(native)
    gaps: dict[LogKey, list[tuple[int, int]]] = {}
    forks: list[Fork] = []
    for log in sorted(logs):
        closed = authority.succeeded_by(log.dev, log.inc)
        holes = missing(logs[log], closed[1].get(log.scope, 0) if closed else None)
        if holes:
            gaps[log] = holes
        point = fork_point(logs[log])
        if point:
            forks.append(Fork(log, *point))
    return ScopeState(
        scope=scope,
        documents={key: doc for key, doc in docs.items() if doc},
        matters={rec: matter for rec, matter in matters.items() if matter},
        standing=standing,
        receipts=delivery(native, standing),
        gaps=gaps,
        forks=forks,
    )


def _send_home(scopes: Mapping[str, ScopeState], moves: Mapping[str, Moves]) -> None:
    holders: dict[str, list[str]] = {}
    for scope, state in scopes.items():
        for rec in {rec for _, rec in state.documents} | state.matters.keys():
            holders.setdefault(rec, []).append(scope)
    for rec, holding in holders.items():
        if len(holding) == 1 and rec not in moves[holding[0]].released:
            continue
        at = home(rec, holding, moves)
        for scope in holding:
            state = scopes[scope]
            if scope != at and at is not None and moves[scope].is_guest(rec):
                state.lent[rec] = at
            elif scope != at:
                released = moves[scope].released.get(rec)
                state.moved[rec] = at or (released[1] if released else "")
                state.matters.pop(rec, None)
                for key in [key for key in state.documents if key[1] == rec]:
                    del state.documents[key]


def _envelopes(ops: Iterable[Op], kind: str) -> list[bytes]:
    out = []
    for op in ops:
        envelope = (op.data or {}).get("envelope") if op.header["kind"] == kind else None
        if isinstance(envelope, str):
            try:
                out.append(unb64u(envelope))
            except ValueError:
                continue
    return out


def _bodies(ops: Iterable[Op], loose: Iterable[bytes]) -> dict[str, bytes]:
    out = {sha256_b64u(body): body for body in loose}
    out.update({op.header["body"]: op.body_bytes for op in ops if op.body_bytes is not None})
    return out
