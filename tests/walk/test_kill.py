"""kill -9 of writing processes: what the exit code confirmed is there afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.machine import Machine
from tests.support.power import cut_power
from tests.support.township import found_township


def test_a_few_power_cuts_lose_nothing_that_was_confirmed(tmp_path: Path) -> None:
    cuts = cut_power(found_township(tmp_path, Machine, laptops=1), "01组-1", kills=10, seed=1)
    print(cuts)
    assert cuts.killed == 10


@pytest.mark.slow
def test_two_hundred_power_cuts_lose_nothing_that_was_confirmed(tmp_path: Path) -> None:
    cuts = cut_power(found_township(tmp_path, Machine, laptops=1), "01组-1", kills=200, seed=2)
    print(cuts)
    assert cuts.killed == 200
    assert cuts.acknowledged
    assert cuts.merged
