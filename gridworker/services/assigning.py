"""Which grids somebody is answerable for: giving, taking, handing over, and 顶岗 for a time.

The records say it with days, certificates follow (`certificates.settle`), and laptops hear of it with their
next answer. Nothing is deleted: what ends keeps its days, and what was written under it stays.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from gridworker.domain.area import over
from gridworker.domain.rights import WALKING
from gridworker.domain.text import clean_name
from gridworker.domain.time import wall_day
from gridworker.errors import UserError
from gridworker.services import areas
from gridworker.services.certificates import Granted, can_issue, lacking, settle, waiting
from gridworker.services.changes import Changes
from gridworker.services.duties import Row, own_grids, small_rows, stand_ins
from gridworker.services.people import check_period, find_worker, today
from gridworker.services.session import Session
from gridworker.services.teams import FULL_PARTS, duty_row, join_team, new_duty
from gridworker.services.writing import changed, common_scope, need_office, write
from gridworker.storage import Intent


@dataclass(frozen=True)
class Assigned:
    """What a change of responsibility did.

    `id` is the duty's (empty when none was written). `granted`: certificates issued at once. `needs_keys`:
    names of people whose certificate has to be issued on the PC with the office's keys. `unheard`: names of
    people whose laptop may still write in a grid that is no longer theirs, until it brings its last file.
    """

    id: str
    granted: list[Granted] = field(default_factory=list)
    needs_keys: list[str] = field(default_factory=list)
    unheard: list[str] = field(default_factory=list)
    changes: Changes = field(default_factory=Changes)


def join(
    session: Session, grid: str, worker: str, role: str, *, since: dt.date | None = None
) -> Assigned:
    """Put a person on a grid's team; a grid worker who is its lead or full-time worker gets the grid too.

    Raises UserError as `join_team` and `give_grid`.
    """
    need_office(session)
    row, person = areas.find_grid_row(session, grid), find_worker(session, worker)
    answers = role in FULL_PARTS and person["role"] in WALKING and row["id"] not in person["grids"]
    if answers:
        return _done(session, "", _give(session, row, person, since, role))
    kept = join_team(session, row["id"], person["id"], role, since=since)
    return Assigned(kept.id, changes=kept.changes)


def give_grid(session: Session, grid: str, worker: str, *, since: dt.date | None = None) -> Assigned:
    """Make somebody answerable for a grid besides those he has.

    Raises UserError: `not_office`, `no_grid`, `no_worker`, `already_there`, `not_a_walker`.
    """
    need_office(session)
    row, person = areas.find_grid_row(session, grid), find_worker(session, worker)
    return _done(session, "", _give(session, row, person, since))


def take_grid(session: Session, grid: str, worker: str, *, last_day: dt.date | None = None) -> Assigned:
    """Let somebody's responsibility for a grid end; `last_day` (default: today) is kept with the team.

    Raises UserError: `not_office`, `no_grid`, `no_worker`, `not_his_grid`.
    """
    need_office(session)
    row, person = areas.find_grid_row(session, grid), find_worker(session, worker)
    return _done(session, "", _take(session, row, person, last_day))


def move_grid(session: Session, grid: str, worker: str, *, on: dt.date | None = None) -> Assigned:
    """Hand a grid over: `worker` has it from `on` (default: today), whoever had it until the day before.

    Raises UserError as `give_grid`, and `date_ahead`: certificates know no calendar.
    """
    need_office(session)
    row, person = areas.find_grid_row(session, grid), find_worker(session, worker)
    first = on or session.entropy.now().date()
    if first > session.entropy.now().date():
        raise UserError("date_ahead", "交接的日期还没有到。", "请到那天再办；临时替一段时间请用顶岗。")
    intents = _give(session, row, person, first)
    for other in small_rows(session.store, "worker"):
        if other["id"] != person["id"] and row["id"] in (other.get("grids") or []):
            intents += _take(session, row, other, first - dt.timedelta(days=1))
    return _done(session, "", intents)


def start_deputy(
    session: Session,
    grid: str,
    worker: str,
    *,
    instead_of: str | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
    reason: str = "",
) -> Assigned:
    """Let somebody stand in for the grid's worker (AB 顶岗) from `since` (default: today) to `until`.

    `instead_of` may be left out when one person has the grid; without `until` it holds until it is ended by
    hand. Raises UserError: `not_office`, `no_grid`, `no_worker`, `nobody_to_replace`, `own_grid`,
    `reason_missing`, `already_there`, `no_laptop`, `bad_period`.
    """
    need_office(session)
    row, person = areas.find_grid_row(session, grid), find_worker(session, worker)
    replaced = _replaced(session, row, instead_of)
    first = (since or session.entropy.now().date()).isoformat()
    if person["id"] == replaced["id"] or row["id"] in person["grids"]:
        raise UserError("own_grid", f"这个网格本来就由{person['name']}负责。", "请选另一个人来顶岗。")
    if not clean_name(reason):
        raise UserError("reason_missing", "还没有写顶岗的原因。", "例如：休假、外出学习、生病、空缺。")
    if not person["devices"]:
        raise UserError(
            "no_laptop", f"{person['name']}还没有加入的电脑。", "请先给他发邀请，加入以后再安排顶岗。"
        )
    for one in stand_ins(session.store):
        same = (one.get("grid"), one.get("worker")) == (row["id"], person["id"])
        if same and not over(one, first) and (until is None or (one.get("since") or "") <= until.isoformat()):
            raise UserError(
                "already_there", f"{person['name']}已经在这个网格顶岗。", "要改日期，请先结束原来的一段。"
            )
    fields = {
        "grid": row["id"],
        "worker": person["id"],
        "role": "FULL",
        "since": first,
        **({"until": until.isoformat()} if until else {}),
        "stands_in_for": replaced["id"],
        "reason": clean_name(reason),
    }
    intent = new_duty(session, fields)
    return _done(session, intent.rec, [intent])


def end_deputy(session: Session, duty: str, *, last_day: dt.date | None = None) -> Assigned:
    """Let a 顶岗 end with `last_day` (default: today); one that has not begun is called off.

    Raises UserError: `not_office`, `no_duty`, `bad_period`.
    """
    need_office(session)
    row = duty_row(session, duty)
    if not row.get("stands_in_for"):
        raise UserError("no_duty", "这一项不是顶岗。", "请从顶岗的列表里选。")
    last = last_day.isoformat() if last_day else today(session)
    new: dict[str, Any] = {"until": last}
    if (row.get("since") or "") > last:
        if last_day:
            raise UserError("bad_period", f"顶岗 {row['since']} 才开始。", "请核对最后一天。")
        new = {"withdrawn": True}
    if all(row.get(name) == value for name, value in new.items()):
        return _done(session, duty, [])
    return _done(session, duty, [Intent("duty", duty, common_scope(session), new)])


def end_worker(session: Session, worker: str, *, last_day: dt.date | None = None) -> Assigned:
    """Let somebody leave with `last_day` (default: today): his grids, parts and 顶岗 end with it too.

    Raises UserError: `not_office`, `no_worker`, `bad_period`, `yourself`.
    """
    need_office(session)
    person = find_worker(session, worker)
    if person["id"] == session.identity.worker:
        raise UserError("yourself", "不能在自己的电脑上让自己离岗。", "请在办公室的另一台电脑上办。")
    last = (last_day or session.entropy.now().date()).isoformat()
    check_period({"since": person["since"], "until": last})
    common = common_scope(session)
    intents = [Intent("worker", person["id"], common, {"until": last})]
    for grid in person["grids"]:
        row = session.store.get("grid", grid)
        if row is not None:
            intents += [one for one in _take(session, row, person, last_day) if one.kind == "duty"]
    if person["grids"]:
        intents[0] = Intent("worker", person["id"], common, {"until": last, "grids": []})
    ended = {one.rec for one in intents}
    for row in small_rows(session.store, "duty"):
        if row.get("worker") == person["id"] and row["id"] not in ended and not over(row, last):
            new = {"withdrawn": True} if (row.get("since") or "") > last else {"until": last}
            intents.append(Intent("duty", row["id"], common, new))
    return _done(session, "", intents)


def deputies(session: Session, *, past: bool = False) -> list[dict[str, Any]]:
    """All 顶岗 that are not over, by grid and first day; with `past` those that are over too.

    Each: `{duty, grid, grid_name, worker, name, stands_in_for, stands_in_name, since, until, reason, ahead,
    over, unheard}`; `unheard`: it is over, and the laptop has not brought the file that shows it knows.
    """
    store, day = session.store, today(session)
    names = {row["id"]: row.get("name") or "" for row in small_rows(store, "worker")}
    grids = {row["id"]: row.get("name") or "" for row in small_rows(store, "grid")}
    open_still = {
        (cert.person, grid)
        for cert in session.authority.certs
        for grid in (waiting(session).get(cert.device, ()) if session.identity.may_receipt else ())
    }
    found = [
        {
            "duty": row["id"],
            "grid": row.get("grid") or "",
            "grid_name": grids.get(row.get("grid") or "", ""),
            "worker": row.get("worker") or "",
            "name": names.get(row.get("worker") or "", ""),
            "stands_in_for": row["stands_in_for"],
            "stands_in_name": names.get(row["stands_in_for"], ""),
            "since": row.get("since"),
            "until": row.get("until"),
            "reason": row.get("reason") or "",
            "ahead": (row.get("since") or "") > day,
            "over": over(row, day),
            "unheard": over(row, day) and (row.get("worker"), row.get("grid")) in open_still,
        }
        for row in stand_ins(store)
    ]
    found.sort(key=lambda row: (row["over"], row["grid_name"], row["since"] or "", row["duty"]))
    return [row for row in found if past or not row["over"]]


def _give(
    session: Session, grid: Row, person: Row, since: dt.date | None, part: str = ""
) -> list[Intent]:
    if person["role"] not in WALKING:
        raise UserError(
            "not_a_walker", f"{person['name']}的身份不是网格员或网格长。", "请先改他的身份，或选别的人。"
        )
    grids = own_grids(session.store, person["id"]) or []
    if grid["id"] in grids:
        raise UserError("already_there", f"这个网格已经由{person['name']}负责。", "不用再安排。")
    first = (since or session.entropy.now().date()).isoformat()
    role = part or ("CHIEF" if person["role"] == "grid_lead" else "FULL")
    fields = {"grid": grid["id"], "worker": person["id"], "role": role, "since": first}
    common = common_scope(session)
    given = Intent("worker", person["id"], common, {"grids": [*grids, grid["id"]]})
    return [given, new_duty(session, fields)]


def _take(session: Session, grid: Row, person: Row, last_day: dt.date | None) -> list[Intent]:
    grids = own_grids(session.store, person["id"]) or []
    if grid["id"] not in grids:
        raise UserError("not_his_grid", f"这个网格不由{person['name']}负责。", "请核对网格和人员。")
    common, last = common_scope(session), (last_day or session.entropy.now().date()).isoformat()
    intents = [Intent("worker", person["id"], common, {"grids": [g for g in grids if g != grid["id"]]})]
    lines = [
        row
        for row in small_rows(session.store, "duty")
        if (row.get("grid"), row.get("worker")) == (grid["id"], person["id"]) and not row.get("stands_in_for")
    ]
    for row in lines:
        if not over(row, last):
            intents.append(Intent("duty", row["id"], common, {"until": max(last, row.get("since") or "")}))
    if not lines:
        intents.append(_was_there(session, grid, person, last))
    return intents


def _was_there(session: Session, grid: Row, person: Row, last: str) -> Intent:
    """Who got the grid with his certificate has no line of the team yet; it is written as he leaves it."""
    made = (session.store.get("worker", person["id"]) or {}).get("made")
    first = wall_day(made["at"]).isoformat() if made else last
    role = "CHIEF" if person["role"] == "grid_lead" else "FULL"
    days = {"since": min(first, last), "until": last}
    return new_duty(session, {"grid": grid["id"], "worker": person["id"], "role": role, **days})


def _replaced(session: Session, grid: Row, text: str | None) -> Row:
    if text:
        return find_worker(session, text)
    found = [row for row in small_rows(session.store, "worker") if grid["id"] in (row.get("grids") or [])]
    if len(found) != 1:
        raise UserError(
            "nobody_to_replace",
            "这个网格现在没有人负责。" if not found else "这个网格有好几个人负责。",
            "请说明替谁顶岗；网格空缺时，请直接把网格交给他。",
        )
    return found[0]


def _done(session: Session, rec: str, intents: list[Intent]) -> Assigned:
    with session.store.atomic():
        ops = write(session, intents) if intents else []
        granted = settle(session)
    names = {cert.device: cert.name for cert in session.authority.certs}
    return Assigned(
        id=rec,
        granted=granted,
        needs_keys=[] if can_issue(session) else sorted({names[device] for device in lacking(session)}),
        unheard=sorted({names[device] for device in waiting(session)}),
        changes=changed(ops, "device"),
    )
