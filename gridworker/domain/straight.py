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
from gridworker.domain.time import wall_day

_PROCESS: Final = "demand."
_NOTHING: Final[frozenset[str]] = frozenset()


def fold_straight(
    ops: Sequence[Op], standing: Mapping[str, Standing], authority: Authority
) -> MatterState | None:
    """Fold a matter that is of this sort; None when it is not (or has no event)."""
    chain = _chain(ops, standing)
    if chain is None:
        return None
    events, acts = _events(chain, authority)
    if acts is None:
        return None
    last = acts[-1] if acts else -1
    case, trail, placed = Case(), [], {}
    for at in range(last + 1):
        reason = take(case, events[at])
        if not reason:
            trail.append(events[at])
        placed[chain[at].hash] = f"refused:{reason}" if reason else "line"
        if not reason and events[at].name in PASSES_LINE and at in acts:
            return None  # who may go on is for the long way to say
    lines: tuple[Line, ...] = ()
    if acts:
        opener = chain[acts[0]]
        on_it = tuple(op.hash for op in chain[: last + 1])
        lines = (Line(opener.hash, opener.header["dev"], on_it, case.state, case.life, False),)
    for at in range(last + 1, len(chain)):
        reason = take(case, events[at])
        if not reason:
            trail.append(events[at])
        placed[chain[at].hash] = f"refused:{reason}" if reason else "provisional"
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


def _events(chain: Sequence[Op], authority: Authority) -> tuple[list[Event], list[int] | None]:
    """The events as steps see them, and which of them are acts of the one holder; None: not of this sort."""
    events: list[Event] = []
    acts: list[int] = []
    holder, newest = "", 0
    for at, op in enumerate(chain):
        header = op.header
        name = header["kind"][len(_PROCESS) :]
        role = authority.role(header)
        if role in OFFICE and name not in NO_ACT:
            # An act that the holder wrote with a clock set back counts as one that others overtook.
            if (acts and header["dev"] != holder) or header["hlc"] <= newest or name == "merge_into":
                return events, None
            holder, newest = header["dev"], header["hlc"]
            acts.append(at)
        events.append(Event(name, header["rec"], header["author"], role, wall_day(header["wall"]), op.data))
    return events, acts
