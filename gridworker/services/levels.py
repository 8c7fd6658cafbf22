"""Three levels: passing a matter up and down, who knows of it, and how long each level had it.

`escalate` and `delegate` pass a matter to one named PC. When that is a PC of the level above, the demand goes
along with all its steps and nothing else (`services.carrying`), and what is done there comes back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from gridworker.domain.demand import PASSES_LINE
from gridworker.domain.kinds import event_of, is_event
from gridworker.domain.levels import LEVEL_OF_ROLE, LEVELS, Stay, Turn, stays
from gridworker.domain.ops import LogKey
from gridworker.domain.rights import OFFICE
from gridworker.services.acting import act
from gridworker.services.calendar import calendar
from gridworker.services.certificates import newest_certificates
from gridworker.services.changes import Changes
from gridworker.services.hearing_levels import by_role, first_receipt_above
from gridworker.services.passing import LevelPc, level_pcs
from gridworker.services.proofs import Signed, signed_for
from gridworker.services.session import Session
from gridworker.services.step_ground import row_of

_HEARD: Final = {"on", "excluded", "superseded"}


@dataclass(frozen=True, slots=True)
class Lamp:
    """Who of one level knows of a matter, and since when; `at` is empty while nobody does (三级知晓).

    `by_receipt`: a signed receipt of that level says so; otherwise something that it wrote itself does.
    """

    level: str
    level_name: str
    who: str
    at: str
    by_receipt: bool

    @property
    def lit(self) -> bool:
        """Whether the level knows."""
        return bool(self.who or self.at)


@dataclass(frozen=True, slots=True)
class LevelTime:
    """How long a level had a matter: working days of the office's calendar, and the stays themselves.

    `estimated`: a year without a file was counted by weekdays. `now`: it is there now.
    """

    level: str
    level_name: str
    workdays: int
    estimated: bool
    now: bool
    stays: tuple[Stay, ...]


def escalate(session: Session, demand_id: str, to_device: str, reason: str) -> Changes:
    """Pass a matter up to a PC of a higher level (上报), at once and in one commit with all that goes along.

    Raises UserError `no_device`, `wrong_level`, and what taking a step raises (`no_demand`, `not_now`...).
    """
    return act(session, demand_id, "escalate", {"to": to_device, "reason": reason})


def delegate(session: Session, demand_id: str, to_device: str, reason: str) -> Changes:
    """Pass a matter down to a PC of a lower level (下派). Raises as `escalate`, and `not_readable`."""
    return act(session, demand_id, "delegate", {"to": to_device, "reason": reason})


def lamps(session: Session, demand_id: str) -> list[Lamp]:
    """Village, town and county: who knows of a matter and since when, as far as it can be proved here.

    A level knows by its receipt, by a `known` event that tells of one, or because it wrote about the matter
    itself; of several the earliest counts. Raises UserError `no_demand`.
    """
    row_of(session, demand_id)
    steps = [s for s in session.store.history(demand_id) if is_event(s["kind"]) and s["standing"] in _HEARD]
    found: dict[str, list[Lamp]] = {level: [] for level in LEVELS}
    for step in steps:
        _by_step(session, step, found)
    _by_receipts(session, demand_id, steps, found)
    if not found["VILLAGE"]:
        found["VILLAGE"] += _village_has_it(session, steps)
    word = session.vocab.label
    unlit = {level: Lamp(level, word("level", level), "", "", by_receipt=False) for level in LEVELS}
    first = {level: min(found[level], key=_when, default=unlit[level]) for level in LEVELS}
    return [first[level] for level in LEVELS]


def _when(lamp: Lamp) -> tuple[str, bool]:
    """Earliest first; of the same second what a receipt says."""
    return lamp.at, not lamp.by_receipt


def _by_step(session: Session, step: dict[str, Any], found: dict[str, list[Lamp]]) -> None:
    cert = session.authority.certificate(step["dev"], step["inc"], step["scope"], step["seq"])
    if cert is None:
        return
    data = step.get("data") or {}
    told = data.get("level")
    if event_of(step["kind"]) == "known" and told in found and cert.role == "town":
        who = session.authority.latest(str(data.get("device"))) or cert
        at = str(data.get("at") or "")
        found[str(told)].append(_lamp(session, str(told), who.name, at, by_receipt=True))
    elif cert.role in ("worker", "grid_lead", *OFFICE):
        level = LEVEL_OF_ROLE[cert.role]
        found[level].append(_lamp(session, level, cert.name, step["at"], by_receipt=False))


def _by_receipts(
    session: Session, demand_id: str, steps: Iterable[dict[str, Any]], found: dict[str, list[Lamp]]
) -> None:
    """What receipts here say: the town's about the first step, those of above about what was lent."""
    names = {cert.device: cert.name for cert in session.authority.certs}
    first = next((step for step in steps if event_of(step["kind"]) == "collect"), None)
    if first is not None:
        log = LogKey(first["dev"], first["inc"], first["scope"])
        receipts = session.store.lending.receipts_for(log, first["seq"], first["hash"])
        for one in by_role(session, receipts, ("town",))[:1]:
            found["TOWN"].append(_lamp(session, "TOWN", names.get(one.dev, ""), one.at, by_receipt=True))
    above = first_receipt_above(session, demand_id)
    if above is not None:
        found["COUNTY"].append(_lamp(session, "COUNTY", names.get(above.dev, ""), above.at, by_receipt=True))


def _village_has_it(session: Session, steps: Iterable[dict[str, Any]]) -> list[Lamp]:
    """Taken in at a desk, and nobody of the village wrote about it yet: who of it said that he holds it."""
    first = next(iter(steps), None)
    if first is None:
        return []
    if LEVEL_OF_ROLE.get(session.identity.role or "") == "VILLAGE":
        log = LogKey(first["dev"], first["inc"], first["scope"])
        at = session.store.lending.merged_at(log, first["seq"])
        return [_lamp(session, "VILLAGE", session.identity.name, at, by_receipt=False)] if at else []
    name, out = f"{first['dev']} {first['inc']} {first['scope']}", []
    for cert in newest_certificates(session):
        if LEVEL_OF_ROLE.get(cert.role) != "VILLAGE":
            continue
        said = json.loads(session.store.meta(f"have:{cert.device}") or "{}")
        if int(said.get("logs", {}).get(name, 0)) >= first["seq"]:
            out.append(_lamp(session, "VILLAGE", cert.name, str(said.get("at") or ""), by_receipt=True))
    return out


def _lamp(session: Session, level: str, who: str, at: str, *, by_receipt: bool) -> Lamp:
    return Lamp(level, session.vocab.label("level", level), who, at, by_receipt)


def level_times(session: Session, demand_id: str) -> list[LevelTime]:
    """How long each level has had a matter so far, from below; levels where it never was are left out.

    Raises UserError `no_demand`.
    """
    row = row_of(session, demand_id)
    found = stays(_turns(session, row))
    days, today = calendar(session), session.entropy.now().date()
    out = []
    for level in LEVELS:
        mine = tuple(stay for stay in found if stay.level == level)
        if not mine:
            continue
        spans = [(_day(stay.since), _day(stay.until) if stay.until else today) for stay in mine]
        count = sum(max(0, days.between(since, until)) for since, until in spans)
        years = {year for since, until in spans for year in range(since.year, until.year + 1)}
        out.append(
            LevelTime(
                level, session.vocab.label("level", level), count, bool(years - set(days.years)),
                not mine[-1].until, mine,
            )
        )  # fmt: skip
    return out


def _turns(session: Session, row: dict[str, Any]) -> list[Turn]:
    """What changed where a matter is: its first step, who opened its line, who passed it on, and its ends."""
    lines = row.get("lines") or []
    line = next((one for one in lines if not one["closed"]), lines[0] if lines else None)
    on_line = set(line["events"]) if line else set()
    rights, steps = session.authority, session.store.history(row["id"])
    turns = []
    for step in steps:
        if not is_event(step["kind"]) or step["standing"] != "on":
            continue
        event, at = event_of(step["kind"]), step["at"]
        if event == "collect":
            turns.append(Turn(at, _level(session, step)))
        elif step["hash"] not in on_line or step.get("placed") != "line":
            continue
        elif line and step["hash"] == line["opener"]:
            turns.append(Turn(at, _level(session, step), _END.get(event, "")))
        elif event in PASSES_LINE:
            to = (step.get("data") or {}).get("to")
            cert = rights.latest(str(to))
            turns.append(Turn(at, LEVEL_OF_ROLE.get(cert.role, "") if cert else ""))
        elif event in _END or event in ("reopen", "put_back"):
            turns.append(Turn(at, "", _END.get(event, "")))
    return turns


_END: Final = {"close_out": "closed", "decline": "declined", "merge_into": "merged", "withdraw": "withdrawn"}


def _level(session: Session, step: dict[str, Any]) -> str:
    cert = session.authority.certificate(step["dev"], step["inc"], step["scope"], step["seq"])
    return LEVEL_OF_ROLE.get(cert.role, "") if cert else ""


def _day(wall: str) -> date:
    return date.fromisoformat(wall[:10])


def signatures(session: Session, demand_id: str) -> list[tuple[str, str, Signed | None]]:
    """(hash, event, who signed for it) of every step that was brought from another level, in order.

    None: nobody but the office that carried it, whose own signature is on the carry.
    """
    return [
        (op.hash, event_of(op.kind), signed_for(session, op, proof))
        for op, proof in sorted(session.store.lending.proofs(demand_id), key=lambda one: one[0].order)
    ]


__all__ = [
    "Lamp", "LevelPc", "LevelTime", "delegate", "escalate", "lamps", "level_pcs", "level_times", "signatures",
]  # fmt: skip
