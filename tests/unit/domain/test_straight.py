"""The short way through the fold of a matter gives what the long way gives, and is the way of nearly all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridworker.domain import merge, process, straight
from gridworker.domain.authority import Authority
from gridworker.domain.matter_state import MatterState
from gridworker.domain.ops import Op
from gridworker.domain.standing import Standing
from tests.support.history import History
from tests.support.paper import EAST
from tests.support.stores import oracle
from tests.support.world import World, verify


def both_ways(seed: int, steps: int) -> tuple[int, int]:
    """Fold a random history by both ways; how many matters there were, and how many went the short way."""
    seen = [0, 0]

    def fold(ops: Iterable[Op], standing: Mapping[str, Standing], authority: Authority) -> MatterState | None:
        held = list(ops)
        long_way = process.fold_any(held, standing, authority)
        short = straight.fold_straight(held, standing, authority)
        seen[0] += 1
        if short is not None:
            seen[1] += 1
            assert short == long_way
        return long_way

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(merge, "fold_matter", fold)
        world = History(seed).run(steps).world
        oracle(world.written.values(), world.office, verify)
    return seen[0], seen[1]


@settings(max_examples=25)
@given(st.integers(0, 1 << 32), st.sampled_from((20, 60)))
def test_both_ways_agree_in_any_history(seed: int, steps: int) -> None:
    both_ways(seed, steps)


def test_most_matters_go_the_short_way_even_in_wild_histories() -> None:
    found = [both_ways(seed, 60) for seed in range(8)]
    matters = sum(all_ for all_, _ in found)
    assert matters > 60
    assert sum(short for _, short in found) > matters // 4


def test_what_the_holder_wrote_with_a_clock_set_back_is_left_to_the_long_way() -> None:
    world = World()
    pc, _ = world.office_of("pc1", "pc2")
    laptop = world.laptop("l1", EAST, pc)
    pc.merge([laptop.event("collect", "d1", text="水渠堵了")])
    register = pc.event("register", "d1", EAST, number="SQ-1", track="SIMPLE")
    task = {"unit": "u", "due": "2026-05-01"}
    early = pc._op("demand.assign", "d1", EAST, task, [(register.hash, [])], register.hlc - 1)
    ops = [*(op for op in pc.held.values() if op.rec == "d1"), early]
    standing, authority = dict.fromkeys((op.hash for op in ops), "on"), pc.fold().authority
    assert straight.fold_straight(ops[:-1], standing, authority) is not None
    assert straight.fold_straight(ops, standing, authority) is None
    long_way = process.fold_any(ops, standing, authority)
    assert long_way is not None
    assert long_way.placed[early.hash] == "pending", "acts that others overtook stand on no line"


def test_two_tries_on_two_days_count_as_told_either_way() -> None:
    world = World()
    pc, _ = world.office_of("pc1", "pc2")
    laptop = world.laptop("l1", EAST, pc)
    laptop.event("collect", "d1", text="水渠堵了")
    for day in ("2026-04-05", "2026-04-06"):
        laptop.event("tell_resident", "d1", how="HOME", outcome="UNREACH", on=day)
    ops = [op for op in laptop.held.values() if op.rec == "d1"]
    standing, authority = dict.fromkeys((op.hash for op in ops), "on"), pc.fold().authority
    for fold in (straight.fold_straight, process.fold_any):
        for upto, told in ((2, False), (3, True)):
            matter = fold(ops[:upto], standing, authority)
            assert matter is not None
            assert matter.told == told


def test_a_short_way_that_takes_every_office_for_the_holder_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(chain: Any, authority: Authority) -> Any:
        roles = [authority.role(op.header) for op in chain]
        events = [
            straight.Event(
                op.header["kind"][7:], op.header["rec"], op.header["author"], role,
                op.header["wall"][:10], op.data,
            )
            for op, role in zip(chain, roles, strict=True)
        ]  # fmt: skip
        acts = [at for at, role in enumerate(roles) if role in straight.OFFICE] or [-1]
        return events, acts[0], acts[-1]

    monkeypatch.setattr(straight, "_steps", careless)

    def search() -> None:
        for seed in range(60):
            both_ways(seed, 60)

    with pytest.raises(AssertionError):
        search()
