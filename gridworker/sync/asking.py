"""What joining an office and coming back to it have in common: a request that proves itself, 24 digits that
people compare, and an answer that may bring the office's receiving key.
"""

from __future__ import annotations

import contextlib
import io
from typing import Any, Final, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict

from gridworker.domain.strictjson import BadJson, dumps, loads
from gridworker.sync import chain, keys
from gridworker.sync.agefile import Decryptor, encrypt
from gridworker.sync.keys import DeviceKeys
from gridworker.sync.read import BundleReader
from gridworker.sync.refusals import BundleError

DIGITS: Final = 24


class Payload(BaseModel):
    """The JSON object of a section; members of newer programs are let through."""

    model_config = ConfigDict(strict=True, frozen=True, extra="allow")


class Request(Protocol):
    """What every request says: which office is asked, by which device, and its new public keys."""

    @property
    def office(self) -> str: ...
    @property
    def device(self) -> str: ...
    @property
    def inc(self) -> str: ...
    @property
    def sign(self) -> str: ...
    @property
    def enc(self) -> str: ...


P = TypeVar("P", bound=Payload)


def spelled_digits(digest: bytes) -> str:
    """Return the first 80 bits of a hash, modulo 10^24, as 24 digits in six groups."""
    spelled = f"{int.from_bytes(digest[:10], 'big') % 10**DIGITS:024d}"
    return " ".join(spelled[i : i + 4] for i in range(0, DIGITS, 4))


def same_digits(typed: str, expected: str) -> bool:
    """Compare digits as people type them: spaces, dashes and full-width digits do not matter."""
    try:
        pressed = "".join(str(int(c)) for c in typed if not c.isspace() and c not in "-－—·.,，。、")
    except ValueError:
        return False
    return pressed == expected.replace(" ", "")


def plain_object(raw: bytes) -> dict[str, Any]:
    """Read a JSON object; raises ValueError for anything else."""
    value = loads(raw)
    if not isinstance(value, dict):
        raise BadJson("not an object")
    return value


def section(reader: BundleReader, name: str, model: type[P], refused: str) -> P:
    """Return a section of an opened bundle as `model`; raises `BundleError` with the code `refused`."""
    raw = reader.part(name)
    if raw is None:
        raise BundleError(refused, f"no {name} section")
    try:
        return model.model_validate(plain_object(raw))
    except ValueError as e:
        raise BundleError(refused, type(e).__name__) from e


def need_own(reader: BundleReader, request: Request, refused: str) -> None:
    """Raise `BundleError` with the code `refused` unless the request in an opened bundle is the sender's own.

    Its key must be the one that signed the bundle, and its ids those of the manifest: otherwise the digits
    would speak of something else than the file.
    """
    signer = reader.signer
    if not isinstance(signer, chain.SelfSigned):
        raise BundleError(refused, "not a request")
    sender = reader.manifest.from_
    if request.sign != signer.key or request.office != reader.manifest.office:
        raise BundleError(refused, "request and signature differ")
    if (request.device, request.inc) != (sender.dev, sender.inc) or sender.cert or sender.role:
        raise BundleError(refused, "request and manifest differ")
    if not keys.is_sound_sign_key(request.sign) or not keys.is_sound_recipient(request.enc):
        raise BundleError(refused, "a key of small order, or no key at all")


def secret_section(secret: str, to: str) -> list[tuple[str, bytes]]:
    """The section that brings the office's age identity, sealed to the device `to` alone; none without it."""
    if not secret:
        return []
    sealed = io.BytesIO()
    encrypt(io.BytesIO(dumps({"v": 1, "age": secret})), sealed, [to])
    return [("secrets", sealed.getvalue())]


def read_secret(reader: BundleReader, device_keys: DeviceKeys) -> str | None:
    """Return the office's age identity if one was sealed for this device; raises `BundleError`."""
    sealed = reader.part("secrets")
    if sealed is None:
        return None
    try:
        with contextlib.closing(Decryptor(io.BytesIO(sealed), [device_keys.age_secret])) as age:
            secret = str(plain_object(age.read_rest())["age"])
        keys.recipient_of(secret)
    except (KeyError, ValueError) as e:
        raise BundleError("bad_request", "sealed section") from e
    return secret
