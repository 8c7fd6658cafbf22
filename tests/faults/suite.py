"""What the three suites that break things off have in common: their words, their folder, what they say."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults import plant
from tests.faults.disk import start_again


@dataclass
class Tally:
    """What came of a suite: how much of each verb, and what is lost or was said wrongly."""

    by_verb: dict[str, int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def verbs(self) -> str:
        """The verbs with their numbers."""
        return ", ".join(f"{verb} {n}" for verb, n in self.by_verb.items())

    def enough(self, stop_at: int) -> bool:
        """Whether so much is wrong that nobody needs to know of more; 0 never is."""
        return bool(stop_at) and len(self.wrong) >= stop_at


def words(doc: str | None, word: str, verbs: Iterable[str]) -> argparse.ArgumentParser:
    """A command with `--verb` (or `--job`) and `--plant`."""
    parser = argparse.ArgumentParser(description=(doc or "").partition("\n")[0])
    parser.add_argument(f"--{word}", dest="verbs", action="append", choices=list(verbs))
    parser.add_argument(
        "--plant", default="", choices=["", *plant.PLANTS], help="a mistake that must be found"
    )
    return parser


def main(
    name: str,
    parser: argparse.ArgumentParser,
    run: Callable[[Path, argparse.Namespace], Tally],
    *,
    preloaded: bool = True,
) -> int:
    """The whole suite in a folder in memory, where `disk.c` is loaded if wanted; 1 when anything was lost."""
    options = parser.parse_args()
    if preloaded:
        start_again([f"tests.faults.{name}", *sys.argv[1:]])
    began = time.monotonic()
    with tempfile.TemporaryDirectory(dir=_memory(), prefix=f"gridworker-{name}-") as folder:
        tally = run(Path(folder), options)
    for one in tally.wrong[:40]:
        sys.stdout.write(f"LOST {one}\n")
    sys.stdout.write(f"{tally}; {time.monotonic() - began:.0f} s\n")
    return 1 if tally.wrong else 0


def _memory() -> str | None:
    """A folder in memory where there is one: no test needs to wait for a disk."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None
