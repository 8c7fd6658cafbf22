"""How many things wait for a person in 待处理: clashes, what was not taken, branches of forked logs."""

from __future__ import annotations

from gridworker.services import conflicts, not_taken
from gridworker.services.session import Session


def waiting_count(session: Session) -> int:
    """All three together; on a laptop those of this person or device."""
    who = session.identity
    branches = sum(
        not branch["stands"]
        for fork in session.store.forks()
        if who.is_office or fork["dev"] == who.device
        for branch in fork["branches"]
    )
    return conflicts.waiting_count(session) + not_taken.waiting_count(session) + branches
