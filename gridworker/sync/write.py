"""Writes a bundle: compress and hash, sign the manifest, encrypt, make sure it is on the disk.

Two passes, because the manifest comes first and names the hash of every section: ops go through once into
a `Spool`, then manifest and spool go through age into `gwb1-….part`. The file is synced, read back and
compared, and only then given its name: the first 16 hex digits of its own SHA-256, which says nothing of
who, where or when. Op bytes are taken as they are stored; nothing is serialised again.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import FileIO
from pathlib import Path

from gridworker import __version__
from gridworker.domain.ids import b64u
from gridworker.domain.ops import LogKey
from gridworker.lasting import take_name
from gridworker.sync import agefile, dsse, limits, manifest
from gridworker.sync.hashing import StreamHash
from gridworker.sync.keys import DeviceKeys
from gridworker.sync.manifest import FromInfo
from gridworker.sync.refusals import BundleError, write_failure
from gridworker.sync.sections import Cancel as Cancel
from gridworker.sync.sections import Progress as Progress
from gridworker.sync.sections import Sections
from gridworker.sync.sections import SliceSource as SliceSource
from gridworker.sync.spool import Spool


@dataclass(frozen=True)
class Have:
    """What the writer holds of one log: all of 1..upto, and the numbers in `extra` above a gap."""

    log: LogKey
    upto: int
    extra: Sequence[int] = ()


@dataclass(frozen=True)
class Written:
    """The finished file. `check` are the 16 digits both ends compare; `prev` of the next bundle to the
    same audience is `manifest_hash`."""

    path: Path
    name: str
    size: int
    manifest_hash: str
    file_hash: str
    check: str
    ops: int


def write_bundle(
    dest: Path,
    *,
    purpose: str,
    office: str,
    from_: FromInfo,
    to: Sequence[str],
    keys: DeviceKeys,
    certs: Sequence[bytes],
    slices: Iterable[SliceSource],
    have: Iterable[Have],
    seq: int,
    prev: str,
    counts: Mapping[str, int],
    trust_v: int,
    period: tuple[str, str],
    bundle: str,
    wall: str,
    hlc: int,
    trust: Sequence[bytes] = (),
    bodies: Iterable[bytes] = (),
    extra_sections: Sequence[tuple[str, bytes]] = (),
    blobs: Iterable[tuple[str, bytes]] = (),
    part_of: tuple[str, int, int] | None = None,
    lacks: Sequence[str] = (),
    expected: int = 0,
    called: str = "",
    progress: Progress | None = None,
    cancel: Cancel | None = None,
    app: str = f"gridworker {__version__}",
) -> Written:
    """Write one bundle into the folder `dest` and return what it became.

    `to` are age recipients; `certs` certificate envelopes, the writer's own first (none for a request);
    `trust` trust envelopes that the receiver may lack; `bodies` belong to carried ops; `extra_sections`
    are (kind, bytes) such as ("enrol", ...); `blobs` are (op that names it, bytes) of attachments; `part_of`
    is (id of the set, this part, number of parts); `lacks` hashes of attachments to ask for; `called` begins
    the file's name instead of `gwb1` (enrolment only); `app` is for test vectors.

    Raises `BundleError`: `disk_full`, `read_only`, `cannot_write`, `cancelled`, `too_big`; then
    nothing is left behind.
    """
    part = dest / f"gwb1-{os.urandom(8).hex()}.part"
    spool = Spool(part.with_suffix(".spool.part"))
    work = Sections(spool, progress, cancel, expected)
    try:
        before = [(kind, raw) for kind, raw in extra_sections if kind in manifest.PARTS]
        after = [(kind, raw) for kind, raw in extra_sections if kind not in manifest.PARTS]
        for kind, raw in before:
            work.add_plain(kind, raw)
        work.add_bodies(bodies)
        work.add_slices(slices)
        for kind, raw in after:
            work.add_plain(kind, raw)
        for op, raw in blobs:
            work.add_blob(op, raw)
        work.wait()
        payload = manifest.encode(
            {
                "v": manifest.VERSION,
                "suite": manifest.SUITE,
                "purpose": purpose,
                "crit": ["bodies"] if work.has_bodies else [],
                "bundle": bundle,
                "office": office,
                "to": list(dict.fromkeys(to)),
                "from": from_.model_dump(by_alias=True),
                "seq": seq,
                "prev": prev,
                "logs": work.logs,
                "have": [{**h.log._asdict(), "upto": h.upto, "extra": list(h.extra)} for h in have],
                "schema": {"op": 1},
                "hlc": hlc,
                "wall": wall,
                "app": app,
                "counts": dict(counts),
                "period": {"from": period[0], "to": period[1]},
                **({"part": dict(zip(("set", "i", "n"), part_of, strict=True))} if part_of else {}),
                **({"lacks": list(lacks)} if lacks else {}),
                "trust_v": trust_v,
                "sections": work.sections,
            }
        )
        beside = {"certs": [dsse.b64(c) for c in certs], "trust": [dsse.b64(t) for t in trust]}
        beside = {name: envelopes for name, envelopes in beside.items() if envelopes}
        envelope = dsse.sign(dsse.MANIFEST_TYPE, payload, [keys.sign_seed], beside)
        if len(envelope) > limits.ENVELOPE:
            raise BundleError("too_big", "envelope over 8 MiB")
        head = limits.INNER_MAGIC + len(envelope).to_bytes(4, "big") + envelope
        digest, size = _encrypt_to(part, _chain(head, spool), list(dict.fromkeys(to)))
        _read_back(part, digest)
        name = f"{called}-{digest.hex()[:8]}.gwb" if called else f"gwb1-{digest.hex()[:16]}.gwb"
        take_name(part, dest / name)
    except OSError as e:
        raise write_failure(e) from e
    finally:
        work.close()
        with contextlib.suppress(OSError):
            spool.close()
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    return Written(
        path=dest / name,
        name=name,
        size=size,
        manifest_hash=manifest.manifest_hash(payload),
        file_hash=b64u(digest),
        check=manifest.check_digits(payload),
        ops=work.done,
    )


def _chain(head: bytes, spool: Spool) -> Iterator[bytes]:
    yield head
    yield from spool.sections()


class _Feed:
    """Turns the pieces into what `read(n)` wants."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._piece = memoryview(b"")

    def read(self, n: int = -1, /) -> bytes:
        while not self._piece:
            following = next(self._pieces, None)
            if following is None:
                return b""
            self._piece = memoryview(following)
        piece, self._piece = self._piece[:n], self._piece[n:]
        return bytes(piece)


class _HashingFile:
    """Joins pyrage's small writes into blocks, hashes them and writes them to the file."""

    def __init__(self, file: FileIO) -> None:
        self._file = file
        self.sha256 = StreamHash()
        self.size = 0
        self._parts: list[bytes] = []
        self._held = 0

    def write(self, piece: bytes, /) -> int:
        self._parts.append(piece)
        self._held += len(piece)
        if self._held >= limits.MIB:
            self.flush_block()
        return len(piece)

    def flush(self) -> None:
        """Do nothing: a block is written when it is full."""

    def flush_block(self) -> None:
        block = b"".join(self._parts)
        self._parts, self._held = [], 0
        self.sha256.update(block)
        self.size += len(block)
        rest = memoryview(block)
        while rest:
            rest = rest[self._file.write(rest) :]


def _encrypt_to(part: Path, pieces: Iterator[bytes], to: Sequence[str]) -> tuple[bytes, int]:
    with part.open("xb", buffering=0) as file:
        sink = _HashingFile(file)
        try:
            agefile.encrypt(_Feed(pieces), sink, to)
            sink.flush_block()
            os.fsync(file.fileno())
            return sink.sha256.digest(), sink.size
        finally:
            sink.sha256.close()


def _read_back(part: Path, digest: bytes) -> None:
    """Compare what the disk gives with what was written; a bad stick is found before anyone relies on it."""
    with part.open("rb") as file:
        if hasattr(os, "posix_fadvise"):
            # Ask for the disk's own bytes, not the copy in memory.
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        if hashlib.file_digest(file, "sha256").digest() != digest:
            raise BundleError("cannot_write", "the disk gave back other bytes")
