"""Taking away the bodies that redactions cover, for good.

A body goes when in every scope that holds its op a redaction in effect covers it; the header stays, so that
the chain can be checked and sent on. Other control ops keep theirs, because the log itself is not personal. A
redaction states again what stays, so it loses its own body when a later one covers it: what is asked to be
deleted next year must not live on in what was stated again this year (decision 0029).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from pydantic_core import from_json

from gridworker.domain.ops import Op
from gridworker.domain.redacting import named_records, removed_texts
from gridworker.storage.db import Db
from gridworker.storage.forgetting import forget_in_drafts, note_scrub
from gridworker.storage.logs import LOG_SHIFT
from gridworker.storage.search_notes import note_redacted

Covered = dict[str, frozenset[tuple[str, str]]]
"""(record, hash) of what redactions in effect cover, by canonical scope. A redaction reaches ops of its own
record only, whatever hashes it names."""
_COVERABLE: Final = "(op.control = 0 OR op.kind = 'redact')"


def covered(db: Db) -> Covered:
    """What redactions in effect cover now."""
    out: dict[str, set[tuple[str, str]]] = {}
    for scope, rec, hashes, _ in _redactions(db):
        out.setdefault(scope, set()).update((rec, op_hash) for op_hash in hashes)
    return {scope: frozenset(pairs) for scope, pairs in out.items()}


def about(db: Db, rec: str) -> list[tuple[Op, str, frozenset[str]]]:
    """Every op about a record that can be read, its standing, and all scopes that hold it; in order.

    Of a carried op the standing is that in the scope it was carried to.
    """
    from gridworker.storage.one_record import held_of  # no first page redacts

    found: dict[str, tuple[Op, str]] = {}
    scopes: dict[str, set[str]] = {}
    for scope, (op, standing, _) in held_of(db, rec):
        found.setdefault(op.hash, (op, standing))
        scopes.setdefault(op.hash, set()).add(scope)
    held = sorted(found.values(), key=lambda one: one[0].order)
    return [(op, standing, frozenset(scopes[op.hash])) for op, standing in held]


def drop_covered(db: Db, scopes: Iterable[str]) -> None:
    """Take away what is covered now, in the scopes that were judged."""
    wanted = set(scopes)
    redactions = [r for r in _redactions(db) if r[0] in wanted] if wanted else []
    if not redactions:
        return
    everywhere = covered(db)
    # What is overwritten must not stay readable in free pages, to whoever has the key later.
    db.run("PRAGMA secure_delete = ON")
    for _, rec, hashes, data in redactions:
        for op_hash in hashes:
            _drop(db, rec, op_hash, everywhere, data)
    db.run("PRAGMA secure_delete = OFF")


def _drop(db: Db, rec: str, op_hash: str, everywhere: Covered, data: Mapping[str, Any]) -> None:
    own = db.one(
        f"SELECT op.id, log.scope, op.body FROM op JOIN log ON log.id = op.id >> {LOG_SHIFT}"
        f" WHERE op.rec = ? AND op.hash = ? AND {_COVERABLE}",
        (rec, op_hash),
    )
    brought = db.all("SELECT scope, body_hash FROM carried WHERE rec = ? AND hash = ?", (rec, op_hash))
    holding = {r[0] for r in brought} | ({own[1]} if own else set())
    if any((rec, op_hash) not in everywhere.get(scope, ()) for scope in holding):
        return
    bodies = [own[2]] if own and own[2] is not None else []
    if bodies:
        assert own is not None
        # What is not here cannot be unfit either.
        db.run("UPDATE op SET body = NULL, bad = 0 WHERE id = ?", (own[0],))
    for _, body_hash in brought:
        bodies += [r[0] for r in db.all("SELECT body FROM loose_body WHERE hash = ?", (body_hash,))]
        db.run("DELETE FROM loose_body WHERE hash = ?", (body_hash,))
    if bodies:
        for body in bodies:
            forget_in_drafts(db, {rec, *named_records(body)}, removed_texts(body, op_hash, data))
        note_redacted(db)
        note_scrub(db)
        if any(b'"blob":' in body for body in bodies):
            from gridworker.storage.blobs import Blobs  # the first page takes nothing away

            Blobs(db).sweep()


def _redactions(db: Db) -> list[tuple[str, str, list[str], dict[str, Any]]]:
    """Redactions in effect as (canonical scope, record, hashes covered, data)."""
    out = []
    for scope, rec, body in db.all(
        f"SELECT log.scope, op.rec, op.body FROM op JOIN log ON log.id = op.id >> {LOG_SHIFT}"
        " WHERE op.control = 1 AND op.kind = 'redact' AND op.standing = 'on' AND op.bad = 0"
        " AND op.body IS NOT NULL"
    ):
        data = from_json(body)["data"]
        covers = data.get("covers")
        if isinstance(covers, list):
            out.append((scope, rec, [h for h in covers if isinstance(h, str)], data))
    return out
