"""Founding an office: its keys, its first trust document, the certificate of the PC that founds it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Final

from gridworker.domain.ids import b64u, fresh_id
from gridworker.domain.text import clean_name
from gridworker.domain.time import wall_text
from gridworker.errors import UserError
from gridworker.services.changes import Changes
from gridworker.services.session import Session
from gridworker.services.writing import changed, new_record, write
from gridworker.storage import Intent
from gridworker.sync import certs
from gridworker.sync.keys import OfficeKeys

_CODE: Final = re.compile(r"^([0-9A-Za-z]{0,15}|[\u3400-\u9fff]{1,6})$")


@dataclass(frozen=True)
class Founded:
    """A new office: `office` is its id, `code` its area code or the short name used in numbers."""

    office: str
    name: str
    code: str
    changes: Changes


def found_office(session: Session, name: str, code: str, clerk: str, *, demo: bool = False) -> Founded:
    """Found an office on this PC: office keys, trust document 1, this PC's certificate (role town).

    `code` is an area code, or the short name used in numbers; it may be empty. Raises UserError:
    `has_office`, `bad_name`, `bad_code`.
    """
    who = session.identity
    if who.office is not None:
        raise UserError(
            "has_office", f"这份档案已经属于“{who.office_name}”。", "要新建办公室，请换一个文件夹。"
        )
    name, clerk, code = clean_name(name), clean_name(clerk), clean_name(code)
    if not name or not clerk:
        raise UserError("bad_name", "办公室名称和经办人姓名都要写。", "请补上再试。")
    if not _CODE.match(code) or (code.isdigit() and len(code) < 6):
        raise UserError("bad_code", "办公室代码不对。", "请写行政区划代码，或者两三个字的简称，也可以空着。")
    keys = OfficeKeys.generate(session.entropy.token)
    assert keys.root_seed is not None
    assert keys.issuer_seed is not None
    at = wall_text(session.entropy.now())
    document = certs.new_trust(
        name=name,
        code=code,
        roots=[keys.root_seed],
        issuers=[keys.issuer_public],
        recipients=[keys.age_recipient],
        common=fresh_id(session.entropy),
        office_scope=fresh_id(session.entropy),
        issued=at,
        demo=demo,
    )
    certificate = certs.issue_certificate(
        certs.NewCertificate(
            office=document.office,
            serial=fresh_id(session.entropy),
            device=who.device,
            inc=who.inc,
            sign=session.keys.sign_public,
            enc=session.keys.age_recipient,
            person=who.worker,
            name=clerk,
            role="town",
            scopes=["*"],
            trust=document.version,
            issued=at,
        ),
        keys.issuer_seed,
    )
    # Keys first: an office whose keys were lost with the power would be an office that nobody can lead.
    session.keep_office(keys, document.office, [keys.age_recipient], certificate)
    common = str(json.loads(document.payload)["common"])
    with session.store.atomic():
        session.store.set_meta("office", document.office)
        session.store.set_meta("office_name", name)
        session.store.set_meta("name", clerk)
        ops = write(
            session,
            [
                Intent("trust", document.office, common, {"envelope": b64u(document.envelope)}, parents=[]),
                Intent("cert", who.device, common, {"envelope": b64u(certificate)}, parents=[]),
                new_record(session, "office", common, {"name": name, **({"code": code} if code else {})}),
                new_record(session, "worker", common, {"name": clerk, "role": "town"}, rec=who.worker),
            ],
        )
    session.refresh()
    return Founded(document.office, name, code, changed(ops, "identity"))
