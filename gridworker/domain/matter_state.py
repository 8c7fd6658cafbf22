"""What the fold of one matter gives; the rules are those of `gridworker.domain.process`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gridworker.domain.demand import Event


@dataclass(frozen=True, slots=True)
class Line:
    """One office line of a matter: its opener, who holds it now, the events placed on it in order.

    `state` and `life` are those at its end, without the tail.
    """

    opener: str
    holder: str
    events: tuple[str, ...]
    state: str
    life: int
    closed_by_merge: bool


@dataclass(frozen=True, slots=True)
class MatterState:
    """A matter as its events leave it.

    `placed`: by event hash `line`, `provisional`, `refused:<reason>` (未采纳), `waiting` (前件未到) or
    `pending` (待经办机接收); events that are not in effect are not in it. `heads`: what a writer must name
    as parents of a new event of this matter. `fields`: what the events taken left to show; `redacted` are
    those among them that a redaction emptied. `trail`: the events taken, in the order in which they led to
    the state shown; `told`: nobody is to be told any more in this life; `late` (迟到): the provisional events
    older than the last act of the line shown, whose holder acted without them.
    """

    rec: str
    process: str
    lines: tuple[Line, ...]
    state: str
    life: int
    placed: dict[str, str]
    fields: dict[str, Any]
    heads: tuple[str, ...]
    redacted: frozenset[str]
    trail: tuple[Event, ...] = ()
    told: bool = False
    late: tuple[str, ...] = ()

    @property
    def doubled(self) -> bool:
        """重复立项: more than one line is open."""
        return sum(not line.closed_by_merge for line in self.lines) > 1
