"""Which PC of an office has a matter in hand, and how it comes into the hands of the one who works on it.

Only the holder can pass a line on. So another PC of the same office asks (a `hand_over` to itself, which
waits), and the holder's machine grants it by itself when it hears of it; what was written meanwhile at the
asking PC comes into effect with it. Other levels are asked by people (`escalate`, `delegate`).
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from gridworker.domain.rights import OFFICE
from gridworker.domain.time import parse_wall
from gridworker.errors import UserError
from gridworker.services.changes import Changes
from gridworker.services.session import Session
from gridworker.services.step_ground import row_of
from gridworker.services.writing import changed, record_place, write
from gridworker.storage import Intent

AT_HAND: Final = timedelta(hours=24)
"""A PC of which a file was merged here no longer ago is at hand."""


def holder_of(row: Mapping[str, Any]) -> str:
    """The device that has a matter in hand: of the line that is shown; empty before any office act."""
    lines = row.get("lines") or []
    open_ = [line for line in lines if not line["closed"]]
    return str((open_ or lines)[0]["holder"]) if lines else ""


def same_office(session: Session, device: str) -> bool:
    """Whether another device is a PC of the same level as this one, in the same office."""
    mine, theirs = session.identity.role, role_of(session, device)
    return mine in OFFICE and theirs == mine and device != session.identity.device


def role_of(session: Session, device: str) -> str:
    """The role of a device by its newest certificate, or an empty string."""
    cert = session.authority.latest(device)
    return cert.role if cert else ""


def hand_over_here(session: Session, demand_id: str, *, opening: bool = False) -> Changes | None:
    """Ask the PC that has a matter in hand to hand it over to this one; None when there is nothing to ask.

    With `opening` (a page was opened, nobody asked for it) only when that PC is at hand and the matter is
    not done. Raises UserError `no_demand`, `no_right` (a laptop, or the matter is with another level).
    """
    row = row_of(session, demand_id)
    holder = holder_of(row)
    if not holder or holder == session.identity.device or asked_at(session, demand_id):
        return None
    if not same_office(session, holder):
        if opening:
            return None
        hint = "请和那边联系，由他们下派或者转过来。"
        raise UserError("no_right", "这件诉求由别的单位经办，这里不能接过来。", hint)
    if opening and (row["state"] in ("closed", "declined", "merged") or not at_hand(session, holder)):
        return None
    return changed(write(session, [request(session, row)]))


def request(session: Session, row: dict[str, Any]) -> Intent:
    """The event by which this PC asks for a matter."""
    data = {"to": session.identity.device, "machine": True}
    return Intent("demand.hand_over", row["id"], record_place(session, row), data)


def asked_at(session: Session, demand_id: str) -> str:
    """When this PC asked for the matter (wall time), if nobody has answered yet; else empty."""
    mine = session.identity.device
    asked = [
        step["at"]
        for step in session.store.history(demand_id)
        if step["kind"] == "demand.hand_over"
        and step["dev"] == mine
        and step["placed"] == "pending"
        and (step["data"] or {}).get("to") == mine
    ]
    return asked[0] if asked else ""


def at_hand(session: Session, device: str) -> bool:
    """Whether a file of this PC was merged here within the last day."""
    now = session.entropy.now()
    newest = max((row["at"] for row in session.store.batches() if row["signer"] == device), default="")
    return bool(newest) and abs(now - parse_wall(newest)) <= AT_HAND


def grant_requests(session: Session) -> Changes:
    """Hand over the matters in this PC's hands that other PCs of this office have asked for.

    Then take in what still waits for this PC, of its own and of theirs.
    """
    if not session.identity.is_office:
        return Changes()
    intents = []
    for rec, asked in session.store.matters.asked_for():
        row = session.store.get("demand", rec)
        step = next((one for one in session.store.history(rec) if one["hash"] == asked), None)
        if row is None or step is None or holder_of(row) != session.identity.device:
            continue
        to = (step.get("data") or {}).get("to")
        if to == step["dev"] and same_office(session, to):
            data = {"to": to, "asked": asked, "machine": True}
            intents.append(Intent("demand.hand_over", rec, record_place(session, row), data))
    done = changed(write(session, intents)) if intents else Changes()
    return done | _take_in_waiting(session)


def _take_in_waiting(session: Session) -> Changes:
    """What this PC wrote before it heard that a matter is its own waits for its next act; so does what a
    colleague wrote without asking. A `hand_over` to itself is that act."""
    mine = session.identity.device
    done = Changes()
    ours: dict[str, str] = {}
    for rec, waiting, device in session.store.matters.waiting():
        # What workers wrote on top of it comes in with it.
        if device == mine or same_office(session, device):
            ours.setdefault(rec, waiting)
    for rec, waiting in ours.items():
        row = session.store.get("demand", rec)
        if row is None or holder_of(row) != mine:
            continue
        intent = Intent("demand.hand_over", rec, record_place(session, row), {"to": mine, "machine": True})
        with contextlib.suppress(_StillWaitsError), session.store.atomic():
            ops = write(session, [intent])
            if session.store.matters.placed(waiting, rec) == "pending":
                raise _StillWaitsError  # it belongs to another line: nothing is written
            done = done | changed(ops)
    return done


class _StillWaitsError(Exception):
    """The act that should have taken something in did not."""
