"""Clashes: one field, two values written without knowledge of each other. Both are kept until settled."""

from __future__ import annotations

from typing import Any

from gridworker.errors import BugError
from gridworker.services.changes import Changes
from gridworker.services.session import Session


def conflict_list(session: Session) -> list[dict[str, Any]]:
    """Open clashes: `{record, kind, title, field, field_name, missing, values: [{choice, hash, value, author,
    author_name, at, redacted}]}`. `choice` counts from 1; `missing` means 缺前件: wait for the gap first.
    """
    raise BugError("not built yet")


def settle(
    session: Session, record: str, field: str, *, choice: int | None = None, value: Any = None
) -> Changes:
    """Decide a clash by one of its values or by a new one. Raises UserError `no_conflict`, `bad_choice`."""
    raise BugError("not built yet")
