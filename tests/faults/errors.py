"""`python -m tests.faults.errors`: a full disk and a broken one, at every step of everything that writes.

Every verb (`verbs`) is run on a fresh scene again and again; the first time its first step on the disk is
refused, then its second, and so on until it comes through. Four disks: one that is full from then on, one
that takes half of a write and is full, one with a single input/output error, and one that is broken from then
on. Each time the verb must end as it should or with a sentence (`UserError`), what was promised before must
be there once the disk is whole again, and then the verb must come through.
"""

from __future__ import annotations

import contextlib
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from unittest import mock

from gridworker.errors import UserError
from tests.faults import plant, scene, suite
from tests.faults.disk import Disk
from tests.faults.scene import Promised
from tests.faults.verbs import VERBS

DISKS: Final = {
    "full": ("ENOSPC", True, False),
    "full at half a write": ("ENOSPC", True, True),
    "one error": ("EIO", False, False),
    "broken": ("EIO", True, False),
}
"""Error, whether it stays so, whether half of the write is done."""
SAID: Final = {"full": {"disk_full"}, "full at half a write": {"disk_full"}}
"""What a person must be told; of a broken disk it may be several things."""


_NO_ROOM: Final = shutil._ntuple_diskusage(10**9, 10**9, 0)


@dataclass
class Tally(suite.Tally):
    """`runs`: faults that were met; `by_verb`: steps on the disk."""

    runs: int = 0
    refused: int = 0
    came_through: int = 0

    def __str__(self) -> str:
        return (
            f"{self.runs} faults: {self.refused} refused in a sentence, {self.came_through} came through;"
            f" steps on the disk: {self.verbs()}; {len(self.wrong)} losses"
        )


def run(
    folder: Path,
    verbs: Sequence[str],
    disks: Sequence[str],
    *,
    most: int = 0,
    planted: str = "",
    stop_at: int = 0,
) -> Tally:
    """Let every verb meet every fault; `most` faults of each verb and disk, spread evenly (0: all)."""
    tally = Tally()
    source = folder / "made"
    promised = scene.make(source)
    disk = Disk(folder / "work")
    with plant.planted(planted):
        for verb in verbs:
            tally.by_verb[verb] = _length(disk, source, folder / "work", verb, promised)
            for name in disks:
                for at in _places(tally.by_verb[verb], most):
                    tally.runs += 1
                    wrong = _once(disk, source, folder / "work", verb, promised, name, at, tally)
                    tally.wrong += [f"{verb}, {name}, step {at} ({disk.last[2]}): {one}" for one in wrong]
                    if tally.enough(stop_at):
                        return tally
    return tally


def _places(steps: int, most: int) -> Iterator[int]:
    every = max(1, steps // most) if most else 1
    yield from range(1, steps + 1, every)


def _length(disk: Disk, source: Path, work: Path, verb: str, promised: Promised) -> int:
    """How many steps a verb takes on a sound disk."""
    scene.copy(source, work)
    disk.fail(0, "", on=False)
    VERBS[verb](work, Promised.of(promised.text()), lambda: None)
    return disk.counted


def _once(
    disk: Disk, source: Path, work: Path, verb: str, before: Promised, name: str, at: int, tally: Tally
) -> list[str]:
    scene.copy(source, work)
    promised = Promised.of(before.text())
    error, on, half = DISKS[name]
    wrong: list[str] = []
    try:
        with _asked_says_so(error), disk.failing(at, error, on=on, half=half):
            VERBS[verb](work, promised, lambda: None)
        tally.came_through += 1
    except UserError as refused:
        tally.refused += 1
        if refused.code not in SAID.get(name, {refused.code}):
            wrong.append(f"said {refused.code}")
    except Exception as mistake:  # a mistake of ours is what is looked for
        wrong.append(f"{type(mistake).__name__} instead of a sentence")
    wrong += scene.broken_promises(work, promised)
    try:
        for leftover in ("restored", "another"):
            # What came through already must not stand in the way of doing it again.
            if leftover in promised.profiles:
                shutil.rmtree(work / leftover)
                promised.profiles.remove(leftover)
        VERBS[verb](work, promised, lambda: None)
    except Exception as mistake:
        code = mistake.code if isinstance(mistake, UserError) else type(mistake).__name__
        wrong.append(f"does not come through afterwards: {code}")
    return wrong + scene.broken_promises(work, promised, full=False)


@contextlib.contextmanager
def _asked_says_so(error: str) -> Iterator[None]:
    """A full disk has no room when it is asked either."""
    full = mock.patch("shutil.disk_usage", return_value=_NO_ROOM)
    with full if error == "ENOSPC" else contextlib.nullcontext():
        yield


if __name__ == "__main__":
    command = suite.words(__doc__, "verb", VERBS)
    command.add_argument(
        "--most", type=int, default=0, help="faults of each verb and disk, spread evenly (all)"
    )
    command.add_argument("--disk", action="append", choices=list(DISKS))
    sys.exit(
        suite.main("errors", command, lambda folder, given: run(
            folder, given.verbs or list(VERBS), given.disk or list(DISKS), most=given.most,
            planted=given.plant,
        ))
    )  # fmt: skip
