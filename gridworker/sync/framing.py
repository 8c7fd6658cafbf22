"""Ops in a section: `u32 length, header, u32 length, body` one after the other, in one zstd frame.

Lengths are big-endian. A body of length 0 is absent (redacted). All hashes are over these very bytes.
A frame must name its content size and be one frame; it is decompressed only when that size is the one
the signed manifest gives, so nothing can grow while it is read.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

import zstandard

from gridworker.sync import limits
from gridworker.sync.refusals import BundleError

_U32 = struct.Struct(">I")

OpBytes = tuple[bytes, bytes | None]
"""Header bytes, and body bytes or None when the body is absent."""

HashedOp = tuple[bytes, bytes | None, str]
"""The same with the SHA-256 of the header bytes (b64u), which is the op's hash."""


def frame_op(header: bytes, body: bytes | None) -> tuple[bytes, bytes, bytes, bytes]:
    """Return the four pieces of one framed op."""
    body = body or b""
    return _U32.pack(len(header)), header, _U32.pack(len(body)), body


def ops_in(raw: bytes, count: int) -> list[OpBytes]:
    """Return exactly `count` ops; raises `BundleError` when the bytes hold more, fewer or broken ones."""
    at, end = 0, len(raw)
    out: list[OpBytes] = []
    unpack, most_head, most_body = _U32.unpack_from, limits.OP_HEADER, limits.OP_BODY
    try:
        for _ in range(count):
            (head_size,) = unpack(raw, at)
            body_at = at + head_size + 8
            (body_size,) = unpack(raw, body_at - 4)
            next_at = body_at + body_size
            if head_size > most_head or body_size > most_body or head_size < 2 or next_at > end:
                raise BundleError("bad_record", "length of an op's header or body")
            out.append((raw[at + 4 : body_at - 4], raw[body_at:next_at] if body_size else None))
            at = next_at
    except struct.error:
        raise BundleError("bad_record", "fewer ops than announced") from None
    if at != end:
        raise BundleError("bad_record", "bytes after the last op")
    return out


def frame_body(body: bytes) -> tuple[bytes, bytes]:
    """Return the two pieces of one framed body of a carried op."""
    return _U32.pack(len(body)), body


def bodies_in(raw: bytes, count: int) -> Iterator[bytes]:
    """Yield exactly `count` bodies of a `body` section."""
    at, end = 0, len(raw)
    for _ in range(count):
        size = _U32.unpack_from(raw, at)[0] if at + 4 <= end else 0
        if not 1 <= size <= limits.OP_BODY or at + 4 + size > end:
            raise BundleError("bad_record", "length of a carried body")
        yield raw[at + 4 : at + 4 + size]
        at += 4 + size
    if at != end:
        raise BundleError("bad_record", "bytes after the last body")


class Frames:
    """Compresses and decompresses sections, with the limits of the format."""

    def __init__(self) -> None:
        self._out = zstandard.ZstdCompressor(level=limits.ZSTD_LEVEL, write_content_size=True)
        self._in = zstandard.ZstdDecompressor(max_window_size=limits.WINDOW)

    def compress(self, raw: bytes) -> bytes:
        """Return `raw` as one frame."""
        return self._out.compress(raw)

    def decompress(self, frame: bytes, raw_size: int) -> bytes:
        """Return the `raw_size` bytes inside `frame`; raises `BundleError` for anything else."""
        try:
            shape = zstandard.get_frame_parameters(frame)
            if shape.content_size != raw_size or shape.dict_id or shape.window_size > limits.WINDOW:
                raise BundleError("bad_record", "zstd frame: size, window or dictionary")
            raw = self._in.decompress(frame, max_output_size=raw_size, allow_extra_data=False)
        except (zstandard.ZstdError, MemoryError) as e:
            raise BundleError("bad_record", "zstd frame is damaged") from e
        if len(raw) != raw_size:
            raise BundleError("bad_record", "zstd frame is shorter than it says")
        return raw
