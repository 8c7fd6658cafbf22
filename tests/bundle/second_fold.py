"""A second fold, written from section 12 of docs/bundle-format.md alone, and its tables read from that page.

It imports nothing of gridworker. It is slow and plain: whoever reads it next to the page should see the same
sentences. `fold` takes ops as bytes and returns for every scope the lines of its digest and the standings.
Its parts: `second_ops` (7, 12.1, 12.4), `second_standing` (12.2, 12.3), `second_matter` (12.6), and here
documents (12.5), home (12.7) and the digest's lines (12.9).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from tests.bundle.second_matter import Matter
from tests.bundle.second_ops import SHAPES, Authority, Op, Verify, hash_of, make, unb64u
from tests.bundle.second_standing import carried, judge


def canonical(value: Any) -> str:
    """A value as text, member order aside."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def document(ops: list[Op], standing: dict[str, str]) -> dict[str, Any] | None:
    """The digest line of a document record, or None."""
    on = [op for op in ops if standing[op.hash] == "on"]
    documents = sorted((op for op in on if op.kind != "redact"), key=lambda op: op.order)
    if not documents:
        return None
    kind = documents[0].kind
    look = {op.hash: op for op in ops if op.kind in (kind, "redact")}
    redactions = [op for op in on if op.kind == "redact" and op.data is not None]
    covered = {h for op in redactions for h in op.texts("covers")}
    sets: dict[str, dict[str, tuple[bool, Any]]] = defaultdict(dict)
    for op in sorted([op for op in documents if op.kind == kind] + redactions, key=lambda op: op.order):
        restate = op.get("restate")
        if op.kind == "redact":
            for name in op.texts("fields"):
                sets[name][op.hash] = (True, None)
            for name, value in restate.items() if isinstance(restate, dict) else []:
                if name not in op.texts("covers"):
                    sets[name][op.hash] = (False, value)
        elif op.absent or op.data is None or op.hash in covered:
            for _, names in op.parents:
                for name in names:
                    sets[name][op.hash] = (True, None)
        else:
            for name, value in op.data.items():
                sets[name][op.hash] = (False, value)
    fields: dict[str, Any] = {}
    conflicts: dict[str, Any] = {}
    redacted: list[str] = []
    for name, setters in sets.items():
        below, _ = descend(look, setters, name)
        heads = [h for h in setters if h not in below]
        gone = any(setters[h][0] for h in heads)
        if gone:
            redacted.append(name)
        fields[name] = None if gone else setters[heads[-1]][1]
        if len({canonical(setters[h][1]) for h in heads}) > 1:
            missing = descend(look, heads, name)[1]
            narrative = f"{name}*" in SHAPES.get(kind, {})
            conflicts[name] = {
                "values": [[h, setters[h][1]] for h in heads],
                "missing": missing,
                "decide": not missing and (gone or not narrative),
            }
    return {
        "kind": kind, "rec": documents[0].rec, "fields": {n: v for n, v in fields.items() if v is not None},
        "conflicts": conflicts, "redacted": sorted(redacted),
    }  # fmt: skip


def descend(look: dict[str, Op], starts: Iterable[str], name: str) -> tuple[set[str], bool]:
    """Everything that the starts descend from for one field, and whether a named parent is not held."""
    out: set[str] = set()
    missing = False
    stack = list(starts)
    while stack:
        op = look[stack.pop()]
        parents = [parent for parent, names in op.parents if name in names]
        missing |= any(parent not in look for parent in parents)
        if op.kind == "redact":
            restate = op.get("restate")
            again = isinstance(restate, dict) and name in restate and name not in op.texts("covers")
            if name in op.texts("fields") or again:
                parents += op.texts("covers")
        for parent in parents:
            if parent in look and parent not in out:
                out.add(parent)
                stack.append(parent)
    return out, missing


# --- the whole ----------------------------------------------------------------------------------------


def fold(
    raw: Iterable[tuple[bytes, bytes | None]], office: str, verify: Verify, bodies: Iterable[bytes] = ()
) -> tuple[dict[str, list[str]], dict[str, dict[str, str]]]:
    """Return for each scope the lines of its digest, and the standings of its ops."""
    found = {hash_of(body): body for body in bodies}
    held: dict[str, Op] = {}
    for header, body in raw:
        op = make(header, body)
        if op.hash not in held or held[op.hash].absent:
            held[op.hash] = op
        if body and not op.absent:
            found[op.body] = body
    auth = Authority(held.values(), office, verify)
    scopes: dict[str, dict[str, Op]] = defaultdict(dict)
    for op in held.values():
        scopes[auth.canonical(op.scope)][op.hash] = op
    for scope, ops in scopes.items():
        for carry in [op for op in ops.values() if op.kind == "carry" and op.get("header")]:
            header = unb64u(carry.get("header"))
            brought = make(header, found.get(json.loads(header)["body"]))
            if auth.canonical(brought.scope) != scope:
                ops.setdefault(brought.hash, brought)
    standing = {scope: judge(ops, auth, scope) for scope, ops in scopes.items()}
    records: dict[str, dict[tuple[str, str], dict[str, Any]]] = {
        scope: records_of(ops, standing[scope], auth) for scope, ops in scopes.items()
    }
    moves = {scope: moves_of(ops, standing[scope]) for scope, ops in scopes.items()}
    homes = {rec: home(rec, [s for s in scopes if any(k[1] == rec for k in records[s])], moves)
             for rec in {key[1] for found_ in records.values() for key in found_}}  # fmt: skip
    out = {}
    for scope in scopes:
        mine = {
            key: line
            for key, line in records[scope].items()
            if homes[key[1]] == scope or (homes[key[1]] and is_guest(key[1], moves[scope]))
        }
        documents = sorted(key for key in mine if key[0])
        matters = sorted(key for key in mine if not key[0])
        out[scope] = [
            json.dumps(mine[key], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
            for key in documents + matters
        ]
    return out, standing


def records_of(
    ops: dict[str, Op], standing: dict[str, str], auth: Authority
) -> dict[tuple[str, str], dict[str, Any]]:
    """All records of a scope: documents by (kind, id), matters by ("", id)."""
    out: dict[tuple[str, str], dict[str, Any]] = {}
    for rec in {op.rec for op in ops.values()}:
        about = [op for op in ops.values() if op.rec == rec]
        redactions = [op for op in about if op.kind == "redact"]
        for kind in {op.kind for op in about if op.family == "document"}:
            line = document([op for op in about if op.kind == kind] + redactions, standing)
            if line:
                out[kind, rec] = line
        events = [op for op in about if op.family == "event"]
        line = Matter(events + redactions, standing, auth).fold() if events else None
        if line:
            out["", rec] = line
    return out


def moves_of(ops: dict[str, Op], standing: dict[str, str]) -> dict[str, dict[str, Any]]:
    """Greatest op in effect that moved, lent or released it, by record."""
    out: dict[str, dict[str, Any]] = {"moved": {}, "lent": {}, "released": {}}
    for op in sorted(ops.values(), key=lambda op: op.order):
        if standing[op.hash] == "on" and op.kind == "carry" and carried(op) in ops:
            said = {"lend": "lent", "back": ""}.get(str(op.get("share")), "moved")
            if said:
                out[said][ops[carried(op)].rec] = op.order
        if standing[op.hash] == "on" and op.kind == "release":
            out["released"] |= {rec: op.order for rec in op.texts("records")}
    return out


def gone(rec: str, moves: dict[str, dict[str, Any]]) -> bool:
    """12.7: whether a scope has let go of a record."""
    came = [moves[way][rec] for way in ("moved", "lent") if rec in moves[way]]
    return rec in moves["released"] and not any(order > moves["released"][rec] for order in came)


def is_guest(rec: str, moves: dict[str, dict[str, Any]]) -> bool:
    """12.7: whether a record is lent to a scope that did not let go of it."""
    return rec in moves["lent"] and not gone(rec, moves)


def home(rec: str, scopes: list[str], moves: dict[str, dict[str, dict[str, Any]]]) -> str | None:
    """12.7."""
    left = [scope for scope in sorted(scopes) if not gone(rec, moves[scope])]
    left = [scope for scope in left if not is_guest(rec, moves[scope])] or left
    by_carry = [scope for scope in left if rec in moves[scope]["moved"]]
    if by_carry:
        return max(by_carry, key=lambda scope: moves[scope]["moved"][rec])
    return left[0] if left else None
