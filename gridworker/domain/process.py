"""The fold of one matter (a record of a process, such as a demand): its lines, and what stands on them.

Rules, in order:

1. **Waiting.** An event is judged when all its ancestors are here and each of them is in effect, excluded
   or superseded. Otherwise it waits (前件未到): below it is a gap, a missing certificate or trust version, or
   an op that is parked or an unvouched branch of a fork. The last two are held against it because an honest
   writer builds only on what is in effect: whoever sees it otherwise lacks the receipt or certificate that
   says so. An event in effect whose body is not here, and which no redaction in effect covers, waits too (a
   carried op whose body is still under way). An event that is not in effect is not judged and not shown,
   except that one whose own standing is `waiting:<code>` is shown as waiting.
2. **Order.** Where an order is needed among events it is that of `(clock, device, incarnation, seq, hash)`,
   where the clock is the HLC, raised above that of every parent (which changes nothing for honest writers).
   So the order among the ancestors of an event does not depend on what else is here.
3. **Acts.** An event in effect by an office role (by the certificate that applies to the op) is an office
   act, except `comment`, `correct` and `known`, which no one has to hold a matter for and which are treated
   like a worker's event.
   An act which a later act (by HLC) of its own device has not seen was excluded when that one was written and
   has been restored since: it is *overtaken*, counts for rules 4 and 5 as no act, and comes back only by rule
   6, below the next act that has seen it.
4. **Opening.** An act without another act among its ancestors opens a line, and its device holds it.
5. **The line.** In order, an act belongs on a line when its device holds the line and it descends from the
   opener or from the act that passed the line to that device. If it fits several lines: the one whose opener
   its payload names (`line`), else the one opened first. A closed line takes no more acts.
6. **Ancestors first.** Before an act of the line come those of its ancestors not yet on the line, in order;
   but not acts that belong on another line, and nothing that descends from another line's opener without
   also descending from this line's. The step of each event is then taken, or refused with its reason
   (未采纳).
7. **Passing.** `escalate`, `delegate` and `hand_over`, when taken as an act that belongs on the line, pass it
   to the device in `to`. What the former holder writes later counts once the new holder's next act has seen
   it.
8. **Closing a doubled line.** `merge_into` this very record closes the line on which it is taken. It is legal
   only where its writer knew a line opened earlier (in order), so one line always stays open.
9. **Pending.** An act that no line took in is 待经办机接收 and changes nothing; so is what descends from it.
10. **The tail.** What workers wrote and a line has not seen follows after its end, in order, and is
    provisional; on every line whose opener it descends from, or, if it descends from none, on all of them.
11. **Shown** is the state of the line opened first that is not closed by `merge_into`, tail included (without
    any line: of the tail alone). An event that sits on several lines is shown with the best it got: taken,
    provisional, refused.
12. **Redaction.** The payload of an event that a redaction in effect covers is what `restate` gives under its
    hash, whether or not its body is still here; the redaction's `fields` count as given, with no value.
13. **Parents.** A new event names as parents the `heads`: the events that have been judged, that are in
    effect with all their ancestors (superseded ones aside), and from which no other such event descends.

Why an office act never loses effect: whether an act is on a line, and what stands there before it, follows
from its ancestors alone; all of them are in effect when it is judged, and an exclude does not reach below it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from gridworker.domain.authority import Authority
from gridworker.domain.demand import NO_ACT, PASSES_LINE, Case, Event, take
from gridworker.domain.kinds import event_of, process_of
from gridworker.domain.matter import Graph, Node, read_events
from gridworker.domain.matter_state import Line, MatterState
from gridworker.domain.ops import Op
from gridworker.domain.rights import OFFICE
from gridworker.domain.standing import ON, Standing


def fold_matter(
    ops: Iterable[Op], standing: Mapping[str, Standing], authority: Authority
) -> MatterState | None:
    """Fold the events of one matter (and the redactions of it, in any order).

    `standing` as `judge` gave it; an op that it does not name counts as not in effect. Returns None when no
    event is in effect.
    """
    from gridworker.domain.straight import fold_straight  # the first page folds nothing

    held = list(ops)
    straight = fold_straight(held, standing, authority)
    return straight if straight is not None else fold_any(held, standing, authority)


def fold_any(
    ops: Iterable[Op], standing: Mapping[str, Standing], authority: Authority
) -> MatterState | None:
    """Fold as `fold_matter` does, by the rules as they stand above and without its short way."""
    graph = read_events(ops, standing)
    if not any(standing.get(node.op.hash) == ON for node in graph.nodes):
        return None
    return MatterFold(graph, authority).state()


class LineFold:
    """A line while it is built; `since` is the opener or the act that passed it to the present holder.

    `on`: mask of all events on it; `own`: mask of the acts that belong on it.
    """

    def __init__(self, opener: Node) -> None:
        self.opener = opener
        self.since = opener
        self.holder = opener.op.dev
        self.events: list[Node] = []
        self.on = 0
        self.own = 0
        self.case = Case()
        self.trail: list[Event] = []
        self.closed = False

    def fits(self, act: Node) -> bool:
        return not self.closed and self.holder == act.op.dev and bool(act.below & self.since.bit)

    def finished(self) -> Line:
        return Line(
            opener=self.opener.op.hash,
            holder=self.holder,
            events=tuple(node.op.hash for node in self.events),
            state=self.case.state,
            life=self.case.life,
            closed_by_merge=self.closed,
        )


class MatterFold:
    """A matter while it is folded."""

    def __init__(self, graph: Graph, authority: Authority) -> None:
        self.graph = graph
        self.judged = 0
        self.acts = 0
        self.roles: dict[str, str] = {}
        for node in graph.nodes:
            if node.judged:
                role = self.roles[node.op.hash] = authority.role(node.op.header)
                self.judged |= node.bit
                if role in OFFICE and event_of(node.op.kind) not in NO_ACT:
                    self.acts |= node.bit
        self.overtaken = self._overtaken()
        self.lines: list[LineFold] = []
        self.openers = 0
        self.results: dict[str, list[str]] = {}

    def _overtaken(self) -> int:
        out = 0
        by_device: dict[str, list[Node]] = {}
        for node in self.graph.among(self.acts):
            by_device.setdefault(node.op.dev, []).append(node)
        for acts in by_device.values():
            acts.sort(key=lambda node: node.op.hlc)
            seen_by_all = -1
            for act in reversed(acts):
                if not act.bit & seen_by_all:
                    out |= act.bit
                seen_by_all &= act.below | act.bit
        return out

    def state(self) -> MatterState:
        for act in self.graph.among(self.acts & ~self.overtaken):
            self._place_act(act)
        shown, trail, late = self._tails()
        nodes = self.graph.nodes
        return MatterState(
            rec=nodes[0].op.rec,
            process=process_of(nodes[0].op.kind),
            lines=tuple(line.finished() for line in self.lines),
            state=shown.state,
            life=shown.life,
            placed={node.op.hash: self._shown(node) for node in nodes if node.judged or node.waits},
            fields=shown.fields,
            heads=self.graph.heads(),
            redacted=shown.lost,
            trail=tuple(trail),
            told=shown.heard,
            late=tuple(late),
        )

    def _place_act(self, act: Node) -> None:
        """Rules 4 to 8."""
        line = self._line_of(act)
        if line is None:
            return
        line.own |= act.bit
        elsewhere = sum(other.own for other in self.lines if other is not line)
        for node in self.graph.among(act.below & self.judged & ~line.on & ~elsewhere):
            if self._concerns(node, line):
                self._put(line, node)
        to = self.graph.value(act, "to")
        if self._put(line, act) and event_of(act.op.kind) in PASSES_LINE and isinstance(to, str) and to:
            line.holder, line.since = to, act

    def _line_of(self, act: Node) -> LineFold | None:
        if not act.below & self.acts & ~self.overtaken:
            self.openers |= act.bit
            self.lines.append(LineFold(act))
            return self.lines[-1]
        fitting = [line for line in self.lines if line.fits(act)]
        named = self.graph.value(act, "line")
        fitting.sort(key=lambda line: line.opener.op.hash != named)
        return fitting[0] if fitting else None

    def _concerns(self, node: Node, line: LineFold) -> bool:
        openers = (node.below | node.bit) & self.openers
        return not openers or bool(openers & line.opener.bit)

    def _put(self, line: LineFold, node: Node) -> bool:
        """Put an event on a line and take its step; return whether it was legal."""
        line.events.append(node)
        line.on |= node.bit
        legal = self._take(node, line.case, line.trail, line, "line")
        if legal and event_of(node.op.kind) == "merge_into" and self.graph.value(node, "into") == node.op.rec:
            line.closed = True
        return legal

    def _knows_earlier(self, node: Node, line: LineFold | None) -> bool:
        return line is not None and any(
            other.opener.bit & node.below and other.opener.rank < line.opener.rank for other in self.lines
        )

    def _take(self, node: Node, case: Case, trail: list[Event], line: LineFold | None, taken: str) -> bool:
        event = self.graph.event(node, self.roles[node.op.hash], self._knows_earlier(node, line))
        reason = take(case, event)
        if not reason:
            trail.append(event)
        self.results.setdefault(node.op.hash, []).append(f"refused:{reason}" if reason else taken)
        return not reason

    def _tails(self) -> tuple[Case, list[Event], list[str]]:
        """Put on each line's end what it has not seen (rules 9 and 10); return what is shown: the case, the
        events that led to it, and which of them came late."""
        on_any = 0
        for line in self.lines:
            on_any |= line.on
        pending = self.acts & ~on_any
        loose = self.judged & ~self.acts
        if not self.lines:
            return self._tail(None, loose, pending)
        ends = [self._tail(line, loose & ~line.on, pending) for line in self.lines]
        open_ = (end for line, end in zip(self.lines, ends, strict=True) if not line.closed)
        return next(open_, ends[0])

    def _tail(self, line: LineFold | None, loose: int, pending: int) -> tuple[Case, list[Event], list[str]]:
        if line is None:
            case, trail, acted = Case(), [], None
        else:
            case, trail = line.case.copy(), list(line.trail)
            acted = next(node.rank for node in reversed(line.events) if node.bit & line.own)
        late = []
        for node in self.graph.among(loose):
            if not node.below & pending and (line is None or self._concerns(node, line)):
                legal = self._take(node, case, trail, line, "provisional")
                if legal and acted is not None and node.rank < acted:
                    late.append(node.op.hash)
        return case, trail, late

    def _shown(self, node: Node) -> str:
        if node.waits:
            return "waiting"
        results = self.results.get(node.op.hash)
        if not results:
            return "pending"
        return next((best for best in ("line", "provisional") if best in results), results[0])
