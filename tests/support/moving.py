"""What an office does so that a record can live in another grid, and so that a redaction reaches it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gridworker.domain.ids import b64u
from gridworker.domain.kinds import is_control, is_event
from gridworker.domain.merge import ScopeState
from gridworker.domain.ops import Op
from gridworker.domain.standing import EXCLUDED, ON, SUPERSEDED, accepted_under, carried_hash

if TYPE_CHECKING:
    from tests.support.replica import Replica


def move(pc: Replica, rec: str, to: str) -> None:
    """Carry a record to another grid and let the old one release it."""
    state = pc.where(rec)
    assert state is not None
    _carry(pc, [op for op in pc.known(state.scope).values() if op.rec == rec], state, to)
    pc.control("release", state.scope, {"records": [rec], "to_scope": to})


def carry_late(pc: Replica) -> None:
    """Carry what came for records whose home is another scope."""
    for scope, state in list(pc.fold().scopes.items()):
        known = pc.known(scope)
        for rec, to in state.moved.items():
            _carry(pc, [op for op in known.values() if op.rec == rec], state, to)
        for to in list(pc.fold().scopes):
            if to != scope:
                _redact_again(pc, scope, to)


def _carry(pc: Replica, ops: list[Op], state: ScopeState, to: str) -> None:
    accepted = accepted_under(pc.known(state.scope).values(), state.standing)
    # A carry without effect (somebody's forgery) does not spare the office its own.
    new = pc.fold().scopes.get(to)
    good = {h for h, stands in new.standing.items() if stands == ON} if new else set()
    there = {carried_hash(op) for h, op in pc.native(to).items() if op.kind == "carry" and h in good}
    canonical = pc.fold().authority.canonical
    fits = (ON, EXCLUDED, SUPERSEDED)
    brought = []
    for op in sorted(ops, key=lambda op: op.order):
        if is_control(op.kind) or state.standing[op.hash] not in fits or canonical(op.scope) == to:
            continue
        if op.hash not in there:
            version = accepted.get(op.hash, pc.fold().authority.version)
            proof = {"manifest": "", "index": 0, "path": []}
            data = {"header": b64u(op.header_bytes), "trust": version, "proof": proof}
            pc.control("carry", to, data, op.rec)
            brought.append(op)
    off = [op for op in brought if state.standing[op.hash] == EXCLUDED]
    if off:
        pc.exclude(*off)
    _redact_again(pc, state.scope, to)


def _redact_again(pc: Replica, scope: str, to: str) -> None:
    there = pc.known(to)
    state = pc.fold().scopes.get(to)
    covered = {
        h
        for r in there.values()
        if state and r.kind == "redact" and state.standing[r.hash] == ON
        for h in (r.data or {})["covers"]
    }
    old = pc.fold().scopes[scope].standing
    for h, op in pc.native(scope).items():
        data = op.data or {}
        if op.kind == "redact" and old[h] == ON and (there.keys() & data["covers"]) - covered:
            pc.control("redact", to, dict(data), op.rec, op.parents)


def redact(pc: Replica, rec: str, name: str) -> list[Op]:
    """Take a field's values out of every op that holds one, in every scope that holds such an op."""
    out = []
    plans = [_redaction(pc, rec, name, scope) for scope in pc.fold().scopes]
    for scope, data, parents in filter(None, plans):
        out.append(pc.control("redact", scope, data, rec, parents))
    return out


def _redaction(pc: Replica, rec: str, name: str, scope: str) -> tuple[str, dict[str, Any], Any] | None:
    known = pc.known(scope)
    mine = [op for op in known.values() if op.rec == rec and op.kind != "redact"]
    covered = [op for op in mine if name in (op.data or {})]
    if not covered:
        return None
    hashes = [op.hash for op in covered]
    # A forged document may have the id of a demand: what is left of both is said.
    restate: dict[str, Any] = {
        op.hash: {k: v for k, v in (op.data or {}).items() if k != name}
        for op in covered
        if is_event(op.kind)
    }
    parents: dict[str, list[str]] = {}
    state = pc.where(rec)
    doc = next((d for (_, r), d in state.documents.items() if r == rec), None) if state else None
    for field_, heads in doc.heads.items() if doc else ():
        mine = [h for h in heads if h in hashes]
        if mine and field_ != name:
            restate[field_] = (known[mine[-1]].data or {}).get(field_)
        for h in mine:
            parents.setdefault(h, []).append(field_)
    return scope, {"covers": hashes, "fields": [name], "restate": restate}, list(parents.items())


def drop_redacted(pc: Replica) -> int:
    """Drop the bodies that redactions in effect cover; return how many."""
    count = 0
    for scope, state in pc.fold().scopes.items():
        known = pc.known(scope)
        redactions = [op for h, op in known.items() if op.kind == "redact" and state.standing[h] == ON]
        for h in {h for r in redactions for h in (r.data or {}).get("covers", ())} & known.keys():
            op = known[h]
            count += op.body_bytes is not None
            pc.bodies.pop(op.header["body"], None)
            if h in pc.held:
                pc.held[h] = Op(op.header, None, op.header_bytes, None, h)
    pc._folded = None
    return count
