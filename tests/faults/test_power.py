"""Power cuts replayed from a record of every write and sync; and full and broken disks at every step.

Both need a process that has `disk.c` loaded, so they run as processes of their own.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.faults.disk import can_build, environment
from tests.support.tree import ROOT

pytestmark = pytest.mark.skipif(not can_build(), reason="needs Linux and gcc")


def suite(module: str, *words: str) -> tuple[int, str]:
    """Exit code and last lines of a suite."""
    done = subprocess.run(
        [sys.executable, "-m", f"tests.faults.{module}", *words],
        cwd=ROOT, env=environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    print(done.stdout[-2000:], done.stderr[-2000:])
    return done.returncode, done.stdout


def test_a_power_cut_loses_nothing_that_was_acknowledged() -> None:
    assert suite("power", "--every", "60")[0] == 0


def test_a_power_cut_on_a_file_system_that_keeps_to_the_letter_neither() -> None:
    assert suite("power", "--every", "90", "--strict")[0] == 0


def test_nor_does_it_on_a_stick() -> None:
    assert suite("power", "--fat")[0] == 0


def test_the_stick_finds_a_file_that_is_not_synced_under_its_name() -> None:
    code, said = suite("power", "--fat", "--verb", "exporting", "--plant", "names alone")
    assert code == 1
    assert "LOST" in said


@pytest.mark.parametrize(
    ("plant", "verb", "every"), [("store unsynced", "saving", "30"), ("keys unsynced", "passphrase", "3")]
)
def test_the_replay_finds_a_planted_mistake(plant: str, verb: str, every: str) -> None:
    code, said = suite("power", "--every", every, "--verb", verb, "--plant", plant)
    assert code == 1
    assert "LOST" in said


def test_a_full_and_a_broken_disk_are_told_in_a_sentence_and_lose_nothing() -> None:
    assert suite("errors", "--most", "2")[0] == 0


@pytest.mark.parametrize(
    ("plant", "verb"),
    [("keys in place", "passphrase"), ("torn transactions", "saving"), ("torn transactions", "deciding")],
)
def test_the_failing_disk_finds_a_planted_mistake(plant: str, verb: str) -> None:
    code, said = suite("errors", "--most", "12", "--verb", verb, "--disk", "full", "--plant", plant)
    assert code == 1
    assert "LOST" in said
