"""How many demands wait for who works here to take the next step: the number on the stop 诉求."""

from __future__ import annotations

from typing import Final

from gridworker.services import worklists
from gridworker.services.session import Session

OF_WORKERS: Final = ("to_accept", "to_tell")
OF_OFFICES: Final = ("to_register", "to_deliberate", "to_assign", "to_verify")
OF_TOWNS: Final = ("to_publish", "to_close")
"""What a village does not do. A demand stands on one of these lists at a time."""


def waiting_count(session: Session) -> int:
    """On a laptop what the worker has to accept or to tell, in an office what only it can move on.

    What is being done is no task that waits, and is not counted.
    """
    who = session.identity
    if not who.is_office:
        found = worklists.my_counts(session)
        return sum(found[name] for name in OF_WORKERS)
    names = (*OF_OFFICES, *(OF_TOWNS if who.may_receipt else ()))
    found = worklists.counts(session)
    return sum(found[name] for name in names)
