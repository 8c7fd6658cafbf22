"""A backup against `cp` and `sha256sum` of the same file.

Ours copies every page, syncs, opens the copy with the key, checks the seal of every page, counts the records,
adds the key file, syncs again and reads the whole file back for its hash. The baseline is the two programs of
the system, which neither sync nor open anything.
"""

from __future__ import annotations

import subprocess
import tempfile
import time
from pathlib import Path

from benchmarks.fresh import call
from benchmarks.laptop import PASSPHRASE, make_profile
from benchmarks.report import Pair, Row, at_most
from gridworker.services import backups
from gridworker.services.session import open_profile

HOUSEHOLDS = 2_000


def run(n: int, repeats: int) -> list[Row]:
    """Measure a profile with `n` visits."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        profile, shelf = place / "laptop", place / "shelf"
        shelf.mkdir()
        make_profile(profile, HOUSEHOLDS, n)
        store = profile / "store.db"
        pairs = []
        with open_profile(profile, PASSPHRASE) as session:
            source = backups.source(session)
            for at in range(repeats + 1):
                pair = Pair(_backed_up(source, shelf), _copied(store, place / "copy.db"))
                if at:  # the first round fills the page cache
                    pairs.append(pair)
        peak = call("benchmarks.backup:back_up_once", profile=str(profile)).peak_mb
        note = f"{store.stat().st_size / 1e6:.0f} MB; copied, proved, read back"
    return [Row("backup", n, pairs, at_most(4), "cp + sha256sum", peak, note)]


def _backed_up(source: backups.Source, shelf: Path) -> float:
    start = time.perf_counter()
    made = backups.write(source, shelf, hand=True)
    seconds = time.perf_counter() - start
    made.path.unlink()
    return seconds


def _copied(store: Path, copy: Path) -> float:
    start = time.perf_counter()
    subprocess.run(["cp", str(store), str(copy)], check=True)
    subprocess.run(["sha256sum", str(copy)], check=True, stdout=subprocess.DEVNULL)
    seconds = time.perf_counter() - start
    copy.unlink()
    return seconds


def back_up_once(profile: str) -> int:
    """One backup in a process of its own, for its peak memory; returns the size in bytes."""
    with open_profile(Path(profile), PASSPHRASE) as session:
        made, _ = backups.back_up(session)
        return made.size
