"""Names for things: record ids, incarnations, and the one spelling of a hash.

A record, device or scope id is a UUIDv7 in lower-case text (36 characters), so that ids made later sort
later. A hash or key is base64url without padding; its 43 characters for 32 bytes have exactly one
accepted spelling, because two spellings of one hash would be two different ids.
"""

from __future__ import annotations

import base64
import binascii
from binascii import b2a_base64
from hashlib import sha256

from gridworker.domain.time import Entropy, epoch_ms

HASH_LENGTH = 43
"""Characters of a SHA-256 or an Ed25519 key in `b64u` spelling."""


def new_id(now_ms: int, rand: bytes) -> str:
    """Return a UUIDv7 (RFC 9562 §5.7) for `now_ms` (Unix milliseconds) from at least 10 random bytes."""
    if len(rand) < 10:
        raise ValueError("a UUIDv7 needs 10 random bytes")
    if not 0 <= now_ms < 1 << 48:
        raise ValueError("milliseconds outside 48 bits")
    a = int.from_bytes(rand[:2], "big") & 0x0FFF
    b = int.from_bytes(rand[2:10], "big") & 0x3FFF_FFFF_FFFF_FFFF
    n = now_ms << 80 | 0x7 << 76 | a << 64 | 0b10 << 62 | b
    h = f"{n:032x}"
    return f"{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:]}"


def fresh_id(entropy: Entropy) -> str:
    """Return a new record id from the clock and the randomness of `entropy`."""
    return new_id(epoch_ms(entropy.now()), entropy.token(10))


def fresh_incarnation(entropy: Entropy) -> str:
    """Return a new incarnation: 16 hex characters, all random (a restored copy must not repeat one)."""
    return entropy.token(8).hex()


def b64u(raw: bytes) -> str:
    """Spell bytes in base64url without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")


def unb64u(text: str) -> bytes:
    """Read base64url without padding; any other spelling of the same bytes raises `ValueError`."""
    try:
        raw = base64.b64decode(text.encode("ascii") + b"=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, UnicodeEncodeError) as e:
        raise ValueError("not base64url") from e
    if b64u(raw) != text:
        raise ValueError("not the canonical base64url spelling")
    return raw


def hash_text(digest: bytes) -> str:
    """Spell the 32 bytes of a hash as `b64u` does, by a shorter road: this runs for every op that is read."""
    return b2a_base64(digest, newline=False)[:HASH_LENGTH].translate(_URLSAFE).decode("ascii")


def sha256_b64u(raw: bytes) -> str:
    """Return the SHA-256 of `raw` in `b64u` spelling (43 characters)."""
    return hash_text(sha256(raw).digest())


_URLSAFE = bytes.maketrans(b"+/", b"-_")
