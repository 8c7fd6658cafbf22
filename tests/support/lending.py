"""What a town does so that a demand can be worked on by the level above, and a county PC of the small world.

The county is no peer: it holds `common` and the scope shared with the town, and writes in that one only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridworker.domain.ids import b64u
from gridworker.domain.merge import read_moves
from gridworker.domain.sharing import Held, Owed, owed
from gridworker.domain.standing import accepted_under
from tests.support import moving
from tests.support.paper import COMMON

if TYPE_CHECKING:
    from tests.support.replica import Replica

UP = "up"


def carry_on(pc: Replica, lend: dict[str, str] | None = None) -> list[Owed]:
    """Carry what is owed of every lent record, and of those to be lent now (record to scope)."""
    guests: dict[str, set[str]] = {}
    for scope, state in pc.fold().scopes.items():
        moves = read_moves(pc.known(scope), state.standing)
        for rec in moves.lent:
            if moves.is_guest(rec):
                guests.setdefault(rec, set()).add(scope)
    for rec, to in (lend or {}).items():
        guests.setdefault(rec, set()).add(to)
    done: list[Owed] = []
    for rec, scopes in sorted(guests.items()):
        done += _carry(pc, rec, scopes)
    for rec in sorted(guests):
        _undo_elsewhere(pc, rec)
    return done


def _undo_elsewhere(pc: Replica, rec: str) -> None:
    """Copies of an op follow where it was written: put out and put back in."""
    folded = pc.fold()
    native = {op.hash: folded.authority.canonical(op.scope) for op in pc.held.values() if op.rec == rec}
    for scope, state in folded.scopes.items():
        excludes = [
            op for op in pc.native(scope).values() if op.kind == "exclude" and state.standing[op.hash] == "on"
        ]
        taken_back = {
            name
            for op in pc.native(scope).values()
            if op.kind == "restore" and state.standing[op.hash] == "on"
            for name in (op.data or {})["excludes"]
        }
        live = {e.hash: {part["head"] for part in (e.data or {})["slices"]} for e in excludes}
        live = {name: heads for name, heads in live.items() if name not in taken_back}
        brought = [op for op in pc.known(scope).values() if native.get(op.hash, scope) != scope]
        for op in brought:
            here, there = state.standing[op.hash], folded.scopes[native[op.hash]].standing[op.hash]
            names = [name for name, heads in live.items() if op.hash in heads]
            if there == "excluded" and here == "on" and not names:
                one = {"dev": op.dev, "inc": op.inc, "from": op.seq, "to": op.seq, "head": op.hash}
                pc.control("exclude", scope, {"slices": [one], "reason": ""})
            elif there == "on" and here == "excluded" and names:
                pc.control("restore", scope, {"excludes": names})


def _carry(pc: Replica, rec: str, guests: set[str]) -> list[Owed]:
    at = pc.where(rec)
    if at is None:
        return []
    folded = pc.fold()
    held: dict[str, dict[str, Held]] = {}
    accepted: dict[str, dict[str, int]] = {}
    for scope, state in folded.scopes.items():
        known = pc.known(scope)
        canonical = folded.authority.canonical
        ops = {
            h: Held(op, state.standing[h], canonical(op.scope) == scope)
            for h, op in known.items()
            if op.rec == rec
        }
        if ops:
            held[scope] = ops
            accepted[scope] = accepted_under(known.values(), state.standing)
    due = owed(held, at.scope, guests)
    for one in due:
        version = accepted[one.out_of].get(one.op.hash, folded.authority.version)
        proof = {"manifest": "", "index": 0, "path": []}
        data = {"header": b64u(one.op.header_bytes), "trust": version, "share": one.share, "proof": proof}
        pc.control("carry", one.into, data, rec)
    off = [one.op for one in due if one.excluded]
    if off:
        pc.exclude(*off)
    for scope in sorted(held):
        for into in sorted({at.scope, *guests} - {scope}):
            moving._redact_again(pc, scope, into)
    return due


def answer_county(pc: Replica) -> tuple[list, list[bytes]]:
    """What an answer to the county holds: the chains of `common` and of the shared scope, bodies beside."""
    ops = [op for scope in (COMMON, UP) if scope in pc.fold().scopes for op in pc.native(scope).values()]
    bodies = [op.body_bytes for op in pc.brought([UP]) if op.body_bytes] if UP in pc.fold().scopes else []
    return ops, bodies
