"""Careless couriers between three levels: every machine ends with the same matters, and the register stays.

The walk of `test_convergence` with a county PC. In every run the tables of every store are those of the pure
rule, in the middle and at the end; at the end all have the same, what the county holds is demands and nothing
else, and what an office did has kept its effect.
"""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import agreement
from tests.support.draws import runs_of
from tests.support.small_office import template
from tests.support.wander_levels import COUNTY, Levels

DAYS = (
    "visit", "visit", "event", "event", "export", "export", "answer", "deliver", "deliver", "deliver",
    "market", "market", "lose", "undo", "settle", "up", "up", "up", "above", "above", "report_above",
    "report_above", "down", "late", "fork", "clock",
)  # fmt: skip
OF_RESIDENTS = {"household", "person", "visit", "promise", "attachment", "privacy_request"}

numbers = st.integers(0, 9_999)
steps = st.lists(st.tuples(st.sampled_from(DAYS), numbers, numbers), min_size=14, max_size=40)


@pytest.fixture(scope="module")
def made(memory: Path) -> Path:
    folder = memory / "template"
    folder.mkdir()
    template(folder, above=COUNTY)
    return folder


def run(spot: tuple[Path, Path], plan: list[tuple[str, int, int]], tally: Counter[str]) -> None:
    made, folder = spot
    shutil.rmtree(folder, ignore_errors=True)
    walk = Levels.begin(made, folder)
    try:
        watch = agreement.Watch()
        # A beginning that every run has: a matter that the town registered and passed up.
        walk.take([("late", 0, 0), ("up", 0, 0), *plan])
        watch.look(walk.above.session)
        for pc in walk.pcs:
            watch.look(pc.session)
        walk.settle_down()
        everybody = [m.session for m in walk.machines.values()]
        agreement.all_agree(everybody)
        for session in everybody:
            agreement.same_as_the_rule(session)
            watch.kept(session)
        held = agreement.ops_of(walk.above.session)
        assert {op.kind for op in held} & OF_RESIDENTS == set()
        _same_matters(walk)
        tally.update(walk.happened)
        tally["runs"] += 1
    finally:
        walk.close()


def _same_matters(walk: Levels) -> None:
    above, town = walk.above.session.store, walk.pcs[0].session.store
    for rec in town.lending.lent():
        here, there = town.get("demand", rec), above.get("demand", rec)
        assert here is not None
        assert there is not None
        same = ("state", "life", "lines", "heads", "text", "number", "level")
        assert {name: here.get(name) for name in same} == {name: there.get(name) for name in same}


def walk(spot: tuple[Path, Path], examples: int, *, fixed: bool) -> Counter[str]:
    tally: Counter[str] = Counter()

    @runs_of(examples, fixed=fixed)
    @given(steps)
    def many(plan: list[tuple[str, int, int]]) -> None:
        run(spot, plan, tally)

    many()
    return tally


def test_three_levels_agree_whatever_couriers_do(
    spot: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    tally = walk(spot, 3, fixed=True)
    with capsys.disabled():
        print(f"\nthree levels: {dict(tally)}")
    assert tally["escalate"]


@pytest.mark.slow
def test_three_levels_agree_in_many_more_runs(
    spot: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    tally = walk(spot, 60, fixed=False)
    with capsys.disabled():
        print(f"\nthree levels: {dict(tally)}")


def test_a_merge_that_carries_nothing_on_is_found(
    spot: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("hearing_levels", "outgoing", "merges"):
        monkeypatch.setattr(f"gridworker.services.{module}.follow_merge", lambda *_: [])
    with pytest.raises(AssertionError):
        walk(spot, 60, fixed=True)
