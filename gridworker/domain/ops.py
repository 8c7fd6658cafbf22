"""One operation: the exact bytes that are hashed, signed, stored and carried.

An op is a header and a body, both compact JSON, encoded once when it is written and never again. The
header names its place in a log, its causes and the hash of the body; the body holds 16 random bytes (so
that its hash cannot be guessed from a phone number) and the fields set or the event's payload. A body that
is absent was redacted: the header still proves the chain.

Reading is on the path of every import, so it has two roads with one verdict. The fast one takes a header
that one pattern matches whole, which proves that it is spelled as we write it. A body it parses, writes
again and compares, so that nothing was repeated or dropped. Any other bytes take the strict parser of
`strictjson`. Members that a newer writer added are kept, because the bytes are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Final, NamedTuple

import orjson
from pydantic import ConfigDict, Field, TypeAdapter, ValidationError, with_config
from pydantic_core import from_json, to_json
from typing_extensions import TypedDict

from gridworker.domain.ids import b64u, sha256_b64u
from gridworker.domain.strictjson import MAX_DEPTH, MAX_STRING, BadJson, check_values, loads
from gridworker.domain.time import MAX_INT, WALL_PATTERN, wall_day

MAX_HEADER: Final = 64 * 1024
MAX_BODY: Final = 1024 * 1024
SALT_BYTES: Final = 16
VERSION: Final = 1

_Name = Annotated[str, Field(pattern=r"^[0-9A-Za-z._-]{1,64}$")]
_Hash = Annotated[str, Field(pattern=r"^[0-9A-Za-z_-]{43}$")]
_HashOrNone = Annotated[str, Field(pattern=r"^([0-9A-Za-z_-]{43})?$")]
_Kind = Annotated[str, Field(pattern=r"^[a-z][a-z_]{0,31}(\.[a-z_]{1,32})?$")]
_Member = Annotated[str, Field(min_length=1, max_length=64)]


@with_config(ConfigDict(extra="allow", strict=True))
class Header(TypedDict):
    """The header's members, in the order in which we write them."""

    v: Annotated[int, Field(ge=1, le=MAX_INT)]
    dev: _Name
    inc: _Name
    scope: _Name
    seq: Annotated[int, Field(ge=1, le=MAX_INT)]
    prev: _HashOrNone
    hlc: Annotated[int, Field(ge=0, le=MAX_INT)]
    wall: Annotated[str, Field(pattern=WALL_PATTERN)]
    author: Annotated[str, Field(max_length=64)]
    kind: _Kind
    rec: _Name
    parents: list[tuple[_Hash, list[_Member]]]
    seen: _HashOrNone
    trust: Annotated[int, Field(ge=0, le=MAX_INT)]
    body: _Hash


@with_config(ConfigDict(extra="allow", strict=True))
class Body(TypedDict):
    """The body's members: 16 random bytes in base64url, and what the op says."""

    salt: Annotated[str, Field(pattern=r"^[0-9A-Za-z_-]{22}$")]
    data: dict[str, Any]


class LogKey(NamedTuple):
    """Which log an op stands in: device, incarnation of its store, and scope (who may read)."""

    dev: str
    inc: str
    scope: str


class BadOp(ValueError):
    """Bytes that are not an op.

    `code` is `bad_header`, `too_new` (the header has a version we do not know), `body_hash` (the body is
    not the one the header names) or `bad_body`; `text` says what is wrong, in English, without values.
    """

    def __init__(self, code: str, text: str) -> None:
        super().__init__(f"{code}: {text}")
        self.code = code
        self.text = text


@dataclass(frozen=True, slots=True, eq=False)
class Op:
    """A decoded op with the bytes it was decoded from; two ops are equal when their hashes are."""

    header: Header
    data: dict[str, Any] | None
    header_bytes: bytes
    body_bytes: bytes | None
    hash: str

    def __eq__(self, other: object) -> bool:
        return self.hash == other.hash if isinstance(other, Op) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.hash)

    @property
    def log(self) -> LogKey:
        """The log the op stands in."""
        h = self.header
        return LogKey(h["dev"], h["inc"], h["scope"])

    @property
    def dev(self) -> str:
        """The device that wrote it."""
        return self.header["dev"]

    @property
    def inc(self) -> str:
        """The incarnation of the device's store."""
        return self.header["inc"]

    @property
    def scope(self) -> str:
        """The scope as written (a home scope stays itself here even after it is adopted)."""
        return self.header["scope"]

    @property
    def seq(self) -> int:
        """Its number in the log, from 1."""
        return self.header["seq"]

    @property
    def hlc(self) -> int:
        """Its hybrid logical clock value."""
        return self.header["hlc"]

    @property
    def kind(self) -> str:
        """The kind word."""
        return self.header["kind"]

    @property
    def rec(self) -> str:
        """The record it is about."""
        return self.header["rec"]

    @property
    def redacted(self) -> bool:
        """Whether the body is gone."""
        return self.body_bytes is None

    @property
    def parents(self) -> list[tuple[str, tuple[str, ...]]]:
        """Each parent's hash with the fields for which it is the parent (none for events)."""
        return [(parent, tuple(fields)) for parent, fields in self.header["parents"]]

    @property
    def order(self) -> tuple[int, str, str, int, str]:
        """The total order: `(hlc, dev, inc, seq, hash)`."""
        h = self.header
        return (h["hlc"], h["dev"], h["inc"], h["seq"], self.hash)


def encode_op(
    *,
    dev: str,
    inc: str,
    scope: str,
    seq: int,
    prev: str,
    hlc: int,
    wall: str,
    author: str,
    kind: str,
    rec: str,
    parents: Iterable[tuple[str, Sequence[str]] | Sequence[Any]],
    seen: str,
    trust: int,
    data: dict[str, Any],
    salt: bytes,
) -> Op:
    """Write an op. `salt` is 16 random bytes, `parents` pairs of (hash, fields).

    The result is read back before it is returned, so what cannot be read is never stored; raises `BadOp`.
    """
    if len(salt) != SALT_BYTES:
        raise BadOp("bad_body", "salt is not 16 bytes")
    try:
        check_values(data, MAX_DEPTH - 1)
    except BadJson as e:
        raise BadOp("bad_body", str(e)) from e
    body_bytes = to_json({"salt": b64u(salt), "data": data})
    header = {
        "v": VERSION,
        "dev": dev,
        "inc": inc,
        "scope": scope,
        "seq": seq,
        "prev": prev,
        "hlc": hlc,
        "wall": wall,
        "author": author,
        "kind": kind,
        "rec": rec,
        "parents": [[parent, list(fields)] for parent, fields in parents],
        "seen": seen,
        "trust": trust,
        "body": sha256_b64u(body_bytes),
    }
    try:
        header_bytes = to_json(header)
    except (ValueError, TypeError) as e:
        raise BadOp("bad_header", "not a JSON value") from e
    return decode_op(header_bytes, body_bytes)


def decode_op(header_bytes: bytes, body_bytes: bytes | None) -> Op:
    """Read an op from its exact bytes; `body_bytes` None or empty means redacted. Raises `BadOp`."""
    header = decode_header(header_bytes)
    if not body_bytes:
        return Op(header, None, header_bytes, None, sha256_b64u(header_bytes))
    if sha256_b64u(body_bytes) != header["body"]:
        raise BadOp("body_hash", "the body is not the one that the header names")
    return Op(header, decode_body(body_bytes), header_bytes, body_bytes, sha256_b64u(header_bytes))


def decode_header(raw: bytes) -> Header:
    """Read and check a header; raises `BadOp` with `bad_header` or `too_new`."""
    if len(raw) > MAX_HEADER:
        raise BadOp("bad_header", "header over 64 KiB")
    header = _as_we_write_it(raw) or _strict_header(raw)
    try:
        wall_day(header["wall"])  # whoever folds or shows an op counts on it
    except ValueError:
        raise BadOp("bad_header", "wall: no day of the calendar") from None
    if (header["seq"] == 1) != (header["prev"] == ""):
        raise BadOp("bad_header", "prev: empty at number 1 and only there")
    return header


def _as_we_write_it(raw: bytes) -> Header | None:
    """Return a header that has exactly our members, order and spelling, else None."""
    try:
        match = _HEADER_TEXT(raw.decode("ascii"))
    except UnicodeDecodeError:
        return None
    if match is None:
        return None
    dev, inc, scope, seq, prev, hlc, wall, author, kind, rec, parents, seen, trust, body = match.groups()
    number, clock, version = int(seq), int(hlc), int(trust)
    if number > MAX_INT or clock > MAX_INT or version > MAX_INT:
        return None
    return {
        "v": 1, "dev": dev, "inc": inc, "scope": scope, "seq": number, "prev": prev, "hlc": clock,
        "wall": wall, "author": author, "kind": kind, "rec": rec,
        "parents": [(parent, fields) for parent, fields in from_json(parents)] if parents != "[]" else [],
        "seen": seen, "trust": version, "body": body,
    }  # fmt: skip


def _strict_header(raw: bytes) -> Header:
    try:
        header: Header = _adapter(Header).validate_json(to_json(_checked_object(raw)))
    except BadJson as e:
        raise BadOp("bad_header", str(e)) from e
    except ValidationError as e:
        raise _why_no_header(raw, e) from None
    if header["v"] != VERSION:
        raise BadOp("too_new", "header version not known here")
    return header


def decode_body(raw: bytes) -> dict[str, Any]:
    """Read a body and return its `data`; raises `BadOp` with `bad_body`."""
    if len(raw) > MAX_BODY:
        raise BadOp("bad_body", "body over 1 MiB")
    try:
        value = orjson.loads(raw)
    except ValueError:
        value = None
    try:
        if type(value) is dict and len(value) == 2:
            salt, data = value.get("salt"), value.get("data")
            if type(data) is dict and type(salt) is str and _SALT(salt) and orjson.dumps(value) == raw:
                if len(raw) > MAX_STRING or not _flat(data):
                    check_values(data, MAX_DEPTH - 1)
                return data
        body: Body = _adapter(Body).validate_json(to_json(_checked_object(raw)))
        return body["data"]
    except BadJson as e:
        raise BadOp("bad_body", str(e)) from e
    except ValidationError as e:
        raise BadOp("bad_body", _where(e)) from None


def _header_pattern() -> str:
    name, hash_, field = "[0-9A-Za-z._-]{1,64}", "[0-9A-Za-z_-]{43}", '"[0-9A-Za-z._-]{1,64}"'
    number = "0|[1-9][0-9]{0,15}"
    parent = rf'\["{hash_}",\[(?:{field}(?:,{field})*)?\]\]'
    kind = r"[a-z][a-z_]{0,31}(?:\.[a-z_]{1,32})?"
    wall = WALL_PATTERN[1:-1].replace("(", "(?:")
    return (
        rf'\{{"v":1,"dev":"({name})","inc":"({name})","scope":"({name})","seq":([1-9][0-9]{{0,15}}),'
        rf'"prev":"({hash_}|)","hlc":({number}),"wall":"({wall})","author":"([ !#-\[\]-~]{{0,64}})",'
        rf'"kind":"({kind})","rec":"({name})","parents":(\[(?:{parent}(?:,{parent})*)?\]),'
        rf'"seen":"({hash_}|)","trust":({number}),"body":"({hash_})"\}}'
    )


_HEADER_TEXT: Final = re.compile(_header_pattern()).fullmatch
_SALT: Final = re.compile("[0-9A-Za-z_-]{22}").fullmatch


@cache
def _adapter(shape: type) -> TypeAdapter[Any]:
    # Made when first needed: most programs that start never meet an op that is not spelled as ours.
    return TypeAdapter(shape)


def _flat(data: dict[str, Any]) -> bool:
    """Whether there are only texts, lists of texts, yes or no, null and small whole numbers inside."""
    for value in data.values():
        kind = type(value)
        if kind is str or kind is bool or value is None:
            continue
        if kind is list:
            for inner in value:
                if type(inner) is not str:
                    return False
        elif kind is not int or not -MAX_INT <= value <= MAX_INT:
            return False
    return True


def _checked_object(raw: bytes) -> dict[str, Any]:
    value = loads(raw)
    if not isinstance(value, dict):
        raise BadJson("not an object")
    return value


def _why_no_header(raw: bytes, error: ValidationError) -> BadOp:
    # A header of a later version may have members of other shapes: say that first, it is what helps.
    try:
        value = _checked_object(raw)
    except BadJson as e:
        return BadOp("bad_header", str(e))
    version = value.get("v")
    if type(version) is int and version > VERSION:
        return BadOp("too_new", "header version not known here")
    return BadOp("bad_header", _where(error))


def _where(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    place = ".".join(str(part) for part in first["loc"])
    return f"{place}: {first['msg']}" if place else str(first["msg"])
