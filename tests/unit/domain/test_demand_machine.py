"""A demand under many hands: every order, loss and repetition of files leads to one state, rightly closed.

Hypothesis draws who does what and which file arrives when; `tests.support.loop` does it and looks. The short
form runs each time, `pytest -m slow` runs many more and longer ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from gridworker.domain import demand, demand_guards, merge, process
from gridworker.domain.authority import Authority
from gridworker.domain.demand import Case, take
from gridworker.domain.matter import read_events
from gridworker.domain.matter_state import Line, MatterState
from gridworker.domain.ops import Op
from gridworker.domain.standing import ON, Standing
from tests.support.draws import runs_of
from tests.support.loop import Loop

numbers = st.integers(0, 9_999)


def machine(tally: Counter[str]) -> type[RuleBasedStateMachine]:
    """A state machine whose runs are counted in `tally`."""

    class ManyHands(RuleBasedStateMachine):
        @initialize(clocks=numbers)
        def begin(self, clocks: int) -> None:
            self.loop = Loop(clocks)

        @rule(who=numbers)
        def collect(self, who: int) -> None:
            self.loop.collect(who)

        @rule(who=numbers, rest=numbers)
        def act(self, who: int, rest: int) -> None:
            self.loop.act(who, rest)

        @rule(rest=numbers)
        def the_town_works(self, rest: int) -> None:
            self.loop.bring_on(rest)

        @rule(rest=numbers)
        def the_town_works_on(self, rest: int) -> None:
            self.loop.bring_on(rest)
            self.loop.bring_on(rest)

        @rule(who=numbers, rest=numbers)
        def do_what_is_not_legal(self, who: int, rest: int) -> None:
            self.loop.act(who, rest, legal=False)

        @rule(who=numbers, rest=numbers)
        def between_levels(self, who: int, rest: int) -> None:
            self.loop.go_up(who, rest)

        @rule(who=numbers, rest=numbers)
        def send(self, who: int, rest: int) -> None:
            self.loop.send(who, rest)

        @rule(which=numbers, fate=numbers)
        def deliver(self, which: int, fate: int) -> None:
            self.loop.deliver(which, fate)

        @rule(rest=numbers)
        def market_day(self, rest: int) -> None:
            for who in range(7):
                if (rest >> who) % 3:
                    self.loop.send(who, rest + who)
                    self.loop.deliver(rest >> 3, rest + who)

        def teardown(self) -> None:
            broken = self.loop.end(7)
            tally.update({name for name, count in self.loop.seen.items() if count})
            tally["runs"] += 1
            assert not broken, broken[:3]

    return ManyHands


def runs(examples: int, steps: int, *, fixed: bool = True) -> Counter[str]:
    """Run the machine; return in how many runs each thing happened."""
    tally: Counter[str] = Counter()
    run_state_machine_as_test(
        machine(tally),
        settings=runs_of(examples, fixed=fixed, stateful_step_count=steps),
    )
    return tally


def test_many_hands_on_a_few_matters_come_to_one_state(capsys: pytest.CaptureFixture[str]) -> None:
    tally = runs(6, 25)
    with capsys.disabled():
        print(f"\nmany hands: {dict(sorted(tally.items()))}")
    assert tally["closed"]
    assert tally["lost"]
    assert tally["escalate"]


@pytest.mark.slow
def test_many_more_hands_for_longer(capsys: pytest.CaptureFixture[str]) -> None:
    tally = runs(60, 50, fixed=False)
    with capsys.disabled():
        print(f"\nmany hands: {dict(sorted(tally.items()))}")
    assert tally["closed"] * 20 >= tally["runs"]


def test_a_fold_that_orders_all_events_by_their_clocks_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def by_hlc(ops: Iterable[Op], standing: Mapping[str, Standing], _: Authority) -> MatterState | None:
        graph = read_events(ops, standing)
        case, placed, trail = Case(), {}, []
        nodes = sorted((n for n in graph.nodes if standing.get(n.op.hash) == ON), key=lambda n: n.op.order)
        for node in nodes:
            event = graph.event(node, "town", later_line=False)
            reason = take(case, event)
            placed[node.op.hash] = f"refused:{reason}" if reason else "line"
            trail += [] if reason else [event]
        if not nodes:
            return None
        first = nodes[0].op
        line = Line(first.hash, first.dev, tuple(placed), case.state, case.life, False)
        return MatterState(
            first.rec, "demand", (line,), case.state, case.life, placed, case.fields, graph.heads(),
            frozenset(), tuple(trail),
        )  # fmt: skip

    monkeypatch.setattr(process, "fold_matter", by_hlc)
    monkeypatch.setattr(merge, "fold_matter", by_hlc)
    with pytest.raises(AssertionError):
        runs(60, 30)


@pytest.mark.parametrize("guard", [pytest.param("told", marks=pytest.mark.slow), "closable"])
def test_a_table_with_a_guard_left_out_is_found(guard: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert demand.GUARDS is demand_guards.GUARDS
    monkeypatch.setitem(demand.GUARDS, guard, lambda case, event: True)
    with pytest.raises(AssertionError):
        runs(80, 30)
