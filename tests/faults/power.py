"""`python -m tests.faults.power`: the plug is pulled at every moment of a day's work.

A process works through the verbs with `disk.c` writing down every write, cut, sync and change of a name.
Then, for each moment of that record, the disk is put together as a power cut may have left it (`record`):
everything kept, only what was synced kept, and by chance anything between. What had been acknowledged up to
that moment must be there, and everything must open.
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.faults import plant, scene, suite
from tests.faults.disk import Disk
from tests.faults.record import Choose, Event, moments, read
from tests.faults.scene import Promised
from tests.faults.verbs import VERBS

CHANCES: Final = 2
"""States by chance at each moment."""


@dataclass
class Tally(suite.Tally):
    """`states`: different disks that were opened and looked at."""

    events: int = 0
    moments: int = 0
    states: int = 0

    def __str__(self) -> str:
        return (
            f"{self.events} steps recorded, {self.moments} moments, {self.states} different disks opened"
            f" ({self.verbs()}); {len(self.wrong)} losses"
        )


def run(
    folder: Path, verbs: Sequence[str], *, every: int = 1, seed: int = 1, planted: str = "", stop_at: int = 0,
    strict: bool = False, fat: bool = False,
) -> Tally:  # fmt: skip
    """Record each verb on a fresh scene and look at what a cut at every `every`-th moment may leave."""
    tally = Tally()
    source = folder / "made"
    promised = scene.make(source)
    disk = Disk(folder / "work")
    for verb in verbs:
        before = tally.states
        with plant.planted(planted):
            events = _recorded(disk, source, folder, verb, promised)
        tally.events += len(events)
        chance = random.Random(f"{seed} {verb}")
        _replay(folder, verb, events, promised, tally, every, chance, stop_at, strict, fat)
        tally.by_verb[verb] = tally.states - before
        if tally.enough(stop_at):
            break
    return tally


def _recorded(disk: Disk, source: Path, folder: Path, verb: str, before: Promised) -> list[Event]:
    work, start = scene.copy(source, folder / "work"), folder / "start"
    shutil.rmtree(start, ignore_errors=True)
    shutil.copytree(work, start)
    promised = Promised.of(before.text())
    record = folder / "record"
    to = os.open(record, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    disk.record(to)
    try:
        VERBS[verb](work, promised, lambda: disk.mark(promised.text()))
    finally:
        disk.record(-1)
        os.close(to)
    return read(record)


def _replay(
    folder: Path, verb: str, events: list[Event], before: Promised, tally: Tally, every: int,
    chance: random.Random, stop_at: int, strict: bool, fat: bool,
) -> None:  # fmt: skip
    seen: set[bytes] = set()
    for moment in moments(folder / "start", events, strict=strict, fat=fat):
        if moment.at % every and not fat:
            continue
        tally.moments += 1
        ways = [Choose("all"), Choose("none"), *(Choose("chance", chance) for _ in range(CHANCES))]
        for choose in ways:
            state = moment.state(choose)
            told = moment.marks[-1] if moment.marks else ""
            key = _key(state, told)
            if key in seen:
                continue
            seen.add(key)
            tally.states += 1
            wrong = _look(folder / "after", state, Promised.of(told) if told else before)
            tally.wrong += [f"{verb}, step {moment.at}, {choose.how}: {one}" for one in wrong]
            if tally.enough(stop_at):
                return


def _key(state: dict[str, bytes | None], told: str) -> bytes:
    sha256 = hashlib.sha256(told.encode())
    for name, content in sorted(state.items()):
        sha256.update(f"\n{name} {-1 if content is None else len(content)} ".encode())
        sha256.update(content or b"")
    return sha256.digest()


def _look(after: Path, state: dict[str, bytes | None], promised: Promised) -> list[str]:
    shutil.rmtree(after, ignore_errors=True)
    after.mkdir()
    for name, content in state.items():
        path = after / name
        if content is None:
            path.mkdir(parents=True, exist_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    scene.same_disk(after)
    return scene.broken_promises(after, promised)


if __name__ == "__main__":
    command = suite.words(__doc__, "verb", VERBS)
    command.add_argument("--every", type=int, default=1, help="look at every N-th moment only (1)")
    command.add_argument("--seed", type=int, default=1)
    command.add_argument(
        "--strict", action="store_true", help="the sync of a file says nothing about its name"
    )
    command.add_argument(
        "--fat", action="store_true", help="a stick: what was acknowledged, where a new name needs a sync"
    )
    sys.exit(
        suite.main("power", command, lambda folder, given: run(
            folder, given.verbs or list(VERBS), every=given.every, seed=given.seed, planted=given.plant,
            strict=given.strict, fat=given.fat,
        ))
    )  # fmt: skip
