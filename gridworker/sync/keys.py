"""Keys of a device and of an office: an Ed25519 seed to sign with, an age X25519 identity to receive with.

Private parts never show in `repr`; whoever stores them wraps them (services/keyring).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import nacl.bindings as sodium
import nacl.exceptions
import pyrage

from gridworker.domain.ids import b64u, unb64u
from gridworker.sync import bech32, dsse

Token = Callable[[int], bytes]
"""Gives n unpredictable bytes (`Entropy.token`)."""

_SECRET_PREFIX = "age-secret-key-"
_RECIPIENT_PREFIX = "age"


def age_secret(raw: bytes) -> str:
    """Spell 32 bytes as an age identity."""
    return bech32.encode(_SECRET_PREFIX, raw).upper()


def recipient_of(secret: str) -> str:
    """Return the `age1...` recipient of an `AGE-SECRET-KEY-1...` identity; raises `ValueError`."""
    try:
        return str(pyrage.x25519.Identity.from_str(secret).to_public())
    except pyrage.IdentityError as e:
        raise ValueError("not an age identity") from e


def is_sound_recipient(text: str) -> bool:
    """Whether `text` is an X25519 recipient in lower case that is not a point of small order."""
    try:
        raw = bech32.decode(_RECIPIENT_PREFIX, text)
        if len(raw) != 32 or text != text.lower():
            return False
        # Multiplying by any clamped scalar sends a point of small order to zero, which libsodium refuses.
        sodium.crypto_scalarmult(b"\x01" * 32, raw)
    except (ValueError, RuntimeError, nacl.exceptions.CryptoError):
        return False
    return True


def is_sound_sign_key(text: str) -> bool:
    """Whether `text` spells an Ed25519 public key that is not of small order."""
    try:
        return dsse.is_sound_key(unb64u(text))
    except ValueError:
        return False


@dataclass(frozen=True)
class DeviceKeys:
    """The two keys that a laptop or office PC makes for itself."""

    sign_seed: bytes = field(repr=False)
    age_secret: str = field(repr=False)

    @classmethod
    def generate(cls, token: Token) -> DeviceKeys:
        """Make keys out of 64 random bytes."""
        return cls(token(32), age_secret(token(32)))

    @cached_property
    def sign_public(self) -> str:
        """The Ed25519 public key, b64u."""
        return dsse.public_key(self.sign_seed)

    @cached_property
    def age_recipient(self) -> str:
        """The age recipient, `age1...`."""
        return recipient_of(self.age_secret)

    def to_json(self) -> bytes:
        """Return the private parts for wrapping."""
        return _dump({"sign": b64u(self.sign_seed), "age": self.age_secret})

    @classmethod
    def from_json(cls, raw: bytes | str) -> DeviceKeys:
        """Read what `to_json` wrote."""
        members = json.loads(raw)
        return cls(unb64u(members["sign"]), members["age"])


@dataclass(frozen=True)
class OfficeKeys:
    """What an office PC holds for the office. A second PC has only `age_secret`, to read what comes in."""

    root_seed: bytes | None = field(repr=False)
    issuer_seed: bytes | None = field(repr=False)
    age_secret: str = field(repr=False)

    @classmethod
    def generate(cls, token: Token) -> OfficeKeys:
        """Make a root, an issuing and a receiving key."""
        return cls(token(32), token(32), age_secret(token(32)))

    @property
    def can_certify(self) -> bool:
        """Whether this PC holds the issuing key."""
        return self.issuer_seed is not None

    @cached_property
    def root_public(self) -> str:
        """The root's public key, b64u; an empty string where the root is not held."""
        return dsse.public_key(self.root_seed) if self.root_seed else ""

    @cached_property
    def issuer_public(self) -> str:
        """The issuing key's public part, b64u; an empty string where it is not held."""
        return dsse.public_key(self.issuer_seed) if self.issuer_seed else ""

    @cached_property
    def age_recipient(self) -> str:
        """The office's age recipient."""
        return recipient_of(self.age_secret)

    def to_json(self) -> bytes:
        """Return the private parts for wrapping."""
        return _dump(
            {
                "root": b64u(self.root_seed) if self.root_seed else "",
                "issuer": b64u(self.issuer_seed) if self.issuer_seed else "",
                "age": self.age_secret,
            }
        )

    @classmethod
    def from_json(cls, raw: bytes | str) -> OfficeKeys:
        """Read what `to_json` wrote."""
        members = json.loads(raw)
        return cls(unb64u(members["root"]) or None, unb64u(members["issuer"]) or None, members["age"])


def _dump(members: dict[str, Any]) -> bytes:
    return json.dumps(members, separators=(",", ":")).encode("ascii")
