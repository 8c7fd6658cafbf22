"""What the records of mutual aid have in common: which are shown, who may change them, how they change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from gridworker.domain.text import clean_name, clean_text
from gridworker.errors import UserError
from gridworker.services.changes import Changes
from gridworker.services.duties import Row, small_rows
from gridworker.services.my_grids import my_grids, resting_grids
from gridworker.services.people import Kept, check_period, refuse_numbers
from gridworker.services.session import Session
from gridworker.services.writing import changed, check_entry, common_scope, grid_place, record_place, write
from gridworker.storage import Intent


def may_revise(session: Session, row: Mapping[str, Any]) -> bool:
    """Whether a team, member or pairing may be changed here: what all laptops hold is the office's."""
    common = session.authority.common
    return session.identity.is_peer or not common or row["in_scope"] != common


def aid_rows(session: Session, kind: str) -> list[Row]:
    """All records of a small kind that are shown here: none of grids that this laptop gave away."""
    hidden = hidden_scopes(session)
    return [row for row in small_rows(session.store, kind) if row["in_scope"] not in hidden]


def hidden_scopes(session: Session) -> set[str]:
    """Scopes of grids whose records lie here although this laptop does not look after them today."""
    resting = resting_grids(session)
    if not resting:
        return set()
    return {str(row.get("scope")) for row in small_rows(session.store, "grid") if row["id"] in resting}


def revise_aid(session: Session, kind: str, row: Row, fields: Mapping[str, Any], reason: str = "") -> Kept:
    """Write what is really new of some fields, and why if a person said so."""
    new = {name: value for name, value in fields.items() if (value or None) != (row.get(name) or None)}
    if not new:
        return Kept(row["id"], Changes())
    check_period({**row, **new})
    if why := clean_text(reason):
        new["reason"] = why
    refuse_numbers(kind, new)
    check_entry(session, kind, new, partial=True)
    ops = write(session, [Intent(kind, row["id"], record_place(session, row), new)])
    return Kept(row["id"], changed(ops))


def cleaned(fields: Mapping[str, Any], known: Iterable[str]) -> dict[str, Any]:
    """Fields as records hold them; an empty value stays, so that it takes one away. Raises `bad_field`."""
    unknown = sorted(set(fields) - set(known))
    if unknown:
        raise UserError("bad_field", f"这里没有“{unknown[0]}”这一项。", "请核对要改的内容。")
    out: dict[str, Any] = {}
    for name, value in fields.items():
        if isinstance(value, dt.date):
            value = value.isoformat()
        elif isinstance(value, str):
            value = clean_name(value) or None
        elif isinstance(value, list | tuple):
            names = [clean_name(one) for one in value if isinstance(one, str)]
            value = list(dict.fromkeys(one for one in names if one))
        out[name] = value
    return out


def filled(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a new record: what is empty is not written."""
    return {name: value for name, value in fields.items() if value not in (None, "", [])}


def shared_place(session: Session, grid: str | None) -> str:
    """Where a new team or pairing is written: for all by a town or county office, else with the grid."""
    return common_scope(session) if session.identity.is_peer else grid_place(session, grid)


def own_grids(session: Session) -> list[tuple[str, str]]:
    """(id, name) of the grids in which something may be written here, by name: a worker's own, those of a
    village, all at the town office.
    """
    who = session.identity
    found = small_rows(session.store, "grid")
    rows = [(row["id"], str(row.get("name") or ""), row.get("scope")) for row in found]
    if not who.is_office:
        mine = {grid.id for grid in my_grids(session)}
        rows = [row for row in rows if row[0] in mine]
    elif not who.is_peer:
        cert = session.authority.certificate(who.device, who.inc)
        rows = [row for row in rows if cert is not None and row[2] in cert.scopes]
    return sorted([(record, name) for record, name, _ in rows], key=lambda one: (one[1], one[0]))
