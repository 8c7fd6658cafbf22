"""What counts and what never does, in sentences; and periods that fit together without gap or overlap."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridworker.domain import indicators
from gridworker.domain.demand import STATES
from gridworker.domain.indicators import (
    BANDS,
    DONE,
    LEFT_OUT,
    OPEN,
    Call,
    Home,
    band,
    coverage,
    expected,
    percent,
    rate,
    reach,
)
from gridworker.domain.period import (
    CODES,
    Period,
    month_of,
    period_of,
    quarter_of,
    twelve_months_to,
    year_of,
)
from gridworker.services.resources import load_vocab

DAYS = st.dates(date(2019, 1, 1), date(2031, 12, 31))
APRIL = month_of(date(2026, 4, 5))
HOME = Home("王家", "一网格", "RESIDENT")


def call(meet: str = "MET", mode: str = "HOME", *, day: date = date(2026, 4, 5), **more: object) -> Call:
    return Call(day, ("王家",), mode, meet, **more)


def covered(*calls: Call, home: Home = HOME) -> tuple[int, int]:
    reached, wanted = coverage([home], calls, APRIL).get("一网格", (set(), set()))
    return len(reached), len(wanted)


@pytest.mark.parametrize("meet", ["ABSENT", "DECLINED", "AWAY", "MOVED", None, ""])
def test_nobody_met_never_counts_as_covered(meet: str) -> None:
    assert covered(call(meet)) == (0, 1)


@pytest.mark.parametrize("mode", ["PHONE", "OFFICE", None])
def test_a_call_and_a_visit_of_the_resident_never_count_as_covered(mode: str) -> None:
    assert covered(call(mode=mode)) == (0, 1)


@pytest.mark.parametrize("mode", ["HOME", "FIELD", "GROUP"])
def test_met_at_home_in_the_field_or_at_a_gathering_counts_once(mode: str) -> None:
    assert covered(call(mode=mode), call(mode=mode), call("ABSENT")) == (1, 1)


def test_only_days_of_the_period_count() -> None:
    assert covered(call(day=date(2026, 3, 31)), call(day=date(2026, 5, 1))) == (0, 1)
    assert covered(call(day=date(2026, 4, 1))) == covered(call(day=date(2026, 4, 30))) == (1, 1)


def test_who_is_away_or_has_moved_out_is_in_neither_number() -> None:
    for status in ("AWAY", "MOVED"):
        assert covered(call(), home=Home("王家", "一网格", status)) == (0, 0)
    for status in ("RESIDENT", "EMPTY", None, ""):
        assert covered(call(), home=Home("王家", "一网格", status)) == (1, 1)


def test_what_is_in_the_bin_is_not_counted() -> None:
    assert covered(call(withdrawn=True)) == (0, 1)
    assert covered(call(), home=Home("王家", "一网格", None, withdrawn=True)) == (0, 0)


def test_codes_of_the_rules_are_codes_of_the_vocabulary() -> None:
    vocab = load_vocab()
    assert all(vocab.check("household_status", code) for code in indicators.NOT_EXPECTED)
    assert [code for code in vocab.codes("household_status") if not expected(code)] == ["AWAY", "MOVED"]
    met = [code for code in vocab.codes("visit_meet") if reach("HOME", code) == "in_person"]
    assert met == ["MET"]
    faced = [code for code in vocab.codes("visit_mode") if reach(code, "MET") == "in_person"]
    assert faced == ["HOME", "FIELD", "GROUP"]


@given(st.sampled_from(["HOME", "PHONE", None, "新"]), st.sampled_from(["MET", "ABSENT", None, "新"]))
def test_every_visit_stands_in_exactly_one_pile(mode: str | None, meet: str | None) -> None:
    assert reach(mode, meet) in indicators.REACHES
    assert (reach(mode, meet) == "missed") == (meet != "MET")


def test_every_state_of_a_demand_is_open_done_or_told_beside() -> None:
    assert sorted([*OPEN, *DONE, *LEFT_OUT, "draft"]) == sorted(STATES)
    assert "on_hold" in OPEN  # 暂缓 does not make a matter vanish from what is past its day


@given(DAYS, DAYS)
def test_every_age_lies_in_one_band_and_its_days_lead_back_to_it(opened: date, today: date) -> None:
    found = band(opened, today)
    first, last = found.opened(today)
    if opened <= today:
        assert opened <= last
        assert first is None or first <= opened
    else:
        assert found is BANDS[0]  # a clock ahead of ours makes a matter young, not ageless


@given(st.integers(0, 5000), st.integers(0, 5000))
def test_a_rate_shows_both_numbers_and_never_rounds_the_last_one_away(n: int, more: int) -> None:
    d = n + more
    said = rate(n, d)
    assert said == "—" if d == 0 else said.startswith(f"{n}/{d}")
    if d >= indicators.SMALL:
        assert said.endswith(f"（{percent(n, d)}）")
        assert (percent(n, d) == "100.0%") == (n == d)
        assert (percent(n, d) == "0.0%") == (n == 0)
    else:
        assert "%" not in said


@given(DAYS)
def test_months_quarters_and_years_part_the_calendar(day: date) -> None:
    for span in (month_of(day), quarter_of(day), year_of(day)):
        assert day in span
        assert span.first.day == 1
        assert (span.last + timedelta(days=1)).day == 1
        months = list(span.months())
        assert months[0].first == span.first
        assert months[-1].last == span.last
        assert all(a.last + timedelta(days=1) == b.first for a, b in pairwise(months))
    assert (len(list(quarter_of(day).months())), len(list(year_of(day).months()))) == (3, 12)
    twelve = list(twelve_months_to(day).months())
    assert (len(twelve), twelve[-1]) == (12, month_of(day))
    assert period_of("last_month", day).last == month_of(day).first - timedelta(days=1)
    assert {period_of(code, day).said() for code in CODES}


def test_a_period_is_headed_as_offices_head_it() -> None:
    assert APRIL.said() == "2026年4月"
    assert quarter_of(date(2026, 11, 22)).said() == "2026年第四季度"
    assert year_of(date(2026, 1, 1)).said() == "2026年"
    assert Period(date(2026, 4, 2), date(2026, 5, 3)).said() == "2026年4月2日至2026年5月3日"


def test_a_period_never_ends_before_it_begins() -> None:
    with pytest.raises(ValueError, match="ends"):
        Period(date(2026, 4, 2), date(2026, 4, 1))
