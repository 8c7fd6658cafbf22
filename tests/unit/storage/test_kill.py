"""The short form of `python -m tests.walk.kill_writer`; the long one is `./dev kill`."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pytest

from tests.walk import kill_writer


def test_twenty_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    tally = kill_writer.run(tmp_path, 20, 1)
    assert tally.sound, tally
    assert tally.kills == 20
    assert tally.acknowledged > 20


@pytest.mark.slow
def test_two_hundred_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    tally = kill_writer.run(tmp_path, 200, 2)
    print(tally)
    assert tally.sound, tally


def test_a_store_that_acknowledges_too_early_would_be_found(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    kill_writer.Store.create(path, kill_writer.KEY).close()
    tally = kill_writer.Tally()

    class Liar:
        """A child that says a number which it never wrote."""

        returncode = 0

        def __init__(self, *args: object, **kwargs: object) -> None:
            self.stdout = io.StringIO("7\n")

        def kill(self) -> None: ...

        def wait(self) -> None: ...

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kill_writer.subprocess, "Popen", Liar)
        kill_writer.kill_once(path, "write", random.Random(1), tally)
    assert not tally.sound
    assert tally.lost == 7
