"""Whether the ids in a request to join are free: nobody may become somebody else by asking.

A request names its device, its person and its home scope by itself, and the 24 digits prove the device and
its keys only. A certificate for an id that is in use would let its holder sign as another laptop or as the
office, overwrite another person's record, or make another grid's scope a second name of his own.
"""

from __future__ import annotations

from gridworker.domain.kinds import COMMON_DOCUMENTS
from gridworker.errors import UserError
from gridworker.services.areas import grids
from gridworker.services.session import Session
from gridworker.services.writing import trust
from gridworker.sync.enrol import EnrolRequest


def refuse_taken_ids(session: Session, request: EnrolRequest) -> None:
    """Raise UserError `id_taken` when the request names a device, person or scope of somebody else.

    A device that has a certificate may ask again, with the same key and for the same person.
    """
    for free in (_device_free, _person_free, _scope_free):
        if not free(session, request):
            raise UserError(
                "id_taken",
                "申请里用了别的电脑或别人的编号，没有核发。",
                "请让对方新建一份档案，再用邀请重新申请；还是这样就不要核发。",
            )


def _device_free(session: Session, request: EnrolRequest) -> bool:
    held = [cert.sign for cert in session.authority.certs if cert.device == request.device]
    return all(sign == request.sign for sign in held)


def _person_free(session: Session, request: EnrolRequest) -> bool:
    devices = {cert.device for cert in session.authority.certs if cert.person == request.worker}
    if devices:
        return devices == {request.device}
    return all(session.store.get(kind, request.worker) is None for kind in COMMON_DOCUMENTS)


def _scope_free(session: Session, request: EnrolRequest) -> bool:
    home, newest = request.home_scope, trust(session)
    taken = {newest.common, newest.office_scope, *(str(grid.get("scope")) for grid in grids(session))}
    for cert in session.authority.certs:
        taken.update(cert.scopes)
        if cert.device != request.device:
            taken.update(cert.adopts)
    taken.update(log.scope for log in session.store.heads() if log.dev != request.device)
    return home not in taken
