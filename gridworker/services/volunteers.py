"""为民志愿队 and 便民互助组: the teams, who is in them, where they help and what they can do.

A team of the town office lies in `common`, so that every laptop can match it offline; a team of a worker or
a village office lies with the grid. Phones are shown masked, and printed only of who agreed to it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

from gridworker.domain.area import over
from gridworker.domain.mutual_aid import LEADER, MEMBER
from gridworker.errors import UserError
from gridworker.services import areas
from gridworker.services.aid_records import aid_rows, cleaned, filled, may_revise, revise_aid, shared_place
from gridworker.services.duties import Row, small_rows
from gridworker.services.people import Kept, check_period, refuse_numbers, today
from gridworker.services.session import Session
from gridworker.services.writing import changed, grid_place, new_record, record_place, write

TEAM_FIELDS: Final = ("team_kind", "name", "unit", "grid", "groups", "skills", "since", "until")
MEMBER_FIELDS: Final = ("name", "part", "phone", "listed", "skills", "household", "since", "until")


def add_team(session: Session, name: str, team_kind: str, **fields: Any) -> Kept:
    """Add a team; `fields` are those of `TEAM_FIELDS`: days as dates or ISO, `unit` and `grid` by id or name.

    A town or county office writes it for everybody; others write it in their grid. Raises UserError:
    `bad_name`, `name_taken`, `grid_needed`, `no_grid`, `no_unit`, `bad_period`, `id_number`; BadRecord.
    """
    new = _team_fields(session, {"name": name, "team_kind": team_kind, **fields})
    if any(row.get("name") == new["name"] for row in small_rows(session.store, "team")):
        raise UserError("name_taken", f"已经有一支队伍叫“{new['name']}”。", "请换一个名字，例如加上村名。")
    check_period(new)
    refuse_numbers("team", new)
    ops = write(session, [new_record(session, "team", shared_place(session, new.get("grid")), new)])
    return Kept(ops[0].rec, changed(ops))


def revise_team(session: Session, team: str, fields: Mapping[str, Any], reason: str = "") -> Kept:
    """Write new values of some of `TEAM_FIELDS`. Raises as `add_team` does, and `no_team`, `bad_field`."""
    row = team_row(session, team)
    return revise_aid(session, "team", row, _team_fields(session, fields), reason)


def end_team(session: Session, team: str, last_day: dt.date | None = None) -> Kept:
    """Let a team end with `last_day` (default: today). Raises UserError `no_team`, `bad_period`."""
    row = team_row(session, team)
    day = last_day.isoformat() if last_day else today(session)
    return revise_aid(session, "team", row, {"until": day})


def add_member(session: Session, team: str, name: str, **fields: Any) -> Kept:
    """Put a person into a team; `fields` are those of `MEMBER_FIELDS`.

    Lies where the team lies; of a team of everybody that a worker writes for, with his own grid. Raises
    UserError: `no_team`, `bad_name`, `already_there`, `no_household`, `bad_period`, `id_number`; BadRecord.
    """
    row = team_row(session, team)
    new = _member_fields(session, {"part": MEMBER, **fields, "name": name})
    for one in small_rows(session.store, "team_member"):
        if (one.get("team"), one.get("name")) == (row["id"], new["name"]) and not over(one, today(session)):
            said = f"“{new['name']}”已经在这支队伍里了。"
            raise UserError("already_there", said, "同名的人请加一个字区分，例如“王芳（三组）”。")
    check_period(new)
    refuse_numbers("team_member", new)
    scope = record_place(session, row)
    if not may_revise(session, row):
        scope = grid_place(session, None)
    ops = write(session, [new_record(session, "team_member", scope, {"team": row["id"], **new})])
    return Kept(ops[0].rec, changed(ops))


def revise_member(session: Session, member: str, fields: Mapping[str, Any], reason: str = "") -> Kept:
    """Write new values of some of `MEMBER_FIELDS`. Raises as `add_member`, and `no_member`, `bad_field`."""
    row = member_row(session, member)
    return revise_aid(session, "team_member", row, _member_fields(session, fields), reason)


def end_member(session: Session, member: str, last_day: dt.date | None = None) -> Kept:
    """Somebody leaves a team after `last_day` (default: today). Raises UserError `no_member`."""
    day = last_day.isoformat() if last_day else today(session)
    return revise_aid(session, "team_member", member_row(session, member), {"until": day})


def volunteer_teams(session: Session, *, past: bool = False) -> list[dict[str, Any]]:
    """All teams by kind, area and name: `{id, team_kind, kind_name, name, unit, unit_name, grid, grid_name,
    groups, area, skills, skill_names, since, until, over, common, mine, leader, members}`.

    `members`, the leader first: `{id, name, part, part_name, phone, listed, skills, skill_names, household,
    since, until, over, mine}`. `area` says where in words; `common`: every laptop has it; `mine`: may be
    changed here. What is over is there with `past`.
    """
    store, day = session.store, today(session)
    units = {row["id"]: row.get("name") or "" for row in small_rows(store, "unit")}
    grids = {row["id"]: row.get("name") or "" for row in small_rows(store, "grid")}
    places = areas.places(session)
    members: dict[str, list[dict[str, Any]]] = {}
    for one in aid_rows(session, "team_member"):
        if past or not over(one, day):
            members.setdefault(one.get("team") or "", []).append(_shown_member(session, one, day))
    found = [
        _shown_team(session, row, units, grids, places, members.get(row["id"], []), day)
        for row in aid_rows(session, "team")
        if past or not over(row, day)
    ]
    order = {code: at for at, code in enumerate(session.vocab.codes("team_kind"))}
    found.sort(key=lambda t: (t["over"], order.get(t["team_kind"], 9), t["area"], t["name"], t["id"]))
    return found


def find_team(session: Session, text: str) -> dict[str, Any]:
    """The one team with this id or name. Raises UserError `no_team`, `many_teams`."""
    typed, everything = text.strip(), volunteer_teams(session, past=True)
    found = [row for row in everything if typed and row["id"] == typed]
    found = found or [row for row in everything if typed and row["name"] == typed]
    if len(found) > 1:
        raise UserError("many_teams", f"有好几支队伍叫“{typed}”。", "请改用编号（team list 里有）。")
    if not found:
        raise UserError("no_team", f"没有叫“{typed}”的队伍。", "请核对队名，或先建一支队伍。")
    return found[0]


def team_row(session: Session, team: str) -> Row:
    """A team's record. Raises UserError `no_team`."""
    row: Row | None = session.store.get("team", team)
    if row is None or row.get("withdrawn"):
        raise UserError("no_team", "没有这支队伍。", "请从队伍列表里选，或先建一支。")
    return row


def member_row(session: Session, member: str) -> Row:
    """A member's record. Raises UserError `no_member`."""
    row: Row | None = session.store.get("team_member", member)
    if row is None or row.get("withdrawn"):
        raise UserError("no_member", "没有这个队员。", "请从队伍的名单里选。")
    return row


def _team_fields(session: Session, fields: Mapping[str, Any]) -> dict[str, Any]:
    new = cleaned(fields, TEAM_FIELDS)
    if "name" in new and not new["name"]:
        raise UserError("bad_name", "还没有写队名。", "请写上队名。")
    if new.get("unit"):
        new["unit"] = areas.find_unit(session, str(new["unit"]))["id"]
    if new.get("grid"):
        new["grid"] = areas.find_grid_row(session, str(new["grid"]))["id"]
    return filled(new) if {"name", "team_kind"} <= new.keys() else new


def _member_fields(session: Session, fields: Mapping[str, Any]) -> dict[str, Any]:
    new = cleaned(fields, MEMBER_FIELDS)
    if "name" in new and not new["name"]:
        raise UserError("bad_name", "还没有写姓名。", "请写上姓名。")
    if new.get("household") and session.store.get("household", new["household"]) is None:
        raise UserError("no_household", "没有这一户。", "请从户册里选。")
    return filled(new) if {"name", "part"} <= new.keys() else new


def _shown_team(
    session: Session, row: Row, units: dict[str, str], grids: dict[str, str],
    places: dict[str, areas.Place], members: list[dict[str, Any]], day: str,
) -> dict[str, Any]:  # fmt: skip
    word = session.vocab.label
    unit, grid = units.get(row.get("unit") or "", ""), grids.get(row.get("grid") or "", "")
    groups = row.get("groups") or []
    place = places.get(row["in_scope"]) or areas.NOWHERE
    members = sorted(members, key=lambda one: (one["over"], one["part"] != LEADER, one["name"], one["id"]))
    return {
        "id": row["id"],
        "team_kind": row.get("team_kind") or "",
        "kind_name": word("team_kind", row.get("team_kind")),
        "name": row.get("name") or "",
        "unit": row.get("unit"),
        "unit_name": unit,
        "grid": row.get("grid") or place.grid,
        "grid_name": grid or place.grid_name,
        "groups": groups,
        "area": "".join((grid or unit or place.grid_name, "、".join(groups))),
        "skills": row.get("skills") or [],
        "skill_names": [word("help_kind", code) for code in row.get("skills") or []],
        "since": row.get("since"),
        "until": row.get("until"),
        "over": over(row, day),
        "common": row["in_scope"] == session.authority.common,
        "mine": may_revise(session, row),
        "leader": next((one["name"] for one in members if one["part"] == LEADER and not one["over"]), ""),
        "members": members,
    }


def _shown_member(session: Session, row: Row, day: str) -> dict[str, Any]:
    word = session.vocab.label
    return {
        "id": row["id"],
        "name": row.get("name") or "",
        "part": row.get("part") or MEMBER,
        "part_name": word("team_part", row.get("part") or MEMBER),
        "phone": row.get("phone") or "",
        "listed": bool(row.get("listed")),
        "skills": row.get("skills") or [],
        "skill_names": [word("help_kind", code) for code in row.get("skills") or []],
        "household": row.get("household"),
        "since": row.get("since"),
        "until": row.get("until"),
        "over": over(row, day),
        "mine": may_revise(session, row),
    }
