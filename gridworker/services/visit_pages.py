"""Visits as people read them: rows of a list, one page with its history."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from gridworker.domain.records import label
from gridworker.domain.time import wall_day
from gridworker.errors import UserError
from gridworker.services import areas
from gridworker.services.delivery import record_states
from gridworker.services.demand_pages import demand_number, demand_rows
from gridworker.services.duties import instead_of
from gridworker.services.keyring import unseal
from gridworker.services.queries import Query
from gridworker.services.session import Session

_FIELDS = (
    "date", "half_day", "targets", "place", "mode", "meet", "purpose", "content", "weather", "companions",
    "spoke_to", "suggestion", "on_spot", "topics", "card_given", "result", "started_at", "ended_at",
)  # fmt: skip


def visits(session: Session, query: Query | None = None) -> list[dict[str, Any]]:
    """Visits found by a query (its kind is set to visit): rows as `visit_rows` gives them."""
    return visit_rows(session, visit_ids(session, query))


def visit_ids(session: Session, query: Query | None = None) -> list[str]:
    """Ids found by a query, in its order. `grid` may be a grid's id, code or name."""
    query = replace(query, kind="visit") if query is not None else Query("visit")
    if query.grid:
        query = replace(query, grid=areas.find_grid(session, query.grid)["id"])
    return list(session.store.ids(query))


def visit_rows(session: Session, ids: Iterable[str]) -> list[dict[str, Any]]:
    """Rows for ids in the order given.

    The visit's fields, with words beside codes (`mode_name`, `meet_name`, `purpose_name`), and `households`
    (`{id, door, head}` of each target), `household` (the first one as one text), `grid`, `grid_name`,
    `unit_name`, `worker`, `worker_name`, `stands_in_for` (the name of whom the worker stood in for, 顶岗, or
    empty), `written_at`, `late_days`, `demands` (ids), `demand_numbers`, `promise` (`{text, due}` of the
    first or None), `delivery`, `withdrawn`, `redacted` (fields whose words were deleted on request).
    """
    store = session.store
    rows = store.rows("visit", list(ids))
    homes = _by_id(store.rows("household", sorted({t for row in rows for t in row.get("targets") or []})))
    people = _by_id(areas.rows(session, "worker"))
    places = areas.places(session)
    state = record_states(session, [row["id"] for row in rows])
    instead = instead_of(session.store)
    out = []
    for row in rows:
        shown = _row(session, row, homes, people, places)
        replaced = instead(shown["worker"], shown["grid"], shown["date"])
        out.append({**shown, "stands_in_for": replaced, "delivery": state(row)})
    return out


def visit(session: Session, visit_id: str) -> dict[str, Any]:
    """One visit: its row, `demands` and `promises` whole, `history`, `reflection` (own visits only).

    Each of `history` is `{at, author, author_name, fields: {name: value}, labels: {name: label}, reason,
    standing, hash}`, oldest first.
    Raises UserError `no_visit`.
    """
    from gridworker.services.attachments import attachment_list  # a list of visits shows none

    store = session.store
    if store.get("visit", visit_id) is None:
        raise UserError("no_visit", "没有这条走访记录。", "请从走访列表里选。")
    (row,) = visit_rows(session, [visit_id])
    people = _by_id(areas.rows(session, "worker"))
    promises = store.rows("promise", store.ids(Query("promise", visit=visit_id)))
    sealed = store.reflection(visit_id)
    return {
        **row,
        "demands": demand_rows(session, store.ids(Query("demand", visit=visit_id))),
        "promises": [
            {"id": p["id"], "text": p.get("text") or "", "due": p.get("due"), "done_on": p.get("done_on")}
            for p in promises
        ],
        "files": attachment_list(session, visit_id),
        **_reflection(session, sealed),
        "history": [_writing(step, people) for step in store.history(visit_id)],
    }


def _reflection(session: Session, sealed: bytes | None) -> dict[str, Any]:
    """The private reflection; lost is one that was sealed before the profile was recovered by the office."""
    if not sealed:
        return {"reflection": "", "reflection_lost": False}
    try:
        text = unseal(session.ring.reflection_key, sealed.decode()).decode()
    except ValueError:
        return {"reflection": "", "reflection_lost": True}
    return {"reflection": text, "reflection_lost": False}


def _row(
    session: Session,
    row: dict[str, Any],
    homes: dict[str, dict[str, Any]],
    people: dict[str, dict[str, Any]],
    places: dict[str, areas.Place],
) -> dict[str, Any]:
    store = session.store
    word = session.vocab.label
    targets = [homes[t] for t in row.get("targets") or [] if t in homes]
    place = places.get(row["in_scope"]) or areas.NOWHERE
    demands = store.rows("demand", store.ids(Query("demand", visit=row["id"])))
    promises = store.rows("promise", store.ids(Query("promise", visit=row["id"], order="oldest", limit=1)))
    written = row["made"] or {}
    day = row.get("date")
    return {
        "id": row["id"],
        **{name: row.get(name) for name in _FIELDS},
        "mode_name": word("visit_mode", row.get("mode")),
        "meet_name": word("visit_meet", row.get("meet")),
        "purpose_name": word("visit_purpose", row.get("purpose")),
        "households": [
            {"id": t["id"], "door": t.get("door") or "", "head": t.get("head") or ""} for t in targets
        ],
        "household": _first(targets) or row.get("place") or "",
        "grid": place.grid,
        "grid_name": place.grid_name,
        "unit_name": place.unit_name,
        "worker": row.get("worker"),
        "worker_name": (people.get(row.get("worker") or "") or {}).get("name")
        or (session.identity.name if row.get("worker") == session.identity.worker else ""),
        "written_at": written.get("at", ""),
        "late_days": max(0, (wall_day(written["at"]) - date.fromisoformat(day)).days)
        if day and written
        else 0,
        "demands": [d["id"] for d in demands],
        "demand_numbers": [demand_number(d) for d in demands],
        "promise": {"text": promises[0].get("text") or "", "due": promises[0].get("due")}
        if promises
        else None,
        "withdrawn": bool(row.get("withdrawn")),
        "redacted": row.get("redacted") or [],
    }


def _first(targets: list[dict[str, Any]]) -> str:
    if not targets:
        return ""
    first = f"{targets[0].get('door') or ''} {targets[0].get('head') or ''}".strip()
    return first if len(targets) == 1 else f"{first} 等{len(targets)}户"


def _writing(step: dict[str, Any], people: dict[str, dict[str, Any]]) -> dict[str, Any]:
    data = dict(step.get("data") or {})
    reason = data.pop("reason", "")
    return {
        "at": step["at"],
        "author": step["author"],
        "author_name": (people.get(step["author"]) or {}).get("name") or "",
        "fields": data,
        "labels": {name: label("visit", name) for name in data},
        "reason": reason,
        "standing": step.get("standing", "on"),
        "hash": step["hash"],
    }


def _by_id(rows: Iterable[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in rows}
