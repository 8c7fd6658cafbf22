"""`python -m tests.faults.kill`: kill -9 at random moments of everything that writes.

A child does one verb, or types at the real window, and mirrors to a pipe what was acknowledged to a person:
that the call of a verb came back (what an exit code confirms), or that the window shows 「✓ 已自动保存」. It
is killed at a random moment. Then everything is opened again: nothing acknowledged may be missing, nothing
may be half there, and the next start offers the draft.
"""

from __future__ import annotations

import os
import random
import select
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.faults import plant, scene, suite
from tests.faults.scene import Promised
from tests.faults.verbs import VERBS, Verb
from tests.faults.window import type_in_the_window

WINDOW: Final = "window"
JOBS: Final[dict[str, Verb]] = {WINDOW: type_in_the_window, **VERBS}
_FRESH_AFTER: Final = 40
_ENOUGH: Final = 40
"""Losses after which nobody needs to know of more."""
_LONGEST_WINDOW: Final = 2.5
"""Seconds after which somebody who types has been killed for certain."""


@dataclass
class Tally(suite.Tally):
    """`late` had finished before the kill came; `told`: acknowledgements in all."""

    killed: int = 0
    late: int = 0
    told: int = 0
    characters: int = 0

    def __str__(self) -> str:
        return (
            f"{self.killed} killed ({self.verbs()}), {self.late} finished first;"
            f" {self.told} acknowledgements, {self.characters} acknowledged characters of drafts;"
            f" {len(self.wrong)} losses"
        )


def run(
    folder: Path, kills: int, seed: int, jobs: Sequence[str], *, planted: str = "", stop_at: int = 0
) -> Tally:
    """Kill until `kills` children were killed at work."""
    chance, tally = random.Random(seed), Tally()
    source, work = folder / "made", folder / "work"
    made = scene.make(source)
    usual = {job: _usual(source, work, job, made) for job in jobs}
    promised, since = made, _FRESH_AFTER
    while tally.killed < kills:
        if since >= _FRESH_AFTER:
            scene.copy(source, work)
            promised, since = Promised.of(made.text()), 0
        since += 1
        job = jobs[(tally.killed + tally.late) % len(jobs)]
        _tidy(source, work, promised)
        promised = _kill(work, job, promised, chance.uniform(0.0, 1.1) * usual[job], tally, planted)
        wrong = scene.broken_promises(work, promised, full=tally.killed % 5 == 0)
        tally.wrong += [f"{job}, kill {tally.killed}: {one}" for one in wrong]
        if wrong:
            since = _FRESH_AFTER
        if tally.enough(stop_at or _ENOUGH):
            break
    return tally


def _usual(source: Path, work: Path, job: str, made: Promised) -> float:
    """Seconds that a job takes when nobody kills it."""
    if job == WINDOW:
        return _LONGEST_WINDOW
    scene.copy(source, work)
    began = time.monotonic()
    _kill(work, job, Promised.of(made.text()), 60.0, Tally(), "")
    return time.monotonic() - began


def _tidy(source: Path, work: Path, promised: Promised) -> None:
    """Take away what stands in the way of a verb that makes something new; the old store is old again."""
    for path in work.glob("old.db*"):
        path.unlink()
    shutil.copyfile(source / "old.db", work / "old.db")
    for name in ("restored", "another"):
        for path in work.glob(f"{name}*"):
            shutil.rmtree(path)
        promised.profiles = [one for one in promised.profiles if one != name]
        promised.files = {p: h for p, h in promised.files.items() if not p.startswith(name)}


def _kill(work: Path, job: str, before: Promised, after: float, tally: Tally, planted: str) -> Promised:
    """Start a child, kill it, and return what was acknowledged until then."""
    sys.stdout.flush()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _be_child(work, job, Promised.of(before.text()), writing, planted)
    os.close(writing)
    said = _listen(reading, after)
    os.kill(child, signal.SIGKILL)
    while more := os.read(reading, 1 << 16):
        said += more
    os.close(reading)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        tally.killed += 1
        tally.by_verb[job] = tally.by_verb.get(job, 0) + 1
    else:
        tally.late += 1
        if os.waitstatus_to_exitcode(status):
            tally.wrong.append(f"{job}: ended with a mistake")
    whole = said.rpartition(b"\n")[0].split(b"\n")
    if not whole[-1]:
        return before
    tally.told += len(whole)
    promised = Promised.of(whole[-1].decode())
    tally.characters += sum(
        len(text) for draft, text in promised.drafts.items() if before.drafts.get(draft) != text
    )
    return promised


def _listen(reading: int, seconds: float) -> bytes:
    """Read what the child says, for so long or until it ends."""
    until, said = time.monotonic() + seconds, b""
    while (left := until - time.monotonic()) > 0:
        ready, _, _ = select.select([reading], [], [], left)
        if ready:
            more = os.read(reading, 1 << 16)
            if not more:
                break
            said += more
    return said


def _be_child(work: Path, job: str, promised: Promised, writing: int, planted: str) -> None:
    """Do the job and end the process, whatever happens: never return into the parent's code."""
    code = 1
    try:
        with plant.planted(planted):
            JOBS[job](work, promised, lambda: _say(writing, promised))
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def _say(writing: int, promised: Promised) -> None:
    said = memoryview(f"{promised.text()}\n".encode())
    while said:
        said = said[os.write(writing, said) :]


if __name__ == "__main__":
    command = suite.words(__doc__, "job", JOBS)
    command.add_argument("--kills", type=int, default=1000)
    command.add_argument("--seed", type=int, default=1)
    sys.exit(
        suite.main("kill", command, lambda folder, given: run(
            folder, given.kills, given.seed, given.verbs or list(JOBS), planted=given.plant,
        ), preloaded=False)
    )  # fmt: skip
