"""The number on the stop 诉求: what waits for who works here, and nothing else."""

from __future__ import annotations

from gridworker.services import acting, areas, demands
from gridworker.services.matters_waiting import waiting_count
from tests.support.parish import Machine, Parish


def take(machine: Machine, demand: str, event: str, **fields: object) -> None:
    machine.clock.advance(60)
    acting.act(machine.session, demand, event, fields)


def test_it_follows_a_demand_from_the_office_to_the_worker_and_back(parish: Parish) -> None:
    laptop = parish.laptop()
    laptop.household()
    laptop.visit("看了屋顶", demand="屋顶漏雨")
    pc = parish.pc
    assert (waiting_count(pc.session), waiting_count(laptop.session)) == (0, 0)
    pc.merge(laptop.export())
    (demand,) = demands.demand_ids(pc.session)
    assert waiting_count(pc.session) == 1, "to be registered"
    take(pc, demand, "register", track="SIMPLE")
    assert waiting_count(pc.session) == 1, "to be assigned"
    unit = areas.add_unit(pc.session, "镇村建办", level="TOWN")
    take(pc, demand, "assign", unit=unit, person=laptop.session.identity.worker, due="2026-04-09")
    assert waiting_count(pc.session) == 0, "it is somebody else's turn"
    laptop.merge(pc.answer(laptop.device))
    assert waiting_count(laptop.session) == 1, "to be accepted"
    take(laptop, demand, "accept")
    assert waiting_count(laptop.session) == 0, "in hand"
    take(laptop, demand, "report_back", result="换了瓦", outcome="DONE")
    assert waiting_count(laptop.session) == 1, "the family does not know yet"
    take(laptop, demand, "tell_resident", how="HOME")
    assert waiting_count(laptop.session) == 0
    pc.merge(laptop.export())
    assert waiting_count(pc.session) == 1, "to be verified"
