"""The outer layer: an age v1 file for X25519 recipients, read strictly and in constant memory.

The age specification (C2SP age.md) allows more than we need, and the library behind `pyrage` lets some
malformed headers pass. So `check_header` reads the header by the letter first and refuses everything that
is not: binary, version 1, one to sixteen X25519 stanzas, at most 8 KiB, canonical base64, each stanza
closed by its short line. The one other stanza allowed is *grease*, which age writers add so that readers
stay able to skip what they do not know: a name that ends in `-grease`, well formed, at most two. Only such
a file reaches `pyrage`.

`pyrage` pushes plaintext into a writer; a reader wants to pull. `Decryptor` runs it in a thread over a
short bounded queue (four blocks of 256 KiB), so memory is constant whatever the size of the file.
Plaintext of one 64 KiB chunk is released only after its own tag was checked, but before the end of the
file is known to be genuine: callers must not act on anything before `finish()`.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import io
import queue
import re
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Final, Protocol

import pyrage

from gridworker.sync import limits
from gridworker.sync.keys import is_sound_recipient
from gridworker.sync.refusals import BundleError

MAGIC: Final = b"age-encryption.org/v1\n"
CHUNK: Final = 64 * 1024
TAG: Final = 16
NONCE: Final = 16

_BLOCK: Final = 256 * 1024
_AHEAD: Final = 4
_LATER = re.compile(rb"age-encryption\.org/v([2-9]|[1-9][0-9])\n")
_STANZA = re.compile(rb"-> ([!-~]+(?: [!-~]+)*)\Z")
_MAC = re.compile(rb"--- ([A-Za-z0-9+/]{43})\Z")
_LINE = re.compile(rb"[A-Za-z0-9+/]{0,64}\Z")


# --- the header -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AgeHeader:
    """A header that passed: its length in bytes, its recipients and its grease stanzas, counted."""

    length: int
    recipients: int
    grease: int


def check_header(head: bytes, *, at_end: bool = False) -> AgeHeader:
    """Check the header at the start of `head` (give at least 8 KiB + 1 bytes, or the whole file).

    `at_end` says that `head` is the whole file. Raises `BundleError`; `facts["policy"]` is set when the
    header may be legal age but is not allowed here: `armor`, `stanza_type`, `recipients`, `grease`,
    `header_size`.
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
    recipients = grease = 0
    line = lines.next()
    while not line.startswith(b"---"):
        match = _STANZA.match(line)
        if not match:
            raise BundleError("tampered", "malformed stanza line")
        body, line = _stanza_body(lines)
        kind, *arguments = match[1].split(b" ")
        if kind.endswith(b"-grease"):
            grease += 1
        elif kind != b"X25519":
            raise BundleError("not_a_bundle", "stanza that is not X25519", policy="stanza_type")
        elif len(arguments) != 1 or len(_canonical(arguments[0])) != 32 or len(body) != 32:
            raise BundleError("tampered", "malformed X25519 stanza")
        else:
            recipients += 1
        if recipients > limits.RECIPIENTS:
            raise BundleError("too_big", "more than 16 recipients", policy="recipients")
        if grease > limits.GREASE:
            raise BundleError("not_a_bundle", "more than two grease stanzas", policy="grease")
    match = _MAC.match(line)
    if not match or len(_canonical(match[1])) != 32 or not recipients:
        raise BundleError("tampered", "malformed header end, or no recipient")
    return AgeHeader(lines.at, recipients, grease)


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


# --- reading ----------------------------------------------------------------------------------------


class Decryptor:
    """Pulls plaintext out of an age file, in order, exactly as much as is asked for.

    `source` is a seekable file that somebody else closes after `close()`, which stops the thread at any
    moment. `secrets` are `AGE-SECRET-KEY-1...` texts. The header is checked here, before a thread exists.
    Raises `BundleError`: what `check_header` raises, `not_for_us`, `tampered`, `truncated`, `cannot_read`.
    """

    def __init__(self, source: BinaryIO, secrets: Sequence[str]) -> None:
        try:
            self.size = source.seek(0, io.SEEK_END)
            source.seek(0)
            head = source.read(limits.AGE_HEADER + 1)
            source.seek(0)
        except OSError as e:
            raise BundleError("cannot_read", type(e).__name__) from e
        self.header = check_header(head, at_end=self.size <= limits.AGE_HEADER)
        if self.size < file_size(self.header, 0):
            raise BundleError("truncated", "no payload")
        identities = [pyrage.x25519.Identity.from_str(secret) for secret in secrets]
        self._source = _Source(source)
        self._queue: queue.Queue[bytes | BundleError | None] = queue.Queue(_AHEAD)
        self._stop = threading.Event()
        self._end: BundleError | None = None
        self._ended = False
        self._block = b""
        self._at = 0
        self._thread = threading.Thread(target=self._run, args=(identities,), name="age", daemon=True)
        self._thread.start()

    def read(self, n: int) -> bytes:
        """Return exactly `n` bytes; raises `BundleError` `truncated` when the genuine end comes first."""
        block, at = self._block, self._at
        if len(block) - at >= n:
            self._at = at + n
            return block[at : at + n]
        parts = [block[at:]]
        missing = n - len(parts[0])
        while missing:
            block = self._next()
            if not block:
                self._block, self._at = b"", 0
                raise BundleError("truncated", "plaintext ends early")
            parts.append(block[:missing])
            self._block, self._at = block, min(missing, len(block))
            missing -= len(parts[-1])
        return b"".join(parts)

    def read_rest(self) -> bytes:
        """Return everything up to the authenticated end; for small files only."""
        return self._block[self._at :] + b"".join(iter(self._next, b""))

    def finish(self) -> None:
        """Check that the authenticated end of the file is here and nothing stands before it."""
        if self._at < len(self._block) or self._next():
            raise BundleError("tampered", "bytes after the last section")

    def close(self) -> None:
        """Stop and join the thread; safe at any moment and more than once."""
        self._stop.set()
        while self._thread.is_alive():
            # The thread may be waiting for room in the queue.
            with contextlib.suppress(queue.Empty):
                self._queue.get_nowait()
            self._thread.join(0.01)

    def _next(self) -> bytes:
        if not self._ended:
            item = self._queue.get()
            if isinstance(item, bytes):
                return item
            self._ended, self._end = True, item
        if self._end:
            raise self._end
        return b""

    def _run(self, identities: list[object]) -> None:
        sink = _Sink(self._put)
        end: BundleError | None = None
        try:
            pyrage.decrypt_io(self._source, sink, identities)
        except _Stopped:
            return
        except pyrage.DecryptError as e:
            # Raised for the header only. The text is the one sign that tells the two cases apart.
            end = BundleError("not_for_us" if "No matching keys" in str(e) else "tampered", "age header")
        except Exception as e:
            # A bad chunk comes as OSError, like a bad disk; what the disk said was seen by _Source.
            end = BundleError("cannot_read" if self._source.failed else "tampered", type(e).__name__)
        with contextlib.suppress(_Stopped):
            # Genuine chunks before the bad one may hold the manifest, which says what is missing.
            sink.pass_on()
            self._put(end)

    def _put(self, item: bytes | BundleError | None) -> None:
        while not self._stop.is_set():
            try:
                self._queue.put(item, timeout=0.05)
            except queue.Full:
                continue
            return
        raise _Stopped


class _Stopped(Exception):
    """The reader was closed while the thread still had bytes to give."""


class _Source:
    """Hands the file to pyrage in the small pieces it asks for, and remembers a failing disk."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.failed = False

    def read(self, n: int = -1) -> bytes:
        try:
            return self._file.read(n)
        except OSError:
            self.failed = True
            raise


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
            self.pass_on()
        return len(piece)

    def flush(self) -> None:
        """Do nothing: a block is passed on when it is full."""

    def pass_on(self) -> None:
        if self._parts:
            self._put(b"".join(self._parts))
            self._parts, self._size = [], 0


# --- writing ----------------------------------------------------------------------------------------


class Readable(Protocol):
    """What encryption reads from."""

    def read(self, n: int = -1, /) -> bytes:
        """Return up to `n` bytes, none at the end."""
        ...


class Writable(Protocol):
    """What encryption writes to."""

    def write(self, piece: bytes, /) -> int:
        """Take the bytes and return how many."""
        ...

    def flush(self) -> None:
        """Pass on what is held back."""
        ...


def encrypt(source: Readable, sink: Writable, recipients: Sequence[str]) -> None:
    """Write `source` as a binary age file for `recipients` (`age1...` texts, 1 to 16, X25519).

    Raises `ValueError` for another number, or for a recipient that is none or of small order.
    """
    if not 1 <= len(recipients) <= limits.RECIPIENTS:
        raise ValueError("one to sixteen recipients")
    if not all(is_sound_recipient(text) for text in recipients):
        raise ValueError("not an X25519 recipient")
    pyrage.encrypt_io(source, sink, [pyrage.x25519.Recipient.from_str(text) for text in recipients])
