"""A town with a laptop, a county's PC, and a demand that goes up: real profiles and real files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gridworker.services import acting, areas, exchange, levels
from gridworker.services.households import HouseholdDraft, add_household
from tests.support import agreement
from tests.support.parish import Machine, Parish, found

PLANTED = ("王秀兰", "15400007788", "3组-77", "腿脚不好，一个人住", "下周带药来")


class Levels:
    """A town with a laptop, a county PC, and a roof that leaks."""

    def __init__(self, folder: Path) -> None:
        self.parish: Parish = found(folder)
        self.laptop = self.parish.laptop("李明")
        self.town = self.parish.pc
        self.county = self.parish.join(self.parish.machine("county"), "区住建委", "county")
        draft = HouseholdDraft(head=PLANTED[0], door=PLANTED[2], phone=PLANTED[1])
        home = add_household(self.laptop.session, draft).id
        said = self.laptop.visit(PLANTED[3], home, demand="屋顶漏雨", promise=PLANTED[4])
        (self.demand,) = said.demands
        self.town.merge(self.laptop.export())
        self.units = {
            name: areas.add_unit(self.town.session, name, level=level)
            for name, level in (("镇城建办", "DEPT"), ("区水务局", "DEPT"), ("石桥村", "VILLAGE"))
        }

    def act(self, who: Machine, event: str, **fields: Any) -> None:
        who.clock.advance(60)
        for name in ("unit", "units"):
            if name in fields:
                said = fields[name]
                ids = [self.units[one] for one in ([said] if isinstance(said, str) else said)]
                fields[name] = ids[0] if isinstance(said, str) else ids
        acting.act(who.session, self.demand, event, fields)

    def register(self) -> None:
        self.act(self.town, "register", track="SIMPLE")

    def escalate(self) -> None:
        self.town.clock.advance(60)
        levels.escalate(self.town.session, self.demand, self.county.device, "要区里出钱")

    def up(self) -> exchange.MergeSummary:
        return self.county.merge(self.town.answer(self.county.device))

    def down(self) -> exchange.MergeSummary:
        return self.town.merge(self.county.export())

    def home(self) -> exchange.MergeSummary:
        return self.laptop.merge(self.town.answer(self.laptop.device))

    def state(self, who: Machine) -> str:
        row = who.session.store.get("demand", self.demand)
        return str(row["state"]) if row else ""

    def holder(self, who: Machine) -> str:
        row = who.session.store.get("demand", self.demand)
        assert row is not None
        return str(row["lines"][0]["holder"])

    def lamps(self, who: Machine) -> dict[str, tuple[str, bool]]:
        return {one.level: (one.who, one.by_receipt) for one in levels.lamps(who.session, self.demand)}

    def sound(self) -> None:
        for machine in (self.laptop, self.town, self.county):
            agreement.same_as_the_rule(machine.session)
        agreement.all_agree([m.session for m in (self.laptop, self.town, self.county)])
