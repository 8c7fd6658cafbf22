"""A limit is a function of the register event and the calendar; holds and extensions move it by rule only."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridworker.domain.demand_facts import clock_text
from gridworker.domain.limits import LimitRules, Limits, first_open_day, next_due
from gridworker.domain.time import SHANGHAI
from gridworker.domain.workdays import Calendar, Due
from gridworker.services.resources import load_calendar, load_vocab
from tests.unit.domain.test_workdays import VECTORS

RULES = LimitRules.of(load_vocab())
LIMITS = Limits(load_calendar(), RULES)
DAY = timedelta(days=1)

# The notice for 2026 as the domain guide §3.5 has it, typed by hand and counted day by day: the oracle.
OFF_2026 = {"01-01": 3, "02-15": 9, "04-04": 3, "05-01": 5, "06-19": 1, "09-25": 3, "10-01": 7}
WORKED_2026 = ("01-04", "02-14", "02-28", "05-09", "09-20", "10-10")
_OFF = {
    date.fromisoformat(f"2026-{first}") + DAY * n for first, days in OFF_2026.items() for n in range(days)
}
_WORKED = {date.fromisoformat(f"2026-{day}") for day in WORKED_2026}


def slow_due(start: date, workdays: int) -> date:
    """Count on fingers: the next working day is day 1."""
    day = start
    for _ in range(workdays):
        day += DAY
        while not (day in _WORKED or (day.weekday() < 5 and day not in _OFF)):
            day += DAY
    return day


def due(clock: str, limits: Limits = LIMITS) -> str:
    found = limits.due(clock)
    return found.day.isoformat() if found else ""


@pytest.mark.parametrize(("start", "days", "when", "naive"), VECTORS)
def test_the_thirteen_vectors_hold_for_a_registered_demand(
    start: str, days: int, when: str, naive: str
) -> None:
    clock = clock_text("SIMPLE", days, start)
    assert due(clock) == when
    assert due(clock, Limits(Calendar([]), RULES)) == naive


def test_a_track_has_the_limit_of_the_vocabulary() -> None:
    assert dict(RULES.tracks) == {"NOW": 0, "SIMPLE": 3, "JOINT": 10, "MAJOR": 30}
    assert due(clock_text("NOW", None, "2026-04-01")) == "2026-04-01"
    assert due(clock_text("SIMPLE", None, "2026-04-01")) == "2026-04-07"  # over 清明
    assert due(clock_text("JOINT", None, "2026-04-01")) == "2026-04-16"
    assert due(clock_text("MAJOR", None, "2026-04-01")) == "2026-05-18"
    assert due(clock_text("APPOINT", None, "2026-04-01", "2026-04-19")) == "2026-04-19"  # even a Sunday
    assert due(clock_text("APPOINT", None, "2026-04-19", "2026-04-19")) == "2026-04-19"  # agreed for today
    assert due(clock_text("APPOINT", None, "2026-04-20", "2026-04-19")) == "2026-04-23"  # a second life
    assert due(clock_text("APPOINT", None, "2026-04-01")) == ""  # no day was agreed: no limit
    assert due(clock_text("SOMETHING", None, "2026-04-01")) == ""


@given(
    st.dates(date(2026, 1, 1), date(2026, 10, 1)),
    st.sampled_from(("NOW", "SIMPLE", "JOINT", "MAJOR")),
    st.none() | st.integers(0, 40),
)
def test_a_year_of_limits_agrees_with_counting_on_fingers(start: date, track: str, limit: int | None) -> None:
    days = RULES.tracks[track] if limit is None else limit
    assert due(clock_text(track, limit, start.isoformat())) == slow_due(start, days).isoformat()


def test_the_oracle_finds_a_calendar_that_forgets_swapped_days(monkeypatch: pytest.MonkeyPatch) -> None:
    real = Calendar.is_workday
    monkeypatch.setattr(Calendar, "is_workday", lambda self, day: day.weekday() < 5 and real(self, day))
    wrong = Limits(load_calendar(), RULES)
    starts = [date(2026, 1, 1) + DAY * n for n in range(270)]
    assert any(due(clock_text("SIMPLE", 5, s.isoformat()), wrong) != str(slow_due(s, 5)) for s in starts)


def test_a_day_without_a_notice_is_estimated_and_follows_when_it_comes() -> None:
    clock = clock_text("JOINT", None, "2026-12-28")
    found = LIMITS.due(clock)
    assert found is not None
    assert found.estimated
    year = next(iter(load_calendar().years))
    assert year == 2024  # what ships: the notice of 2027 is not there yet
    later = limits_with_2027()
    again = later.due(clock)
    assert again is not None
    assert (again.estimated, again.day > found.day) == (False, True)


def limits_with_2027() -> Limits:
    """The calendar with an invented notice: a week off in January."""
    from gridworker.domain.workdays import CalendarYear
    from gridworker.services.resources import load_calendar_years

    made = CalendarYear.model_validate(
        {
            "schema": "gridworker.calendar/1", "year": 2027, "source": "测试用的通知",
            "published_on": "2026-11-20", "holidays": [f"2027-01-0{n}" for n in range(1, 8)], "workdays": [],
        }
    )  # fmt: skip
    return Limits(Calendar([*load_calendar_years(), made]), RULES)


def test_a_day_typed_years_ahead_does_not_stop_counting_when_the_matter_was_held() -> None:
    held, later = [["2026-05-06", "2026-06-01"]], ["2026-05-06", "2026-05-06", "2062-05-06"]
    agreed = LIMITS.due(clock_text("APPOINT", None, "2026-05-06", "2036-05-06", None, held))
    granted = LIMITS.due(clock_text("SIMPLE", None, "2026-05-06", None, later, held))
    assert agreed is not None
    assert granted is not None
    assert (agreed.day.year, granted.day.year) == (2036, 2062)


def test_an_extension_counts_when_it_was_asked_for_in_time() -> None:
    def extended(asked: str, granted: str) -> str:
        return due(clock_text("SIMPLE", None, "2026-04-01", None, [asked, granted, "2026-04-15"]))

    assert extended("2026-04-03", "2026-04-03") == "2026-04-15"
    assert extended("2026-04-07", "2026-04-09") == "2026-04-15"  # asked on the day, granted after it
    assert extended("2026-04-08", "2026-04-08") == "2026-04-07"  # asked too late: as if never granted


def test_a_hold_in_time_stops_the_clock_and_a_late_one_does_not() -> None:
    def held(*holds: list[str | None]) -> tuple[str, bool]:
        clock = clock_text("SIMPLE", None, "2026-04-13", None, None, list(holds))
        return due(clock), LIMITS.timing(clock).held

    assert held() == ("2026-04-16", False)
    assert held(["2026-04-14", None]) == ("2026-04-16", True)
    assert held(["2026-04-16", None]) == ("2026-04-16", True)  # on the due day is in time
    assert held(["2026-04-17", None]) == ("2026-04-16", False)
    assert held(["2026-04-14", "2026-04-21"]) == ("2026-04-23", False)  # two working days were left
    assert held(["2026-04-17", "2026-04-21"]) == ("2026-04-16", False)
    assert held(["2026-04-14", "2026-04-21"], ["2026-04-24", None]) == ("2026-04-23", False)
    assert held(["2026-04-14", "2026-04-10"]) == ("2026-04-16", False)  # resumed by a clock that was set back


def test_a_hold_keeps_what_was_estimated_and_may_lead_into_a_year_without_a_notice() -> None:
    def estimated(start: str, *holds: list[str | None]) -> bool:
        found = LIMITS.due(clock_text("SIMPLE", None, start, None, None, list(holds)))
        assert found is not None
        return found.estimated

    assert not estimated("2026-12-21")
    assert estimated("2026-12-21", ["2026-12-24", "2027-01-04"]) is False, "nothing was left to count"
    assert estimated("2026-12-21", ["2026-12-22", "2027-01-04"])
    assert estimated("2026-12-30", ["2027-01-04", "2027-01-04"])


def test_a_hold_before_the_extension_is_counted_before_it() -> None:
    clock = clock_text(
        "SIMPLE", None, "2026-04-13", None, ["2026-04-22", "2026-04-22", "2026-04-30"],
        [["2026-04-14", "2026-04-21"]],
    )  # fmt: skip
    assert due(clock) == "2026-04-30"  # without the hold it would have been asked for too late


def test_a_hold_on_the_day_of_the_extension_stops_the_new_limit() -> None:
    granted = ["2026-04-15", "2026-04-15", "2026-04-30"]
    clock = clock_text("SIMPLE", None, "2026-04-13", None, granted, [["2026-04-15", "2026-04-21"]])
    # Eleven working days were left on the 15th; five of them are days off in May, one Saturday is worked.
    assert due(clock) == slow_due(date(2026, 4, 21), 11).isoformat()


@given(
    st.dates(date(2025, 1, 1), date(2026, 6, 1)),
    st.sampled_from(sorted(RULES.tracks)),
    st.lists(st.integers(0, 40), max_size=6),
)
def test_holding_never_gives_less_time_and_never_more_than_was_held(
    start: date, track: str, gaps: list[int]
) -> None:
    days, holds = start, []
    for at in range(0, len(gaps) - 1, 2):
        first = days + DAY * gaps[at]
        days = first + DAY * gaps[at + 1]
        holds.append([first.isoformat(), days.isoformat()])
    plain = LIMITS.due(clock_text(track, None, start.isoformat()))
    held = LIMITS.due(clock_text(track, None, start.isoformat(), None, None, holds))
    assert plain is not None
    assert held is not None
    spent = sum(
        LIMITS.calendar.between(date.fromisoformat(a), date.fromisoformat(b)) for a, b in holds
    )
    gained = LIMITS.calendar.between(plain.day, held.day)
    assert 0 <= gained <= spent + 1  # one more when it is resumed on a day off


def test_supervision_is_proposed_by_the_working_days_around_the_due_day() -> None:
    when = date(2026, 4, 30)  # before five days off
    told = {
        "2026-04-28": None, "2026-04-29": "S0", "2026-04-30": "S0", "2026-05-05": "S0", "2026-05-06": "S1",
        "2026-05-07": "S1", "2026-05-08": "S2", "2026-05-09": "S2", "2026-05-11": "S3", "2026-08-01": "S3",
    }  # fmt: skip
    for day, level in told.items():
        assert LIMITS.proposed_level(when, date.fromisoformat(day)) == level, day


@given(st.dates(date(2024, 2, 1), date(2026, 11, 1)), st.integers(-3, 6))
def test_the_day_of_a_level_parts_those_that_reached_it_from_the_rest(today: date, days: int) -> None:
    last = LIMITS.reached_since(today, days)
    for when in (last + DAY * away for away in range(-12, 13)):
        assert (when <= last) == (LIMITS.calendar.between(when, today) >= days), when


def test_a_day_off_does_not_bring_a_level_nearer() -> None:
    assert LIMITS.reached_since(date(2026, 4, 17), 0) == date(2026, 4, 19)  # from Friday to Sunday
    assert LIMITS.next_workday(date(2026, 4, 17)) == date(2026, 4, 20)
    assert LIMITS.next_workday(date(2026, 4, 20)) == date(2026, 4, 21)


class Words:
    """A vocabulary in any order, with a limit that is no number of days."""

    entries: ClassVar[dict[str, dict[str, SimpleNamespace]]] = {
        "track": {
            "QUICK": SimpleNamespace(limit={"workdays": 2}),
            "AGREED": SimpleNamespace(limit={"workdays": True}),
        },
        "supervise": {
            "LATE": SimpleNamespace(when={"workdays_after_due": 5}),
            "SOON": SimpleNamespace(when={"workdays_before_due": 1}),
            "NEVER": SimpleNamespace(when=None),
        },
    }

    def codes(self, group: str, offered: bool = True) -> list[str]:
        return list(self.entries[group])

    def entry(self, group: str, code: str) -> SimpleNamespace:
        return self.entries[group][code]


def test_levels_are_in_order_whatever_order_they_are_written_in() -> None:
    rules = LimitRules.of(Words())
    assert rules == LimitRules({"QUICK": 2}, (("SOON", -1), ("LATE", 5)))
    ranked = Limits(Calendar([]), rules)
    assert [ranked.rank(level) for level in (None, "SOMETHING_NEW", "SOON", "LATE")] == [-1, 0, 0, 1]


def test_what_is_due_today_is_overdue_after_six() -> None:
    noon = datetime(2026, 4, 30, 12, tzinfo=SHANGHAI)
    assert first_open_day(noon) == date(2026, 4, 30)
    assert first_open_day(noon.replace(hour=18)) == date(2026, 4, 30)
    assert first_open_day(noon.replace(hour=18, minute=1)) == date(2026, 5, 1)


def test_each_step_has_a_short_limit_of_its_own() -> None:
    clock = clock_text("JOINT", None, "2026-04-13")
    rows: list[tuple[dict[str, object], str]] = [
        ({"state": "collected"}, ""),
        ({"state": "registered", "clock": clock}, "2026-04-27"),
        ({"state": "assigned", "clock": clock, "assigned_on": "2026-04-14"}, "2026-04-15"),
        ({"state": "assigned", "clock": clock, "assigned_on": "2026-05-14"}, "2026-04-27"),
        ({"state": "in_progress", "clock": clock}, "2026-04-27"),
        ({"state": "on_hold", "clock": clock}, "2026-04-27"),
        ({"state": "reported", "reported_on": "2026-04-17", "untold": 1, "owed_on": "2026-04-17"},
         "2026-04-21"),
        ({"state": "reported", "reported_on": "2026-04-17"}, "2026-04-22"),
        ({"state": "reported", "reported_on": "2026-04-17", "untold": 0, "owed_on": "2026-04-17"},
         "2026-04-22"),
        ({"state": "published", "published_on": "2026-04-17"}, "2026-04-22"),
        ({"state": "declined", "untold": 1, "owed_on": "2026-04-17"}, "2026-04-21"),
        ({"state": "closed"}, ""),
    ]  # fmt: skip
    for row, when in rows:
        found = next_due(row, LIMITS)
        assert (found.day.isoformat() if found else "") == when, row


def test_a_rule_that_counts_late_holds_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    real = Limits._held

    def any_hold(self: Limits, due: Due, first: str, last: str | None) -> object:
        return real(self, due, min(first, due.day.isoformat()), last)

    monkeypatch.setattr(Limits, "_held", any_hold)
    LIMITS._known.clear()
    try:
        with pytest.raises(AssertionError):
            test_a_hold_in_time_stops_the_clock_and_a_late_one_does_not()
    finally:
        LIMITS._known.clear()
