"""What an office says about keys and devices: trust documents and device certificates, parsed.

Both are JSON payloads of signed envelopes; the envelope is made and checked elsewhere, here its payload is
read strictly: exact members, exact types, keys in their one spelling. Members that a newer program added are
refused, because a reader that does not know a rule must not act as if there were none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Final, NamedTuple, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from gridworker.domain.ids import unb64u
from gridworker.domain.strictjson import BadJson, loads
from gridworker.domain.time import MAX_INT, WALL_PATTERN

TRUST_TYPE: Final = "application/vnd.gridworker.trust.v1+json"
CERTIFICATE_TYPE: Final = "application/vnd.gridworker.certificate.v1+json"


MAX_SCOPES: Final = 1024
"""Most scopes of one certificate: a department or a supervisor sees every grid of a large county town."""


class Envelope(NamedTuple):
    """A verified envelope: its payload type, its payload, and the keys that truly signed it (`b64u`)."""

    type: str
    payload: bytes
    signers: tuple[str, ...]


Verify = Callable[[bytes], Envelope]
"""Check an envelope's bytes; raises `ValueError` or a `GridworkerError` when nothing can be made of them."""


class BadTrust(ValueError):
    """A payload that is not a trust document or not a certificate."""


def _key(text: str) -> str:
    if len(unb64u(text)) != 32:
        raise ValueError("not a key of 32 bytes")
    return text


def _log_name(text: str) -> str:
    inc, slash, scope = text.partition("/")
    if not (inc and slash and scope) or "/" in scope:
        raise ValueError("not incarnation/scope")
    return text


_Key = Annotated[str, AfterValidator(_key)]
_Name = Annotated[str, Field(pattern=r"^[0-9A-Za-z._-]{1,64}$")]
_Wall = Annotated[str, Field(pattern=WALL_PATTERN)]
_Recipient = Annotated[str, Field(pattern=r"^age1[0-9a-z]{10,100}$")]
_Position = Annotated[int, Field(ge=0, le=MAX_INT)]
_Positions = dict[Annotated[str, AfterValidator(_log_name)], _Position]


_M = TypeVar("_M", bound=BaseModel)


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


class _Root(_Strict):
    key: _Key


class _Revoked(_Strict):
    serial: _Name
    positions: _Positions
    reason: str


class _TrustPayload(_Strict):
    v: Annotated[int, Field(ge=1, le=1)]
    version: Annotated[int, Field(ge=1, le=MAX_INT)]
    office: Annotated[str, Field(pattern=r"^([0-9A-Za-z_-]{43})?$")]
    name: Annotated[str, Field(max_length=200)]
    code: Annotated[str, Field(max_length=64)]
    roots: Annotated[list[_Root], Field(min_length=1, max_length=16)]
    threshold: Annotated[int, Field(ge=1, le=16)]
    issuers: Annotated[list[_Key], Field(max_length=16)]
    recipients: Annotated[list[_Recipient], Field(max_length=16)]
    suite: Annotated[int, Field(ge=1, le=1)]
    parent: Annotated[str, Field(max_length=64)]
    demo: bool
    common: _Name
    office_scope: _Name
    revoked: list[_Revoked]
    issued: _Wall


class _CertificatePayload(_Strict):
    v: Annotated[int, Field(ge=1, le=1)]
    office: Annotated[str, Field(pattern=r"^[0-9A-Za-z_-]{43}$")]
    serial: _Name
    device: _Name
    inc: Annotated[str, Field(pattern=r"^[0-9A-Za-z._-]{0,64}$")]
    sign: _Key
    enc: _Recipient
    person: _Name
    name: Annotated[str, Field(max_length=200)]
    role: _Name
    scopes: Annotated[list[str], Field(max_length=MAX_SCOPES)]
    adopts: dict[_Name, _Name]
    from_: Annotated[_Positions, Field(alias="from")]
    succeeds: dict[_Name, dict[_Name, _Position]]
    trust: Annotated[int, Field(ge=1, le=MAX_INT)]
    issuer: _Key
    expires: Annotated[str, Field(max_length=40)]
    issued: _Wall


@dataclass(frozen=True, slots=True)
class Revocation:
    """A certificate that holds no longer: `positions` = last number that keeps effect, by `inc/scope`."""

    serial: str
    positions: dict[str, int]
    reason: str


@dataclass(frozen=True, slots=True)
class TrustDoc:
    """One version of a trust document. `office` is empty in version 1, whose hash is the office id."""

    version: int
    office: str
    name: str
    code: str
    roots: tuple[str, ...]
    threshold: int
    issuers: tuple[str, ...]
    recipients: tuple[str, ...]
    suite: int
    parent: str
    demo: bool
    common: str
    office_scope: str
    revoked: tuple[Revocation, ...]
    issued: str
    payload: bytes

    @classmethod
    def parse(cls, payload: bytes) -> TrustDoc:
        """Read a payload strictly; raises `BadTrust`."""
        p = _read(_TrustPayload, payload)
        roots = tuple(root.key for root in p.roots)
        if len(set(roots)) != len(roots) or p.threshold > len(roots):
            raise BadTrust("roots and threshold do not fit")
        if (p.version == 1) != (p.office == ""):
            raise BadTrust("office id: empty in version 1 and only there")
        return cls(
            version=p.version,
            office=p.office,
            name=p.name,
            code=p.code,
            roots=roots,
            threshold=p.threshold,
            issuers=tuple(p.issuers),
            recipients=tuple(p.recipients),
            suite=p.suite,
            parent=p.parent,
            demo=p.demo,
            common=p.common,
            office_scope=p.office_scope,
            revoked=tuple(Revocation(r.serial, dict(r.positions), r.reason) for r in p.revoked),
            issued=p.issued,
            payload=payload,
        )


@dataclass(frozen=True, slots=True)
class Certificate:
    """What an office says about one device: whose it is, which role it has and which scopes.

    `inc` empty = every incarnation of the device. `start` (member `from`) = first number it is about, by
    `inc/scope`. `succeeds` = of which older incarnations this one is the continuation, and up to which
    number by scope; `adopts` = home scope → grid scope.
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
    scopes: tuple[str, ...]
    adopts: dict[str, str]
    start: dict[str, int]
    succeeds: dict[str, dict[str, int]]
    trust: int
    issuer: str
    expires: str
    issued: str
    payload: bytes

    @classmethod
    def parse(cls, payload: bytes) -> Certificate:
        """Read a payload strictly; raises `BadTrust`."""
        p = _read(_CertificatePayload, payload)
        return cls(
            office=p.office,
            serial=p.serial,
            device=p.device,
            inc=p.inc,
            sign=p.sign,
            enc=p.enc,
            person=p.person,
            name=p.name,
            role=p.role,
            scopes=tuple(p.scopes),
            adopts=dict(p.adopts),
            start=dict(p.from_),
            succeeds={inc: dict(at) for inc, at in p.succeeds.items()},
            trust=p.trust,
            issuer=p.issuer,
            expires=p.expires,
            issued=p.issued,
            payload=payload,
        )

    @property
    def order(self) -> tuple[int, str, str, bytes]:
        """Older before newer, for those that speak about the same thing."""
        return (self.trust, self.issued, self.serial, self.payload)


def _read(model: type[_M], payload: bytes) -> _M:
    try:
        return model.model_validate(loads(payload))
    except (BadJson, ValidationError) as e:
        raise BadTrust(f"not a {model.__name__.strip('_')}") from e
