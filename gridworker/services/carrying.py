"""Keeping a demand that goes up the same on both levels: what is written here or merged is carried at once.

A PC of the office does it, never the level above (decision 35). A demand is lent to the scope of the PC that
has it in hand, when that PC cannot read it where it lives; its events, whoever wrote them, then go into that
scope, and what is written there goes back. Nothing else of the household goes along: a demand names it by an
id that says nothing to who has no register.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final

from gridworker.domain.demand import PASSES_LINE
from gridworker.domain.ids import b64u
from gridworker.domain.kinds import event_of, is_event
from gridworker.domain.ops import Op
from gridworker.domain.sharing import Owed, owed
from gridworker.domain.standing import heads_named
from gridworker.services.proofs import proof_of
from gridworker.services.session import Session
from gridworker.storage import Intent
from gridworker.storage.lending import Receipt, Whereabouts

LEVEL_ABOVE: Final = frozenset({"county"})


def follow(session: Session, ops: Sequence[Op]) -> list[Op]:
    """Carry what the ops just written make necessary; part of their commit."""
    recs = [op.rec for op in ops if op.kind not in ("exclude", "restore")]
    passed = {op.rec for op in ops if is_event(op.kind) and event_of(op.kind) in PASSES_LINE}
    done: list[Op] = []
    lending = session.store.lending
    for rec in dict.fromkeys(recs):
        if rec in passed or lending.is_lent(rec):
            done += carry_on(session, rec)
    if len(recs) < len(ops) and lending.any():
        done += _undo_elsewhere(session)
    return done


def follow_merge(session: Session, demands: Collection[str]) -> list[Op]:
    """Carry what a merge made necessary: late events of lent matters, and matters that were passed on.

    `demands`: the matters that the merge touched. Nothing on a PC that does not hold everything.
    """
    if not session.identity.is_peer:
        return []
    lending = session.store.lending
    passed = [row["id"] for row in session.store.rows("demand", list(demands)) if _lend_to(session, row)]
    done: list[Op] = []
    for rec in passed:
        done += carry_on(session, rec)
    if lending.any():
        for rec in lending.owing():
            done += carry_on(session, rec)
        done += _undo_elsewhere(session)
    return done


def carry_on(session: Session, rec: str, lend_to: Iterable[str] = ()) -> list[Op]:
    """Carry what is owed of one record, and lend it to whoever has it in hand and cannot read it (and to the
    scopes `lend_to`)."""
    row = session.store.get("demand", rec)
    here = session.store.lending.whereabouts(rec)
    wanted = {*here.guests, *lend_to, *(_lend_to(session, row) if row else ())}
    if here.home is None or not wanted:
        return []
    if row is not None and set(wanted) - set(here.guests):
        _say_that_the_town_knows(session, row, here)
        here = session.store.lending.whereabouts(rec)
    due = owed(here.held, here.home or "", wanted)
    intents = [Intent("carry", rec, one.into, _carry(session, one), parents=[]) for one in due]
    for one in due:
        if one.excluded:  # each by itself, so that each can be taken back by itself
            data = {"slices": [_slice(one.op.header, one.op.hash)], "reason": ""}
            intents.append(Intent("exclude", rec, one.into, data, parents=[]))
    for into, hashes in _by_scope(due).items():
        intents += _redact_again(session, rec, into, hashes)
    return _write(session, intents)


def _say_that_the_town_knows(session: Session, row: dict[str, Any], here: Whereabouts) -> None:
    """Before a matter goes up for the first time: since when the town has it. Its receipts stay here."""
    lending = session.store.lending
    ops = [one.op for one in here.held.get(str(here.home), {}).values()]
    begun = [op for op in ops if event_of(op.kind) == "collect"]
    found = [r for op in begun for r in lending.receipts_for(op.log, op.seq, op.hash)]
    if found and not any(event_of(op.kind) == "known" for op in ops):
        _write(session, [known_intent(row, "TOWN", found[0])])


def known_intent(row: Mapping[str, Any], level: str, receipt: Receipt) -> Intent:
    """The event that says that a level has a matter, by its receipt; an office writes it where the matter
    lives."""
    data = {"level": level, "at": receipt.at, "receipt": receipt.hash, "device": receipt.dev}
    return Intent("demand.known", row["id"], row["in_scope"], data)


def _lend_to(session: Session, row: dict[str, Any]) -> list[str]:
    """The scopes that a matter must be lent to: those of the PCs above that have it in hand."""
    found: list[str] = []
    for line in row.get("lines") or []:
        cert = session.authority.latest(line["holder"])
        if cert is None or cert.role not in LEVEL_ABOVE or "*" in cert.scopes:
            continue
        if row["in_scope"] not in cert.scopes:
            found += cert.scopes[:1]
    return list(dict.fromkeys(found))


def _carry(session: Session, one: Owed) -> dict[str, Any]:
    """What a carry op says; the op was first accepted under the lowest version of a receipt for it."""
    op, store = one.op, session.store
    trusts = [r.trust for r in store.lending.receipts_for(op.log, op.seq, op.hash)]
    data: dict[str, Any] = {
        "header": b64u(op.header_bytes),
        "trust": min(trusts, default=session.authority.version),
        "share": one.share,
        "proof": proof_of(session, op),
    }
    return data


def _by_scope(due: Iterable[Owed]) -> dict[str, set[str]]:
    out: dict[str, set[str]] = {}
    for one in due:
        out.setdefault(one.into, set()).add(one.op.hash)
    return out


def _redact_again(session: Session, rec: str, into: str, hashes: Collection[str]) -> list[Intent]:
    """What was deleted of these ops elsewhere is deleted in this scope as well."""
    known = session.store.lending.redactions(rec)
    covered = {h for op in known.get(into, ()) for h in (op.data or {}).get("covers", ())}
    intents = []
    for scope, redactions in sorted(known.items()):
        for op in redactions if scope != into else ():
            if set(hashes) & set((op.data or {}).get("covers", ())) - covered:
                parents = [(parent, names) for parent, names in op.parents]
                intents.append(Intent("redact", rec, into, dict(op.data or {}), parents=parents))
    return intents


def _undo_elsewhere(session: Session) -> list[Op]:
    """An undo, and its taking back, reach what was carried of the ops that it names.

    Where an op was written says whether it is put out; its copies follow, whoever knew of them when it was
    undone. One that an office act rests on stays in effect, and is named only once.
    """
    lending = session.store.lending
    off, on = lending.undone_here(), lending.restored_here()
    intents = []
    for scope in sorted({scope for scope, _, _ in (*off, *on)}):
        excludes = {op.hash: heads_named(op.data) for op in lending.excludes_in(scope)}
        named = set().union(*excludes.values()) if excludes else set()
        slices = [_slice(header, h) for at, h, header in off if at == scope and h not in named]
        if slices:
            data = {"slices": slices, "reason": ""}
            intents.append(Intent("exclude", slices[0]["head"], scope, data, parents=[]))
        back = {h for at, h, _ in on if at == scope}
        names = sorted(name for name, heads in excludes.items() if heads & back)
        if names:
            intents.append(Intent("restore", names[0], scope, {"excludes": names}, parents=[]))
    return _write(session, intents)


def _slice(at: Mapping[str, Any], op_hash: str) -> dict[str, Any]:
    seq = at["seq"]
    return {"dev": at["dev"], "inc": at["inc"], "from": seq, "to": seq, "head": op_hash}


def _write(session: Session, intents: Sequence[Intent]) -> list[Op]:
    if not intents:
        return []
    return session.store.write(intents, who=session.writer, entropy=session.entropy)
