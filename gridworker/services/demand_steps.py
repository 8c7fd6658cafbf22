"""How far demands are, for rows of lists: due days, the next step and who takes it, where each one lies."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from gridworker.domain.levels import LEVEL_OF_ROLE
from gridworker.domain.limits import RUNNING, Limits, first_open_day, next_due
from gridworker.domain.rights import WALKING
from gridworker.domain.waits_for import waits_for
from gridworker.services import areas
from gridworker.services.calendar import limits
from gridworker.services.session import Session

Row = dict[str, Any]


def steps_of(session: Session, rows: Sequence[Row]) -> dict[str, Row]:
    """By id of each row of table `demand`: `{due, due_estimated, days_left, unit_due, overdue, next_event,
    next_by, next_who, next_due, unit, unit_name, person, person_name, track, track_name, route, route_name,
    level, level_name, holder, holder_name, held_here, to_tell, supervised, supervised_name, to_supervise,
    hold_review, extension_asked, registered_on, reported_on, told_on, called_on, satisfaction, refused, late,
    pending, waiting, doubled, last_on}`.

    `due`: ISO day or "", counted as `domain.limits` says; `due_estimated` (预计): by weekdays, as a year's
    notice is not here. `days_left`: working days until then, negative when it has passed; None when the
    matter has no limit, is answered, or is held. `unit_due`: the day on the sheet for the unit, which moves
    nothing. `next_who`: office, town, handler or first_asked; `next_by`
    the same as a name. `to_supervise`: the level of 督办 that the rule proposes and nobody has issued, or "".
    """
    rules, now = limits(session), session.entropy.now()
    word = session.vocab.label
    units = {unit["id"]: unit.get("name") or "" for unit in areas.rows(session, "unit")}
    staff = areas.rows(session, "worker")
    people = {one["id"]: one.get("name") or "" for one in staff}
    walking = {one["id"] for one in staff if one.get("role") in WALKING}
    devices = {cert.device: cert for cert in session.authority.certs}
    own = session.identity.device
    found = {}
    for row in rows:
        due = rules.due(row.get("clock"))
        held = row["state"] == "on_hold" and rules.timing(row.get("clock")).held
        runs = due is not None and row["state"] in RUNNING and not held
        event, who = waits_for(row)
        unit, person, holder = row.get("unit") or "", row.get("person") or "", row.get("holder") or ""
        asked = people.get(row.get("first_asked") or "", "")
        # A worker who was asked first may take up what was given to a unit and to nobody of it.
        also = asked if not unit or row.get("first_asked") in walking else ""
        handler = people.get(person, "") or "、".join(name for name in (units.get(unit, unit), also) if name)
        step_due = next_due(row, rules)
        # A matter that was never passed on is at the level of the PC that has it in hand.
        level = row.get("level") or (LEVEL_OF_ROLE.get(devices[holder].role) if holder in devices else None)
        found[row["id"]] = {
            "due": due.day.isoformat() if due else "",
            "due_estimated": bool(due and due.estimated),
            "days_left": rules.days_left(due.day, now.date()) if due and runs else None,
            "unit_due": row.get("due") or "",
            "overdue": bool(due and runs and due.day < first_open_day(now)),
            "next_event": event,
            "next_by": {"handler": handler, "first_asked": asked}.get(who, ""),
            "next_who": who,
            "next_due": step_due.day.isoformat() if step_due else "",
            "unit": unit,
            "unit_name": units.get(unit, unit),
            "person": person,
            "person_name": people.get(person, ""),
            "track": row.get("track"),
            "track_name": word("track", row.get("track")),
            "route": row.get("route"),
            "route_name": word("route", row.get("route")),
            "level": level,
            "level_name": word("level", level),
            "holder": holder,
            "holder_name": devices[holder].name if holder in devices else "",
            "held_here": bool(holder) and holder == own,
            "to_tell": bool(row.get("untold")),
            "supervised": row.get("supervised") or "",
            "supervised_name": word("supervise", row.get("supervised")),
            "to_supervise": _proposed(row, rules, now.date()) if runs else "",
            "hold_review": row.get("review_on") or "" if row["state"] == "on_hold" else "",
            "extension_asked": row.get("asked_on") or "",
            **{
                name: row.get(name) or "" for name in ("registered_on", "reported_on", "told_on", "called_on")
            },
            "satisfaction": row.get("satisfaction"),
            **{name: row.get(name) or 0 for name in ("refused", "late", "pending", "waiting")},
            "doubled": bool(row.get("doubled")),
            "last_on": row.get("last_on") or row["opened"],
        }
    return found


def _proposed(row: Row, rules: Limits, today: date) -> str:
    due = rules.due(row.get("clock"))
    level = rules.proposed_level(due.day, today) if due else None
    return level if level and rules.rank(level) > rules.rank(row.get("supervised")) else ""


def later_than_limit(session: Session, demand_id: str, day: str) -> str:
    """What to say beside a day typed for a unit (ISO) that is later than the demand's own, or nothing."""
    row = session.store.get("demand", demand_id)
    due = limits(session).due(row.get("clock")) if row else None
    if due is None or day <= due.day.isoformat():
        return ""
    day = due.day.isoformat()
    return f"这件的时限到 {day}，写得更晚也不会推后。要更晚，请办延期。"
