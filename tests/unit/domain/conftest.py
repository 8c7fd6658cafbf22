"""The small office of the fold's stories: two PCs, and two laptops of one grid."""

from __future__ import annotations

import pytest

from tests.support.paper import EAST
from tests.support.replica import Replica
from tests.support.world import World


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def pcs(world: World) -> list[Replica]:
    return world.office_of("pc1", "pc2")


@pytest.fixture
def pc1(pcs: list[Replica]) -> Replica:
    return pcs[0]


@pytest.fixture
def pc2(pcs: list[Replica]) -> Replica:
    return pcs[1]


@pytest.fixture
def l1(world: World, pcs: list[Replica]) -> Replica:
    return _laptop(world, pcs, "l1")


@pytest.fixture
def l2(world: World, pcs: list[Replica]) -> Replica:
    return _laptop(world, pcs, "l2")


def _laptop(world: World, pcs: list[Replica], name: str) -> Replica:
    laptop = world.laptop(name, EAST, pcs[0])
    pcs[1].take(pcs[0].held.values())
    return laptop
