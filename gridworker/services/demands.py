"""Demands (诉求): taken in at the desk, and read. The steps of the office come later."""

from __future__ import annotations

from gridworker.domain.ids import fresh_id
from gridworker.errors import UserError
from gridworker.services.changes import Changes
from gridworker.services.demand_pages import (
    EVENT_NAMES,
    STATE_NAMES,
    demand,
    demand_list,
    demand_number,
    demand_rows,
)
from gridworker.services.raising import demand_intents
from gridworker.services.session import Session
from gridworker.services.visit_form import DemandDraft, VisitDraft, check_visit, cleaned
from gridworker.services.writing import changed, grid_place, record_place, write

__all__ = [
    "EVENT_NAMES",
    "STATE_NAMES",
    "collect_at_desk",
    "demand",
    "demand_list",
    "demand_number",
    "demand_rows",
]


def collect_at_desk(
    session: Session, draft: DemandDraft, household: str | None = None, *, source: str = "OFFICE"
) -> tuple[str, Changes]:
    """Take in a demand without a visit. Raises UserError `demand_empty`, `unknown_code`, `no_household`..."""
    # The same checks as inside a visit: size, forbidden numbers, codes.
    page = VisitDraft(demands=[draft])
    problems = [
        p for p in check_visit(page, session.entropy.now().date(), session.vocab) if "demands." in p.field
    ]
    if problems:
        raise UserError(problems[0].code, problems[0].sentence, "", problems=problems)
    (draft,) = cleaned(page).demands
    if household is None:
        who = session.identity
        scope = grid_place(session, None if who.is_office else who.grid)
    else:
        row = session.store.get("household", household)
        if row is None:
            raise UserError("no_household", "没有这一户。", "请从户册里选。")
        scope = record_place(session, row)
    demand_id = fresh_id(session.entropy)
    ops = write(
        session,
        demand_intents(
            session, demand_id, draft, scope, household=household, visit=None, place="", source=source
        ),
    )
    return demand_id, changed(ops)
