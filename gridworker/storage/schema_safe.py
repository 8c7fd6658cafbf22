"""The schema's later steps, same rules as in `schema`: named, applied once, never edited after a release.

Loaded only when a store is made or brought up to date. A step adds and never changes an earlier one; its name
goes at the end of `steps.STEPS` too, in the same order. Statements of a step are plain SQL on `db`.
"""

from __future__ import annotations

from sqlite_utils import Database

from gridworker.storage.schema import steps

__all__ = ["Database", "steps"]

# Steps stand in the order of their numbers:
#
# @steps()
# def m008_name(db: Database) -> None:
#     """What is kept here, in one line."""
#     db.table("name").create({"id": str, "at": str}, pk="id", strict=True)


@steps()
def m008_drafts(db: Database) -> None:
    """Local only: where in a draft one was writing, what it is about, and the drafts in the bin."""
    # place: field and cursor as JSON; base: what the record said when its correction was begun, as JSON;
    # inc: the incarnation that wrote it; thrown: wall text of when it went into the bin.
    for column in ("place", "about", "base", "inc", "thrown"):
        db.execute(f"ALTER TABLE draft ADD COLUMN {column} TEXT")


@steps()
def m009_privacy(db: Database) -> None:
    """What residents ask about their own data; and, local only, who looked at or took away what, and why."""
    fields = ("household", "wanted", "asked_on", "person", "wish", "outcome", "answer", "answered_on")
    common = {"rec": str, "in_scope": str, "made_by": int, "clk": str, "redacted": str, "extra": str}
    db.table("privacy_request").create(
        {**common, **dict.fromkeys(fields, str), "removed": int, "withdrawn": int},
        pk="rec", not_null={"in_scope", "made_by"}, strict=True,
    )  # fmt: skip
    for key in ("asked_on, rec", "in_scope, asked_on, rec", "household, asked_on, rec"):
        name = f"privacy_request_{key.replace(', ', '_')}"
        db.execute(f"CREATE INDEX {name} ON privacy_request({key}, withdrawn)")
    db.execute("CREATE INDEX privacy_request_open ON privacy_request(rec) WHERE answered_on IS NULL")
    # No values ever: what was looked at is named by kind, id and field.
    db.table("access_log").create(
        {
            "id": int, "at": str, "actor": str, "action": str, "kind": str, "rec": str, "field": str,
            "purpose": str, "count": int,
        },
        pk="id", not_null={"at", "actor", "action"}, strict=True,
    )  # fmt: skip


@steps()
def m010_files(db: Database) -> None:
    """Attachments; and, local only: their bytes by SHA-256, what drafts hold, what came before its record."""
    common = {"rec": str, "in_scope": str, "made_by": int, "clk": str, "redacted": str, "extra": str}
    fields = {"of": str, "blob": str, "type": str, "size": int, "name": str, "withdrawn": int}
    db.table("attachment").create(
        {**common, **fields}, pk="rec", not_null={"in_scope", "made_by"}, strict=True
    )
    db.execute("CREATE INDEX attachment_of ON attachment(of, withdrawn)")
    db.execute("CREATE INDEX attachment_blob ON attachment(blob, withdrawn)")
    # An older program kept attachments as ops of a kind unknown to it; they are found by the same index.
    db.execute("CREATE INDEX op_attachment ON op(hash) WHERE kind = 'attachment'")
    db.execute("CREATE TABLE blob (hash TEXT PRIMARY KEY, size INTEGER NOT NULL, data BLOB NOT NULL) STRICT")
    db.execute("CREATE TABLE blob_claim (blob TEXT, op TEXT, PRIMARY KEY (blob, op)) STRICT, WITHOUT ROWID")
    db.execute(
        "CREATE TABLE blob_hold (draft TEXT, blob TEXT, type TEXT NOT NULL, size INTEGER NOT NULL,"
        " name TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (draft, blob)) STRICT"
    )
    # What receipts say of bytes; made again from the ops like the receipts themselves.
    db.execute(
        "CREATE TABLE receipt_blob (receipt INTEGER, blob TEXT, has INTEGER NOT NULL,"
        " PRIMARY KEY (receipt, blob)) STRICT, WITHOUT ROWID"
    )


@steps()
def m011_bin(db: Database) -> None:
    """Why a person or a promise was corrected; an index of what is in the bin, however long the lists."""
    for kind in ("person", "promise"):
        db.execute(f"ALTER TABLE {kind} ADD COLUMN reason TEXT")
    for kind in ("household", "person", "visit", "promise", "attachment"):
        db.execute(f"CREATE INDEX {kind}_bin ON {kind}(rec) WHERE withdrawn = 1")


@steps()
def m012_keys(db: Database) -> None:
    """What was done with keys on this machine; local only."""
    db.execute(
        "CREATE TABLE key_event (n INTEGER PRIMARY KEY, at TEXT NOT NULL, what TEXT NOT NULL,"
        " device TEXT NOT NULL, name TEXT NOT NULL, by TEXT NOT NULL) STRICT"
    )
