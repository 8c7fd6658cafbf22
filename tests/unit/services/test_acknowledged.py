"""The answer says what the office has received; what waits is counted by one rule above and below."""

from __future__ import annotations

import pytest

from gridworker.services import acting, exchange, helping, households, visits
from gridworker.services.results import Acknowledged
from gridworker.storage import logs
from tests.support.levels import Levels
from tests.support.parish import Machine, Parish


def counted(machine: Machine) -> tuple[int, int]:
    """(what an export would take along, what delivery says waits)."""
    out, told = exchange.outgoing(machine.session), exchange.delivery(machine.session)
    named = out.visits + out.demands + out.steps + out.households + out.promises + out.persons
    named += out.corrections + out.aid
    return named, told.draft + told.packed + told.sent


def a_day(laptop: Machine) -> None:
    """A visit with a demand and two steps of it, a household, a request for help, a correction."""
    (demand,) = laptop.visit("第一次", demand="路灯不亮").demands
    acting.act(laptop.session, demand, "resolve_on_spot", {"result": "换了灯泡"})
    acting.act(laptop.session, demand, "tell_resident", {"how": "HOME"})
    laptop.household("赵大山", "4-01")
    helping.ask_help(laptop.session, "ERRAND", text="取药", household=laptop.homes[0])
    (visit,) = visits.visit_ids(laptop.session)
    visits.revise_visit(laptop.session, visit, {"content": "改过"}, "写错了")


def test_what_will_travel_and_what_waits_are_the_same_number(parish: Parish, laptop: Machine) -> None:
    a_day(laptop)
    assert exchange.outgoing(laptop.session).steps == 2
    named, waiting = counted(laptop)
    assert named == waiting > 6
    (made,) = exchange.export_report(laptop.session, laptop.stick)
    assert made.steps == 2
    assert counted(laptop) == (named, waiting)


def test_the_comparison_finds_a_count_that_forgets_the_steps(
    parish: Parish, laptop: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logs, "_BY_PEOPLE", "'visit', 'household', 'promise', 'person', 'demand.collect'")
    a_day(laptop)
    named, waiting = counted(laptop)
    assert named != waiting


def test_the_steps_of_a_county_wait_until_the_town_has_said_that_it_has_them(three: Levels) -> None:
    three.register()
    three.escalate()
    three.up()
    assert exchange.delivery(three.county.session).draft == 0
    three.act(three.county, "assign", unit="区水务局", due="2026-05-20", task="翻修屋顶")
    three.act(three.county, "comment", text="下周进场")
    told = exchange.delivery(three.county.session)
    assert (told.draft, told.packed, told.merged) == (2, 0, 0)
    three.down()
    assert exchange.delivery(three.county.session).packed == 2
    assert three.up().acknowledged == Acknowledged(steps=2)
    assert exchange.delivery(three.county.session).merged == 2


def test_the_answer_says_what_the_office_has_received_and_says_it_once(
    parish: Parish, laptop: Machine
) -> None:
    (demand,) = laptop.visit("第一次", demand="路灯不亮").demands
    acting.act(laptop.session, demand, "resolve_on_spot", {"result": "换了灯泡"})
    laptop.visit("第二次")
    parish.pc.merge(laptop.export())
    laptop.visit("办公室还没有的一次")
    files = parish.pc.answer(laptop.device)
    preview = exchange.merge_bundles(laptop.session, files, preview=True)
    assert preview.acknowledged == Acknowledged()
    came = exchange.merge_bundles(laptop.session, files).acknowledged
    assert (came.visits, came.demands, came.steps) == (2, 1, 1)
    assert exchange.merge_bundles(laptop.session, files).acknowledged == Acknowledged()
    assert exchange.outgoing(laptop.session).visits == 1


def test_an_answer_with_a_changed_household_is_counted_as_one(parish: Parish, laptop: Machine) -> None:
    laptop.visit("第一次")
    parish.pc.merge(laptop.export())
    laptop.merge(parish.pc.answer(laptop.device))
    home = households.household_ids(parish.pc.session, "")[0]
    households.revise_household(parish.pc.session, home, {"size": 5})
    (path,) = parish.pc.answer(laptop.device)
    assert exchange.inspect_bundle(laptop.session, path).by_kind["household"] == 1


def test_a_file_that_is_in_already_brings_no_steps_and_never_fewer_than_none(
    parish: Parish, laptop: Machine
) -> None:
    a_day(laptop)
    (path,) = laptop.export()
    assert exchange.inspect_bundle(parish.pc.session, path).steps == 2
    parish.pc.merge([path])
    assert exchange.inspect_bundle(parish.pc.session, path).steps == 0
    laptop.visit("第二次", demand="井盖松了")
    (more,) = laptop.export()
    assert exchange.inspect_bundle(parish.pc.session, more).steps == 0
