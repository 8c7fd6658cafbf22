"""The manifest: every member bounded, unknown ones kept, unknown features refused as newer."""

from __future__ import annotations

import contextlib
import hashlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridworker.domain.ids import b64u, sha256_b64u
from gridworker.sync import limits, manifest
from gridworker.sync.refusals import BundleError
from tests.support.forge import Forge
from tests.support.offices import Office, visits

OFFICE = Office()
LAPTOP = OFFICE.device()
visits(LAPTOP.log(), 3)
GOOD: dict[str, Any] = json.loads(Forge(OFFICE, LAPTOP).manifest_bytes())
HASH = b64u(bytes(32))


def encoded(members: Any) -> bytes:
    return json.dumps(members, ensure_ascii=False).encode()


def changed(path: str, value: Any) -> dict[str, Any]:
    """Return the good manifest with one member (a/b/0/c) replaced, or left out when `value` is ..."""
    members = json.loads(json.dumps(GOOD))
    at: Any = members
    *way, last = path.split("/")
    for step in way:
        at = at[int(step) if isinstance(at, list) else step]
    key = int(last) if isinstance(at, list) else last
    if value is ...:
        del at[key]
    else:
        at[key] = value
    return members


def refused(raw: bytes) -> str:
    with pytest.raises(BundleError) as caught:
        manifest.parse(raw)
    return caught.value.code


def test_the_good_one_is_read() -> None:
    parsed = manifest.parse(encoded(GOOD))
    assert (parsed.ops, parsed.logs[0].count, parsed.from_.dev) == (3, 3, LAPTOP.dev)
    assert parsed.plain_size == GOOD["sections"][0]["n"]


def test_members_of_a_newer_writer_are_kept() -> None:
    members = {**changed("logs/0", {**GOOD["logs"][0], "mood": [1]}), "later": {"a": "b"}}
    parsed = manifest.parse(encoded(members))
    assert parsed.model_extra == {"later": {"a": "b"}}
    assert parsed.logs[0].model_extra == {"mood": [1]}


REC = GOOD["sections"][0]
LOG = GOOD["logs"][0]
HAVE = {"dev": "d", "inc": "i", "scope": "s", "upto": 1, "extra": []}
PAD = {"k": "pad", "n": 1, "h": HASH}
ENROL = {"k": "enrol", "n": 1, "h": HASH}
BODY = {"k": "body", "n": 9, "h": HASH, "raw": 9, "c": 1}


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        ("v", 2, "too_new"),
        ("v", 0, "bad_manifest"),
        ("v", True, "bad_manifest"),
        ("v", "1", "bad_manifest"),
        ("v", ..., "bad_manifest"),
        ("suite", 0, "bad_manifest"),
        ("suite", 2, "too_new"),
        ("purpose", "handover", "too_new"),
        ("purpose", "dance", "too_new"),
        ("purpose", 7, "bad_manifest"),
        ("crit", ["teleport"], "too_new"),
        ("crit", ["bodies"], "bad_manifest"),
        ("crit", "bodies", "bad_manifest"),
        ("crit", [1], "bad_manifest"),
        ("bundle", "", "bad_manifest"),
        ("bundle", "../x", "bad_manifest"),
        ("office", "x", "bad_manifest"),
        ("office", HASH[:-1] + "B", "bad_manifest"),
        ("to", [], "bad_manifest"),
        ("to", 5, "bad_manifest"),
        ("to", ["x"], "bad_manifest"),
        ("to", GOOD["to"] * 17, "bad_manifest"),
        ("from", ..., "bad_manifest"),
        ("from/dev", None, "bad_manifest"),
        ("seq", 0, "bad_manifest"),
        ("seq", 1.0, "bad_manifest"),
        ("seq", 1 << 54, "bad_manifest"),
        ("prev", "x", "bad_manifest"),
        ("hlc", -1, "bad_manifest"),
        ("wall", "yesterday", "bad_manifest"),
        ("wall", "2026-04-05T09:30:00", "bad_manifest"),
        ("app", "x" * 65, "bad_manifest"),
        ("counts", {"visits": -1}, "bad_manifest"),
        ("counts", [], "bad_manifest"),
        ("period/from", "2026-4-5", "bad_manifest"),
        ("trust_v", -1, "bad_manifest"),
        ("logs", ..., "bad_manifest"),
        ("logs", [], "bad_manifest"),
        ("logs", [LOG, LOG], "bad_manifest"),
        ("logs/0/from", 0, "bad_manifest"),
        ("logs/0/to", 0, "bad_manifest"),
        ("logs/0/to", 1 << 40, "bad_manifest"),
        ("logs/0/to", 2, "bad_manifest"),
        ("logs/0/prev", HASH, "bad_manifest"),
        ("logs/0/head", "", "bad_manifest"),
        ("logs/0/root", HASH[:-1] + "B", "bad_manifest"),
        ("logs/0/dev", "a/b", "bad_manifest"),
        ("have", [{**HAVE, "upto": -1}], "bad_manifest"),
        ("have", [{**HAVE, "extra": ["2"]}], "bad_manifest"),
        ("part", {"set": "s", "i": 0, "n": 2}, "bad_manifest"),
        ("sections", ..., "bad_manifest"),
        ("sections", [], "bad_manifest"),
        ("sections", [{}] * 200_001, "too_big"),
        ("logs", [{}] * 65_537, "too_big"),
        ("sections/0/n", 0, "bad_manifest"),
        ("sections/0/n", limits.SECTION + 1, "bad_manifest"),
        ("sections/0/n", limits.SECTION, "bad_manifest"),
        ("sections/0/raw", ..., "bad_manifest"),
        ("sections/0/raw", limits.REC_RAW + 1, "bad_manifest"),
        ("sections/0/c", ..., "bad_manifest"),
        ("sections/0/c", 2, "bad_manifest"),
        ("sections/0/c", 1 << 31, "bad_manifest"),
        ("sections/0/h", HASH[:-1], "bad_manifest"),
        ("sections", [REC, BODY], "bad_manifest"),
        ("sections", [BODY, REC], "bad_manifest"),
        ("sections", [PAD, REC], "bad_manifest"),
        ("sections", [REC, ENROL], "bad_manifest"),
        ("sections", [ENROL, ENROL, REC], "bad_manifest"),
        ("sections", [{**ENROL, "n": limits.PART + 1}, REC], "bad_manifest"),
        ("sections", [REC, {**PAD, "k": "later", "crit": True}], "too_new"),
        ("sections", [REC, {**PAD, "k": "Later"}], "bad_manifest"),
        ("sections", [REC] + [{**PAD, "n": limits.SECTION}] * 65, "too_big"),
    ],
)
def test_hostile_member(path: str, value: Any, code: str) -> None:
    assert refused(encoded(changed(path, value))) == code


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("sections", [REC, PAD, {**PAD, "k": "later"}, {**PAD, "k": "blob"}]),
        ("sections", [ENROL, {**ENROL, "k": "secrets"}, REC, PAD]),
        ("part", {"set": "s", "i": 1, "n": 2}),
        ("period", ...),
        ("purpose", "trust"),
        ("counts", {"visits": 1, "later": 2}),
    ],
)
def test_allowed_member(path: str, value: Any) -> None:
    manifest.parse(encoded(changed(path, value)))


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("nothing", b""),
        ("a number", b"1"),
        ("a list", b"[]"),
        ("no UTF-8", b'{"v":"\xff"}'),
        ("a member twice", b'{"v":1,' + encoded(GOOD)[1:]),
        ("a member twice further down", encoded(GOOD).replace(b'"from": {', b'"from": {"dev": "x", ', 1)),
        ("NaN", encoded({**GOOD, "x": float("nan")})),
        ("infinity", encoded(GOOD)[:-1] + b',"x":1e999}'),
        ("a number beyond 2^53", encoded(GOOD)[:-1] + b',"x":9007199254740993}'),
        ("half a surrogate pair", encoded(GOOD)[:-1] + b',"x":"\\ud800"}'),
        ("nine levels", encoded({**GOOD, "x": [[[[[[[[1]]]]]]]]})),
        ("200 000 levels", b'{"x":' + b"[" * 200_000),
        ("a long string", encoded({**GOOD, "x": "a" * 70_000})),
        ("a byte order mark", b"\xef\xbb\xbf" + encoded(GOOD)),
        ("a comment", b"/**/" + encoded(GOOD)),
        ("bytes behind", encoded(GOOD) + b"x"),
    ],
)
def test_not_one_reading(name: str, raw: bytes) -> None:
    assert refused(raw) == "bad_manifest"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
PATHS = [
    *GOOD,
    *(f"from/{name}" for name in GOOD["from"]),
    *(f"logs/0/{name}" for name in LOG),
    *(f"sections/0/{name}" for name in REC),
]


@given(st.sampled_from(PATHS), JSON)
def test_whatever_stands_in_a_member_only_bundle_errors_come_out(path: str, value: Any) -> None:
    with contextlib.suppress(BundleError):
        manifest.parse(encoded(changed(path, value)))


def test_slices_of_one_log_may_leave_a_gap_or_be_branches_but_not_end_in_one_op() -> None:
    def two(first: int, head: str = HASH) -> dict[str, Any]:
        second = {**LOG, "from": first, "to": first + 1, "prev": HASH, "head": head}
        section = {**REC, "c": 5, "raw": 4000}
        return {**GOOD, "logs": [second, LOG], "sections": [section]}

    manifest.parse(encoded(two(7)))
    manifest.parse(encoded(two(4)))
    manifest.parse(encoded(two(3)))
    assert refused(encoded(two(3, LOG["head"]))) == "bad_manifest"


def test_digits_are_the_first_53_bits_of_the_hash() -> None:
    payload = b"any bytes"
    digits = manifest.check_digits(payload)
    assert len(digits) == 19
    assert [len(group) for group in digits.split(" ")] == [4, 4, 4, 4]
    bits = "".join(f"{byte:08b}" for byte in hashlib.sha256(payload).digest())[:53]
    assert int(digits.replace(" ", "")) == int(bits, 2)
    assert manifest.manifest_hash(payload) == sha256_b64u(payload)
