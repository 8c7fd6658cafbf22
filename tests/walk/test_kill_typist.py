"""A few SIGKILLs while somebody types in every run; many with `-m slow` (./dev kill).

The planted fault is a page that says 已自动保存 and keeps nothing.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.walk import kill_typist
from tests.walk.kill_typist import Tally


def test_a_few_kills_lose_no_character_that_was_confirmed(tmp_path: Path) -> None:
    tally = kill_typist.run(tmp_path, kills=4, seed=random.randrange(10**6))
    assert tally.sound, tally
    assert tally.acknowledged > 0


def test_the_suite_finds_a_page_that_only_says_it_keeps(tmp_path: Path) -> None:
    tally = kill_typist.run(tmp_path, kills=2, seed=5, forget=True)
    assert tally.lost > 0, tally


@pytest.mark.slow
def test_many_kills_lose_no_character_that_was_confirmed(tmp_path: Path) -> None:
    tally: Tally = kill_typist.run(tmp_path, kills=200, seed=1)
    print(tally)
    assert tally.sound, tally
