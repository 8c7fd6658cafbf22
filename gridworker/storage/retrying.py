"""Looking again at what is not in effect: after a newer program is installed, or to be sure.

Standing is a function of the ops held, and every merge keeps it so. What no merge notices is that the program
itself has learned something: a kind or a form that it could not read yesterday.
"""

from __future__ import annotations

from gridworker.storage.db import Db
from gridworker.storage.folding import fold_listed
from gridworker.storage.logs import LOG_SHIFT
from gridworker.storage.rebuild import columns_of, rebuild
from gridworker.storage.rights import Rights
from gridworker.storage.standings import clear_list, judge_scopes


def retry(db: Db, rights: Rights) -> None:
    """Read and judge again; the caller has opened the transaction.

    When an op that could not be read can be read now, all tables are made again (a receipt or a carry among
    such ops reaches far); else only the scopes in which something is not in effect are judged.
    """
    for op_hash, bad, header, body in db.all(
        "SELECT hash, bad, header, body FROM op WHERE standing <> 'on' AND bad > 0"
    ):
        found = columns_of(header, body)
        if found[0] != op_hash or found[5] != bad:
            from gridworker.storage.search_index import forget  # hardly ever

            rebuild(db, rights)
            forget(db)  # the rows are new, and so are their ids
            return
    scopes = {
        row[0]
        for row in db.all(
            f"SELECT DISTINCT log.scope FROM op JOIN log ON log.id = op.id >> {LOG_SHIFT}"
            " WHERE op.standing <> 'on'"
        )
    }
    rights.forget()
    now = rights.authority()
    clear_list(db)
    judge_scopes(db, now, scopes)
    fold_listed(db, now)
