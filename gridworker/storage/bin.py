"""What is in the bin: records that were withdrawn. Nothing is deleted; lists and figures leave them out."""

from __future__ import annotations

from typing import Final

from gridworker.storage.db import Db, said
from gridworker.storage.queries import KINDS

DOCUMENTS: Final = ("visit", "household", "person", "promise", "attachment")
"""Kinds of documents that are withdrawn and put back by people."""


class Bin:
    """The bin of one store."""

    def __init__(self, db: Db) -> None:
        self._db = db

    def records(self) -> list[tuple[str, str]]:
        """(kind, record) of everything that is withdrawn, from indexes that hold nothing else."""
        found: list[tuple[str, str]] = []
        with said(self._db.path):
            for kind in DOCUMENTS:
                # As the index says it, or it would not be used.
                rows = self._db.all(f'SELECT rec FROM "{kind}" WHERE withdrawn = 1')
                found += [(kind, row[0]) for row in rows]
            rows = self._db.all("SELECT rec FROM demand WHERE state = 'withdrawn'")
        return found + [("demand", row[0]) for row in rows]

    def kind_of(self, rec: str) -> str:
        """The kind of the record with this id, also one that is not in the bin; empty when there is none."""
        with said(self._db.path):
            for kind in KINDS:
                if self._db.one(f'SELECT 1 FROM "{kind}" WHERE rec = ?', (rec,)):
                    return kind
        return ""
