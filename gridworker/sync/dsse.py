"""Signed envelopes: DSSE v1 over exact bytes, Ed25519, with one verifier whose rules everyone shares.

    {"payloadType": "...", "payload": base64, "signatures": [{"keyid": b64u key, "sig": base64}, ...]}

What is signed is `PAE(type, payload)`; the payload is never parsed and written again. `keyid` holds the
public key itself and is only a hint: it decides which key to try, never whom to trust.

Libraries disagree about edge cases of Ed25519, and some accept a forged signature under a key of small
order. The rules here are those of libsodium (through PyNaCl): small-order and non-canonical keys and R,
and S not below the group order, are refused.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import nacl.bindings as sodium
import nacl.exceptions

from gridworker.domain.ids import b64u, unb64u
from gridworker.domain.strictjson import BadJson, dumps, loads
from gridworker.domain.trust import Envelope
from gridworker.sync import limits
from gridworker.sync.refusals import BundleError

MANIFEST_TYPE: Final = "application/vnd.gridworker.manifest.v1+json"
INVITE_TYPE: Final = "application/vnd.gridworker.invite.v1+json"


class BadEnvelope(BundleError, ValueError):
    """Not a signed envelope, or one that two readers could understand differently."""

    def __init__(self, detail: str) -> None:
        super().__init__("bad_manifest", detail)


@dataclass(frozen=True, slots=True)
class OpenEnvelope:
    """An envelope that was read but not verified; `members` is the whole object."""

    type: str
    payload: bytes
    signatures: tuple[tuple[str, bytes], ...]
    members: Mapping[str, Any]

    def verified(self) -> Envelope:
        """Try every signature with the key that its keyid names."""
        message = pae(self.type, self.payload)
        signers = [keyid for keyid, sig in self.signatures if verify_raw(_key(keyid), sig, message)]
        return Envelope(self.type, self.payload, tuple(dict.fromkeys(signers)))


def pae(payload_type: str, payload: bytes) -> bytes:
    """Return the bytes that are signed: `DSSEv1 SP len(type) SP type SP len(payload) SP payload`."""
    kind = payload_type.encode("utf-8")
    return b"DSSEv1 %d %b %d %b" % (len(kind), kind, len(payload), payload)


def public_key(seed: bytes) -> str:
    """Return the public key (b64u) of a 32-byte Ed25519 seed."""
    return b64u(sodium.crypto_sign_seed_keypair(seed)[0])


def sign_raw(seed: bytes, message: bytes) -> bytes:
    """Return the 64-byte Ed25519 signature of `message`."""
    secret = sodium.crypto_sign_seed_keypair(seed)[1]
    return sodium.crypto_sign(message, secret)[: sodium.crypto_sign_BYTES]


def verify_raw(key: bytes, signature: bytes, message: bytes) -> bool:
    """Whether `signature` by `key` holds for `message`, by libsodium's rules."""
    if len(key) != 32 or len(signature) != 64:
        return False
    try:
        sodium.crypto_sign_open(signature + message, key)
    except (nacl.exceptions.BadSignatureError, ValueError):
        return False
    return True


def is_sound_key(key: bytes) -> bool:
    """Whether 32 bytes are an Ed25519 public key on the main subgroup in its one spelling."""
    return len(key) == 32 and bool(sodium.crypto_core_ed25519_is_valid_point(key))


def sign(
    payload_type: str, payload: bytes, seeds: Sequence[bytes], more: Mapping[str, object] | None = None
) -> bytes:
    """Return the envelope bytes, signed by each seed; `more` adds unsigned members after the three."""
    message = pae(payload_type, payload)
    members: dict[str, object] = {
        "payloadType": payload_type,
        "payload": b64(payload),
        "signatures": [
            {"keyid": public_key(seed), "sig": b64(sign_raw(seed, message))}
            for seed in seeds
        ],
    }
    return dumps({**members, **(more or {})})


def read(envelope: bytes) -> OpenEnvelope:
    """Read an envelope without believing it; raises `BadEnvelope`."""
    if len(envelope) > limits.ENVELOPE:
        raise BadEnvelope("envelope over 8 MiB")
    try:
        members = loads(envelope, limits.DEPTH, limits.ENVELOPE)
    except BadJson as e:
        raise BadEnvelope(f"envelope: {e}") from e
    if not isinstance(members, dict):
        raise BadEnvelope("envelope is not an object")
    kind, payload, signatures = (members.get(name) for name in ("payloadType", "payload", "signatures"))
    if not isinstance(kind, str) or not isinstance(payload, str) or not isinstance(signatures, list):
        raise BadEnvelope("envelope lacks a member")
    if not 1 <= len(signatures) <= limits.SIGNATURES:
        raise BadEnvelope("number of signatures")
    return OpenEnvelope(kind, unb64(payload), tuple(_signature(s) for s in signatures), members)


def verify(envelope: bytes) -> Envelope:
    """Read an envelope and name the keys that truly signed it; raises `BadEnvelope`.

    No valid signature gives empty `signers`: whom to trust is for the caller to decide.
    """
    return read(envelope).verified()


def _signature(value: object) -> tuple[str, bytes]:
    if not isinstance(value, dict):
        raise BadEnvelope("signature is not an object")
    keyid, sig = value.get("keyid", ""), value.get("sig")
    if not isinstance(keyid, str) or not isinstance(sig, str):
        raise BadEnvelope("signature lacks a member")
    return keyid, unb64(sig)


def b64(raw: bytes) -> str:
    """Spell bytes in standard base64 with padding, as DSSE has it."""
    return base64.b64encode(raw).decode("ascii")


def unb64(text: str) -> bytes:
    """Read standard base64 in its one spelling, padding included; raises `BadEnvelope`."""
    try:
        raw = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError):
        raise BadEnvelope("base64") from None
    if len(text) % 4 or base64.b64encode(raw) != text.encode("ascii"):
        raise BadEnvelope("base64 is not canonical")
    return raw


def _key(keyid: str) -> bytes:
    try:
        return unb64u(keyid)
    except ValueError:
        return b""
