"""When a laptop owes the office a bundle although it has nothing new: after a restore on either side.

A bundle says what its sender holds. From that the office learns what a laptop that was put back lacks now,
and an office that was put back learns of lives of its own that its backup is too old to know, and asks for
what those had receipted (`succession.take_over_lives`).
"""

from __future__ import annotations

import json
from typing import Final

from gridworker.domain.rights import RECEIPT
from gridworker.services.incarnation import past_incarnations
from gridworker.services.session import Session

NOTHING, HERE, OFFICE = "", "here", "office"
"""Who was put back: nobody, this laptop, the office's PC."""
_ANSWERED: Final = "restores_answered"
_REPORTED: Final = "reported_inc"


def owed_report(session: Session) -> str:
    """`here` or `office` when a bundle is owed because of a restore there, else empty."""
    who, store = session.identity, session.store
    if who.office is None or who.is_peer or who.role is None:
        return NOTHING
    if past_incarnations(store) and store.meta(_REPORTED) != who.inc:
        return HERE
    new = _restores(session) - set(json.loads(store.meta(_ANSWERED) or "[]"))
    own = [log for log in store.heads() if log.dev == who.device] if new else []
    # Without a receipt there is nothing that the office could have forgotten.
    return OFFICE if any(store.delivered(log).upto or store.receipts(log) for log in own) else NOTHING


def note_reported(session: Session) -> None:
    """A bundle for the office was written: it answers everything that is known by now."""
    store = session.store
    if past_incarnations(store):
        store.set_meta(_REPORTED, session.identity.inc)
    found = sorted(_restores(session))
    if found:
        store.set_meta(_ANSWERED, json.dumps(found))


def _restores(session: Session) -> set[str]:
    """Serials of the certificates by which an office PC succeeds itself."""
    return {cert.serial for cert in session.authority.certs if cert.role in RECEIPT and cert.succeeds}
