"""Bundles that a reader must refuse, each wrong in one named way, with the code it must be refused with.

Used three times: as a table of tests, to see that a reader with a planted fault is found out, and to make
the golden vectors. `Scene` is the office they play in; a fresh one always makes the same insides.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple

import zstandard

from gridworker.domain.ids import b64u
from gridworker.domain.trust import TRUST_TYPE
from gridworker.sync import dsse, limits
from gridworker.sync.certs import next_trust
from tests.support.forge import Forge, framed, section
from tests.support.offices import Office, visits
from tests.support.ops import WALL, Log

ZERO_HASH = b64u(bytes(32))
LATER_TYPE = dsse.MANIFEST_TYPE.replace("v1", "v2")
PAD = (section("pad", b"x"), b"x")


class Scene:
    """An office with two laptops, a PC of the town and a stranger."""

    def __init__(self) -> None:
        self.office = Office()
        self.laptop = self.office.device()
        self.colleague = self.office.device()
        self.village = self.office.device("village")
        self.newcomer = self.office.device(certify=False)
        self.stranger = Office(8, "别镇")
        for device, count in ((self.laptop, 12), (self.colleague, 2), (self.newcomer, 2)):
            visits(device.log(), count)

    def forge(self, **members: object) -> Forge:
        """Return a right bundle of the laptop, with other manifest members where given."""
        out = Forge(self.office, self.laptop)
        out.members.update(members)
        return out

    def plus(self, *pairs: tuple[dict[str, Any], bytes]) -> Forge:
        """Return a right bundle with sections behind its own."""
        return (out := self.forge()).use(*out.sections, *pairs)

    def with_(self, **attributes: object) -> Forge:
        """Return a right bundle with a part of the forge replaced (magic, tail, envelope, payload...)."""
        out = self.forge()
        for name, value in attributes.items():
            setattr(out, name, value)
        return out


class Bad(NamedTuple):
    """One wrong bundle."""

    name: str
    make: Callable[[Scene], Forge]
    code: str


def zstd(raw: bytes) -> bytes:
    """Return one frame that names its size."""
    return zstandard.ZstdCompressor(level=3).compress(raw)


def lying_log(s: Scene, **members: object) -> Forge:
    """Change what the manifest says of the slice."""
    out = s.forge()
    out.members["logs"][0].update(members)
    return out


def section_hash(s: Scene) -> Forge:
    """Name another hash for the section."""
    line, data = (out := s.forge()).sections[0]
    return out.use(({**line, "h": ZERO_HASH}, data))


def too_long_attachment(s: Scene) -> Forge:
    """Announce an attachment of one byte more than 8 MiB."""
    return s.plus((section("blob", b"x", op="A" * 43) | {"n": 8 * 1024 * 1024 + 1}, b"x"))


def other_attachment(s: Scene) -> Forge:
    """Bring other bytes than the hash of an attachment says."""
    return s.plus((section("blob", b"\xff\xd8\xff", op="A" * 43), b"\xff\xd8\xfe"))


def swapped_sections(s: Scene) -> Forge:
    """Let two sections change places."""
    ops = s.laptop.log().ops
    halves = [framed(ops[:6]), framed(ops[6:])]
    lines = [section("rec", zstd(raw), raw=len(raw), c=6) for raw in halves]
    return s.forge().use((lines[0], zstd(halves[1])), (lines[1], zstd(halves[0])))


def swapped_ops(s: Scene) -> Forge:
    """Let two ops change places."""
    ops = list(s.laptop.log().ops)
    ops[3], ops[4] = ops[4], ops[3]
    return s.forge().rec(zstd(framed(ops)))


def op_left_out(s: Scene) -> Forge:
    """Leave the last op out of the section."""
    raw = framed(s.laptop.log().ops[:-1])
    return s.forge().rec(zstd(raw), raw=len(raw))


def op_too_many(s: Scene) -> Forge:
    """Put an op behind the last one."""
    raw = framed([*s.laptop.log().ops, Log(s.laptop.dev, s.laptop.inc, s.laptop.scope).add()])
    return s.forge().rec(zstd(raw), raw=len(raw))


def op_changed(s: Scene) -> Forge:
    """Change one byte of an op's header."""
    raw = bytearray(s.forge().raw)
    raw[50] ^= 1
    return s.forge().rec(zstd(bytes(raw)))


def op_length(s: Scene) -> Forge:
    """Let an op's header claim to be longer than the section."""
    raw = b"\xff\xff\xff\xff" + s.forge().raw[4:]
    return s.forge().rec(zstd(raw))


def without_size(s: Scene) -> Forge:
    """Leave the content size out of the frame."""
    stream = zstandard.ZstdCompressor(level=3).compressobj()
    return s.forge().rec(stream.compress(s.forge().raw) + stream.flush())


def bomb() -> bytes:
    """Return 64 MiB of zeros in a few kilobytes."""
    return zstd(bytes(64 * limits.MIB))


def laptop_bodies(s: Scene) -> Forge:
    """Let a laptop bring bodies of carried ops."""
    data = zstd(b"\0\0\0\1x")
    out = s.forge(crit=["bodies"])
    return out.use((section("body", data, raw=5, c=1), data), *out.sections)


def wrong_signature(s: Scene) -> Forge:
    """Change one character of the signature."""
    out = s.forge()
    envelope = bytearray(out.envelope_bytes())
    at = envelope.index(b'"sig":"') + 20
    envelope[at] = ord("A") if envelope[at] != ord("A") else ord("B")
    out.envelope = bytes(envelope)
    return out


def sent_on(s: Scene) -> Forge:
    """A genuine manifest for somebody else, encrypted again for the office."""
    return s.with_(
        members={**s.forge().members, "to": [s.laptop.keys.age_recipient]},
        recipients=[s.office.keys.age_recipient],
    )


def two_signatures(s: Scene) -> Forge:
    """Sign the manifest twice."""
    return s.with_(seeds=[s.laptop.keys.sign_seed, s.colleague.keys.sign_seed])


def from_stranger(s: Scene) -> Forge:
    """A device of another office writes to this one."""
    device = s.stranger.device()
    visits(device.log(), 1)
    return Forge(s.office, device)


def own_certificate(s: Scene) -> Forge:
    """A device that certifies itself."""
    keys = s.office.keys
    s.office.keys = replace(keys, issuer_seed=s.newcomer.keys.sign_seed)
    s.office.certify(s.newcomer)
    s.office.keys = keys
    return Forge(s.office, s.newcomer)


def certificate_of_tomorrow(s: Scene) -> Forge:
    """A certificate under a trust version that the reader does not hold."""
    first, s.office.trust = s.office.trust, next_trust(
        s.office.trust.payload, s.office.id_, changes={}, seeds=[s.office.keys.root_seed or b""], issued=WALL
    )
    s.office.certify(s.laptop)
    out = s.forge(trust_v=2)
    s.office.trust = first
    return out


def revoked_pc(s: Scene) -> Forge:
    """A PC of the town that was revoked brings somebody else's log."""
    pc = s.office.device("town", scope="")
    revoked = [{"serial": pc.serial, "positions": {}, "reason": "stolen"}]
    second = next_trust(
        s.office.trust.payload,
        s.office.id_,
        changes={"revoked": revoked},
        seeds=[s.office.keys.root_seed or b""],
        issued=WALL,
    )
    out = Forge(s.office, pc, [s.laptop.log()])
    out.members["purpose"] = "peer"
    out.beside["trust"] = [dsse.b64(second.envelope)]
    return out


def purpose(word: str) -> Callable[[Scene], Forge]:
    """A laptop writes what only an office may."""
    return lambda s: s.forge(purpose=word)


def sender(**members: str) -> Callable[[Scene], Forge]:
    """The sender in the manifest is not the one of the certificate."""

    def make(s: Scene) -> Forge:
        out = s.forge()
        out.members["from"].update(members)
        return out

    return make


def request_with_ops(s: Scene) -> Forge:
    """An enrolment request that brings ops too."""
    out = Forge(s.office, s.newcomer)
    out.members["purpose"] = "enrol-request"
    return out


BAD: list[Bad] = [
    # --- inside the age layer
    Bad("inner-magic", lambda s: s.with_(magic=b"HELLO"), "not_a_bundle"),
    Bad("inner-magic-later", lambda s: s.with_(magic=b"GWB2\n"), "too_new"),
    Bad("bytes-behind", lambda s: s.with_(tail=b"x"), "tampered"),
    # --- envelope
    Bad("envelope-no-json", lambda s: s.with_(envelope=b"{"), "bad_manifest"),
    Bad("envelope-empty", lambda s: s.with_(envelope=b""), "bad_manifest"),
    Bad("payload-type-later", lambda s: s.with_(payload_type=LATER_TYPE), "too_new"),
    Bad("payload-type-trust", lambda s: s.with_(payload_type=TRUST_TYPE), "bad_manifest"),
    Bad("two-signatures", two_signatures, "bad_manifest"),
    Bad("wrong-signature", wrong_signature, "tampered"),
    Bad("certs-not-a-list", lambda s: s.with_(beside={"certs": "x"}), "bad_manifest"),
    # --- who
    Bad("no-certificate", lambda s: Forge(s.office, s.newcomer), "unknown_signer"),
    Bad("own-certificate", own_certificate, "unknown_signer"),
    Bad("signed-by-another", lambda s: s.with_(seeds=[s.colleague.keys.sign_seed]), "unknown_signer"),
    Bad("other-office-signer", from_stranger, "wrong_office"),
    Bad("certificate-of-tomorrow", certificate_of_tomorrow, "trust_behind"),
    Bad("other-office", lambda s: s.forge(office=s.stranger.id_), "wrong_office"),
    Bad("sent-on", sent_on, "not_for_us"),
    Bad("sender-device", sender(dev="x"), "bad_manifest"),
    Bad("sender-incarnation", sender(inc="x"), "bad_manifest"),
    Bad("sender-certificate", sender(cert="x"), "bad_manifest"),
    Bad("sender-role", sender(role="town"), "bad_manifest"),
    Bad("trust-downgrade", lambda s: s.forge(trust_v=0), "bad_manifest"),
    Bad("logs-of-a-colleague", lambda s: Forge(s.office, s.laptop, [s.colleague.log()]), "not_yours"),
    Bad("logs-by-a-village", lambda s: Forge(s.office, s.village, [s.laptop.log()]), "not_yours"),
    Bad("revoked-pc-with-others", revoked_pc, "revoked"),
    Bad("bodies-by-a-laptop", laptop_bodies, "not_yours"),
    Bad("answer-by-a-laptop", purpose("answer"), "not_yours"),
    Bad("peer-by-a-laptop", purpose("peer"), "not_yours"),
    Bad("enrol-by-a-laptop", purpose("enrol"), "not_yours"),
    Bad("trust-by-a-laptop", purpose("trust"), "not_yours"),
    Bad("request-with-certificate", purpose("enrol-request"), "bad_manifest"),
    Bad("request-with-ops", request_with_ops, "not_yours"),
    # --- manifest
    Bad("manifest-no-json", lambda s: s.with_(payload=b"\xff"), "bad_manifest"),
    Bad("manifest-empty", lambda s: s.with_(payload=b""), "bad_manifest"),
    Bad("manifest-twice-a-member", lambda s: s.with_(payload=b'{"v":1,' + s.forge().manifest_bytes()[1:]),
        "bad_manifest"),
    Bad("manifest-nan", lambda s: s.forge(mood=float("nan")), "bad_manifest"),
    Bad("manifest-deep", lambda s: s.forge(mood=[[[[[[[[1]]]]]]]]), "bad_manifest"),
    Bad("manifest-huge-number", lambda s: s.forge(mood=2**53 + 1), "bad_manifest"),
    Bad("version-later", lambda s: s.forge(v=2), "too_new"),
    Bad("suite-zero", lambda s: s.forge(suite=0), "bad_manifest"),
    Bad("suite-later", lambda s: s.forge(suite=2), "too_new"),
    Bad("crit-unknown", lambda s: s.forge(crit=["teleport"]), "too_new"),
    Bad("crit-without-bodies", lambda s: s.forge(crit=["bodies"]), "bad_manifest"),
    Bad("purpose-reserved", purpose("handover"), "too_new"),
    Bad("purpose-unknown", purpose("dance"), "too_new"),
    Bad("to-a-number", lambda s: s.with_(members={**s.forge().members, "to": 5},
        recipients=[s.office.keys.age_recipient]), "bad_manifest"),
    Bad("seq-zero", lambda s: s.forge(seq=0), "bad_manifest"),
    Bad("wall-no-time", lambda s: s.forge(wall="2026-04-05"), "bad_manifest"),
    Bad("slice-backwards", lambda s: lying_log(s, to=0), "bad_manifest"),
    Bad("slice-prev", lambda s: lying_log(s, prev=ZERO_HASH), "bad_manifest"),
    Bad("slice-count", lambda s: lying_log(s, to=11), "bad_manifest"),
    Bad("slice-twice", lambda s: s.forge(logs=s.forge().members["logs"] * 2), "bad_manifest"),
    Bad("hash-two-spellings", lambda s: lying_log(s, root=ZERO_HASH[:-1] + "B"), "bad_manifest"),
    # --- sections
    Bad("section-unknown-critical", lambda s: s.plus((section("later", b"x", crit=True), b"x")), "too_new"),
    Bad("section-order", lambda s: s.forge().use(PAD, *s.forge().sections), "bad_manifest"),
    Bad("section-count", lambda s: s.forge().rec(zstd(b"x" * 90), raw=90, count=1 << 31), "bad_manifest"),
    Bad("section-hash", section_hash, "tampered"),
    Bad("attachment-too-long", too_long_attachment, "bad_manifest"),
    Bad("attachment-of-no-op", lambda s: s.plus((section("blob", b"x", op="A" * 42), b"x")), "bad_manifest"),
    Bad("attachment-hash", other_attachment, "tampered"),
    Bad("lacks-no-hash", lambda s: s.forge(lacks=["A" * 43, "x"]), "bad_manifest"),
    Bad("sections-swapped", swapped_sections, "tampered"),
    Bad("frame-none", lambda s: s.forge().rec(b"x" * 100), "bad_record"),
    Bad("frame-without-size", without_size, "bad_record"),
    Bad("frame-and-more", lambda s: s.forge().rec(s.forge().frame + b"x"), "bad_record"),
    Bad("bomb", lambda s: s.forge().rec(bomb()), "bad_record"),
    Bad("bomb-announced", lambda s: s.forge().rec(bomb(), raw=64 * limits.MIB), "bad_manifest"),
    # --- ops
    Bad("ops-swapped", swapped_ops, "bad_record"),
    Bad("op-left-out", op_left_out, "bad_record"),
    Bad("op-too-many", op_too_many, "bad_record"),
    Bad("op-changed", op_changed, "bad_record"),
    Bad("op-length", op_length, "bad_record"),
    Bad("head", lambda s: lying_log(s, head=ZERO_HASH), "bad_record"),
    Bad("root", lambda s: lying_log(s, root=ZERO_HASH), "bad_record"),
]  # fmt: skip
