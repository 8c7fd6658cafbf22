"""Who signed for a carried op: a second opinion on proofs, from section 7 of docs/bundle-format.md alone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from tests.bundle.second_ops import Op, hash_of, unb64u
from tests.bundle.second_reader import envelope


def signers(carry: Op, bodies: Iterable[bytes]) -> set[str]:
    """The keys that signed for the op that a carry op brings; none when its proof does not hold."""
    proof, header = carry.get("proof"), json.loads(unb64u(carry.get("header")))
    found = [body for body in bodies if hash_of(body) == proof["manifest"]]
    if not found:
        return set()
    _, payload, keys, _ = envelope(found[0])
    for part in json.loads(payload)["logs"]:
        same = all(part[name] == header[name] for name in ("dev", "inc", "scope"))
        if same and part["from"] + proof["index"] == header["seq"]:
            leaf = hashlib.sha256(unb64u(carry.get("header"))).digest()
            path = [unb64u(step) for step in proof["path"]]
            size = part["to"] - part["from"] + 1
            if climb(leaf, proof["index"], size, path) == unb64u(part["root"]):
                return keys
    return set()


def climb(leaf: bytes, index: int, size: int, path: list[bytes]) -> bytes:
    """The root of a tree of `size` leaves as a path leads to it; empty when it is no path."""
    if size == 1 or not path:
        return leaf if size == 1 and not path else b""
    half = 1 << (size - 1).bit_length() - 1
    if index < half:
        pair = climb(leaf, index, half, path[:-1]) + path[-1]
    else:
        pair = path[-1] + climb(leaf, index - half, size - half, path[:-1])
    return hashlib.sha256(b"\x01" + pair).digest()
