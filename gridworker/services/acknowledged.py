"""What a laptop, a village or a county learns from an answer about its own writing: so much of it has come.

Two looks at the receipts, before the answer goes in and after, and what lies between them is counted.
"""

from __future__ import annotations

from collections.abc import Mapping

from gridworker.domain.ops import LogKey
from gridworker.services.delivery import own_logs
from gridworker.services.parcel import survey
from gridworker.services.results import Acknowledged, steps_among
from gridworker.services.session import Session


def receipted(session: Session) -> dict[LogKey, int]:
    """Up to which number the office has each of this device's logs; nothing on a PC that holds everything."""
    if session.identity.is_peer:
        return {}
    return {log: session.store.delivered(log).upto for log in own_logs(session)}


def acknowledged(session: Session, before: Mapping[LogKey, int]) -> Acknowledged:
    """What the receipts that came since `before` (of `receipted`) say the office has."""
    now = receipted(session)
    again = sum(max(0, upto - now.get(log, 0)) for log, upto in before.items())
    moved = {log: upto for log, upto in now.items() if upto > before.get(log, 0)}
    if not moved:
        return Acknowledged(again=again)
    store = session.store
    here, _, fixed = survey(session, [run for log in moved for run in store.runs(log, before.get(log, 0))])
    left, _, later = survey(session, [run for log in moved for run in store.runs(log, moved[log])])

    def came(kind: str) -> int:
        return here.get(kind, 0) - left.get(kind, 0)

    return Acknowledged(
        visits=came("visit"),
        demands=came("demand.collect"),
        households=came("household"),
        promises=came("promise"),
        corrections=fixed - later,
        steps=steps_among(here) - steps_among(left),
        again=again,
    )
