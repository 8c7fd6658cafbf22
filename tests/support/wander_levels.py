"""Careless days with a level above: the small office of `wander`, and a county PC that matters go up to."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any, Self

from gridworker.domain.time import SHANGHAI
from gridworker.errors import UserError
from gridworker.services import exchange, levels, writing
from gridworker.services.entropy import SeededEntropy
from gridworker.services.queries import Query
from gridworker.services.writing import record_place
from gridworker.storage import Intent
from tests.support import wander
from tests.support.parish import Machine
from tests.support.wander import Courier, Wander, _pick

COUNTY = "county"


class Levels(Wander):
    """One run with three levels."""

    @classmethod
    def begin(cls, made: Path, folder: Path) -> Self:
        """Open copies of the template's profiles."""
        out = super().begin(made, folder)
        out.open(COUNTY, SeededEntropy(5, COUNTY, datetime(2026, 4, 6, 8, tzinfo=SHANGHAI)))
        return out

    @property
    def laptops(self) -> list[Machine]:
        """Laptops and their copies."""
        return [m for name, m in self.machines.items() if name not in (*wander.PCS, COUNTY)]

    @property
    def above(self) -> Machine:
        """The county's PC."""
        return self.machines[COUNTY]

    def _receivers(self, courier: Courier) -> list[Machine]:
        if courier.to == self.above.device:
            return [self.above]
        return super()._receivers(courier)

    def do_up(self, who: int, rest: int) -> None:
        """A town passes a matter to the county, if it has it in hand."""
        pc = _pick(self.pcs, who)
        self._pass(pc, self.above, "escalate", rest)
        if all(cert.device != self.above.device for cert in pc.session.authority.certs):
            return  # the second PC has not heard of it yet
        files = exchange.answer(pc.session, [self.above.device], pc.stick)
        couriers = [Courier(made.path, made.device) for made in files]
        if rest % 2:
            self.pool += couriers
        else:
            for courier in couriers:
                self.bring(courier)

    def do_down(self, who: int, rest: int) -> None:
        """The county passes a matter back."""
        self._pass(self.above, _pick(self.pcs, who), "delegate", rest)

    def _pass(self, giver: Machine, to: Machine, event: str, rest: int) -> None:
        demands = giver.session.store.ids(Query("demand"))
        giver.clock.advance(13)
        for at in range(min(4, len(demands))):
            try:
                verb = levels.escalate if event == "escalate" else levels.delegate
                verb(giver.session, demands[(rest + at) % len(demands)], to.device, "请办")
            except UserError:
                continue
            self.happened[event] += 1
            return

    def do_above(self, who: int, rest: int) -> None:
        """The county writes something about a matter, legal or not."""
        demands = self.above.session.store.ids(Query("demand"))
        if not demands:
            return
        self.numbers += 1
        self.above.clock.advance(9)
        steps: list[tuple[str, dict[str, Any]]] = [
            ("comment", {"text": f"区里备注{self.numbers}"}),
            ("assign", {"unit": "区水务局", "due": "2026-06-01"}),
            ("supervise", {"level": "S1", "text": "请抓紧"}),
            ("hold", {"reason": "等材料", "review_on": "2026-05-01"}),
            ("correct", {"text": f"更正{self.numbers}", "reason": "写错"}),
        ]
        event, data = _pick(steps, rest)
        demand = _pick(demands, rest // 5)
        row = self.above.session.store.get("demand", demand)
        assert row is not None
        scope = record_place(self.above.session, row)
        writing.write(self.above.session, [Intent(f"demand.{event}", demand, scope, data)])
        self.happened["above"] += 1

    def do_report_above(self, who: int, rest: int) -> None:
        """The county hands in, by courier; every other time somebody waits for it."""
        files = [Courier(path) for path in self.above.export()]
        if rest % 2:
            for file in files:
                self.bring(file, who)
        else:
            self.pool += files

    def settle_down(self) -> None:
        """Carry files round until nobody learns anything new, the county's among them."""
        for _ in range(12):
            before = self._held()
            for path in self.above.export():
                for pc in self.pcs:
                    assert pc.merge([path]).refused == []
            super().settle_down()
            for pc in self.pcs:
                for made in exchange.answer(pc.session, [self.above.device], pc.stick):
                    assert self.above.merge([made.path]).refused == []
            if self._held() == before:
                return
        raise AssertionError("files go round and round between the levels")
