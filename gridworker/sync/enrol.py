"""Joining an office without a network: invite, request, 24 digits, answer.

1. The office writes an *invite* (`*.gwi`): its trust documents, a one-time id, and for whom it is meant.
   It is signed, and the office id in it proves itself (it is the hash of trust version 1), but nobody can
   tell yet whether it is the right office.
2. The laptop makes its keys and writes a *request*: a bundle encrypted to that office and signed with the
   new key. Its screen shows 24 digits over office, invite, device and both keys.
3. A person reads the digits out; the clerk types them. Equal digits mean that both sides speak of the same
   office and the same keys: an exchanged key or a forged invite would change them.
4. The *answer* is a bundle to the device: its certificate among the ops of `common`, the grid's records,
   and for a second office PC the office's receiving key, sealed once more in a `secrets` section.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Final

from pydantic import Field

from gridworker.domain.ids import b64u, unb64u
from gridworker.domain.strictjson import dumps
from gridworker.domain.time import WALL_PATTERN
from gridworker.domain.trust import TrustDoc
from gridworker.lasting import sync, take_name
from gridworker.sync import chain, dsse, limits
from gridworker.sync.asking import (
    Payload,
    need_own,
    plain_object,
    secret_section,
    section,
    spelled_digits,
)
from gridworker.sync.keys import DeviceKeys
from gridworker.sync.manifest import FromInfo, Name, NameOrNone
from gridworker.sync.read import BundleReader
from gridworker.sync.refusals import BundleError, writing
from gridworker.sync.write import Written, write_bundle

INVITE_SUFFIX: Final = ".gwi"

_Text = Annotated[str, Field(max_length=200)]


class Invite(Payload):
    """What an invite says; `trust` are envelopes in b64u, oldest first; `grid` and `scope` are "" for an
    office role."""

    v: Annotated[int, Field(ge=1, le=1)]
    office: Annotated[str, Field(pattern=r"^[0-9A-Za-z_-]{43}$")]
    office_name: _Text
    invite: Name
    name: _Text
    role: Name
    grid: NameOrNone
    grid_name: _Text
    scope: NameOrNone
    trust: Annotated[list[str], Field(min_length=1, max_length=limits.TRUST_STEPS)]
    issued: Annotated[str, Field(pattern=WALL_PATTERN)]

    @property
    def view(self) -> chain.TrustView:
        """What a laptop believes once the digits were compared."""
        return chain.TrustView(self.office, tuple(unb64u(text) for text in self.trust))

    @property
    def newest(self) -> TrustDoc:
        """The newest trust document in the invite."""
        newest = chain.newest_trust(self.office, self.view.trust)
        if newest is None:
            raise BundleError("bad_invite", "its trust documents do not hold")
        return newest


class EnrolRequest(Payload):
    """What a device asks: the invite it answers, its ids, keys and home scope, and the person."""

    v: Annotated[int, Field(ge=1, le=1)]
    office: Annotated[str, Field(pattern=r"^[0-9A-Za-z_-]{43}$")]
    invite: Name
    device: Name
    inc: Name
    sign: str
    enc: str
    home_scope: Name
    worker: Name
    name: _Text

    @property
    def digits(self) -> str:
        """The 24 digits of this request."""
        return digits(self.office, self.invite, self.device, self.sign, self.enc)


class EnrolAnswer(Payload):
    """The `enrol` section of an answer: which invite it answers and the certificate, which also travels as
    an op of `common`."""

    v: Annotated[int, Field(ge=1, le=1)]
    invite: Name
    device: Name
    certificate: str
    office_name: _Text
    grid: NameOrNone
    grid_name: _Text

    @property
    def certificate_envelope(self) -> bytes:
        """The certificate's envelope."""
        return unb64u(self.certificate)


def digits(office: str, invite: str, device: str, sign: str, enc: str) -> str:
    """Return the 24 digits in six groups: SHA-256 over the five values, first 80 bits, modulo 10^24."""
    text = "\n".join(("gridworker enrol v1", office, invite, device, sign, enc))
    return spelled_digits(hashlib.sha256(text.encode("utf-8")).digest())


def code_of(invite: str) -> str:
    """Return the six digits by which people tell one joining from another: the last of the invite's id.

    Those are chance, not time: they tell nobody who, where or when.
    """
    return invite[-6:]


def file_stem(kind: str, invite: str) -> str:
    """Return how the name of a file for joining begins: 邀请, 申请 or 回复, and the code of the invite.

    The three of one person can be told from those of another, and name nobody to who finds the stick.
    """
    return f"{kind}-{code_of(invite)}"


# --- 1. invite --------------------------------------------------------------------------------------


def make_invite(
    *,
    office: str,
    office_name: str,
    invite: str,
    name: str,
    role: str,
    trust: Sequence[bytes],
    issuer_seed: bytes,
    issued: str,
    grid: str = "",
    grid_name: str = "",
    scope: str = "",
) -> bytes:
    """Return the bytes of an invite file; `trust` are the envelopes of all trust versions, oldest first."""
    payload = dumps(
        {
            "v": 1,
            "office": office,
            "office_name": office_name,
            "invite": invite,
            "name": name,
            "role": role,
            "grid": grid,
            "grid_name": grid_name,
            "scope": scope,
            "trust": [b64u(envelope) for envelope in trust],
            "issued": issued,
        }
    )
    return dsse.sign(dsse.INVITE_TYPE, payload, [issuer_seed])


def read_invite(raw: bytes) -> Invite:
    """Read an invite; raises `BundleError`: `bad_invite`, `too_new`."""
    try:
        opened = dsse.read(raw)
        if opened.type != dsse.INVITE_TYPE:
            newer = opened.type.startswith("application/vnd.gridworker.invite.")
            raise BundleError("too_new" if newer else "bad_invite", "payload type")
        invite = Invite.model_validate(plain_object(opened.payload))
        newest = invite.newest
    except ValueError as e:
        raise BundleError("bad_invite", type(e).__name__) from e
    if set(newest.issuers).isdisjoint(opened.verified().signers):
        raise BundleError("bad_invite", "not signed by the office it names")
    return invite


def read_invite_file(path: Path) -> Invite:
    """Read an invite from a file; raises `BundleError`: `cannot_read`, `bad_invite`, `too_new`."""
    try:
        with path.open("rb") as file:
            raw = file.read(limits.ENVELOPE + 1)
    except OSError as e:
        raise BundleError("cannot_read", type(e).__name__) from e
    return read_invite(raw)


def write_invite_file(path: Path, raw: bytes) -> None:
    """Write an invite so that it is whole or not there; raises `BundleError` as `write_bundle` does."""
    part = path.with_name(path.name + ".part")
    try:
        with writing():
            part.write_bytes(raw)
            sync(part)
            take_name(part, path)
    finally:
        part.unlink(missing_ok=True)


# --- 2. request -------------------------------------------------------------------------------------


def write_request(
    dest: Path,
    *,
    invite: Invite,
    device_keys: DeviceKeys,
    device: str,
    inc: str,
    home_scope: str,
    worker: str,
    name: str,
    bundle: str,
    wall: str,
    hlc: int,
) -> tuple[Written, EnrolRequest]:
    """Write the request bundle into `dest`; returns it and what it says (`digits` are to be read out)."""
    trust = invite.newest
    request = EnrolRequest(
        v=1,
        office=invite.office,
        invite=invite.invite,
        device=device,
        inc=inc,
        sign=device_keys.sign_public,
        enc=device_keys.age_recipient,
        home_scope=home_scope,
        worker=worker,
        name=name,
    )
    written = write_bundle(
        dest,
        purpose=chain.REQUEST,
        office=invite.office,
        from_=FromInfo(dev=device, inc=inc),
        to=trust.recipients,
        keys=device_keys,
        certs=(),
        slices=(),
        have=(),
        seq=1,
        prev="",
        counts={},
        trust_v=trust.version,
        period=("", ""),
        bundle=bundle,
        wall=wall,
        hlc=hlc,
        extra_sections=[("enrol", dumps(request.model_dump()))],
        called=file_stem("申请", invite.invite),
    )
    return written, request


def read_request(reader: BundleReader) -> EnrolRequest:
    """Return the request in an opened bundle; raises `BundleError` `bad_request`.

    The request's key must be the one that signed the bundle, and its ids those of the manifest: otherwise
    the digits would speak of something else than the file.
    """
    request = section(reader, "enrol", EnrolRequest, "bad_request")
    need_own(reader, request, "bad_request")
    return request


# --- 3. answer --------------------------------------------------------------------------------------


def answer_sections(
    *,
    request: EnrolRequest,
    certificate: bytes,
    office_name: str,
    grid: str = "",
    grid_name: str = "",
    office_secret: str = "",
) -> list[tuple[str, bytes]]:
    """Return the sections that make a bundle of purpose `enrol`; pass them as `extra_sections`.

    `office_secret` (the office's age identity, for a second office PC) is sealed to the device alone.
    """
    answer = EnrolAnswer(
        v=1,
        invite=request.invite,
        device=request.device,
        certificate=b64u(certificate),
        office_name=office_name,
        grid=grid,
        grid_name=grid_name,
    )
    sections = [("enrol", dumps(answer.model_dump()))]
    return [*sections, *secret_section(office_secret, request.enc)]


def read_answer(reader: BundleReader) -> EnrolAnswer:
    """Return the answer in an opened bundle of purpose `enrol`; raises `BundleError` `bad_request`."""
    if reader.manifest.purpose != "enrol":
        raise BundleError("bad_request", "not an answer to a request")
    return section(reader, "enrol", EnrolAnswer, "bad_request")
