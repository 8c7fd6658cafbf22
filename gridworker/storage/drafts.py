"""What never leaves this machine: drafts and private reflections (体会).

A draft is kept as often as a person pauses; a reflection is sealed before it comes here and is opened
nowhere in this layer.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from pydantic_core import from_json

from gridworker.storage.columns import text_of
from gridworker.storage.db import Db


class Draft(NamedTuple):
    """A half-typed page: `body` is what was typed, `at` the wall text of when it was last kept."""

    id: str
    kind: str
    body: dict[str, Any]
    at: str


def keep_draft(db: Db, draft_id: str, kind: str, body: dict[str, Any], at: str) -> None:
    """Write a draft down, over the one of the same id."""
    db.run("INSERT OR REPLACE INTO draft VALUES (?, ?, ?, ?)", (draft_id, kind, text_of(body), at))


def draft(db: Db, draft_id: str) -> Draft | None:
    """One draft, or None."""
    row = db.one("SELECT id, kind, body, at FROM draft WHERE id = ?", (draft_id,))
    return Draft(row[0], row[1], from_json(row[2]), row[3]) if row else None


def drafts(db: Db) -> list[Draft]:
    """All drafts, the one kept last first."""
    rows = db.all("SELECT id, kind, body, at FROM draft ORDER BY at DESC, id DESC")
    return [Draft(r[0], r[1], from_json(r[2]), r[3]) for r in rows]


def drop_draft(db: Db, draft_id: str) -> None:
    """Forget a draft; one that is not there is no error."""
    db.run("DELETE FROM draft WHERE id = ?", (draft_id,))


def keep_reflection(db: Db, visit: str, sealed: bytes | None, at: str) -> None:
    """Keep the sealed reflection of a visit; None forgets it."""
    if sealed is None:
        db.run("DELETE FROM reflection WHERE visit = ?", (visit,))
    else:
        db.run("INSERT OR REPLACE INTO reflection VALUES (?, ?, ?)", (visit, sealed, at))


def reflection(db: Db, visit: str) -> bytes | None:
    """The sealed reflection of a visit, or None."""
    sealed: bytes | None = db.value("SELECT sealed FROM reflection WHERE visit = ?", (visit,))
    return sealed
