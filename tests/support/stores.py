"""Stores for tests: made in a folder, fed with ops as bundles would bring them, compared with the fold."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from gridworker.domain.digest import digest, lines
from gridworker.domain.merge import Folded, fold
from gridworker.domain.ops import LogKey, Op
from gridworker.domain.trust import Verify
from gridworker.storage import MergeReport, Stage, Store

KEY = bytes(range(32))


@dataclass(frozen=True)
class Piece:
    """What one slice of a bundle brings."""

    ops: tuple[Op, ...]

    @property
    def log(self) -> LogKey:
        """The log that it is a piece of."""
        return self.ops[0].log


def chains(ops: Iterable[Op]) -> list[list[Op]]:
    """Cut a set of ops into chains without holes; a fork begins a chain of its own."""
    by_log: dict[LogKey, list[Op]] = {}
    for op in {op.hash: op for op in ops}.values():
        by_log.setdefault(op.log, []).append(op)
    out: list[list[Op]] = []
    for log in sorted(by_log):
        ends: dict[str, list[Op]] = {}
        for op in sorted(by_log[log], key=lambda op: (op.seq, op.hash)):
            chain = ends.pop(op.header["prev"], None)
            if chain is None:
                chain = []
                out.append(chain)
            chain.append(op)
            ends[op.hash] = chain
    return out


def pieces(ops: Iterable[Op], rng: random.Random, cuts: float = 0.3) -> list[Piece]:
    """Cut a set of ops into pieces of chains, shuffled; some come twice, with other ends."""
    out: list[Piece] = []
    for chain in chains(ops):
        start = 0
        for end in range(1, len(chain) + 1):
            if end == len(chain) or rng.random() < cuts:
                back = rng.randint(0, start) if rng.random() < 0.2 else start
                out.append(Piece(tuple(chain[back:end])))
                start = end
    rng.shuffle(out)
    return out


def stage(store: Store, some: Sequence[Piece], bodies: Iterable[bytes] = ()) -> Stage:
    """Stage pieces as one bundle would bring them."""
    staged = store.stage(total=sum(len(piece.ops) for piece in some))
    for body in bodies:
        staged.add_body(body)
    for piece in some:
        first, last = piece.ops[0], piece.ops[-1]
        staged.slice(piece.log, first.seq, last.seq, first.header["prev"], last.hash)
        for op in piece.ops:
            staged.add(op.header_bytes, op.body_bytes)
        staged.close_slice()
    return staged


def merge(store: Store, some: Sequence[Piece], bodies: Iterable[bytes] = ()) -> MergeReport:
    """Stage and merge pieces."""
    with stage(store, some, bodies) as staged:
        return staged.merge()


def merge_ops(store: Store, ops: Iterable[Op]) -> MergeReport:
    """Merge a set of ops as one bundle."""
    return merge(store, [Piece(tuple(chain)) for chain in chains(ops)])


def digests(folded: Folded) -> dict[str, str]:
    """The digests of a pure fold, by scope."""
    return {scope: digest(lines(state)) for scope, state in folded.scopes.items()}


def oracle(ops: Iterable[Op], office: str, verify: Verify, bodies: Iterable[bytes] = ()) -> Folded:
    """The pure fold of a set of ops."""
    return fold(ops, office, verify, bodies)


def standings(store: Store) -> dict[str, dict[str, str]]:
    """The standing of every op, by canonical scope and hash."""
    out: dict[str, dict[str, str]] = {}
    for scope, op_hash, standing in store._db.all(
        "SELECT log.scope, op.hash, op.standing FROM op JOIN log ON log.id = op.id >> 40"
    ):
        out.setdefault(scope, {})[op_hash] = standing
    return out


def new_store(folder: Path, name: str = "store.db", verify: Verify | None = None, office: str = "") -> Store:
    """Make a store in `folder`."""
    store = Store.create(folder / name, KEY)
    if verify is not None:
        store.set_authority(verify)
    if office:
        store.set_meta("office", office)
    return store
