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
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final

from gridworker import __version__
from gridworker.domain.ids import b64u
from gridworker.domain.ops import LogKey, decode_header
from gridworker.errors import BugError
from gridworker.sync import ageseal, dsse, limits, manifest
from gridworker.sync.framing import Frames, OpBytes, frame_body, frame_op
from gridworker.sync.keys import DeviceKeys, Token
from gridworker.sync.manifest import FromInfo
from gridworker.sync.merkle import MerkleRoot
from gridworker.sync.refusals import BundleError, write_failure
from gridworker.sync.spool import Spool

Progress = Callable[[int, int], None]
"""Called with (ops done, ops expected or 0)."""
Cancel = Callable[[], bool]

_ASK_EVERY: Final = 256


@dataclass(frozen=True)
class SliceSource:
    """One slice to send: its log, the number of the first op, the hash before it, and the ops in order."""

    log: LogKey
    first: int
    prev: str
    ops: Iterable[OpBytes]


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
    expected: int = 0,
    progress: Progress | None = None,
    cancel: Cancel | None = None,
    app: str = f"gridworker {__version__}",
    token: Token = os.urandom,
) -> Written:
    """Write one bundle into the folder `dest` and return what it became.

    `to` are age recipients; `certs` certificate envelopes, the writer's own first (none for a request);
    `trust` trust envelopes that the receiver may lack; `bodies` belong to carried ops; `extra_sections`
    are (kind, bytes) such as ("enrol", ...); `app` and `token` are for test vectors. Raises `BundleError`:
    `disk_full`, `read_only`, `cannot_write`, `cancelled`, `too_big`; then nothing is left behind.
    """
    part = dest / f"gwb1-{os.urandom(8).hex()}.part"
    spool = Spool(part.with_suffix(".spool.part"))
    work = _Sections(spool, progress, cancel, expected)
    try:
        before = [(kind, raw) for kind, raw in extra_sections if kind in manifest.PARTS]
        after = [(kind, raw) for kind, raw in extra_sections if kind not in manifest.PARTS]
        for kind, raw in before:
            work.add_plain(kind, raw)
        work.add_bodies(bodies)
        work.add_slices(slices)
        for kind, raw in after:
            work.add_plain(kind, raw)
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
        digest, size = _encrypt_to(part, _chain(head, spool), list(dict.fromkeys(to)), token)
        _read_back(part, digest)
        name = f"gwb1-{digest.hex()[:16]}.gwb"
        part.replace(dest / name)
        _sync_folder(dest)
    except OSError as e:
        raise write_failure(e) from e
    finally:
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


class _Sections:
    """First pass: fills the spool and writes down what the manifest will say of it."""

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
        self._total = 0
        self._parts: list[bytes] = []
        self._size = 0
        self._count = 0

    def add_plain(self, kind: str, raw: bytes) -> None:
        """Add a section as it is."""
        if len(raw) > (limits.PART if kind in manifest.PARTS else limits.SECTION):
            raise BundleError("too_big", "a section is too long")
        self._keep({"k": kind, "n": len(raw)}, raw)

    def add_bodies(self, bodies: Iterable[bytes]) -> None:
        """Add bodies of carried ops."""
        for body in bodies:
            self._grow(frame_body(body), len(body) + 4, "body")
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
        prev = source.prev
        digest = b""
        for header, body in source.ops:
            if b'"prev":"%b"' % prev.encode("ascii") not in header and decode_header(header)["prev"] != prev:
                raise BugError("the ops to send are not one chain")
            digest = hashlib.sha256(header).digest()
            prev = b64u(digest)
            tree.add(digest)
            self._grow(frame_op(header, body), 8 + len(header) + len(body or b""), "rec")
            self._count += 1
            self.done += 1
            if self.done % _ASK_EVERY == 0 and self._cancel and self._cancel():
                raise BundleError("cancelled")
        if tree.count:
            self.logs.append(
                {
                    **source.log._asdict(),
                    "from": source.first,
                    "to": source.first + tree.count - 1,
                    "prev": source.prev,
                    "head": prev,
                    "root": b64u(tree.root()),
                }
            )

    def _grow(self, pieces: tuple[bytes, ...], size: int, kind: str) -> None:
        if (self._size and self._size + size > limits.REC_RAW) or self._size >= limits.REC_TARGET:
            self._flush(kind)
        self._parts += pieces
        self._size += size

    def _flush(self, kind: str) -> None:
        if self._parts:
            frame = self._frames.compress(b"".join(self._parts))
            section = {"k": kind, "n": len(frame), "raw": self._size, "c": self._count}
            self._parts, self._size, self._count = [], 0, 0
            self._keep(section, frame)
        if self._progress:
            self._progress(self.done, self._expected)

    def _keep(self, section: dict[str, Any], raw: bytes) -> None:
        self._total += section.get("raw", len(raw))
        if self._total > limits.TOTAL_RAW or len(self.sections) >= limits.SECTIONS:
            raise BundleError("too_big", "more than a bundle may hold")
        section["h"] = b64u(hashlib.sha256(raw).digest())
        self.sections.append(section)
        self._spool.append(raw)


def _chain(head: bytes, spool: Spool) -> Iterator[bytes]:
    yield head
    yield from spool.sections()


class _HashingFile:
    """Passes bytes to the file and hashes them on the way."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.sha256 = hashlib.sha256()
        self.size = 0

    def write(self, piece: bytes) -> None:
        self.sha256.update(piece)
        self.size += len(piece)
        self._file.write(piece)


def _encrypt_to(part: Path, pieces: Iterator[bytes], to: Sequence[str], token: Token) -> tuple[bytes, int]:
    with part.open("xb", buffering=limits.MIB) as file:
        sink = _HashingFile(file)
        ageseal.seal(pieces, sink.write, to, token)
        file.flush()
        os.fsync(file.fileno())
    return sink.sha256.digest(), sink.size


def _read_back(part: Path, digest: bytes) -> None:
    """Compare what the disk gives with what was written; a bad stick is found before anyone relies on it."""
    with part.open("rb") as file:
        if hasattr(os, "posix_fadvise"):
            # Ask for the disk's own bytes, not the copy in memory.
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        if hashlib.file_digest(file, "sha256").digest() != digest:
            raise BundleError("cannot_write", "the disk gave back other bytes")


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
