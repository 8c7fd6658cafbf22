"""What never leaves this machine: drafts and private reflections (体会).

A draft is kept as often as a person pauses; a reflection is sealed before it comes here and is opened
nowhere in this layer. A draft that was thrown away lies in the bin: the same row with a day in `thrown`.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from pydantic_core import from_json

from gridworker.storage.columns import text_of
from gridworker.storage.db import Db, Row


class Draft(NamedTuple):
    """A half-typed page: `body` is what was typed, `at` the wall text of when it was last kept.

    `place` says where one was writing (field and cursor, as the form named them), `about` the record that is
    corrected (empty: a new one), `base` what that record said when the correction was begun, `inc` the
    incarnation that wrote it, `thrown` when it went into the bin (empty: it did not).
    """

    id: str
    kind: str
    body: dict[str, Any]
    at: str
    place: dict[str, Any] | None = None
    about: str = ""
    base: dict[str, Any] | None = None
    inc: str = ""
    thrown: str = ""


_COLUMNS = "id, kind, body, at, place, about, base, inc, thrown"


def keep_draft(db: Db, draft: Draft) -> None:
    """Write a draft down, over the one of the same id; what it is based on stays what it was at first."""
    # An update in place touches one page; replacing the row would touch its index as well.
    db.run(
        "INSERT INTO draft (id, kind, body, at, place, about, base, inc) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET body = excluded.body, at = excluded.at, place = excluded.place,"
        " about = excluded.about, base = coalesce(base, excluded.base), inc = excluded.inc",
        (
            draft.id, draft.kind, text_of(draft.body), draft.at,
            text_of(draft.place) if draft.place else None, draft.about or None,
            text_of(draft.base) if draft.base else None, draft.inc,
        ),
    )  # fmt: skip


def draft(db: Db, draft_id: str) -> Draft | None:
    """One draft, in the bin or not; or None."""
    row = db.one(f"SELECT {_COLUMNS} FROM draft WHERE id = ?", (draft_id,))
    return _draft(row) if row else None


def drafts(db: Db, *, thrown: bool = False) -> list[Draft]:
    """All drafts, the one kept last first; or all in the bin, the one thrown away last first."""
    which, order = ("NOT NULL", "thrown") if thrown else ("NULL", "at")
    rows = db.all(f"SELECT {_COLUMNS} FROM draft WHERE thrown IS {which} ORDER BY {order} DESC, id DESC")
    return [_draft(row) for row in rows]


def drop_draft(db: Db, draft_id: str) -> None:
    """Forget a draft; one that is not there is no error."""
    db.run("DELETE FROM draft WHERE id = ?", (draft_id,))


def throw_draft(db: Db, draft_id: str, bin_id: str, at: str) -> bool:
    """Put a draft into the bin under another id, so that a new one of its old id cannot write over it."""
    return bool(
        db.run("UPDATE draft SET id = ?, thrown = ? WHERE id = ? AND thrown IS NULL", (bin_id, at, draft_id))
    )


def bring_back_draft(db: Db, bin_id: str) -> bool:
    """Take a draft out of the bin; False when it is not there."""
    return bool(db.run("UPDATE draft SET thrown = NULL WHERE id = ? AND thrown IS NOT NULL", (bin_id,)))


def empty_bin(db: Db, before: str) -> int:
    """Forget what was thrown away on a day before `before` (a date); return how many drafts that were."""
    return db.run("DELETE FROM draft WHERE thrown IS NOT NULL AND substr(thrown, 1, 10) < ?", (before,))


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


def _draft(row: Row) -> Draft:
    known, kind, body, at, place, about, base, inc, thrown = row
    return Draft(
        known, kind, from_json(body), at, from_json(place) if place else None, about or "",
        from_json(base) if base else None, inc or "", thrown or "",
    )  # fmt: skip


def count_reflections(db: Db) -> int:
    """How many visits have a sealed reflection."""
    return int(db.value("SELECT count(*) FROM reflection"))
