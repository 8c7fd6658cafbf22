"""The outer layer: an age v1 file for X25519 recipients, read and written in constant memory.

`ageheader` has looked at the header by the letter before a file reaches `pyrage`. `pyrage` pushes plaintext
into a writer; a reader wants to pull. `Decryptor` runs it in a thread over a short bounded queue (four blocks
of 256 KiB), so memory is constant whatever the size of the file. Plaintext of one 64 KiB chunk is released
only after its own tag was checked, but before the end of the file is known to be genuine: callers must not
act on anything before `finish()`.
"""

from __future__ import annotations

import contextlib
import io
import queue
import threading
from collections.abc import Callable, Sequence
from typing import BinaryIO, Final, Protocol

import pyrage

from gridworker.sync import limits
from gridworker.sync.ageheader import check_header, file_size
from gridworker.sync.keys import is_sound_recipient
from gridworker.sync.refusals import BundleError

_BLOCK: Final = 256 * 1024
_AHEAD: Final = 4
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
