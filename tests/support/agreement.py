"""What must hold on every machine at every moment, and between machines at the end of a run.

The oracle is the pure fold over the bytes of all ops that a store holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from gridworker.domain import digest
from gridworker.domain.kinds import is_document, is_event
from gridworker.domain.merge import Folded, fold
from gridworker.domain.ops import Op, decode_op
from gridworker.domain.receipts import delivered_ops
from gridworker.services.session import Session
from gridworker.sync import dsse


def ops_of(session: Session) -> list[Op]:
    """Every op a store holds, decoded from its bytes."""
    store = session.store
    return [decode_op(h, b) for log in store.heads() for h, b in store.ops_since(log, 0)]


def whole_fold(session: Session, ops: Iterable[Op]) -> Folded:
    """The pure rule over them."""
    bodies = [row[0] for row in session.store._db.all("SELECT body FROM loose_body")]
    return fold(ops, session.identity.office or "", dsse.verify, bodies)


def same_as_the_rule(session: Session) -> Folded:
    """The tables, gaps and deliveries of a store are those of the pure rule."""
    store = session.store
    folded = whole_fold(session, ops_of(session))
    by_rule = {scope: digest.digest(digest.lines(state)) for scope, state in folded.scopes.items()}
    assert store.digest() == by_rule
    gaps = [
        (*log, first, last)
        for state in folded.scopes.values()
        for log, holes in state.gaps.items()
        for first, last in holes
    ]
    assert sorted(map(tuple, store.gaps())) == sorted(gaps)
    for state in folded.scopes.values():
        for log, told in state.receipts.items():
            assert store.delivered(log) == told
    return folded


@dataclass
class Watch:
    """Remembers the office acts that had effect somewhere, to ask at the end whether they still have it."""

    acts: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """By matter: hashes of office events that stood on a line at some machine at some moment."""

    def look(self, session: Session) -> None:
        """Check one machine against the rule and remember what has effect there."""
        folded = same_as_the_rule(session)
        for state in folded.scopes.values():
            for rec, matter in state.matters.items():
                for line in matter.lines:
                    self.acts[rec] |= {h for h in line.events if matter.placed.get(h) == "line"}

    def kept(self, session: Session) -> None:
        """Nothing that an office had done lost its effect, but what an exclude names."""
        ops = {op.hash: op for op in ops_of(session)}
        folded = whole_fold(session, ops.values())
        for state in folded.scopes.values():
            for rec, matter in state.matters.items():
                brought = {step["hash"]: step for step in session.store.history(rec) if step["carried"]}
                for op_hash in self.acts[rec]:
                    if op_hash in ops:
                        dev, inc, kind = ops[op_hash].dev, ops[op_hash].inc, ops[op_hash].kind
                    else:
                        dev, inc, kind = (brought[op_hash][name] for name in ("dev", "inc", "kind"))
                    office = folded.authority.is_office(dev, inc) and kind != "demand.comment"
                    if office and state.standing[op_hash] != "excluded":
                        assert matter.placed.get(op_hash) == "line", kind


def nothing_delivered_that_the_office_lacks(laptops: Iterable[Session], pcs: Iterable[Session]) -> None:
    """Every op that a laptop believes to be delivered lies in a PC of the office."""
    there = {op.hash for pc in pcs for op in ops_of(pc)}
    for session in laptops:
        folded = whole_fold(session, ops := ops_of(session))
        for scope, state in folded.scopes.items():
            own = [op for op in ops if folded.authority.canonical(op.scope) == scope]
            assert delivered_ops(own, state.standing)[0] <= there


def all_agree(machines: Iterable[Session]) -> None:
    """Machines that hold the same ops of a scope (and of `common`) have the same digest of it."""
    seen: dict[tuple[str, frozenset[str], frozenset[str]], str] = {}
    for session in machines:
        authority = session.authority
        by_scope: dict[str, set[str]] = defaultdict(set)
        for op in ops_of(session):
            by_scope[authority.canonical(op.scope)].add(op.hash)
        common = frozenset(by_scope[authority.common])
        for scope, found in session.store.digest().items():
            key = (scope, frozenset(by_scope[scope]), common)
            assert seen.setdefault(key, found) == found


def everything_arrived(laptops: Iterable[Session], pcs: Iterable[Session]) -> None:
    """After the couriers have done their work PCs hold the same, and laptops what is theirs of it."""
    whole = [{op.hash for op in ops_of(pc)} for pc in pcs]
    assert all(held == whole[0] for held in whole)
    for session in laptops:
        assert {op.hash for op in ops_of(session)} <= whole[0]
        assert session.store.gaps() == []


def met(ops: list[Op]) -> set[str]:
    """Which of the four kinds of trouble a set of ops really contains."""
    out: set[str] = set()
    by_number: dict[tuple[str, str, str, int], set[str]] = defaultdict(set)
    above: dict[str, set[str]] = {}
    for op in sorted(ops, key=lambda op: op.order):
        by_number[(*op.log, op.seq)].add(op.hash)
        above[op.hash] = {p for parent, _ in op.parents for p in {parent, *above.get(parent, ())}}
        if not "2025" < op.header["wall"] < "2027":
            out.add("clock")
    if any(len(hashes) > 1 for hashes in by_number.values()):
        out.add("fork")
    held = {op.hash: op for op in ops}
    by_record: dict[str, list[Op]] = defaultdict(list)
    for op in held.values():
        by_record[op.rec].append(op)
    for about in by_record.values():
        for at, one in enumerate(about):
            for other in about[:at]:
                if one.hash in above[other.hash] or other.hash in above[one.hash]:
                    continue
                if is_document(one.kind) and set(one.data or ()) & set(other.data or ()):
                    out.add("clash")
                if is_event(one.kind) and is_event(other.kind) and one.dev != other.dev:
                    out.add("late")
    return out
