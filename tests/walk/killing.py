"""What the suites that kill a child process have in common: what came of it, and their command."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Tally:
    """What came of many kills; `lost` and `broken` must stay 0."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    broken: int = 0

    @property
    def sound(self) -> bool:
        """Nothing acknowledged was lost, nothing is half done."""
        return self.lost == 0 and self.broken == 0


def child_words(module: str, *words: str | Path) -> list[str]:
    """How the child of a suite is started."""
    return [sys.executable, "-m", module, "--child", *map(str, words)]


def main(doc: str | None, run: Callable[[Path, int, int], Tally], child: Callable[..., None]) -> int:
    """Run the long form, or be the child; 1 when anything was lost or broken."""
    parser = argparse.ArgumentParser(description=(doc or "").partition("\n")[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--child", nargs="+", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        child(*options.child)
    with tempfile.TemporaryDirectory() as folder:
        tally = run(Path(folder), options.kills, options.seed)
    sys.stdout.write(f"{tally}\n")
    return 0 if tally.sound else 1
