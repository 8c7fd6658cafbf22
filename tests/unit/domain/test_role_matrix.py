"""Every cell of role and event against a table typed by hand: signed well, by a forger, by a revoked device.

Each cell is a small world of its own: an office, a matter brought to a state from which the event starts, and
a device of the role that writes it. What the role may not sign is parked; what it may is taken.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml

from gridworker.domain import rights
from gridworker.domain.demand import NO_ACT, STEPS
from gridworker.domain.ids import b64u
from gridworker.domain.rights import ALL_ROLES, OFFICE, may_sign
from gridworker.domain.standing import ON
from gridworker.domain.trust import CERTIFICATE_TYPE
from tests.support.paper import COMMON, EAST, key, seal, verify
from tests.support.replica import Replica
from tests.support.tree import ROOT
from tests.support.world import World

PAGE = yaml.safe_load((ROOT / "tests/unit/domain/role_event_matrix.yaml").read_text(encoding="utf-8"))
CELLS = [
    (role, event, cell)
    for row in PAGE["rows"]
    for event in row["events"]
    for role, cell in zip(PAGE["roles"], row["cells"], strict=True)
]
COLLECT = {"text": "水渠堵了", "consent_publish": True, "sensitive": False}
WORK: dict[str, Any] = {
    "text": "t", "reason": "r", "result": "好了", "outcome": "DONE", "how": "HOME", "number": "SQ-1",
    "track": "SIMPLE", "unit": "u", "due": "2026-05-01", "notice": "n", "level": "S1", "satisfaction": 4,
    "units": ["u"], "answer_by": "2026-05-01", "into": "d2", "to": "nobody", "meeting": "m", "decision": "d",
    "at": "2026-04-05T09:30:00+08:00", "receipt": "r",
}  # fmt: skip
PATHS = {
    "draft": "",
    "collected": "collect",
    "registered": "collect register",
    "assigned": "collect register assign",
    "in_progress": "collect register assign accept",
    "on_hold": "collect register assign accept hold",
    "reported": "collect register assign accept report_back",
    "verified": "collect register assign accept report_back verify",
    "published": "collect register assign accept report_back verify tell_resident publish_notice",
    "closed": "collect register assign accept report_back verify tell_resident publish_notice close_out",
    "withdrawn": "collect withdraw",
}
FROM = {
    "collect": "draft", "resolve_on_spot": "collected", "tell_resident": "reported", "callback": "verified",
    "register": "collected", "decline": "collected", "merge_into": "collected", "assign": "registered",
    "hold": "in_progress", "resume": "on_hold", "extend": "in_progress", "publish_notice": "verified",
    "skip_publish": "verified", "join": "in_progress", "transfer": "in_progress", "close_out": "published",
    "accept": "assigned", "send_back": "assigned", "progress": "in_progress", "report_back": "in_progress",
    "ask_extend": "in_progress", "arrive": "in_progress", "verify": "reported",
    "return_for_rework": "reported", "escalate": "in_progress", "delegate": "in_progress",
    "whistle": "in_progress", "supervise": "in_progress", "reopen": "closed", "withdraw": "registered",
    "comment": "registered", "put_back": "withdrawn", "correct": "registered", "hand_over": "registered",
    "deliberate": "registered", "known": "registered",
}  # fmt: skip


def test_the_page_has_every_event_and_role_once() -> None:
    assert {role for role, _, _ in CELLS} == ALL_ROLES
    assert sorted({event for _, event, _ in CELLS}) == sorted(STEPS)
    assert len(CELLS) == len(STEPS) * len(ALL_ROLES)


class Scene:
    """An office PC that has brought a matter to where an event starts, and three devices of one role.

    `good` signs under its certificate, `forged` under one that nobody entitled issued, `lost` under one that
    was revoked. `given`: the matter was given to `good`; `own`: he reported it; `now`: it was done at once.
    """

    def __init__(self, role: str, event: str, *, given: bool = True, own: bool = False, now: bool = False):
        self.world, self.event, self.role = World(), event, role
        self.pc, self.other = self.world.office_of("pc1", "pc2")
        self.good, self.forged, self.lost = (
            self.world.device(name, role) for name in ("good", "forged", "lost")
        )
        self._certify(self.good)
        self._certify(self.forged, issuer=key("nobody"))
        self._certify(self.lost)
        self.world.revoked.append({"serial": self.lost.serial, "positions": {}, "reason": "丢失"})
        self.pc.control("trust", COMMON, {"envelope": b64u(self.world.trust())})
        self.asker = self.world.laptop("asker", EAST, self.pc)
        path = "collect register report_back tell_resident" if now else PATHS[FROM[event]]
        for name in path.split():
            self._go(name, given, own, now)
        if event == "arrive":
            self.pc.event("whistle", "d1", EAST, **WORK)
        acts = event not in NO_ACT and len(path.split()) > 1
        if role in OFFICE and acts:
            # The writer has the matter in hand, so that his act is not one that waits.
            self.pc.event("hand_over", "d1", EAST, to=self.good.dev)

    def _certify(self, device: Replica, **changes: Any) -> None:
        made = self.world.certificate(device, [EAST], **changes)
        if "issuer" in changes:
            made = seal(CERTIFICATE_TYPE, json.loads(verify(made).payload), changes["issuer"])
        self.pc.control("cert", COMMON, {"envelope": b64u(made)})

    def _go(self, name: str, given: bool, own: bool, now: bool) -> None:
        data = self.payload(name)
        if name == "register" and now:
            data["track"] = "NOW"
        if name in ("assign", "transfer"):
            data["person"] = self.good.author if given else "person-else"
        if name == "report_back":
            data["actor"] = self.good.author if own else "plumber"
        if name == "collect":  # by a worker: an office that takes it in has it in hand
            self.pc.take([self.asker.event(name, "d1", **data)])
            return
        if name != "verify":
            self.pc.event(name, "d1", EAST, **data)
            return
        self.pc.event("hand_over", "d1", EAST, to=self.other.dev)
        self.other.take(self.pc.held.values())
        self.other.event("verify", "d1", EAST)
        self.other.event("hand_over", "d1", EAST, to=self.pc.dev)
        self.pc.take(self.other.held.values())

    def payload(self, name: str) -> dict[str, Any]:
        return dict(COLLECT) if name == "collect" else {**WORK, "review_on": self.pc.world_day(20)}

    def written_by(self, device: Replica) -> str:
        """Let a device sign the event; return how the office places it."""
        device.take(self.pc.held.values())
        op = device.event(self.event, "d1", EAST, **self.payload(self.event))
        self.pc.take([op])
        standing = self.pc.standing(op)
        return self.pc.matter("d1").placed[op.hash] if standing == ON else standing


@pytest.mark.parametrize(("role", "event", "cell"), CELLS)
def test_a_cell(role: str, event: str, cell: str) -> None:
    assert may_sign(role, f"demand.{event}") == (cell != "-")
    scene = Scene(role, event, now=cell == "now")
    assert scene.written_by(scene.forged) == "waiting:no_cert"
    assert scene.written_by(scene.lost) == ("parked:no_right" if cell == "-" else "parked:revoked")
    placed = scene.written_by(scene.good)
    assert placed in (("parked:no_right",) if cell == "-" else ("line", "provisional"))


@pytest.mark.parametrize(("role", "event", "cell"), [one for one in CELLS if one[2] not in ("y", "-")])
def test_a_cell_with_a_condition_is_refused_without_it(role: str, event: str, cell: str) -> None:
    scene = Scene(role, event, given=cell != "assigned", own=cell == "own")
    own = "not_own_work" if event == "callback" else "other_hands"
    reason = {"assigned": "assigned", "now": "closable", "own": own}[cell]
    assert scene.written_by(scene.good) == f"refused:{reason}"


def test_a_table_that_lets_a_worker_register_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(rights.ROLES, "demand.register", rights.ROLES["demand.register"] | {"worker"})
    with pytest.raises(AssertionError):
        test_a_cell("worker", "register", "-")
