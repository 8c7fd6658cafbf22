"""Filling an empty table without its indexes, which are made at the end from the rows as they lie.

Sorting once is faster than keeping a tree in order with every row. What a primary key needs stays, and so
do the indexes of few rows (`WHERE`): making one reads the whole table, keeping it costs next to nothing.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Final

from gridworker.storage.db import Db

WORTH_IT: Final = 5000
"""Rows to come from which on it is worth it."""


@contextlib.contextmanager
def filled_at_once(db: Db, tables: tuple[str, ...], rows: int) -> Iterator[None]:
    """Inside, the tables that are empty now have no indexes, if `rows` to come are many.

    The caller has a transaction open: whoever looks from outside sees all indexes at any time.
    """
    empty = [table for table in tables if db.one(f'SELECT 1 FROM "{table}" LIMIT 1') is None]
    if rows < WORTH_IT or not empty:
        yield
        return
    marks = ", ".join("?" * len(empty))
    made = db.all(
        f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        f" AND sql NOT LIKE '% WHERE %' AND tbl_name IN ({marks}) ORDER BY name",
        empty,
    )
    for name, _ in made:
        db.run(f'DROP INDEX "{name}"')
    yield
    for _, sql in made:
        db.run(sql)
