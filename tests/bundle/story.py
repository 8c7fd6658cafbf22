"""A small town's month as one bundle: the ops on which docs/bundle-format.md shows the fold.

Two laptops in one grid (one of them began before it was certified, in a home scope that the grid adopted),
and the office. It holds a true concurrent edit, a redaction, an exclude, a receipt, a demand on its way with
an event that the office has not seen, and one that came too late.
"""

from __future__ import annotations

from typing import Any

from gridworker.domain.ids import b64u
from gridworker.domain.merge import Folded, fold
from gridworker.domain.ops import Op
from gridworker.sync import dsse
from tests.support.offices import Device, Office
from tests.support.ops import WALL, Log, make_id

HOUSE, VISIT, DEMAND, SECOND_VISIT = (make_id(700 + n) for n in range(4))


class Story:
    """Everybody's logs after the month."""

    def __init__(self) -> None:
        self.office = Office(12, "云溪镇")
        self.grid = self.office.id()
        self.anna = self.office.device(scope=self.grid)
        self.bo = self.office.device(scope=self.office.id(), certify=False)
        self.office.certify(self.bo, scopes=[self.grid], adopts={self.bo.scope: self.grid})
        self.clock = 0
        self._common()
        self._doorstep()
        self._desk()

    @property
    def logs(self) -> list[Log]:
        """All logs, in a fixed order."""
        return [log for device in (self.office.pc, self.anna, self.bo) for log in device.logs.values()]

    def fold(self) -> Folded:
        """Fold all ops."""
        return fold([op for log in self.logs for op in log.ops], self.office.id_, dsse.verify)

    def _write(self, device: Device, scope: str, kind: str, rec: str, data: Any, parents: Any = ()) -> Op:
        self.clock += 1 << 16
        return device.log(scope).add(kind, data, rec=rec, parents=parents, hlc=self.clock, trust=1)

    def _common(self) -> None:
        pc, common = self.office.pc, self.office.common
        self._write(pc, common, "trust", make_id(710), {"envelope": b64u(self.office.trust.envelope)})
        for device in (pc, self.anna, self.bo):
            self._write(pc, common, "cert", device.dev, {"envelope": b64u(device.cert)})
        self._write(pc, common, "grid", self.grid, {"name": "东街网格", "code": "330000001201001"})

    def _doorstep(self) -> None:
        anna, bo, home = self.anna, self.bo, self.bo.scope
        house = {"grid": self.grid, "door": "3组7号", "head": "王试用", "phone": "15490000001", "size": 2}
        self.house = self._write(anna, self.grid, "household", HOUSE, house)
        visit = {"date": "2026-04-05", "targets": [HOUSE], "mode": "HOME", "meet": "MET"}
        told = {"content": "门口水沟堵了，一下雨就漫。", "spoke_to": "王试用"}
        self.visit = self._write(anna, self.grid, "visit", VISIT, {**visit, **told})
        collect = {"text": "请疏通门口水沟", "household": HOUSE, "visit": VISIT, "source": "VISIT"}
        self.collect = self._write(anna, self.grid, "demand.collect", DEMAND, collect)
        seen = [(self.house, ["phone"])]
        self._write(anna, self.grid, "household", HOUSE, {"phone": "15490000002"}, seen)
        self._write(bo, home, "household", HOUSE, {"phone": "15490000003", "size": 3},
                    [(self.house, ["phone", "size"])])  # fmt: skip
        self.wrong = self._write(bo, home, "visit", SECOND_VISIT, {**visit, "content": "记错了户。"})

    def _desk(self) -> None:
        pc, grid = self.office.pc, self.grid

        def act(name: str, data: Any, parent: Op) -> Op:
            return self._write(pc, grid, f"demand.{name}", DEMAND, data, [parent])

        registered = act("register", {"number": "SQ-2026-云溪-A001", "track": "SIMPLE"}, self.collect)
        assigned = act("assign", {"unit": make_id(720), "due": "2026-05-01"}, registered)
        log = self.anna.log(grid).ops
        key = {"dev": self.anna.dev, "inc": self.anna.inc, "scope": grid}
        receipt = {"log": key, "upto": len(log), "head": log[-1].hash, "extra": [], "at": WALL}
        self._write(pc, grid, "receipt", self.anna.dev, {**receipt, "kept": 0, "notes": []})
        slice_ = {"dev": self.bo.dev, "inc": self.bo.inc, "from": 2, "to": 2, "head": self.wrong.hash}
        self._write(pc, grid, "exclude", make_id(730), {"slices": [slice_], "reason": "记错了户"})
        restate = {"date": "2026-04-05", "mode": "HOME", "meet": "MET"}
        redaction = {"covers": [self.visit.hash], "fields": ["content", "spoke_to"], "restate": restate}
        self._write(pc, grid, "redact", VISIT, redaction,
                    [(self.visit, ["content", "spoke_to", *restate])])  # fmt: skip
        self._write(self.anna, grid, "demand.accept", DEMAND, {}, [assigned])
        late, home = {"result": "已讲明"}, self.bo.scope
        self._write(self.bo, home, "demand.resolve_on_spot", DEMAND, late, [self.collect])
