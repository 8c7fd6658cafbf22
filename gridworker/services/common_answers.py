"""共性意见: one answer for what several households ask, written once; each demand gets a line of its own.

Every demand takes its own step `tell_resident` with the words of the answer, so that each household has been
told or has not, whatever the others have. Where the work is done with the answer, it is reported by it too.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from gridworker.domain.ids import fresh_id
from gridworker.errors import UserError
from gridworker.services import acting
from gridworker.services.changes import Changes
from gridworker.services.demand_pages import demand_number
from gridworker.services.people import day_or_today
from gridworker.services.session import Session

FEWEST: Final = 2
TELL, REPORT = "tell_resident", "report_back"


@dataclass(frozen=True)
class CommonAnswer:
    """What is said to all of them. `theme` names what they have in common in a few words; `how` and `on` as
    in the step; `outcome`: what is being worked on is reported with it as well, empty: it is only told.
    """

    theme: str
    text: str
    how: str
    on: dt.date | None = None
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class AnswerPreview:
    """What would become of one demand: its `events`, or the sentence `why` it is left out."""

    id: str
    number: str
    events: tuple[str, ...]
    why: str


@dataclass(frozen=True)
class AnsweredMany:
    """What one answer for many came to; `together` is the id that its steps have in common."""

    together: str
    done: list[str]
    reported: list[str]
    refused: list[tuple[str, str]]
    changes: Changes = field(default_factory=Changes)


def preview_answer(session: Session, ids: Sequence[str], answer: CommonAnswer) -> list[AnswerPreview]:
    """What the answer would do to each; nothing is written.

    Raises UserError `too_few`, `theme_missing`, `text_missing`, `date_ahead`, and as `acting.act` for the
    step.
    """
    wanted = _asked(session, ids, answer)
    told = {one.id: one for one in acting.preview_many(session, wanted, TELL, _told(answer, ""))}
    done = _reports(session, wanted, answer)
    out = []
    for one in told.values():
        events = (REPORT, TELL) if one.id in done else (TELL,)
        out.append(AnswerPreview(one.id, one.number, () if one.why else events, one.why))
    return out


def answer_together(session: Session, ids: Sequence[str], answer: CommonAnswer) -> AnsweredMany:
    """Answer all of them in one commit; those that refuse it are left out and named.

    Raises as `preview_answer`, and UserError `nothing_answered`.
    """
    wanted = _asked(session, ids, answer)
    together = fresh_id(session.entropy)
    with session.store.atomic():
        first = acting.act_many(session, sorted(_reports(session, wanted, answer)), REPORT, _report(answer))
        told = acting.act_many(session, wanted, TELL, _told(answer, together))
        if not told.done:
            number = {row["id"]: demand_number(row) for row in session.store.rows("demand", wanted)}
            demand, why = told.refused[0]
            raise UserError("nothing_answered", f"一件也答复不了。{number[demand]}：{why}", "请换别的诉求。")
    return AnsweredMany(together, told.done, first.done, told.refused, first.changes | told.changes)


def _asked(session: Session, ids: Sequence[str], answer: CommonAnswer) -> list[str]:
    wanted = list(dict.fromkeys(ids))
    if len(wanted) < FEWEST:
        raise UserError("too_few", "共性意见至少要有两件诉求。", "只有一件，请在那件诉求里记“告知群众”。")
    if not answer.theme.strip():
        hint = "请写几个字，例如“路灯不亮”。"
        raise UserError("theme_missing", "还没有写共性意见是什么事。", hint, field="theme")
    if not answer.text.strip():
        raise UserError("text_missing", "还没有写怎么答复。", "请写上，每户都是这几句。", field="text")
    day_or_today(session, answer.on, "告知的日期在今天以后。", "on")
    return wanted


def _reports(session: Session, ids: Sequence[str], answer: CommonAnswer) -> set[str]:
    """Those that the answer reports as well: somebody works on them."""
    if not answer.outcome:
        return set()
    rows = session.store.rows("demand", list(ids))
    busy = [row["id"] for row in rows if row["state"] == "in_progress"]
    return {one.id for one in acting.preview_many(session, busy, REPORT, _report(answer)) if not one.why}


def _report(answer: CommonAnswer) -> dict[str, Any]:
    return {"result": answer.text, "outcome": answer.outcome or "DONE"}


def _told(answer: CommonAnswer, together: str) -> dict[str, Any]:
    on = answer.on.isoformat() if answer.on else ""
    said = {"how": answer.how, "on": on, "outcome": "TOLD", "text": answer.text, "theme": answer.theme}
    return {**said, "together": together}
