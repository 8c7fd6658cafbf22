"""The outer layer written: an age v1 file with X25519 stanzas and nothing else in its header.

`pyrage` could write it, but the library behind it always adds a "grease" stanza of random name and length,
which our own readers refuse: a header with one shape only leaves nothing to interpret and nothing to hide
in. So the sixty lines of the age specification (C2SP age.md) that a writer needs are here, over the
primitives of `cryptography`; the tests read what it writes with `pyrage` and with the age program.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from gridworker.sync import bech32, limits
from gridworker.sync.agefile import CHUNK, FILE_KEY, MAGIC, NONCE, WRAP_INFO, hkdf

_AT_ONCE: Final = 16
"""Chunks written to the disk in one go."""


def seal(
    pieces: Iterable[bytes],
    write: Callable[[bytes], object],
    recipients: Sequence[str],
    token: Callable[[int], bytes] = os.urandom,
) -> None:
    """Encrypt the joined `pieces` to `recipients` (`age1...`, 1 to 16) and pass the file to `write`.

    `token` gives the file key, the ephemeral keys and the nonce; anything but the system's randomness is
    for making test vectors.
    """
    if not 1 <= len(recipients) <= limits.RECIPIENTS:
        raise ValueError("one to sixteen recipients")
    file_key = token(FILE_KEY)
    stanzas = [_stanza(bech32.decode("age", text), file_key, token(32)) for text in recipients]
    header = MAGIC + b"".join(stanzas) + b"---"
    mac = hmac.digest(hkdf(file_key, b"", b"header"), header, hashlib.sha256)
    nonce = token(NONCE)
    write(header + b" " + _b64(mac) + b"\n" + nonce)
    cipher = ChaCha20Poly1305(hkdf(file_key, nonce, b"payload"))
    sealed: list[bytes] = []
    for counter, (chunk, last) in enumerate(_chunks(pieces)):
        number = counter.to_bytes(11, "big") + (b"\x01" if last else b"\x00")
        sealed.append(cipher.encrypt(number, chunk, None))
        if last or len(sealed) == _AT_ONCE:
            write(b"".join(sealed))
            sealed.clear()


def _stanza(recipient: bytes, file_key: bytes, ephemeral: bytes) -> bytes:
    """Wrap the file key for one recipient; raises `ValueError` for a recipient of small order."""
    secret = X25519PrivateKey.from_private_bytes(ephemeral)
    share = secret.public_key().public_bytes_raw()
    shared = secret.exchange(X25519PublicKey.from_public_bytes(recipient))
    wrap = hkdf(shared, share + recipient, WRAP_INFO)
    body = ChaCha20Poly1305(wrap).encrypt(bytes(12), file_key, None)
    return b"-> X25519 " + _b64(share) + b"\n" + _b64(body) + b"\n"


def _b64(raw: bytes) -> bytes:
    return base64.b64encode(raw).rstrip(b"=")


def _chunks(pieces: Iterable[bytes]) -> Iterable[tuple[bytes, bool]]:
    """Cut the stream into chunks of 64 KiB; the last is marked, and empty only when everything is."""
    held = b""
    for piece in pieces:
        held += piece
        at = 0
        # One chunk stays behind, because the last one must be known as such.
        while len(held) - at > CHUNK:
            yield held[at : at + CHUNK], False
            at += CHUNK
        held = held[at:]
    yield held, True
