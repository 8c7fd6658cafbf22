"""What a redaction leaves behind beside the log: drafts with the same words, and bytes in free pages."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

from pydantic_core import from_json

from gridworker.storage.columns import text_of
from gridworker.storage.db import Db, said
from gridworker.storage.search_kinds import KINDS

_DUE: Final = "scrub_due"
LEAST: Final = 2
"""Shorter texts are left alone in drafts: a single character stands in every second sentence."""
TELLING: Final = 6
"""Texts of so many characters are nobody else's, and are looked for in every draft."""


def forget_in_drafts(db: Db, recs: Collection[str], texts: Collection[str]) -> None:
    """Cut texts out of every draft that names one of the records; the rest of it stays as it was typed."""
    words = sorted((text for text in texts if len(text) >= LEAST), key=len, reverse=True)
    if not words:
        return
    telling = [word for word in words if len(word) >= TELLING]
    columns = [row[1] for row in db.all("PRAGMA table_info(draft)") if row[1] not in ("id", "kind", "at")]
    for draft_id, *cells in db.all(f"SELECT id, {', '.join(columns)} FROM draft"):
        named = any(isinstance(cell, str) and rec in cell for cell in cells for rec in recs)
        for column, cell in zip(columns, cells, strict=True):
            if isinstance(cell, str) and cell.startswith(("{", "[")):
                left = text_of(_without(from_json(cell), words if named else telling))
                if left != cell:
                    db.run(f"UPDATE draft SET {column} = ? WHERE id = ?", (left, draft_id))


def _without(value: Any, words: list[str]) -> Any:
    if isinstance(value, str):
        for word in words:
            value = value.replace(word, "")
        return value
    if isinstance(value, list):
        return [_without(part, words) for part in value]
    if isinstance(value, dict):
        return {name: _without(part, words) for name, part in value.items()}
    return value


def note_scrub(db: Db) -> None:
    """A record lost words for good: the file is to be written anew (`scrub`)."""
    db.run("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_DUE, str(scrub_due(db) + 1)))


def scrub_due(db: Db) -> int:
    """How many texts were taken away that may still be readable in free pages or in the write-ahead log."""
    return int(db.value("SELECT value FROM meta WHERE name = ?", (_DUE,), default=0))


def scrub(db: Db) -> None:
    """Write the whole file anew without what was deleted, and cut the write-ahead log to nothing.

    Needs as much free disk and memory as the store is big; takes seconds. Outside of a transaction. Raises
    UserError `disk_full`, `store_busy`; then it is still due.
    """
    with said(db.path):
        before = _row_ids(db)
        db.run("VACUUM")
        if _row_ids(db) != before:
            # The index points at rows by number; sqlite keeps the numbers of such tables, but need not.
            from gridworker.storage.search_index import forget

            with db.atomic():
                forget(db)
        with db.atomic():
            db.run("DELETE FROM meta WHERE name = ?", (_DUE,))
        db.all("PRAGMA wal_checkpoint(TRUNCATE)")


def _row_ids(db: Db) -> list[tuple[Any, ...]]:
    return [
        db.all(f'SELECT count(*), total(rowid), total(rowid % 8191 * length(rec)) FROM "{kind}"')[0]
        for kind in KINDS
    ]
