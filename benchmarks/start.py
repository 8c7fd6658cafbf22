"""How long a command takes to come back, in units of an interpreter that does nothing; and whether a store of
ten years starts as quickly as an empty one."""

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
from benchmarks.report import Pair, Row, at_most
from gridworker.services.session import open_profile

HOUSEHOLDS = 200
YEAR = 2000
"""Visits of one year on a laptop."""
TEN_YEARS = 20_000
_OPENINGS = 5
"""In one round; the quickest counts, a busy machine only ever adds."""


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
        rows = [Row(name, YEAR, found, None, "python -c pass", None) for name, found in pairs.items()]
        return rows + _ten_years(Path(place), repeats)


def _ten_years(place: Path, repeats: int) -> list[Row]:
    """The same start on a store of ten years and on an empty one: from outside, and opening and closing."""
    full, empty = place / "ten-years", place / "empty"
    make_profile(full, HOUSEHOLDS, TEN_YEARS, days=3650)
    make_profile(empty, 0, 0)
    command: list[Pair] = []
    opened: list[Pair] = []
    for at in range(repeats + 1):
        words = ["-m", "gridworker", "--json", "--profile"]
        outside = Pair(*(_seconds([*words, str(one), "draft", "list"]) for one in (full, empty)))
        inside = Pair(*(min(_opening(one) for _ in range(_OPENINGS)) for one in (full, empty)))
        if at:
            command.append(outside)
            opened.append(inside)
    return [
        Row("gridworker draft list", TEN_YEARS, command, at_most(1.3), "the same, empty store", None),
        Row("open and close a profile", TEN_YEARS, opened, at_most(1.3), "the same, empty store", None),
    ]


def _opening(folder: Path) -> float:
    start = time.perf_counter()
    open_profile(folder, PASSPHRASE).close()
    return time.perf_counter() - start
