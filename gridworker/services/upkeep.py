"""Looking after the store: digests, the raw log, rebuilding, checking."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from gridworker.errors import BugError
from gridworker.services.entropy import Progress
from gridworker.services.session import Session


@dataclass(frozen=True)
class Digest:
    """`whole` over all scopes, and one hex text per scope: equal for equal sets of ops."""

    whole: str
    scopes: dict[str, str]


@dataclass(frozen=True)
class Finding:
    """One thing the doctor says. `level` is `ok`, `note` or `bad`."""

    code: str
    level: str
    sentence: str


def digest(session: Session) -> Digest:
    """Hash what the record tables hold."""
    raise BugError("not built yet")


def log_dump(session: Session) -> Iterator[dict[str, Any]]:
    """Every op: `{"hash", "header", "body"}` (parsed JSON; body None when redacted)."""
    raise BugError("not built yet")


def rebuild(session: Session, progress: Progress | None = None) -> Digest:
    """Make all tables again from the ops and return the digest after."""
    raise BugError("not built yet")


def doctor(session: Session, *, full: bool = True) -> list[Finding]:
    """Check the file, the chains, the keys and the tables; forks and clashes are named."""
    raise BugError("not built yet")
