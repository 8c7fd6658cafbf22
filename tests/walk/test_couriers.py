"""Two office computers, three laptops, careless couriers: in the end all who hold the same show the same."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.support.couriers import Walk
from tests.support.machine import Machine
from tests.support.township import (
    assert_equal_sets_have_equal_digests,
    assert_gaps_are_named_exactly,
    assert_nothing_is_called_delivered_too_early,
    exchange_until_quiet,
    found_township,
)

MET = ("lost", "damaged", "repeated", "clashes", "forks", "wrong clocks")


def walk(root: Path, seed: int, steps: int) -> Counter[str]:
    """One whole walk with every check; what it met."""
    town = found_township(root, Machine)
    way = Walk(town, seed)
    for _ in range(2):
        way.go(steps // 2)
        assert_equal_sets_have_equal_digests(town.everyone)
        for office in town.offices:
            assert_gaps_are_named_exactly(office)
        for laptop in town.laptops:
            assert_nothing_is_called_delivered_too_early(laptop, town.offices)
    exchange_until_quiet(town)
    way.seen["clashes"] += len(town.office.ask("conflicts", "list"))
    assert town.office.hashes() == town.second.hashes()
    assert assert_equal_sets_have_equal_digests(town.everyone) >= 6
    for machine in town.everyone:
        assert_gaps_are_named_exactly(machine)
        assert machine.run("rebuild")["same"] is True
    return way.seen


def test_a_short_walk_with_careless_couriers_ends_in_agreement(tmp_path: Path) -> None:
    seen = walk(tmp_path, seed=5, steps=30)
    print(dict(seen))
    assert seen["merged"]


@pytest.mark.slow
def test_many_walks_end_in_agreement_and_meet_all_kinds_of_trouble(tmp_path: Path) -> None:
    runs = [walk(tmp_path / str(seed), seed, steps=90) for seed in range(12)]
    shares = {kind: sum(bool(seen[kind]) for seen in runs) / len(runs) for kind in MET}
    print(f"{len(runs)} walks, {dict(sum(runs, Counter()))}, share of walks that met: {shares}")
    assert min(shares.values()) >= 0.3
