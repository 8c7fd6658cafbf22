"""What the certificates held here say about the logs held here, and whether a scope is plain.

A scope is *plain* when the standing of each of its ops follows from the op's own header and body: no fork, no
exclude, release or redaction, every log with a certificate for all of it that nobody revoked or
succeeded, and office logs without a hole or an unknown trust version. Then new ops cannot change the standing
of old ones, and a merge need not look at those. Other scopes are judged whole (`domain.standing`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any, Final

from gridworker.domain.authority import Authority
from gridworker.domain.ids import b64u, unb64u
from gridworker.domain.ops import BadOp, decode_body
from gridworker.domain.rights import OFFICE
from gridworker.domain.trust import Certificate, Envelope, Verify
from gridworker.storage.db import Db
from gridworker.storage.logs import LOG_SHIFT, LogRow

_NOT_PLAIN: Final = ("exclude", "redact", "release")
NO_TRUST: Final = "waiting:no_trust"


def trust_nobody(envelope: bytes) -> Envelope:
    """The verifier of a store that was given none: no signature counts."""
    raise ValueError("no verifier")


class Rights:
    """The authority of what is held here, built again only when that has changed."""

    def __init__(self, db: Db, verify: Verify = trust_nobody) -> None:
        self._db = db
        self._verify = verify
        self._built: dict[tuple[str, int], Authority] = {}
        # Row ids return after a rollback with other ops behind them; then nothing known may be kept.
        db.on_rollback.append(self.forget)

    def set_verify(self, verify: Verify) -> None:
        """Use this to check signatures from now on."""
        self._verify = verify
        self.forget()

    def forget(self) -> None:
        """Build the authority again when it is next asked for."""
        self._built.clear()

    def authority(self) -> Authority:
        """What the trust and certificate ops held here say for the office of this store."""
        office = self._db.value("SELECT value FROM meta WHERE name = 'office'", default="")
        held = self._db.value("SELECT count(*) FROM op WHERE control = 1 AND kind IN ('trust', 'cert')")
        key = (office, held)
        if key not in self._built:
            self._built.clear()
            self._built[key] = self._build(office)
        return self._built[key]

    def envelopes(self, kind: str) -> list[bytes]:
        """The envelopes of all `trust` or all `cert` ops held, in the order of their logs."""
        out = []
        for (body,) in self._db.all(
            "SELECT body FROM op WHERE control = 1 AND kind = ? AND body IS NOT NULL ORDER BY id", (kind,)
        ):
            try:
                out.append(unb64u(decode_body(body)["envelope"]))
            except (BadOp, KeyError, TypeError, ValueError, AttributeError):
                continue
        return out

    def _build(self, office: str) -> Authority:
        return Authority.build(office, self.envelopes("trust"), self.envelopes("cert"), self._verify)


class LogRights:
    """The part of an authority that one merge asks again and again: certificates by log."""

    def __init__(self, authority: Authority) -> None:
        self.authority = authority
        self._certs: dict[str, list[Certificate]] = {}
        for cert in authority.certs:
            self._certs.setdefault(cert.device, []).append(cert)

    def certificates(self, log: LogRow) -> list[Certificate]:
        """The certificates that can apply to ops of a log."""
        return [cert for cert in self._certs.get(log.key.dev, ()) if cert.inc in ("", log.key.inc)]

    def simple(self, log: LogRow) -> bool:
        """Whether one certificate speaks for all of a log, and neither a revocation nor a successor does."""
        authority = self.authority
        certs = self.certificates(log)
        here = f"{log.key.inc}/{log.key.scope}"
        return (
            bool(certs)
            and not any(here in cert.start or authority.revoked_at(cert) for cert in certs)
            and authority.succeeded_by(log.key.dev, log.key.inc) is None
        )

    def is_office(self, log: LogRow) -> bool:
        """Whether any certificate makes the log an office's."""
        return any(cert.role in OFFICE for cert in self.certificates(log))

    def print(self, scope: str, logs: Iterable[LogRow]) -> str:
        """A hash of all that the authority says about a scope and its logs: another one, judge again."""
        authority = self.authority
        said: list[Any] = [authority.empty, scope == authority.common]
        for log in sorted(logs, key=lambda log: log.key):
            dev, inc, home = log.key
            certs = [
                (hashlib.sha256(cert.payload).hexdigest(), authority.revoked_at(cert))
                for cert in self.certificates(log)
            ]
            said.append((dev, inc, home, certs, authority.succeeded_by(dev, inc)))
        return b64u(hashlib.sha256(json.dumps(said).encode()).digest())


def is_plain(db: Db, scope: str, logs: Iterable[LogRow], rights: LogRights, newest_trust: int = 0) -> bool:
    """Whether a scope is plain as its ops and logs are now; `newest_trust`: greatest version they name."""
    logs = list(logs)
    if any(log.forks for log in logs):
        return False
    if _has_special(db, scope):
        return False
    if rights.authority.empty:
        return True
    for log in logs:
        if not rights.simple(log):
            return False
        if rights.is_office(log) and (log.upto < log.last or newest_trust > rights.authority.version):
            return False
    return not _waits_for_trust(db, scope)


def _has_special(db: Db, scope: str) -> bool:
    marks = ", ".join("?" * len(_NOT_PLAIN))
    found = db.one(
        f"SELECT 1 FROM op JOIN log ON log.id = op.id >> {LOG_SHIFT}"
        f" WHERE op.control = 1 AND op.kind IN ({marks}) AND log.scope = ? LIMIT 1",
        (*_NOT_PLAIN, scope),
    )
    return found is not None


def _waits_for_trust(db: Db, scope: str) -> bool:
    found = db.one(
        f"SELECT 1 FROM op JOIN log ON log.id = op.id >> {LOG_SHIFT}"
        " WHERE op.standing <> 'on' AND op.standing = ? AND log.scope = ? LIMIT 1",
        (NO_TRUST, scope),
    )
    return found is not None
