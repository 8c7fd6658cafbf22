"""Which ops of one scope are in effect. (Signature first; the rules follow.)"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from gridworker.domain.authority import Authority
from gridworker.domain.ops import Op

Standing = str
"""`on`, `excluded`, `fork`, `superseded`, `parked:<code>` or `waiting:<code>`."""

ON: Final = "on"
EXCLUDED: Final = "excluded"
FORK: Final = "fork"
SUPERSEDED: Final = "superseded"


def judge(
    ops: Iterable[Op], authority: Authority, unusable: Collection[str] = ()
) -> dict[str, Standing]:
    """Return the standing of every op of one canonical scope, by hash.

    `ops`: all ops held of that scope (every home scope that it adopted included) and the ops that a carry
    op of the scope brings from elsewhere. Only headers are read, and `data` of control ops and events.
    `unusable`: hashes of ops whose body is there but cannot be used (see `body_fits`).
    """
    raise NotImplementedError


def body_fits(op: Op) -> bool:
    """Whether the body can be used: absent (redacted), or well formed for its kind (`validate`, partial)."""
    raise NotImplementedError
