"""Taking a matter back from a PC that will not answer any more: lost, broken, let go.

Only who has a matter in hand can pass it on. When that PC is gone, the town puts out, by name and with a
reason, the step that passed the matter there and every office act that stands on it; the matter is then where
it was before. A line that the lost PC opened itself is put out from its first act on: the matter is to be
registered once more, and keeps its number. What was taken in at the desk of the lost PC cannot come back so:
its line begins with the demand itself, which is collected again. Nothing is lost: the steps stay readable as
已收到，未采用.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gridworker.domain.demand import NO_ACT, PASSES_LINE
from gridworker.domain.kinds import event_of, is_event
from gridworker.domain.rights import OFFICE
from gridworker.domain.time import parse_wall
from gridworker.errors import UserError
from gridworker.services.changes import Changes
from gridworker.services.demand_pages import demand_number
from gridworker.services.holding import AT_HAND, asked_at, at_hand, holder_of, role_of, same_office
from gridworker.services.session import Session
from gridworker.services.step_ground import row_of
from gridworker.services.writing import need_office, record_place, write
from gridworker.storage import Intent

Step = dict[str, Any]


@dataclass(frozen=True)
class TakenBack:
    """A matter taken back: `name` of who had it, how many `steps` of that PC count no longer, and the events
    of `others` that stood on them: what they say has to be written down again."""

    name: str
    steps: int
    others: list[str]
    changes: Changes


def offered(session: Session, demand_id: str, holder: str) -> bool:
    """Whether a page offers to take a matter back from who has it in hand: a PC of another level, or one of
    this office that was asked for it more than a day ago and of which no file has come for a day."""
    if not session.identity.is_peer or role_of(session, holder) not in OFFICE:
        return False
    if not same_office(session, holder):
        return holder != session.identity.device
    asked = asked_at(session, demand_id)
    waited = bool(asked) and session.entropy.now() - parse_wall(asked) > AT_HAND
    return waited and not at_hand(session, holder)


def take_back(session: Session, demand_id: str, reason: str) -> TakenBack:
    """Take a matter back from the PC that has it in hand, of another level or of this office.

    Raises UserError `not_office`, `no_demand`, `no_reason`, `nothing_to_take_back` (it is here, or nobody has
    it), `from_its_desk`, `still_held` (the matter has two lines, and the other one stands on this).
    """
    need_office(session)
    row = row_of(session, demand_id)
    reason = " ".join(reason.split())
    if not reason:
        raise UserError("no_reason", "还没有写为什么收回。", "请写上原因，例如那台电脑坏了。")
    holder = holder_of(row)
    if holder in ("", session.identity.device):
        raise UserError("nothing_to_take_back", "这件诉求不在别的电脑上经办。", "不用收回。")
    named = _named(session, row, holder)
    if event_of(named[0]["kind"]) == "collect":
        number = demand_number(row)
        hint = f"请重新记一件，写明原来的编号 {number}。"
        raise UserError("from_its_desk", "这件诉求是在那台电脑上收下的，收不回来。", hint)
    slices = [
        {"dev": one["dev"], "inc": one["inc"], "from": one["seq"], "to": one["seq"], "head": one["hash"]}
        for one in named
    ]
    # In all scopes that hold the matter at once: what stands in one would keep what the other puts out.
    scopes = [row["in_scope"], *sorted(session.store.lending.whereabouts(demand_id).guests)]
    intents = [
        Intent("exclude", demand_id, scope, {"slices": slices, "reason": reason}, parents=[])
        for scope in scopes
    ]
    with session.store.atomic():
        write(session, intents)
        now = row_of(session, demand_id)
        if holder_of(now) == holder:
            hint = "请先把重复立项的那一份并进来。"
            raise UserError("still_held", "这件诉求重复立了项，这一份收不回来。", hint)
        if holder_of(now) == session.identity.device:
            # An act that has not seen what was put out: nothing that comes late brings that back.
            data = {"to": session.identity.device, "machine": True}
            write(session, [Intent("demand.hand_over", demand_id, record_place(session, now), data)])
    cert = session.authority.latest(holder)
    others = [event_of(step["kind"]) for step in named[1:] if step["dev"] != holder]
    return TakenBack(
        cert.name if cert else "",
        sum(step["dev"] == holder for step in named),
        [event for event in others if event not in PASSES_LINE],
        Changes.of({"demand": [demand_id]}, "conflict"),
    )


def _named(session: Session, row: Mapping[str, Any], holder: str) -> list[Step]:
    """The step that gave the matter to its holder, and the office acts in effect that descend from it, but
    for those of another line."""
    line = next(one for one in row["lines"] if one["holder"] == holder)
    elsewhere = {h for one in row["lines"] if one is not line for h in one["events"]}
    steps = {step["hash"]: step for step in session.store.history(row["id"]) if is_event(step["kind"])}
    given = next(
        (
            steps[h] for h in reversed(line["events"])
            if event_of(steps[h]["kind"]) in PASSES_LINE and (steps[h]["data"] or {}).get("to") == holder
            and steps[h]["placed"] == "line" and steps[h]["dev"] != holder
        ),
        steps[line["opener"]],
    )  # fmt: skip
    below = {given["hash"]}
    for one in steps.values():  # parents come before their children
        if any(parent in below for parent, _ in one["parents"]):
            below.add(one["hash"])
    acts = [steps[h] for h in steps if h in below - elsewhere and _is_act(session, steps[h])]
    return [given, *(step for step in acts if step is not given)]


def _is_act(session: Session, step: Step) -> bool:
    if step["standing"] != "on" or event_of(step["kind"]) in NO_ACT:
        return False
    cert = session.authority.certificate(step["dev"], step["inc"], step["scope"], step["seq"])
    return cert is not None and cert.role in OFFICE
