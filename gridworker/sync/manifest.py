"""The manifest: what a bundle says of itself, signed before anything in it is read.

Parsed only after its signature was verified, and even then trusted with nothing that can be counted:
every number is bounded here or checked against the sections while they are read. Members that a newer
writer added are kept. A feature that a reader must understand is named in `crit`.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from gridworker.domain.ids import sha256_b64u, unb64u
from gridworker.domain.ops import LogKey
from gridworker.domain.strictjson import BadJson, dumps, loads
from gridworker.domain.time import MAX_INT, WALL_PATTERN
from gridworker.sync import limits
from gridworker.sync.refusals import BundleError

VERSION: Final = 1
SUITE: Final = 1
"""X25519, ChaCha20-Poly1305, Ed25519, SHA-256, zstd. Suite 2 is reserved for SM2, SM3 and SM4."""

PURPOSES: Final = frozenset(
    {"report", "answer", "peer", "enrol-request", "enrol", "trust", "recover-request", "recover"}
)
RESERVED_PURPOSES: Final = frozenset({"handover"})
OFFICE_PURPOSES: Final = frozenset({"answer", "peer", "enrol", "trust", "recover"})
"""Only a PC that holds everything of its office may write these."""

KNOWN_CRIT: Final = frozenset({"bodies"})
"""Features that this reader knows; `bodies`: there are `body` sections with bodies of carried ops."""

PARTS: Final = ("enrol", "recover", "secrets")
ORDER: Final = {"enrol": 0, "recover": 0, "secrets": 0, "body": 1, "rec": 2}
"""Sections come in this order; every other kind comes last."""
LAST: Final = 3

_NAME = r"^[0-9A-Za-z._-]{1,64}$"
Name = Annotated[str, Field(pattern=_NAME)]
NameOrNone = Annotated[str, Field(pattern=r"^[0-9A-Za-z._-]{0,64}$")]
Hash = Annotated[str, Field(pattern=r"^[0-9A-Za-z_-]{43}$")]
HashOrNone = Annotated[str, Field(pattern=r"^([0-9A-Za-z_-]{43})?$")]
Count = Annotated[int, Field(ge=0, le=MAX_INT)]
Number = Annotated[int, Field(ge=1, le=MAX_INT)]
Wall = Annotated[str, Field(pattern=WALL_PATTERN)]
Day = Annotated[str, Field(pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$")]
Recipient = Annotated[str, Field(pattern=r"^age1[0-9a-z]{20,100}$")]
Word = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_.-]{0,31}$")]


class _Part(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, extra="allow", populate_by_name=True)


class FromInfo(_Part):
    """Who made the bundle: device, incarnation, serial of its certificate ("" before there is one), role
    and home grid's scope ("" for an office)."""

    dev: Name
    inc: Name
    cert: NameOrNone = ""
    role: Annotated[str, Field(max_length=32)] = ""
    grid: NameOrNone = ""


class LogSlice(_Part):
    """Ops `from` to `to` of one log: `prev` is the hash before the first, `head` that of the last, `root`
    the Merkle root over all of them."""

    dev: Name
    inc: Name
    scope: Name
    first: Annotated[int, Field(alias="from", ge=1, le=MAX_INT)]
    last: Annotated[int, Field(alias="to", ge=1, le=MAX_INT)]
    prev: HashOrNone
    head: Hash
    root: Hash

    @property
    def log(self) -> LogKey:
        """The log the slice is cut from."""
        return LogKey(self.dev, self.inc, self.scope)

    @property
    def count(self) -> int:
        """Number of ops."""
        return self.last - self.first + 1


class Have(_Part):
    """What the author holds of one log: 1..upto without a gap, and the numbers in `extra` above it."""

    dev: Name
    inc: Name
    scope: Name
    upto: Count
    extra: list[Number]


class Section(_Part):
    """One section: kind, bytes, hash; `raw` and `c` (items) for compressed ones; `crit`: must be known.

    `op`, of a `blob`: hash of an op that names these bytes.
    """

    k: Word
    n: Annotated[int, Field(ge=1, le=limits.SECTION)]
    h: Hash
    raw: Annotated[int, Field(ge=1, le=limits.REC_RAW)] | None = None
    c: Annotated[int, Field(ge=1, le=limits.REC_RAW // limits.BODY_SMALLEST)] | None = None
    op: Hash | None = None
    crit: bool = False


class PartOf(_Part):
    """This bundle is part `i` of `n`; each part is complete in itself."""

    set: Name
    i: Number
    n: Number


class Period(_Part):
    """Days of the oldest and the newest record, "" when there is none. For people only."""

    first: Annotated[str, Field(alias="from", pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$")] = ""
    last: Annotated[str, Field(alias="to", pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$")] = ""


class Manifest(_Part):
    """The manifest of format 1; docs/bundle-format.md says what each member means."""

    v: int
    suite: int
    purpose: Word
    crit: list[Word]
    bundle: Name
    office: Hash
    to: Annotated[list[Recipient], Field(min_length=1, max_length=limits.RECIPIENTS)]
    from_: Annotated[FromInfo, Field(alias="from")]
    seq: Number
    prev: HashOrNone
    logs: list[LogSlice]
    have: list[Have]
    schema_: Annotated[dict[str, int], Field(alias="schema")]
    hlc: Count
    wall: Wall
    app: Annotated[str, Field(max_length=64)]
    counts: dict[Annotated[str, Field(max_length=64)], Count]
    period: Period = Period()
    part: PartOf | None = None
    lacks: list[Hash] = []
    trust_v: Count
    sections: list[Section]

    @property
    def ops(self) -> int:
        """Number of ops in the bundle."""
        return sum(log.count for log in self.logs)

    @property
    def plain_size(self) -> int:
        """Bytes of all sections as they travel."""
        return sum(section.n for section in self.sections)


def encode(members: dict[str, Any]) -> bytes:
    """Return the bytes of a manifest to sign; reads them back, so that no unreadable one is written."""
    payload = dumps(members)
    parse(payload)
    return payload


def parse(payload: bytes) -> Manifest:
    """Read a manifest whose signature holds. Raises `BundleError`: `bad_manifest`, `too_new`, `too_big`."""
    try:
        members = loads(payload, limits.DEPTH)
    except BadJson as e:
        raise BundleError("bad_manifest", f"manifest: {e}") from e
    if not isinstance(members, dict):
        raise BundleError("bad_manifest", "manifest is not an object")
    _refuse_unknown(members)
    try:
        manifest = Manifest.model_validate(members)
    except ValidationError as e:
        first = e.errors(include_url=False, include_context=False, include_input=False)[0]
        place = ".".join(str(step) for step in first["loc"])
        raise BundleError("bad_manifest", f"{place}: {first['msg']}") from None
    _check_hashes(manifest)
    _check_logs(manifest)
    _check_sections(manifest)
    return manifest


def _refuse_unknown(members: dict[str, Any]) -> None:
    """Say "newer version" before any complaint about shapes that a newer version may have changed."""
    for name, known in (("v", VERSION), ("suite", SUITE)):
        value = members.get(name)
        if type(value) is int and value != known:
            raise BundleError("too_new" if value > known else "bad_manifest", f"{name} is not known here")
    crit = members.get("crit")
    if isinstance(crit, list) and any(isinstance(word, str) and word not in KNOWN_CRIT for word in crit):
        raise BundleError("too_new", "a feature in crit is not known here")
    purpose = members.get("purpose")
    if isinstance(purpose, str) and re.match(r"[a-z-]{1,32}\Z", purpose) and purpose not in PURPOSES:
        raise BundleError("too_new", "purpose is not known here")
    for name, most in (("sections", limits.SECTIONS), ("logs", limits.LOGS), ("have", limits.LOGS),
                       ("lacks", limits.LACKS)):  # fmt: skip
        value = members.get(name)
        if isinstance(value, list) and len(value) > most:
            raise BundleError("too_big", f"too many {name}")


def _check_hashes(manifest: Manifest) -> None:
    # The pattern admits 43 characters whose last one has stray bits; a hash has one spelling only.
    texts = [manifest.office, manifest.prev]
    texts += [text for log in manifest.logs for text in (log.prev, log.head, log.root)]
    texts += [text for section in manifest.sections for text in (section.h, section.op) if text is not None]
    texts += manifest.lacks
    try:
        for text in texts:
            unb64u(text)
    except ValueError:
        raise BundleError("bad_manifest", "a hash is not in its one spelling") from None


def _check_logs(manifest: Manifest) -> None:
    # Slices of one log may overlap: both branches of a fork travel. The same slice twice may not.
    ends: set[tuple[LogKey, str]] = set()
    for log in manifest.logs:
        if log.last < log.first:
            raise BundleError("bad_manifest", "a slice ends before it begins")
        if (log.first == 1) != (log.prev == ""):
            raise BundleError("bad_manifest", "prev is empty at number 1 and only there")
        if (log.log, log.head) in ends:
            raise BundleError("bad_manifest", "two slices of one log end in one op")
        ends.add((log.log, log.head))


def _check_sections(manifest: Manifest) -> None:
    place, total, ops = 0, 0, 0
    parts: set[str] = set()
    for section in manifest.sections:
        if section.crit and section.k not in ORDER and section.k not in ("blob", "pad"):
            raise BundleError("too_new", "a critical section is not known here")
        here = ORDER.get(section.k, LAST)
        if here < place:
            raise BundleError("bad_manifest", "sections are out of order")
        place = here
        if section.k in ("rec", "body"):
            if section.raw is None or section.c is None or section.n > limits.REC_RAW + limits.MIB:
                raise BundleError("bad_manifest", "a section of ops lacks raw or c, or is too long")
            smallest = limits.OP_SMALLEST if section.k == "rec" else limits.BODY_SMALLEST
            if section.c * smallest > section.raw:
                raise BundleError("bad_manifest", "more ops than fit")
            ops += section.c if section.k == "rec" else 0
        elif section.k in PARTS:
            if section.k in parts or section.n > limits.PART:
                raise BundleError("bad_manifest", "a part twice, or too long")
            parts.add(section.k)
        elif section.k == "blob" and section.n > limits.BLOB:
            raise BundleError("bad_manifest", "an attachment is too long")
        total += section.raw or section.n
    if total > limits.TOTAL_RAW:
        raise BundleError("too_big", "more than 2 GiB inside")
    if ops != manifest.ops:
        raise BundleError("bad_manifest", "sections and slices count different numbers of ops")
    if ("bodies" in manifest.crit) != any(section.k == "body" for section in manifest.sections):
        raise BundleError("bad_manifest", "crit and sections disagree about bodies")


def manifest_hash(payload: bytes) -> str:
    """Return the name of a manifest: SHA-256 of its bytes, b64u."""
    return sha256_b64u(payload)


def check_digits(payload: bytes) -> str:
    """Return the 16 digits that people compare: the first 53 bits of the manifest's hash, in fours."""
    number = int.from_bytes(unb64u(sha256_b64u(payload))[:7], "big") >> 3
    digits = f"{number:016d}"
    return " ".join(digits[i : i + 4] for i in range(0, 16, 4))
