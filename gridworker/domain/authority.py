"""Who may do what, as far as the trust documents and certificates held here say it.

An `Authority` is a function of the set of trust and certificate ops held and of the office id, of nothing
else. Rules, in order:

- **Trust.** Version 1 is the document whose payload hashes to the office id and which a threshold of its own
  roots signed. Version N+1 counts when version N counts, it names the office, and a threshold of the roots of
  N and a threshold of its own roots signed it. Of two that both qualify the one with the smaller payload
  hash counts. Without any version everything well formed is admissible: work begins before any office.
- **Certificates.** One counts when it names the office, its issuer key is listed in the trust version that it
  names, that version counts, and that key truly signed it. `*` as scope is for office roles only; an office
  role needs a certificate for one incarnation, other roles may have one for all of a device.
- **Which one applies.** To an op: of the certificates for its device and incarnation, the one with the
  greatest start (`from`, default 1) not above the op's number in its log; with equal starts the newest
  by (trust version, issued, serial).
- **Adoption.** A home scope that a certificate adopts is the grid scope that it names (of several
  certificates the newest), provided the grid scope is among the scopes of that certificate.
- **Revocation.** A serial is revoked when the newest trust document lists it, with the positions given there,
  as of the first version that listed it.
- **Succession.** An incarnation is succeeded when a certificate of the same device says so; where several
  do, the lowest position of each scope counts, and the newest certificate names the successor.
- **Verdict** on an op by its header alone, the first that fails: the kind is known (`parked:unknown_kind`);
  `trust` and `cert` prove themselves; there is a certificate (`waiting:no_cert`); its person is the author
  (`parked:wrong_author`); its role may sign the kind (`parked:no_right`); the op's scope is the right sort
  for the kind and one of the certificate's (`parked:wrong_scope`). Chains, receipts, revocation and trust
  versions are judged where all ops of the scope are known (`standing`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from gridworker.domain.ids import sha256_b64u
from gridworker.domain.kinds import family
from gridworker.domain.ops import Header, LogKey
from gridworker.domain.rights import OFFICE, PROOFS, belongs_in, may_sign
from gridworker.domain.trust import (
    CERTIFICATE_TYPE,
    TRUST_TYPE,
    BadTrust,
    Certificate,
    TrustDoc,
    Verify,
)
from gridworker.errors import GridworkerError

ON: Final = "on"


class Authority:
    """What trust documents and certificates say; immutable, made by `build`."""

    def __init__(self, office: str, docs: Mapping[int, TrustDoc], certs: Iterable[Certificate]) -> None:
        """Index what counts; `build` finds that out."""
        self.office = office
        self.docs: dict[int, TrustDoc] = dict(docs)
        self.version = max(self.docs, default=0)
        self.certs = sorted(certs, key=lambda c: c.order)
        self._by_device: dict[str, list[Certificate]] = {}
        self._adopted: dict[str, str] = {}
        self._succeeded: dict[tuple[str, str], tuple[str, dict[str, int]]] = {}
        for cert in self.certs:
            self._by_device.setdefault(cert.device, []).append(cert)
            self._adopted.update(
                {home: grid for home, grid in cert.adopts.items() if grid in cert.scopes and home != grid}
            )
            self._note_succession(cert)
        self._revoked = self._revocations()
        self._by_log: dict[LogKey, list[tuple[int, Certificate]]] = {}
        self._roles: dict[tuple[str, str, str], str] = {}
        self._verdicts: dict[tuple[str, str, str, str], str] = {}

    @classmethod
    def build(
        cls, office: str, trust_envelopes: Iterable[bytes], cert_envelopes: Iterable[bytes], verify: Verify
    ) -> Authority:
        """Return what counts of the envelopes given, in any order and any number of times."""
        docs = _count_trust(office, trust_envelopes, verify)
        return cls(office, docs, _count_certificates(office, cert_envelopes, docs, verify))

    @property
    def empty(self) -> bool:
        """No trust document at all: there is no office yet and everything is admissible."""
        return not self.docs

    @property
    def newest(self) -> TrustDoc | None:
        """The trust document of the newest version that counts."""
        return self.docs.get(self.version)

    @property
    def common(self) -> str:
        """The scope that every laptop of the office holds, or an empty string."""
        return self.docs[self.version].common if self.docs else ""

    def canonical(self, scope: str) -> str:
        """Return the grid scope that adopted this home scope, else the scope itself."""
        return self._adopted.get(scope, scope)

    def certificate(self, dev: str, inc: str, scope: str = "", seq: int = 0) -> Certificate | None:
        """Return the certificate that applies to number `seq` of a log; without `seq`, the newest one."""
        found = self._by_log.get(log := LogKey(dev, inc, scope))
        if found is None:
            found = [
                (c.start.get(f"{inc}/{scope}", 1), c)
                for c in self._by_device.get(dev, ())
                if c.inc in ("", inc)
            ]
            self._by_log[log] = found
        if not seq:
            return found[-1][1] if found else None
        best: tuple[int, Certificate] | None = None
        for start, cert in found:
            if start <= seq and (best is None or start >= best[0]):
                best = (start, cert)
        return best[1] if best else None

    def latest(self, dev: str) -> Certificate | None:
        """Return the newest certificate of a device, revoked or not."""
        found = self._by_device.get(dev)
        return found[-1] if found else None

    def role(self, header: Header) -> str:
        """Return the role under which an op was written, or an empty string when no certificate says."""
        log = (header["dev"], header["inc"], header["scope"])
        known = self._roles.get(log)
        if known is not None:
            return known
        cert = self.certificate(*log, header["seq"])
        role = cert.role if cert else ""
        found = self._by_log[LogKey(*log)]
        if len(found) == 1 and found[0][0] <= 1:
            self._roles[log] = role  # nearly every log: one certificate, from its first number on
        return role

    def is_office(self, dev: str, inc: str) -> bool:
        """Whether a device is an office's by its newest certificate."""
        cert = self.certificate(dev, inc)
        return cert is not None and cert.role in OFFICE

    @property
    def revokes(self) -> bool:
        """Whether any certificate is revoked at all."""
        return bool(self._revoked)

    def revoked_at(self, cert: Certificate) -> tuple[int, dict[str, int]] | None:
        """Return (first trust version that revoked it, positions by `inc/scope`), or None."""
        return self._revoked.get(cert.serial)

    def succeeded_by(self, dev: str, inc: str) -> tuple[str, dict[str, int]] | None:
        """Return (succeeding incarnation, last position by scope) of an old incarnation, or None."""
        return self._succeeded.get((dev, inc))

    def verdict(self, header: Header) -> str:
        """Return the standing that the header alone allows: `on`, `parked:<code>` or `waiting:no_cert`."""
        kind = header["kind"]
        if family(kind) == "unknown":
            return "parked:unknown_kind"
        if self.empty or kind in PROOFS:
            return ON
        scope = header["scope"]
        cert = self.certificate(header["dev"], header["inc"], scope, header["seq"])
        if cert is None:
            return "waiting:no_cert"
        key = (cert.serial, header["author"], kind, scope)
        verdict = self._verdicts.get(key)
        if verdict is None:
            verdict = self._verdicts[key] = self._ask(cert, header["author"], kind, scope)
        return verdict

    def _ask(self, cert: Certificate, author: str, kind: str, scope: str) -> str:
        if author != cert.person:
            return "parked:wrong_author"
        if not may_sign(cert.role, kind):
            return "parked:no_right"
        canonical = self.canonical(scope)
        in_scope = canonical in cert.scopes or "*" in cert.scopes
        if not in_scope or not belongs_in(kind, canonical == self.common, cert.role):
            return "parked:wrong_scope"
        return ON

    def _note_succession(self, cert: Certificate) -> None:
        if not cert.inc:
            return
        for old, positions in cert.succeeds.items():
            if old == cert.inc:
                continue
            _, known = self._succeeded.get((cert.device, old), ("", None))
            if known is not None:
                # A scope that one of them leaves out was not in that backup at all.
                scopes = known.keys() | positions.keys()
                positions = {s: min(known.get(s, 0), positions.get(s, 0)) for s in scopes}
            self._succeeded[cert.device, old] = (cert.inc, dict(positions))

    def _revocations(self) -> dict[str, tuple[int, dict[str, int]]]:
        since: dict[str, int] = {}
        for version in sorted(self.docs):
            for item in self.docs[version].revoked:
                since.setdefault(item.serial, version)
        newest = self.newest
        listed = newest.revoked if newest else ()
        return {item.serial: (since[item.serial], dict(item.positions)) for item in listed}


def _open(envelope: bytes, expected: str, verify: Verify) -> tuple[bytes, frozenset[str]] | None:
    try:
        opened = verify(envelope)
    except (ValueError, GridworkerError):
        return None
    return (opened.payload, frozenset(opened.signers)) if opened.type == expected else None


def _signed_by(doc: TrustDoc, signers: frozenset[str]) -> bool:
    return len(signers.intersection(doc.roots)) >= doc.threshold


def _count_trust(office: str, envelopes: Iterable[bytes], verify: Verify) -> dict[int, TrustDoc]:
    # The same document may travel in several envelopes, each with some of the signatures needed.
    signers: dict[bytes, frozenset[str]] = {}
    for envelope in set(envelopes):
        opened = _open(envelope, TRUST_TYPE, verify)
        if opened is not None:
            signers[opened[0]] = signers.get(opened[0], frozenset()) | opened[1]
    found: dict[int, list[TrustDoc]] = {}
    for payload in signers:
        try:
            doc = TrustDoc.parse(payload)
        except BadTrust:
            continue
        found.setdefault(doc.version, []).append(doc)
    out: dict[int, TrustDoc] = {}
    version = 1
    while True:
        good = [doc for doc in found.get(version, ()) if _qualifies(office, doc, out, signers[doc.payload])]
        if not good:
            return out
        out[version] = min(good, key=lambda doc: sha256_b64u(doc.payload))
        version += 1


def _qualifies(office: str, doc: TrustDoc, older: Mapping[int, TrustDoc], signers: frozenset[str]) -> bool:
    if not _signed_by(doc, signers):
        return False
    if doc.version == 1:
        return sha256_b64u(doc.payload) == office
    return doc.office == office and _signed_by(older[doc.version - 1], signers)


def _count_certificates(
    office: str, envelopes: Iterable[bytes], docs: Mapping[int, TrustDoc], verify: Verify
) -> list[Certificate]:
    out: dict[bytes, Certificate] = {}
    for envelope in set(envelopes):
        opened = _open(envelope, CERTIFICATE_TYPE, verify)
        if opened is None:
            continue
        payload, signers = opened
        try:
            cert = Certificate.parse(payload)
        except BadTrust:
            continue
        doc = docs.get(cert.trust)
        if doc is None or cert.office != office or cert.issuer not in doc.issuers:
            continue
        if cert.issuer in signers and _sound(cert):
            out[payload] = cert
    return list(out.values())


def _sound(cert: Certificate) -> bool:
    if cert.role in OFFICE:
        return cert.inc != ""
    return "*" not in cert.scopes
