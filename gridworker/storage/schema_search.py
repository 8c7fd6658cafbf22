"""The schema's step for what else is searched, same rules as in `schema`: named, applied once, never edited.

Loaded only when a store is made or brought up to date, and last of the modules with steps: it knows all.
"""

from __future__ import annotations

from sqlite_utils import Database

from gridworker.storage.schema_levels import steps

__all__ = ["Database", "steps"]


@steps()
def m019_search(db: Database) -> None:
    """How far the search index has read what neighbours, meetings and notices say: nothing yet."""
    for kind in ("team", "team_member", "help", "pairing", "meeting", "notice"):
        db.execute("INSERT INTO search_state VALUES (?, 0, NULL)", (kind,))
