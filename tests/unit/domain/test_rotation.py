"""Seven days, four weeks, twelve months, and always the newest."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from gridworker.domain.rotation import DAYS, MONTHS, WEEKS, kept
from gridworker.domain.time import SHANGHAI

START = datetime(2026, 1, 1, 12, tzinfo=SHANGHAI)
MOMENTS = st.lists(st.integers(0, 2 * 365 * 24 * 60), max_size=80).map(
    lambda minutes: {at: START + timedelta(minutes=n) for at, n in enumerate(minutes)}
)


def daily(count: int) -> dict[int, datetime]:
    return {n: START + timedelta(days=n) for n in range(count)}


def test_a_week_of_days_stays_whole() -> None:
    assert kept(daily(7)) == set(range(7))


def test_after_two_years_there_are_days_weeks_and_months() -> None:
    stays = sorted(kept(daily(730)))
    assert stays[-DAYS:] == list(range(723, 730))
    assert len(stays) <= DAYS + WEEKS + MONTHS
    assert len({(START + timedelta(days=n)).month for n in stays}) == 12


def test_of_one_day_the_last_stays() -> None:
    assert kept({n: START + timedelta(hours=n) for n in range(10)}) == {9}


@given(MOMENTS)
def test_never_more_than_all_places_and_the_newest_always(made: dict[int, datetime]) -> None:
    stays = kept(made)
    assert stays <= set(made)
    assert len(stays) <= DAYS + WEEKS + MONTHS
    if made:
        assert max(made.values()) in {made[name] for name in stays}


@given(MOMENTS)
def test_what_stays_stays_when_asked_again(made: dict[int, datetime]) -> None:
    stays = kept(made)
    assert kept({name: made[name] for name in stays}) == stays


@given(MOMENTS, st.integers(1, 400))
def test_a_new_one_never_brings_an_old_one_back(made: dict[int, datetime], days: int) -> None:
    newest = max(made.values(), default=START) + timedelta(days=days)
    assert kept({**made, "new": newest}) - {"new"} <= kept(made)
