"""The store counts what the rule in plain words counts, and a figure's list holds exactly its records."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridworker.domain.indicators import BANDS, OPEN, Call, Home, band, coverage, reach
from gridworker.domain.period import Period
from gridworker.domain.time import SHANGHAI
from gridworker.storage import Intent, Query, Store, Writer, counting
from gridworker.storage.queries import NO_GRID
from tests.support.ops import SeededEntropy, make_id
from tests.support.stores import new_store

WHO = Writer("device-1", "inc-1", "worker-1")
SCOPES = ["s1", "s2", "s3", "elsewhere"]
START = date(2025, 1, 1)
NOON = time(12)
DAYS = 400
GRIDS = {f"s{n}": make_id(9000 + n) for n in (1, 2, 3)}
SPANS = st.tuples(st.integers(0, DAYS), st.integers(0, DAYS)).map(
    lambda pair: Period(START + timedelta(days=min(pair)), START + timedelta(days=max(pair)))
)


def town() -> tuple[list[Home], list[Call], list[Intent]]:
    """Households of four scopes, one of which is no grid's, and visits of every kind there can be."""
    chance = random.Random(5)
    homes, calls, intents = [], [], []
    for scope, rec in GRIDS.items():
        intents.append(Intent("grid", rec, "common", {"name": scope, "scope": scope}))
    for n in range(120):
        status = chance.choice([None, "RESIDENT", "AWAY", "MOVED", "EMPTY"])
        home = Home(make_id(n), SCOPES[n % 4], status, n % 29 == 0)
        homes.append(home)
        fields = {"door": str(n), "status": home.status, "withdrawn": home.withdrawn or None}
        intents.append(
            Intent("household", home.id, home.place, {k: v for k, v in fields.items() if v is not None})
        )
    for n in range(500):
        first = homes[n % 120]
        targets = [first.id, *(h.id for h in chance.sample(homes, chance.choice([0, 0, 0, 2])))]
        call = Call(
            START + timedelta(days=chance.randrange(DAYS)),
            tuple(targets if n % 31 else ()),
            chance.choice(["HOME", "FIELD", "GROUP", "PHONE", "OFFICE", None]),
            chance.choice(["MET", "MET", "MET", "ABSENT", "DECLINED", "AWAY", "MOVED", None]),
            n % 23 == 0,
        )
        calls.append(call)
        said = {
            "date": call.day.isoformat(), "mode": call.mode, "meet": call.meet,
            "targets": list(call.targets) or None, "withdrawn": call.withdrawn or None,
        }  # fmt: skip
        kept = {k: v for k, v in said.items() if v is not None}
        intents.append(Intent("visit", make_id(1000 + n), first.place, kept))
    return homes, calls, intents


HOMES, CALLS, INTENTS = town()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder: Path = tmp_path_factory.mktemp("counting")
    with new_store(folder) as opened:
        opened.write(INTENTS, who=WHO, entropy=SeededEntropy())
        yield opened


def by_store(store: Store, span: Period) -> dict[str, tuple[int, int]]:
    found = store.counts().coverage(span.first.isoformat(), span.last.isoformat())
    return {scope: (n, d) for scope, d, n in found}


def by_rule(span: Period) -> dict[str, tuple[int, int]]:
    return {place: (len(n), len(d)) for place, (n, d) in coverage(HOMES, CALLS, span).items()}


@settings(max_examples=60, deadline=None)
@given(span=SPANS)
def test_coverage_is_what_the_rule_says(store: Store, span: Period) -> None:
    assert by_store(store, span) == by_rule(span)


def test_a_store_that_counts_an_empty_house_as_covered_would_be_found(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "_SEEN", counting._SEEN.replace("meet = 'MET' AND", ""))
    assert by_store(store, Period(START, START + timedelta(days=DAYS))) != by_rule(
        Period(START, START + timedelta(days=DAYS))
    )


@settings(max_examples=30, deadline=None)
@given(span=SPANS, scope=st.sampled_from(SCOPES))
def test_the_lists_behind_coverage_are_n_and_the_others(store: Store, span: Period, scope: str) -> None:
    reached, wanted = coverage(HOMES, CALLS, span)[scope]
    base = {
        "grid": GRIDS.get(scope, NO_GRID), "date_from": span.first.isoformat(),
        "date_to": span.last.isoformat(),
    }  # fmt: skip

    def listed(what: str) -> set[str]:
        ids = store.ids(Query("household", reach=what, **base))
        assert len(ids) == len(set(ids)) == store.count(Query("household", reach=what, **base))
        return set(ids)

    assert listed("reached") == reached
    assert listed("expected") == wanted
    assert listed("unreached") == wanted - reached


@settings(max_examples=30, deadline=None)
@given(span=SPANS)
def test_visits_are_counted_by_month_and_pile_and_each_pile_is_a_list(store: Store, span: Period) -> None:
    first, last = span.first.isoformat(), span.last.isoformat()
    counted: dict[tuple[str, str], int] = {}
    for _scope, month, pile, n in store.counts().visits(first, last):
        counted[month, pile] = counted.get((month, pile), 0) + n
    expected: dict[tuple[str, str], int] = {}
    for one in CALLS:
        if one.day in span and not one.withdrawn:
            key = f"{one.day:%Y-%m}", reach(one.mode, one.meet)
            expected[key] = expected.get(key, 0) + 1
    assert counted == expected
    for pile in ("in_person", "apart", "missed"):
        ids = store.ids(Query("visit", reach=pile, date_from=first, date_to=last))
        assert len(ids) == sum(n for (_month, name), n in expected.items() if name == pile)
    met = store.count(Query("visit", reach="met", date_from=first, date_to=last))
    assert met == sum(n for (_month, name), n in expected.items() if name != "missed")


def test_open_demands_are_counted_by_age_and_each_age_is_a_list(tmp_path: Path) -> None:
    today = date(2026, 4, 30)
    with new_store(tmp_path) as opened:
        entropy = SeededEntropy()
        for n, age in enumerate([0, 7, 8, 30, 31, 90, 91, 500]):
            entropy.moment = datetime.combine(today - timedelta(days=age), NOON, SHANGHAI)
            opened.write(
                [Intent("demand.collect", make_id(n), "s1", {"text": "修桥"})], who=WHO, entropy=entropy
            )
        rows = opened.counts().open_demands(OPEN, today.isoformat())
        found: dict[str, int] = {}
        for _scope, _state, day, _late, n in rows:
            code = band(date.fromisoformat(day), today).code
            found[code] = found.get(code, 0) + n
        assert found == {"week": 2, "month": 2, "quarter": 2, "longer": 2}
        for one in BANDS:
            first, last = one.opened(today)
            since = first.isoformat() if first else None
            asked = Query("demand", states=OPEN, date_from=since, date_to=last.isoformat())
            assert len(opened.ids(asked)) == found[one.code]
