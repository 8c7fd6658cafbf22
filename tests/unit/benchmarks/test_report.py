"""The table of the yardsticks tells a miss from a pass, in both directions, and never mixes machines."""

from __future__ import annotations

import importlib
import inspect

import pytest

from benchmarks.__main__ import SIZED, SUITES
from benchmarks.fresh import StepFailed, call, peak_mb
from benchmarks.report import Bar, Pair, Row, Section, at_least, at_most, failures, page


def row(*ratios: float, bar: Bar | None = None, name: str = "first paint") -> Row:
    return Row(name, 10_000, [Pair(ratio, 1.0) for ratio in ratios], bar, "a bare window")


def test_a_row_above_its_bar_is_reported_as_failed() -> None:
    planted = row(1.9, 2.01, 2.4, bar=at_most(2.0))
    section = Section("paint", [row(1.0, bar=at_most(2.0), name="kept"), planted], 3)
    assert planted.passed is False
    assert "**FAIL**" in section.text()
    assert failures([section]) == ["paint: first paint at 10000: 2.01, bar ≤ 2"]


def test_a_row_below_the_speed_it_must_reach_is_reported_as_failed() -> None:
    slow = Row("merge", 10_000, [Pair(ours=2.1, baseline=1.0)], at_least(0.5), "executemany")
    quick = Row("merge", 10_000, [Pair(ours=1.9, baseline=1.0)], at_least(0.5), "executemany")
    assert slow.passed is False
    assert quick.passed is True
    assert failures([Section("merge", [slow, quick], 1)]) == ["merge: merge at 10000: 0.48, bar ≥ 0.5"]


def test_the_bar_itself_is_kept() -> None:
    assert row(2.0, bar=at_most(2.0)).passed is True
    assert Row("merge", 1, [Pair(2.0, 1.0)], at_least(0.5), "b").passed is True


def test_one_slow_round_does_not_decide() -> None:
    assert row(1.2, 9.0, 1.3, bar=at_most(2.0)).passed is True
    assert "1.30 times (1.20-9.00)" in Section("paint", [row(1.2, 9.0, 1.3)], 3).text()


def test_a_row_without_a_bar_cannot_fail() -> None:
    assert row(99.0).passed is None
    assert failures([Section("paint", [row(99.0)], 1)]) == []


def test_a_row_without_a_round_is_refused() -> None:
    with pytest.raises(ValueError, match="no round"):
        row()


def test_suites_not_run_are_taken_over_from_the_same_machine_only() -> None:
    machine = "## Machine\n\n- Processor: one\n"
    first = page(machine, [Section("merge", [row(1.0)], 1), Section("paint", [row(1.0)], 1)])
    second = page(machine, [Section("paint", [row(7.0)], 1)], before=first)
    assert second.index("## Machine") < second.index("## merge") < second.index("## paint")
    assert second.count("## Machine") == 1
    assert "7.00 times" in second
    assert page(machine, [Section("paint", [row(7.0)], 1)], before=second) == second
    other = page("## Machine\n\n- Processor: two\n", [Section("paint", [row(7.0)], 1)], before=first)
    assert "## merge" not in other


def test_the_peak_of_a_step_is_its_own_and_not_that_of_a_large_parent() -> None:
    ballast = bytearray(200 << 20)
    answer = call("benchmarks.fresh:peak_mb")
    assert peak_mb() > 200 > answer.peak_mb
    assert len(ballast) == 200 << 20


@pytest.mark.parametrize("name", SUITES)
def test_every_suite_can_be_run_by_its_name(name: str) -> None:
    suite = importlib.import_module(f"benchmarks.{name}")
    assert list(inspect.signature(suite.run).parameters) == ["n", "repeats"]
    assert set(SUITES) >= SIZED


def test_a_step_that_breaks_is_named() -> None:
    with pytest.raises(StepFailed, match="no_such_step"):
        call("benchmarks.fresh:no_such_step")
