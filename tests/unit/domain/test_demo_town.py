"""The invented town: the same from the same seed, whole, plausible, and nobody's data."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest

from gridworker.domain import demand, records
from gridworker.domain.demo_asks import ASKS
from gridworker.domain.demo_matters import DemoDemand
from gridworker.domain.demo_meetings import held_on
from gridworker.domain.demo_texts import STORIES
from gridworker.domain.demo_town import LAST_DAY, SIZES, Town, make_town
from gridworker.domain.detect import find_forbidden
from gridworker.services.resources import load_calendar, load_vocab


@cache
def town(size: str = "small", seed: int = 7) -> Town:
    return make_town(size, seed, load_calendar())


def fingerprint(of: Town) -> str:
    return hashlib.sha256(json.dumps(asdict(of), default=str, ensure_ascii=False).encode()).hexdigest()


def demands(of: Town) -> Iterator[DemoDemand]:
    for visit in of.visits:
        yield from visit.demands


def test_the_same_seed_gives_the_same_town_and_another_seed_another() -> None:
    assert fingerprint(make_town("tiny", 7, load_calendar())) == fingerprint(town("tiny"))
    assert fingerprint(town("tiny", 8)) != fingerprint(town("tiny"))


def test_only_the_one_lasting_method_of_the_generator_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted fault: any other method would give another town on another Python."""
    before = fingerprint(town("tiny"))

    def broken(*args: object, **changes: object) -> None:
        raise AssertionError("not promised to stay")

    for name in (
        "choice",
        "choices",
        "randrange",
        "randint",
        "shuffle",
        "sample",
        "getrandbits",
        "gauss",
        "uniform",
    ):
        monkeypatch.setattr(f"random.Random.{name}", broken)
    assert fingerprint(make_town("tiny", 7, load_calendar())) == before


def test_sizes_are_as_announced() -> None:
    assert [(len(town(s).grids), len(town(s).units) - 1) for s in SIZES] == [(2, 1), (12, 3), (60, 12)]
    big = town("town")
    assert len(big.households) == pytest.approx(9_000, rel=0.05)
    assert len(big.visits) == pytest.approx(32_000, rel=0.05)
    assert len({v.key for v in big.visits}) == len(big.visits)
    assert len({h.key for h in big.households}) == len(big.households)


def test_every_record_is_one_that_the_program_accepts() -> None:
    vocab = load_vocab()
    everything: list[tuple[str, dict[str, Any]]] = [
        *(("unit", u.data) for u in town().units),
        *(("grid", g.data) for g in town().grids),
        *(("worker", w.data) for w in town().workers),
        *(("household", {**h.data, "grid": h.grid}) for h in town().households),
        *(("person", {**p.data, "household": p.household}) for p in town().persons),
        *(("visit", {**v.data, "targets": list(v.targets)}) for v in town().visits),
        *(("promise", p.data) for v in town().visits for p in v.promises),
        *(("demand.collect", d.collect) for d in demands(town())),
    ]
    everything += [
        ("meeting", held_on(LAST_DAY - timedelta(days=days), "石桥村", hearing=days % 2 == 0))
        for days in range(30)
    ]
    for kind, data in everything:
        records.validate(kind, data)
        records.check_codes(kind, data, vocab)
        assert records.check_texts(kind, data) == []


def test_no_slot_is_left_open_and_met_means_content() -> None:
    for visit in town().visits:
        assert "{" not in json.dumps(visit.data, ensure_ascii=False).replace("{", "", 1)
        assert visit.data.get("content") or visit.data["meet"] != "MET"
        assert visit.data["meet"] == "MET" or not (visit.demands or visit.promises)


def test_nothing_is_anybodys_data() -> None:
    # Grid codes have fifteen digits like old identity numbers; everything else is searched as one text.
    things = [
        asdict(thing) for part in (town("town").households, town().persons, town().visits) for thing in part
    ]
    assert find_forbidden(json.dumps(things, default=str, ensure_ascii=False)) == []
    phones = [h.data["phone"] for h in town("town").households if "phone" in h.data]
    assert all(len(phone) == 11 and phone.startswith("154") for phone in phones)
    assert len(set(phones)) == len(phones)
    assert len(phones) / len(town("town").households) == pytest.approx(0.7, abs=0.03)
    assert all(unit.data["code"].startswith("99") for unit in town().units)
    assert all(p.data["birth_year"] < 2012 for p in town("town").persons)


def test_visits_are_written_in_order_on_working_days_and_never_after_the_last_day() -> None:
    calendar = load_calendar()
    for worker in town().workers:
        moments = [visit.written for visit in town().visits if visit.worker == worker.key]
        assert moments == sorted(moments)
        assert len(set(moments)) == len(moments)
    for visit in town().visits:
        day = date.fromisoformat(visit.data["date"])
        assert calendar.is_workday(day)
        assert day <= visit.written.date() <= LAST_DAY
    assert {v.grid for v in town().visits} == {g.key for g in town().grids}
    grid_of = {h.key: h.grid for h in town().households}
    assert all(grid_of[key] == visit.grid for visit in town().visits for key in visit.targets)


def test_shares_are_those_of_a_plausible_year() -> None:
    big = town("town")
    meets = Counter(visit.data["meet"] for visit in big.visits)
    count = len(big.visits)
    every = list(demands(big))
    shares = {
        "absent": meets["ABSENT"] / count,
        "declined": meets["DECLINED"] / count,
        "late": sum(v.data["date"] != v.written.date().isoformat() for v in big.visits) / count,
        "demands": len(every) / count,
        "at once": sum(d.at_once for d in every) / len(every),
    }
    assert shares == {
        "absent": pytest.approx(0.12, abs=0.015),
        "declined": pytest.approx(0.03, abs=0.01),
        "late": pytest.approx(0.05, abs=0.01),
        "demands": pytest.approx(0.115, abs=0.035),
        "at once": pytest.approx(0.30, abs=0.03),
    }
    assert len(STORIES) >= 40
    assert len({v.data["content"] for v in big.visits if "content" in v.data}) > 5_000
    assert len(ASKS) >= 30


def test_every_step_of_every_demand_is_legal_in_the_machine() -> None:
    states: Counter[str] = Counter()
    for matter in demands(town("town")):
        case = demand.Case()
        steps = [("collect", "worker", LAST_DAY, matter.collect)]
        steps += [(s.event, s.by, s.at.date(), s.data) for s in matter.steps]
        for event, by, day, data in steps:
            data = {**data, "number": "SQ-1"} if event == "register" else data
            role = "worker" if by == "worker" else "town"
            assert role in demand.STEPS[event].who
            step = demand.Event(event, matter.key, by, role, day.isoformat(), data)
            assert demand.take(case, step) == "", (event, matter)
        states[case.state] += 1
    assert {"closed", "collected", "declined", "in_progress", "reported"} <= set(states)
    moments = [s.at for d in demands(town()) for s in d.steps]
    assert all(m.date() <= LAST_DAY for m in moments)
