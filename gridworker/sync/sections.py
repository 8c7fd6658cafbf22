"""The first pass of writing: ops into compressed, hashed sections, and what the manifest says of them.

The loop over ops frames and hashes them one by one; compressing and hashing a full section happens beside it
in one thread, which lets go of the interpreter's lock.
"""

from __future__ import annotations

import binascii
import hashlib
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Final

from gridworker.domain.ids import b64u
from gridworker.domain.ops import LogKey, decode_header
from gridworker.errors import BugError
from gridworker.sync import limits, manifest
from gridworker.sync.framing import Frames, OpBytes, frame_body, frame_op
from gridworker.sync.merkle import MerkleRoot
from gridworker.sync.refusals import BundleError
from gridworker.sync.spool import Spool

Progress = Callable[[int, int], None]
"""Called with (ops done, ops expected or 0)."""
Cancel = Callable[[], bool]

_ASK_EVERY: Final = 256
_URLSAFE: Final = bytes.maketrans(b"+/", b"-_")


@dataclass(frozen=True)
class SliceSource:
    """One slice to send: its log, the number of the first op, the hash before it, and the ops in order."""

    log: LogKey
    first: int
    prev: str
    ops: Iterable[OpBytes]


class Sections:
    """Fills the spool and writes down what the manifest will say of it; `wait()` before reading it."""

    def __init__(self, spool: Spool, progress: Progress | None, cancel: Cancel | None, expected: int) -> None:
        self.sections: list[dict[str, Any]] = []
        self.logs: list[dict[str, Any]] = []
        self.done = 0
        self.has_bodies = False
        self._spool = spool
        self._progress = progress
        self._cancel = cancel
        self._expected = expected
        self._frames = Frames()
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="pack")
        self._pending: Future[None] | None = None
        self._total = 0
        self._parts: list[bytes] = []
        self._size = 0
        self._count = 0

    def add_plain(self, kind: str, raw: bytes) -> None:
        """Add a section as it is."""
        if len(raw) > (limits.PART if kind in manifest.PARTS else limits.SECTION):
            raise BundleError("too_big", "a section is too long")
        self._keep({"k": kind}, [raw])

    def add_blob(self, op: str, raw: bytes) -> None:
        """Add the bytes of an attachment that the op with this hash names."""
        if len(raw) > limits.BLOB:
            raise BundleError("too_big", "an attachment is too long")
        self._keep({"k": "blob", "op": op}, [raw])
        if self._cancel and self._cancel():
            raise BundleError("cancelled")

    def add_bodies(self, bodies: Iterable[bytes]) -> None:
        """Add bodies of carried ops."""
        for body in bodies:
            if self._size >= limits.REC_TARGET:
                self._flush("body")
            self._parts += frame_body(body)
            self._size += 4 + len(body)
            self._count += 1
            self.has_bodies = True
        self._flush("body")

    def add_slices(self, slices: Iterable[SliceSource]) -> None:
        """Add every op of every slice; a slice without ops is left out."""
        for source in slices:
            self._add_slice(source)
        self._flush("rec")

    def _add_slice(self, source: SliceSource) -> None:
        tree = MerkleRoot()
        prev = source.prev.encode("ascii")
        hashes: list[bytes] = []
        for header, body in source.ops:
            if b'"prev":"' + prev + b'"' not in header and decode_header(header)["prev"] != prev.decode():
                raise BugError("the ops to send are not one chain")
            digest = hashlib.sha256(header).digest()
            prev = _hash_text(digest)
            hashes.append(digest)
            size = 8 + len(header) + (len(body) if body else 0)
            if self._size + size > limits.REC_RAW or self._size >= limits.REC_TARGET:
                self._flush("rec")
                tree.extend(hashes)
                hashes.clear()
            self._parts += frame_op(header, body)
            self._size += size
            self._count += 1
            if not self._count % _ASK_EVERY and self._cancel and self._cancel():
                raise BundleError("cancelled")
        tree.extend(hashes)
        if tree.count:
            self.logs.append(
                {
                    **source.log._asdict(),
                    "from": source.first,
                    "to": source.first + tree.count - 1,
                    "prev": source.prev,
                    "head": prev.decode(),
                    "root": b64u(tree.root()),
                }
            )

    def _flush(self, kind: str) -> None:
        if self._parts:
            self._keep({"k": kind, "raw": self._size, "c": self._count}, self._parts)
            self.done += self._count if kind == "rec" else 0
            self._parts, self._size, self._count = [], 0, 0
        if self._progress:
            self._progress(self.done, self._expected)

    def _keep(self, section: dict[str, Any], parts: list[bytes]) -> None:
        self._total += section.get("raw") or len(parts[0])
        if self._total > limits.TOTAL_RAW or len(self.sections) >= limits.SECTIONS:
            raise BundleError("too_big", "more than a bundle may hold")
        self.wait()
        self.sections.append(section)
        self._pending = self._pool.submit(self._finish, section, parts)

    def _finish(self, section: dict[str, Any], parts: list[bytes]) -> None:
        """Compress and hash beside the loop that reads ops; both let go of the interpreter's lock."""
        data = b"".join(parts)
        if "raw" in section:
            data = self._frames.compress(data)
        section["n"] = len(data)
        section["h"] = b64u(hashlib.sha256(data).digest())
        self._spool.append(data)

    def wait(self) -> None:
        """Wait until what was handed over is in the spool; raises what went wrong there."""
        if self._pending is not None:
            self._pending.result()

    def close(self) -> None:
        """Let the thread go."""
        self._pool.shutdown(wait=True, cancel_futures=True)


def _hash_text(digest: bytes) -> bytes:
    """Spell a hash like `b64u`, by a shorter road: it is done for every op."""
    return binascii.b2a_base64(digest, newline=False)[:43].translate(_URLSAFE)
