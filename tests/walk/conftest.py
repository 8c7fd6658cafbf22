"""What the walks share: a folder in memory, and copies of profiles that nobody takes for copies."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from gridworker.services import session as sessions


@pytest.fixture(scope="module")
def memory() -> Iterator[Path]:
    """A folder in memory where there is one: a run commits hundreds of times, and no power fails here."""
    where = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=where if where.is_dir() else None) as folder:
        yield Path(folder)


@pytest.fixture
def spot(made: Path, memory: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Where the profiles of a walk are copied from (the module's own `made`), and where a run takes place.

    A copy goes on as the same incarnation, as a disk image put back in place would.
    """
    monkeypatch.setattr(sessions, "is_moved_or_restored", lambda *_: False)
    return made, memory / "run"
