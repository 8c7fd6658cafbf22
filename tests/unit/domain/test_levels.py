"""Where a matter was when, from its events alone."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridworker.domain import levels
from gridworker.domain.levels import LEVEL_OF_ROLE, LEVELS, Stay, Turn, stays
from gridworker.domain.rights import ALL_ROLES


def at(day: int) -> str:
    return f"2026-04-{day:02d}T09:00:00+08:00"


def test_up_and_down_and_closed() -> None:
    turns = [
        Turn(at(1), "VILLAGE"), Turn(at(2), "TOWN"), Turn(at(4), "COUNTY"), Turn(at(9), "TOWN"),
        Turn(at(12), "", "closed"),
    ]  # fmt: skip
    assert stays(turns) == [
        Stay("VILLAGE", at(1), at(2)), Stay("TOWN", at(2), at(4)), Stay("COUNTY", at(4), at(9)),
        Stay("TOWN", at(9), at(12)),
    ]  # fmt: skip


def test_what_is_not_done_is_still_there() -> None:
    assert stays([Turn(at(1), "TOWN")]) == [Stay("TOWN", at(1), "")]


def test_a_matter_that_lives_again_is_there_again() -> None:
    turns = [Turn(at(1), "TOWN"), Turn(at(3), "", "closed"), Turn(at(8))]
    assert stays(turns) == [Stay("TOWN", at(1), at(3)), Stay("TOWN", at(8), "")]


def test_passing_within_a_level_is_one_stay() -> None:
    assert stays([Turn(at(1), "TOWN"), Turn(at(5), "TOWN"), Turn(at(7), "COUNTY")]) == [
        Stay("TOWN", at(1), at(7)), Stay("COUNTY", at(7), ""),
    ]  # fmt: skip


def test_a_step_dated_before_the_one_it_follows_takes_no_time() -> None:
    turns = [Turn(at(5), "TOWN"), Turn(at(2), "COUNTY"), Turn(at(9), "TOWN")]
    assert stays(turns) == [
        Stay("TOWN", at(5), at(5)), Stay("COUNTY", at(5), at(9)), Stay("TOWN", at(9), ""),
    ]  # fmt: skip


@given(
    st.lists(
        st.tuples(st.integers(1, 28), st.sampled_from(("", *LEVELS)), st.sampled_from(("", "", "closed")))
    )
)
def test_stays_follow_each_other_and_at_most_the_last_is_open(
    given_turns: list[tuple[int, str, str]],
) -> None:
    found = stays(Turn(at(day), level, state) for day, level, state in given_turns)
    assert all(stay.until for stay in found[:-1])
    for one, after in pairwise(found):
        assert one.since <= one.until <= after.since
        assert one.level != after.level or one.until < after.since


def test_steps_put_in_the_order_of_their_clocks_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def by_clock(turns: Iterable[Turn]) -> list[Stay]:
        return levels.stays(sorted(turns, key=lambda turn: turn.at))

    monkeypatch.setattr(sys.modules[__name__], "stays", by_clock)
    with pytest.raises(AssertionError):
        test_a_step_dated_before_the_one_it_follows_takes_no_time()


def test_every_role_is_at_one_level() -> None:
    assert LEVEL_OF_ROLE.keys() == ALL_ROLES
    at = {level: {role for role, where in LEVEL_OF_ROLE.items() if where == level} for level in LEVELS}
    assert at == {
        "VILLAGE": {"worker", "grid_lead", "village"}, "TOWN": {"town", "unit"},
        "COUNTY": {"county", "supervisor"},
    }  # fmt: skip
