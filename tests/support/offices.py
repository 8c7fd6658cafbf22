"""An office with devices for tests of bundles: keys, trust, certificates, logs, and bundles of them.

Everything but age's own randomness comes from a seed, so that the same test makes the same bytes inside.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gridworker.domain.ops import Op
from gridworker.domain.time import wall_text
from gridworker.sync.certs import NewCertificate, NewTrust, issue_certificate, new_trust
from gridworker.sync.chain import TrustView
from gridworker.sync.keys import DeviceKeys, OfficeKeys
from gridworker.sync.manifest import FromInfo
from gridworker.sync.read import BundleReader, open_bundle
from gridworker.sync.write import SliceSource, Written, write_bundle
from tests.support.ops import WALL, Log, SeededEntropy, make_id


@dataclass
class Device:
    """A laptop or office PC with its keys, ids, certificate and logs by scope."""

    keys: DeviceKeys
    dev: str
    inc: str
    person: str
    role: str
    scope: str
    cert: bytes = b""
    serial: str = ""
    logs: dict[str, Log] = field(default_factory=dict)

    def log(self, scope: str = "") -> Log:
        """Return the device's log in a scope (its own grid's unless said otherwise)."""
        scope = scope or self.scope
        return self.logs.setdefault(scope, Log(self.dev, self.inc, scope, self.person))

    @property
    def info(self) -> FromInfo:
        """What the manifest says of the sender."""
        return FromInfo(dev=self.dev, inc=self.inc, cert=self.serial, role=self.role, grid=self.scope)


class Office:
    """A founded office that can certify devices and read what they send."""

    def __init__(self, seed: int = 7, name: str = "石桥镇") -> None:
        self.entropy = SeededEntropy(seed)
        self.keys = OfficeKeys.generate(self.entropy.token)
        self._ids = seed * 10_000
        self.common, self.office_scope = self.id(), self.id()
        assert self.keys.root_seed is not None
        self.trust: NewTrust = new_trust(
            name=name,
            code="330000001",
            roots=[self.keys.root_seed],
            issuers=[self.keys.issuer_public],
            recipients=[self.keys.age_recipient],
            common=self.common,
            office_scope=self.office_scope,
            issued=WALL,
        )
        self.id_ = self.trust.office
        self.pc = self.device("town", scope="")

    def id(self) -> str:
        """Return the next id of this office's sequence."""
        self._ids += 1
        return make_id(self._ids)

    def device(self, role: str = "worker", scope: str | None = None, *, certify: bool = True) -> Device:
        """Make a device and, unless told not to, certify it."""
        device = Device(
            DeviceKeys.generate(self.entropy.token),
            self.id(),
            self.entropy.token(8).hex(),
            self.id(),
            role,
            self.id() if scope is None else scope,
        )
        if certify:
            self.certify(device)
        return device

    def certify(self, device: Device, **changes: Any) -> bytes:
        """Give the device a certificate; `changes` replace members of it."""
        device.serial = self.id()
        assert self.keys.issuer_seed is not None
        members: dict[str, Any] = {
            "office": self.id_,
            "serial": device.serial,
            "device": device.dev,
            "inc": device.inc,
            "sign": device.keys.sign_public,
            "enc": device.keys.age_recipient,
            "person": device.person,
            "name": "试用人员",
            "role": device.role,
            "scopes": ["*"] if device.role in ("village", "town", "county") else [device.scope],
            "trust": self.trust.version,
            "issued": WALL,
            **changes,
        }
        device.cert = issue_certificate(NewCertificate(**members), self.keys.issuer_seed)
        return device.cert

    @property
    def view(self) -> TrustView:
        """What anybody in the office believes."""
        return TrustView(self.id_, (self.trust.envelope,))

    def bundle(
        self, dest: Path, sender: Device, logs: Iterable[Log] | None = None, **changes: Any
    ) -> Written:
        """Write a bundle of whole logs (the sender's own unless given) to the office."""
        chosen = list(sender.logs.values()) if logs is None else list(logs)
        members: dict[str, Any] = {
            "purpose": "report",
            "office": self.id_,
            "from_": sender.info,
            "to": [self.keys.age_recipient],
            "keys": sender.keys,
            "certs": [sender.cert] if sender.cert else [],
            "slices": [whole(log) for log in chosen],
            "have": [],
            "seq": 1,
            "prev": "",
            "counts": {"visits": sum(len(log.ops) for log in chosen)},
            "trust_v": self.trust.version,
            "period": ("2026-04-05", "2026-04-05"),
            "bundle": self.id(),
            "wall": wall_text(self.entropy.now()),
            "hlc": 1 << 40,
            **changes,
        }
        return write_bundle(dest, **members)

    def open(self, path: Path, **changes: Any) -> BundleReader:
        """Open a bundle as this office's PC would."""
        secrets = [self.keys.age_secret, self.pc.keys.age_secret]
        return open_bundle(path, **{"secrets": secrets, "trust": self.view, **changes})

    def read(self, path: Path, **changes: Any) -> list[tuple[bytes, bytes | None]]:
        """Read a bundle to its end and return its ops."""
        with self.open(path, **changes) as reader:
            list(reader.bodies())
            ops = [op[:2] for _, inner in reader.slices() for op in inner]
            reader.finish()
        return ops


def whole(log: Log, first: int = 1) -> SliceSource:
    """Return the slice of a log from number `first` to its end."""
    return slice_of(log, log.ops[first - 1 :])


def slice_of(log: Log, ops: Sequence[Op]) -> SliceSource:
    """Return a slice of the ops given, in order."""
    key = ops[0].log if ops else None
    return SliceSource(
        key or Log(log.dev, log.inc, log.scope).add().log,
        ops[0].seq if ops else 1,
        ops[0].header["prev"] if ops else "",
        [(op.header_bytes, op.body_bytes) for op in ops],
    )


def visits(log: Log, count: int) -> None:
    """Add `count` ordinary visits to a log."""
    for i in range(count):
        content = f"入户走访第{i}次，了解春耕和用水情况。"
        log.add("visit", {"date": "2026-04-05", "content": content}, rec=make_id(i))
