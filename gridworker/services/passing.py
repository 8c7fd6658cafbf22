"""To whom a matter can be passed: the PCs of the other levels and of this office, and who could read it.

`escalate` goes to a higher level, `delegate` to a lower one, `hand_over` within one. A PC of the level above
is lent the matter with the step itself (`services.carrying`); nobody else gets to read a grid by being handed
a matter of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from gridworker.domain.demand import NO_ACT, PASSES_LINE
from gridworker.domain.levels import LEVEL_OF_ROLE, LEVELS
from gridworker.domain.rights import OFFICE, is_peer
from gridworker.errors import UserError
from gridworker.services import areas
from gridworker.services.certificates import newest_certificates
from gridworker.services.holding import holder_of
from gridworker.services.session import Session
from gridworker.services.step_sense import need_sense

STILL_OPEN: Final = NO_ACT | {"progress", "tell_resident", "callback"}
"""What an office may still write of a matter that another level has in hand: it goes with the next file."""


@dataclass(frozen=True, slots=True)
class LevelPc:
    """A PC that a matter can be passed to. `reads`: it holds every grid of the office (the town itself)."""

    device: str
    name: str
    role: str
    level: str
    level_name: str
    unit: str
    reads: bool


def at_other_level(session: Session, row: Mapping[str, Any]) -> tuple[str, str] | None:
    """Why an office leaves a matter to another level, and what to do: no act of this office counts before
    theirs. None where this level has it in hand, or nobody has."""
    cert = session.authority.latest(holder_of(row))
    role = session.identity.role
    theirs = LEVEL_OF_ROLE.get(cert.role) if cert else None
    if cert is None or theirs is None or role not in OFFICE or theirs == LEVEL_OF_ROLE[role]:
        return None
    level = session.vocab.label("level", theirs)
    return f"这一件现在由{level}的{cert.name}经办。", "请和那边联系，或者等他们转回来。"


def level_pcs(session: Session) -> list[LevelPc]:
    """The office PCs of every level but this one, the highest level first; none that was revoked."""
    rights, word = session.authority, session.vocab.label
    units = {row["id"]: row.get("name") or "" for row in areas.rows(session, "unit")}
    people = {row["id"]: row for row in areas.rows(session, "worker")}
    found = []
    for cert in newest_certificates(session):
        if cert.role not in OFFICE or cert.device == session.identity.device:
            continue
        if rights.succeeded_by(cert.device, cert.inc) is not None:
            continue
        level = LEVEL_OF_ROLE[cert.role]
        unit = units.get((people.get(cert.person) or {}).get("unit") or "", "")
        reads = is_peer(cert.role, cert.scopes)
        found.append(LevelPc(cert.device, cert.name, cert.role, level, word("level", level), unit, reads))
    return sorted(found, key=lambda pc: (-LEVELS.index(pc.level), pc.unit, pc.name, pc.device))


def passed(session: Session, row: Mapping[str, Any], event: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """The payload of a step that passes a matter on, its level filled in; other steps come back as they are,
    but have to make sense, and to be this level's to take.

    Raises UserError `elsewhere`, `no_device`, `wrong_level`, `not_readable`, and as `need_sense`.
    """
    elsewhere = at_other_level(session, row)
    if elsewhere and event not in STILL_OPEN:
        raise UserError("elsewhere", *elsewhere)
    need_sense(session, row, event, data)
    if event not in PASSES_LINE or data.get("machine") or not session.identity.role:
        return dict(data)
    target = next((pc for pc in level_pcs(session) if pc.device == data.get("to")), None)
    if target is None:
        raise UserError("no_device", "没有这台办公室的电脑。", "请从上级、下级或本级的电脑里选一台。")
    mine = LEVELS.index(LEVEL_OF_ROLE.get(session.identity.role, LEVELS[0]))
    step = LEVELS.index(target.level) - mine
    if event != {1: "escalate", -1: "delegate", 0: "hand_over"}[(step > 0) - (step < 0)]:
        said = f"“{target.name}”是{target.level_name}的电脑。"
        raise UserError("wrong_level", said, "往上级用上报，往下级用下派，同级用转经办。")
    _need_reader(session, row, target)
    return dict(data) if event == "hand_over" else {**data, "level": target.level}


def _need_reader(session: Session, row: Mapping[str, Any], target: LevelPc) -> None:
    """A village office must hold the grid of the matter: no other way leads there."""
    cert = session.authority.latest(target.device)
    if cert is None or target.role != "village" or not session.identity.is_peer:
        return
    if row["in_scope"] not in cert.scopes:
        said = f"这件诉求不在“{target.name}”负责的网格里，下派过去也看不到。"
        raise UserError("not_readable", said, "请派给负责这个网格的村，或者由镇里自己办。")
