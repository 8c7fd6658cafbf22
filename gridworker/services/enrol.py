"""Joining an office from a laptop: request by an invite, accept the office's answer."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from gridworker.domain.authority import Authority
from gridworker.domain.ids import fresh_id
from gridworker.domain.time import next_hlc, wall_text
from gridworker.errors import UserError
from gridworker.services.changes import Changes
from gridworker.services.incoming import take_in
from gridworker.services.parcel import need_folder
from gridworker.services.session import Session
from gridworker.services.writing import write
from gridworker.storage import Intent, Query
from gridworker.sync import dsse
from gridworker.sync import enrol as files
from gridworker.sync.asking import read_secret
from gridworker.sync.chain import check_certificate
from gridworker.sync.enrol import Invite
from gridworker.sync.keys import OfficeKeys
from gridworker.sync.read import hash_file, open_bundle
from gridworker.sync.refusals import BundleError


@dataclass(frozen=True)
class InviteInfo:
    """What an invite says before one joins."""

    office: str
    office_name: str
    name: str
    role: str
    grid_name: str
    demo: bool


@dataclass(frozen=True)
class Requested:
    """The request file and the 24 digits to read out (`1234 5678 ...`, 6 groups).

    `code` is in the names of the files of this joining.
    """

    path: Path
    digits: str
    office_name: str
    name: str
    role: str
    grid_name: str
    code: str = ""


@dataclass(frozen=True)
class Accepted:
    """The office let this profile in."""

    office: str
    office_name: str
    grid: str | None
    grid_name: str
    name: str
    role: str
    households: int
    changes: Changes


def read_invite(path: Path) -> InviteInfo:
    """Say what an invite file offers. Raises BundleError (`bad_invite`)."""
    invite = files.read_invite_file(path)
    newest = invite.newest
    return InviteInfo(
        invite.office, invite.office_name, invite.name, invite.role, invite.grid_name, newest.demo
    )


def request_enrolment(session: Session, invite_path: Path, out_dir: Path) -> Requested:
    """Write the request for an invite. Asking again with the same invite shows the same digits.

    Raises UserError: `has_office`, `bad_invite`, `demo_mismatch`, and what writing a file can raise.
    """
    who = session.identity
    if who.role is not None:
        raise UserError(
            "has_office", f"这份档案已经属于“{who.office_name}”。", "要加入别的办公室，请另建一份档案。"
        )
    invite = files.read_invite_file(invite_path)
    if invite.newest.demo and session.store.heads():
        raise UserError(
            "demo_mismatch", "这份档案里已有真实记录，不能加入演示办公室。", "请另建一份档案来看演示。"
        )
    need_folder(out_dir)
    now = session.entropy.now()
    written, request = files.write_request(
        out_dir,
        invite=invite,
        device_keys=session.keys,
        device=who.device,
        inc=who.inc,
        home_scope=who.home_scope,
        worker=who.worker,
        name=invite.name,
        bundle=fresh_id(session.entropy),
        wall=wall_text(now),
        hlc=next_hlc(0, int(now.timestamp())),
    )
    with session.store.atomic():
        session.store.set_meta("joining", json.dumps(invite.model_dump(), ensure_ascii=False))
        session.store.set_meta("name", invite.name)
        asked = {"file": written.path.name, "digits": request.digits, "hash": written.file_hash}
        session.store.set_meta("asked", json.dumps(asked))
    return Requested(
        written.path, request.digits, invite.office_name, invite.name, invite.role, invite.grid_name,
        files.code_of(invite.invite),
    )  # fmt: skip


def requested(session: Session) -> Requested | None:
    """The request that waits for the office's answer, its digits to be read out again; None: there is none.

    Of the path only the file's name is known: the stick may be anywhere by now.
    """
    kept, asked = session.store.meta("joining"), session.store.meta("asked")
    if kept is None or not asked or session.identity.role is not None:
        return None
    invite, said = Invite.model_validate(json.loads(kept)), json.loads(asked)
    return Requested(
        Path(said["file"]), said["digits"], invite.office_name, invite.name, invite.role, invite.grid_name,
        files.code_of(invite.invite),
    )  # fmt: skip


def accept_enrolment(session: Session, path: Path) -> Accepted:
    """Take in the office's answer: the certificate, the common records and the grid's.

    Raises BundleError; UserError: `no_request` (nothing was asked), `own_request` (it is the
    file asked with), `not_for_this_device`.
    """
    kept = session.store.meta("joining")
    if kept is None:
        raise UserError("no_request", "这台电脑还没有申请加入办公室。", "请先用办公室给的邀请文件申请。")
    invite = Invite.model_validate(json.loads(kept))
    try:
        return _take_answer(session, path, invite)
    except BundleError as refused:
        # A request is for the office alone: the laptop that wrote it cannot open it and would be told so.
        if refused.code != "not_for_us" or not _is_own_request(session, path):
            raise
    raise UserError(
        "own_request",
        "这是您自己的申请文件，要的是办公室给的回复。",
        "请选名字以“回复”开头的文件。办公室还没有给，就先把申请文件交给办公室。",
    )


def _take_answer(session: Session, path: Path, invite: Invite) -> Accepted:
    with open_bundle(path, secrets=[session.keys.age_secret], trust=invite.view) as reader:
        answer = files.read_answer(reader)
        _check_certificate(session, invite, answer.certificate_envelope)
        secret = read_secret(reader, session.keys)
        recipients = invite.newest.recipients
        # What the key file must hold comes first: after the commit below this profile counts on it.
        session.keep_office(
            OfficeKeys(None, None, secret) if secret else None,
            invite.office,
            recipients,
            answer.certificate_envelope,
        )

        def belong() -> None:
            session.store.set_meta("office", invite.office)
            session.store.set_meta("office_name", answer.office_name)
            session.store.set_meta("asked", "")  # answered: a restored profile must ask anew

        _, changes = take_in(session, path, reader, first=belong)
    who = session.refresh()
    if who.grid:
        changes |= _adopt_own(session, who.home_scope, who.grid)
    return Accepted(
        office=invite.office,
        office_name=who.office_name,
        grid=who.grid,
        grid_name=who.grid_name or answer.grid_name,
        name=who.name,
        role=who.role or invite.role,
        households=session.store.count(Query("household", grid=who.grid)) if who.grid else 0,
        changes=changes | Changes(frozenset({"identity"})),
    )


def _is_own_request(session: Session, path: Path) -> bool:
    """Whether a file is the request written here last, by what is in it: files are renamed."""
    asked = json.loads(session.store.meta("asked") or "{}")
    return bool(asked) and asked.get("hash") == hash_file(path)


def _check_certificate(session: Session, invite: Invite, envelope: bytes) -> None:
    """Check that the certificate is of the office in the invite and for this device and its key."""
    trusted = Authority.build(invite.office, invite.view.trust, (envelope,), dsse.verify)
    cert = check_certificate(envelope, trusted)
    who = session.identity
    if cert.device != who.device or cert.inc not in {"", who.inc} or cert.sign != session.keys.sign_public:
        raise UserError("not_for_this_device", "这份证书不是发给这台电脑的。", "请核对是不是拿错了文件。")
    if cert.person != who.worker:
        raise BundleError("bad_request", "certificate for another person")


def _adopt_own(session: Session, home_scope: str, grid: str) -> Changes:
    """Households written down before the grid was known now name it."""
    store = session.store
    waiting = [
        row["id"]
        for row in store.rows("household", store.ids(Query("household", grid=home_scope)))
        if row.get("grid") == home_scope
    ]
    if waiting:
        write(session, [Intent("household", rec, home_scope, {"grid": grid}) for rec in waiting])
    return Changes.of({"household": waiting})


__all__ = [
    "Accepted", "InviteInfo", "Requested", "accept_enrolment", "read_invite", "request_enrolment",
    "requested",
]  # fmt: skip
