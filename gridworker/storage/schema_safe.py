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
