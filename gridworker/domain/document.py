"""The fold of one document record. (Signature first; the rules follow.)"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from gridworker.domain.ops import Op
from gridworker.domain.standing import Standing


@dataclass(frozen=True, slots=True)
class Conflict:
    """Several heads with different values: `values` = (op hash, value) of every head, in order.

    `missing`: a parent below is not here (缺前件), nothing is asked yet. `decide`: a person has to choose;
    false for long narratives, which are kept side by side, and while `missing`.
    """

    values: tuple[tuple[str, Any], ...]
    missing: bool
    decide: bool


@dataclass(frozen=True, slots=True)
class DocState:
    """A document record as the ops in effect leave it."""

    kind: str
    rec: str
    scope: str
    fields: dict[str, Any]
    heads: dict[str, list[str]]
    conflicts: dict[str, Conflict]
    redacted: frozenset[str]
    created_by: str
    ops: tuple[str, ...]


def fold_document(ops: Iterable[Op], standing: Mapping[str, Standing]) -> DocState | None:
    """Fold the ops of one record (document ops and redactions of it, in any order).

    `standing` as `judge` gave it; an op that it does not name counts as not in effect. Returns None when no
    document op is in effect.
    """
    raise NotImplementedError
