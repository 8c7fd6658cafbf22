"""SHA-256 of a long stream, worked out beside whoever reads or writes it.

hashlib lets go of the interpreter's lock, so the hash of one block is made while the next block is read and
decrypted. At most one block waits; with one core it costs nothing but a change of threads per block.
"""

from __future__ import annotations

import hashlib
from concurrent.futures import Future, ThreadPoolExecutor


class StreamHash:
    """Takes blocks in order. Call `digest` at the end or `close` when giving up."""

    def __init__(self) -> None:
        self._sha256 = hashlib.sha256()
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="sha256")
        self._last: Future[None] | None = None

    def update(self, block: bytes) -> None:
        """Add the next block; waits for the one before."""
        self._wait()
        self._last = self._pool.submit(self._sha256.update, block)

    def digest(self) -> bytes:
        """Return the hash of everything added."""
        self._wait()
        self.close()
        return self._sha256.digest()

    def close(self) -> None:
        """Let the thread go."""
        self._pool.shutdown(wait=True)

    def _wait(self) -> None:
        if self._last is not None:
            self._last.result()
