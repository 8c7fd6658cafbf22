"""One short proof that an op stood in a signed slice of a log.

The tree is that of RFC 9162 §2.1 over the op hashes of a slice in order, with one difference: a leaf is
the op hash itself (SHA-256 of the header bytes) and is not hashed again. Inner nodes are
`SHA-256(0x01 || left || right)`. A header begins with `{`, so no header can be read as an inner node.
A tree of n leaves splits at the largest power of two below n.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256


class MerkleRoot:
    """Takes leaves in order and keeps only the roots of complete subtrees (at most 64 of them)."""

    def __init__(self) -> None:
        self._roots: list[bytes] = []
        self.count = 0

    def extend(self, leaves: Iterable[bytes]) -> None:
        """Add leaves (32 bytes each) in order."""
        count, roots = self.count, self._roots
        for node in leaves:
            merged = count
            count += 1
            while merged & 1:
                node = sha256(b"\x01" + roots.pop() + node).digest()
                merged >>= 1
            roots.append(node)
        self.count = count

    def root(self) -> bytes:
        """Return the root of what was added; of nothing it is SHA-256 of nothing, as in RFC 9162."""
        if not self._roots:
            return sha256(b"").digest()
        node = self._roots[-1]
        for left in reversed(self._roots[:-1]):
            node = sha256(b"\x01" + left + node).digest()
        return node


def root(leaves: Sequence[bytes]) -> bytes:
    """Return the root over all leaves."""
    tree = MerkleRoot()
    tree.extend(leaves)
    return tree.root()


def proof(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """Return the path from leaf `index` up to the root, lowest sibling first."""
    if not 0 <= index < len(leaves):
        raise ValueError("no such leaf")
    if len(leaves) == 1:
        return []
    middle = 1 << (len(leaves) - 1).bit_length() - 1
    if index < middle:
        return [*proof(leaves[:middle], index), root(leaves[middle:])]
    return [*proof(leaves[middle:], index - middle), root(leaves[:middle])]


def check(leaf: bytes, index: int, size: int, path: Sequence[bytes], expected: bytes) -> bool:
    """Whether `path` leads from `leaf` at `index` of a tree of `size` leaves to the root `expected`."""
    if not 0 <= index < size or any(len(step) != 32 for step in path):
        return False
    node, last = leaf, size - 1
    for step in path:
        if last == 0:
            return False
        if index & 1 or index == last:
            node = sha256(b"\x01" + step + node).digest()
            while not index & 1 and index:
                index >>= 1
                last >>= 1
        else:
            node = sha256(b"\x01" + node + step).digest()
        index >>= 1
        last >>= 1
    return last == 0 and node == expected
