"""An op is its bytes: what is written reads back, what is ambiguous is refused on both roads."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridworker.domain import ops, strictjson
from gridworker.domain.ids import b64u, sha256_b64u
from tests.support.ops import SALT, make_op

H = "A" * 43

text = st.text(st.characters(codec="utf-8"), max_size=30)
scalar = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(1 << 53), 1 << 53),
    text,
    st.floats(allow_nan=False, allow_infinity=False),
)
fields = st.dictionaries(
    text,
    st.recursive(
        scalar, lambda x: st.lists(x, max_size=3) | st.dictionaries(text, x, max_size=3), max_leaves=6
    ),
)


@given(
    fields, st.integers(1, 1 << 36), st.lists(st.tuples(st.just(H), st.lists(st.just("content"), max_size=2)))
)
def test_what_is_written_reads_back(data: dict[str, Any], seq: int, parents: list[Any]) -> None:
    op = make_op(data=data, seq=seq, prev="" if seq == 1 else H, parents=parents)
    again = ops.decode_op(op.header_bytes, op.body_bytes)
    assert (again, again.data, again.header) == (op, data, op.header)
    assert again.hash == sha256_b64u(op.header_bytes)
    assert again.header["body"] == sha256_b64u(op.body_bytes or b"")
    assert again.parents == [(h, tuple(f)) for h, f in parents]


def test_the_bytes_are_exactly_these() -> None:
    op = ops.encode_op(
        dev="d",
        inc="i",
        scope="s",
        seq=2,
        prev=H,
        hlc=5,
        wall="2026-04-05T09:30:00+08:00",
        author="w",
        kind="visit",
        rec="r",
        parents=[(H, ("a", "b"))],
        seen="",
        trust=1,
        data={"content": "王\n<a>/"},
        salt=bytes(16),
    )
    body = '{"salt":"AAAAAAAAAAAAAAAAAAAAAA","data":{"content":"王\\n<a>/"}}'.encode()
    assert op.body_bytes == body
    assert (
        op.header_bytes
        == (
            '{"v":1,"dev":"d","inc":"i","scope":"s","seq":2,"prev":"' + H + '","hlc":5,'
            '"wall":"2026-04-05T09:30:00+08:00","author":"w","kind":"visit","rec":"r",'
            '"parents":[["' + H + '",["a","b"]]],"seen":"","trust":1,"body":"' + sha256_b64u(body) + '"}'
        ).encode()
    )
    assert op.log == ops.LogKey("d", "i", "s")
    assert op.order == (5, "d", "i", 2, op.hash)


def test_an_absent_body_is_a_redacted_op_with_the_same_hash() -> None:
    op = make_op(data={"content": "x"})
    for absent in (None, b""):
        gone = ops.decode_op(op.header_bytes, absent)
        assert gone.redacted
        assert gone.data is None
        assert gone == op


def test_members_of_a_newer_writer_are_kept_because_the_bytes_are() -> None:
    op = make_op(data={"content": "x"})
    newer = op.header_bytes[:-1] + b',"later":{"a":[1]}}'
    read = ops.decode_op(newer, op.body_bytes)
    assert read.header_bytes == newer
    assert read.header["later"] == {"a": [1]}
    assert read.hash == sha256_b64u(newer) != op.hash


def test_another_spelling_of_the_same_header_is_another_op_not_an_error() -> None:
    op = make_op(data={"content": "x"})
    loose = json.dumps(json.loads(op.header_bytes), ensure_ascii=True, indent=1, sort_keys=True).encode()
    read = ops.decode_op(loose, op.body_bytes)
    assert read.header == op.header
    assert read.hash != op.hash


def test_a_body_that_is_not_the_one_named_is_refused() -> None:
    one, two = make_op(data={"content": "x"}), make_op(data={"content": "y"})
    with pytest.raises(ops.BadOp) as e:
        ops.decode_op(one.header_bytes, two.body_bytes)
    assert e.value.code == "body_hash"


def _nested(n: int) -> str:
    return "[" * n + "]" * n


HOSTILE = {
    "a member twice": '{"a":1,"a":2}',
    "a member twice, deep": '{"a":{"b":1,"b":1}}',
    "a member twice, one spelled with an escape": '{"a":1,"\\u0061":2}',
    "not a number": '{"a":NaN}',
    "infinity": '{"a":Infinity}',
    "minus infinity": '{"a":[-Infinity]}',
    "a number that overflows": '{"a":1e999}',
    "a number that overflows, deep": '{"a":{"b":[-1e999]}}',
    "beyond 2^53": '{"a":9007199254740993}',
    "far beyond 2^53": '{"a":' + "9" * 400 + "}",
    "below -2^53": '{"a":-9007199254740993}',
    "beyond 2^53, deep": '{"a":[[9007199254740993]]}',
    "half a surrogate pair": '{"a":"\\ud800"}',
    "half a surrogate pair as a name": '{"\\udfff":1}',
    "surrogate as raw bytes": b'{"a":"\xed\xa0\x80"}',
    "too deep": '{"a":' + _nested(8) + "}",
    "bottomless": '{"a":' + _nested(100_000) + "}",
    "a string over 64k code points": '{"a":"' + "长" * 65_537 + '"}',
    "a name over 64k code points": '{"' + "长" * 65_537 + '":1}',
    "not UTF-8": b'{"a":"\xff"}',
    "an overlong encoding": b'{"a":"\xc0\xaf"}',
    "a byte order mark": b'\xef\xbb\xbf{"a":1}',
    "a comment": '{"a":1/*x*/}',
    "a trailing comma": '{"a":1,}',
    "single quotes": "{'a':1}",
    "a raw line end in a string": '{"a":"\n"}',
    "a leading zero": '{"a":01}',
    "more after the end": '{"a":1}{}',
    "nothing": "",
    "not an object": "[]",
    "a bare word": "null",
    "cut off": '{"a":',
    "a NUL after the end": '{"a":1}\x00',
}


def _bytes(raw: str | bytes) -> bytes:
    return raw if isinstance(raw, bytes) else raw.encode("utf-8")


def hostile(function: Any) -> Any:
    return pytest.mark.parametrize("raw", [_bytes(raw) for raw in HOSTILE.values()], ids=list(HOSTILE))(
        function
    )


@hostile
def test_hostile_data_is_refused_in_a_body(raw: bytes) -> None:
    with pytest.raises(ops.BadOp) as e:
        ops.decode_body(b'{"salt":"' + b64u(SALT).encode() + b'","data":' + raw + b"}")
    assert e.value.code == "bad_body"


@hostile
def test_hostile_data_is_refused_in_an_unknown_member_of_a_header(raw: bytes) -> None:
    header = make_op(data={}).header_bytes[:-1] + b',"later":' + raw + b"}"
    if raw in (b"[]", b"null"):
        ops.decode_header(header)  # harmless there: an unknown member may be anything
        return
    with pytest.raises(ops.BadOp) as e:
        ops.decode_header(header)
    assert e.value.code == "bad_header"


@hostile
def test_hostile_bytes_are_refused_as_a_whole_header_or_body(raw: bytes) -> None:
    for read, code in ((ops.decode_header, "bad_header"), (ops.decode_body, "bad_body")):
        with pytest.raises(ops.BadOp) as e:
            read(raw)
        assert e.value.code == code


def test_the_hostile_table_is_found_wanting_by_an_ordinary_parser() -> None:
    """The planted fault: `json.loads` lets many of these through, so the table does test something."""

    def slips(raw: bytes) -> bool:
        try:
            return isinstance(json.loads(raw), dict)
        except (ValueError, RecursionError):
            return False

    assert sum(slips(_bytes(raw)) for raw in HOSTILE.values()) >= 14


CHANGES: dict[str, Callable[[dict[str, Any]], None]] = {
    "number 0": lambda h: h.update(seq=0),
    "number as text": lambda h: h.update(seq="3"),
    "number with a point": lambda h: h.update(seq=3.0),
    "number as a truth": lambda h: h.update(seq=True),
    "no device": lambda h: h.update(dev=""),
    "a path as device": lambda h: h.update(dev="../../etc"),
    "a long record id": lambda h: h.update(rec="r" * 65),
    "no kind": lambda h: h.update(kind=""),
    "a kind with spaces": lambda h: h.update(kind="a b"),
    "a short hash": lambda h: h.update(body="A" * 42),
    "a hash with padding": lambda h: h.update(prev="A" * 42 + "="),
    "wall without offset": lambda h: h.update(wall="2026-04-05T09:30:00"),
    "wall on the 31st of February": lambda h: h.update(wall="2026-02-31T09:30:00+08:00"),
    "wall in a leap year that is none": lambda h: h.update(wall="2100-02-29T09:30:00+08:00"),
    "wall in the year nought": lambda h: h.update(wall="0000-01-01T09:30:00+08:00"),
    "parents as an object": lambda h: h.update(parents={}),
    "a parent without fields": lambda h: h.update(parents=[[H]]),
    "a parent with three parts": lambda h: h.update(parents=[[H, [], []]]),
    "a parent field that is a number": lambda h: h.update(parents=[[H, [1]]]),
    "no trust": lambda h: h.pop("trust"),
    "trust below nothing": lambda h: h.update(trust=-1),
    "author null": lambda h: h.update(author=None),
    "previous hash at number 1": lambda h: h.update(seq=1),
    "no previous hash at number 3": lambda h: h.update(prev=""),
}


@pytest.mark.parametrize("change", list(CHANGES.values()), ids=list(CHANGES))
@pytest.mark.parametrize("compact", [True, False], ids=["fast road", "slow road"])
def test_a_header_out_of_shape_is_refused_on_both_roads(
    change: Callable[[dict[str, Any]], None], compact: bool
) -> None:
    header = json.loads(make_op(data={}, seq=3, prev=H).header_bytes)
    change(header)
    raw = json.dumps(header, separators=(",", ":") if compact else None).encode()
    with pytest.raises(ops.BadOp) as e:
        ops.decode_header(raw)
    assert e.value.code == "bad_header"


def test_a_header_of_a_later_version_says_so_even_when_its_shape_is_new() -> None:
    header = json.loads(make_op(data={}).header_bytes)
    for newer in ({**header, "v": 2}, {"v": 2, "something": "else"}):
        with pytest.raises(ops.BadOp) as e:
            ops.decode_header(json.dumps(newer).encode())
        assert e.value.code == "too_new"


def test_oversize_is_refused_before_it_is_read() -> None:
    with pytest.raises(ops.BadOp, match="64 KiB"):
        ops.decode_header(b" " * (ops.MAX_HEADER + 1))
    with pytest.raises(ops.BadOp, match="1 MiB"):
        ops.decode_body(b" " * (ops.MAX_BODY + 1))


@pytest.mark.parametrize(
    "data", [{"a": 1 << 54}, {"a": float("nan")}, {"a": "\ud800"}, {"a": {1}}, {"a": b"x"}]
)
def test_what_could_not_be_read_back_is_never_written(data: dict[str, Any]) -> None:
    with pytest.raises(ops.BadOp) as e:
        make_op(data=data)
    assert e.value.code == "bad_body"


@given(
    st.recursive(
        scalar, lambda x: st.lists(x, max_size=3) | st.dictionaries(text, x, max_size=3), max_leaves=8
    )
)
def test_strict_json_round_trips_what_it_writes(value: Any) -> None:
    assert strictjson.loads(strictjson.dumps(value)) == value


@given(st.binary(max_size=60))
def test_any_bytes_get_a_verdict_and_no_other_exception(raw: bytes) -> None:
    for read in (ops.decode_header, ops.decode_body):
        with pytest.raises(ops.BadOp):
            read(raw)
