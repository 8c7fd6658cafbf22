"""The fold of one matter (a process record such as a demand). (Signature first; the rules follow.)"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from gridworker.domain.authority import Authority
from gridworker.domain.ops import Op
from gridworker.domain.standing import Standing


@dataclass(frozen=True, slots=True)
class Line:
    """One office line of a matter: its opener, who holds it now, the events placed on it in order."""

    opener: str
    holder: str
    events: tuple[str, ...]
    state: str
    life: int
    closed_by_merge: bool


@dataclass(frozen=True, slots=True)
class MatterState:
    """A matter as its events leave it.

    `placed`: by event hash `line`, `provisional`, `refused:<reason>` (未采纳), `waiting` (前件未到) or
    `pending` (待经办机接收); events that are not in effect are not in it. `heads`: what a writer must name
    as parents of a new event of this matter.
    """

    rec: str
    process: str
    lines: tuple[Line, ...]
    state: str
    life: int
    placed: dict[str, str]
    fields: dict[str, Any]
    heads: tuple[str, ...]
    redacted: frozenset[str]


def fold_matter(
    ops: Iterable[Op], standing: Mapping[str, Standing], authority: Authority
) -> MatterState | None:
    """Fold the events of one matter (and the redactions of it, in any order).

    Returns None when no event is in effect.
    """
    raise NotImplementedError
