"""Demands (诉求): taken in at the desk, and read. The steps of the office come later."""

from __future__ import annotations

from collections.abc import Collection

from gridworker.domain.ids import fresh_id
from gridworker.domain.rights import may_sign
from gridworker.errors import UserError
from gridworker.services.changes import Changes
from gridworker.services.demand_pages import (
    EVENT_NAMES,
    STATE_NAMES,
    demand,
    demand_ids,
    demand_list,
    demand_number,
    demand_rows,
)
from gridworker.services.desk_form import DeskDraft, check_desk, settled_desk
from gridworker.services.raising import demand_intents
from gridworker.services.session import Session
from gridworker.services.visit_form import CONFIRMABLE
from gridworker.services.writing import changed, grid_place, record_place, write

__all__ = [
    "EVENT_NAMES",
    "STATE_NAMES",
    "DeskDraft",
    "check_desk",
    "collect_at_desk",
    "demand",
    "demand_ids",
    "demand_list",
    "demand_number",
    "demand_rows",
]


def collect_at_desk(
    session: Session, draft: DeskDraft, confirmed: Collection[str] = (), *, draft_id: str | None = None
) -> tuple[str, Changes]:
    """Take in a demand without a visit; returns its id. Drops the draft `draft_id`.

    It goes to the grid of its household, to the grid named, or stays with the office (on a laptop: to its
    own grid). Raises UserError with the first problem's code; `facts["problems"]` holds them all. Also
    `no_household`, `no_grid`, `no_right`.
    """
    role = session.identity.role
    if role is not None and not may_sign(role, "demand.collect"):
        raise UserError("no_right", "这台电脑的身份不能受理诉求。", "请由网格员、村（社区）或镇办公室来记。")
    problems = check_desk(draft, session.vocab)
    open_ones = [p for p in problems if not (p.code in CONFIRMABLE and p.code in confirmed)]
    if open_ones:
        first = open_ones[0]
        raise UserError(first.code, first.sentence, "", field=first.field, problems=open_ones)
    scope = _where(session, draft)
    draft = settled_desk(draft)
    demand_id = fresh_id(session.entropy)
    intents = demand_intents(
        session,
        demand_id,
        draft,
        scope,
        household=draft.household or None,
        visit=None,
        place=draft.place,
        source=draft.source,
        reporter=draft.reporter,
        contact=draft.contact,
    )
    if draft.files:
        from gridworker.services.attachments import file_intents  # most pages have none

        intents += file_intents(session, demand_id, scope, draft.files)
    with session.store.atomic():
        ops = write(session, intents)
        if draft_id is not None:
            session.store.drop_draft(draft_id)
        if draft.files:
            session.store.files.saved(file.blob for file in draft.files)
    return demand_id, changed(ops, *(["draft"] if draft_id else []))


def _where(session: Session, draft: DeskDraft) -> str:
    """The scope: that of the household even when its name is left out, so that the grid can look after it."""
    if draft.household:
        row = session.store.get("household", draft.household)
        if row is None:
            raise UserError("no_household", "没有这一户。", "请从户册里选。")
        return record_place(session, row)
    return grid_place(session, draft.grid or None)
