"""The answer says what the office has received; what waits is counted by one rule above and below."""

from __future__ import annotations

from gridworker.services import exchange, households, visits
from gridworker.services.results import Acknowledged
from tests.support.parish import Machine, Parish


def counted(machine: Machine) -> tuple[int, int]:
    """(what an export would take along, what delivery says waits)."""
    out, told = exchange.outgoing(machine.session), exchange.delivery(machine.session)
    named = out.visits + out.demands + out.households + out.promises + out.persons + out.corrections
    return named, told.draft + told.packed + told.sent


def test_what_will_travel_and_what_waits_are_the_same_number(parish: Parish, laptop: Machine) -> None:
    laptop.visit("第一次", demand="路灯不亮")
    laptop.household("赵大山", "4-01")
    (visit,) = visits.visit_ids(laptop.session)
    visits.revise_visit(laptop.session, visit, {"content": "改过"}, "写错了")
    named, waiting = counted(laptop)
    assert named == waiting > 3
    laptop.export()
    assert counted(laptop) == (named, waiting)


def test_the_answer_says_what_the_office_has_received_and_says_it_once(
    parish: Parish, laptop: Machine
) -> None:
    laptop.visit("第一次", demand="路灯不亮")
    laptop.visit("第二次")
    parish.pc.merge(laptop.export())
    laptop.visit("办公室还没有的一次")
    files = parish.pc.answer(laptop.device)
    preview = exchange.merge_bundles(laptop.session, files, preview=True)
    assert preview.acknowledged == Acknowledged()
    came = exchange.merge_bundles(laptop.session, files).acknowledged
    assert (came.visits, came.demands) == (2, 1)
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
