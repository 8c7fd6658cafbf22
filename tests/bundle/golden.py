"""The golden bundles as data: what is inside each, and what a reader must make of it.

Everything is made from seeds, so the insides are the same every time. `make_vectors` seals them and writes
them down. Every rule of docs/bundle-format.md about what a reader must refuse has a file here.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from gridworker.domain import digest
from gridworker.domain.ids import b64u, sha256_b64u
from gridworker.domain.merge import Folded
from gridworker.domain.strictjson import dumps
from gridworker.sync import enrol, manifest
from gridworker.sync.certs import next_trust
from tests.bundle.story import Story
from tests.support.bad_bundles import Scene, zstd
from tests.support.forge import Forge, framed, section, slice_line
from tests.support.offices import visits
from tests.support.ops import WALL, make_id

STRANGER = 8
"""Seed of the other office."""


@dataclass
class Vector:
    """One golden file. Either `inner` (then the age layer is ours to make) or `raw` bytes."""

    file: str
    why: str
    reader: str = "office"
    inner: bytes | None = None
    raw: bytes | None = None
    recipients: list[str] = field(default_factory=list)
    verdict: str = "ok"
    expect: dict[str, Any] = field(default_factory=dict)


class World(Scene):
    """The scene of the wrong bundles, with what the right ones need besides."""

    def __init__(self) -> None:
        super().__init__()
        office = self.office
        self.writer = office.device()
        log = self.writer.log()
        home = make_id(901)
        house = {"grid": make_id(931), "group": "3", "door": "王家湾3组7号", "head": "王试用", "size": 2}
        log.add("household", house, rec=home, trust=1)
        log.add(
            "visit",
            {
                "date": "2026-04-05",
                "targets": [home],
                "mode": "HOME",
                "meet": "MET",
                "content": "门口水沟堵了，一下雨就漫到院子里。",
                "worker": self.writer.person,
            },
            rec=make_id(902),
            trust=1,
        )
        log.add(
            "demand.collect",
            {"text": "请疏通门口水沟", "household": home, "visit": make_id(902), "source": "VISIT"},
            rec=make_id(903),
            trust=1,
        )
        self.add_office_ops()

    def add_office_ops(self) -> None:
        """Let the PC write trust, certificates and a receipt, as an office does."""
        pc, office = self.office.pc, self.office
        common = pc.log(office.common)
        common.add("trust", {"envelope": b64u(office.trust.envelope)}, rec=make_id(910), trust=1)
        for device in (pc, self.writer):
            common.add("cert", {"envelope": b64u(device.cert)}, rec=make_id(911), trust=1)
        ops = self.writer.log().ops
        key = {"dev": self.writer.dev, "inc": self.writer.inc, "scope": self.writer.scope}
        receipt = {"log": key, "upto": 3, "head": ops[2].hash, "extra": [], "at": WALL, "kept": 0}
        receipt["notes"] = []
        pc.log(self.writer.scope).add("receipt", receipt, rec=self.writer.dev, trust=1)


def ops_hash(forge: Forge) -> str:
    """Return SHA-256 over all ops as framed, in the order of the slices."""
    return sha256_b64u(forge.raw)


def right(file: str, why: str, forge: Forge, reader: str = "office", **expect: Any) -> Vector:
    """Return the vector of a right bundle."""
    payload = forge.manifest_bytes()
    members = json.loads(payload)
    return Vector(
        file,
        why,
        reader,
        inner=forge.inner(),
        recipients=list(forge.recipients or members["to"]),
        expect={
            "purpose": members["purpose"],
            "manifest": manifest.manifest_hash(payload),
            "check": manifest.check_digits(payload),
            "ops": sum(log["to"] - log["from"] + 1 for log in members["logs"]),
            "ops_hash": ops_hash(forge),
            **expect,
        },
    )


# --- the right ones ---------------------------------------------------------------------------------


def report() -> Vector:
    """A household, a visit and a demand: the worked example of docs/bundle-format.md."""
    w = World()
    return right("report.gwb", "a household, a visit there, and a demand heard", Forge(w.office, w.writer))


def report_redacted() -> Vector:
    """The second of three bodies is gone, header and chain stay."""
    w = World()
    ops = [*w.writer.log().ops]
    forge = Forge(w.office, w.writer)
    raw = framed(ops[:1]) + framed(ops[1:2])[: 4 + len(ops[1].header_bytes)] + bytes(4) + framed(ops[2:])
    forge.raw = raw
    return right("report-redacted.gwb", "an op without its body", forge.rec(zstd(raw), raw=len(raw)))


def report_slices() -> Vector:
    """Two logs, and of the second a slice that begins in the middle; `have` with numbers above a gap."""
    w = World()
    visits(w.writer.log("second-scope"), 6)
    forge = Forge(w.office, w.writer)
    ops = w.writer.log("second-scope").ops[3:]
    forge.members["logs"][1] = slice_line(ops)
    forge.members["have"] = [
        {"dev": w.office.pc.dev, "inc": w.office.pc.inc, "scope": w.office.common, "upto": 3, "extra": [5, 6]}
    ]
    forge.members["seq"], forge.members["prev"] = 7, b64u(bytes(32))
    forge.raw = framed(w.writer.log().ops) + framed(ops)
    first, second = framed(w.writer.log().ops[:2]), framed(w.writer.log().ops[2:]) + framed(ops)
    frames = [zstd(first), zstd(second)]
    forge.use(
        (section("rec", frames[0], raw=len(first), c=2), frames[0]),
        (section("rec", frames[1], raw=len(second), c=4), frames[1]),
    )
    return right("report-slices.gwb", "two slices over two sections that do not end together", forge)


def peer_fork() -> Vector:
    """A copied profile wrote two branches of one log; a PC that holds both sends both."""
    w = World()
    log = w.laptop.log()
    branch = type(log)(log.dev, log.inc, log.scope, log.author)
    branch.ops, branch.hlc = log.ops[:4], log.ops[3].hlc
    branch.add("visit", {"date": "2026-04-06", "mode": "PHONE", "meet": "MET"}, rec=make_id(940))
    forge = Forge(w.office, w.office.pc, [log])
    other = branch.ops[4:]
    forge.raw += framed(other)
    forge.members["logs"].append(slice_line(other))
    forge.members["purpose"] = "peer"
    forge.rec(zstd(forge.raw), raw=len(forge.raw), count=13)
    return right("peer-fork.gwb", "two branches of one log, number 5 twice", forge)


def what_it_gives(folded: Folded) -> dict[str, Any]:
    """Return digest, lines and standings of a fold, as they stand beside a file."""
    scopes = folded.scopes
    lines = {scope: list(digest.lines(state)) for scope, state in scopes.items()}
    return {
        "digest": {scope: digest.digest(of_scope) for scope, of_scope in lines.items()},
        "lines": {scope: [line.decode() for line in of_scope] for scope, of_scope in lines.items()},
        "standing": {h: stands for state in scopes.values() for h, stands in state.standing.items()},
    }


def town() -> Vector:
    """A month of a small town; what its fold gives stands beside it."""
    story = Story()
    forge = Forge(story.office, story.office.pc, story.logs)
    forge.members["purpose"] = "peer"
    gives = what_it_gives(story.fold(story.logs))
    return right("town.gwb", "a month of a small town, with its fold", forge, "town", **gives)


def carrying(forge: Forge, bodies: Sequence[bytes]) -> Forge:
    """Let bodies of carried ops travel before all else."""
    raw = b"".join(len(body).to_bytes(4, "big") + body for body in bodies)
    data = zstd(raw)
    forge.members["crit"] = ["bodies"]
    return forge.use((section("body", data, raw=len(raw), c=len(bodies)), data), *forge.sections)


def report_later() -> Vector:
    """Members, sections and op members that this version does not know and must let pass."""
    w = World()
    forge = Forge(w.office, w.writer)
    forge.members["mood"] = {"later": [1, 2]}
    forge.members["logs"][0]["mood"] = 1
    forge.members["counts"]["later"] = 3
    forge.members["part"] = {"set": make_id(920), "i": 1, "n": 2}
    for kind, data in (("later", b"opaque"), ("pad", bytes(99))):
        forge.sections.append((section(kind, data), data))
    return right("report-later.gwb", "unknown members and sections that nobody calls critical", forge)


def attached(w: World) -> tuple[Forge, list[tuple[dict[str, Any], bytes]]]:
    """Return a report whose visit has three attachments, and the sections with their bytes."""
    log = w.writer.log()
    pictures = [b"\xff\xd8\xff\xdb" + bytes([n]) * (200 + n) for n in range(3)]
    ops = [
        log.add(
            "attachment",
            {
                "of": make_id(902), "blob": sha256_b64u(data), "type": "JPEG", "size": len(data),
                "name": "水沟",
            },
            rec=make_id(950 + n),
            trust=1,
        )
        for n, data in enumerate(pictures)
    ]
    sections = [(section("blob", data, op=op.hash), data) for op, data in zip(ops, pictures, strict=True)]
    return Forge(w.office, w.writer), sections


def report_attachments() -> Vector:
    """Three attachments of a visit: the bytes of one, other bytes for the second, and of one nobody knows."""
    w = World()
    forge, sections = attached(w)
    lie, early = b"%PDF-1.7 other bytes", b"%PDF-1.7 before its op"
    sections[1] = (section("blob", lie, op=sections[1][0]["op"]), lie)
    sections[2] = (section("blob", early, op=b64u(bytes(32))), early)
    forge.sections += sections
    forge.members["part"] = {"set": make_id(920), "i": 1, "n": 2}
    forge.members["lacks"] = [b64u(bytes(range(32)))]
    forge.members["counts"]["files"] = 3
    kept = sorted([sections[0][0]["h"], sections[2][0]["h"]])
    return right("report-attachments.gwb", "the first of two parts: records and bytes", forge, kept=kept)


def report_part() -> Vector:
    """The second of two parts: bytes alone."""
    w = World()
    _, sections = attached(w)
    forge = Forge(w.office, w.writer, [])
    forge.sections += sections[1:]
    forge.members["part"] = {"set": make_id(920), "i": 2, "n": 2}
    forge.members["seq"], forge.members["prev"] = 2, b64u(bytes(32))
    kept = sorted(line["h"] for line, _ in sections[1:])
    return right("report-part-2.gwb", "the second of two parts: no ops, two attachments", forge, kept=kept)


def report_empty() -> Vector:
    """Nothing new to say, which is allowed."""
    w = World()
    return right("report-empty.gwb", "no slice and no section", Forge(w.office, w.laptop, []))


def report_two_keys() -> Vector:
    """Encrypted to the office and to a second recipient."""
    w = World()
    forge = Forge(w.office, w.writer)
    forge.members["to"] = [w.stranger.keys.age_recipient, w.office.keys.age_recipient]
    return right("report-two-recipients.gwb", "two recipients, both named in the manifest", forge)


def second_trust(w: World, **changes: Any) -> Any:
    """Return trust version 2 of the office."""
    root = w.office.keys.root_seed or b""
    return next_trust(w.office.trust.payload, w.office.id_, changes=changes, seeds=[root], issued=WALL)


def report_trust() -> Vector:
    """A certificate under trust version 2, which travels beside the manifest."""
    w = World()
    first, w.office.trust = w.office.trust, second_trust(w)
    w.office.certify(w.laptop)
    second, w.office.trust = w.office.trust, first
    forge = Forge(w.office, w.laptop)
    forge.members["trust_v"] = 2
    forge.beside["trust"] = [base64.b64encode(second.envelope).decode()]
    return right("report-trust-2.gwb", "the trust version of the certificate comes along", forge)


def report_revoked() -> Vector:
    """A revoked device brings its own log; the fold judges it by position."""
    w = World()
    revoked = [{"serial": w.laptop.serial, "positions": {}, "reason": "lost"}]
    second = second_trust(w, revoked=revoked)
    forge = Forge(w.office, w.laptop)
    forge.beside["trust"] = [base64.b64encode(second.envelope).decode()]
    return right("report-revoked.gwb", "a revoked signer with its own log only", forge, revoked=True)


def answer() -> Vector:
    """The office answers the writer: its ops of common and of the grid, with a receipt."""
    w = World()
    forge = Forge(w.office, w.office.pc)
    forge.members.update(purpose="answer", to=[w.writer.keys.age_recipient])
    return right("answer.gwb", "trust, certificates and a receipt for the laptop", forge, "laptop")


def peer() -> Vector:
    """One PC of the office to another: any log, and bodies of carried ops."""
    w = World()
    forge = Forge(w.office, w.office.pc, [w.writer.log(), w.colleague.log()])
    bodies = [b'{"salt":"AAAAAAAAAAAAAAAAAAAAAA","data":{}}', b'{"a":1}']
    carrying(forge, bodies).members["purpose"] = "peer"
    hashes = [sha256_b64u(body) for body in bodies]
    return right("peer.gwb", "logs of two laptops and two bodies of carried ops", forge, bodies=hashes)


def request_of(w: World) -> tuple[Forge, enrol.EnrolRequest]:
    """Return the request of the newcomer."""
    asked = enrol.EnrolRequest(
        v=1,
        office=w.office.id_,
        invite=make_id(930),
        device=w.newcomer.dev,
        inc=w.newcomer.inc,
        sign=w.newcomer.keys.sign_public,
        enc=w.newcomer.keys.age_recipient,
        home_scope=w.newcomer.scope,
        worker=w.newcomer.person,
        name="李试用",
    )
    data = dumps(asked.model_dump())
    forge = Forge(w.office, w.newcomer, []).use((section("enrol", data), data))
    forge.members["purpose"] = "enrol-request"
    forge.members["from"] = {"dev": w.newcomer.dev, "inc": w.newcomer.inc, "cert": "", "role": "", "grid": ""}
    forge.members["counts"] = {}
    return forge, asked


def request() -> Vector:
    """A laptop asks to join; the digits are what both screens show."""
    forge, asked = request_of(World())
    return right("enrol-request.gwb", "signed by its own key", forge, digits=asked.digits)


def enrolled() -> Vector:
    """The office lets it in. (The `secrets` section is age and so not the same every time: not here.)"""
    w = World()
    _, asked = request_of(w)
    certificate = w.office.certify(w.newcomer)
    w.office.pc.log(w.office.common).add("cert", {"envelope": b64u(certificate)}, rec=make_id(912), trust=1)
    sections = enrol.answer_sections(
        request=asked, certificate=certificate, office_name="石桥镇", grid=make_id(931), grid_name="东街网格"
    )
    forge = Forge(w.office, w.office.pc)
    forge.use(*((section(kind, data), data) for kind, data in sections), *forge.sections)
    forge.members.update(purpose="enrol", to=[asked.enc])
    return right("enrol.gwb", "the certificate, and everything the laptop needs to begin", forge, "newcomer")


def invite() -> Vector:
    """An invite is a signed envelope and nothing else."""
    w = World()
    raw = enrol.make_invite(
        office=w.office.id_,
        office_name="石桥镇",
        invite=make_id(930),
        name="李试用",
        role="worker",
        grid=make_id(931),
        grid_name="东街网格",
        scope=w.newcomer.scope,
        trust=[w.office.trust.envelope],
        issuer_seed=w.office.keys.issuer_seed or b"",
        issued=WALL,
    )
    why = "an office asks somebody to join"
    return Vector("invite.gwi", why, "", raw=raw, expect={"office": w.office.id_})


RIGHT: list[Callable[[], Vector]] = [
    report, report_redacted, report_slices, report_later, report_attachments, report_part, report_empty,
    report_two_keys, report_trust, report_revoked, answer, peer, peer_fork, town, request, enrolled, invite,
]  # fmt: skip
