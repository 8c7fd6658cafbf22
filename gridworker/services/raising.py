"""A demand at its beginning: the events written when somebody raises it."""

from __future__ import annotations

from typing import Any

from gridworker.services.session import Session
from gridworker.services.visit_form import DemandDraft, collect_fields
from gridworker.storage import Intent


def demand_intents(
    session: Session,
    demand_id: str,
    draft: DemandDraft,
    scope: str,
    *,
    household: str | None,
    visit: str | None,
    place: str,
    source: str,
    reporter: str = "",
    contact: str = "",
) -> list[Intent]:
    """The events of a demand just taken in: `collect`, and `resolve_on_spot` when it was answered at once."""
    payload: dict[str, Any] = {**collect_fields(draft), "source": source}
    payload["first_asked_by"] = session.identity.worker
    # 匿名: neither the household nor the page that names it is written down with what was asked.
    if visit and not draft.anonymous:
        payload["visit"] = visit
    if household and not draft.anonymous:
        payload["household"] = household
    for name, text in (("reporter", reporter), ("contact", contact)):
        if text and not draft.anonymous:
            payload[name] = text
    if place:
        payload["place"] = place
    intents = [Intent("demand.collect", demand_id, scope, payload)]
    if draft.on_spot.strip():
        result = {"result": draft.on_spot.strip(), "outcome": draft.outcome}
        intents.append(Intent("demand.resolve_on_spot", demand_id, scope, result))
    return intents
