"""办理情况: which demands are n and which are d of each rate, day by day and mark by mark."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from gridworker.domain import rates
from gridworker.domain.demand_facts import clock_text
from gridworker.domain.limits import LimitRules, Limits
from gridworker.domain.period import Period
from gridworker.domain.rates import RATES, Rates, count_rates
from gridworker.services.resources import load_calendar, load_vocab

APRIL = Period(date(2026, 4, 1), date(2026, 4, 30))
LIMITS = Limits(load_calendar(), LimitRules.of(load_vocab()))
LATER = date(2026, 6, 1)
"""A day on which every due day of April is past."""


def row(state: str = "in_progress", **said: Any) -> dict[str, Any]:
    """A demand registered on Monday 13 April, due on Thursday 16 April."""
    clock = clock_text("SIMPLE", None, "2026-04-13")
    return {
        "id": "d", "state": state, "registered_on": "2026-04-13", "began_on": "2026-04-13", "clock": clock,
        "untold": 0, "reported_on": None, "called_on": None, "satisfaction": None, "for_others": 0,
        "ended_on": None, "told_by": None, "first_asked": "li", **said,
    }  # fmt: skip


def counted(*rows: dict[str, Any], first_open: date = LATER) -> Rates:
    return count_rates(rows, APRIL, LIMITS, first_open)


def share(name: str, *rows: dict[str, Any], first_open: date = LATER) -> tuple[int, int]:
    rate = counted(*rows, first_open=first_open).by_name[name]
    return len(rate.n), rate.d


@pytest.mark.parametrize(
    ("state", "n"),
    [("registered", 0), ("in_progress", 0), ("on_hold", 0), ("reported", 0), ("verified", 1),
     ("published", 1), ("closed", 1)],
)  # fmt: skip
def test_what_was_verified_published_or_closed_is_settled(state: str, n: int) -> None:
    assert share("settled", row(state)) == (n, 1)


@pytest.mark.parametrize("state", ["declined", "merged", "withdrawn"])
def test_what_was_declined_merged_or_withdrawn_is_in_no_rate(state: str) -> None:
    told = row(
        state, reported_on="2026-04-14", called_on="2026-04-20", satisfaction=5, ended_on="2026-04-21",
        told_by="li",
    )  # fmt: skip
    found = counted(told)
    assert [found.by_name[name].d for name in RATES] == [0] * len(RATES)
    assert (found.days, found.unrated, found.for_others, found.held) == ({}, [], [], [])


@pytest.mark.parametrize(
    ("day", "d"), [("2026-03-31", 0), ("2026-04-01", 1), ("2026-04-30", 1), ("2026-05-01", 0), (None, 0)]
)
def test_the_first_and_the_last_day_of_a_span_belong_to_it(day: str | None, d: int) -> None:
    assert share("settled", row(registered_on=day))[1] == d


def test_telling_is_asked_of_what_is_settled_only() -> None:
    assert share("told", row("closed"), row("closed", untold=1), row("in_progress", untold=1)) == (1, 2)


def test_who_answers_on_the_due_day_is_in_time_and_a_day_later_is_late() -> None:
    assert share("on_time", row("reported", reported_on="2026-04-16")) == (1, 1)
    assert share("on_time", row("reported", reported_on="2026-04-17")) == (0, 1)


def test_what_is_open_counts_from_the_day_after_its_due_day() -> None:
    assert share("on_time", row(), first_open=date(2026, 4, 16)) == (0, 0)
    assert share("on_time", row(), first_open=date(2026, 4, 17)) == (0, 1)
    early = row("reported", reported_on="2026-04-14")
    assert share("on_time", early, first_open=date(2026, 4, 14)) == (1, 1), "it was answered before"


def test_only_what_is_due_in_the_span_is_asked_for_being_in_time() -> None:
    assert share("on_time", row(clock=clock_text("SIMPLE", None, "2026-04-29"))) == (0, 0)  # due in May
    assert share("on_time", row(clock=None)) == (0, 0)


def test_what_is_held_in_time_has_a_column_of_its_own_while_it_is_held() -> None:
    held = clock_text("SIMPLE", None, "2026-04-13", None, None, [["2026-04-14", None]])
    late = clock_text("SIMPLE", None, "2026-04-13", None, None, [["2026-04-17", None]])
    found = counted(row("on_hold", clock=held))
    assert (found.held, found.by_name["on_time"].d) == (["d"], 0)
    assert counted(row("on_hold", clock=late)).held == [], "held too late"
    assert share("on_time", row("on_hold", clock=late)) == (0, 1)
    # A report that came while nobody had resumed it is an answer.
    assert share("on_time", row("reported", clock=held, reported_on="2026-04-15")) == (1, 1)


@pytest.mark.parametrize(("mark", "n"), [(1, 0), (2, 0), (3, 1), (4, 1), (5, 1)])
def test_three_to_five_is_satisfied(mark: int, n: int) -> None:
    assert share("satisfied", row("closed", called_on="2026-04-20", satisfaction=mark)) == (n, 1)


@pytest.mark.parametrize("mark", [0, None])
def test_who_did_not_rate_is_told_beside_the_rate(mark: int | None) -> None:
    found = counted(row("closed", called_on="2026-04-20", satisfaction=mark, for_others=1))
    assert (found.by_name["satisfied"].d, found.unrated, found.for_others) == (0, ["d"], [])


def test_what_another_filled_in_is_told_beside_the_rate() -> None:
    found = counted(row("closed", called_on="2026-04-20", satisfaction=5, for_others=1))
    assert (found.by_name["satisfied"].d, found.for_others) == (0, ["d"])


def test_who_was_asked_first_tells_and_it_is_asked_of_what_was_closed_only() -> None:
    ended = {"ended_on": "2026-04-22"}
    mine, other = row("closed", told_by="li", **ended), row("closed", told_by="wang", **ended)
    nobody = row("closed", first_asked=None, **ended)
    assert share("first_asked", mine, other, nobody, row("published", told_by="li", **ended)) == (1, 3)


def test_days_are_working_days_from_the_beginning_to_the_answer() -> None:
    rows = [
        row("reported", id="week", reported_on="2026-04-20"),
        row("closed", id="day", reported_on="2026-04-14"),
        row("reported", id="back", reported_on="2026-04-10"),  # a clock that was set back
        row("reported", id="may", reported_on="2026-05-06"),
        row("reported", id="door", reported_on="2026-04-14", began_on=None),
        row("in_progress", id="open"),
    ]
    found = counted(*rows)
    assert found.days == {"week": 5, "day": 1, "back": 0}
    assert (found.mean_days, found.median_days) == (2.0, 1.0)
    assert (counted().mean_days, counted().median_days) == (None, None)


def test_a_count_that_forgets_who_filled_it_in_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    real = rates._count
    monkeypatch.setattr(
        rates, "_count", lambda found, row, *rest: real(found, {**row, "for_others": 0}, *rest)
    )
    with pytest.raises(AssertionError):
        test_what_another_filled_in_is_told_beside_the_rate()
