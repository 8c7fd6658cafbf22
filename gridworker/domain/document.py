"""The fold of one document record: which value each field has, and where people disagree.

Rules, in order:

1. Only document ops of one kind and redactions of the record are looked at; the kind is that of the smallest
   document op in effect. A record without a document op in effect is not there.
2. *Who sets a field.* A document op in effect sets the fields in its data. When its body is not here, or a
   redaction in effect covers it, it sets to nothing (redacted) the fields for which its header names parents,
   and no others; a covered op counts so whether or not its body is still here, because elsewhere it is gone.
   A redaction in effect sets its `fields` to nothing (redacted) and the fields in `restate` to the values
   given there; members of `restate` that are the hash of an op it covers are about events, not fields.
3. *Who descends from whom* is a matter of one field: an op descends from the parents that it names for that
   field, and a redaction, for all fields that it sets, from every op that it covers; through ops with or
   without effect, so that an excluded, parked or redacted op passes its parents on.
4. A field's *heads* are the ops that set it and from which no other op that sets it descends.
5. Heads with equal values (as JSON, member order aside) are no conflict. Otherwise the field has a
   *conflict* that keeps every head with its value. Shown is the redaction if one is among the heads, else
   the value of the greatest head.
6. A conflict below whose heads a named parent is not here is `missing` (缺前件): nothing is asked yet.
   Otherwise somebody has to decide, except for long narratives (`narratives`), which are kept side by side;
   a clash with a redaction is always decided.
7. An op that names all heads settles the conflict. That is rule 4, not a rule of its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from gridworker.domain.kinds import is_document
from gridworker.domain.ops import Op
from gridworker.domain.records import narratives
from gridworker.domain.standing import ON, Standing


@dataclass(frozen=True, slots=True)
class Conflict:
    """Several heads with different values: `values` = (op hash, value) of every head, in order.

    `missing`: a parent below is not here (缺前件), nothing is asked yet. `decide`: a person has to choose;
    false for long narratives, which are kept side by side, and while `missing`.
    """

    values: tuple[tuple[str, Any], ...]
    missing: bool
    decide: bool


@dataclass(frozen=True, slots=True)
class DocState:
    """A document record as the ops in effect leave it.

    `fields`: the value shown of every field that somebody set (None where redacted); `heads`: op hashes by
    field, in order; `ops`: its document ops in effect, in order, of which `created_by` is the first.
    """

    kind: str
    rec: str
    scope: str
    fields: dict[str, Any]
    heads: dict[str, list[str]]
    conflicts: dict[str, Conflict]
    redacted: frozenset[str]
    created_by: str
    ops: tuple[str, ...]


def fold_document(
    ops: Iterable[Op], standing: Mapping[str, Standing], scope: str = ""
) -> DocState | None:
    """Fold the ops of one record (document ops and redactions of it, in any order).

    `standing` as `judge` gave it; an op that it does not name counts as not in effect. `scope` is only
    copied into the result (default: the scope in which the record was first written). Returns None when no
    document op is in effect.
    """
    held = list(ops)
    on = sorted((op for op in held if standing.get(op.hash) == ON), key=lambda op: op.order)
    mine = [op for op in on if is_document(op.header["kind"])]
    if not mine:
        return None
    first = mine[0]
    kind = first.header["kind"]
    mine = [op for op in mine if op.header["kind"] == kind]
    family = {op.hash: op for op in held if op.header["kind"] in (kind, "redact")}
    redactions = [op for op in on if op.header["kind"] == "redact" and op.data is not None]
    values = _values(mine, redactions)
    edges = _Edges(family)
    heads = _heads(values, edges, plain=len(on) == len(held) and not redactions)
    out = DocState(
        kind=kind,
        rec=first.header["rec"],
        scope=scope or first.header["scope"],
        fields={},
        heads={},
        conflicts={},
        redacted=frozenset(
            name for name, tops in heads.items() if any(values[name][h][0] for h in tops)
        ),
        created_by=first.hash,
        ops=tuple(op.hash for op in mine),
    )
    for name, tops in heads.items():
        out.heads[name] = tops
        out.fields[name] = None if name in out.redacted else values[name][tops[-1]][1]
        if len(tops) > 1:
            conflict = _conflict(kind, name, [(h, values[name][h]) for h in tops], edges)
            if conflict:
                out.conflicts[name] = conflict
    return out


def restated(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a document that the data of a redaction states again."""
    restate, covers = data.get("restate"), data.get("covers")
    if not isinstance(restate, dict):
        return {}
    events = {h for h in covers if isinstance(h, str)} if isinstance(covers, list) else set()
    return {name: value for name, value in restate.items() if name not in events}


_Value = tuple[bool, Any]
"""(redacted, value)."""


def _values(mine: Iterable[Op], redactions: Iterable[Op]) -> dict[str, dict[str, _Value]]:
    """Return who sets what: field -> op hash -> value, ops in ascending order (rule 2)."""
    covered = {h for r in redactions for h in _list(r, "covers")}
    out: dict[str, dict[str, _Value]] = {}
    for op in sorted((*mine, *redactions), key=lambda op: op.order):
        if op.header["kind"] == "redact":
            for name in _list(op, "fields"):
                out.setdefault(name, {})[op.hash] = (True, None)
            for name, value in restated(op.data or {}).items():
                out.setdefault(name, {})[op.hash] = (False, value)
        elif op.data is None or op.hash in covered:
            for _, names in op.header["parents"]:
                for name in names:
                    out.setdefault(name, {})[op.hash] = (True, None)
        else:
            for name, value in op.data.items():
                out.setdefault(name, {})[op.hash] = (False, value)
    return out


class _Edges:
    """The parents of each op for one field (rule 3)."""

    def __init__(self, family: Mapping[str, Op]) -> None:
        self._family = family
        self._covers: dict[str, tuple[frozenset[str], list[str]]] = {}
        for h, op in family.items():
            if op.header["kind"] == "redact":
                sets = frozenset((*_list(op, "fields"), *restated(op.data or {})))
                self._covers[h] = (sets, _list(op, "covers"))

    def named(self, h: str, name: str) -> list[str]:
        """Return the parents that the op's header names for the field."""
        return [parent for parent, names in self._family[h].header["parents"] if name in names]

    def below(self, starts: Iterable[str], name: str) -> tuple[set[str], bool]:
        """Return all that `starts` descend from, and whether a named parent is not here."""
        seen: set[str] = set()
        missing = False
        stack = list(starts)
        while stack:
            h = stack.pop()
            parents = self.named(h, name)
            missing = missing or any(parent not in self._family for parent in parents)
            sets, covers = self._covers.get(h, (frozenset(), []))
            for parent in (*parents, *(covers if name in sets else ())):
                if parent in self._family and parent not in seen:
                    seen.add(parent)
                    stack.append(parent)
        return seen, missing


def _heads(
    values: Mapping[str, Mapping[str, _Value]], edges: _Edges, plain: bool
) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for name, setters in values.items():
        if len(setters) == 1:
            out[name] = list(setters)
            continue
        if plain:
            # All is in effect: who descends from an op at all is, or descends from, one that names it.
            below = {parent for h in setters for parent in edges.named(h, name)}
        else:
            below, _ = edges.below(setters, name)
        out[name] = [h for h in setters if h not in below]
    return out


def _conflict(
    kind: str, name: str, heads: list[tuple[str, _Value]], edges: _Edges
) -> Conflict | None:
    if len({_canonical(value) for _, (_, value) in heads}) == 1:
        return None
    _, missing = edges.below([h for h, _ in heads], name)
    redaction = any(redacted for _, (redacted, _) in heads)
    decide = not missing and (redaction or name not in narratives(kind))
    return Conflict(tuple((h, value) for h, (_, value) in heads), missing, decide)


def _canonical(value: Any) -> str:
    # Python holds 1, 1.0 and True for equal; JSON does not.
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def _list(op: Op, name: str) -> list[str]:
    value = (op.data or {}).get(name)
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
