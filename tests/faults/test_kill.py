"""kill -9 at random moments: what the window or an exit code confirmed is there afterwards."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from multiprocessing import get_context
from pathlib import Path

import pytest

from tests.faults.kill import JOBS, Tally, run

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked and killed")


def killed(folder: Path, kills: int, jobs: Sequence[str] = (), planted: str = "") -> Tally:
    """The suite in a process of its own: a copy of one that has had a window cannot make another."""
    with get_context("spawn").Pool(1) as fresh:
        given = (folder, kills, 1, jobs or list(JOBS))
        tally = fresh.apply(run, given, {"planted": planted, "stop_at": 1})
    print(tally)
    return tally


def test_sixty_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    tally = killed(tmp_path, 60)
    assert (tally.wrong, tally.killed) == ([], 60)
    assert len(tally.by_verb) >= len(JOBS) - 1
    assert tally.told


@pytest.mark.parametrize(("plant", "job"), [("told too early", "typing"), ("torn transactions", "saving")])
def test_the_suite_finds_a_planted_mistake(tmp_path: Path, plant: str, job: str) -> None:
    assert killed(tmp_path, 60, [job], plant).wrong
