"""How long a command takes to come back, in units of an interpreter that does nothing."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.fresh import ROOT
from benchmarks.laptop import PASSPHRASE, make_profile
from benchmarks.report import Pair, Row

HOUSEHOLDS = 200
YEAR = 2000
"""Visits of one year on a laptop."""


def _seconds(words: Sequence[str]) -> float:
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        env={**os.environ, "GRIDWORKER_PASSPHRASE": PASSPHRASE},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return time.perf_counter() - start


def run(n: int, repeats: int) -> list[Row]:
    """Measure the command line; `n` is not used, the profile has one year's visits."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "laptop"
        make_profile(folder, HOUSEHOLDS, YEAR)
        asked = {
            "gridworker --help": ["--help"],
            "gridworker household list": ["--profile", str(folder), "household", "list"],
            "gridworker --json digest": ["--profile", str(folder), "--json", "digest"],
        }
        pairs: dict[str, list[Pair]] = {name: [] for name in asked}
        for at in range(repeats + 1):
            for name, words in asked.items():
                pair = Pair(_seconds(["-m", "gridworker", *words]), _seconds(["-c", "pass"]))
                if at:  # the first round writes byte code and fills the page cache
                    pairs[name].append(pair)
        return [Row(name, YEAR, found, None, "python -c pass", None) for name, found in pairs.items()]
