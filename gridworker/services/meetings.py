"""党群议事会, 听证会: what is written into the meeting book, and what a meeting decided about demands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from gridworker.domain.meeting import VOTES
from gridworker.domain.text import clean_name, clean_text
from gridworker.errors import UserError
from gridworker.services import acting, areas
from gridworker.services.changes import Changes
from gridworker.services.meeting_book import KIND, check_facts, meeting_row
from gridworker.services.people import Kept, refuse_numbers
from gridworker.services.session import Session
from gridworker.services.writing import changed, check_entry, grid_place, new_record, record_place, write
from gridworker.storage import Intent

MUST: Final = (
    "meeting_kind", "date", "place", "host", "recorder", "motion_source", "should_attend", "attended",
)  # fmt: skip
FIELDS: Final = (*MUST, "demands", "topics", "decision", *VOTES, "published")


@dataclass(frozen=True)
class Decision:
    """What a meeting decided about one demand; `votes` are the fields of `VOTES`, as far as counted."""

    demand: str
    text: str
    votes: Mapping[str, int] = field(default_factory=dict)


def add_meeting(
    session: Session, fields: Mapping[str, Any], *, grid: str | None = None, decided: Sequence[Decision] = ()
) -> Kept:
    """Write down a meeting, and what it decided, in one commit. `fields` are those of `FIELDS`, days as dates
    or ISO; `grid` (id, code or name) is where it belongs, without one it is the office's own.

    Raises UserError `bad_field`, `no_topics`, `date_ahead`, `more_came`, `more_votes`, `no_demand`,
    `wrong_meeting`, `grid_needed`, `no_grid`, `no_right`, `not_now`, `id_number`, `bank_card`; BadRecord.
    """
    new = {name: value for name, value in _clean(fields).items() if value not in (None, "", [])}
    new["demands"] = list(dict.fromkeys([*new.get("demands", ()), *(one.demand for one in decided)]))
    if not new["demands"] and not new.get("topics"):
        hint = "请选这次会议的诉求，或者写上其他议题。"
        raise UserError("no_topics", "还没有写这次会议了什么。", hint, field="demands")
    if not new["demands"]:
        del new["demands"]
    check_facts(session, new)
    refuse_numbers(KIND, new)
    changes = Changes()
    with session.store.atomic():
        ops = write(session, [new_record(session, KIND, _place(session, grid), new)])
        for one in decided:
            said = {"meeting": ops[0].rec, "decision": one.text, **one.votes}
            changes |= acting.act(session, one.demand, "deliberate", said)
    return Kept(ops[0].rec, changed(ops) | changes)


def publish_meeting(session: Session, meeting: str, on: dt.date | None = None) -> Kept:
    """What was decided was made public on a day (default: today).

    Raises UserError `no_meeting`, `date_ahead`, `before_meeting`.
    """
    row = meeting_row(session, meeting)
    new = {"published": (on or session.entropy.now().date()).isoformat()}
    check_facts(session, {**row, **new})
    if new["published"] == row.get("published"):
        return Kept(row["id"], Changes())
    check_entry(session, KIND, new, partial=True)
    ops = write(session, [Intent(KIND, row["id"], record_place(session, row), new)])
    return Kept(row["id"], changed(ops))


def decide(session: Session, meeting: str, one: Decision) -> Kept:
    """Write down what a meeting decided about a demand; a later decision of it stands in place of the first.

    Raises UserError `no_meeting` and as `acting.act` does.
    """
    row = meeting_row(session, meeting)
    said = {"meeting": row["id"], "decision": one.text, **one.votes}
    return Kept(row["id"], acting.act(session, one.demand, "deliberate", said))


def _place(session: Session, grid: str | None) -> str:
    if grid is not None:
        return grid_place(session, areas.find_grid_row(session, grid)["id"])
    who = session.identity
    if who.may_receipt and not who.is_peer and who.grid_scope:
        return who.grid_scope  # the level above has but the scope that is shared with it
    return grid_place(session, None)


def _clean(fields: Mapping[str, Any]) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for name, value in fields.items():
        if name not in FIELDS:
            raise UserError("bad_field", f"会议里没有“{name}”这一项。", "请核对要填的内容。", field=name)
        if isinstance(value, dt.date):
            value = value.isoformat()
        elif isinstance(value, str):
            value = clean_text(value) if name == "decision" else clean_name(value)
        elif isinstance(value, list | tuple):
            value = list(dict.fromkeys(part for one in value if (part := clean_name(one))))
        out[name] = value
    return out
