"""All ops about one record, wherever they stand: in a log here, or brought by a carry op."""

from __future__ import annotations

from gridworker.domain.sharing import Held
from gridworker.storage.db import Db
from gridworker.storage.folding import read_op
from gridworker.storage.intake import UNREADABLE
from gridworker.storage.logs import LOG_SHIFT
from gridworker.storage.standings import carried_ops


def held_of(db: Db, rec: str) -> list[tuple[str, Held]]:
    """(canonical scope, op as that scope has it) of every op about a record that can be read, its own logs'
    before carried ones."""
    found = [
        (scope, Held(read_op(op_hash, bad, header, body), standing, True))
        for scope, op_hash, bad, standing, header, body in db.all(
            "SELECT log.scope, op.hash, op.bad, op.standing, op.header, op.body FROM op"
            f" JOIN log ON log.id = op.id >> {LOG_SHIFT} WHERE op.rec = ? AND op.bad < {UNREADABLE}",
            (rec,),
        )
    ]
    told = {r[0]: r[1:] for r in db.all("SELECT carry, scope, standing FROM carried WHERE rec = ?", (rec,))}
    for carry, op in carried_ops(db, "rec = ?", (rec,)):
        scope, standing = told[carry]
        found.append((scope, Held(op, standing, False)))
    return found
