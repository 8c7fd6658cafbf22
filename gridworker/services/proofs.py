"""Who signed for an op that came from another level: a path of hashes to a manifest that its sender signed.

The manifest of every bundle that brings steps of demands is kept, without the certificates and trust
documents that travelled with it. Whoever is lent a demand gets the manifests beside it and can tell for each
step whether the device that wrote it signed for it, or an office that had it from others.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from gridworker.domain.ids import b64u, sha256_b64u, unb64u
from gridworker.domain.ops import Op
from gridworker.services.session import Session

if TYPE_CHECKING:
    from gridworker.sync.read import BundleReader

_NONE: Final[dict[str, Any]] = {"manifest": "", "index": 0, "path": []}
_MOST: Final = 1_048_576
"""A body holds no more; a manifest that is longer proves nothing to others."""


@dataclass(frozen=True, slots=True)
class Signed:
    """Who signed for an op: the device and its name, and whether it is the one that wrote the op."""

    device: str
    name: str
    itself: bool


def keep_manifest(session: Session, reader: BundleReader) -> None:
    """Keep the signed manifest of a bundle just merged, for proofs."""
    envelope = json.loads(reader.envelope)
    bare = {name: envelope[name] for name in ("payloadType", "payload", "signatures")}
    raw = json.dumps(bare, separators=(",", ":")).encode()
    if len(raw) <= _MOST:
        session.store.lending.keep_manifest(reader.manifest_hash, raw)


def proof_of(session: Session, op: Op) -> dict[str, Any]:
    """The member `proof` of a carry op: empty for what this office wrote itself or has no manifest of."""
    from gridworker.sync import dsse, manifest, merkle

    lending = session.store.lending
    for name, envelope in lending.manifests_for(op.log, op.seq):
        told = manifest.parse(dsse.read(envelope).payload)
        for part in told.logs:
            if part.log != op.log or not part.first <= op.seq <= part.last:
                continue
            chain = lending.chain(op.log, part.first, part.last)
            leaves = [unb64u(one) for one in chain]
            index = op.seq - part.first
            if (
                len(leaves) == part.count
                and chain[index] == op.hash
                and merkle.root(leaves) == unb64u(part.root)
            ):
                lending.keep_envelope(envelope)
                return {
                    "manifest": name,
                    "index": index,
                    "path": [b64u(h) for h in merkle.proof(leaves, index)],
                }
    return dict(_NONE)


def signed_for(session: Session, op: Op, proof: Mapping[str, Any]) -> Signed | None:
    """Who signed for an op by the proof that came with it; None when that proves nothing here."""
    from gridworker.sync import dsse, manifest, merkle
    from gridworker.sync.refusals import BundleError

    name, index, path = proof.get("manifest"), proof.get("index"), proof.get("path")
    envelope = session.store.lending.envelope(name) if isinstance(name, str) and name else None
    if envelope is None or sha256_b64u(envelope) != name or type(index) is not int:
        return None
    try:
        opened = dsse.verify(envelope)
        told = manifest.parse(opened.payload)
        steps = [unb64u(step) for step in path] if isinstance(path, list) else []
    except (BundleError, ValueError, TypeError):
        return None
    cert = next((c for c in session.authority.certs if c.serial == told.from_.cert), None)
    if cert is None or cert.sign not in opened.signers or cert.device != told.from_.dev:
        return None
    if told.office != session.identity.office:
        return None
    for part in told.logs:
        here = part.log == op.log and part.first + index == op.seq and op.seq <= part.last
        if here and merkle.check(unb64u(op.hash), index, part.count, steps, unb64u(part.root)):
            return Signed(cert.device, cert.name, cert.device == op.dev)
    return None
