"""三级包联: which town leader looks after which village, which cadre after which grid or household.

Villages and grids are paired in `common` by the town office (or with the grid by a village), households
always with their grid: that a family is looked after is nobody else's to read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

from gridworker.domain.area import over
from gridworker.domain.text import clean_text
from gridworker.errors import UserError
from gridworker.services import areas
from gridworker.services.aid_records import aid_rows, cleaned, filled, may_revise, revise_aid, shared_place
from gridworker.services.duties import Row, small_rows
from gridworker.services.people import Kept, check_period, find_worker, refuse_numbers, today
from gridworker.services.session import Session
from gridworker.services.titles import titles
from gridworker.services.writing import changed, new_record, record_place, write

KIND: Final = "pairing"
FIELDS: Final = (
    "level", "worker", "name", "post", "phone", "unit", "grid", "household", "matters", "since", "until",
)  # fmt: skip
_TARGETS: Final = ("unit", "grid", "household")


def add_pairing(session: Session, level: str, **fields: Any) -> Kept:
    """Write down who looks after what; `fields` are those of `FIELDS`, one of unit, grid and household.

    `worker` is somebody of the office by id or name, else `name` is anybody. Raises UserError `bad_field`,
    `pairing_who`, `pairing_what`, `no_worker`, `no_unit`, `no_grid`, `no_household`, `grid_needed`,
    `already_there`, `bad_period`, `id_number`; BadRecord.
    """
    new = filled(_known(session, {"since": today(session), **fields, "level": level}))
    if not (new.get("worker") or new.get("name")):
        hint = "请从人员里选一个人，或者写上姓名。"
        raise UserError("pairing_who", "还没有写谁来包联。", hint, field="worker")
    named = [name for name in _TARGETS if new.get(name)]
    if len(named) != 1:
        raise UserError(
            "pairing_what", "要选一个包联的村、网格或户，只选一个。", "包几个就分几条来写。", field="unit"
        )
    same = ("level", "worker", "name", *_TARGETS)
    for row in small_rows(session.store, KIND):
        if all(row.get(name) == new.get(name) for name in same) and not over(row, today(session)):
            raise UserError("already_there", "这一条包联已经有了。", "要改内容，请打开原来的那一条。")
    check_period(new)
    refuse_numbers(KIND, new)
    ops = write(session, [new_record(session, KIND, _place(session, new), new)])
    return Kept(ops[0].rec, changed(ops))


def end_pairing(session: Session, pairing: str, last_day: dt.date | None = None) -> Kept:
    """It holds until `last_day` (default: today). Raises UserError `no_pairing`, `bad_period`."""
    day = last_day.isoformat() if last_day else today(session)
    return revise_aid(session, KIND, pairing_row(session, pairing), {"until": day})


def pairings(session: Session, *, household: str | None = None, past: bool = False) -> list[dict[str, Any]]:
    """Pairings from the top level down: `{id, level, level_name, worker, name, post, phone, unit, grid,
    household, about, grid_name, matters, since, until, over, mine}`; `about` is what is looked after, in
    words. With `household` those of the household, of its grid and of its village; with `past` also those
    that are over.
    """
    day, store = today(session), session.store
    rows = [row for row in aid_rows(session, KIND) if past or not over(row, day)]
    if household is not None:
        wanted = _above(session, household)
        rows = [row for row in rows if any(row.get(name) == wanted[name] for name in wanted)]
    homes = titles(session, {("household", row["household"]) for row in rows if row.get("household")})
    named = {kind: {row["id"]: row for row in small_rows(store, kind)} for kind in ("unit", "grid", "worker")}
    order = {code: at for at, code in enumerate(session.vocab.codes("pairing_level"))}
    places = areas.places(session)
    shown = [_shown(session, row, homes, named, places, day) for row in rows]
    return sorted(
        shown, key=lambda one: (one["over"], order.get(one["level"], 9), one["about"], one["name"], one["id"])
    )


def pairing_row(session: Session, pairing: str) -> Row:
    """The record of a pairing. Raises UserError `no_pairing`."""
    row: Row | None = session.store.get(KIND, pairing)
    if row is None or row.get("withdrawn"):
        raise UserError("no_pairing", "没有这条包联。", "请从包联列表里选。")
    return row


def _known(session: Session, fields: Mapping[str, Any]) -> dict[str, Any]:
    matters = fields.get("matters")
    new = cleaned({name: value for name, value in fields.items() if name != "matters"}, FIELDS)
    if "matters" in fields:
        new["matters"] = clean_text(str(matters or "")) or None
    if new.get("worker"):
        new["worker"] = find_worker(session, new["worker"])["id"]
    if new.get("unit"):
        new["unit"] = areas.find_unit(session, new["unit"])["id"]
    if new.get("grid"):
        new["grid"] = areas.find_grid_row(session, new["grid"])["id"]
    if new.get("household") and session.store.get("household", new["household"]) is None:
        raise UserError("no_household", "没有这一户。", "请从户册里选。", field="household")
    return new


def _place(session: Session, new: Mapping[str, Any]) -> str:
    if new.get("household"):
        home: Row = session.store.get("household", new["household"]) or {}
        return record_place(session, home)
    return shared_place(session, new.get("grid"))


def _above(session: Session, household: str) -> dict[str, str]:
    """A household, its grid and its village, as far as they are known, by the field of a pairing."""
    home: Row = session.store.get("household", household) or {}
    grid: Row = session.store.get("grid", str(home.get("grid") or "")) or {}
    found = {"household": household, "grid": home.get("grid"), "unit": grid.get("unit")}
    return {name: str(value) for name, value in found.items() if value}


def _shown(
    session: Session, row: Row, homes: dict[str, str], named: dict[str, dict[str, Row]],
    places: dict[str, areas.Place], day: str,
) -> dict[str, Any]:  # fmt: skip
    worker = named["worker"].get(row.get("worker") or "") or {}
    about = homes.get(row.get("household") or "", "")
    for kind in ("unit", "grid"):
        about = about or str((named[kind].get(row.get(kind) or "") or {}).get("name") or "")
    return {
        "id": row["id"],
        "level": row.get("level") or "",
        "level_name": session.vocab.label("pairing_level", row.get("level")),
        "worker": row.get("worker"),
        "name": worker.get("name") or row.get("name") or "",
        "post": row.get("post") or "",
        "phone": row.get("phone") or worker.get("work_phone") or "",
        "unit": row.get("unit"),
        "grid": row.get("grid"),
        "household": row.get("household"),
        "about": about,
        "grid_name": (places.get(row["in_scope"]) or areas.NOWHERE).grid_name,
        "matters": row.get("matters") or "",
        "since": row.get("since"),
        "until": row.get("until"),
        "over": over(row, day),
        "mine": may_revise(session, row),
    }

