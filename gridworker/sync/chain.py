"""From a signature to the office: whether this signer may send this bundle to this reader.

The caller brings what it holds (`TrustView`): the office id it is pinned to, the trust documents and
certificates among its ops. A bundle may carry trust documents that the reader lacks; they prove themselves
by the signatures of the version before. Nothing that travels in a bundle can lower what is held here: the
newest trust known decides.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from gridworker.domain.authority import Authority
from gridworker.domain.rights import is_peer
from gridworker.domain.trust import BadTrust, Certificate, TrustDoc
from gridworker.sync import dsse, keys, limits
from gridworker.sync.manifest import OFFICE_PURPOSES, Manifest
from gridworker.sync.refusals import BundleError

REQUEST: Final = "enrol-request"
RECOVER_REQUEST: Final = "recover-request"
RECOVER: Final = "recover"
_OWN_PART: Final = {REQUEST: "enrol", RECOVER_REQUEST: "recover"}
"""Bundles signed by a key that nobody has certified yet, and the one section that each may carry."""
_ANY_MANIFEST: Final = "application/vnd.gridworker.manifest."


@dataclass(frozen=True, slots=True)
class TrustView:
    """What a reader believes before it opens anything: office id, trust and certificate envelopes held."""

    office: str
    trust: tuple[bytes, ...] = ()
    certs: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class SelfSigned:
    """The signer of a request to join or to recover: a key that no office has certified yet."""

    key: str


Signer = Certificate | SelfSigned


def newest_trust(office: str, envelopes: Iterable[bytes]) -> TrustDoc | None:
    """Return the newest trust document of `office` that is proven from version 1 on, or None."""
    return Authority.build(office, envelopes, (), dsse.verify).newest


def check_certificate(envelope: bytes, authority: Authority) -> Certificate:
    """Return the certificate if the office issued it; raises `BundleError`: `wrong_office`,
    `unknown_signer`, `trust_behind`.

    `authority` is built from that envelope too: what counts is decided there and only there.
    """
    for certificate in authority.certs:
        if not keys.is_sound_sign_key(certificate.sign) or not keys.is_sound_recipient(certificate.enc):
            raise BundleError("unknown_signer", "a certified key is of small order")
        return certificate
    signed = dsse.verify(envelope)
    try:
        claimed = Certificate.parse(signed.payload)
    except BadTrust as e:
        raise BundleError("unknown_signer", "malformed certificate") from e
    if claimed.office != authority.office:
        raise BundleError("wrong_office", "certificate of another office")
    if claimed.trust > authority.version > 0:
        raise BundleError("trust_behind", "trust version is not here")
    raise BundleError("unknown_signer", "not issued by the office")


def open_manifest(envelope: bytes, view: TrustView) -> tuple[bytes, Signer, bool]:
    """Check the envelope of a bundle; return manifest bytes, signer, and whether the signer is revoked.

    Raises `BundleError`: `bad_manifest`, `too_new`, `tampered`, and what `check_certificate` raises.
    """
    opened = dsse.read(envelope)
    if opened.type != dsse.MANIFEST_TYPE:
        newer = opened.type.startswith(_ANY_MANIFEST)
        raise BundleError("too_new" if newer else "bad_manifest", "payload type")
    if len(opened.signatures) != 1:
        raise BundleError("bad_manifest", "a manifest has exactly one signature")
    certificates = _envelopes(opened.members.get("certs", []), limits.CERTIFICATES)
    travelling = _envelopes(opened.members.get("trust", []), limits.TRUST_STEPS)
    claimed = opened.signatures[0][0]
    signers = opened.verified().signers
    if not certificates:
        if not signers or not keys.is_sound_sign_key(claimed):
            raise BundleError("tampered", "signature of a request")
        return opened.payload, SelfSigned(claimed), False
    authority = Authority.build(view.office, [*view.trust, *travelling], certificates[:1], dsse.verify)
    certificate = check_certificate(certificates[0], authority)
    if certificate.sign not in signers:
        # The keyid is a hint: it tells a wrong signature from another person's one, and nothing else.
        raise BundleError("tampered" if claimed == certificate.sign else "unknown_signer", "signature")
    return opened.payload, certificate, authority.revoked_at(certificate) is not None


def check_parties(manifest: Manifest, signer: Signer, office: str, ours: set[str], *, revoked: bool) -> None:
    """Check who sends what to whom, all of it named inside the signed bytes.

    Office and recipient stand there so that nobody can take a genuine manifest and encrypt it to someone
    else. Raises `BundleError`: `wrong_office`, `not_for_us`, `bad_manifest`, `not_yours`, `too_big`,
    `revoked`.
    """
    if manifest.office != office:
        raise BundleError("wrong_office", "manifest of another office")
    if ours.isdisjoint(manifest.to):
        raise BundleError("not_for_us", "not among the named recipients")
    if isinstance(signer, SelfSigned):
        own = _OWN_PART.get(manifest.purpose)
        if own is None:
            raise BundleError("unknown_signer", "no certificate")
        if {section.k for section in manifest.sections} - {own, "pad"}:
            raise BundleError("not_yours", "a request carries nothing but itself")
        return
    sender = manifest.from_
    if sender.dev != signer.device or sender.cert != signer.serial or sender.role != signer.role:
        raise BundleError("bad_manifest", "sender and certificate differ")
    if signer.inc and sender.inc != signer.inc:
        raise BundleError("bad_manifest", "certificate of another incarnation")
    if manifest.trust_v < signer.trust:
        raise BundleError("bad_manifest", "older trust than the certificate's own")
    if manifest.purpose in _OWN_PART:
        raise BundleError("bad_manifest", "a request is signed by its own key")
    foreign = any(log.dev != signer.device for log in manifest.logs) or "bodies" in manifest.crit
    peer = is_peer(signer.role, signer.scopes)
    if not peer and (foreign or manifest.purpose in OFFICE_PURPOSES):
        raise BundleError("not_yours", "only a PC that holds everything of the office may send this")
    if not peer and len(manifest.logs) > limits.OWN_SLICES:
        raise BundleError("too_big", "more slices than one device writes")
    if revoked and (foreign or manifest.purpose in OFFICE_PURPOSES):
        raise BundleError("revoked", "revoked signer with more than its own logs")


def _envelopes(value: object, most: int) -> list[bytes]:
    if not isinstance(value, list) or len(value) > most or not all(isinstance(text, str) for text in value):
        raise BundleError("bad_manifest", "list of envelopes")
    return [dsse.unb64(text) for text in value]
