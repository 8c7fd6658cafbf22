"""The whole fold as one pure function: the oracle of all tests. (Signature first; the rules follow.)"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gridworker.domain.authority import Authority
from gridworker.domain.document import DocState
from gridworker.domain.ops import LogKey, Op
from gridworker.domain.process import MatterState
from gridworker.domain.standing import Standing
from gridworker.domain.trust import Verify


@dataclass(frozen=True, slots=True)
class Delivered:
    """What the office says it has of a log: 1..`upto`, hashes in `extra` above; `kept` = in a backup."""

    upto: int
    extra: frozenset[str]
    kept: int


@dataclass(frozen=True, slots=True)
class Fork:
    """One number of a log with several ops; those of its branches that no one vouched for stand as `fork`."""

    log: LogKey
    seq: int
    hashes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScopeState:
    """One scope, folded. `documents` and `matters` by record id hold only records that live here."""

    scope: str
    documents: dict[tuple[str, str], DocState]
    matters: dict[str, MatterState]
    standing: dict[str, Standing]
    receipts: dict[LogKey, Delivered]
    gaps: dict[LogKey, list[tuple[int, int]]]
    forks: list[Fork]


@dataclass(frozen=True, slots=True)
class Folded:
    """All scopes, and the authority that judged them."""

    authority: Authority
    scopes: dict[str, ScopeState]


def fold(ops: Iterable[Op], office: str, verify: Verify, bodies: Iterable[bytes] = ()) -> Folded:
    """Fold a whole set of ops. `bodies`: bodies of carried ops that came without their own op."""
    raise NotImplementedError
