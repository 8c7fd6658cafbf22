"""What a writer names as parents: the heads of the fields it sets, or of the matter, as they are here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic_core import from_json

from gridworker.domain.document import restated
from gridworker.domain.kinds import is_document, is_event
from gridworker.storage.columns import COLUMNS, COMMON, fields_of_row, select_sql
from gridworker.storage.db import Db

Parents = list[tuple[str, list[str]]]


def parents_of(db: Db, kind: str, rec: str, data: Mapping[str, Any]) -> Parents:
    """Return what an op of this kind, record and data has for parents when it is written now."""
    if is_document(kind):
        return _grouped(field_heads(db, kind, rec), data)
    if is_event(kind):
        heads = db.value("SELECT heads FROM demand WHERE rec = ?", (rec,))
        return [(h, []) for h in from_json(heads)] if heads else []
    if kind == "redact":
        names = [*(data.get("fields") or ()), *restated(data)]
        for document in COLUMNS:
            heads_of = field_heads(db, document, rec)
            if heads_of:
                return _grouped(heads_of, names)
    return []


def field_heads(db: Db, kind: str, rec: str) -> dict[str, list[str]]:
    """Return the head hashes of every field of a document that anybody set."""
    row = db.one(f'SELECT {select_sql(kind)} FROM "{kind}" WHERE rec = ?', (rec,))
    if row is None:
        return {}
    made_by, clk = row[COMMON.index("made_by")], row[COMMON.index("clk")]
    creator = db.value("SELECT hash FROM op WHERE id = ?", (made_by,)) if made_by else None
    heads: dict[str, list[str]] = from_json(clk) if clk else {}
    for name in fields_of_row(kind, row):
        if name not in heads and creator is not None:
            heads[name] = [creator]
    return heads


def _grouped(heads: Mapping[str, list[str]], names: Iterable[str]) -> Parents:
    out: dict[str, list[str]] = {}
    for name in names:
        for head in heads.get(name, ()):
            out.setdefault(head, []).append(name)
    return list(out.items())
