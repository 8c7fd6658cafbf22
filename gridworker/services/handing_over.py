"""Drafts handed over to a colleague: the only way in which something half written leaves its machine.

Whoever gives a grid away, or falls ill, hands what he began to the one who goes on: as one file, signed, and
encrypted to that person's computer alone. It stays a draft there, marked with whose it was, until somebody
finishes and saves it under his own name. The private 体会 is never in it, and neither are photos, which
are not finished before their record is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from gridworker.domain.authority import Authority
from gridworker.domain.text import clean_name
from gridworker.domain.time import wall_text
from gridworker.domain.trust import Certificate
from gridworker.errors import UserError
from gridworker.services.changes import Changes
from gridworker.services.desk_form import DeskDraft
from gridworker.services.households import HouseholdDraft
from gridworker.services.keyring import write_whole
from gridworker.services.parcel import envelope_of, need_folder, told
from gridworker.services.session import Session
from gridworker.services.unfinished import FORM_NAMES, HANDED, TITLE, household_title
from gridworker.services.visit_form import VisitDraft
from gridworker.storage import Draft
from gridworker.sync import drafts_file, dsse, limits
from gridworker.sync.refusals import BundleError

_FORMS: Final[dict[str, type[BaseModel]]] = {
    "visit": VisitDraft, "intake": DeskDraft, "household": HouseholdDraft,
}  # fmt: skip
_MOST: Final = 1000
"""Drafts in one file."""


_Short = Annotated[str, Field(max_length=200)]


class _Packed(BaseModel):
    """One draft in the file."""

    model_config = ConfigDict(strict=True)

    id: _Short
    form: _Short
    typed: dict[str, Any]
    at: _Short
    place: dict[str, Any]
    about: _Short
    base: dict[str, Any]


@dataclass(frozen=True)
class Receiver:
    """A computer of the office that drafts can be handed to."""

    device: str
    name: str
    role: str


@dataclass(frozen=True)
class HandedOver:
    """The file, for whom it is, and how many drafts are in it."""

    path: Path
    name: str
    drafts: int


@dataclass(frozen=True)
class TakenOver:
    """Whose drafts they were, how many came, how many were here already or could not be read."""

    name: str
    drafts: int
    already: int
    unreadable: int
    changes: Changes


def receivers(session: Session) -> list[Receiver]:
    """Every other computer of the office whose certificate holds, by name."""
    mine, rights = session.identity.device, session.authority
    newest = {cert.device: cert for cert in rights.certs if rights.revoked_at(cert) is None}
    found = [Receiver(cert.device, cert.name, cert.role) for cert in newest.values() if cert.device != mine]
    return sorted(found, key=lambda one: (one.name, one.device))


def hand_over(
    session: Session, device: str, folder: Path, ids: Iterable[str] | None = None
) -> HandedOver:
    """Write the drafts `ids` (None: all that wait) into `folder`, for one computer; they stay here as well.

    Raises UserError: `no_office`, `no_receiver`, `no_draft`, `no_folder`, `too_big`, `read_only`,
    `disk_full`, `cannot_write`.
    """
    need_folder(folder)
    mine = _own_certificate(session)
    rights = session.authority
    to = {cert.device: cert for cert in rights.certs if rights.revoked_at(cert) is None}.get(device)
    if to is None or device == session.identity.device:
        raise UserError("no_receiver", "没有这个收草稿的人。", "请从办公室发过证书的人里选。")
    rows = _chosen(session, ids)
    payload = {
        "office": rights.office,
        "to": device,
        "from": {"dev": session.identity.device, "inc": session.identity.inc},
        "by": session.identity.name,
        "wall": wall_text(session.entropy.now()),
        "cert": dsse.b64(envelope_of(session, mine)),
        "drafts": [_packed(session, row) for row in rows],
    }
    raw = drafts_file.seal(payload, session.keys, to.enc)
    path = folder / f"gwd1-{hashlib.sha256(raw).hexdigest()[:16]}{drafts_file.SUFFIX}"
    try:
        write_whole(path, raw)
    except OSError as e:
        raise told(e) from e
    return HandedOver(path, to.name, len(rows))


def take_over(session: Session, path: Path) -> TakenOver:
    """Take in a file of drafts; those that are here already are left as they are.

    Raises UserError: `no_office`, `cannot_read`, `too_big`, `not_a_bundle`, `truncated`, `tampered`,
    `not_for_us`, `wrong_office`, `unknown_signer`, `too_new`, `bad_record`.
    """
    _own_certificate(session)
    payload, signers = drafts_file.unseal(_bytes_of(path), session.receiving)
    if payload.get("office") != session.authority.office:
        raise BundleError("wrong_office", "another office")
    if payload.get("to") != session.identity.device:
        raise BundleError("not_for_us", "another device")
    cert = _signer(session, payload, signers)
    packed = payload.get("drafts")
    if not isinstance(packed, list) or len(packed) > _MOST:
        raise BundleError("bad_record", "list of drafts")
    new: list[str] = []
    already = unreadable = 0
    with session.store.atomic():
        for one in packed:
            row = _unpacked(one, cert.name)
            if row is None:
                unreadable += 1
            elif session.store.draft(row.id) is not None:
                already += 1
            else:
                session.store.keep_draft(
                    row.id, row.kind, row.body, row.at, place=row.place, about=row.about, base=row.base,
                    inc=row.inc,
                )  # fmt: skip
                new.append(row.id)
    return TakenOver(cert.name, len(new), already, unreadable, Changes.of({"draft": new}))


def _own_certificate(session: Session) -> Certificate:
    mine = session.authority.certificate(session.identity.device, session.identity.inc)
    if mine is None:
        raise UserError("no_office", "这份档案还没有加入办公室，不能交接草稿。", "请先用邀请文件加入。")
    return mine


def _chosen(session: Session, ids: Iterable[str] | None) -> list[Draft]:
    rows = session.store.drafts()
    if ids is not None:
        wanted = set(ids)
        rows = [row for row in rows if row.id in wanted]
        if len(rows) != len(wanted):
            raise UserError("no_draft", "没有这份没写完的。", "它可能已经保存或扔掉了，请重新看一遍列表。")
    if not rows:
        raise UserError("no_draft", "没有没写完的可以交。", "都写完了，不用交接。")
    return rows


def _packed(session: Session, row: Draft) -> dict[str, Any]:
    base = row.base or {}
    if not row.about and (title := household_title(session, row)):
        base = {**base, TITLE: title[:200]}  # the colleague's register may not have the household
    typed = {name: value for name, value in row.body.items() if name not in ("sealed", "files")}
    packed = _Packed(
        id=row.id, form=row.kind, typed=typed, at=row.at, place=row.place or {}, about=row.about,
        base=base,
    )  # fmt: skip
    return packed.model_dump()


def _unpacked(one: Any, by: str) -> Draft | None:
    """A draft out of a file, or None when its form could not show it."""
    try:
        packed = _Packed.model_validate(one)
        model = _FORMS.get(packed.form)
        if model is not None:
            model.model_validate(packed.typed)
    except ValidationError:
        return None
    if packed.form not in FORM_NAMES:
        return None
    return Draft(
        packed.id, packed.form, packed.typed, packed.at, packed.place, packed.about, packed.base,
        f"{HANDED}{clean_name(by)}",
    )  # fmt: skip


def _signer(session: Session, payload: dict[str, Any], signers: tuple[str, ...]) -> Certificate:
    """The certificate of who wrote the file. Raises `BundleError` `unknown_signer`."""
    sender, cert = payload.get("from"), payload.get("cert")
    if not isinstance(sender, dict) or not isinstance(cert, str):
        raise BundleError("unknown_signer", "no sender")
    store, office = session.store, session.authority.office
    try:
        brought = [*store.envelopes("cert"), dsse.unb64(cert)]
        rights = Authority.build(office, store.envelopes("trust"), brought, dsse.verify)
        found = rights.certificate(str(sender.get("dev")), str(sender.get("inc")))
    except ValueError as e:
        raise BundleError("unknown_signer", type(e).__name__) from e
    if found is None or found.sign not in signers or rights.revoked_at(found) is not None:
        raise BundleError("unknown_signer", "not certified by this office")
    return found


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > 2 * limits.ENVELOPE:
            raise BundleError("too_big", "file")
        return path.read_bytes()
    except OSError as e:
        raise BundleError("cannot_read", type(e).__name__) from e
