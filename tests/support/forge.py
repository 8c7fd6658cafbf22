"""Makes bundles by hand, so that a test can make them wrong in one named way.

`Forge` starts as a right bundle and leaves every step open: sections, manifest members, the exact manifest
bytes, envelope members, the signing key, the bytes inside, the age layer. It shares no code with the writer
beyond the primitives, so it is also a second opinion on the format.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import zstandard

from gridworker.domain.ids import b64u
from gridworker.domain.ops import Op
from gridworker.sync import dsse
from gridworker.sync.agefile import encrypt
from gridworker.sync.merkle import root
from tests.support.offices import Device, Office
from tests.support.ops import WALL, Log


def framed(ops: Sequence[Op]) -> bytes:
    """Return ops as they stand in a section."""
    out = b""
    for op in ops:
        body = op.body_bytes or b""
        out += len(op.header_bytes).to_bytes(4, "big") + op.header_bytes
        out += len(body).to_bytes(4, "big") + body
    return out


def section(kind: str, data: bytes, **more: Any) -> dict[str, Any]:
    """Return the manifest's line for a section."""
    return {"k": kind, "n": len(data), **more, "h": b64u(hashlib.sha256(data).digest())}


def slice_line(ops: Sequence[Op]) -> dict[str, Any]:
    """Return the manifest's line for a slice."""
    first, last = ops[0], ops[-1]
    return {
        "dev": first.dev,
        "inc": first.inc,
        "scope": first.scope,
        "from": first.seq,
        "to": last.seq,
        "prev": first.header["prev"],
        "head": last.hash,
        "root": b64u(root([hashlib.sha256(op.header_bytes).digest() for op in ops])),
    }


class Forge:
    """A bundle in pieces; change any of them, then `save`."""

    def __init__(self, office: Office, sender: Device, logs: Sequence[Log] | None = None) -> None:
        self.office, self.sender = office, sender
        chosen = list(sender.logs.values()) if logs is None else list(logs)
        self.raw = b"".join(framed(log.ops) for log in chosen)
        self.frame = zstandard.ZstdCompressor(level=3).compress(self.raw) if self.raw else b""
        count = sum(len(log.ops) for log in chosen)
        self.sections: list[tuple[dict[str, Any], bytes]] = []
        if count:
            self.sections.append((section("rec", self.frame, raw=len(self.raw), c=count), self.frame))
        self.members: dict[str, Any] = {
            "v": 1,
            "suite": 1,
            "purpose": "report",
            "crit": [],
            "bundle": office.id(),
            "office": office.id_,
            "to": [office.keys.age_recipient],
            "from": {
                "dev": sender.dev,
                "inc": sender.inc,
                "cert": sender.serial,
                "role": sender.role,
                "grid": sender.scope,
            },
            "seq": 1,
            "prev": "",
            "logs": [slice_line(log.ops) for log in chosen],
            "have": [],
            "schema": {"op": 1},
            "hlc": 1 << 40,
            "wall": WALL,
            "app": "forge",
            "counts": {"visits": count},
            "period": {"from": "2026-04-05", "to": "2026-04-05"},
            "trust_v": office.trust.version,
        }
        self.payload: bytes | None = None
        """Exact manifest bytes instead of `members` and `sections`."""
        self.payload_type = dsse.MANIFEST_TYPE
        self.seeds = [sender.keys.sign_seed]
        self.beside: dict[str, Any] = {"certs": [dsse.b64(sender.cert)]} if sender.cert else {}
        self.recipients: Sequence[str] | None = None
        """Who can decrypt it, when that is not who the manifest says."""
        self.magic = b"GWB1\n"
        self.envelope: bytes | None = None
        self.tail = b""

    def use(self, *sections: tuple[dict[str, Any], bytes]) -> Forge:
        """Replace the sections."""
        self.sections = list(sections)
        return self

    def rec(self, frame: bytes, *, raw: int | None = None, count: int | None = None) -> Forge:
        """Replace the section of ops by other bytes, with a true hash over them."""
        old = self.sections[0][0]
        line = section("rec", frame, raw=old["raw"] if raw is None else raw, c=count or old["c"])
        return self.use((line, frame))

    def manifest_bytes(self) -> bytes:
        """Return what gets signed."""
        if self.payload is not None:
            return self.payload
        members = {**self.members}
        members.setdefault("sections", [line for line, _ in self.sections])
        return json.dumps(members, ensure_ascii=False, separators=(",", ":")).encode()

    def envelope_bytes(self) -> bytes:
        """Return the signed envelope."""
        if self.envelope is not None:
            return self.envelope
        return dsse.sign(self.payload_type, self.manifest_bytes(), self.seeds, self.beside)

    def inner(self) -> bytes:
        """Return what is encrypted."""
        envelope = self.envelope_bytes()
        head = self.magic + len(envelope).to_bytes(4, "big") + envelope
        return head + b"".join(data for _, data in self.sections) + self.tail

    def file_bytes(self, inner: bytes | None = None) -> bytes:
        """Return the file; `inner` replaces what is encrypted."""
        out = io.BytesIO()
        recipients = self.recipients or [to for to in self.members["to"] if isinstance(to, str)]
        encrypt(io.BytesIO(self.inner() if inner is None else inner), out, recipients)
        return out.getvalue()

    def save(self, folder: Path, inner: bytes | None = None) -> Path:
        """Write the file under the name it must have."""
        raw = self.file_bytes(inner)
        path = folder / f"gwb1-{hashlib.sha256(raw).hexdigest()[:16]}.gwb"
        path.write_bytes(raw)
        return path
