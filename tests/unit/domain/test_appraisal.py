"""评官评事: representatives chosen evenly, four counts and no ballots, two 不满意 in a row."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridworker.domain.appraisal import (
    COUNTS,
    Appraisal,
    ballots,
    bounds,
    is_poor,
    is_round,
    panel,
    proposed_number,
    round_before,
    round_of,
    twice_poor,
)

HOMES = [f"h{n:03d}" for n in range(186)]


def line(worker: str, name: str, good: int, poor: int, **more: object) -> dict[str, object]:
    counts = {"good": good, "fair": 0, "poor": poor, "abstain": 0}
    return {"worker": worker, "round": name, "counted_on": "2026-06-30", **counts, **more}


def test_186_households_have_4_to_18_representatives() -> None:
    assert bounds(186) == (4, 18)
    assert 4 <= proposed_number(186) <= 18


@given(st.integers(0, 900))
def test_one_speaks_for_10_to_50_households_wherever_there_are_as_many(homes: int) -> None:
    fewest, most = bounds(homes)
    assert fewest <= proposed_number(homes) <= most
    if homes >= 10:
        assert homes / most >= 10
        assert homes / fewest <= 50
    assert (most == 0) == (homes == 0)


@given(
    st.integers(1, 400), st.integers(1, 40), st.sets(st.integers(0, 399), max_size=30), st.integers(0, 9)
)
def test_a_panel_is_even_and_has_nobody_who_is_excluded(
    homes: int, number: int, barred: set[int], shift: int
) -> None:
    doors = [str(at) for at in range(homes)]
    without = {str(at) for at in barred}
    chosen = panel(doors, number, without, shift)
    assert len(set(chosen)) == len(chosen) <= min(number, homes)
    assert not without.intersection(chosen)
    if not without and number <= homes:
        assert len(chosen) == number
        gaps = [int(b) - int(a) for a, b in pairwise(chosen)]
        assert all(gap <= 2 * (homes // number + 1) for gap in gaps)


def test_another_round_asks_other_households() -> None:
    assert not set(panel(HOMES, 9)).intersection(panel(HOMES, 9, shift=1))


def test_rounds_are_half_years() -> None:
    assert round_of(date(2026, 6, 30)) == "2026-1"
    assert round_of(date(2026, 7, 1)) == "2026-2"
    assert round_before("2026-2") == "2026-1"
    assert round_before("2026-1") == "2025-2"
    assert [is_round(text) for text in ("2026-1", "2026-3", "2026", "26-1", "2026-1-1")] == [
        True, False, False, False, False,
    ]  # fmt: skip


def test_more_than_half_of_those_who_gave_an_opinion_make_a_round_poor() -> None:
    assert is_poor(line("w", "2026-1", good=4, poor=5, abstain=9))
    assert not is_poor(line("w", "2026-1", good=5, poor=5))
    assert not is_poor(line("w", "2026-1", good=0, poor=0, abstain=9))
    assert not is_poor({**line("w", "2026-1", good=0, poor=9), "counted_on": None})
    assert ballots(line("w", "2026-1", good=4, poor=5, abstain=9)) == 18


def test_two_in_a_row_are_told_and_one_between_them_ends_the_row() -> None:
    rows = [
        line("a", "2025-2", 1, 5), line("a", "2026-1", 1, 5),
        line("b", "2025-1", 1, 5), line("b", "2025-2", 5, 1), line("b", "2026-1", 1, 5),
        line("c", "2025-1", 1, 5), line("c", "2026-1", 1, 5),
        line("d", "2026-1", 1, 5),
        line("e", "2025-2", 1, 5), line("e", "2026-1", 1, 5, withdrawn=True),
    ]  # fmt: skip
    assert twice_poor(rows) == [("a", "2025-2", "2026-1"), ("c", "2025-1", "2026-1")]


def test_a_round_that_is_not_counted_yet_ends_no_row_and_one_poor_paper_makes_a_round_poor() -> None:
    rows = [line("a", "2025-1", 0, 3), line("a", "2025-2", 0, 3)]
    assert twice_poor([*rows, line("a", "2026-1", 3, 0, counted_on=None)]) == [("a", "2025-1", "2025-2")]
    assert twice_poor([*rows, line("a", "2025-2", 3, 0)]) == [("a", "2025-1", "2025-2")]


def test_a_better_round_after_two_poor_ones_ends_the_notice() -> None:
    rows = [line("a", "2025-1", 0, 3), line("a", "2025-2", 0, 3), line("a", "2026-1", 3, 0)]
    assert twice_poor(rows) == []


@pytest.mark.parametrize("word", ["ballot", "vote", "voter", "said", "comment", "score", "rank", "order"])
def test_no_field_could_say_who_said_what_or_compare_people(word: str) -> None:
    assert not [name for name in Appraisal.model_fields if word in name]
    assert set(COUNTS) <= set(Appraisal.model_fields)


def test_a_panel_of_the_first_doors_only_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def first(homes: Sequence[str], number: int, without: object = (), shift: int = 0) -> list[str]:
        return list(homes[:number])

    monkeypatch.setattr(sys.modules[__name__], "panel", first)
    with pytest.raises(AssertionError):
        test_another_round_asks_other_households()


def test_a_row_that_is_broken_by_a_better_round_and_told_all_the_same_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def ever_twice(rows: list[dict[str, object]]) -> list[tuple[str, str, str]]:
        poor = [row for row in rows if is_poor(row)]
        return [("a", "2025-1", "2025-2")] if len(poor) > 1 else []

    monkeypatch.setattr(sys.modules[__name__], "twice_poor", ever_twice)
    with pytest.raises(AssertionError):
        test_a_better_round_after_two_poor_ones_ends_the_notice()
