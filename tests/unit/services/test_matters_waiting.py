"""The number on the stop 诉求: what waits for who works here, and nothing else."""

from __future__ import annotations

import pytest

from gridworker.services import areas, demands, matters_waiting
from gridworker.services.matters_waiting import waiting_count
from tests.support.parish import Parish
from tests.support.steps import take_offered


def test_it_follows_a_demand_from_the_office_to_the_worker_and_back(parish: Parish) -> None:
    laptop = parish.laptop()
    laptop.household()
    laptop.visit("看了屋顶", demand="屋顶漏雨")
    pc = parish.pc
    assert (waiting_count(pc.session), waiting_count(laptop.session)) == (0, 0)
    pc.merge(laptop.export())
    (demand,) = demands.demand_ids(pc.session)
    assert waiting_count(pc.session) == 1, "to be registered"
    take_offered(pc, demand, "register", track="SIMPLE")
    assert waiting_count(pc.session) == 1, "to be assigned"
    unit = areas.add_unit(pc.session, "镇村建办", level="TOWN")
    take_offered(pc, demand, "assign", unit=unit, person=laptop.session.identity.worker, due="2026-04-09")
    assert waiting_count(pc.session) == 0, "it is somebody else's turn"
    laptop.merge(pc.answer(laptop.device))
    assert waiting_count(laptop.session) == 1, "to be accepted"
    take_offered(laptop, demand, "accept")
    assert waiting_count(laptop.session) == 0, "in hand"
    take_offered(laptop, demand, "report_back", result="换了瓦", outcome="DONE")
    assert waiting_count(laptop.session) == 1, "the family does not know yet"
    take_offered(laptop, demand, "tell_resident", how="HOME")
    assert waiting_count(laptop.session) == 0
    pc.merge(laptop.export())
    assert waiting_count(pc.session) == 1, "to be verified"
    take_offered(pc, demand, "verify")
    assert waiting_count(pc.session) == 1, "to be published, or not"
    take_offered(pc, demand, "skip_publish", reason="家事")
    assert waiting_count(pc.session) == 1, "to be closed"
    take_offered(pc, demand, "close_out", outcome="DONE")
    assert waiting_count(pc.session) == 0


def test_what_waits_for_a_meeting_waits_for_the_office(parish: Parish) -> None:
    pc = parish.pc
    draft = demands.DeskDraft(text="水渠改道", source="PHONE")
    demand, _ = demands.collect_at_desk(pc.session, draft)
    take_offered(pc, demand, "register", track="SIMPLE", route="COUNCIL")
    assert waiting_count(pc.session) == 1


def test_a_number_that_counts_what_somebody_else_has_to_do_is_found(
    parish: Parish, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matters_waiting, "OF_OFFICES", (*matters_waiting.OF_OFFICES, "to_accept"))
    with pytest.raises(AssertionError):
        test_it_follows_a_demand_from_the_office_to_the_worker_and_back(parish)
