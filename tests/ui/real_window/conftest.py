"""The demo town, and runs of the program over its profiles; what still runs after a test is killed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gridworker.services import demo
from gridworker.services.demo import DemoMade
from gridworker.services.keyring import Kdf
from tests.ui.real_window.desk import PASSPHRASE, Program

Run = Callable[..., Program]


@pytest.fixture
def made(tmp_path: Path, own_home: Path) -> DemoMade:
    return demo.make_demo(tmp_path / "demo", "tiny", 7, passphrase=PASSPHRASE, kdf=Kdf(ops=1, mem=1 << 20))


@pytest.fixture
def run() -> Iterator[Run]:
    """Start the program on a profile and wait for words in its title; files are opened with it."""
    running: list[Program] = []

    def start(profile: Path, title: str, *files: Path) -> Program:
        running.append(Program(profile, PASSPHRASE, title, *files))
        return running[-1]

    yield start
    for program in running:
        program.kill_if_running()


@pytest.fixture
def start(made: DemoMade, run: Run) -> Callable[[], Program]:
    """Start it on the first worker's laptop."""
    return lambda: run(made.workers[0], "网格")
