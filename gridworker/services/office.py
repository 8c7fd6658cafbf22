"""Letting devices into an office: invite, request, 24 digits, certificate. Founding one is in `founding`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gridworker.domain.ids import b64u, fresh_id
from gridworker.domain.rights import RECEIPT, WALKING, is_peer
from gridworker.domain.text import clean_name
from gridworker.domain.time import wall_text
from gridworker.domain.trust import Certificate
from gridworker.errors import UserError
from gridworker.services import areas
from gridworker.services.areas import find_unit
from gridworker.services.carrying import LEVEL_ABOVE
from gridworker.services.certificates import grids_of_office, scope_above
from gridworker.services.changes import Changes
from gridworker.services.claims import refuse_taken_ids
from gridworker.services.founding import Founded, found_office
from gridworker.services.incoming import view_of
from gridworker.services.listed import carried_over, listed_before, same_person
from gridworker.services.outgoing import logs_of
from gridworker.services.parcel import contents, envelope_of, need_folder, send
from gridworker.services.session import Session
from gridworker.services.writing import changed, common_scope, need_office, new_record, trust, write
from gridworker.storage import Intent
from gridworker.sync import certs
from gridworker.sync import enrol as files
from gridworker.sync.asking import same_digits
from gridworker.sync.enrol import EnrolRequest
from gridworker.sync.read import open_bundle
from gridworker.sync.refusals import BundleError

__all__ = [
    "Certified",
    "Founded",
    "InviteIssued",
    "RequestInfo",
    "certify",
    "found_office",
    "invites",
    "issue_invite",
    "read_request",
]


@dataclass(frozen=True)
class InviteIssued:
    """An invite file (`.gwi`) and its one-time id."""

    path: Path
    id: str
    name: str
    role: str
    grid: str | None

    @property
    def code(self) -> str:
        """The digits in the names of its files."""
        return files.code_of(self.id)


@dataclass(frozen=True)
class RequestInfo:
    """What a request file says. The digits are *not* given: the clerk types what the laptop shows."""

    path: Path
    invite: str
    name: str
    role: str
    grid: str | None
    grid_name: str
    device: str
    known: bool
    """Whether the invite in it is not used up by another device."""

    @property
    def code(self) -> str:
        """The digits in the names of its files."""
        return files.code_of(self.invite)


@dataclass(frozen=True)
class Certified:
    """The answer file that makes a device a member of the office."""

    path: Path
    device: str
    name: str
    role: str
    grid: str | None
    check: str
    changes: Changes


def issue_invite(
    session: Session, name: str, role: str, grid: str | None, out_dir: Path, *, unit: str | None = None
) -> InviteIssued:
    """Write an invite for a person. `grid` is a grid's id, code or name; needed for who walks a grid.

    `unit` is the unit (id, code or name) of everybody else: a village office reads the grids of its village.
    Somebody of this name who is on the list of people and has no computer yet is meant. Raises UserError:
    `not_office`, `no_office_keys`, `bad_name`, `bad_role`, `no_grid`, `grid_needed`, `no_unit`, and what
    writing a file can raise.
    """
    need_office(session)
    issuer = _issuer(session)
    name = clean_name(name)
    if not name:
        raise UserError("bad_name", "还没有写姓名。", "请写上这台电脑由谁使用。")
    if not session.vocab.check("role", role):
        raise UserError("bad_role", f"没有“{role}”这种身份。", "网格员是 worker，镇办公室是 town。")
    row = areas.find_grid(session, grid) if grid else None
    if row is None and role in WALKING:
        raise UserError("grid_needed", "还没有选网格。", "请说明负责哪个网格。")
    place = find_unit(session, unit)["id"] if unit else None
    need_folder(out_dir)
    who = session.identity
    invite = fresh_id(session.entropy)
    at = wall_text(session.entropy.now())
    raw = files.make_invite(
        office=who.office or "",
        office_name=who.office_name,
        invite=invite,
        name=name,
        role=role,
        grid=row["id"] if row else "",
        grid_name=row["name"] if row else "",
        scope=row["scope"] if row else "",
        trust=session.store.envelopes("trust"),
        issuer_seed=issuer,
        issued=at,
    )
    path = out_dir / f"{files.file_stem('邀请', invite)}{files.INVITE_SUFFIX}"
    files.write_invite_file(path, raw)
    kept = {"name": name, "role": role, "grid": row["id"] if row else None, "at": at, "used_by": None}
    if place:
        kept["unit"] = place
    keep_invites(session, {**invites(session), invite: kept})
    return InviteIssued(path, invite, name, role, row["id"] if row else None)


def read_request(session: Session, path: Path) -> RequestInfo:
    """Open a request file and say who asks; changes nothing.

    Raises BundleError, UserError `unknown_invite`.
    """
    need_office(session)
    request = _request(session, path)
    invite = _invite(session, request)
    row = session.store.get("grid", invite["grid"]) if invite["grid"] else None
    return RequestInfo(
        path=path,
        invite=request.invite,
        name=invite["name"],
        role=invite["role"],
        grid=invite["grid"],
        grid_name=(row or {}).get("name") or "",
        device=request.device,
        known=invite["used_by"] in {None, request.device},
    )


def certify(session: Session, request_path: Path, digits: str, out_dir: Path) -> Certified:
    """Compare the digits read out by the worker and, if they agree, issue the certificate and its file.

    `digits` may hold spaces and full-width digits. The same request may be certified again (a lost stick):
    the same certificate is sent. Raises UserError: `wrong_digits`, `unknown_invite`, `invite_used`,
    `id_taken`, `not_office`, `no_office_keys`.
    """
    need_office(session)
    issuer = _issuer(session)
    request = _request(session, request_path)
    invite = _invite(session, request)
    if not same_digits(digits, request.digits):
        raise BundleError("wrong_digits", "typed digits differ")
    if invite["used_by"] not in {None, request.device}:
        raise UserError("invite_used", "这份邀请已经被另一台电脑用掉了。", "请给这台电脑另发一份邀请。")
    need_folder(out_dir)
    role, grid = invite["role"], invite["grid"]
    row = session.store.get("grid", grid) if grid else None
    known = _certificate_of(session, request)
    changes = Changes()
    if known is None:
        refuse_taken_ids(session, request)
        envelope = _certificate(session, request, invite, row, issuer)
        changes = _write_certificate(session, request, invite, envelope)
    cert = _certificate_of(session, request)
    assert cert is not None
    envelope = envelope_of(session, cert)
    office = session.office_keys
    sections = files.answer_sections(
        request=request,
        certificate=envelope,
        office_name=session.identity.office_name,
        grid=grid or "",
        grid_name=(row or {}).get("name") or "",
        office_secret=office.age_secret if office and is_peer(role, cert.scopes) else "",
    )
    scopes = None if "*" in cert.scopes else {common_scope(session), *cert.scopes}
    exported, _ = send(
        session,
        out_dir,
        contents(session, logs_of(session, scopes), {}),
        purpose="enrol",
        audience=request.device,
        recipients=[cert.enc],
        name=cert.name,
        called=files.file_stem("回复", request.invite),
        sections=sections,
    )
    return Certified(exported.path, request.device, cert.name, role, grid, exported.check, changes)


def invites(session: Session) -> dict[str, dict[str, Any]]:
    """Invites issued here by id: `{name, role, grid, at, used_by}`."""
    found: dict[str, dict[str, Any]] = json.loads(session.store.meta("invites") or "{}")
    return found


def keep_invites(session: Session, value: dict[str, dict[str, Any]]) -> None:
    """Write the list of invites."""
    session.store.set_meta("invites", json.dumps(value, ensure_ascii=False))


def _issuer(session: Session) -> bytes:
    keys = session.office_keys
    if keys is None or keys.issuer_seed is None:
        raise UserError(
            "no_office_keys", "这台电脑没有办公室的签发密钥。", "请到最初建立办公室的那台电脑上办理。"
        )
    return keys.issuer_seed


def _request(session: Session, path: Path) -> EnrolRequest:
    with open_bundle(path, secrets=session.receiving, trust=view_of(session)) as reader:
        request = files.read_request(reader)
        reader.finish()
    return request


def _invite(session: Session, request: EnrolRequest) -> dict[str, Any]:
    invite = invites(session).get(request.invite)
    if invite is None:
        raise UserError(
            "unknown_invite", "这份申请用的邀请不是这台电脑发的。", "请到发邀请的那台电脑上办理，或另发一份。"
        )
    return invite


def _certificate_of(session: Session, request: EnrolRequest) -> Certificate | None:
    found = session.authority.certificate(request.device, request.inc)
    return found if found is not None and found.sign == request.sign else None


def _certificate(
    session: Session, request: EnrolRequest, invite: dict[str, Any], row: dict[str, Any] | None, issuer: bytes
) -> bytes:
    role = invite["role"]
    is_office = role in {"village", "town", "county"}
    if role in LEVEL_ABOVE:
        scopes = [scope_above(session) or fresh_id(session.entropy)]
    elif role in RECEIPT:
        scopes = ["*"]
    elif row is not None:
        scopes = [str(row["scope"])]
    else:
        wanted = set(grids_of_office(session, role, invite.get("unit")))
        scopes = [str(grid["scope"]) for grid in areas.rows(session, "grid") if grid["id"] in wanted]
    adopts = {request.home_scope: scopes[0]} if role in WALKING else {}
    return certs.issue_certificate(
        certs.NewCertificate(
            office=session.identity.office or "",
            serial=fresh_id(session.entropy),
            device=request.device,
            inc=request.inc if is_office else "",
            sign=request.sign,
            enc=request.enc,
            person=request.worker,
            name=invite["name"],
            role=role,
            scopes=scopes,
            adopts=adopts,
            trust=trust(session).version,
            issued=wall_text(session.entropy.now()),
        ),
        issuer,
    )


def _write_certificate(
    session: Session, request: EnrolRequest, invite: dict[str, Any], envelope: bytes
) -> Changes:
    common = common_scope(session)
    worker: dict[str, Any] = {"name": invite["name"], "role": invite["role"]}
    if invite["grid"]:
        worker["grids"] = [invite["grid"]]
    if invite.get("unit"):
        worker["unit"] = invite["unit"]
    listed = listed_before(session, invite["name"])
    if listed:
        before = carried_over(listed)
        grids = list(dict.fromkeys([*worker.get("grids", []), *before.get("grids", [])]))
        worker = {**before, **worker, **({"grids": grids} if grids else {})}
    with session.store.atomic():
        ops = write(
            session,
            [
                Intent("cert", request.device, common, {"envelope": b64u(envelope)}, parents=[]),
                new_record(session, "worker", common, worker, rec=request.worker),
                *(same_person(session, listed, request.worker) if listed else ()),
            ],
        )
        kept = invites(session)
        kept[request.invite] = {**invite, "used_by": request.device}
        keep_invites(session, kept)
    return changed(ops, "device")
