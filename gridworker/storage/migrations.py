"""Which steps of the schema a store has, and bringing it to this program's.

A store that knows a step which this program does not is newer than the program and is refused: half
understanding it could lose what the newer program relies on. Nearly every store that is opened has all steps,
and finding that out must be cheap: the steps themselves, and the library they are written with (its import
takes as long as the rest of an opening), are loaded only when one is missing.
"""

from __future__ import annotations

from gridworker.errors import UserError
from gridworker.storage.db import Db
from gridworker.storage.steps import SET, STEPS


def migrate(db: Db) -> None:
    """Bring the store to this program's schema. Raises UserError `newer_store`, nothing changed."""
    refuse_newer(db)
    if is_current(db):
        return
    from gridworker.storage.schema_search import steps

    with db.atomic():
        steps.apply(db.tables)


def refuse_newer(db: Db) -> None:
    """Raise UserError `newer_store` when the store has steps that this program does not know."""
    if _applied(db) - set(STEPS):
        raise UserError(
            "newer_store", "这个资料库是由更新版本的程序建立的。", "请先升级本程序，再打开它。"
        )


def is_current(db: Db) -> bool:
    """Whether no step is pending."""
    return not set(STEPS) - _applied(db)


def _applied(db: Db) -> set[str]:
    # sqlite-utils keeps the names of applied steps in a table of its own.
    made = db.value("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = '_sqlite_migrations'")
    if not made:
        return set()
    return {row[0] for row in db.all("SELECT name FROM _sqlite_migrations WHERE migration_set = ?", (SET,))}
