"""Which steps of a demand are open to this person now, why the others are not, and which one comes next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

from gridworker.domain.demand import NO_ACT, PASSES_LINE, STEPS, Case, Event, why_not
from gridworker.domain.fields import FieldSpec
from gridworker.domain.levels import LEVEL_OF_ROLE, LEVELS
from gridworker.domain.next_step import expected
from gridworker.domain.rights import OFFICE
from gridworker.services.demand_pages import EVENT_NAMES
from gridworker.services.passing import STILL_OPEN, at_other_level, level_pcs
from gridworker.services.refused_words import in_words
from gridworker.services.session import Session
from gridworker.services.step_entry import form_of
from gridworker.services.step_ground import (
    BY_MACHINE,
    hangs_until,
    landing_of,
    may,
    row_of,
    too_late_to_extend,
)
from gridworker.services.step_sense import CALLED_BACK, called_back

NOBODY: Final = {
    "escalate": ("没有上一级的电脑，不能上报。", "请先在“网格和人”里邀请上一级加入。"),
    "delegate": ("没有下一级的电脑，不能下派。", "请先邀请村（社区）的电脑加入，或者交办给他们。"),
    "hand_over": ("本级没有别的电脑，不能转经办。", "请在这台电脑上办。"),
}
"""When there is no computer to pass a matter to."""
HIS_OWN: Final = frozenset({"accept", "report_back"})
"""Steps of who was given the matter."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One step on a page. `legal`: it may be taken now; `why` says in one sentence why not, or what speaks
    for waiting. `main`: the step that is expected next and is this person's to take."""

    event: str
    name: str
    fields: tuple[FieldSpec, ...]
    legal: bool
    why: str
    main: bool


def offers(session: Session, demand_id: str) -> list[Offer]:
    """The steps that this person's role may ever sign, in the order of the table. Raises `no_demand`."""
    row = row_of(session, demand_id)
    role = session.identity.role or ""
    # An office's act waits for the holder where its remark does not; of each kind one landing tells.
    # Who is of no office may not sign an act, and none of his steps waits.
    remark = landing_of(session, row, "comment", {})
    act_ = landing_of(session, row, "hand_over", {}) if role in OFFICE else remark
    nexts = [event for event in expected(act_.case) if may(role, event)]
    ways, elsewhere = _ways(session), at_other_level(session, row)
    out = []
    for event in STEPS:
        if event in BY_MACHINE or not may(role, event):
            continue
        at = remark if event in NO_ACT else act_
        shut = _shut(row, replace(at.event, name=event, data=None), at.case, ways, elsewhere)
        waits = "" if shut else _waits(session, row, event)
        main = nexts[:1] == [event] and not shut and _my_turn(session, event, act_.case)
        main = main and not (waits and event == "close_out")
        out.append(Offer(event, EVENT_NAMES[event], form_of(event), not shut, shut or waits, main))
    return out


def _shut(
    row: dict[str, Any], event: Event, case: Case, ways: set[int], elsewhere: tuple[str, str] | None
) -> str:
    """Why a step cannot be taken, or an empty text."""
    name, reason = event.name, _reason(case, event)
    if elsewhere and name not in STILL_OPEN:
        return "".join(elsewhere)
    if reason:
        return "".join(in_words(reason, name, case.state))
    if name in PASSES_LINE and _way(name) not in ways:
        return "".join(NOBODY[name])
    return "".join(CALLED_BACK) if name == "callback" and called_back(row) else ""


def _waits(session: Session, row: dict[str, Any], event: str) -> str:
    """What speaks against taking a step now that may be taken, or an empty text."""
    if event == "extend" and (due := too_late_to_extend(session, row)):
        return f"期限 {due} 已经过了，到期以前没有申请，延期不再推后期限。"
    if event == "close_out" and (until := hangs_until(session, row)):
        return f"公示到 {until}，还没有期满。"
    return ""


def _my_turn(session: Session, event: str, case: Case) -> bool:
    """Whether the step waits for this person: not when it is that of somebody with a computer of his own.

    He may be slow or ill: the step stays open to others who may take it, as for what comes on paper.
    """
    whose = case.persons or {case.first_asked} if event in HIS_OWN else {case.first_asked}
    if event not in HIS_OWN and event != "tell_resident":
        return True
    newest = {cert.device: cert for cert in session.authority.certs}
    others = {cert.person for cert in newest.values() if cert.device != session.identity.device}
    return session.identity.worker in whose or not others & whose


def _reason(case: Case, event: Event) -> str:
    reason = why_not(case, event)
    if not reason and event.name == "merge_into":
        # Which one it goes into is not known yet: into another, or a doubled line into its own matter.
        return "" if case.state == "collected" or event.later_line else "merge_target"
    return reason


def _way(event: str) -> int:
    return {"escalate": 1, "delegate": -1, "hand_over": 0}[event]


def _ways(session: Session) -> set[int]:
    """Where there are computers to pass a matter to: up (1), down (-1), on this level (0)."""
    if session.identity.role not in OFFICE:
        return {1, 0, -1}
    mine = LEVELS.index(LEVEL_OF_ROLE[session.identity.role])
    steps = [LEVELS.index(pc.level) - mine for pc in level_pcs(session)]
    return {(step > 0) - (step < 0) for step in steps}
