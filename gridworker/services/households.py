"""The household book (户册)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from pydantic import BaseModel, ConfigDict

from gridworker.domain.detect import find_forbidden
from gridworker.domain.pinyin import Pinyin
from gridworker.domain.text import clean_name, clean_text
from gridworker.errors import UserError
from gridworker.services import areas
from gridworker.services.changes import Changes
from gridworker.services.demand_pages import demand_rows
from gridworker.services.my_grids import first_grid, resting_grids
from gridworker.services.session import Session
from gridworker.services.teams import looked_after_by
from gridworker.services.visit_pages import visit_rows
from gridworker.services.writing import (
    changed,
    check_entry,
    grid_place,
    new_record,
    record_place,
    write,
)
from gridworker.storage import Intent, Query

_SEVERAL: Final = 200
"""Most households that several words find."""


class HouseholdDraft(BaseModel):
    """What one types about a household. `grid` is a grid's id, code or name; a laptop may leave it out."""

    model_config = ConfigDict(extra="forbid")

    grid: str | None = None
    group: str = ""
    """村民小组."""
    door: str = ""
    head: str = ""
    phone: str = ""
    size: int | None = None
    child_bands: dict[str, int] = {}
    """Children under 14 as counts only: keys `0-3`, `4-6`, `7-13`."""
    status: str = ""
    """A code of `household_status`; may be empty."""
    tags: list[str] = []
    notice_given_on: dt.date | None = None


@dataclass(frozen=True)
class HouseholdSaved:
    """The household's id and what changed."""

    id: str
    changes: Changes


def add_household(session: Session, draft: HouseholdDraft) -> HouseholdSaved:
    """Add a household. Names are cleaned (NFC, no control or bidi characters).

    Raises BadRecord (`required`, `unknown_code`...), UserError `grid_needed`, `no_grid`, `id_number`,
    `bank_card`, `text_too_long`.
    """
    grid = grid_for(session, draft.grid)
    fields = _clean(draft.model_dump(mode="json", exclude={"grid"}))
    fields = {
        "grid": grid,
        **{name: value for name, value in fields.items() if value not in ("", None, [], {})},
    }
    intent = new_record(session, "household", grid_place(session, grid), fields)
    ops = write(session, [intent])
    return HouseholdSaved(ops[0].rec, changed(ops))


def revise_household(
    session: Session, household_id: str, fields: dict[str, Any], reason: str = ""
) -> HouseholdSaved:
    """Write new values of the fields given; equal ones are left alone. A person's correction says why.

    Raises UserError `no_household`, `bad_field` and those of `add_household`.
    """
    row = _row(session, household_id)
    allowed = set(HouseholdDraft.model_fields) - {"grid"} | {"withdrawn"}
    unknown = set(fields) - allowed
    if unknown:
        raise UserError("bad_field", f"户册里没有“{sorted(unknown)[0]}”这一项。", "请核对要改的内容。")
    new = {name: value for name, value in _clean(fields).items() if value != row.get(name)}
    for name in ("door", "head"):
        if name in new and not new[name]:
            check_entry(session, "household", {**row, **new}, partial=False)
    if not new:
        return HouseholdSaved(household_id, Changes())
    if why := clean_text(reason):
        _refuse_numbers("reason", why)
        new["reason"] = why
    check_entry(session, "household", new, partial=True)
    ops = write(session, [Intent("household", household_id, record_place(session, row), new)])
    return HouseholdSaved(household_id, changed(ops))


def household(session: Session, household_id: str) -> dict[str, Any]:
    """One household as a page: its fields, `grid_name`, `persons` (each `{id, name, relation, birth_year,
    sex, needs}`, the head first), `visits` (newest first), `demands`, open `promises`, `looked_after_by`
    (those whose grid it is and who stands in for them, as `teams.team` gives them).

    Raises UserError `no_household`.
    """
    _row(session, household_id)
    store = session.store
    (page,) = household_rows(session, [household_id])
    promises = store.rows("promise", store.ids(Query("promise", household=household_id)))
    return {
        **page,
        "looked_after_by": looked_after_by(session, page["grid"]),
        "persons": _persons(session, household_id),
        "visits": visit_rows(session, store.ids(Query("visit", household=household_id))),
        "demands": demand_rows(session, store.ids(Query("demand", household=household_id))),
        "promises": [
            {
                "id": p["id"], "text": p.get("text") or "", "due": p.get("due"), "visit": p.get("visit"),
                "redacted": p.get("redacted") or [],
            }
            for p in promises
            if not p.get("done_on") and not p.get("withdrawn")
        ],
    }


def _persons(session: Session, household_id: str) -> list[dict[str, Any]]:
    store = session.store
    members = ("id", "name", "relation", "birth_year", "sex", "needs", "redacted")
    found = store.rows("person", store.ids(Query("person", household=household_id, order="oldest")))
    rows = [{name: row.get(name) for name in members} for row in found if not row.get("withdrawn")]
    first = ("户主", "本人", "配偶", "妻", "妻子", "夫", "丈夫")

    def place(row: dict[str, Any]) -> tuple[int, int]:
        relation = row["relation"]
        return first.index(relation) if relation in first else len(first), row["birth_year"] or 9999

    return sorted(rows, key=place)


def find_households(
    session: Session, text: str = "", grid: str | None = None, *, limit: int | None = None, offset: int = 0
) -> list[dict[str, Any]]:
    """Households whose door, head, phone or group holds `text`, by door.

    Latin letters are also tried as pinyin of the head's name.

    Each: `{id, grid, grid_name, group, door, head, phone, size, child_bands, status, tags, notice_given_on,
    withdrawn, redacted, visits, last_visit}`; `redacted`: fields whose words were deleted on request.
    """
    ids = household_ids(session, text, grid)
    rows = household_rows(session, ids[offset : None if limit is None else offset + limit])
    return [{**row, "visits": session.store.count(Query("visit", household=row["id"]))} for row in rows]


def household_ids(session: Session, text: str = "", grid: str | None = None) -> list[str]:
    """The ids of `find_households`, for a table that fetches rows when it paints them.

    Without `grid` those of grids that this laptop looks after no more, or not yet, are left out.
    """
    store = session.store
    where = areas.find_grid_row(session, grid)["id"] if grid else None
    resting = set() if where else resting_grids(session)
    typed = text.strip()
    found: list[str] = store.ids(Query("household", text=typed, grid=where, order="door"))
    if typed and typed.isascii() and typed.isalpha():
        spelled = pinyin()
        every = store.rows("household", store.ids(Query("household", grid=where, order="door")))
        have = set(found)
        found += [
            row["id"] for row in every if row["id"] not in have and spelled.fits(typed, row.get("head") or "")
        ]
    if " " in typed:  # several words are asked as in the search box: `wjw 3 li`
        from gridworker.services.search import Asked, more  # the first list must not wait for it

        asked = Asked(typed, kind="household", grid=where)
        have = set(found)
        found += [hit.id for hit in more(session, asked, limit=_SEVERAL).hits if hit.id not in have]
    if resting:
        hidden = {rec for one in resting for rec in store.ids(Query("household", grid=one, order="oldest"))}
        found = [rec for rec in found if rec not in hidden]
    return found


def household_rows(session: Session, ids: list[str]) -> list[dict[str, Any]]:
    """Rows of `find_households` for some ids, in the order given, without `visits`: counting them would make
    a list slower with every year.
    """
    store = session.store
    names = {grid["id"]: grid["name"] for grid in areas.grid_names(session)}
    last = store.last_visits(ids)
    absent = store.nobody_met(last)
    return [
        {
            "id": row["id"],
            "grid": row.get("grid"),
            "grid_name": names.get(row.get("grid") or "", ""),
            "group": row.get("group") or "",
            "door": row.get("door") or "",
            "head": row.get("head") or "",
            "phone": row.get("phone") or "",
            "size": row.get("size"),
            "child_bands": row.get("child_bands") or {},
            "status": row.get("status") or "",
            "tags": row.get("tags") or [],
            "notice_given_on": row.get("notice_given_on"),
            "withdrawn": bool(row.get("withdrawn")),
            "redacted": row.get("redacted") or [],
            "last_visit": last.get(row["id"], ""),
            "last_absent": row["id"] in absent,
        }
        for row in store.rows("household", ids)
    ]


def grid_for(session: Session, text: str | None) -> str:
    """The grid a household goes into: the one named, else this laptop's own.

    Before a laptop belongs to an office its home scope stands for the grid that it will get.
    """
    who = session.identity
    if text:
        if not who.office and text == who.home_scope:
            return text
        return str(areas.find_grid(session, text)["id"])
    if who.is_office:
        raise UserError("grid_needed", "还没有选网格。", "请说明这一户在哪个网格。")
    mine = first_grid(session)
    if mine is None and who.role is not None:
        raise UserError("grid_needed", "现在没有由您负责的网格。", "请问办公室；写好的内容都还在。")
    return mine or who.home_scope


@cache
def pinyin() -> Pinyin:
    """The readings of Chinese characters, for finding names by their initials."""
    return Pinyin((files("gridworker.resources") / "pinyin.txt").read_text("utf-8"))


def _row(session: Session, household_id: str) -> dict[str, Any]:
    row: dict[str, Any] | None = session.store.get("household", household_id)
    if row is None:
        raise UserError("no_household", "没有这一户。", "请从户册里选。")
    return row


def _clean(fields: dict[str, Any]) -> dict[str, Any]:
    out = dict(fields)
    for name in ("group", "door", "head", "phone"):
        if isinstance(out.get(name), str):
            out[name] = clean_name(out[name])
            _refuse_numbers(name, out[name])
    if isinstance(out.get("notice_given_on"), dt.date):
        out["notice_given_on"] = out["notice_given_on"].isoformat()
    return out


def _refuse_numbers(field: str, text: str) -> None:
    found = find_forbidden(text)
    if found:
        raise UserError(
            found[0].kind, "这里像是身份证号或银行卡号，不能记录。", "请只写姓名、门牌或电话。", field=field
        )
