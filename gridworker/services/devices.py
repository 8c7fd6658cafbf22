"""Devices of the office: who has one, how far each has got, when it was last heard."""

from __future__ import annotations

from typing import Any

from gridworker.domain.rights import is_peer
from gridworker.domain.trust import Certificate
from gridworker.services import areas
from gridworker.services.office import invites
from gridworker.services.outgoing import answer_contents, is_written
from gridworker.services.session import Session
from gridworker.sync.enrol import code_of


def device_list(session: Session) -> list[dict[str, Any]]:
    """All devices with a certificate: `{device, inc, name, role, role_name, grid, grid_name, grids, this,
    peer, last_number, last_heard, missing, waiting, written, revoked}`.

    `grids` names all grids in the certificate, `grid` and `grid_name` are the first of them.
    `peer` says that it is a PC of the office that holds everything (it gets no answer: `export_report`).
    `last_number` counts the device's ops that are here, `missing` the numbers that are not although later
    ones are, `waiting` the ops that an answer would bring it (0 on a laptop and for PCs of the office),
    `written` whether an answer file with all of them was made and only has to be fetched.
    """
    rights = session.authority
    newest: dict[str, Certificate] = {cert.device: cert for cert in rights.certs}
    places = areas.places(session)
    numbers: dict[str, int] = {}
    for log, upto, extra in session.store.have():
        numbers[log.dev] = numbers.get(log.dev, 0) + upto + len(extra)
    missing: dict[str, int] = {}
    for gap in session.store.gaps():
        missing[gap.dev] = missing.get(gap.dev, 0) + gap.last - gap.first + 1
    heard: dict[str, str] = {}
    for row in session.store.batches():
        heard[row["signer"]] = max(heard.get(row["signer"], ""), row["at"])
    found = []
    for device, cert in newest.items():
        place = next((places[scope] for scope in cert.scopes if scope in places), areas.NOWHERE)
        peer = is_peer(cert.role, cert.scopes)
        answers = session.identity.is_peer and not peer
        inside = answer_contents(session, cert) if answers else None
        found.append(
            {
                "device": device,
                "inc": cert.inc,
                "name": cert.name,
                "role": cert.role,
                "role_name": session.vocab.label("role", cert.role),
                "grid": place.grid,
                "grid_name": place.grid_name,
                "grids": [places[scope].grid_name for scope in cert.scopes if scope in places],
                "this": device == session.identity.device,
                "peer": peer,
                "last_number": numbers.get(device, 0),
                "last_heard": heard.get(device, ""),
                "missing": missing.get(device, 0),
                "waiting": inside.ops + len(inside.files) if inside else 0,
                "written": inside is not None and is_written(session, device, inside),
                "revoked": rights.revoked_at(cert) is not None,
            }
        )
    return sorted(found, key=lambda row: (not row["this"], row["grid_name"], row["name"], row["device"]))


def invite_list(session: Session) -> list[dict[str, Any]]:
    """Invites issued here, newest first: `{id, code, name, role, role_name, grid, grid_name, at, used_by}`.

    `code` is in the names of the files of that joining; `used_by` is None until a computer has joined by it.
    """
    names = {grid["id"]: grid["name"] for grid in areas.grid_names(session)}
    found = [
        {
            "id": invite,
            "code": code_of(invite),
            **row,
            "role_name": session.vocab.label("role", row["role"]),
            "grid_name": names.get(row["grid"] or "", ""),
        }
        for invite, row in invites(session).items()
    ]
    return sorted(found, key=lambda row: (row["at"], row["id"]), reverse=True)
