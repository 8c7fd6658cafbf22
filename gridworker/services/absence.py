"""到访未遇 with one key: nobody was at home today. And taking that back when the key was a slip."""

from __future__ import annotations

from typing import Final

from gridworker.services.session import Session
from gridworker.services.visits import Recorded, VisitDraft, record_visit, revise_visit

SLIP: Final = "按错了，当场撤回"
"""The reason that stands in the history of what was taken back: nothing is wiped out."""


def record_absence(session: Session, household: str) -> Recorded:
    """Save that nobody was met at `household` today, at the door. Raises UserError as `record_visit` does."""
    today = session.entropy.now().date()
    return record_visit(session, VisitDraft(date=today, mode="HOME", meet="ABSENT", targets=[household]))


def take_back(session: Session, visit_id: str) -> Recorded:
    """Put a visit saved by a slip into the bin; lists and figures no longer hold it.

    Raises UserError `no_visit` or `nothing_changed` (it was taken back already).
    """
    return revise_visit(session, visit_id, {"withdrawn": True}, SLIP)
