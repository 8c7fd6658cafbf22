"""Ops in sections: what goes in comes out, and nothing larger than announced ever exists."""

from __future__ import annotations

import tracemalloc

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from gridworker.sync import limits
from gridworker.sync.framing import Frames, OpBytes, bodies_in, frame_body, frame_op, ops_in
from gridworker.sync.refusals import BundleError

OPS = st.lists(st.tuples(st.binary(min_size=2, max_size=40), st.binary(max_size=40).map(lambda b: b or None)))


def joined(ops: list[OpBytes]) -> bytes:
    return b"".join(piece for header, body in ops for piece in frame_op(header, body))


@given(OPS)
def test_ops_come_out_as_they_went_in(ops: list[OpBytes]) -> None:
    assert ops_in(joined(ops), len(ops)) == ops


@given(OPS.filter(bool), st.data())
def test_another_count_a_cut_or_a_tail_is_refused(ops: list[OpBytes], data: st.DataObject) -> None:
    raw = joined(ops)
    cut = data.draw(st.integers(0, len(raw) - 1))
    tail = data.draw(st.binary(min_size=1, max_size=9))
    n = len(ops)
    for bad, count in ((raw, n - 1), (raw, n + 1), (raw[:cut], n), (raw + tail, n)):
        with pytest.raises(BundleError) as caught:
            ops_in(bad, count)
        assert caught.value.code == "bad_record"


@pytest.mark.parametrize(
    ("header", "body"),
    [(0, 0), (1, 0), (limits.OP_HEADER + 1, 0), (2, limits.OP_BODY + 1), (0xFFFFFFFF, 0), (2, 0xFFFFFFFF)],
)
def test_lengths_beyond_the_limits_are_refused(header: int, body: int) -> None:
    raw = header.to_bytes(4, "big") + bytes(min(header, limits.OP_HEADER + 1))
    raw += body.to_bytes(4, "big") + bytes(min(body, limits.OP_BODY + 1))
    with pytest.raises(BundleError):
        ops_in(raw, 1)


def test_the_largest_op_passes() -> None:
    op = (bytes(limits.OP_HEADER), bytes(limits.OP_BODY))
    assert ops_in(joined([op]), 1) == [op]


@given(st.lists(st.binary(min_size=1, max_size=30)))
def test_bodies_come_out_as_they_went_in(bodies: list[bytes]) -> None:
    raw = b"".join(piece for body in bodies for piece in frame_body(body))
    assert list(bodies_in(raw, len(bodies))) == bodies
    for bad, count in ((raw + b"\0", len(bodies)), (raw[:-1], len(bodies)), (raw, len(bodies) + 1)):
        if bad or count:
            with pytest.raises(BundleError):
                list(bodies_in(bad, count))


# --- zstd -------------------------------------------------------------------------------------------

DATA = b"abc" * 1000


def zstd(raw: bytes, **options: object) -> bytes:
    return zstandard.ZstdCompressor(**{"level": 3, **options}).compress(raw)


def streamed(raw: bytes) -> bytes:
    stream = zstandard.ZstdCompressor(level=3).compressobj()
    return stream.compress(raw) + stream.flush()


WIDE = zstandard.ZstdCompressionParameters(window_log=26, write_content_size=True)


@pytest.mark.parametrize(
    ("name", "frame"),
    [
        ("nothing", b""),
        ("no frame", b"abcdef"),
        ("a frame without its size", streamed(DATA)),
        ("another size", zstd(DATA + b"x")),
        ("a frame cut short", zstd(DATA)[:-3]),
        ("bytes behind the frame", zstd(DATA) + b"x"),
        ("two frames", zstd(DATA[:1500]) + zstd(DATA[1500:])),
        ("a frame behind the frame", zstd(DATA) + zstd(b"")),
        ("a frame to be skipped", b"\x50\x2a\x4d\x18\x04\x00\x00\x00abcd" + zstd(DATA)),
        ("a flipped checksum", zstd(DATA, write_checksum=True)[:-1] + b"\0"),
        ("a dictionary by number", zstd(DATA)[:4] + b"\x61\x07" + zstd(DATA)[5:]),
    ],
)
def test_a_frame_that_is_not_the_announced_one_is_refused(name: str, frame: bytes) -> None:
    with pytest.raises(BundleError) as caught:
        Frames().decompress(frame, len(DATA))
    assert caught.value.code == "bad_record"


def test_a_window_beyond_8_mib_is_refused() -> None:
    raw = bytes(20 * limits.MIB)
    frame = zstandard.ZstdCompressor(compression_params=WIDE).compress(raw)
    with pytest.raises(BundleError):
        Frames().decompress(frame, len(raw))


def test_a_bomb_never_grows_beyond_what_was_announced() -> None:
    bomb = zstd(bytes(256 * limits.MIB))
    stream = zstandard.ZstdCompressor(level=3).compressobj(size=limits.REC_RAW)
    lying = stream.compress(bytes(limits.REC_RAW)) + stream.flush()
    # The size in the frame says what the manifest says, the blocks inside hold 256 MiB.
    lying = lying[: zstandard.frame_header_size(lying)] + bomb[zstandard.frame_header_size(bomb) :]
    tracemalloc.start()
    for frame in (bomb, lying):
        with pytest.raises(BundleError):
            Frames().decompress(frame, limits.REC_RAW)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 3 * limits.REC_RAW


def test_what_we_compress_we_decompress() -> None:
    frames = Frames()
    assert frames.decompress(frames.compress(DATA), len(DATA)) == DATA
