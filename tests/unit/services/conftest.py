"""An office, and a laptop that has joined it, for every test of the verbs that wants one."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.levels import Levels
from tests.support.parish import Machine, Parish, found


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder in memory where there is one: these tests commit thousands of times."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)


@pytest.fixture
def parish(tmp_path: Path) -> Iterator[Parish]:
    """A new office without grids; whatever joins it is closed at the end."""
    made = found(tmp_path)
    yield made
    made.close()


@pytest.fixture
def three(tmp_path: Path) -> Iterator[Levels]:
    """A town with a laptop, a county's PC, and a demand that can go up."""
    made = Levels(tmp_path)
    yield made
    made.parish.close()


@pytest.fixture
def laptop(parish: Parish) -> Machine:
    """A worker's laptop of the first grid, with one household (王家福, 3-12)."""
    machine = parish.laptop()
    machine.household()
    return machine
