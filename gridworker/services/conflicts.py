"""Clashes: one field, two values written without knowledge of each other. Both are kept until settled."""

from __future__ import annotations

from typing import Any

from gridworker.domain.records import label
from gridworker.domain.text import clean_text
from gridworker.errors import UserError
from gridworker.services import areas
from gridworker.services.changes import Changes
from gridworker.services.session import Session
from gridworker.services.writing import changed, check_entry, record_place, write
from gridworker.storage import Intent


def conflict_list(session: Session, *, narratives: bool = False) -> list[dict[str, Any]]:
    """Open clashes: `{record, kind, title, field, field_name, missing, decide, values: [{choice, hash, value,
    author, author_name, at, redacted}]}`.

    `choice` counts from 1; `missing` means 缺前件: wait for the gap first. With `narratives` also those long
    texts of which both versions may simply stand side by side (`decide` is false).
    """
    people = {row["id"]: row.get("name") or "" for row in areas.rows(session, "worker")}
    found = []
    for row in session.store.conflicts():
        if not (row["decide"] or row["missing"] or narratives):
            continue
        values = [
            {"choice": choice, **value, "author_name": people.get(value["author"], "")}
            for choice, value in enumerate(row["values"], start=1)
        ]
        found.append(
            {
                "record": row["rec"],
                "kind": row["kind"],
                "title": title_of(session, row["kind"], row["rec"]),
                "field": row["field"],
                "field_name": label(row["kind"], row["field"]),
                "missing": bool(row["missing"]),
                "decide": bool(row["decide"]),
                "values": values,
            }
        )
    return found


def settle(
    session: Session, record: str, field: str, *, choice: int | None = None, value: Any = None
) -> Changes:
    """Decide a clash by one of its values or by a new one. Raises UserError `no_conflict`, `bad_choice`,
    `wait_for_gap`; BadRecord for a value that the field cannot hold.
    """
    clash = next(
        (c for c in conflict_list(session, narratives=True) if (c["record"], c["field"]) == (record, field)),
        None,
    )
    if clash is None:
        raise UserError("no_conflict", "这里没有要决定的冲突。", "可能已经有人决定了，请刷新列表。")
    if clash["missing"]:
        raise UserError("wait_for_gap", "前面的记录还没有到，先不要决定。", "请先收齐缺号的数据包。")
    if choice is not None:
        if not 1 <= choice <= len(clash["values"]):
            raise UserError("bad_choice", "没有这个选项。", f"请选 1 到 {len(clash['values'])}。")
        value = clash["values"][choice - 1]["value"]
    elif isinstance(value, str):
        value = clean_text(value)
    if value is not None:
        check_entry(session, clash["kind"], {field: value}, partial=True)
    row = session.store.get(clash["kind"], record)
    assert row is not None
    ops = write(session, [Intent(clash["kind"], record, record_place(session, row), {field: value})])
    return changed(ops, "conflict")


def title_of(session: Session, kind: str, record: str) -> str:
    """A record in a few words, for lists that hold several kinds."""
    row = session.store.get(kind, record) or {}
    if kind == "visit":
        return f"走访 {row.get('date') or ''}".strip()
    if kind == "household":
        return f"{row.get('door') or ''} {row.get('head') or ''}".strip()
    return str(row.get("name") or row.get("text") or row.get("relation") or record[-8:])
