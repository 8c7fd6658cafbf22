"""Making every table again from the bytes of the ops, by the careful road only.

Nothing that a merge or a write left in other tables is used, so what comes out is also the check of those
roads, and a program with newer rules rereads what an older one could not.
"""

from __future__ import annotations

from typing import Any, Final

from gridworker.domain.ids import sha256_b64u
from gridworker.domain.kinds import is_control
from gridworker.domain.ops import BadOp, decode_header
from gridworker.storage.columns import COLUMNS
from gridworker.storage.controls import Control, take_controls
from gridworker.storage.db import Db, Progress
from gridworker.storage.folding import fold_listed
from gridworker.storage.intake import BAD_BODY, GOOD, UNREADABLE, usable
from gridworker.storage.logs import LOG_SHIFT, all_logs, note_oddness, recount
from gridworker.storage.redaction import drop_covered
from gridworker.storage.rights import Rights
from gridworker.storage.standings import REFOLD, clear_list, judge_all

_DERIVED: Final = (*COLUMNS, "demand", "placed", "visit_more", "conflict", "receipt", "receipt_blob",
           "carried", "scope", "guest")  # fmt: skip
_FLUSH: Final = 500


def rebuild(db: Db, rights: Rights, progress: Progress | None = None) -> None:
    """Make all tables again; the caller has opened the transaction."""
    for table in _DERIVED:
        db.run(f'DELETE FROM "{table}"')
    clear_list(db)
    db.run("UPDATE log SET forks = 0")
    _reread(db)
    rights.forget()
    now = rights.authority()
    for log in all_logs(db):
        recount(db, log.id)
        db.run("UPDATE log SET scope = ? WHERE id = ?", (now.canonical(log.key.scope), log.id))
        note_oddness(db, log.id)
    take_controls(db, _controls(db))
    judge_all(db, now)
    db.run(f"INSERT OR IGNORE INTO {REFOLD} SELECT DISTINCT rec FROM op WHERE bad < {UNREADABLE}")
    db.run(f"INSERT OR IGNORE INTO {REFOLD} SELECT DISTINCT rec FROM carried")
    total = int(db.value(f"SELECT count(*) FROM {REFOLD}"))
    fold_listed(db, now, None if progress is None else lambda done: progress(done, total))
    drop_covered(db, {row[0] for row in db.all("SELECT scope FROM scope")})


def _reread(db: Db) -> None:
    """Write the columns of every op again from its bytes, as far as they differ."""
    changed: list[tuple[Any, ...]] = []
    for row in db.all("SELECT id FROM log ORDER BY id"):
        low, high = row[0] << LOG_SHIFT, (row[0] + 1 << LOG_SHIFT) - 1
        for row_id, *known, header, body in db.each(
            "SELECT id, hash, hlc, kind, rec, control, bad, standing, header, body FROM op"
            " WHERE id BETWEEN ? AND ?",
            (low, high),
        ):
            columns = columns_of(header, body)
            if columns != known:
                changed.append((*columns, row_id))
        for start in range(0, len(changed), _FLUSH):
            db.many(
                "UPDATE op SET hash = ?, hlc = ?, kind = ?, rec = ?, control = ?, bad = ?, standing = ?"
                " WHERE id = ?",
                changed[start : start + _FLUSH],
            )
        changed.clear()


def columns_of(header_bytes: bytes, body: bytes | None) -> list[Any]:
    """What this program reads in an op: hash, clock, kind, record, control, bad, standing."""
    op_hash = sha256_b64u(header_bytes)
    try:
        header = decode_header(header_bytes)
    except BadOp:
        return [op_hash, 0, "", "", 0, UNREADABLE, "parked:unreadable"]
    fits = body is None or usable(header, op_hash, header_bytes, body) is not None
    kind, bad = header["kind"], GOOD if fits else BAD_BODY
    return [op_hash, header["hlc"], kind, header["rec"], int(is_control(kind)), bad, "on"]


def _controls(db: Db) -> list[Control]:
    rows = db.all(
        "SELECT op.id, log.scope, op.kind, op.body FROM op"
        f" JOIN log ON log.id = op.id >> {LOG_SHIFT}"
        " WHERE op.control = 1 AND op.bad = 0 AND op.body IS NOT NULL"
        " AND op.kind IN ('carry', 'receipt', 'release')"
    )
    return [Control(*row) for row in rows]
