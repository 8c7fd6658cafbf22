"""A picture or file of a demand goes up only when somebody names it (decision 35)."""

from __future__ import annotations

from gridworker.errors import UserError
from gridworker.services.changes import Changes
from gridworker.services.session import Session
from gridworker.services.writing import need_office


def send_up(session: Session, attachment_id: str) -> Changes:
    """Lend an attachment of a demand to every level that the demand is lent to.

    Raises UserError `not_office`, `no_attachment`, `not_lent` (the demand did not go up).
    """
    from gridworker.services.carrying import carry_on

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
