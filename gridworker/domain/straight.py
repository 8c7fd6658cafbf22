"""The short way through the fold of a matter: events that follow one another, on one line.

Nearly every matter is of this sort, and it needs no graph: each event names the one before it as its only
parent, all are in effect with their bodies here, nothing was redacted, and every act of an office is the
holder's. Then the rules of `gridworker.domain.process` come to this: all events up to the last act are on the
line, in their order, and what follows is its tail. Anything else is left to the long way, and a property test
holds the two against each other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from gridworker.domain.authority import Authority
from gridworker.domain.demand import NO_ACT, PASSES_LINE, Case, Event, take
from gridworker.domain.matter_state import Line, MatterState
from gridworker.domain.ops import Op
from gridworker.domain.rights import OFFICE
from gridworker.domain.standing import ON, Standing

_PROCESS: Final = "demand."
_ENDS_LINE: Final = PASSES_LINE | {"merge_into"}
"""Acts after which a line may be another's or closed: for the long way to say."""


def fold_straight(
    ops: Sequence[Op], standing: Mapping[str, Standing], authority: Authority
) -> MatterState | None:
    """Fold a matter that is of this sort; None when it is not (or has no event)."""
    chain = _chain(ops, standing)
    steps = _steps(chain, authority) if chain else None
    if chain is None or steps is None:
        return None
    events, opener, last = steps
    case, trail, placed = Case(), [], {}
    lines: tuple[Line, ...] = ()
    for at, (op, event) in enumerate(zip(chain, events, strict=True)):
        reason = take(case, event)
        placed[op.hash] = f"refused:{reason}" if reason else "line" if at <= last else "provisional"
        if not reason:
            trail.append(event)
        if at == last:
            first = chain[opener]
            lines = (Line(first.hash, first.header["dev"], tuple(placed), case.state, case.life, False),)
    return MatterState(
        rec=chain[0].header["rec"],
        process=_PROCESS[:-1],
        lines=lines,
        state=case.state,
        life=case.life,
        placed=placed,
        fields=case.fields,
        heads=(chain[-1].hash,),
        redacted=case.lost,
        trail=tuple(trail),
        told=case.heard,
    )


def _chain(ops: Sequence[Op], standing: Mapping[str, Standing]) -> list[Op] | None:
    """The events from the first to the last, or None when they are no such chain."""
    after: dict[str, Op] = {}
    for op in ops:
        header = op.header
        if op.data is None or standing.get(op.hash) != ON or not header["kind"].startswith(_PROCESS):
            return None
        parents = header["parents"]
        if len(parents) > 1:
            return None
        before = parents[0][0] if parents else ""
        if before in after:
            return None
        after[before] = op
    chain: list[Op] = []
    op_or_none = after.get("")
    while op_or_none is not None:
        chain.append(op_or_none)
        op_or_none = after.get(op_or_none.hash)
    return chain if chain and len(chain) == len(ops) else None


def _steps(chain: Sequence[Op], authority: Authority) -> tuple[list[Event], int, int] | None:
    """The events as steps see them, and the places of the holder's first and last act (-1: no act); None: not
    of this sort."""
    events: list[Event] = []
    opener, last = -1, -1
    holder, newest = "", 0
    for at, op in enumerate(chain):
        header = op.header
        name = header["kind"][len(_PROCESS) :]
        role = authority.role(header)
        if role in OFFICE and name not in NO_ACT:
            # An act that the holder wrote with a clock set back counts as one that others overtook.
            if (opener >= 0 and header["dev"] != holder) or header["hlc"] <= newest or name in _ENDS_LINE:
                return None
            holder, newest = header["dev"], header["hlc"]
            opener, last = at if opener < 0 else opener, at
        events.append(Event(name, header["rec"], header["author"], role, header["wall"][:10], op.data))
    return events, opener, last
