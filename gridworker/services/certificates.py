"""Certificates follow the records: who is answerable for which grid decides in which scopes a device writes.

`settle` compares the two and issues what is missing. More grids are given at once. A grid is taken away
only when the laptop is known to have heard of it: its newest bundle says that it holds the record that ended
it, and was made after the last day. Until then it may hold pages that it wrote in good faith, and a
certificate without the grid would make them count for nothing. The new certificate speaks from the next
number of each log it takes leave of, so that what was written before stays under the old one.

Only the PC with the office's issuing key can do this; on any other PC the records wait for it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from gridworker.domain.ids import b64u, fresh_id
from gridworker.domain.rights import RECEIPT, WALKING
from gridworker.domain.time import parse_wall, wall_day, wall_text
from gridworker.domain.trust import Certificate
from gridworker.services.duties import grids_granted, small_rows, stand_ins
from gridworker.services.session import Session
from gridworker.services.writing import common_scope, trust, write
from gridworker.storage import Intent
from gridworker.sync import certs

_NEVER: Final = "9999-12-31"


@dataclass(frozen=True)
class Granted:
    """A certificate just issued: whose, and the grids (ids) that it has now."""

    device: str
    name: str
    grids: list[str]


def can_issue(session: Session) -> bool:
    """Whether this PC holds the office's issuing key."""
    keys = session.office_keys
    return keys is not None and keys.issuer_seed is not None


def newest_certificates(session: Session) -> list[Certificate]:
    """The newest certificate of each device that is not revoked."""
    rights = session.authority
    newest = {cert.device: cert for cert in rights.certs}
    return [cert for cert in newest.values() if rights.revoked_at(cert) is None]


def scope_above(session: Session) -> str:
    """The scope that the office shares with the level above; empty before its first PC was let in.

    It is made with the first certificate for one and is in all of them.
    """
    above = (c for c in session.authority.certs if c.role == "county" and "*" not in c.scopes)
    return next((scope for cert in above for scope in cert.scopes), "")


def settle(session: Session) -> list[Granted]:
    """Issue the certificates that differ from the records; nothing without the issuing key."""
    if not session.identity.may_receipt or not can_issue(session):
        return []
    done = []
    for cert in newest_certificates(session):
        wanted = wanted_scopes(session, cert)
        if wanted is None:
            continue
        kept = [s for s in cert.scopes if s not in wanted and not _has_heard(session, cert, s)]
        scopes = [*wanted, *kept]
        leads = cert.role not in WALKING or scopes[:1] == list(cert.scopes[:1])
        if set(scopes) != set(cert.scopes) or not leads:
            done.append(_reissue(session, cert, scopes))
    return done


def waiting(session: Session) -> dict[str, list[str]]:
    """Grids (ids) by device that a certificate still holds and should not: the laptop has not heard yet."""
    grids = {row.get("scope"): row["id"] for row in small_rows(session.store, "grid")}
    out = {}
    for cert in newest_certificates(session):
        wanted = wanted_scopes(session, cert)
        left = [grids[s] for s in cert.scopes if wanted is not None and s not in wanted and s in grids]
        if left:
            out[cert.device] = left
    return out


def lacking(session: Session) -> dict[str, list[str]]:
    """Grids (ids) by device that the records give and its certificate does not have yet."""
    grids = {row.get("scope"): row["id"] for row in small_rows(session.store, "grid")}
    out = {}
    for cert in newest_certificates(session):
        wanted = wanted_scopes(session, cert) or []
        missing = [grids[s] for s in wanted if s not in cert.scopes and s in grids]
        if missing:
            out[cert.device] = missing
    return out


def wanted_scopes(session: Session, cert: Certificate) -> list[str] | None:
    """The scopes that a device should have by the records; None: whatever its certificate says.

    A worker's own grids and those he stands in for; a village office the grids of its village; a department
    and a supervisor every grid.
    """
    store = session.store
    if cert.role in RECEIPT or cert.scopes == ("*",):
        return None
    if cert.role in WALKING:
        day = session.entropy.now().date().isoformat()
        granted = grids_granted(store, cert.person, day)
        return None if granted is None else _scopes(store, granted)
    unit = (store.get("worker", cert.person) or {}).get("unit")
    return _scopes(store, grids_of_office(session, cert.role, unit))


def grids_of_office(session: Session, role: str, unit: str | None) -> list[str]:
    """Ids of the grids that a village office (of this unit), a department or a supervisor reads."""
    grids = small_rows(session.store, "grid")
    if role != "village" or not unit:
        return [row["id"] for row in grids]
    below = units_below(session, unit)
    return [row["id"] for row in grids if row.get("unit") in below]


def units_below(session: Session, unit: str) -> set[str]:
    """A unit and everything under it."""
    parents = {row["id"]: row.get("parent") for row in small_rows(session.store, "unit")}
    found = {unit}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def scopes_to_send(session: Session, cert: Certificate) -> set[str]:
    """The grid scopes of which an answer brings news: those that are the device's by the records.

    And one that it gave up, as long as it has not read the receipt for what it wrote there.
    """
    wanted = wanted_scopes(session, cert)
    if wanted is None:
        return set(cert.scopes)
    # Without the issuing key a grid can not be given: its ops would reach a laptop that may not write there.
    former = {s for one in session.authority.certs if one.device == cert.device for s in one.scopes}
    return {s for s in wanted if s in cert.scopes} | {
        s for s in former - set(wanted) if _unread_receipt(session, cert.device, s)
    }


def _unread_receipt(session: Session, device: str, scope: str) -> bool:
    """Whether the office wrote something in the scope of a log of this device that the device lacks."""
    store = session.store
    canonical = session.authority.canonical
    own = [log for log in store.heads() if log.dev == device and canonical(log.scope) == scope]
    if not own:
        return False
    known = _said(session, device)
    offices = {cert.device for cert in session.authority.certs if cert.role in RECEIPT}
    answers = [log for log in store.heads() if log.dev in offices and log.scope == scope]
    return any(known.get(f"{log.dev} {log.inc} {log.scope}", 0) < store.heads()[log][0] for log in answers)


def _has_heard(session: Session, cert: Certificate, scope: str) -> bool:
    """Whether the device's newest bundle was made after it knew that this grid is no longer its own."""
    store = session.store
    kept = json.loads(store.meta(f"have:{cert.device}") or "{}")
    known = _said(session, cert.device)
    if any(gap.dev == cert.device for gap in store.gaps()):
        return False
    grid = next((row["id"] for row in small_rows(store, "grid") if row.get("scope") == scope), None)
    duties = [row for row in stand_ins(store) if (row.get("worker"), row.get("grid")) == (cert.person, grid)]
    ended = max((str(row.get("until") or _NEVER) for row in duties), default="")
    made = wall_day(kept["at"]).isoformat() if kept.get("at") else ""
    if ended and not made > ended:
        return False
    about = [cert.person, *(row["id"] for row in duties)]
    return all(
        known.get(f"{step['dev']} {step['inc']} {step['scope']}", 0) >= step["seq"]
        for rec in about
        for step in store.history(rec)
    )


def _said(session: Session, device: str) -> dict[str, int]:
    kept = json.loads(session.store.meta(f"have:{device}") or "{}")
    return {name: int(upto) for name, upto in kept.get("logs", {}).items()}


def _scopes(store: Any, grids: Iterable[str]) -> list[str]:
    scope_of = {row["id"]: row.get("scope") for row in small_rows(store, "grid")}
    return [str(scope_of[grid]) for grid in grids if scope_of.get(grid)]


def _reissue(session: Session, cert: Certificate, scopes: list[str]) -> Granted:
    keys = session.office_keys
    assert keys is not None
    assert keys.issuer_seed is not None
    envelope = reissued(session, cert, scopes, keys.issuer_seed)
    proof = {"envelope": b64u(envelope)}
    write(session, [Intent("cert", cert.device, common_scope(session), proof, parents=[])])
    ids = {row.get("scope"): row["id"] for row in small_rows(session.store, "grid")}
    return Granted(cert.device, cert.name, [ids[s] for s in scopes if s in ids])


def reissued(session: Session, cert: Certificate, scopes: list[str], issuer: bytes) -> bytes:
    """Return the envelope of a certificate that says what `cert` does, for these scopes, and is newer.

    It is about every log from number 1 on, but speaks of those outside its scopes (and of those that an
    earlier one left out) only from what the office holds.
    """
    store, rights = session.store, session.authority
    limited = {name for one in rights.certs if one.device == cert.device for name in one.start}
    start = {}
    for log, (last, _) in store.heads().items():
        name = f"{log.inc}/{log.scope}"
        if log.dev == cert.device and (rights.canonical(log.scope) not in scopes or name in limited):
            start[name] = last + 1
    return certs.issue_certificate(
        certs.NewCertificate(
            office=cert.office,
            serial=fresh_id(session.entropy),
            device=cert.device,
            inc=cert.inc,
            sign=cert.sign,
            enc=cert.enc,
            person=cert.person,
            name=cert.name,
            role=cert.role,
            scopes=scopes,
            adopts={home: grid for home, grid in cert.adopts.items() if grid in scopes},
            from_=start,
            succeeds=cert.succeeds,
            trust=trust(session).version,
            issued=_after(cert.issued, session.entropy.now()),
            expires=cert.expires,
        ),
        issuer,
    )


def _after(before: str, now: datetime) -> str:
    """The wall time now, or a second after `before`: of two certificates the one issued later counts, also
    when this PC's clock was put back in between."""
    text = wall_text(now)
    return text if text > before else wall_text(parse_wall(before) + timedelta(seconds=1))
