"""Makes what an office signs: trust documents and device certificates. Checking them is `chain`'s work.

A trust document is the office's list of keys, version by version. Version 1 names the office for good:
the office id is the hash of its bytes. Version N+1 is signed by enough root keys of version N and by
enough of its own, so that a stolen issuing key changes nothing and a lost root can be replaced.

A certificate binds a device's keys to a person, a role and the scopes it may write in. It is signed by an
issuing key that the trust version it names lists.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from gridworker.domain.ids import sha256_b64u
from gridworker.domain.strictjson import dumps, loads
from gridworker.domain.trust import CERTIFICATE_TYPE, TRUST_TYPE
from gridworker.sync import dsse, keys


@dataclass(frozen=True, slots=True)
class NewTrust:
    """A signed trust document: its envelope, its bytes, and the office id that it belongs to."""

    envelope: bytes
    payload: bytes
    office: str
    version: int


def new_trust(
    *,
    name: str,
    code: str,
    roots: Sequence[bytes],
    issuers: Sequence[str],
    recipients: Sequence[str],
    common: str,
    office_scope: str,
    issued: str,
    threshold: int = 1,
    demo: bool = False,
) -> NewTrust:
    """Found an office: make trust version 1, signed by every root seed in `roots`.

    `issuers` are Ed25519 public keys (b64u), `recipients` age recipients, `common` and `office_scope` the
    ids of the two scopes, `issued` a wall time.
    """
    payload = dumps(
        {
            "v": 1,
            "version": 1,
            "office": "",
            "name": name,
            "code": code,
            "roots": [{"key": dsse.public_key(seed)} for seed in roots],
            "threshold": threshold,
            "issuers": list(issuers),
            "recipients": list(recipients),
            "suite": 1,
            "parent": "",
            "demo": demo,
            "common": common,
            "office_scope": office_scope,
            "revoked": [],
            "issued": issued,
        }
    )
    return NewTrust(dsse.sign(TRUST_TYPE, payload, roots), payload, sha256_b64u(payload), 1)


def next_trust(
    previous: bytes, office: str, *, changes: Mapping[str, Any], seeds: Sequence[bytes], issued: str
) -> NewTrust:
    """Make the version after `previous` (payload bytes) with the members in `changes`.

    `seeds` must reach the threshold of the old roots and of the new ones. Reserved for the screens of
    rotation and revocation; the rules that check it are at work already.
    """
    members = loads(previous)
    version = members["version"] + 1
    payload = dumps({**members, "version": version, "office": office, **changes, "issued": issued})
    return NewTrust(dsse.sign(TRUST_TYPE, payload, seeds), payload, office, version)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCertificate:
    """What a certificate says; the members of the signed payload, in this order.

    `inc` "" means every incarnation and is for laptops only. `scopes` are grids, or `["*"]` for an office
    role. `adopts` makes a home scope an alias of a grid's. `from_` gives the first position that counts
    per "incarnation/scope"; `succeeds` the last one of an incarnation that this one replaces.
    """

    office: str
    serial: str
    device: str
    inc: str
    sign: str
    enc: str
    person: str
    name: str
    role: str
    scopes: Sequence[str]
    trust: int
    issued: str
    adopts: Mapping[str, str] = field(default_factory=dict)
    from_: Mapping[str, int] = field(default_factory=dict)
    succeeds: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    expires: str = ""


def issue_certificate(certificate: NewCertificate, issuer_seed: bytes) -> bytes:
    """Sign a certificate and return its envelope; raises `ValueError` for keys that must not be certified."""
    c = certificate
    if not keys.is_sound_sign_key(c.sign) or not keys.is_sound_recipient(c.enc):
        raise ValueError("a key of small order, or no key at all")
    payload = dumps(
        {
            "v": 1,
            "office": c.office,
            "serial": c.serial,
            "device": c.device,
            "inc": c.inc,
            "sign": c.sign,
            "enc": c.enc,
            "person": c.person,
            "name": c.name,
            "role": c.role,
            "scopes": list(c.scopes),
            "adopts": dict(c.adopts),
            "from": dict(c.from_),
            "succeeds": {inc: dict(scopes) for inc, scopes in c.succeeds.items()},
            "trust": c.trust,
            "issuer": dsse.public_key(issuer_seed),
            "expires": c.expires,
            "issued": c.issued,
        }
    )
    return dsse.sign(CERTIFICATE_TYPE, payload, [issuer_seed])
