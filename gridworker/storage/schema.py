"""The schema, as named steps that are applied once and never edited after a release.

Loaded only when a store is made or brought up to date; `steps` has the names of the steps.
"""

from __future__ import annotations

from typing import Any, Final

from sqlite_utils import Database, Migrations

steps: Final = Migrations("gridworker")

_COMMON: Final[dict[str, Any]] = {
    "rec": str,
    "in_scope": str,
    "made_by": int,
    "clk": str,
    "redacted": str,
    "extra": str,
}
"""What every record table starts with; see `columns` for the meaning."""


@steps()
def m001_log(db: Database) -> None:
    """The log itself and what is known about it. Everything else can be made again from here."""
    db.table("meta").create({"name": str, "value": str}, pk="name", strict=True)
    # One row a log; the numbers are kept so that heads and gaps are found without reading ops.
    db.table("log").create(
        {
            "id": int, "dev": str, "inc": str, "home": str, "scope": str,
            "held": int, "last": int, "upto": int, "forks": int, "hlc": int,
        },
        pk="id", not_null={"dev", "inc", "home", "scope", "held", "last", "upto", "forks", "hlc"},
        strict=True,
    )  # fmt: skip
    db.table("log").create_index(["dev", "inc", "home"], unique=True)
    db.table("log").create_index(["scope"])
    # id = log << 40 | seq << 8 | branch: the ops of a log lie together in order, and need no second index.
    # control: 1 for acts about the log itself; bad: 1 = the body cannot be used, 2 = nor can the header.
    db.table("op").create(
        {
            "id": int, "hash": str, "hlc": int, "kind": str, "rec": str, "control": int, "bad": int,
            "standing": str, "header": bytes, "body": bytes,
        },
        pk="id", not_null={"hash", "hlc", "kind", "rec", "control", "bad", "standing", "header"}, strict=True,
    )  # fmt: skip
    db.execute("CREATE INDEX op_rec ON op(rec)")
    db.execute("CREATE INDEX op_control ON op(kind) WHERE control = 1")
    db.execute("CREATE INDEX op_off ON op(standing) WHERE standing <> 'on'")
    # Bodies of carried ops travel beside the log and are found by their hash.
    db.table("loose_body").create({"hash": str, "body": bytes}, pk="hash", strict=True)
    db.table("carried").create(
        {
            "carry": int, "scope": str, "hash": str, "rec": str, "body_hash": str, "standing": str,
            "header": bytes,
        },
        pk="carry", not_null={"scope", "hash", "rec", "body_hash", "standing", "header"}, strict=True,
    )  # fmt: skip
    db.table("carried").create_index(["body_hash"])
    db.table("carried").create_index(["rec"])
    db.table("carried").create_index(["scope"])
    # How a scope was judged last: `plain` when the standing of each op follows from its own header.
    db.table("scope").create({"scope": str, "plain": int}, pk="scope", not_null={"plain"}, strict=True)
    db.table("receipt").create(
        {
            "op": int, "scope": str, "dev": str, "inc": str, "home": str, "upto": int, "head": str,
            "extra": str, "at": str, "kept": int, "notes": str, "hlc": int, "counts": int,
        },
        pk="op", strict=True,
    )  # fmt: skip
    db.table("receipt").create_index(["dev", "inc", "home"])
    db.table("receipt").create_index(["scope", "hlc"])


@steps()
def m002_records(db: Database) -> None:
    """One table a kind of document, and the clashes open in them."""
    kinds: dict[str, dict[str, Any]] = {
        "office": {"name": str, "code": str, "withdrawn": int},
        "unit": {"level": str, "name": str, "code": str, "parent": str, "withdrawn": int},
        "grid": {"unit": str, "name": str, "code": str, "scope": str, "lead": str, "withdrawn": int},
        "worker": {
            "name": str, "role": str, "unit": str, "work_phone": str, "grids": str, "withdrawn": int,
        },
        "household": {
            "grid": str, "group": str, "door": str, "head": str, "phone": str, "size": int,
            "child_bands": str, "status": str, "tags": str, "notice_given_on": str, "reason": str,
            "withdrawn": int,
        },
        "person": {
            "household": str, "name": str, "relation": str, "birth_year": int, "sex": str, "needs": str,
            "withdrawn": int,
        },
        "visit": {
            "date": str, "half_day": str, "targets": str, "place": str, "mode": str, "meet": str,
            "purpose": str, "content": str, "weather": str, "companions": str, "spoke_to": str,
            "suggestion": str, "on_spot": str, "topics": str, "card_given": int, "result": str,
            "worker": str, "started_at": str, "ended_at": str, "reason": str, "withdrawn": int,
            "first_target": str,
        },
        "promise": {
            "visit": str, "household": str, "text": str, "due": str, "done_on": str, "withdrawn": int,
        },
    }  # fmt: skip
    for kind, fields in kinds.items():
        db.table(kind).create({**_COMMON, **fields}, pk="rec", not_null={"in_scope", "made_by"}, strict=True)
    for kind, keys in {
        "grid": ["scope"],
        "household": ["in_scope, door", "grid, door"],
        "person": ["household"],
        "visit": [
            "date, rec", "in_scope, date, rec", "first_target, date, rec, meet", "worker, date, rec",
            "mode, date, rec", "meet, date, rec",
        ],
        "promise": ["household, due", "visit", "due, rec", "in_scope"],
    }.items():  # fmt: skip
        for key in keys:
            # Lists leave out the bin; with `withdrawn` in it a list or a count never leaves the index.
            name = f"{kind}_{key.replace(', ', '_')}"
            db.execute(f"CREATE INDEX {name} ON {kind}({key}, withdrawn)")
    # A gathering visits several households; the first one stands in the visit itself.
    db.table("visit_more").create({"household": str, "visit": str}, pk=["household", "visit"], strict=True)
    db.table("visit_more").create_index(["visit"])
    db.table("conflict").create(
        {"rec": str, "field": str, "kind": str, "in_scope": str, "missing": int, "decide": int, "heads": str},
        pk=["rec", "field"], strict=True,
    )  # fmt: skip


@steps()
def m003_matters(db: Database) -> None:
    """Demands as their events leave them, and where each event was placed."""
    db.table("demand").create(
        {
            **_COMMON, "state": str, "life": int, "lines": str, "heads": str, "opened": str,
            "text": str, "category": str, "nature": str, "household": str, "visit": str, "source": str,
            "place": str, "anonymous": int, "consent_publish": int, "sensitive": int, "first_asked_by": str,
            "number": str, "due": str,
        },
        pk="rec", not_null={"in_scope", "state", "life"}, strict=True,
    )  # fmt: skip
    for key in (
        ["opened", "rec"], ["in_scope", "opened", "rec"], ["state", "opened", "rec"],
        ["household", "opened", "rec"], ["visit"], ["number"],
    ):  # fmt: skip
        db.table("demand").create_index(key)
    db.table("placed").create({"rec": str, "hash": str, "how": str}, pk=["rec", "hash"], strict=True)
    db.execute("CREATE INDEX placed_odd ON placed(how) WHERE how <> 'line' AND how <> 'provisional'")


@steps()
def m004_own(db: Database) -> None:
    """What never leaves this machine: drafts, private reflections, the list of merges."""
    db.table("draft").create({"id": str, "kind": str, "body": str, "at": str}, pk="id", strict=True)
    db.table("reflection").create({"visit": str, "sealed": bytes, "at": str}, pk="visit", strict=True)
    db.table("batch").create(
        {
            "id": str, "file_hash": str, "manifest_hash": str, "signer": str, "name": str, "purpose": str,
            "at": str, "report": str,
        },
        pk="id", strict=True,
    )  # fmt: skip
    db.table("batch").create_index(["file_hash"])
    db.table("batch").create_index(["manifest_hash"])
    db.table("batch_slice").create(
        {"batch": str, "dev": str, "inc": str, "home": str, "first": int, "last": int, "head": str},
        pk=["batch", "dev", "inc", "home", "first", "head"], strict=True,
    )  # fmt: skip


@steps()
def m005_duties(db: Database) -> None:
    """Who does what in a grid, and from when until when places and people are there."""
    duty = ("grid", "worker", "role", "since", "until", "stands_in_for", "reason")
    db.table("duty").create(
        {**_COMMON, **dict.fromkeys(duty, str), "withdrawn": int},
        pk="rec", not_null={"in_scope", "made_by"}, strict=True,
    )  # fmt: skip
    for kind in ("unit", "grid", "worker"):
        for day in ("since", "until"):
            db.execute(f"ALTER TABLE {kind} ADD COLUMN {day} TEXT")


@steps()
def m006_search(db: Database) -> None:
    """The search index (`search_index`), the row behind each number, how far it is, and what went."""
    # The tokens come from `domain.tokens`, parted by spaces; everything beyond ASCII is part of a token.
    db.execute(
        "CREATE VIRTUAL TABLE search_text USING fts5"
        "(tokens, content='', contentless_delete=1, detail=none, tokenize='ascii')"
    )
    # A page of an encrypted store has 80 bytes less room: the usual size would put every leaf on two pages.
    db.execute("INSERT INTO search_text(search_text, rank) VALUES ('pgsz', 3960)")
    db.execute("CREATE TABLE search_doc (n INTEGER PRIMARY KEY, row INTEGER NOT NULL) STRICT")
    db.execute("CREATE INDEX search_doc_row ON search_doc(n >> 40, row)")
    db.execute(
        "CREATE TABLE search_state (kind TEXT PRIMARY KEY, upto INTEGER NOT NULL, version TEXT)"
        " STRICT, WITHOUT ROWID"
    )
    for name in ("household", "person", "demand", "promise", "visit", "scrub", "tokens"):
        db.execute("INSERT INTO search_state VALUES (?, 0, NULL)", (name,))
    db.execute(
        "CREATE TABLE search_gone (kind TEXT, row INTEGER, PRIMARY KEY (kind, row)) STRICT, WITHOUT ROWID"
    )


@steps()
def m007_roster(db: Database) -> None:
    """Which import of a sheet wrote about a household or a person last."""
    for kind in ("household", "person"):
        db.execute(f"ALTER TABLE {kind} ADD COLUMN roster TEXT")
