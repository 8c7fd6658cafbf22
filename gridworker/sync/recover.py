"""A forgotten passphrase: two files between a locked laptop and its office.

The key file of a laptop holds, encrypted to the office, what opens its store (`SealedKey`). It was sealed by
the laptop itself while it was open, together with the device's id and certificate: nobody can put another
name on a stolen one without knowing the key inside.

1. The *request* is a bundle like one to join: encrypted to the office, signed with keys made for this
   purpose, with a `recover` section that holds the new public keys and the sealed key. The screen shows 24
   digits over all of it.
2. The office compares the digits with the person, and answers to the new key alone: the store's key and a
   certificate for the new keys. What only the passphrase wrapped (the old signing key, the private 体会) is
   in neither file.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Final

from pydantic import Field

from gridworker.domain.ids import b64u, sha256_b64u, unb64u
from gridworker.domain.strictjson import dumps
from gridworker.sync import chain
from gridworker.sync.agefile import Decryptor, encrypt
from gridworker.sync.asking import (
    Payload,
    need_own,
    plain_object,
    secret_section,
    section,
    spelled_digits,
)
from gridworker.sync.keys import DeviceKeys
from gridworker.sync.manifest import FromInfo, Name
from gridworker.sync.read import BundleReader
from gridworker.sync.refusals import BundleError
from gridworker.sync.write import Written, write_bundle

KEY_BYTES: Final = 32

_Office = Annotated[str, Field(pattern=r"^[0-9A-Za-z_-]{43}$")]
_Text = Annotated[str, Field(max_length=200)]


class SealedKey(Payload):
    """What a laptop leaves with its office: `key` opens its store, `certificate` is the envelope of the
    certificate that it had then (both b64u)."""

    v: Annotated[int, Field(ge=1, le=1)]
    office: _Office
    device: Name
    key: str
    certificate: str

    @property
    def store_key(self) -> bytes:
        """The 32 bytes that open the store; raises `BundleError` `bad_recovery` for anything else."""
        return _key(self.key)


class RecoverRequest(Payload):
    """What a locked device asks: its id, the incarnation that it will go on as, its new public keys, and what
    it had left with the office (`sealed`, an age file in b64u)."""

    v: Annotated[int, Field(ge=1, le=1)]
    office: _Office
    device: Name
    inc: Name
    sign: str
    enc: str
    sealed: str

    @property
    def digits(self) -> str:
        """The 24 digits of this request."""
        return digits(self.office, self.device, self.inc, self.sign, self.enc, self.sealed)


class RecoverAnswer(Payload):
    """What the office answers to one request (named by its digits): the store's key and the certificate for
    the new keys, which also travels as an op of `common`. `by` is the name of who answered."""

    v: Annotated[int, Field(ge=1, le=1)]
    device: Name
    inc: Name
    digits: str
    key: str
    certificate: str
    by: _Text

    @property
    def store_key(self) -> bytes:
        """The 32 bytes that open the store; raises `BundleError` `bad_recovery` for anything else."""
        return _key(self.key)

    @property
    def certificate_envelope(self) -> bytes:
        """The certificate's envelope."""
        return unb64u(self.certificate)


def digits(office: str, device: str, inc: str, sign: str, enc: str, sealed: str) -> str:
    """Return 24 digits in six groups over everything that a request says."""
    sealed_hash = sha256_b64u(sealed.encode("ascii", "replace"))
    text = "\n".join(("gridworker recover v1", office, device, inc, sign, enc, sealed_hash))
    return spelled_digits(hashlib.sha256(text.encode("utf-8")).digest())


# --- before: the key that is left with the office ---------------------------------------------------


def seal_key(store_key: bytes, *, office: str, device: str, certificate: bytes, to: Sequence[str]) -> bytes:
    """Encrypt the store's key to the office's age recipients `to`; returns an age file."""
    inside = {
        "v": 1, "office": office, "device": device, "key": b64u(store_key), "certificate": b64u(certificate)
    }  # fmt: skip
    sealed = io.BytesIO()
    encrypt(io.BytesIO(dumps(inside)), sealed, list(to))
    return sealed.getvalue()


def open_sealed(request: RecoverRequest, secrets: Sequence[str]) -> SealedKey:
    """Open what the device had left with the office, and check that it is of this very device and office.

    Raises `BundleError` `bad_recovery`.
    """
    try:
        raw = _opened(unb64u(request.sealed), secrets)
        sealed = SealedKey.model_validate(plain_object(raw))
    except ValueError as e:
        raise BundleError("bad_recovery", type(e).__name__) from e
    if (sealed.office, sealed.device) != (request.office, request.device):
        raise BundleError("bad_recovery", "the key of another device")
    return sealed


# --- 1. request ---------------------------------------------------------------------------------------


def write_request(
    dest: Path, request: RecoverRequest, new_keys: DeviceKeys, *, to: Sequence[str], bundle: str, wall: str,
    hlc: int, called: str,
) -> Written:  # fmt: skip
    """Write the request bundle into `dest`. Raises `BundleError` as `write_bundle` does."""
    return write_bundle(
        dest,
        purpose=chain.RECOVER_REQUEST,
        office=request.office,
        from_=FromInfo(dev=request.device, inc=request.inc),
        to=to,
        keys=new_keys,
        certs=(),
        slices=(),
        have=(),
        seq=1,
        prev="",
        counts={},
        trust_v=0,
        period=("", ""),
        bundle=bundle,
        wall=wall,
        hlc=hlc,
        extra_sections=[("recover", dumps(request.model_dump()))],
        called=called,
    )


def read_request(reader: BundleReader) -> RecoverRequest:
    """Return the request in an opened bundle; raises `BundleError` `bad_recovery`.

    As when a device joins: the key in it must have signed the bundle, and its ids be those of the manifest.
    """
    if reader.manifest.purpose != chain.RECOVER_REQUEST:
        raise BundleError("bad_recovery", "not a request")
    request = section(reader, "recover", RecoverRequest, "bad_recovery")
    need_own(reader, request, "bad_recovery")
    return request


# --- 2. answer ----------------------------------------------------------------------------------------


def answer_sections(
    request: RecoverRequest, *, store_key: bytes, certificate: bytes, by: str, office_secret: str = ""
) -> list[tuple[str, bytes]]:
    """Return the sections that make a bundle of purpose `recover`; pass them as `extra_sections`.

    `office_secret` (the office's age identity) goes back to a further office PC, sealed once more.
    """
    answer = RecoverAnswer(
        v=1,
        device=request.device,
        inc=request.inc,
        digits=request.digits,
        key=b64u(store_key),
        certificate=b64u(certificate),
        by=by,
    )
    sections = [("recover", dumps(answer.model_dump()))]
    return [*sections, *secret_section(office_secret, request.enc)]


def read_answer(reader: BundleReader) -> RecoverAnswer:
    """Return the answer in an opened bundle of purpose `recover`; raises `BundleError` `bad_recovery`."""
    if reader.manifest.purpose != chain.RECOVER:
        raise BundleError("bad_recovery", "not an answer to a request")
    return section(reader, "recover", RecoverAnswer, "bad_recovery")


def _opened(sealed: bytes, secrets: Sequence[str]) -> bytes:
    try:
        with contextlib.closing(Decryptor(io.BytesIO(sealed), list(secrets))) as age:
            return age.read_rest()
    except BundleError as e:
        raise ValueError("cannot be opened with the office's key") from e


def _key(text: str) -> bytes:
    try:
        raw = unb64u(text)
    except ValueError as e:
        raise BundleError("bad_recovery", "no key") from e
    if len(raw) != KEY_BYTES:
        raise BundleError("bad_recovery", "a key of another length")
    return raw
