"""Taking a matter back from a PC of another level that will not answer any more: lost, broken, let go.

Only who has a matter in hand can pass it on. When that PC is gone, the town puts out the step that passed it
there, and what that PC did with it, by name and with a reason; the matter is then where it was before.
Nothing is lost: the steps stay readable as 已收到，未采用 on every level.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from gridworker.domain.demand import NO_ACT, PASSES_LINE
from gridworker.domain.kinds import event_of, is_event
from gridworker.errors import UserError
from gridworker.services.changes import Changes
from gridworker.services.holding import holder_of, role_of
from gridworker.services.session import Session
from gridworker.services.writing import need_office, write
from gridworker.storage import Intent


@dataclass(frozen=True)
class TakenBack:
    """A matter taken back: `name` of who had it, and how many steps of that PC count no longer."""

    name: str
    steps: int
    changes: Changes


def take_back(session: Session, demand_id: str, reason: str) -> TakenBack:
    """Take a matter back from the other level that has it in hand.

    Raises UserError `not_office`, `no_demand`, `no_reason`, `nothing_to_take_back` (it is in this office).
    """
    need_office(session)
    row = session.store.get("demand", demand_id)
    if row is None:
        raise UserError("no_demand", "没有这件诉求。", "请从诉求列表里选。")
    reason = " ".join(reason.split())
    if not reason:
        raise UserError("no_reason", "还没有写为什么收回。", "请写上原因，例如那台电脑坏了。")
    holder = holder_of(row)
    if not holder or role_of(session, holder) in ("", session.identity.role):
        raise UserError("nothing_to_take_back", "这件诉求就在本办公室经办。", "不用收回。")
    named = _named(session, row, holder)
    by_scope: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for step in named:
        seq = step["seq"]
        one = {"dev": step["dev"], "inc": step["inc"], "from": seq, "to": seq, "head": step["hash"]}
        by_scope[session.store.canonical(step["scope"])].append(one)
    with session.store.atomic():
        write(
            session,
            [
                Intent("exclude", demand_id, scope, {"slices": slices, "reason": reason}, parents=[])
                for scope, slices in sorted(by_scope.items())
            ],
        )
    cert = session.authority.latest(holder)
    steps = sum(step["dev"] == holder for step in named)
    return TakenBack(cert.name if cert else "", steps, Changes.of({"demand": [demand_id]}, "conflict"))


def _named(session: Session, row: dict[str, Any], holder: str) -> list[dict[str, Any]]:
    """The step that passed the matter to its holder, and every act since of whoever had it from then on."""
    line = next(one for one in row["lines"] if one["holder"] == holder)
    places = {h: at for at, h in enumerate(line["events"])}
    steps = [s for s in session.store.history(row["id"]) if is_event(s["kind"]) and s["standing"] == "on"]
    given = [
        s for s in steps
        if s["hash"] in places
        and event_of(s["kind"]) in PASSES_LINE and (s["data"] or {}).get("to") == holder
    ]  # fmt: skip
    if not given:
        said = "这件诉求是那台电脑立的项，没有转过去的一步。"
        raise UserError("nothing_to_take_back", said, "请联系那边。")
    last = max(given, key=lambda s: places[s["hash"]])
    after = [
        s for s in steps
        if s["dev"] == holder and event_of(s["kind"]) not in NO_ACT
        and places.get(s["hash"], len(places)) > places[last["hash"]]
    ]  # fmt: skip
    return [last, *after]
