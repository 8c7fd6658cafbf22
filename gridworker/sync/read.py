"""Reads a bundle: bytes in, verified ops out, or one `BundleError`.

One forward pass in constant memory, each step before the next may look at anything:

1. the age header is checked by the letter, then chunks are decrypted one by one;
2. magic and length, then the envelope (at most 8 MiB);
3. the signer's certificate leads to the office's trust that the caller holds;
4. the signature over the exact manifest bytes; only now is the manifest parsed;
5. office, recipient, sender, purpose and logs are what this signer may send to this reader;
6. each section: length, SHA-256, and only then decompression and framing;
7. each slice: as many ops as announced, ending in the announced head and root;
8. the authenticated end of the file, right after the last section.

Nothing read before step 8 may be shown as accepted: callers stage ops and commit after `finish()`.

    with open_bundle(path, secrets=[...], trust=view) as reader:
        for info, ops in reader.slices():
            for header, body, op_hash in ops: ...
        reader.finish()
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from gridworker.domain.ids import b64u, hash_text
from gridworker.errors import BugError
from gridworker.sync import agefile, ageheader, chain, limits, manifest
from gridworker.sync.chain import Signer, TrustView
from gridworker.sync.framing import Frames, HashedOp, OpBytes, bodies_in, ops_in
from gridworker.sync.keys import recipient_of
from gridworker.sync.manifest import LogSlice, Manifest, Section
from gridworker.sync.merkle import MerkleRoot
from gridworker.sync.refusals import BundleError

OnSection = Callable[[Section, bytes], None]
"""Gets every verified section whose kind this version does not know, with its bytes."""


def hash_file(path: Path) -> str:
    """Return the SHA-256 (b64u) of a file, to see whether the very same one was merged before."""
    try:
        with path.open("rb") as file:
            return b64u(hashlib.file_digest(file, "sha256").digest())
    except OSError as e:
        raise BundleError("cannot_read", type(e).__name__) from e


def open_bundle(
    path: Path, *, secrets: Sequence[str], trust: TrustView, on_section: OnSection | None = None
) -> BundleReader:
    """Open a bundle with the age identities in `secrets` and check it up to its signed manifest.

    The reader that comes back is a context manager. Raises `BundleError` with any code of `refusals` that
    concerns a file; a file of zero or of many bytes, of any content, raises nothing else.
    """
    if not trust.office:
        raise BundleError("no_office", "no office to check against")
    try:
        file = path.open("rb", buffering=limits.MIB)
    except OSError as e:
        raise BundleError("cannot_read", type(e).__name__) from e
    return BundleReader(path, file, secrets, trust, on_section)


class BundleReader:
    """A bundle whose manifest is genuine. Ask for things in this order: `part`, `bodies`, `slices`, `blobs`,
    `finish`; each may be left out except `bodies` when `has_bodies`, and `slices` before `blobs`."""

    manifest: Manifest
    """The signed manifest."""
    signer: Signer
    """The certificate that the manifest is signed under, or the bare key of a request."""
    revoked: bool
    """Whether the newest trust document here names the signer's certificate as revoked; its own ops still
    travel, and the fold judges them by position."""
    envelope: bytes
    """The envelope's exact bytes; they prove single ops later and belong into the archive."""

    def __init__(
        self,
        path: Path,
        file: BinaryIO,
        secrets: Sequence[str],
        trust: TrustView,
        on_section: OnSection | None = None,
    ) -> None:
        self._path = path
        self._file = file
        self._on_section = on_section
        self._frames = Frames()
        try:
            self._age = agefile.Decryptor(file, secrets)
        except BaseException:
            file.close()
            raise
        try:
            self.envelope = self._read_envelope()
            payload, self.signer, self.revoked = chain.open_manifest(self.envelope, trust)
            self.manifest = manifest.parse(payload)
            self.manifest_hash = manifest.manifest_hash(payload)
            self.check = manifest.check_digits(payload)
            ours = {recipient_of(secret) for secret in secrets}
            chain.check_parties(self.manifest, self.signer, trust.office, ours, revoked=self.revoked)
            self._check_size()
            self._at = 0
            self._held: list[OpBytes] = []
            self._held_at = 0
            self._parts = {s.k: self._section() for s in self.manifest.sections if s.k in manifest.PARTS}
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> BundleReader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; safe at any moment."""
        self._age.close()
        self._file.close()

    @cached_property
    def file_hash(self) -> str:
        """SHA-256 of the file (b64u), for the list of what was merged; read from the disk when asked for."""
        return hash_file(self._path)

    @property
    def has_bodies(self) -> bool:
        """Whether bodies of carried ops travel along."""
        return "bodies" in self.manifest.crit

    def part(self, kind: str) -> bytes | None:
        """Return the `enrol`, `recover` or `secrets` section, or None."""
        return self._parts.get(kind)

    def bodies(self) -> Iterator[bytes]:
        """Yield the bodies of carried ops, to be found again by their hash."""
        for section in self._run_of("body"):
            yield from bodies_in(self._raw(section), section.c or 0)

    def slices(self) -> Iterator[tuple[LogSlice, Iterator[HashedOp]]]:
        """Yield each slice with its hashed ops; ops that the caller leaves are read and checked too."""
        if self._kind_here() == "body":
            raise BugError("take reader.bodies() before reader.slices()")
        for info in self.manifest.logs:
            inner = self._slice(info)
            yield info, inner
            for _ in inner:
                pass
        if self._held_at < len(self._held):
            raise BundleError("bad_record", "ops after the last slice")

    def finish(self) -> None:
        """Check everything not yet read, up to the authenticated end of the file."""
        for _ in self.bodies():
            pass
        if self._kind_here() == "rec":
            for _ in self.slices():
                pass
        self._rest()

    def blobs(self) -> Iterator[tuple[str, str, bytes]]:
        """Yield the attachments as (hash, the op that names it, bytes); what else comes is checked too."""
        if self._kind_here() in ("body", "rec"):
            raise BugError("take reader.slices() before reader.blobs()")
        while self._at < len(self.manifest.sections):
            section = self.manifest.sections[self._at]
            data = self._section()
            if section.k == "blob" and section.op is not None:
                yield section.h, section.op, data
            elif self._on_section and section.k not in ("pad", "rec", "body"):
                self._on_section(section, data)

    def skim(self) -> None:
        """Check every byte's hash up to the end, without decompressing: enough to trust a copy."""
        while self._kind_here() in ("body", "rec"):
            self._section()
        self._rest()

    # --- steps ------------------------------------------------------------------------------------

    def _read_envelope(self) -> bytes:
        magic = self._age.read(len(limits.INNER_MAGIC))
        if magic != limits.INNER_MAGIC:
            code = "too_new" if magic.startswith(b"GWB") else "not_a_bundle"
            raise BundleError(code, "inner magic")
        size = int.from_bytes(self._age.read(4), "big")
        if size > limits.ENVELOPE:
            raise BundleError("too_big", "envelope over 8 MiB")
        return self._age.read(size)

    def _check_size(self) -> None:
        """The signed lengths say how long the file must be: a short copy is found before it is read."""
        plain = len(limits.INNER_MAGIC) + 4 + len(self.envelope) + self.manifest.plain_size
        expected = ageheader.file_size(self._age.header, plain)
        actual = self._age.size
        if actual < expected:
            raise BundleError("truncated", "shorter than the manifest says")
        if actual > expected:
            raise BundleError("tampered", "longer than the manifest says")

    def _kind_here(self) -> str:
        sections = self.manifest.sections
        return sections[self._at].k if self._at < len(sections) else ""

    def _run_of(self, kind: str) -> Iterator[Section]:
        while self._kind_here() == kind:
            yield self.manifest.sections[self._at]

    def _section(self) -> bytes:
        """Read the next section and check its hash."""
        section = self.manifest.sections[self._at]
        data = self._age.read(section.n)
        if b64u(hashlib.sha256(data).digest()) != section.h:
            raise BundleError("tampered", "hash of a section")
        self._at += 1
        return data

    def _raw(self, section: Section) -> bytes:
        return self._frames.decompress(self._section(), section.raw or 0)

    def _slice(self, info: LogSlice) -> Iterator[HashedOp]:
        """Yield the ops of one slice, the last of them only after its end was compared with the manifest.

        What a section has beyond the slice is held for the next one.
        """
        tree = MerkleRoot()
        left = info.count
        while left:
            if self._held_at >= len(self._held):
                section = next(self._run_of("rec"))
                self._held, self._held_at = ops_in(self._raw(section), section.c or 0), 0
            mine = self._held[self._held_at : self._held_at + left]
            self._held_at += len(mine)
            left -= len(mine)
            hashes = [hashlib.sha256(header).digest() for header, _ in mine]
            tree.extend(hashes)
            if not left and (b64u(hashes[-1]) != info.head or b64u(tree.root()) != info.root):
                raise BundleError("bad_record", "head or root of a slice")
            for (header, body), op_hash in zip(mine, hashes, strict=True):
                yield header, body, hash_text(op_hash)

    def _rest(self) -> None:
        for _ in self.blobs():
            pass
        self._age.finish()

