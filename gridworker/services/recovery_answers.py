"""The office's side of a forgotten passphrase: look at the request, compare the digits, answer.

What opens the laptop's store was sealed by that laptop to the office and names its device, so a request
cannot be passed off as another's. Whether the person at the desk is who the laptop belongs to, a person has
to see.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from gridworker.domain.authority import Authority
from gridworker.domain.ids import b64u, unb64u
from gridworker.domain.rights import OFFICE, is_peer
from gridworker.domain.trust import Certificate
from gridworker.errors import UserError
from gridworker.services import areas, key_log
from gridworker.services.certificates import can_issue, newest_certificates, reissued, scopes_to_send
from gridworker.services.changes import Changes
from gridworker.services.incoming import view_of
from gridworker.services.outgoing import known_have, logs_of
from gridworker.services.parcel import contents, envelope_of, need_folder, send
from gridworker.services.session import Session
from gridworker.services.writing import changed, common_scope, need_office, write
from gridworker.storage import Intent
from gridworker.sync import dsse, recover
from gridworker.sync.asking import same_digits
from gridworker.sync.read import open_bundle
from gridworker.sync.refusals import BundleError


@dataclass(frozen=True)
class RecoveryRequest:
    """A request as it is shown before it is answered: whose device asks, in which role and for which grids.

    `answered` is the wall time at which this very request was answered before, or "".
    """

    device: str
    name: str
    role: str
    grids: list[str]
    answered: str


@dataclass(frozen=True)
class Answered:
    """The answer file, and whose device it is for."""

    path: Path
    device: str
    name: str
    role: str
    check: str
    changes: Changes


def read_recovery(session: Session, path: Path) -> RecoveryRequest:
    """Say whose device asks in a request file.

    Raises BundleError (`bad_recovery`, `not_for_us`...); UserError: `not_office`, `unknown_device`.
    """
    need_office(session)
    request, sealed = _opened(session, path)
    cert = _certificate(session, request, sealed)
    names = {grid.get("scope"): grid.get("name") or "" for grid in areas.grids(session)}
    known = _answered(session, request)
    at = next(
        (line["at"] for line in key_log.key_events(session)
         if known and (line["what"], line["device"]) == (key_log.ANSWERED, request.device)),
        "",
    )  # fmt: skip
    grids = [names[scope] for scope in cert.scopes if names.get(scope)]
    return RecoveryRequest(request.device, cert.name, cert.role, grids, at)


def answer_recovery(session: Session, path: Path, digits: str, out_dir: Path) -> Answered:
    """Compare the digits read out by the person and, if they agree, write the answer into `out_dir`.

    The same request may be answered again (a lost stick): with the same certificate. Raises BundleError;
    UserError: `not_office`, `no_office_keys`, `unknown_device`, `revoked_device`, `wrong_digits`,
    `no_folder`, and what writing a file can raise.
    """
    need_office(session)
    if not can_issue(session):
        raise UserError(
            "no_office_keys", "这台电脑没有办公室的签发密钥。", "请到最初建立办公室的那台电脑上办理。"
        )
    request, sealed = _opened(session, path)
    if not same_digits(digits, request.digits):
        raise BundleError("wrong_digits", "typed digits differ")
    cert = _certificate(session, request, sealed)
    if session.authority.revoked_at(cert) is not None:
        raise UserError("revoked_device", "这台电脑的证书已经停用，没有回复。", "请核对申请人；或另发邀请。")
    need_folder(out_dir)
    changes = Changes()
    with session.store.atomic():
        if not _answered(session, request):
            changes = _certify(session, request, cert)
        who = session.identity
        key_log.note(session, key_log.ANSWERED, device=cert.device, name=cert.name, by=who.name)
    fresh = session.authority.certificate(request.device, request.inc)
    assert fresh is not None
    office = session.office_keys
    sections = recover.answer_sections(
        request,
        store_key=sealed.store_key,
        certificate=envelope_of(session, fresh),
        by=session.identity.name,
        office_secret=office.age_secret if office and is_peer(fresh.role, fresh.scopes) else "",
    )
    scopes = None if "*" in fresh.scopes else {common_scope(session), *scopes_to_send(session, fresh)}
    exported, _ = send(
        session,
        out_dir,
        contents(session, logs_of(session, scopes), known_have(session, request.device)),
        purpose="recover",
        audience=request.device,
        recipients=[request.enc],
        name=fresh.name,
        called="恢复回复",  # no name: who forgot a passphrase is nobody's business on the way
        sections=sections,
    )
    return Answered(exported.path, request.device, fresh.name, fresh.role, exported.check, changes)


def _opened(session: Session, path: Path) -> tuple[recover.RecoverRequest, recover.SealedKey]:
    with open_bundle(path, secrets=session.receiving, trust=view_of(session)) as reader:
        request = recover.read_request(reader)
        reader.finish()
    return request, recover.open_sealed(request, session.receiving)


def _certificate(session: Session, request: recover.RecoverRequest, sealed: recover.SealedKey) -> Certificate:
    """The newest certificate of the device, or the one that it left with the office when the office's own
    store is from before (it was put back from a backup). Raises UserError `unknown_device`."""
    newest = {cert.device: cert for cert in session.authority.certs}
    if request.device in newest:
        return newest[request.device]
    left = Authority.build(
        request.office, session.store.envelopes("trust"), (unb64u(sealed.certificate),), dsse.verify
    ).certs
    if not left or left[0].device != request.device:
        raise UserError(
            "unknown_device",
            "这里没有这台电脑的证书，不知道是谁的。",
            "请先合并别的办公室电脑交来的数据包，再来一次；实在没有，就另发邀请。",
        )
    return left[0]


def _answered(session: Session, request: recover.RecoverRequest) -> bool:
    """Whether the certificate for the keys in this request is issued already."""
    return any(
        (cert.device, cert.sign) == (request.device, request.sign) for cert in newest_certificates(session)
    )


def _certify(session: Session, request: recover.RecoverRequest, cert: Certificate) -> Changes:
    """The same rights for the new keys; an office PC's certificate is for its new incarnation alone."""
    keys = session.office_keys
    assert keys is not None
    assert keys.issuer_seed is not None
    inc = request.inc if cert.role in OFFICE else ""
    renewed = replace(cert, inc=inc, sign=request.sign, enc=request.enc, succeeds={})
    envelope = reissued(session, renewed, list(cert.scopes), keys.issuer_seed)
    proof = {"envelope": b64u(envelope)}
    ops = write(session, [Intent("cert", cert.device, common_scope(session), proof, parents=[])])
    return changed(ops, "device")
