"""A demand that went up to the county and came back: the ops that show lending (section 12.7)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gridworker.domain.ids import b64u, sha256_b64u, unb64u
from gridworker.domain.ops import Op
from gridworker.sync import dsse, merkle
from tests.bundle.story import DEMAND, HOUSE, Tale
from tests.support.forge import Forge
from tests.support.offices import Device
from tests.support.ops import Log, make_id


class Lent(Tale):
    """A worker heard it, the town registered it and passed it on; `lend` and `come_back` are what follows."""

    def __init__(self) -> None:
        super().__init__(13)
        self.above = self.office.id()
        self.county = self.office.device("county", scope=self.above, certify=False)
        self.office.certify(self.county, scopes=[self.above])
        self._certified(self.anna, self.county)
        anna, grid = self.anna, self.grid
        self._write(anna, grid, "household", HOUSE, {"door": "3组7号", "head": "王试用", "size": 2})
        heard = {"text": "屋顶漏雨，请派人看看", "household": HOUSE, "source": "DESK", "sensitive": False}
        self.collect = self._write(anna, grid, "demand.collect", DEMAND, heard)
        self._write(anna, grid, "promise", make_id(740), {"household": HOUSE, "text": "周五前回话"})
        self._receipt(anna)
        number = {"number": "SQ-2026-云溪-A001", "track": "SIMPLE", "route": "DIRECT"}
        self.register = self._act(self.office.pc, grid, "register", number, self.collect)
        up = {"to": self.county.dev, "reason": "镇里没有这笔钱", "level": "COUNTY"}
        self.escalate = self._act(self.office.pc, grid, "escalate", up, self.register)

    @property
    def logs(self) -> list[Log]:
        """All logs, in a fixed order."""
        return [
            log for device in (self.office.pc, self.anna, self.county) for log in device.logs.values()
        ]

    def lend(self) -> list[bytes]:
        """Carry it up; returns what travels beside: the bodies, and the manifest that the worker signed."""
        envelope = dsse.sign(
            dsse.MANIFEST_TYPE, Forge(self.office, self.anna).manifest_bytes(), [self.anna.keys.sign_seed]
        )
        log = self.anna.log(self.grid).ops
        path = merkle.proof([unb64u(op.hash) for op in log], self.collect.seq - 1)
        signed = {
            "manifest": sha256_b64u(envelope), "index": self.collect.seq - 1, "path": [b64u(h) for h in path]
        }  # fmt: skip
        self._carry("lend", [self.collect], signed)
        self._carry("lend", [self.register, self.escalate])
        return [*(op.body_bytes or b"" for op in (self.collect, self.register, self.escalate)), envelope]

    def come_back(self) -> None:
        """The county assigns it and passes it back, the worker accepts, the town urges."""
        pc, county = self.office.pc, self.county
        task = {"unit": make_id(720), "due": "2026-05-01"}
        assign = self._act(county, self.above, "assign", task, self.escalate)
        down = {"to": pc.dev, "reason": "钱已拨，请镇里办", "level": "TOWN"}
        delegate = self._act(county, self.above, "delegate", down, assign)
        self._carry("back", [assign, delegate])
        accept = self._act(self.anna, self.grid, "accept", {}, delegate)
        urged = self._act(pc, self.grid, "supervise", {"level": "S1", "text": "请抓紧"}, accept)
        self._carry("lend", [accept, urged])

    def _act(self, device: Device, scope: str, name: str, data: Any, parent: Op) -> Op:
        return self._write(device, scope, f"demand.{name}", DEMAND, data, [parent])

    def _carry(self, share: str, ops: Sequence[Op], proof: Any = None) -> None:
        into = self.above if share == "lend" else self.grid
        proof = proof or {"manifest": "", "index": 0, "path": []}
        for op in ops:
            said = {"header": b64u(op.header_bytes), "trust": 1, "share": share, "proof": proof}
            self._write(self.office.pc, into, "carry", DEMAND, said)
