"""Taking steps of a demand, one or many at a time (which ones are open is `services.offering`).

Every step goes through the fold before it is written (`gridworker.domain.landing`): what would be refused is
not written, and the sentence says why. A step on a matter that another PC of the office has in hand is
written and waits for it; the request to hand the matter over goes with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from gridworker.domain.demand import STEPS, UNHAPPY, Case, why_not
from gridworker.domain.landing import Landing
from gridworker.errors import UserError
from gridworker.services import holding
from gridworker.services.allowed import refuse_forbidden
from gridworker.services.changes import Changes
from gridworker.services.correction import correct
from gridworker.services.demand_pages import EVENT_NAMES, demand_number
from gridworker.services.holding import hand_over_here
from gridworker.services.inside_village import refuse_outside
from gridworker.services.numbering import next_number
from gridworker.services.offering import Offer, offers
from gridworker.services.passing import at_other_level, passed
from gridworker.services.refused_words import REASONS, in_words
from gridworker.services.session import Session
from gridworker.services.step_entry import entered
from gridworker.services.step_ground import BY_MACHINE, landing_of, may, row_of
from gridworker.services.writing import changed, record_place, write
from gridworker.storage import Intent

__all__ = [
    "REASONS", "Acted", "ActedMany", "Offer", "Preview", "act", "act_many", "hand_over_here", "offers",
    "preview_many",
]  # fmt: skip


@dataclass(frozen=True)
class Acted(Changes):
    """What a step changed. `placed`: `line`, `provisional` (a worker's step that the office has not seen), or
    `pending` (another PC has the matter in hand and takes it up when it hears of it)."""

    placed: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """What would become of one of many: `why` is empty, or the sentence that says why it is left out."""

    id: str
    number: str
    why: str


@dataclass(frozen=True)
class ActedMany:
    """What many steps at once came to: ids done, (id, sentence) of those refused."""

    done: list[str]
    refused: list[tuple[str, str]]
    changes: Changes = field(default_factory=Changes)


def act(session: Session, demand_id: str, event: str, fields: Mapping[str, Any], *, actor: str = "") -> Acted:
    """Take a step; `actor` is who did it when that is not who enters it.

    Raises UserError `no_demand`, `no_step`, `no_right`, `wrong_scope`, `duty_over`, `duty_ahead`, `not_now`
    (its sentence says why; `facts["reason"]` is the machine's), `elsewhere` (another level has the matter in
    hand, and no act of this office counts before theirs), `bad_field`, `id_number`, `bank_card`, for a matter
    passed on `no_device`, `wrong_level`, `not_readable`, for a call back `nobody_rated`, `called_back`, for a
    decision `no_meeting`, `wrong_meeting`, `more_votes`, for a task of a village `outside_village`, for a
    correction those of `correction.correct`; BadRecord for a field.
    """
    row = row_of(session, demand_id)
    _need_right(session, event)
    if event == "correct":
        # What may be corrected of whom is asked where all records are corrected.
        words = {name: value for name, value in fields.items() if name != "reason"}
        done = correct(session, demand_id, words, str(fields.get("reason") or ""))
        return Acted(done.changes.kinds, done.changes.ids)
    data = passed(session, row, event, entered(session, event, fields, actor))
    return _write(session, row, event, data)


def preview_many(
    session: Session, ids: Sequence[str], event: str, fields: Mapping[str, Any]
) -> list[Preview]:
    """What the same step would do to each of many; nothing is written. Raises as `act` for the step."""
    _need_right(session, event)
    data = entered(session, event, fields)
    found = []
    for row in session.store.rows("demand", list(ids)):
        try:
            _check(session, row, event, passed(session, row, event, data))
            why = ""
        except UserError as e:
            why = str(e)
        found.append(Preview(row["id"], demand_number(row), why))
    return found


def act_many(session: Session, ids: Sequence[str], event: str, fields: Mapping[str, Any]) -> ActedMany:
    """Take the same step on many demands in one commit; those that refuse it are left out and named.

    Raises as `act` for the step itself.
    """
    _need_right(session, event)
    data = entered(session, event, fields)
    done: list[str] = []
    refused: list[tuple[str, str]] = []
    changes = Changes()
    with session.store.atomic():
        for row in session.store.rows("demand", list(ids)):
            try:
                changes = changes | _write(session, row, event, passed(session, row, event, data))
                done.append(row["id"])
            except UserError as e:
                refused.append((row["id"], str(e)))
    return ActedMany(done, refused, changes)


def _need_right(session: Session, event: str) -> None:
    if event not in STEPS or event in BY_MACHINE:
        raise UserError("no_step", "没有这一步。", "请从能做的步骤里选。")
    if not may(session.identity.role or "", event):
        roles = [r for r in session.vocab.codes("role") if r in STEPS[event].who]
        names = "、".join(session.vocab.label("role", role) for role in roles)
        raise UserError("no_right", f"这台电脑的身份不能做“{EVENT_NAMES[event]}”。", f"这一步由{names}来做。")


def _check(session: Session, row: dict[str, Any], event: str, data: dict[str, Any]) -> Landing:
    """Raise `not_now` unless the step is legal where it would be placed, and `outside_village`."""
    refuse_outside(session, event, data)
    asked = {**data, "number": "-"} if event == "register" else data
    at = landing_of(session, row, event, asked)
    reason = why_not(at.case, at.event)
    if reason:
        raise UserError("not_now", *in_words(reason, event, at.case.state), reason=reason)
    return at


def _write(session: Session, row: dict[str, Any], event: str, data: dict[str, Any]) -> Acted:
    scope = record_place(session, row)
    intent = Intent(f"demand.{event}", row["id"], scope, data)
    refuse_forbidden(session, [intent])
    at = _check(session, row, event, data)
    with session.store.atomic():
        if event == "register":
            intent = replace(intent, data=_registered(session, row, data))
        intents = [intent]
        if at.placed == "pending" and _asks(session, row):
            intents.insert(0, holding.request(session, row))
        if event == "callback" and str(data.get("satisfaction")) in UNHAPPY and _at_once(at.case):
            intents += _again(session, row, intent, data)
        ops = write(session, intents)
    written = changed(ops)
    mine = next(op for op in ops if op.kind == intent.kind)
    return Acted(written.kinds, written.ids, session.store.matters.placed(mine.hash, mine.rec))


def _registered(session: Session, row: dict[str, Any], data: dict[str, Any]) -> dict[str, Any]:
    """立项 with what the office gives: the number, and the limit of the track as it is today."""
    number = _number_before(session, row) or next_number(session, row["in_scope"])
    out = {"number": number, "route": "DIRECT", **data}
    entry = session.vocab.entry("track", str(data.get("track")))
    days = (entry.limit or {}).get("workdays") if entry is not None else None
    if "limit" not in out and type(days) is int:
        out["limit"] = days
    return out


def _number_before(session: Session, row: dict[str, Any]) -> str:
    """The number that the matter had when its 立项 was put out: paper names it."""
    for step in reversed(session.store.history(row["id"])):
        number = (step["data"] or {}).get("number") if step["kind"] == "demand.register" else None
        if step["standing"] == "excluded" and isinstance(number, str):
            return number
    return ""


def _asks(session: Session, row: dict[str, Any]) -> bool:
    return holding.same_office(session, holding.holder_of(row)) and not holding.asked_at(session, row["id"])


def _at_once(case: Case) -> bool:
    """Whether who is not satisfied has the matter taken up again without anybody's asking."""
    return case.state == "closed" or case.life == 1


def _again(
    session: Session, row: dict[str, Any], intent: Intent, data: Mapping[str, Any]
) -> list[Intent]:
    """不满意: the same number is taken up again, in the same breath; where that is another level's to do, it
    hears of the call back."""
    if not may(session.identity.role or "", "reopen") or at_other_level(session, row):
        return []
    words = str(data.get("text") or "")
    reason = f"回访不满意：{words}" if words else "回访不满意"
    return [Intent("demand.reopen", intent.rec, intent.scope, {"reason": reason})]
