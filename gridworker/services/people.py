"""People at work: who there is, in which unit, and from when until when. Only phones of the office."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Final

from gridworker.domain.area import over
from gridworker.domain.records import check_texts
from gridworker.domain.text import clean_name
from gridworker.errors import UserError
from gridworker.services import areas
from gridworker.services.changes import Changes
from gridworker.services.duties import small_rows
from gridworker.services.session import Session
from gridworker.services.writing import changed, check_entry, common_scope, need_office, new_record, write
from gridworker.storage import Intent

_FIELDS: Final = frozenset({"name", "role", "unit", "work_phone", "since", "until", "withdrawn"})


@dataclass(frozen=True)
class Kept:
    """A record written: its id, and what changed."""

    id: str
    changes: Changes


def today(session: Session) -> str:
    """The day of this machine's clock, as ISO text."""
    return session.entropy.now().date().isoformat()


def day_or_today(session: Session, day: dt.date | None, said: str, field: str = "") -> dt.date:
    """The day on which something was done, today without one.

    Raises UserError `date_ahead`, whose sentence is `said`, for a day that has not come.
    """
    now = session.entropy.now().date()
    if day is not None and day > now:
        where = {"field": field} if field else {}
        raise UserError("date_ahead", said, "请改成今天或以前的日期。", **where)
    return day or now


def people(session: Session, *, past: bool = False) -> list[dict[str, Any]]:
    """Everybody at work by unit and name: `{id, name, role, role_name, unit, unit_name, work_phone, grids,
    grid_names, since, until, over, devices}`.

    `grids` are those one is answerable for himself (ids), `devices` counts the computers with a certificate.
    Who has left is only there with `past`.
    """
    store, day = session.store, today(session)
    units = {row["id"]: row.get("name") or "" for row in small_rows(store, "unit")}
    grids = {row["id"]: row.get("name") or "" for row in small_rows(store, "grid")}
    owned: dict[str, set[str]] = {}
    for cert in session.authority.certs:
        owned.setdefault(cert.person, set()).add(cert.device)
    found = [
        {
            "id": row["id"],
            "name": row.get("name") or "",
            "role": row.get("role") or "",
            "role_name": session.vocab.label("role", row.get("role")),
            "unit": row.get("unit"),
            "unit_name": units.get(row.get("unit") or "", ""),
            "work_phone": row.get("work_phone") or "",
            "grids": list(row.get("grids") or []),
            "grid_names": [grids[grid] for grid in row.get("grids") or [] if grid in grids],
            "since": row.get("since"),
            "until": row.get("until"),
            "over": over(row, day),
            "devices": len(owned.get(row["id"], ())),
        }
        for row in small_rows(store, "worker")
    ]
    found.sort(key=lambda row: (row["over"], row["unit_name"], row["name"], row["id"]))
    return [row for row in found if past or not row["over"]]


def find_worker(session: Session, text: str) -> dict[str, Any]:
    """The one person with this id or name, of those who have not left. Raises `no_worker`, `many_workers`."""
    typed = text.strip()
    everyone = people(session, past=True)
    found = [row for row in everyone if row["id"] == typed and typed]
    found = found or [row for row in everyone if row["name"] == typed and typed and not row["over"]]
    if len(found) == 1:
        return found[0]
    if found:
        raise UserError("many_workers", f"有好几个人叫“{typed}”。", "请改用编号（worker list 里有）。")
    raise UserError("no_worker", f"人员里没有“{typed}”。", "请核对姓名，或先添加这个人。")


def add_worker(
    session: Session,
    name: str,
    *,
    role: str = "worker",
    unit: str | None = None,
    work_phone: str = "",
    since: dt.date | None = None,
) -> Kept:
    """Add a person, with or without a computer. `unit` is an id, code or name.

    Raises UserError: `not_office`, `bad_name`, `name_taken`, `no_unit`, `id_number`; BadRecord for codes.
    """
    need_office(session)
    fields: dict[str, Any] = {"name": _named(name), "role": role}
    if any(row["name"] == fields["name"] for row in people(session)):
        raise UserError(
            "name_taken", f"已经有人叫“{fields['name']}”。", "同名的人请加一个字区分，例如“王芳（三组）”。"
        )
    if unit:
        fields["unit"] = areas.find_unit(session, unit)["id"]
    if work_phone.strip():
        fields["work_phone"] = clean_name(work_phone)
    if since:
        fields["since"] = since.isoformat()
    refuse_numbers("worker", fields)
    ops = write(session, [new_record(session, "worker", common_scope(session), fields)])
    return Kept(ops[0].rec, changed(ops))


def revise_worker(session: Session, worker: str, fields: dict[str, Any]) -> Kept:
    """Write new values of some fields (`name`, `role`, `unit`, `work_phone`, `since`, `until`).

    Raises UserError: `not_office`, `no_worker`, `bad_field`, `bad_name`, `no_unit`, `id_number`.
    """
    need_office(session)
    row = find_worker(session, worker)
    unknown = set(fields) - _FIELDS
    if unknown:
        raise UserError("bad_field", f"人员里没有“{sorted(unknown)[0]}”这一项。", "请核对要改的内容。")
    new = {name: clean_name(value) if isinstance(value, str) else value for name, value in fields.items()}
    if "name" in new:
        new["name"] = _named(str(new["name"]))
    if new.get("unit"):
        new["unit"] = areas.find_unit(session, str(new["unit"]))["id"]
    new = {name: day.isoformat() if isinstance(day, dt.date) else day for name, day in new.items()}
    return revise_row(session, "worker", row["id"], new)


def revise_row(session: Session, kind: str, rec: str, fields: dict[str, Any]) -> Kept:
    """Write what is really new of some fields of a record of `common`. Raises `bad_period`, `id_number`."""
    row = session.store.get(kind, rec) or {}
    new = {name: value for name, value in fields.items() if (value or None) != (row.get(name) or None)}
    if not new:
        return Kept(rec, Changes())
    check_period({**row, **new})
    refuse_numbers(kind, new)
    check_entry(session, kind, new, partial=True)
    return Kept(rec, changed(write(session, [Intent(kind, rec, common_scope(session), new)])))


def check_period(row: dict[str, Any]) -> None:
    """Raise UserError `bad_period` when the last day is before the first."""
    if row.get("since") and row.get("until") and row["until"] < row["since"]:
        raise UserError(
            "bad_period", f"结束日期 {row['until']} 早于开始日期 {row['since']}。", "请核对两个日期。"
        )


def refuse_numbers(kind: str, fields: dict[str, Any]) -> None:
    """Raise UserError `id_number` or `bank_card` when a text looks like holding one."""
    for found in check_texts(kind, fields):
        raise UserError(
            found.finding.kind,
            "这里像是身份证号或银行卡号，不能记录。",
            "只写姓名和工作电话。",
            field=found.field,
        )


def _named(name: str) -> str:
    text = clean_name(name)
    if not text:
        raise UserError("bad_name", "还没有写姓名。", "请写上姓名。")
    return text
