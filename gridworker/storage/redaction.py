"""Taking away the bodies that redactions cover, for good.

A body goes when in every scope that holds its op a redaction in effect covers it; the header stays, so that
the chain can be checked and sent on. Control ops keep theirs: the log itself is not personal.
"""

from __future__ import annotations

from collections.abc import Iterable

from pydantic_core import from_json

from gridworker.storage.db import Db
from gridworker.storage.logs import LOG_SHIFT
from gridworker.storage.search_notes import note_redacted

Covered = dict[str, frozenset[tuple[str, str]]]
"""(record, hash) of what redactions in effect cover, by canonical scope. A redaction reaches ops of its own
record only, whatever hashes it names."""


def covered(db: Db) -> Covered:
    """What redactions in effect cover now."""
    out: dict[str, set[tuple[str, str]]] = {}
    for scope, rec, hashes in _redactions(db):
        out.setdefault(scope, set()).update((rec, op_hash) for op_hash in hashes)
    return {scope: frozenset(pairs) for scope, pairs in out.items()}


def drop_covered(db: Db, scopes: Iterable[str]) -> None:
    """Take away what is covered now, in the scopes that were judged."""
    wanted = set(scopes)
    redactions = [r for r in _redactions(db) if r[0] in wanted] if wanted else []
    if not redactions:
        return
    everywhere = covered(db)
    # What is overwritten must not stay readable in free pages, to whoever has the key later.
    db.run("PRAGMA secure_delete = ON")
    for _, rec, hashes in redactions:
        for op_hash in hashes:
            _drop(db, rec, op_hash, everywhere)
    db.run("PRAGMA secure_delete = OFF")


def _drop(db: Db, rec: str, op_hash: str, everywhere: Covered) -> None:
    own = db.one(
        f"SELECT op.id, log.scope FROM op JOIN log ON log.id = op.id >> {LOG_SHIFT}"
        " WHERE op.rec = ? AND op.hash = ? AND op.control = 0",
        (rec, op_hash),
    )
    brought = db.all("SELECT scope, body_hash FROM carried WHERE rec = ? AND hash = ?", (rec, op_hash))
    holding = {r[0] for r in brought} | ({own[1]} if own else set())
    if any((rec, op_hash) not in everywhere.get(scope, ()) for scope in holding):
        return
    if own:
        # What is not here cannot be unfit either.
        gone = db.run("UPDATE op SET body = NULL, bad = 0 WHERE id = ? AND body IS NOT NULL", (own[0],))
    else:
        gone = 0
    for _, body_hash in brought:
        gone += db.run("DELETE FROM loose_body WHERE hash = ?", (body_hash,))
    if gone:
        note_redacted(db)


def _redactions(db: Db) -> list[tuple[str, str, list[str]]]:
    """Redactions in effect as (canonical scope, record, hashes covered)."""
    out = []
    for scope, rec, body in db.all(
        f"SELECT log.scope, op.rec, op.body FROM op JOIN log ON log.id = op.id >> {LOG_SHIFT}"
        " WHERE op.control = 1 AND op.kind = 'redact' AND op.standing = 'on' AND op.bad = 0"
        " AND op.body IS NOT NULL"
    ):
        covers = from_json(body)["data"].get("covers")
        if isinstance(covers, list):
            out.append((scope, rec, [h for h in covers if isinstance(h, str)]))
    return out
