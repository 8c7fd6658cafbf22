"""What public notices say of a household: found by the demands they are about, and taken out row by row.

The rest of a notice stays as it hung: the redaction covers every op that ever said the sheet and states it
again without the rows.
"""

from __future__ import annotations

from typing import Any

from gridworker.domain.notice import GONE, from_lines, without_rows
from gridworker.domain.redacting import Cut, cut_document
from gridworker.services.queries import Query
from gridworker.services.session import Session
from gridworker.storage import Intent

KIND = "notice"
_SHEET = "sheet"


def notices_about(session: Session, household: str) -> list[dict[str, Any]]:
    """Notices with a row about a demand of the household that still has its words."""
    store = session.store
    theirs = set(store.ids(Query("demand", household=household, withdrawn=True)))
    if not theirs:
        return []
    rows = store.rows(KIND, store.ids(Query(KIND, withdrawn=True, order="oldest")))
    return [row for row in rows if rows_about(row, theirs)]


def rows_about(row: dict[str, Any], demands: set[str]) -> list[int]:
    """Places (from 0) of rows about these demands that still have their words."""
    if not row.get(_SHEET):
        return []
    _, rows = from_lines(row[_SHEET])
    named = enumerate(row.get("demands") or [])
    return [at for at, demand in named if demand in demands and at < len(rows) and rows[at][1] != GONE]


def words_about(session: Session, row: dict[str, Any], household: str) -> list[tuple[str, str]]:
    """(title of the column, words) of the rows about a household."""
    head, rows = from_lines(row[_SHEET])
    theirs = set(session.store.ids(Query("demand", household=household, withdrawn=True)))
    return [
        (title, cell)
        for at in rows_about(row, theirs)
        for title, cell in zip(head[1:], rows[at][1:], strict=False)
        if cell
    ]


def row_redactions(session: Session, record: str, household: str) -> list[Intent]:
    """The redactions that take a household's rows out of a notice, one in every scope that holds it."""
    row = session.store.get(KIND, record) or {}
    theirs = set(session.store.ids(Query("demand", household=household, withdrawn=True)))
    gone = rows_about(row, theirs)
    held = session.store.privacy.ops_about(record)
    cut = cut_document([op for op, _, _ in held], {_SHEET}, row, row.get("redacted") or ())
    if not gone or cut is None:
        return []
    fields = tuple(name for name in cut.fields if name != _SHEET)
    left = Cut(cut.covers, fields, {**cut.restate, _SHEET: without_rows(row[_SHEET], gone)})
    scopes = sorted({scope for _, _, where in held for scope in where})
    return [Intent("redact", record, scope, left.data) for scope in scopes]
