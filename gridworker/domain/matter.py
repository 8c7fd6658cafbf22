"""The events of one matter as a graph: who descends from whom, what waits, in which order they come.

The rules are numbered in `gridworker.domain.process`; here are 1 (waiting), 2 (order), 12 (redaction) and
13 (parents).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from gridworker.domain.demand import Event
from gridworker.domain.kinds import event_of, is_event, process_of
from gridworker.domain.ops import Op
from gridworker.domain.standing import EXCLUDED, ON, SUPERSEDED, Standing

_SETTLED = frozenset({ON, EXCLUDED, SUPERSEDED})
"""Standings below which an event can be judged: in effect, or put out by an act that names it."""

Rank = tuple[int, str, str, int, str]


@dataclass(slots=True)
class Node:
    """One event; `bit` is its own in the masks, `below` the mask of all its ancestors here.

    `judged`: in effect and all that is below is settled. `waits`: it will be judged once more is here.
    `clean`: judged, and so with nothing below that could come into effect later.
    """

    op: Op
    rank: Rank
    bit: int
    below: int
    judged: bool
    waits: bool
    clean: bool


class Graph:
    """The events of a matter in order (ancestors always first)."""

    def __init__(self, nodes: list[Node], redactions: Mapping[str, tuple[frozenset[str], dict[str, Any]]]):
        """`redactions`: what is left of covered events, by hash."""
        self.nodes = nodes
        self._redactions = redactions

    def among(self, mask: int) -> Iterator[Node]:
        """Yield the nodes of a mask in order."""
        for node in self.nodes:
            if node.bit & mask:
                yield node

    def event(self, node: Node, role: str, later_line: bool) -> Event:
        """Return the event as its step sees it."""
        op = node.op
        lost, data = self._redactions.get(op.hash, (frozenset(), op.data))
        return Event(
            name=event_of(op.kind),
            rec=op.rec,
            author=op.header["author"],
            role=role,
            day=op.header["wall"][:10],
            data=data,
            lost=lost,
            later_line=later_line,
        )

    def value(self, node: Node, name: str) -> Any:
        """Return a payload field as far as it is not redacted."""
        _, data = self._redactions.get(node.op.hash, (frozenset(), node.op.data))
        return data.get(name) if data else None

    def heads(self) -> tuple[str, ...]:
        """Return the hashes of the clean events from which no clean event descends, in order."""
        below = 0
        for node in self.nodes:
            if node.clean:
                below |= node.below
        return tuple(node.op.hash for node in self.nodes if node.clean and not node.bit & below)


def read_events(ops: Iterable[Op], standing: Mapping[str, Standing]) -> Graph:
    """Read the ops of one matter: its events, of one process, and the redactions that cover them."""
    held = {op.hash: op for op in ops}
    events = {h: op for h, op in held.items() if is_event(op.header["kind"])}
    if events:
        process = process_of(min(events.values(), key=lambda op: op.order).kind)
        events = {h: op for h, op in events.items() if process_of(op.kind) == process}
    redactions = _redactions(held.values(), standing)
    if len(events) == 1:
        ((h, op),) = events.items()
        readable = op.data is not None or h in redactions
        node = _node(op, op.hlc, 1, 0, standing.get(h, ""), not op.header["parents"] and readable)
        return Graph([node], redactions)
    clocks = _clocks(events)
    ranked = sorted(events.values(), key=lambda op: (clocks[op.hash], *op.order[1:]))
    nodes: list[Node] = []
    masks: dict[str, int] = {}
    settled: dict[str, bool] = {}
    clean: dict[str, bool] = {}
    for index, op in enumerate(ranked):
        h, bit, below = op.hash, 1 << index, 0
        parents = [parent for parent, _ in op.header["parents"]]
        for parent in parents:
            below |= masks.get(parent, 0)
        stands = standing.get(h, "")
        readable = op.data is not None or h in redactions or stands in (EXCLUDED, SUPERSEDED)
        free = readable and all(settled.get(parent, False) for parent in parents)
        node = _node(op, clocks[h], bit, below, stands, free)
        pure = free and all(clean[parent] for parent in parents)
        node.clean = node.judged and pure
        # What was superseded stays so: it may lie below a parent, though it is none itself.
        clean[h] = pure and stands in (ON, SUPERSEDED)
        settled[h] = free and stands in _SETTLED
        masks[h] = bit | below
        nodes.append(node)
    return Graph(nodes, redactions)


def _node(op: Op, clock: int, bit: int, below: int, standing: str, free: bool) -> Node:
    h = op.header
    judged = free and standing == ON
    return Node(
        op=op,
        rank=(clock, h["dev"], h["inc"], h["seq"], op.hash),
        bit=bit,
        below=below,
        judged=judged,
        waits=standing.startswith("waiting:") or (standing == ON and not free),
        clean=judged,
    )


def _clocks(events: Mapping[str, Op]) -> dict[str, int]:
    """Return every event's HLC raised above those of its parents (rule 2)."""
    clocks: dict[str, int] = {}
    for start in events:
        stack = [start]
        while stack:
            h = stack[-1]
            if h in clocks:
                stack.pop()
                continue
            parents = [p for p, _ in events[h].header["parents"] if p in events]
            todo = [p for p in parents if p not in clocks]
            if todo:
                stack += todo
                continue
            clocks[h] = max([events[h].hlc, *(clocks[p] + 1 for p in parents)])
            stack.pop()
    return clocks


def _redactions(
    ops: Iterable[Op], standing: Mapping[str, Standing]
) -> dict[str, tuple[frozenset[str], dict[str, Any]]]:
    out: dict[str, tuple[frozenset[str], dict[str, Any]]] = {}
    redactions = [op for op in ops if op.header["kind"] == "redact" and standing.get(op.hash) == ON]
    for redaction in sorted(redactions, key=lambda op: op.order):
        data = redaction.data or {}
        covers, fields, restate = data.get("covers"), _list(data.get("fields")), data.get("restate")
        names = frozenset(f for f in fields if isinstance(f, str))
        for h in _list(covers):
            if isinstance(h, str):
                lost, kept = out.get(h, (frozenset(), {}))
                again = restate.get(h) if isinstance(restate, dict) else None
                out[h] = (lost | names, {**kept, **(again if isinstance(again, dict) else {})})
    return out


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
