"""The outer layer read: an age v1 file for X25519 recipients, strictly and in constant memory.

The age specification (C2SP age.md) allows more than we need, and libraries let some malformed headers pass.
So `check_header` reads the header by the letter and refuses everything that is not: binary, version 1, one
to sixteen X25519 stanzas and no others, at most 8 KiB, canonical base64, each stanza closed by its short
line. `Decryptor` then unwraps the file key, checks the header's MAC, and gives plaintext chunk by chunk.

The primitives are those of `cryptography`. `pyrage` was measured in this place: it needs five times as long
for the same bytes, pushes them in pieces of 8 KiB under the interpreter's lock, and so asks for a thread and
a queue; it is the oracle of the tests instead, as is the age program.

Plaintext of one 64 KiB chunk is released only after its own tag was checked, but before the end of the file
is known to be genuine: callers must not act on anything before `finish()`.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import hashlib
import hmac
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from gridworker.sync import bech32, limits
from gridworker.sync.hashing import StreamHash
from gridworker.sync.refusals import BundleError

MAGIC: Final = b"age-encryption.org/v1\n"
CHUNK: Final = 64 * 1024
TAG: Final = 16
NONCE: Final = 16
FILE_KEY: Final = 16
WRAP_INFO: Final = b"age-encryption.org/v1/X25519"

_SEALED: Final = CHUNK + TAG
_AT_ONCE: Final = 16
"""Chunks read from the disk in one go."""
_LATER = re.compile(rb"age-encryption\.org/v([2-9]|[1-9][0-9])\n")
_STANZA = re.compile(rb"-> ([!-~]+(?: [!-~]+)*)\Z")
_MAC = re.compile(rb"--- ([A-Za-z0-9+/]{43})\Z")
_LINE = re.compile(rb"[A-Za-z0-9+/]{0,64}\Z")


@dataclass(frozen=True, slots=True)
class Stanza:
    """The file key wrapped for one recipient: ephemeral public key and sealed key, 32 bytes each."""

    share: bytes
    body: bytes


@dataclass(frozen=True, slots=True)
class AgeHeader:
    """A header that passed: its bytes up to and with `---`, its MAC, its whole length, its stanzas."""

    signed: bytes
    mac: bytes
    length: int
    stanzas: tuple[Stanza, ...]


def check_header(head: bytes, *, at_end: bool = False) -> AgeHeader:
    """Check the header at the start of `head` (give at least 8 KiB + 1 bytes, or the whole file).

    `at_end` says that `head` is the whole file. Raises `BundleError`; `facts["policy"]` is set when the
    header may be legal age but is not allowed here: `armor`, `stanza_type`, `recipients`, `header_size`.
    """
    if not head.startswith(MAGIC):
        if head.lstrip(b" \t\r\n").startswith(b"-----BEGIN AGE"):
            raise BundleError("not_a_bundle", "armored age file", policy="armor")
        if _LATER.match(head):
            raise BundleError("too_new", "age version")
        if at_end and head and MAGIC.startswith(head):
            raise BundleError("truncated", "inside the first line")
        raise BundleError("not_a_bundle", "no age file")
    lines = _Lines(head, len(MAGIC), at_end)
    stanzas: list[Stanza] = []
    line = lines.next()
    while not line.startswith(b"---"):
        match = _STANZA.match(line)
        if not match:
            raise BundleError("tampered", "malformed stanza line")
        body, line = _stanza_body(lines)
        arguments = match[1].split(b" ")
        if arguments[0] != b"X25519":
            raise BundleError("not_a_bundle", "stanza that is not X25519", policy="stanza_type")
        if len(arguments) != 2 or len(share := _canonical(arguments[1])) != 32 or len(body) != 32:
            raise BundleError("tampered", "malformed X25519 stanza")
        stanzas.append(Stanza(share, body))
        if len(stanzas) > limits.RECIPIENTS:
            raise BundleError("too_big", "more than 16 recipients", policy="recipients")
    match = _MAC.match(line)
    if not match or not stanzas:
        raise BundleError("tampered", "malformed header end, or no recipient")
    signed = head[: lines.at - len(line) - 1] + b"---"
    return AgeHeader(signed, _canonical(match[1]), lines.at, tuple(stanzas))


class _Lines:
    """Lines of the header, ended by a bare LF; never past the size limit."""

    def __init__(self, head: bytes, start: int, at_end: bool) -> None:
        self._head = head[: limits.AGE_HEADER]
        self._whole = at_end and len(head) <= limits.AGE_HEADER
        self.at = start

    def next(self) -> bytes:
        end = self._head.find(b"\n", self.at)
        if end < 0:
            if self._whole:
                raise BundleError("truncated", "inside the age header")
            raise BundleError("too_big", "age header over 8 KiB", policy="header_size")
        line, self.at = self._head[self.at : end], end + 1
        return line


def _stanza_body(lines: _Lines) -> tuple[bytes, bytes]:
    """Read full lines of 64 characters and the shorter one that must end them; return body, next line."""
    parts: list[bytes] = []
    while True:
        line = lines.next()
        if not _LINE.match(line):
            raise BundleError("tampered", "stanza body is not base64 or has no short last line")
        parts.append(line)
        if len(line) < 64:
            return _canonical(b"".join(parts)), lines.next()


def _canonical(text: bytes) -> bytes:
    """Decode base64 without padding; there is one spelling for each value."""
    try:
        raw = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except binascii.Error:
        raise BundleError("tampered", "base64 in the age header") from None
    if base64.b64encode(raw).rstrip(b"=") != text:
        raise BundleError("tampered", "base64 in the age header is not canonical")
    return raw


def hkdf(key: bytes, salt: bytes, info: bytes) -> bytes:
    """Return the 32 bytes that HKDF-SHA-256 gives."""
    return HKDF(SHA256(), 32, salt or None, info).derive(key)


def file_size(header: AgeHeader, plain: int) -> int:
    """Return how long the age file with this header and `plain` bytes inside must be."""
    chunks = max(1, -(-plain // CHUNK))
    return header.length + NONCE + plain + chunks * TAG


def unwrap(header: AgeHeader, secrets: Sequence[str]) -> bytes:
    """Return the file key that one of the `AGE-SECRET-KEY-1...` identities opens.

    Raises `BundleError`: `not_for_us` when none fits, `tampered` when the header's MAC does not hold.
    """
    for secret in secrets:
        private = X25519PrivateKey.from_private_bytes(bech32.decode("age-secret-key-", secret))
        recipient = private.public_key().public_bytes_raw()
        for stanza in header.stanzas:
            try:
                shared = private.exchange(X25519PublicKey.from_public_bytes(stanza.share))
            except ValueError:
                # The shared secret would be zero: a share of small order, made by nobody honest.
                raise BundleError("tampered", "X25519 share of small order") from None
            wrap = hkdf(shared, stanza.share + recipient, WRAP_INFO)
            try:
                file_key = ChaCha20Poly1305(wrap).decrypt(bytes(12), stanza.body, None)
            except InvalidTag:
                continue
            expected = hmac.digest(hkdf(file_key, b"", b"header"), header.signed, hashlib.sha256)
            if not hmac.compare_digest(expected, header.mac):
                raise BundleError("tampered", "MAC of the age header")
            return file_key
    raise BundleError("not_for_us", "no key fits")


class Decryptor:
    """Pulls plaintext out of an age file, in order, exactly as much as is asked for.

    `source` is a seekable file that somebody else closes; `close()` lets the hashing thread go. The header is
    checked here. Raises `BundleError`: what `check_header` and `unwrap` raise, `tampered`, `truncated`,
    `cannot_read`.
    """

    def __init__(self, source: BinaryIO, secrets: Sequence[str]) -> None:
        self._source = source
        self._hash = StreamHash()
        self._blocks = self._plaintext()
        self._block = b""
        self._at = 0
        try:
            self.size = source.seek(0, io.SEEK_END)
            source.seek(0)
            head = source.read(limits.AGE_HEADER + 1)
            source.seek(0)
        except OSError as e:
            raise BundleError("cannot_read", type(e).__name__) from e
        self.header = check_header(head, at_end=self.size <= limits.AGE_HEADER)
        self._file_key = unwrap(self.header, secrets)

    def read(self, n: int) -> bytes:
        """Return exactly `n` bytes; raises `BundleError` `truncated` when the genuine end comes first."""
        block, at = self._block, self._at
        if len(block) - at >= n:
            self._at = at + n
            return block[at : at + n]
        parts = [block[at:]]
        missing = n - len(parts[0])
        while missing:
            block = next(self._blocks, b"")
            if not block:
                self._block, self._at = b"", 0
                raise BundleError("truncated", "plaintext ends early")
            parts.append(block[:missing])
            self._block, self._at = block, min(missing, len(block))
            missing -= len(parts[-1])
        return b"".join(parts)

    def read_rest(self) -> bytes:
        """Return everything up to the authenticated end; for small files only."""
        return self._block[self._at :] + b"".join(self._blocks)

    def finish(self) -> None:
        """Check that the authenticated end of the file is here and nothing stands before it."""
        if self._at < len(self._block) or next(self._blocks, b""):
            raise BundleError("tampered", "bytes after the last section")

    def close(self) -> None:
        """Stop; safe at any moment and more than once."""
        self._hash.close()

    @property
    def file_hash(self) -> bytes:
        """SHA-256 of the whole file; valid after `finish()`."""
        return self._hash.digest()

    def _plaintext(self) -> Iterator[bytes]:
        """Yield the plaintext of each chunk, the last one marked as such by its nonce."""
        nonce = self._take(self.header.length + NONCE)[self.header.length :]
        cipher = ChaCha20Poly1305(hkdf(self._file_key, nonce, b"payload"))
        left = self.size - self.header.length - NONCE
        counter = 0
        while True:
            sealed = memoryview(self._take(max(TAG, min(left, _AT_ONCE * _SEALED))))
            left -= len(sealed)
            for start in range(0, len(sealed), _SEALED):
                chunk = sealed[start : start + _SEALED]
                last = left == 0 and start + _SEALED >= len(sealed)
                plain, closes = _open_chunk(cipher, counter, chunk, last=last)
                if closes and not plain and counter:
                    raise BundleError("tampered", "empty last chunk")
                if closes != last:
                    raise BundleError("truncated" if last else "tampered", "the file ends elsewhere")
                counter += 1
                yield plain
            if not left:
                return

    def _take(self, n: int) -> bytes:
        try:
            piece = self._source.read(n)
        except OSError as e:
            raise BundleError("cannot_read", type(e).__name__) from e
        if len(piece) < n:
            raise BundleError("truncated", "inside the age payload")
        self._hash.update(piece)
        return piece


def _open_chunk(
    cipher: ChaCha20Poly1305, counter: int, chunk: memoryview, *, last: bool
) -> tuple[bytes, bool]:
    """Return the plaintext and whether the chunk is a last one, trying first what it should be here.

    A genuine chunk of the other sort tells what happened: cut after it, or something put behind it.
    """
    for flag in (last, not last):
        number = counter.to_bytes(11, "big") + (b"\x01" if flag else b"\x00")
        with contextlib.suppress(InvalidTag):
            return cipher.decrypt(number, chunk, None), flag
    raise BundleError("tampered", "tag of a chunk")
