"""What is in the bin: records that were withdrawn. Nothing is deleted; lists and figures leave them out."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from pydantic_core import from_json

from gridworker.storage.db import Db, Row, said
from gridworker.storage.history import history
from gridworker.storage.queries import KINDS

DOCUMENTS: Final = (
    "visit", "household", "person", "promise", "attachment", "team", "team_member", "help", "pairing",
    "meeting",
)  # fmt: skip
"""Kinds of documents that are withdrawn and put back by people."""


class Withdrawn(NamedTuple):
    """A record that is withdrawn, and the op in effect that did it: when, who, where, why."""

    kind: str
    rec: str
    at: str
    author: str
    dev: str
    reason: str


class Bin:
    """The bin of one store."""

    def __init__(self, db: Db) -> None:
        self._db = db

    def records(self) -> list[Withdrawn]:
        """Everything that is withdrawn: one read for each kind, from indexes that hold nothing else."""
        found: list[Withdrawn] = []
        with said(self._db.path):
            for kind in DOCUMENTS:
                # As the index says it, or it would not be used. The op is the newest head of the field, and
                # the one that made the record where the field has no head of its own.
                rows = self._db.all(
                    "SELECT t.rec, o.header, o.body FROM"
                    f' (SELECT rec, made_by, json_extract(clk, \'$.withdrawn[#-1]\') AS head FROM "{kind}"'
                    " WHERE withdrawn = 1) t LEFT JOIN op o ON o.rec = t.rec"
                    " AND (o.hash = t.head OR (t.head IS NULL AND o.id = t.made_by))"
                )
                found += [self._read(kind, row) for row in rows]
            rows = self._db.all(
                "SELECT d.rec, o.header, o.body, max(o.hlc) FROM demand d"
                " LEFT JOIN op o ON o.rec = d.rec AND o.kind = 'demand.withdraw' AND o.hash IN"
                " (SELECT hash FROM placed p WHERE p.rec = d.rec AND p.how IN ('line', 'provisional'))"
                " WHERE d.state = 'withdrawn' GROUP BY d.rec"
            )
            found += [self._read("demand", row) for row in rows]
        return found

    def kind_of(self, rec: str) -> str:
        """The kind of the record with this id, also one that is not in the bin; empty when there is none."""
        with said(self._db.path):
            for kind in KINDS:
                if self._db.one(f'SELECT 1 FROM "{kind}" WHERE rec = ?', (rec,)):
                    return kind
        return ""

    def _read(self, kind: str, row: Row) -> Withdrawn:
        rec, header, body = row[:3]
        if header is None:
            return self._carried(kind, rec)
        head = from_json(header)
        reason = from_json(body)["data"].get("reason") if body is not None else ""
        return Withdrawn(
            kind, rec, head["wall"], head["author"], head["dev"], reason if isinstance(reason, str) else ""
        )

    def _carried(self, kind: str, rec: str) -> Withdrawn:
        """The op is in no log here: a carry op brought it."""
        last: dict[str, Any] = {}
        for step in history(self._db, rec):
            taken = step["kind"] == "demand.withdraw" or (step["data"] or {}).get("withdrawn") is True
            last = step if taken else last
        reason = str((last.get("data") or {}).get("reason") or "")
        return Withdrawn(kind, rec, last.get("at", ""), last.get("author", ""), last.get("dev", ""), reason)
