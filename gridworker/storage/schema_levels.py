"""The schema's step for matters that go up to another level; same rules as in `schema`: named, applied once.

Loaded only when a store is made or brought up to date.
"""

from __future__ import annotations

from sqlite_utils import Database

from gridworker.storage.schema_teams import steps

__all__ = ["Database", "steps"]


@steps()
def m018_levels(db: Database) -> None:
    """How a carry shares what it brings, what is shown of a record where it is a guest, and proofs."""
    # share: `lend` or `back`; NULL: it moves. proof: hash of the manifest's envelope that the carry names.
    for column in ("share", "proof"):
        db.execute(f"ALTER TABLE carried ADD COLUMN {column} TEXT")
    db.execute("CREATE INDEX carried_lent ON carried(rec) WHERE share = 'lend'")
    # The digest's line of a record in a scope that it is lent to, where its row shows it at home.
    db.execute(
        "CREATE TABLE guest (scope TEXT, kind TEXT, rec TEXT, line BLOB NOT NULL,"
        " PRIMARY KEY (scope, kind, rec)) STRICT, WITHOUT ROWID"
    )
    db.execute("CREATE INDEX guest_rec ON guest(rec)")
    # Signed manifests that brought steps of demands, by the manifest's hash (`batch` has it too): what a
    # level above is shown as proof. `hash` is that of the envelope's bytes.
    db.execute(
        "CREATE TABLE kept_manifest (manifest_hash TEXT PRIMARY KEY, hash TEXT NOT NULL,"
        " envelope BLOB NOT NULL) STRICT"
    )
