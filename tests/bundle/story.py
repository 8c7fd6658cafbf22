"""A small town's month as one bundle: the ops on which docs/bundle-format.md shows the fold.

Two laptops in one grid (one of them began before it was certified, in a home scope that the grid adopted),
and the office. It holds a true concurrent edit, a redaction, an exclude, a receipt, a demand on its way with
an event that the office has not seen, and one that came too late.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from gridworker.domain.ids import b64u
from gridworker.domain.merge import Folded, fold
from gridworker.domain.ops import Op
from gridworker.sync import dsse
from tests.support.offices import Device, Office
from tests.support.ops import WALL, Log, make_id

HOUSE, VISIT, DEMAND, SECOND_VISIT = (make_id(700 + n) for n in range(4))


class Tale:
    """An office, a worker and her grid; whoever writes has one clock."""

    def __init__(self, seed: int) -> None:
        self.office = Office(seed, "云溪镇")
        self.grid = self.office.id()
        self.anna = self.office.device(scope=self.grid)
        self.clock = 0

    def _write(self, device: Device, scope: str, kind: str, rec: str, data: Any, parents: Any = ()) -> Op:
        self.clock += 1 << 16
        return device.log(scope).add(kind, data, rec=rec, parents=parents, hlc=self.clock, trust=1)

    def _certified(self, *devices: Device) -> None:
        pc, common = self.office.pc, self.office.common
        self._write(pc, common, "trust", make_id(710), {"envelope": b64u(self.office.trust.envelope)})
        for device in (pc, *devices):
            self._write(pc, common, "cert", device.dev, {"envelope": b64u(device.cert)})

    def _receipt(self, device: Device) -> Op:
        log = device.log(self.grid).ops
        key = {"dev": device.dev, "inc": device.inc, "scope": self.grid}
        said = {"log": key, "upto": len(log), "head": log[-1].hash, "extra": [], "at": WALL}
        return self._write(
            self.office.pc, self.grid, "receipt", device.dev, {**said, "kept": 0, "notes": []}
        )

    def fold(self, logs: Iterable[Log], bodies: Iterable[bytes] = ()) -> Folded:
        """Fold all ops of some logs."""
        return fold([op for log in logs for op in log.ops], self.office.id_, dsse.verify, bodies)


class Story(Tale):
    """Everybody's logs after the month."""

    def __init__(self) -> None:
        super().__init__(12)
        self.bo = self.office.device(scope=self.office.id(), certify=False)
        self.office.certify(self.bo, scopes=[self.grid], adopts={self.bo.scope: self.grid})
        self._certified(self.anna, self.bo)
        grid = {"name": "东街网格", "code": "330000001201001"}
        self._write(self.office.pc, self.office.common, "grid", self.grid, grid)
        self._doorstep()
        self._desk()

    @property
    def logs(self) -> list[Log]:
        """All logs, in a fixed order."""
        return [log for device in (self.office.pc, self.anna, self.bo) for log in device.logs.values()]

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
        self._receipt(self.anna)
        slice_ = {"dev": self.bo.dev, "inc": self.bo.inc, "from": 2, "to": 2, "head": self.wrong.hash}
        self._write(pc, grid, "exclude", make_id(730), {"slices": [slice_], "reason": "记错了户"})
        restate = {"date": "2026-04-05", "mode": "HOME", "meet": "MET"}
        redaction = {"covers": [self.visit.hash], "fields": ["content", "spoke_to"], "restate": restate}
        self._write(pc, grid, "redact", VISIT, redaction,
                    [(self.visit, ["content", "spoke_to", *restate])])  # fmt: skip
        self._write(self.anna, grid, "demand.accept", DEMAND, {}, [assigned])
        late, home = {"result": "已讲明"}, self.bo.scope
        self._write(self.bo, home, "demand.resolve_on_spot", DEMAND, late, [self.collect])
