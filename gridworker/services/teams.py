"""The service team of a grid: who does what there, from when until when, and who stands in for whom."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from gridworker.domain.area import begun, in_force, over
from gridworker.errors import UserError
from gridworker.services import areas
from gridworker.services.duties import Row, small_rows
from gridworker.services.people import Kept, check_period, find_worker, refuse_numbers, revise_row, today
from gridworker.services.session import Session
from gridworker.services.writing import changed, common_scope, need_office, new_record, write
from gridworker.storage import Intent

FULL_PARTS: Final = frozenset({"CHIEF", "FULL"})
"""Parts of those who are answerable for a grid."""
_OF_ROLE: Final = {"grid_lead": "CHIEF"}


def team(session: Session, grid: str, *, past: bool = False) -> list[dict[str, Any]]:
    """Who is on the team of a grid today, the lead first: `{duty, worker, name, role, role_name, work_phone,
    since, until, over, ahead, stands_in_for, stands_in_name, reason}`.

    `duty` is empty for a worker whose grid it is without a line of its own. `ahead`: it has not begun.
    What is over is there with `past`.
    """
    row = areas.find_grid_row(session, grid)
    day = today(session)
    workers = {one["id"]: one for one in small_rows(session.store, "worker")}
    duties = [one for one in small_rows(session.store, "duty") if one.get("grid") == row["id"]]
    shown = [_shown(session, one, workers, day) for one in duties]
    named = {one["worker"] for one in shown if not one["over"] and not one["stands_in_for"]}
    for worker in workers.values():
        if row["id"] in (worker.get("grids") or []) and worker["id"] not in named:
            role = _OF_ROLE.get(worker.get("role") or "", "FULL")
            plain: Row = {"id": "", "worker": worker["id"], "role": role}
            shown.append(_shown(session, plain, workers, day))
    codes = session.vocab.codes("grid_role")
    place = {code: at for at, code in enumerate(codes)}
    shown.sort(
        key=lambda one: (
            one["over"], place.get(one["role"], len(codes)), bool(one["stands_in_for"]), one["name"],
        )
    )  # fmt: skip
    return [one for one in shown if past or not one["over"]]


def looked_after_by(session: Session, grid: str | None) -> list[dict[str, Any]]:
    """Of a grid's team those whose grid it is today, and who stands in for them; none for an unknown grid."""
    if grid is None or session.store.get("grid", grid) is None:
        return []
    workers = small_rows(session.store, "worker")
    own = {one["id"] for one in workers if grid in (one.get("grids") or [])}
    return [
        one
        for one in team(session, grid)
        if not one["ahead"] and (one["stands_in_for"] or (one["worker"] in own and one["role"] in FULL_PARTS))
    ]


def join_team(
    session: Session, grid: str, worker: str, role: str, *, since: dt.date | None = None
) -> Kept:
    """Put a person on a grid's team with a part (a code of `grid_role`), from `since` (default: today).

    Raises UserError: `not_office`, `no_grid`, `no_worker`, `already_there`, `unknown_code`.
    """
    need_office(session)
    row, person = areas.find_grid_row(session, grid), find_worker(session, worker)
    first = since.isoformat() if since else today(session)
    for one in small_rows(session.store, "duty"):
        same = (one.get("grid"), one.get("worker"), one.get("role")) == (row["id"], person["id"], role)
        if same and not one.get("stands_in_for") and not over(one, first):
            said = f"{person['name']}已经在这个网格的队伍里了。"
            raise UserError("already_there", said, "要改分工，请先让原来的一项到期。")
    fields = {"grid": row["id"], "worker": person["id"], "role": role, "since": first}
    ops = write(session, [new_duty(session, fields)])
    return Kept(ops[0].rec, changed(ops))


def leave_team(session: Session, duty: str, *, last_day: dt.date | None = None) -> Kept:
    """Let a line of a team end with `last_day` (default: today). It stays to be read.

    Raises UserError: `not_office`, `no_duty`, `bad_period`.
    """
    need_office(session)
    row = duty_row(session, duty)
    return revise_row(
        session, "duty", row["id"], {"until": last_day.isoformat() if last_day else today(session)}
    )


def duty_row(session: Session, duty: str) -> Row:
    """One line of a team. Raises UserError `no_duty`."""
    row: Row | None = session.store.get("duty", duty)
    if row is None or row.get("withdrawn"):
        raise UserError("no_duty", "没有这一项分工。", "请从网格的队伍里选。")
    return row


def new_duty(session: Session, fields: dict[str, Any]) -> Intent:
    """The intent of a new line, its days and texts checked."""
    check_period(fields)
    refuse_numbers("duty", fields)
    return new_record(session, "duty", common_scope(session), fields)


def _shown(session: Session, one: Row, workers: dict[str, Row], day: str) -> dict[str, Any]:
    person = workers.get(one.get("worker") or "") or {}
    replaced = workers.get(one.get("stands_in_for") or "") or {}
    return {
        "duty": one["id"],
        "worker": one.get("worker") or "",
        "name": person.get("name") or "",
        "role": one.get("role") or "",
        "role_name": session.vocab.label("grid_role", one.get("role")),
        "work_phone": person.get("work_phone") or "",
        "since": one.get("since"),
        "until": one.get("until"),
        "over": over(one, day),
        "ahead": not begun(one, day),
        "now": in_force(one, day),
        "stands_in_for": one.get("stands_in_for") or "",
        "stands_in_name": replaced.get("name") or "",
        "reason": one.get("reason") or "",
    }
