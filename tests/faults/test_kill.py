"""kill -9 at random moments: what the window or an exit code confirmed is there afterwards."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from multiprocessing import get_context
from pathlib import Path

import pytest

from tests.faults import scene
from tests.faults.kill import JOBS, WINDOW, Tally, _kill, run
from tests.faults.scene import OTHER_WORDS
from tests.support.parish import WORDS

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


def typed(folder: Path, words: list[str]) -> Tally:
    """Somebody types at the window and is killed; `words` may be right just now."""
    promised, tally = scene.make(folder / "made"), Tally()
    scene.copy(folder / "made", folder / "work")
    promised.words = words
    for seconds in (3.0, 6.0, 12.0):  # the machine may be busy
        if not tally.told:
            _kill(folder / "work", WINDOW, promised, seconds, tally, "")
    return tally


def test_the_window_types_when_either_of_two_passphrases_may_be_right(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with get_context("spawn").Pool(1) as fresh:
        tally = fresh.apply(typed, (tmp_path, [WORDS, OTHER_WORDS]))
    assert tally.wrong == []
    assert tally.characters, "it was opened by the right one, and typed at"
    assert "wrong_passphrase" not in capfd.readouterr().err


@pytest.mark.slow
def test_a_window_that_cannot_be_opened_is_no_kill_of_somebody_who_typed(tmp_path: Path) -> None:
    with get_context("spawn").Pool(1) as fresh:
        tally = fresh.apply(typed, (tmp_path, [OTHER_WORDS]))
    assert tally.wrong
    assert tally.killed == 0


@pytest.mark.parametrize(("plant", "job"), [("told too early", "typing"), ("torn transactions", "saving")])
def test_the_suite_finds_a_planted_mistake(tmp_path: Path, plant: str, job: str) -> None:
    assert killed(tmp_path, 60, [job], plant).wrong
