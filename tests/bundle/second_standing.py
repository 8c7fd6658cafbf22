"""Part of the second fold: chains, and the standing of every op (sections 12.2 and 12.3 of the page).

See `second_fold`. Nothing of gridworker is imported.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from tests.bundle.second_ops import NO_ACT, OFFICE, PROOFS, Authority, Op, hash_of, unb64u


def chain(held: dict[str, Op], head: str) -> list[Op]:
    """The op and those below it in its log, as far as held."""
    out: list[Op] = []
    op = held.get(head)
    while op is not None and (not out or op.log == out[0].log):
        out.append(op)
        op = held.get(op.prev)
    return out


def forked(log: list[Op]) -> int | None:
    """The lowest forked number of a log."""
    known: dict[int, set[str]] = defaultdict(set)
    for op in log:
        known[op.seq].add(op.hash)
        if op.seq > 1:
            known[op.seq - 1].add(op.prev)
    numbers = [seq for seq, hashes in known.items() if len(hashes) > 1]
    return min(numbers) if numbers else None


def marks(receipt: Op) -> tuple[tuple[str, ...], list[tuple[int, str]]]:
    """The log of a receipt, and (number, hash) of head and extra."""
    log = receipt.get("log")
    log = log if isinstance(log, dict) else {}
    pairs = [[receipt.get("upto"), receipt.get("head")]]
    extra = receipt.get("extra")
    pairs += [p for p in extra if isinstance(p, list) and len(p) == 2] if isinstance(extra, list) else []
    return (str(log.get("dev")), str(log.get("inc")), str(log.get("scope"))), [
        (seq, h) for seq, h in pairs if type(seq) is int and isinstance(h, str)
    ]


def carried(op: Op) -> str:
    """The hash of the op that a carry brings."""
    header = op.get("header")
    return hash_of(unb64u(header)) if isinstance(header, str) else ""


def judge(held: dict[str, Op], auth: Authority, scope: str) -> dict[str, str]:
    """12.3: the standing of every op of a scope."""
    if not auth.trust:
        standing = {h: auth.verdict(op) for h, op in held.items()}
        return bad_bodies(held, standing)
    brought: dict[str, list[Op]] = defaultdict(list)
    for op in held.values():
        own = op.kind == "carry" and auth.canonical(op.scope) == scope
        target = held.get(carried(op)) if own else None
        if target and auth.canonical(target.scope) != scope:
            brought[target.hash].append(op)
    native = {h: op for h, op in held.items() if h not in brought}
    standing = {h: by_header(op, native, auth) for h, op in native.items()}
    asking = ask_for_vouchers(native, standing, auth)
    standing.update(asking)
    for h, carries in brought.items():
        standing[h] = of_carried(held[h], carries, standing, auth)
    exclude(held, standing, auth)
    return bad_bodies(held, standing)


def by_header(op: Op, native: dict[str, Op], auth: Authority) -> str:
    """Rules 1 to 4."""
    verdict = auth.verdict(op)
    if verdict != "on" or op.kind in PROOFS or auth.role(op) not in OFFICE:
        return verdict
    if op.trust > auth.version:
        return "waiting:no_trust"
    if chain(native, op.hash)[-1].seq != 1:
        return "waiting:gap"
    return "superseded" if auth.superseded(op) else "on"


def ask_for_vouchers(native: dict[str, Op], standing: dict[str, str], auth: Authority) -> dict[str, str]:
    """Rules 6 and 7: least fixed point over receipts in effect."""
    logs: dict[Any, list[Op]] = defaultdict(list)
    for op in native.values():
        logs[op.log].append(op)
    points = {log: forked(ops) for log, ops in logs.items()}

    def now(h: str, vouched: dict[str, int], stands: tuple[str, ...] = ("on",)) -> str:
        op = native[h]
        if standing[h] not in stands:
            return standing[h]
        point = points[op.log]
        if point is not None and op.seq >= point and h not in vouched:
            return "fork"
        since = auth.revoked(op)
        if since is not None and not (h in vouched and vouched[h] < since):
            return "parked:revoked"
        return "on"

    vouched: dict[str, int] = {}
    while True:
        fresh = dict(vouched)
        for h, op in native.items():
            if op.kind == "receipt" and now(h, vouched, ("on", "superseded")) == "on":
                about, named = marks(op)
                for seq, head in named:
                    top = native.get(head)
                    if top and top.log == about and top.seq == seq:
                        for below in chain(native, head):
                            fresh[below.hash] = min(fresh.get(below.hash, op.trust), op.trust)
        if fresh == vouched:
            return {h: now(h, vouched) for h in native}
        vouched = fresh


def of_carried(op: Op, carries: list[Op], standing: dict[str, str], auth: Authority) -> str:
    """Standing of an op that carries of this scope bring."""
    if op.family not in ("document", "event"):
        return "parked:wrong_scope" if op.family else "parked:unknown_kind"
    on = [c for c in carries if standing.get(c.hash) == "on"]
    if on:
        if auth.superseded(op) and auth.role(op) in OFFICE:
            return "superseded"
        since = auth.revoked(op)
        if since is None or any(type(c.get("trust")) is int and c.get("trust") < since for c in on):
            return "on"
        return "parked:revoked"
    waits = any(standing.get(c.hash, "parked").startswith("waiting") for c in carries)
    return "waiting:gap" if waits else "parked:no_right"


def exclude(held: dict[str, Op], standing: dict[str, str], auth: Authority) -> None:
    """Rule 5."""
    on = [op for op in held.values() if standing[op.hash] == "on"]
    back = {h for op in on if op.kind == "restore" for h in op.texts("excludes")}
    named: set[str] = set()
    for op in on:
        if op.kind == "exclude" and op.hash not in back:
            slices = op.get("slices")
            for s in slices if isinstance(slices, list) else []:
                top = held.get(s.get("head")) if isinstance(s, dict) else None
                if top is None or top.seq != s.get("to") or type(s.get("from")) is not int:
                    continue
                if (top.dev, top.inc) == (s.get("dev"), s.get("inc")):
                    named |= {o.hash for o in chain(held, top.hash) if o.seq >= s["from"]}
    named = {h for h in named if held[h].family != "control"}
    kept: set[str] = set()
    for op in held.values():
        act = op.family == "event" and op.kind not in NO_ACT and auth.role(op) in OFFICE
        if act and standing[op.hash] == "on" and op.hash not in named:
            kept |= {h for h in ancestors(op, held) if held[h].rec == op.rec}
    for h in named:
        if standing[h] in ("on", "fork", "parked:revoked") and not (held[h].family == "event" and h in kept):
            standing[h] = "excluded"


def ancestors(op: Op, held: dict[str, Op]) -> set[str]:
    """Hashes of the events of the same record below an event, as far as held."""
    out: set[str] = set()
    stack = [op]
    while stack:
        for parent, _ in stack.pop().parents:
            below = held.get(parent)
            if below and parent not in out and below.family == "event" and below.rec == op.rec:
                out.add(parent)
                stack.append(below)
    return out


def bad_bodies(held: dict[str, Op], standing: dict[str, str]) -> dict[str, str]:
    """Rule 8."""
    redactions = [op for op in held.values() if op.kind == "redact" and standing[op.hash] == "on"]
    covered = {(op.rec, h) for op in redactions for h in op.texts("covers")}
    return {
        h: "parked:bad_body"
        if stands == "on" and held[h].broken and (held[h].rec, h) not in covered
        else stands
        for h, stands in standing.items()
    }
