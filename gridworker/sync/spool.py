"""Where a writer keeps compressed sections until the manifest can be signed.

The manifest comes first in the file and holds the hash of every section, so the sections wait. They wait
in memory up to 24 MiB and after that in a file beside the bundle, under a random key that never leaves
memory: a stick pulled out half-way holds nothing that anybody can read.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from gridworker.sync import limits


class Spool:
    """Append sections, then read them back in order. `close()` removes the file, if there was one."""

    def __init__(self, path: Path, memory: int = limits.SPOOL_MEMORY) -> None:
        self._path = path
        self._room = memory
        self._held: list[bytes | int] = []
        self._file: BinaryIO | None = None
        self._cipher = ChaCha20Poly1305(os.urandom(32))

    def append(self, section: bytes) -> None:
        """Keep one section."""
        self._room -= len(section)
        if self._room >= 0:
            self._held.append(section)
            return
        if self._file is None:
            self._file = self._path.open("x+b")
        sealed = self._cipher.encrypt(self._nonce(len(self._held)), section, None)
        self._file.write(sealed)
        self._held.append(len(sealed))

    def sections(self) -> Iterator[bytes]:
        """Yield what was appended, in order."""
        if self._file is not None:
            self._file.seek(0)
        for index, held in enumerate(self._held):
            if isinstance(held, bytes):
                yield held
            elif self._file is not None:
                sealed = self._file.read(held)
                yield self._cipher.decrypt(self._nonce(index), sealed, None)

    def close(self) -> None:
        """Forget everything."""
        self._held = []
        if self._file is not None:
            self._file.close()
            self._path.unlink(missing_ok=True)
            self._file = None

    def _nonce(self, index: int) -> bytes:
        # The key is used for this one spool and every index once, so a counter is a sound nonce.
        return index.to_bytes(12, "big")
