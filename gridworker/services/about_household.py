"""Everything that is recorded about a household, and its values in words: for a copy and for a deletion."""

from __future__ import annotations

from typing import Any

from gridworker.domain.records import FIELDS
from gridworker.services.queries import Query
from gridworker.services.session import Session

Row = dict[str, Any]


def records_about(session: Session, kind: str, household: str) -> list[Row]:
    """Records of a kind about a household, oldest first, also those in the bin; of `attachment` the files of
    its visits and demands.
    """
    store = session.store
    if kind == "household":
        return list(store.rows(kind, [household]))
    if kind != "attachment":
        ids = store.ids(Query(kind, household=household, withdrawn=True, order="oldest"))
        return list(store.rows(kind, ids))
    about = [
        one
        for of in ("visit", "demand")
        for one in store.ids(Query(of, household=household, withdrawn=True, order="oldest"))
    ]
    files = [one for of in about for one in store.ids(Query(kind, of=of, withdrawn=True, order="oldest"))]
    return list(store.rows(kind, files))


def value_said(session: Session, kind: str, name: str, value: Any) -> str:
    """A value of a field in words."""
    spec = FIELDS[kind][name]
    if spec.vocab:
        codes = value if isinstance(value, list) else [value]
        return "、".join(session.vocab.label(spec.vocab, code) for code in codes)
    if isinstance(value, bool):
        return "是" if value else "否"
    return said_plainly(value)


def said_plainly(value: Any) -> str:
    """A text, a list of texts, or counts per age band."""
    if isinstance(value, dict):
        return "、".join(f"{name} 岁 {count} 人" for name, count in value.items())
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)
