"""What merges and writes tell the search index: which indexed rows went. They never write the index itself.

A row that is written again gets a new row id, because record tables replace rows: so the index knows what is
new as all row ids above the last one it read, and only what goes must be told. Deleting the newest row
would give its row id to the next one; then the mark of what was read goes back.
"""

from __future__ import annotations

from collections.abc import Iterable

from gridworker.storage.db import Db
from gridworker.storage.search_kinds import KINDS


def note_going(db: Db, kind: str, recs: Iterable[str]) -> None:
    """The rows of these records are about to be replaced or deleted."""
    # Nothing that was indexed is there to go: a new store, or one whose tables are made again.
    indexed = "rowid <= (SELECT upto FROM search_state WHERE kind = ?)"
    if kind in KINDS and db.one(f'SELECT 1 FROM "{kind}" WHERE {indexed} LIMIT 1', (kind,)):
        db.many(
            f'INSERT OR IGNORE INTO search_gone SELECT ?, rowid FROM "{kind}" WHERE rec = ?'
            f" AND {indexed}",
            ((kind, rec, kind) for rec in recs),
        )


def note_deleted(db: Db, kind: str) -> None:
    """Rows of the kind were deleted."""
    if kind in KINDS:
        db.run(
            "UPDATE search_state SET upto ="
            f' min(upto, ifnull((SELECT max(rowid) FROM "{kind}"), 0)) WHERE kind = ?',
            (kind,),
        )


def note_redacted(db: Db) -> None:
    """Texts were taken away for good: the index must be written anew where it still has them."""
    db.run("UPDATE search_state SET upto = 1 WHERE kind = 'scrub'")
