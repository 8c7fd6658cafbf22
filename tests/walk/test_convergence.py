"""Whatever couriers do, the same ops give the same tables, on every machine, through the services.

Each run is a few careless days; at its end everything is carried to everybody. In every run, in the middle
and at the end, the tables of every store are those of the pure rule, missing numbers are named exactly, and
nothing counts as delivered that the office does not have.
"""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridworker.domain import process
from gridworker.domain.ops import Op
from gridworker.errors import UserError
from gridworker.services.entropy import SeededEntropy
from tests.support import agreement
from tests.support.draws import runs_of
from tests.support.small_office import template
from tests.support.wander import Step, Wander

EVERYDAY = (
    "visit", "visit", "edit", "event", "event", "export", "export", "export", "answer", "deliver", "deliver",
    "deliver", "market", "market", "lose", "spoil", "settle", "settle", "undo", "let_in", "let_in",
    "think_twice", "think_twice",
)  # fmt: skip
TROUBLE = ("clock", "clash", "fork", "late")

numbers = st.integers(0, 9_999)
steps = st.lists(st.tuples(st.sampled_from(EVERYDAY), numbers, numbers), min_size=10, max_size=36)
some = st.lists(st.tuples(st.sampled_from(TROUBLE), numbers, numbers), max_size=3)
all_four = st.permutations(TROUBLE).flatmap(
    lambda order: st.tuples(*(st.tuples(st.just(what), numbers, numbers) for what in order)).map(list)
)
troubles = st.sampled_from((all_four, all_four, all_four, some)).flatmap(lambda chosen: chosen)


class Tally:
    """Counts over all runs of one test, printed at its end."""

    def __init__(self) -> None:
        self.runs = 0
        self.met: Counter[str] = Counter()
        self.happened: Counter[str] = Counter()
        self.ops = 0

    def __str__(self) -> str:
        share = f"{self.met['all four']}/{self.runs} runs with all four"
        return f"{share}; met {dict(self.met)}; happened {dict(self.happened)}; most ops {self.ops}"


@pytest.fixture(scope="module")
def made(memory: Path) -> Path:
    folder = memory / "template"
    folder.mkdir()
    template(folder)
    return folder


PATIENCE = 300
"""Runs after which a planted fault must have been found; it is met after some ten, and then the walk ends."""


def mixed(everyday: list[Step], trouble: list[Step]) -> list[Step]:
    """Put each trouble somewhere among the everyday steps."""
    out = list(everyday)
    for step in trouble:
        # Early enough that there is time left to live with it.
        out.insert(step[2] % (len(everyday) // 2 + 1), step)
    return out


def run(spot: tuple[Path, Path], everyday: list[Step], trouble: list[Step], tally: Tally) -> None:
    """One run, with all that is asked of it."""
    made, folder = spot
    shutil.rmtree(folder, ignore_errors=True)
    wander = Wander.begin(made, folder)
    try:
        watch = agreement.Watch()
        plan = mixed(everyday, trouble)
        for at, step in enumerate(plan):
            wander.take([step])
            if at % 6 == 5:
                watch.look(list(wander.machines.values())[step[2] % len(wander.machines)].session)
        laptops = [machine.session for machine in wander.laptops]
        pcs = [machine.session for machine in wander.pcs]
        for pc in pcs:
            watch.look(pc)
        agreement.nothing_delivered_that_the_office_lacks(laptops, pcs)
        agreement.all_agree([*laptops, *pcs])
        wander.settle_down()
        agreement.everything_arrived(laptops, pcs)
        agreement.nothing_delivered_that_the_office_lacks(laptops, pcs)
        agreement.all_agree([*laptops, *pcs])
        for session in (*pcs, *laptops):
            agreement.same_as_the_rule(session)
            watch.kept(session)
        _count(tally, wander, agreement.ops_of(pcs[0]))
    finally:
        wander.close()


def _count(tally: Tally, wander: Wander, ops: list[Op]) -> None:
    met = agreement.met(ops)
    tally.runs += 1
    tally.met.update(met)
    tally.met["all four"] += met >= set(TROUBLE)
    tally.happened.update(wander.happened)
    tally.ops = max(tally.ops, len(ops))


def walk(spot: tuple[Path, Path], examples: int, *, fixed: bool) -> Tally:
    """Many runs."""
    tally = Tally()

    @runs_of(examples, fixed=fixed)
    @given(steps, troubles)
    def many(everyday: list[Step], trouble: list[Step]) -> None:
        run(spot, everyday, trouble, tally)

    many()
    return tally


def test_careless_couriers_end_in_agreement(
    spot: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    tally = walk(spot, 20, fixed=True)
    with capsys.disabled():
        print(f"\nconvergence: {tally}")
    assert tally.met["all four"] * 10 >= tally.runs * 3


@pytest.mark.slow
def test_many_more_careless_days_end_in_agreement(
    spot: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    tally = walk(spot, 400, fixed=False)
    with capsys.disabled():
        print(f"\nconvergence: {tally}")
    assert tally.met["all four"] * 10 >= tally.runs * 3


@contextmanager
def _clamped_clocks() -> Iterator[None]:
    """The planted fault: a clock ahead of the receiver's own is cut down to it."""
    here = [0]
    real = SeededEntropy.now

    def now(self: SeededEntropy) -> datetime:
        moment = real(self)
        here[0] = int(moment.timestamp()) << 16
        return moment

    def order(op: Op) -> tuple[Any, ...]:
        return (min(op.hlc, here[0]), op.dev, op.inc, op.seq, op.hash)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SeededEntropy, "now", now)
        patch.setattr(Op, "order", property(order))
        yield


def test_a_receiver_that_clamps_foreign_clocks_is_found(
    spot: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = run

    def with_the_fault(
        spot: tuple[Path, Path], everyday: list[Step], trouble: list[Step], tally: Tally
    ) -> None:
        try:
            with _clamped_clocks():
                plain(spot, everyday, trouble, tally)
        except UserError as refused:
            # Whose grid it is follows from the order too, so a verb may be refused. The fault is what does
            # it only if the same steps are taken without it.
            plain(spot, everyday, trouble, tally)
            raise AssertionError("the same steps are refused with the fault and taken without") from refused

    monkeypatch.setattr(sys.modules[__name__], "run", with_the_fault)
    with pytest.raises(AssertionError):
        walk(spot, PATIENCE, fixed=True)


def test_one_line_per_matter_by_the_clock_is_found(
    spot: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = process.MatterFold._line_of

    def line_of(self: Any, act: Any) -> Any:
        # The first act by HLC opens the matter's only line; who did not know of it acts in vain.
        if self.lines and not act.below & self.acts:
            return None
        return real(self, act)

    monkeypatch.setattr(process.MatterFold, "_line_of", line_of)
    with pytest.raises(AssertionError):
        walk(spot, PATIENCE, fixed=True)
