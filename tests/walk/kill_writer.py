"""kill -9 of a process that writes to a store: nothing acknowledged is lost, nothing is half done.

    python -m tests.walk.kill_writer [--kills 200] [--seed 1]

A child process writes visits, one transaction each, and says the number of each on stdout after the commit
(that is the acknowledgement); or it merges bundles of a few hundred ops, and says how many it has merged. The
parent kills it at a random moment, opens the store, and checks: every acknowledged op is there, a merge is
there whole or not at all, chains and pages are sound, and the next child goes on from there.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from gridworker.domain.ops import LogKey
from gridworker.storage import Intent, Query, Store, Writer
from tests.support.ops import Log, SeededEntropy, make_id
from tests.support.stores import KEY, Piece
from tests.support.stores import stage as staged
from tests.support.tree import ROOT
from tests.walk import killing
from tests.walk.killing import child_words

WHO = Writer("device-1", "inc-1", "worker-1")
MINE = LogKey("device-1", "inc-1", "home-1")
THEIRS = LogKey("device-2", "inc-2", "home-2")
PARCEL = 200


@dataclass
class Tally(killing.Tally):
    """`unsaid`: transactions that were committed, but the child died before it could say so."""

    unsaid: int = 0


def write_for_ever(path: Path) -> None:
    """Write visits and acknowledge each by its number in the log."""
    with Store.open(path, KEY) as store:
        done = store.heads().get(MINE, (0, ""))[0]
        entropy = SeededEntropy(done)
        while True:
            data = {"date": "2026-04-05", "mode": "HOME", "meet": "MET", "content": "水渠堵了" * (done % 40)}
            store.keep_draft("open", "visit", data, "2026-04-05T09:30:00+08:00")
            (op,) = store.write([Intent("visit", make_id(done), "home-1", data)], who=WHO, entropy=entropy)
            done = op.seq
            sys.stdout.write(f"{done}\n")
            sys.stdout.flush()


def merge_for_ever(path: Path) -> None:
    """Merge parcels of another device's log and acknowledge each by the last number merged."""
    log = Log(*THEIRS, "worker-2")
    with Store.open(path, KEY) as store:
        while True:
            have = store.heads().get(THEIRS, (0, ""))[0]
            while len(log.ops) < have + PARCEL:
                n = len(log.ops)
                data = {"date": "2026-04-05", "mode": "HOME", "meet": "MET", "content": f"第{n}页" * 30}
                log.add("visit", data, rec=make_id(1_000_000 + n))
            with staged(store, [Piece(tuple(log.ops[have : have + PARCEL]))]) as stage:
                stage.merge()
            sys.stdout.write(f"{have + PARCEL}\n")
            sys.stdout.flush()


def kill_once(path: Path, job: str, rng: random.Random, tally: Tally) -> None:
    """Start a child, kill it, and look at what it left."""
    key = MINE if job == "write" else THEIRS
    with Store.open(path, KEY) as store:
        before = store.heads().get(key, (0, ""))[0]
    child = subprocess.Popen(
        child_words("tests.walk.kill_writer", job, path), stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert child.stdout is not None
    first = child.stdout.readline()  # it is at work now
    time.sleep(rng.uniform(0.0, 0.12 if job == "write" else 0.4))
    child.kill()
    said = [first, *child.stdout.read().splitlines()]
    child.wait()
    child.stdout.close()
    numbers = [int(line) for line in said if line.strip().isdigit()]
    last = max(numbers, default=before)
    tally.kills += 1
    tally.acknowledged += len(numbers)
    with Store.open(path, KEY) as store:
        there = store.heads().get(key, (0, ""))[0]
        whole = {log: upto for log, upto, _ in store.have()}.get(key, 0)
        sound = not [finding for finding in store.check(full=tally.kills % 10 == 0) if finding.level == "bad"]
        rows = store.count(Query("visit"))
        ops = sum(upto for _, upto, _ in store.have())
    if whole < last:
        tally.lost += last - whole
    tally.unsaid += there > last
    half_merged = job == "merge" and there % PARCEL != 0
    if not sound or whole != there or half_merged or rows != ops:
        tally.broken += 1


def run(folder: Path, kills: int, seed: int) -> Tally:
    """Kill writers and mergers in turn."""
    rng = random.Random(seed)
    tally = Tally()
    path = folder / "store.db"
    Store.create(path, KEY).close()
    for n in range(kills):
        kill_once(path, "write" if n % 2 == 0 else "merge", rng, tally)
    with Store.open(path, KEY) as store:
        tally.broken += bool([finding for finding in store.check() if finding.level == "bad"])
    return tally


def work_for_ever(job: str, path: str) -> None:
    """Be the child."""
    (write_for_ever if job == "write" else merge_for_ever)(Path(path))


if __name__ == "__main__":
    sys.exit(killing.main(__doc__, run, work_for_ever))
