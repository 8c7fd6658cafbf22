"""One op of a slice is proved by a few hashes, and nothing else can be."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridworker.sync import merkle

LEAVES = [sha256(bytes([n])).digest() for n in range(70)]


def node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


def test_small_trees_are_those_drawn_on_paper() -> None:
    a, b, c, d, e = LEAVES[:5]
    assert merkle.root([]) == sha256(b"").digest()
    assert merkle.root([a]) == a
    assert merkle.root([a, b, c]) == node(node(a, b), c)
    assert merkle.root([a, b, c, d, e]) == node(node(node(a, b), node(c, d)), e)
    assert merkle.proof([a, b, c, d, e], 2) == [d, node(a, b), e]
    assert merkle.proof([a, b, c, d, e], 4) == [node(node(a, b), node(c, d))]


def test_every_leaf_of_every_size_is_proved_and_no_other_leaf_or_place_is() -> None:
    for size in range(1, 34):
        leaves = LEAVES[:size]
        top = merkle.root(leaves)
        for index in range(size):
            path = merkle.proof(leaves, index)
            assert merkle.check(leaves[index], index, size, path, top)
            assert not merkle.check(LEAVES[60], index, size, path, top)
            assert not any(
                merkle.check(leaves[index], other, size, path, top) for other in range(size) if other != index
            )


@given(st.integers(1, 64), st.data())
def test_a_damaged_proof_proves_nothing(size: int, data: st.DataObject) -> None:
    leaves = LEAVES[:size]
    index = data.draw(st.integers(0, size - 1))
    path = merkle.proof(leaves, index)
    how = data.draw(st.sampled_from(["longer", "shorter", "other", "short hash"]))
    if how == "longer":
        path = [*path, LEAVES[0]]
    elif how == "shorter" and path:
        path = path[:-1]
    elif how == "short hash" and path:
        path[0] = path[0][:31]
    elif path:
        at = data.draw(st.integers(0, len(path) - 1))
        path[at] = bytes([path[at][0] ^ 1]) + path[at][1:]
    else:
        path = [LEAVES[0]]
    assert not merkle.check(leaves[index], index, size, path, merkle.root(leaves))


@pytest.mark.parametrize("index", [-1, 5, 99])
def test_a_place_outside_the_slice_is_refused(index: int) -> None:
    with pytest.raises(ValueError, match="no such leaf"):
        merkle.proof(LEAVES[:5], index)
    assert not merkle.check(LEAVES[0], index, 5, [], LEAVES[0])


@given(st.lists(st.integers(1, 9), max_size=8))
def test_leaves_may_come_in_any_portions(portions: list[int]) -> None:
    tree, taken = merkle.MerkleRoot(), 0
    for portion in portions:
        tree.extend(LEAVES[taken : taken + portion])
        taken = min(taken + portion, len(LEAVES))
    assert tree.root() == merkle.root(LEAVES[:taken])
    assert tree.count == taken
