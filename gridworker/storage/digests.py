"""The digest of what the record tables hold, from the rows themselves (the lines are `domain.digest`'s)."""

from __future__ import annotations

import heapq
import json
from collections.abc import Iterator, Sequence

from pydantic_core import from_json

from gridworker.domain.digest import digest, document_line, matter_line
from gridworker.domain.document import Conflict
from gridworker.storage.columns import (
    COLUMNS,
    COMMON,
    DEMAND_COLUMNS,
    columns_to_fields,
    fields_of_row,
    select_sql,
)
from gridworker.storage.db import Db, Row


def digests(db: Db) -> dict[str, str]:
    """Hex digest by canonical scope, for every scope that any op is in."""
    scopes = [row[0] for row in db.all("SELECT DISTINCT scope FROM log WHERE last > 0 ORDER BY scope")]
    return {scope: digest(lines(db, scope)) for scope in scopes}


def lines(db: Db, scope: str) -> Iterator[bytes]:
    """The lines of one scope: documents by kind and record, then matters by record.

    Those of records that are only lent to it are kept beside the tables, whose rows show them at home.
    """
    lent = db.all("SELECT kind, rec, line FROM guest WHERE scope = ? ORDER BY kind, rec", (scope,))
    for kind in sorted(COLUMNS):
        yield from _with(lent, kind, _documents(db, kind, "in_scope = ?", (scope,)))
    yield from _with(lent, "", _matters(db, "in_scope = ?", (scope,)))


def _with(lent: Sequence[Row], kind: str, own: Iterator[tuple[str, bytes]]) -> Iterator[bytes]:
    """The lines of own records and of those lent, by record."""
    guests = ((rec, line) for kind_, rec, line in lent if kind_ == kind)
    for _, line in heapq.merge(own, guests):
        yield line


def lines_of(db: Db, recs: Sequence[str]) -> list[bytes]:
    """The lines of some records, whatever scope shows them."""
    where, args = "rec IN (SELECT value FROM json_each(?))", (json.dumps(recs),)
    out = [line for kind in sorted(COLUMNS) for _, line in _documents(db, kind, where, args)]
    return out + [line for _, line in _matters(db, where, args)]


def _documents(db: Db, kind: str, where: str, args: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    clashes: dict[str, dict[str, Conflict]] = {}
    for rec, name, missing, decide, heads in db.all(
        f"SELECT rec, field, missing, decide, heads FROM conflict WHERE {where} AND kind = ?",
        (*args, kind),
    ):
        values = tuple((h, value) for h, value in from_json(heads))
        clashes.setdefault(rec, {})[name] = Conflict(values, bool(missing), bool(decide))
    for row in db.each(f'SELECT {select_sql(kind)} FROM "{kind}" WHERE {where} ORDER BY rec', args):
        redacted = from_json(row[4]) if row[4] else []
        yield row[0], document_line(kind, row[0], fields_of_row(kind, row), clashes.get(row[0], {}), redacted)


def _matters(db: Db, where: str, args: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    names = ", ".join((*COMMON, "state", "life", *(c.sql for c in DEMAND_COLUMNS)))
    for row in db.each(f"SELECT {names} FROM demand WHERE {where} ORDER BY rec", args):
        placed: dict[str, str] = dict(db.all("SELECT hash, how FROM placed WHERE rec = ?", (row[0],)))
        fields = columns_to_fields(DEMAND_COLUMNS, row[len(COMMON) + 2 :], row[5])
        yield row[0], matter_line(row[0], "demand", row[6], row[7], placed, fields)
