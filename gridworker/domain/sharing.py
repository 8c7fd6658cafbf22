"""Records that live in one scope and are lent to another: what has to be carried where.

A demand that goes up is not moved. It stays in its grid, where laptops read it, and a copy of its events is
*lent* to the scope that the office shares with the level above; what that level writes there is carried
*back* (decision 35). Rules:

- A carry op with `share` = `lend` lends: the scope in which it stands is a guest's for the record of the op
  that it brings. With `share` = `back` it says nothing about where a record lives. Any other value, or none,
  is a move (`merge`, rule 5).
- What was written of a lent record in one of the scopes the others must get: every op of it that is in
  effect, excluded or superseded where it was written, and that no carry in effect brings to the other scope
  yet. What a scope has only because somebody carried it there goes nowhere from there.
- An op that is put out where it stands is put out where it is carried to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from gridworker.domain.kinds import is_document, is_event
from gridworker.domain.loans import BACK, LEND
from gridworker.domain.ops import Op
from gridworker.domain.standing import EXCLUDED, ON, SUPERSEDED

FIT: Final = frozenset({ON, EXCLUDED, SUPERSEDED})
"""Standings in which an op is carried, and in which a carried one need not be carried again."""


class Held(NamedTuple):
    """An op as one scope has it. `native`: the scope is its own, nobody had to bring it."""

    op: Op
    standing: str
    native: bool


@dataclass(frozen=True, slots=True)
class Owed:
    """An op that must be carried `into` a scope, from the scope `out_of` in which it stands.

    `share` is the member of the carry op; `excluded`: it must be put out there as well.
    """

    op: Op
    out_of: str
    into: str
    share: str
    excluded: bool


def owed(held: Mapping[str, Mapping[str, Held]], home: str, guests: Iterable[str]) -> list[Owed]:
    """Return what must be carried of one record, by scope and in order.

    `held`: its ops by canonical scope and hash, in all scopes that have some; `home`: where it lives;
    `guests`: the scopes that it is or shall be lent to. What stands in a scope only by a carry without effect
    is owed: a forgery must not spare the office its own carry.
    """
    out: dict[tuple[str, str], Owed] = {}
    wanted = [(home, BACK), *((guest, LEND) for guest in sorted(set(guests) - {home}))]
    for into, share in wanted:
        there = held.get(into, {})
        for out_of in sorted(held.keys() - {into}):
            for h, one in held[out_of].items():
                known = there.get(h)
                missing = known is None or not (known.native or known.standing in FIT)
                if missing and one.native and one.standing in FIT and _travels(one.op):
                    off = one.standing == EXCLUDED
                    out.setdefault((into, h), Owed(one.op, out_of, into, share, off))
    return sorted(out.values(), key=lambda o: (o.into, o.op.order))


def _travels(op: Op) -> bool:
    return is_document(op.kind) or is_event(op.kind)
