"""The key that a laptop leaves with its office, kept up to date while the laptop is open.

Without it a forgotten passphrase loses everything that was not handed in. It is sealed when the device joins;
a profile from before there was this, or an office whose receiving keys changed, gets it with the next merge.
"""

from __future__ import annotations

from gridworker.services.session import Session
from gridworker.services.writing import trust


def is_left(session: Session) -> bool:
    """Whether the office that this device belongs to now could open its store."""
    held, who = session.ring.escrow, session.identity
    if held is None or who.role is None:
        return False
    return (held.office, held.device) == (who.office, who.device) and list(held.to) == list(
        trust(session).recipients
    )


def leave_key(session: Session) -> bool:
    """Seal the store's key to the office where that is not yet so; whether the key file was written anew."""
    who, keys = session.identity, session.office_keys
    if who.role is None or is_left(session) or (keys is not None and keys.can_certify):
        return False
    from gridworker.services.parcel import envelope_of

    mine = session.authority.certificate(who.device, who.inc)
    if mine is None or who.office is None:
        return False
    session.keep_office(None, who.office, trust(session).recipients, envelope_of(session, mine))
    return True
