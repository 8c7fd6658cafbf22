"""Demands of a real office on their way, and the page of one in its window: what tests of these share."""

from __future__ import annotations

from typing import Any

from gridworker.services import areas, demands
from gridworker.services.desk_form import DeskDraft
from gridworker.services.session import Session
from gridworker.ui.pages.matter_page import MatterPage
from tests.support.parish import Machine, Parish
from tests.support.steps import take_offered
from tests.ui.real import Screen

ROOF = "屋顶漏雨，想修一修"


def opened(screen: Screen, what: Any) -> MatterPage:
    """The page of a demand, or of a step of it."""
    page = screen.go("matter", what)
    assert isinstance(page, MatterPage)
    return page


def at_desk(machine: Machine, *texts: str) -> list[str]:
    """Demands taken in at the office."""
    made = []
    for text in texts:
        machine.clock.advance(60)
        draft = DeskDraft(text=text, source="PHONE", category="INF.ROAD", consent_publish=True)
        made.append(demands.collect_at_desk(machine.session, draft)[0])
    return made


def unit(session: Session) -> str:
    """The unit that does the work."""
    return areas.add_unit(session, "镇村建办", level="TOWN")


def given_to_the_worker(parish: Parish, laptop: Machine) -> str:
    """A demand from the doorstep, registered and assigned to who took it in; he has heard of it."""
    laptop.visit("看了屋顶", demand=ROOF)
    parish.pc.merge(laptop.export())
    (demand,) = demands.demand_ids(parish.pc.session)
    take_offered(parish.pc, demand, "register", track="SIMPLE")
    me = laptop.session.identity.worker
    task = {"unit": unit(parish.pc.session), "person": me, "due": "2026-04-09", "task": "三天内上门"}
    take_offered(parish.pc, demand, "assign", **task)
    laptop.merge(parish.pc.answer(laptop.device))
    return demand
