"""How long a bundle takes, against `zstd -3` of the very bytes that it carries.

- pack: frame, hash, Merkle root, compress, sign, encrypt, sync to the disk, read back
- check: decrypt, hash of every section, certificate and signature
- read: check, decompress, and for every op hash, strict parse of header and body, and the chain

Ours is everything from the ops in memory to the file on the disk, or back; the baseline is one call of
`zstandard` over the same bytes in memory. A visit is a header of some 440 bytes and a body of some 530 with
a diary of 20 to 120 characters, no two alike: characters by Zipf's law, which zstd packs about 2.5 to 1 as
it does prose. "with photos" adds one incompressible blob of 300 kB for every 200 visits. "text only" is shown
apart and has no bar: ops compress so well and so fast that any work done op by op in Python is many times as
much; with the demo town's sentences, which repeat, even more ("demo texts").
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

import zstandard

from benchmarks.fresh import call
from benchmarks.report import Bar, Pair, Row, at_most
from gridworker.domain.demo_town import make_town
from gridworker.domain.ids import sha256_b64u
from gridworker.domain.ops import LogKey, decode_body, decode_header, encode_op
from gridworker.services.resources import load_calendar
from gridworker.sync.framing import OpBytes, frame_op
from gridworker.sync.write import SliceSource, Written
from tests.support.offices import Device, Office
from tests.support.ops import make_id

PHOTO = 300_000
VISITS_PER_PHOTO = 200
BARS: dict[str, Bar] = {"pack": at_most(3), "check": at_most(1), "read": at_most(3)}


Diary = Callable[[random.Random], str]


@cache
def _alphabet() -> tuple[list[str], list[float]]:
    """Return 3 000 common characters (GB 2312, first level) with weights that fall by rank."""
    pairs = [bytes([high, low]) for high in range(0xB0, 0xD7) for low in range(0xA1, 0xFF)]
    characters = [pair.decode("gb2312") for pair in pairs[:3000]]
    random.Random(3).shuffle(characters)
    return characters, list(accumulate(1 / (rank + 2.7) for rank in range(3000)))


def prose(chance: random.Random) -> str:
    """Return a diary that no other one repeats."""
    characters, weights = _alphabet()
    return "".join(chance.choices(characters, cum_weights=weights, k=chance.randint(20, 120))) + "。"


@cache
def _demo_texts() -> list[str]:
    town = make_town("town", 7, load_calendar())
    return sorted({visit.data["content"] for visit in town.visits if visit.data.get("content")})


def demo_text(chance: random.Random) -> str:
    """Return one to four texts of the demo town's diaries."""
    return "".join(chance.sample(_demo_texts(), chance.randint(1, 4)))


def visit_ops(count: int, device: Device, diary: Diary = prose) -> Iterator[OpBytes]:
    """Yield `count` visits of one chained log, the same every time."""
    chance = random.Random(1)
    households = [make_id(n) for n in range(200)]
    prev = ""
    for n in range(1, count + 1):
        day = f"{2016 + n % 10}-{1 + n % 12:02d}-{1 + n % 28:02d}"
        data: dict[str, Any] = {
            "date": day,
            "half_day": chance.choice(["AM", "PM", "EVENING"]),
            "targets": [chance.choice(households)],
            "mode": chance.choice(["HOME", "HOME", "FIELD", "PHONE"]),
            "meet": chance.choice(["MET", "MET", "MET", "ABSENT"]),
            "purpose": chance.choice(["ROUTINE", "PROMISE", "POLICY", "CARE"]),
            "content": diary(chance),
            "weather": chance.choice(["SUNNY", "RAIN", "CLOUDY"]),
            "topics": chance.sample(["FLOOD", "FIRE", "FRAUD", "MEDICAL"], 2),
            "card_given": n % 7 == 0,
            "worker": device.person,
            "started_at": f"{8 + n % 10:02d}:{n % 60:02d}",
        }
        op = encode_op(
            dev=device.dev, inc=device.inc, scope=device.scope, seq=n, prev=prev,
            hlc=(1_700_000_000 + n * 977) << 16, wall=f"{day}T09:30:{n % 60:02d}+08:00",
            author=device.person, kind="visit", rec=make_id(1_000_000 + n), parents=[], seen="", trust=1,
            data=data, salt=chance.randbytes(16),
        )  # fmt: skip
        prev = op.hash
        yield op.header_bytes, op.body_bytes


class Sender:
    """An office and a laptop that always have the same keys, so that another process can read the file."""

    def __init__(self, folder: Path) -> None:
        self.office = Office()
        self.laptop = self.office.device()
        self.folder = folder

    def pack(self, ops: Iterator[OpBytes], blobs: list[tuple[str, bytes]]) -> Written:
        """Write the bundle."""
        log = LogKey(self.laptop.dev, self.laptop.inc, self.laptop.scope)
        slices = [SliceSource(log, 1, "", ops)]
        return self.office.bundle(self.folder, self.laptop, slices=slices, extra_sections=blobs)

    def check(self, path: Path) -> None:
        """Verify every byte."""
        with self.office.open(path) as reader:
            reader.skim()

    def read(self, path: Path) -> int:
        """Verify, parse every op as an import does, follow the chain; return the number of ops."""
        count = 0
        with self.office.open(path) as reader:
            for info, ops in reader.slices():
                prev = info.prev
                for header_bytes, body_bytes, op_hash in ops:
                    header = decode_header(header_bytes)
                    if header["prev"] != prev or sha256_b64u(body_bytes or b"") != header["body"]:
                        raise RuntimeError("not a chain")
                    decode_body(body_bytes or b"")
                    prev = op_hash
                    count += 1
            reader.finish()
        return count


def run(n: int, repeats: int) -> list[Row]:
    """Measure `n` visits with and without photos; rounds in turn, so that a busy machine slows all."""
    with tempfile.TemporaryDirectory() as name:
        sender = Sender(Path(name))
        ops = list(visit_ops(n, sender.laptop))
        chance = random.Random(2)
        photos = [("blob", chance.randbytes(PHOTO)) for _ in range(n // VISITS_PER_PHOTO)]
        rows = _measure("with photos", sender, ops, photos, repeats)
        rows += _measure("text only", sender, ops, [], repeats)
        del photos
        rows += _measure("demo texts", sender, list(visit_ops(n, sender.laptop, demo_text)), [], repeats)
    return rows


def _measure(
    what: str, sender: Sender, ops: list[OpBytes], blobs: list[tuple[str, bytes]], repeats: int
) -> list[Row]:
    n = len(ops)
    text = b"".join(piece for header, body in ops for piece in frame_op(header, body))
    raw = text + b"".join(blob for _, blob in blobs)
    path = sender.pack(iter(ops), blobs).path
    compressor = zstandard.ZstdCompressor(level=3)
    packed = len(compressor.compress(raw))
    steps: dict[str, Callable[[], object]] = {
        "pack": lambda: sender.pack(iter(ops), blobs),
        "check": lambda: sender.check(path),
        "read": lambda: sender.read(path),
    }
    pairs: dict[str, list[Pair]] = {name: [] for name in steps}
    for _ in range(repeats):
        for name, step in steps.items():
            baseline = _timed(lambda: compressor.compress(raw))
            pairs[name].append(Pair(_timed(step), baseline))
    source = sender.folder / "ops.bin"
    source.write_bytes(text)
    peaks = {
        "pack": call("benchmarks.bundle:pack_from", source=str(source)).peak_mb,
        "check": call("benchmarks.bundle:check_file", path=str(path)).peak_mb,
        "read": call("benchmarks.bundle:read_file", path=str(path)).peak_mb,
    }
    size = path.stat().st_size / packed
    note = f"{len(raw) / 1e6:.0f} MB, zstd {len(raw) / packed:.1f} to 1; the file is {size:.3f} of that"
    return [
        Row(f"{name}, {what}", n, pairs[name], BARS[name] if blobs else None, "zstd -3", peaks[name], note)
        for name in steps
    ]


def _timed(step: Callable[[], object]) -> float:
    start = time.perf_counter()
    step()
    return time.perf_counter() - start


# --- steps in a process of their own, for their peak memory -------------------------------------------


def pack_from(source: str) -> int:
    """Pack ops that come one by one from a file."""
    with tempfile.TemporaryDirectory() as name:
        return Sender(Path(name)).pack(_framed_ops(Path(source)), []).ops


def check_file(path: str) -> None:
    """Verify every byte of a bundle."""
    Sender(Path(path).parent).check(Path(path))


def read_file(path: str) -> int:
    """Read a bundle as an import does."""
    return Sender(Path(path).parent).read(Path(path))


def _framed_ops(path: Path) -> Iterator[OpBytes]:
    with path.open("rb") as file:
        while size := file.read(4):
            header = file.read(int.from_bytes(size, "big"))
            yield header, file.read(int.from_bytes(file.read(4), "big"))
