"""The outer layer read: an age v1 file for X25519 recipients, strictly and in constant memory.

The age specification (C2SP age.md) allows more than we need, and the library behind `pyrage` lets some
malformed headers pass. So `check_header` reads the header by the letter first and refuses everything that
is not: binary, version 1, one to sixteen X25519 stanzas, at most 8 KiB, canonical base64, each stanza
closed by its short line. Only such a file reaches `pyrage`.

`pyrage` pushes plaintext into a writer; a reader wants to pull. `Decryptor` runs it in a thread over a
short bounded queue (four blocks of 256 KiB), which keeps memory constant whatever the size of the file.
Plaintext of one 64 KiB chunk is released only after its own tag was checked, but before the end of the
file is known to be genuine: callers must not act on anything before `finish()`.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
import queue
import re
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Final

import pyrage

from gridworker.sync import limits
from gridworker.sync.refusals import BundleError

MAGIC: Final = b"age-encryption.org/v1\n"
CHUNK: Final = 64 * 1024
TAG: Final = 16
NONCE: Final = 16

_BLOCK: Final = 256 * 1024
_AHEAD: Final = 4
_STANZA = re.compile(rb"-> ([!-~]+(?: [!-~]+)*)\Z")
_MAC = re.compile(rb"--- ([A-Za-z0-9+/]{43})\Z")
_LINE = re.compile(rb"[A-Za-z0-9+/]{0,64}\Z")


@dataclass(frozen=True, slots=True)
class AgeHeader:
    """What the strict check found: length of the header in bytes and number of recipients."""

    length: int
    recipients: int


def check_header(head: bytes, *, at_end: bool = False) -> AgeHeader:
    """Check the header at the start of `head` (give at least 8 KiB + 1 bytes, or the whole file).

    `at_end` says that `head` is the whole file. Raises `BundleError`; `facts["policy"]` is set when the
    header may be legal age but is not allowed here: `armor`, `stanza_type`, `recipients`, `header_size`.
    """
    if not head.startswith(MAGIC):
        if head.lstrip(b" \t\r\n").startswith(b"-----BEGIN AGE"):
            raise BundleError("not_a_bundle", "armored age file", policy="armor")
        if head.startswith(b"age-encryption.org/") and b"\n" in head[:40]:
            raise BundleError("too_new", "age version")
        if at_end and head and MAGIC.startswith(head):
            raise BundleError("truncated", "inside the first line")
        raise BundleError("not_a_bundle", "no age file")
    lines = _Lines(head, len(MAGIC), at_end)
    recipients = 0
    line = lines.next()
    while not line.startswith(b"---"):
        match = _STANZA.match(line)
        if not match:
            raise BundleError("tampered", "malformed stanza line")
        body, line = _stanza_body(lines)
        arguments = match[1].split(b" ")
        if arguments[0] != b"X25519":
            raise BundleError("not_a_bundle", "stanza that is not X25519", policy="stanza_type")
        if len(arguments) != 2 or len(_canonical(arguments[1])) != 32 or len(body) != 32:
            raise BundleError("tampered", "malformed X25519 stanza")
        recipients += 1
        if recipients > limits.RECIPIENTS:
            raise BundleError("too_big", "more than 16 recipients", policy="recipients")
    match = _MAC.match(line)
    if not match or len(_canonical(match[1])) != 32:
        raise BundleError("tampered", "malformed header end")
    if not recipients:
        raise BundleError("tampered", "no recipient")
    return AgeHeader(lines.at, recipients)


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


def file_size(header: AgeHeader, plain: int) -> int:
    """Return how long the age file with this header and `plain` bytes inside must be."""
    chunks = max(1, -(-plain // CHUNK))
    return header.length + NONCE + plain + chunks * TAG


class Decryptor:
    """Pulls plaintext out of an age file. Use as a context manager, so that the thread ends.

    `source` stands at the start of the file; `secrets` are `AGE-SECRET-KEY-1...` texts. The header is
    checked here, before a thread exists. Raises `BundleError`: what `check_header` raises, `not_for_us`,
    `tampered`, `truncated`, `cannot_read`.
    """

    def __init__(self, source: BinaryIO, secrets: Sequence[str]) -> None:
        try:
            head = source.read(limits.AGE_HEADER + 1)
            self.header = check_header(head, at_end=len(head) <= limits.AGE_HEADER)
            self.size = source.seek(0, io.SEEK_END)
            source.seek(0)
        except OSError as e:
            raise BundleError("cannot_read", type(e).__name__) from e
        self._source = _Source(source)
        self._queue: queue.Queue[bytes | BundleError | None] = queue.Queue(_AHEAD)
        self._stop = threading.Event()
        self._block = b""
        self._offset = 0
        self._ended = False
        self._error: BundleError | None = None
        identities = [pyrage.x25519.Identity.from_str(secret) for secret in secrets]
        self._thread = threading.Thread(target=self._run, args=(identities,), name="age", daemon=True)
        self._thread.start()

    def __enter__(self) -> Decryptor:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Stop the thread wherever it is."""
        self._stop.set()
        while self._thread.is_alive():
            try:
                self._queue.get(timeout=0.02)
            except queue.Empty:
                continue
        self._thread.join()

    def read(self, n: int) -> bytes:
        """Return exactly `n` bytes; raises `BundleError` `truncated` when the genuine end comes first."""
        block, at = self._block, self._offset
        if len(block) - at >= n:
            self._offset = at + n
            return block[at : at + n]
        parts = [block[at:]]
        missing = n - len(parts[0])
        while missing:
            block = self._next()
            if not block:
                self._block, self._offset = b"", 0
                raise BundleError("truncated", "plaintext ends early")
            parts.append(block[:missing])
            self._block, self._offset = block, min(missing, len(block))
            missing -= len(parts[-1])
        return b"".join(parts)

    def finish(self) -> None:
        """Check that the authenticated end of the file is here and nothing stands before it."""
        if self._offset < len(self._block) or self._next():
            raise BundleError("tampered", "bytes after the last section")

    @property
    def file_hash(self) -> bytes:
        """SHA-256 of the whole file; valid after `finish()`."""
        if not self._ended:
            raise RuntimeError("the file was not read to its end")
        return self._source.sha256.digest()

    def _next(self) -> bytes:
        if self._ended:
            return b""
        if self._error:
            raise self._error
        item = self._queue.get()
        if isinstance(item, BundleError):
            self._error = item
            raise item
        if item is None:
            self._ended = True
            return b""
        return item

    def _run(self, identities: list[object]) -> None:
        sink = _Sink(self._put)
        last: BundleError | None = None
        try:
            pyrage.decrypt_io(self._source, sink, identities)
            sink.flush_block()
        except _Stopped:
            return
        except pyrage.DecryptError as e:
            # Raised for the header only. The text is the one sign that tells the two cases apart.
            last = BundleError("not_for_us" if "No matching keys" in str(e) else "tampered", "age header")
        except OSError as e:
            # The library reports a bad chunk as OSError too; an error of the disk was seen by _Source.
            last = BundleError("cannot_read" if self._source.failed else "tampered", type(e).__name__)
        except Exception as e:
            last = BundleError("tampered", type(e).__name__)
        try:
            self._put(last)
        except _Stopped:
            return

    def _put(self, item: bytes | BundleError | None) -> None:
        while not self._stop.is_set():
            try:
                self._queue.put(item, timeout=0.1)
            except queue.Full:
                continue
            return
        raise _Stopped


class _Stopped(Exception):
    """The reader was closed while the thread still had bytes to give."""


class _Source:
    """Hands the file to pyrage (in pieces of 8 KiB), hashes it, and remembers a failing disk."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.sha256 = hashlib.sha256()
        self.failed = False

    def read(self, n: int = -1) -> bytes:
        try:
            piece = self._file.read(n)
        except OSError:
            self.failed = True
            raise
        self.sha256.update(piece)
        return piece


class _Sink:
    """Joins pyrage's small writes into blocks, so that the queue is crossed seldom."""

    def __init__(self, put: Callable[[bytes], None]) -> None:
        self._put = put
        self._parts: list[bytes] = []
        self._size = 0

    def write(self, piece: bytes) -> int:
        self._parts.append(piece)
        self._size += len(piece)
        if self._size >= _BLOCK:
            self.flush_block()
        return len(piece)

    def flush(self) -> None:
        """Do nothing: pyrage flushes after every chunk."""

    def flush_block(self) -> None:
        if self._parts:
            self._put(b"".join(self._parts))
            self._parts, self._size = [], 0
