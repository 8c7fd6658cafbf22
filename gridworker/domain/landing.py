"""Where an event would come to lie if it were written now: asked before anybody writes it.

What is legal on screen may be refused once the pending acts that the new event takes in are counted before
it, so the matter is folded with the event in it (rules in `gridworker.domain.process`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gridworker.domain.authority import Authority
from gridworker.domain.demand import Case, Event, take
from gridworker.domain.matter import Graph, Node, read_events
from gridworker.domain.ops import Op
from gridworker.domain.process import LineFold, MatterFold
from gridworker.domain.standing import ON, Standing


@dataclass(frozen=True, slots=True)
class Landing:
    """How an event that is written now is placed, and what its step starts from.

    `placed` as in `MatterState.placed`, or the event's standing if it may not be written at all. `case` is
    taken just before it; of an act that waits for another PC it is the case as that PC will find it, as far
    as is known here. `event` is the event as its step sees it.
    """

    placed: str
    case: Case
    event: Event


def landing(ops: Iterable[Op], standing: Mapping[str, Standing], authority: Authority, event: Op) -> Landing:
    """Return where `event` would land, with the case that its step starts from."""
    graph = read_events([*ops, event], {**standing, event.hash: ON})
    (node,) = (node for node in graph.nodes if node.op.hash == event.hash)
    verdict = authority.verdict(event.header)
    if verdict != ON:
        return Landing(verdict, Case(), graph.event(node, "", False))
    return _Watching(graph, authority, node).landing()


class _Watching(MatterFold):
    """The fold of a matter that keeps what one event found."""

    def __init__(self, graph: Graph, authority: Authority, watched: Node) -> None:
        super().__init__(graph, authority)
        self._watched = watched
        self._found: list[tuple[Case, Event]] = []

    def landing(self) -> Landing:
        for act in self.graph.among(self.acts & ~self.overtaken):
            self._place_act(act)
        shown, _, _ = self._tails()
        placed = self._shown(self._watched)
        if self._found:
            return Landing(placed, *self._found[0])
        for act in self.graph.among(self.acts & ~self._watched.bit):
            if act.op.hash not in self.results:
                take(shown, self._event(act, None))
        return Landing(placed, shown, self._event(self._watched, None))

    def _event(self, node: Node, line: LineFold | None) -> Event:
        return self.graph.event(node, self.roles.get(node.op.hash, ""), self._knows_earlier(node, line))

    def _take(self, node: Node, case: Case, trail: list[Event], line: LineFold | None, taken: str) -> bool:
        if node is self._watched:
            self._found.append((case.copy(), self._event(node, line)))
        return super()._take(node, case, trail, line, taken)
