"""Units and grids: the office's map. Who is answerable for them is in `people`, `teams` and `assigning`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from gridworker.domain.ids import fresh_id
from gridworker.domain.text import clean_name
from gridworker.errors import UserError
from gridworker.services.duties import small_rows
from gridworker.services.session import Session
from gridworker.services.writing import common_scope, need_office, new_record, write
from gridworker.storage import Query


def add_unit(
    session: Session,
    name: str,
    *,
    level: str = "VILLAGE",
    code: str = "",
    parent: str | None = None,
    since: dt.date | None = None,
) -> str:
    """Add a unit (level of `vocab.yaml`: GROUP, VILLAGE, DEPT, TOWN, COUNTY) and return its id.

    Raises UserError: `not_office`, `bad_name`, `code_taken`, `no_unit`; BadRecord for an unknown level.
    """
    need_office(session)
    fields: dict[str, Any] = {"level": level, "name": _named(name, "单位名称")}
    if code.strip():
        fields["code"] = _free_code(units(session), code)
    if parent:
        fields["parent"] = find_unit(session, parent)["id"]
    if since:
        fields["since"] = since.isoformat()
    return write(session, [new_record(session, "unit", common_scope(session), fields)])[0].rec


def add_grid(
    session: Session, code: str, name: str, unit: str | None = None, *, since: dt.date | None = None
) -> str:
    """Add a grid with a scope of its own and return its id. `unit` is a unit's id, code or name.

    Raises UserError: `not_office`, `bad_name`, `code_taken`, `no_unit`.
    """
    need_office(session)
    fields: dict[str, Any] = {"name": _named(name, "网格名称"), "scope": fresh_id(session.entropy)}
    if code.strip():
        fields["code"] = _free_code(grids(session), code)
    if unit:
        fields["unit"] = find_unit(session, unit)["id"]
    if since:
        fields["since"] = since.isoformat()
    return write(session, [new_record(session, "grid", common_scope(session), fields)])[0].rec


def grids(session: Session) -> list[dict[str, Any]]:
    """All grids by code: `{id, code, name, unit, unit_name, scope, households, workers: [names], since,
    until}`.
    """
    store = session.store
    names = {unit["id"]: unit["name"] for unit in units(session)}
    workers: dict[str, list[str]] = {}
    for worker in rows(session, "worker"):
        for grid in worker.get("grids") or []:
            workers.setdefault(grid, []).append(worker.get("name") or "")
    found = [
        {
            "id": row["id"],
            "code": row.get("code") or "",
            "name": row.get("name") or "",
            "unit": row.get("unit"),
            "unit_name": names.get(row.get("unit") or "", ""),
            "scope": row.get("scope"),
            "households": store.count(Query("household", grid=row["id"])),
            "workers": sorted(workers.get(row["id"], [])),
            "since": row.get("since"),
            "until": row.get("until"),
        }
        for row in rows(session, "grid")
    ]
    return sorted(found, key=lambda grid: (grid["code"], grid["name"], grid["id"]))


def units(session: Session) -> list[dict[str, Any]]:
    """All units by code: `{id, name, level, code, parent, since, until}`."""
    found = [
        {
            "id": row["id"],
            "name": row.get("name") or "",
            "level": row.get("level"),
            "code": row.get("code") or "",
            "parent": row.get("parent"),
            "since": row.get("since"),
            "until": row.get("until"),
        }
        for row in rows(session, "unit")
    ]
    return sorted(found, key=lambda unit: (unit["code"], unit["name"], unit["id"]))


def find_grid(session: Session, text: str) -> dict[str, Any]:
    """The one grid with this id, code or name. Raises UserError `no_grid`, `many_grids`."""
    return _one(grids(session), text, "网格", "grid")


def find_grid_row(session: Session, text: str) -> dict[str, Any]:
    """As `find_grid`, the record as it is: nothing is counted."""
    found = rows(session, "grid")
    plain = [{**row, "code": row.get("code") or "", "name": row.get("name") or ""} for row in found]
    return _one(plain, text, "网格", "grid")


def find_unit(session: Session, text: str) -> dict[str, Any]:
    """The one unit with this id, code or name. Raises UserError `no_unit`, `many_units`."""
    return _one(units(session), text, "单位", "unit")


def rows(session: Session, kind: str) -> list[dict[str, Any]]:
    """All rows of a small kind (unit, grid, worker, duty) that are not withdrawn."""
    return small_rows(session.store, kind)


def _named(name: str, what: str) -> str:
    text = clean_name(name)
    if not text:
        raise UserError("bad_name", f"还没有写{what}。", f"请写上{what}。")
    return text


def _free_code(existing: list[dict[str, Any]], code: str) -> str:
    text = clean_name(code)
    if any(row["code"] == text for row in existing):
        raise UserError("code_taken", f"编号“{text}”已经用了。", "请换一个编号。")
    return text


def _one(existing: list[dict[str, Any]], text: str, what: str, word: str) -> dict[str, Any]:
    for member in ("id", "code", "name"):
        found = [row for row in existing if row[member] == text.strip() and text.strip()]
        if len(found) == 1:
            return found[0]
        if found:
            raise UserError(f"many_{word}s", f"有好几个{what}叫“{text}”。", "请改用编号。")
    raise UserError(f"no_{word}", f"没有叫“{text}”的{what}。", "请核对编号或名称，也可以先添加。")


@dataclass(frozen=True)
class Place:
    """Where a scope's records belong, in words."""

    grid: str | None
    grid_name: str
    unit_name: str


NOWHERE = Place(None, "", "")


def places(session: Session) -> dict[str, Place]:
    """The grid and village of each grid scope."""
    names = {unit["id"]: unit["name"] for unit in units(session)}
    return {
        row["scope"]: Place(row["id"], row.get("name") or "", names.get(row.get("unit") or "", ""))
        for row in rows(session, "grid")
        if row.get("scope")
    }


def grid_names(session: Session) -> list[dict[str, Any]]:
    """Id and name of every grid (cheap, unlike `grids`)."""
    return [{"id": row["id"], "name": row.get("name") or ""} for row in rows(session, "grid")]


def grid_of_scope(session: Session, scope: str) -> dict[str, Any] | None:
    """The grid row whose records live in `scope`, or None."""
    return next((row for row in rows(session, "grid") if row.get("scope") == scope), None)
