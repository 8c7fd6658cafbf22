"""A picture or file of a demand goes up only when somebody names it (decision 35)."""

from __future__ import annotations

from dataclasses import dataclass

from gridworker.errors import UserError
from gridworker.services.carrying import LEVEL_ABOVE, carry_on
from gridworker.services.changes import Changes
from gridworker.services.passing import level_pcs
from gridworker.services.queries import Query
from gridworker.services.session import Session
from gridworker.services.writing import need_office


@dataclass(frozen=True, slots=True)
class WentUp:
    """A demand that went up: the names of the PCs above that read it, and which of its files they get."""

    names: list[str]
    files: frozenset[str]


def went_up(session: Session, demand_id: str) -> WentUp | None:
    """Who above reads a demand, and which attachments were named for them; None where it did not go up, or
    where this PC is not the one that passes things on."""
    store = session.store
    if not session.identity.is_peer or not store.lending.is_lent(demand_id):
        return None
    if not store.lending.whereabouts(demand_id).guests:
        return None
    files = frozenset(filter(store.lending.is_lent, store.ids(Query("attachment", of=demand_id))))
    return WentUp([pc.name for pc in level_pcs(session) if pc.role in LEVEL_ABOVE], files)


def send_up(session: Session, attachment_id: str) -> Changes:
    """Lend an attachment of a demand to every level that the demand is lent to.

    Raises UserError `not_office`, `no_attachment`, `not_lent` (the demand did not go up).
    """
    need_office(session)
    store = session.store
    row = store.get("attachment", attachment_id)
    if row is None or row.get("withdrawn"):
        raise UserError("no_attachment", "没有这个附件。", "请从诉求的附件里选。")
    guests = store.lending.whereabouts(str(row.get("of"))).guests
    if not guests:
        raise UserError("not_lent", "这件诉求还没有上报到别级，附件不用送。", "先上报，再选要一起送的附件。")
    with store.atomic():
        carry_on(session, attachment_id, guests)
    return Changes.of({"attachment": [attachment_id]})
