"""The tree of county, town, village, group and grid, and the changes a place goes through with its days."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from gridworker.domain.area import FEWEST, LEVELS, MOST, over, size_of
from gridworker.domain.text import clean_name
from gridworker.errors import UserError
from gridworker.services import areas
from gridworker.services.certificates import settle, units_below
from gridworker.services.changes import Changes
from gridworker.services.duties import small_rows
from gridworker.services.people import Kept, revise_row, today
from gridworker.services.session import Session
from gridworker.services.writing import need_office
from gridworker.storage import Query

_PLACE: Final = frozenset({"name", "code", "since", "until", "level", "parent", "unit", "withdrawn"})
_DEEPEST: Final = len(LEVELS)


def area_tree(session: Session, *, past: bool = False) -> list[dict[str, Any]]:
    """Units and grids from the top down, each above what is under it.

    `{id, kind (unit | grid), name, code, level, level_name, parent, depth, since, until, over, households,
    size (none | few | fine | many), expected: [fewest, most], workers: [names], grids}`. `households` of a
    unit are those of all grids under it, `grids` counts them; `size` is a grid's. What is over is there with
    `past`. A unit whose parent is not here stands at the top.
    """
    store, day = session.store, today(session)
    units = {row["id"]: row for row in small_rows(store, "unit")}
    grids = {row["id"]: row for row in areas.grids(session)}
    below: dict[str, list[tuple[str, dict[str, Any]]]] = {}
    for row in units.values():
        parent = row.get("parent") if row.get("parent") in units and not _circle(units, row["id"]) else ""
        below.setdefault(parent or "", []).append(("unit", row))
    for row in grids.values():
        unit = row.get("unit") or ""
        below.setdefault(unit if unit in units else "", []).append(("grid", row))
    out: list[dict[str, Any]] = []

    def walk(parent: str, depth: int) -> tuple[int, int]:
        homes = count = 0
        for kind, row in sorted(below.get(parent, ()), key=_order):
            if over(row, day) and not past:
                # What is over is not shown, but what is under it and is not over must not vanish with it.
                inner = walk(row["id"], depth) if kind == "unit" else (0, 0)
            else:
                node = _node(session, kind, row, parent, depth, day)
                out.append(node)
                inner = walk(row["id"], depth + 1) if kind == "unit" else (node["households"], 1)
                node["households"], node["grids"] = inner
            homes, count = homes + inner[0], count + inner[1]
        return homes, count

    walk("", 0)
    return out


def revise_place(session: Session, kind: str, rec: str, fields: dict[str, Any]) -> Kept:
    """Write new values of a unit or a grid (`name`, `code`, `parent` or `unit`, `level`, `since`, `until`).

    Raises UserError: `not_office`, `no_unit`, `no_grid`, `bad_field`, `bad_name`, `code_taken`, `bad_period`,
    `parent_below`.
    """
    need_office(session)
    find = areas.find_unit if kind == "unit" else areas.find_grid_row
    rec = find(session, rec)["id"]
    unknown = set(fields) - _PLACE
    if unknown:
        raise UserError("bad_field", f"这里没有“{sorted(unknown)[0]}”这一项。", "请核对要改的内容。")
    new = {name: clean_name(value) if isinstance(value, str) else value for name, value in fields.items()}
    new = {name: day.isoformat() if isinstance(day, dt.date) else day for name, day in new.items()}
    if "name" in new and not new["name"]:
        raise UserError("bad_name", "还没有写名称。", "请写上名称。")
    if new.get("code"):
        same = areas.units(session) if kind == "unit" else areas.rows(session, "grid")
        if any(row.get("code") == new["code"] and row["id"] != rec for row in same):
            raise UserError("code_taken", f"编号“{new['code']}”已经用了。", "请换一个编号。")
    above = "parent" if kind == "unit" else "unit"
    if new.get(above):
        new[above] = areas.find_unit(session, str(new[above]))["id"]
        if kind == "unit" and new[above] in units_below(session, rec):
            raise UserError("parent_below", "上级单位不能是它自己或它的下级。", "请选别的上级单位。")
    kept = revise_row(session, kind, rec, new)
    if kept.changes.kinds:
        settle(session)  # a village office reads the grids of its village
    return kept


def end_place(session: Session, kind: str, rec: str, *, last_day: dt.date | None = None) -> Kept:
    """Let a unit or a grid end with `last_day` (default: today). Nothing under it is deleted or moved.

    Raises UserError as `revise_place`, and `still_in_use` while a grid has households or a unit something
    under it: they would have nowhere to be.
    """
    need_office(session)
    day = last_day.isoformat() if last_day else today(session)
    if kind == "grid":
        row = areas.find_grid_row(session, rec)
        homes = session.store.count(Query("household", grid=row["id"]))
        if homes:
            hint = "户还不能移到别的网格：请给网格改名，或交给别的网格员。"
            raise UserError("still_in_use", f"“{row['name']}”还有 {homes} 户。", hint)
    else:
        row = areas.find_unit(session, rec)
        under = [node for node in area_tree(session) if node["parent"] == row["id"]]
        if under:
            raise UserError(
                "still_in_use", f"“{row['name']}”下面还有 {len(under)} 个单位或网格。", "请先停用或移走它们。"
            )
    return revise_place(session, kind, row["id"], {"until": day})


def place_changed(kept: Kept, kind: str) -> Changes:
    """What open views hear of a place that changed."""
    return kept.changes | Changes(frozenset({kind}))


def _node(
    session: Session, kind: str, row: dict[str, Any], parent: str, depth: int, day: str
) -> dict[str, Any]:
    level = row.get("level") if kind == "unit" else "GRID"
    homes = row["households"] if kind == "grid" else 0
    return {
        "id": row["id"],
        "kind": kind,
        "name": row.get("name") or "",
        "code": row.get("code") or "",
        "level": level or "",
        "level_name": session.vocab.label("level", level),
        "parent": parent,
        "depth": depth,
        "since": row.get("since"),
        "until": row.get("until"),
        "over": over(row, day),
        "households": homes,
        "size": size_of(homes) if kind == "grid" else "",
        "expected": [FEWEST, MOST],
        "workers": row.get("workers") or [],
        "grids": 0,
    }


def _order(item: tuple[str, dict[str, Any]]) -> tuple[Any, ...]:
    kind, row = item
    level = str(row.get("level") or "")
    at = LEVELS.index(level) if level in LEVELS else _DEEPEST
    return (kind == "grid", at, row.get("code") or "", row.get("name") or "", row["id"])


def _circle(units: dict[str, dict[str, Any]], rec: str) -> bool:
    """Whether going up from a unit leads back to it: two PCs may each have moved one under the other."""
    seen, at = {rec}, units[rec].get("parent")
    while at in units:
        if at in seen:
            return True
        seen.add(at)
        at = units[at].get("parent")
    return False
