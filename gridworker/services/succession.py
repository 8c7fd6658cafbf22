"""An office PC that was put back from a backup goes on as the successor of what it was.

The store that is opened after a restore is a new incarnation and has no certificate yet. Whoever is sure that
the old one is gone (this is a restore, not a second copy in use) takes over: the new certificate says up to
which numbers this store has what the old incarnation wrote. Receipts above those numbers no longer count
anywhere, so that laptops send again what the backup does not hold.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from gridworker.domain.ids import b64u, fresh_id
from gridworker.domain.time import wall_text
from gridworker.domain.trust import Certificate
from gridworker.errors import UserError
from gridworker.services.changes import Changes
from gridworker.services.incarnation import add_past_incarnations, past_incarnations
from gridworker.services.session import Session
from gridworker.services.writing import changed, common_scope, write
from gridworker.storage import Intent
from gridworker.sync import certs


def needs_take_over(session: Session) -> bool:
    """Whether this is an office's profile that was copied or restored and can help itself by `take_over`.

    A further PC of the office has no issuing key: it is let in anew by an invite.
    """
    keys = session.office_keys
    return _waits(session) and keys is not None and keys.issuer_seed is not None


def take_over(session: Session) -> Changes:
    """Give this incarnation its certificate, as the successor of those that this profile was before.

    Raises UserError: `nothing_to_take_over`, `no_office_keys` (a PC without the issuing key is let in anew
    by an invite).
    """
    who = session.identity
    if not _waits(session):
        raise UserError("nothing_to_take_over", "这份档案不需要接替。", "照常使用即可。")
    keys = session.office_keys
    if keys is None or keys.issuer_seed is None:
        raise UserError(
            "no_office_keys", "这台电脑没有办公室的签发密钥。", "请在建立办公室的电脑上发一份邀请，重新加入。"
        )
    rights = session.authority
    before = [cert for cert in rights.certs if cert.device == who.device]
    if not before:
        raise UserError("nothing_to_take_over", "这台电脑从来没有证书。", "请用邀请加入。")
    return _certify(session, keys.issuer_seed, before[-1])


def take_over_lives(session: Session) -> Changes:
    """Succeed the lives of this PC of which only others have heard: it was put back more than once.

    A backup that is older than the last restore knows nothing of the life that began with that. Laptops that
    had its receipts name its log in what they hold, and so it is found; until it is succeeded they believe
    that what it receipted is here. Writes nothing when there is none, or without the issuing key.
    """
    who, keys = session.identity, session.office_keys
    if not who.may_receipt or keys is None or keys.issuer_seed is None:
        return Changes()
    past = past_incarnations(session.store)
    if not past:
        return Changes()  # never put back: then the common case costs nothing
    rights = session.authority
    heard = {
        inc
        for dev, inc in _heard(session)
        if dev == who.device and inc != who.inc and inc not in past and rights.succeeded_by(dev, inc) is None
    }
    mine = rights.certificate(who.device, who.inc)
    if not heard or mine is None:
        return Changes()
    add_past_incarnations(session.store, sorted(heard))
    return _certify(session, keys.issuer_seed, mine)


def _heard(session: Session) -> Iterator[tuple[str, str]]:
    """Device and incarnation of every log that some sender said it holds."""
    for device in {cert.device for cert in session.authority.certs}:
        kept = json.loads(session.store.meta(f"have:{device}") or "{}")
        for name in kept.get("logs", {}):
            dev, inc, _ = name.split(" ")
            yield dev, inc


def _certify(session: Session, issuer_seed: bytes, old: Certificate) -> Changes:
    """Give this incarnation a certificate with the rights of `old`, succeeding what nobody succeeds yet."""
    who, rights = session.identity, session.authority
    # A life without a position was not in the backup at all: nothing that it decided stands.
    positions: dict[str, dict[str, int]] = {
        inc: {}
        for inc in past_incarnations(session.store)
        if inc != who.inc and rights.succeeded_by(who.device, inc) is None
    }
    for log, (last, _) in session.store.heads().items():
        if log.dev == who.device and log.inc in positions:
            positions[log.inc][log.scope] = last
    certificate = certs.issue_certificate(
        certs.NewCertificate(
            office=who.office or "",
            serial=fresh_id(session.entropy),
            device=who.device,
            inc=who.inc,
            sign=session.keys.sign_public,
            enc=session.keys.age_recipient,
            person=old.person,
            name=old.name,
            role=old.role,
            scopes=old.scopes,
            succeeds={**old.succeeds, **positions} if old.inc == who.inc else positions,
            trust=rights.version,
            issued=wall_text(session.entropy.now()),
        ),
        issuer_seed,
    )
    common = common_scope(session)
    ops = write(session, [Intent("cert", who.device, common, {"envelope": b64u(certificate)}, parents=[])])
    session.refresh()
    return changed(ops, "identity", "device")


def _waits(session: Session) -> bool:
    who = session.identity
    return who.office is not None and who.role is None
