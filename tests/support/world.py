"""A small world of devices for the fold: they write, they send, things get lost; nothing is encrypted.

A `World` has one office with trust documents and certificates, a clock, and all ops ever written; its devices
are in `tests.support.replica`. Stories build histories by hand; `tests.support.history` draws them at random.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from gridworker.domain.ids import b64u, sha256_b64u
from gridworker.domain.merge import Folded, fold
from gridworker.domain.ops import Op
from gridworker.domain.time import SHANGHAI, wall_text
from gridworker.domain.trust import CERTIFICATE_TYPE, TRUST_TYPE
from tests.support.lending import UP
from tests.support.paper import COMMON, DAY, DESK, EAST, START, WEST, key, seal, verify
from tests.support.replica import Replica

__all__ = ["COMMON", "DAY", "DESK", "EAST", "WEST", "Replica", "World", "key", "seal", "verify"]


class World:
    """The office, the clock and everything ever written. `roots` are root keys, all of which sign."""

    def __init__(self) -> None:
        self.now = START
        self.written: dict[str, Op] = {}
        self.replicas: dict[str, Replica] = {}
        self.serials = 0
        self.revoked: list[dict[str, Any]] = []
        self.version = 0
        self.office = ""
        self.receive: Callable[[Replica, Op], Op] = lambda _, op: op
        self.first_trust = self.trust()

    def trust(self) -> bytes:
        """Return the envelope of the next trust document."""
        self.version += 1
        payload = {
            "v": 1, "version": self.version, "office": self.office, "name": "云溪镇", "code": "990101100",
            "roots": [{"key": key("root")}], "threshold": 1, "issuers": [key("issuer")], "recipients": [],
            "suite": 1, "parent": "", "demo": True, "common": COMMON, "office_scope": DESK,
            "revoked": list(self.revoked), "issued": "2026-01-05T09:00:00+08:00",
        }  # fmt: skip
        envelope = seal(TRUST_TYPE, payload, key("root"))
        if not self.office:
            self.office = sha256_b64u(verify(envelope).payload)
        return envelope

    def certificate(self, device: Replica, scopes: Iterable[str] = (), **changes: Any) -> bytes:
        """Return a certificate for a device as it stands."""
        self.serials += 1
        office = device.role in ("village", "town", "county")
        payload = {
            "v": 1, "office": self.office, "serial": f"serial-{self.serials}", "device": device.dev,
            "inc": device.inc if office else "", "sign": key(device.dev), "enc": "age1" + "q" * 58,
            "person": device.author, "name": device.author, "role": device.role,
            "scopes": ["*"] if office and not scopes else list(scopes),
            "adopts": {} if office else dict.fromkeys([device.home], next(iter(scopes))),
            "from": {}, "succeeds": {}, "trust": self.version, "issuer": key("issuer"), "expires": "",
            "issued": wall_text(datetime.fromtimestamp(self.now, SHANGHAI)), **changes,
        }  # fmt: skip
        device.serial = payload["serial"]
        return seal(CERTIFICATE_TYPE, payload, key("issuer"))

    def device(self, name: str, role: str = "worker", *, skew: int = 0) -> Replica:
        """Add a device that has nothing yet."""
        replica = Replica(self, name, name, f"inc-{name}", f"person-{name}", role, skew=skew)
        self.replicas[name] = replica
        return replica

    def office_of(self, *names: str) -> list[Replica]:
        """Found the office: the first PC writes the trust document and certificates for all of them."""
        pcs = [self.device(name, "town") for name in names]
        pcs[0].control("trust", COMMON, {"envelope": b64u(self.first_trust)})
        for pc in pcs:
            pcs[0].control("cert", COMMON, {"envelope": b64u(self.certificate(pc))})
        for pc in pcs[1:]:
            pc.take(pcs[0].held.values())
        return pcs

    def laptop(self, name: str, grid: str, by: Replica, *, role: str = "worker", skew: int = 0) -> Replica:
        """Add a worker's laptop, certified by an office PC and given what it may read."""
        laptop = self.device(name, role, skew=skew)
        self.enrol(laptop, grid, by)
        return laptop

    def county(self, name: str, by: Replica, *, skew: int = 0) -> Replica:
        """Add the PC of the level above, which may write in the scope shared with it and nowhere else."""
        pc = self.device(name, "county", skew=skew)
        by.control("cert", COMMON, {"envelope": b64u(self.certificate(pc, scopes=[UP]))})
        pc.take(by.native(COMMON).values())
        return pc

    def enrol(self, laptop: Replica, grid: str, by: Replica) -> None:
        """Certify a device that may have worked before."""
        by.control("cert", COMMON, {"envelope": b64u(self.certificate(laptop, [grid]))})
        by.answer(laptop, grid)

    def everything(self) -> Folded:
        """Fold all that was ever written."""
        return fold(self.written.values(), self.office, verify)
