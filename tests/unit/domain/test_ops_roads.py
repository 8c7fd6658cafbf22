"""The fast road of `decode_header` and `decode_body` reaches the verdict of the strict one, always."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridworker.domain import ops
from gridworker.domain.ops import BadOp
from tests.support.ops import make_op

HASH = "A" * 43
PAIRS: list[tuple[str, list[str]]] = [(HASH, ["date", "content"]), (HASH[:-1] + "B", [])]
OP = make_op(parents=PAIRS, seq=7, prev=HASH, seen=HASH, trust=3)
EVENT = make_op("demand.collect", {"text": "灯坏了", "n": [1, {"a": None}]})
SAMPLES = [OP, EVENT, make_op(author=""), make_op(author="李四 x"), make_op(seq=1)]

VALUES = (
    st.none()
    | st.booleans()
    | st.integers(-(2**54), 2**54)
    | st.floats()
    | st.text(max_size=70)
    | st.sampled_from(["", "a" * 65, HASH, "2026-04-05T09:30:00+08:00", "2026-13-05T09:30:00+08:00"])
)
PARENTS = st.lists(st.lists(VALUES | st.lists(st.text(max_size=66), max_size=2), max_size=3), max_size=3)


def verdict(read: Any, raw: bytes) -> Any:
    try:
        return json.dumps(read(raw), ensure_ascii=True)
    except BadOp as e:
        return e.code


def both(raw: bytes, part: str, monkeypatch: pytest.MonkeyPatch) -> tuple[Any, Any]:
    """Return the verdicts with and without the fast road."""
    read = ops.decode_header if part == "header" else ops.decode_body
    fast = verdict(read, raw)
    with monkeypatch.context() as patch:
        patch.setattr(ops, "_HEADER_TEXT", lambda _: None)
        patch.setattr(ops, "_SALT", lambda _: None)
        return fast, verdict(read, raw)


@pytest.mark.parametrize("index", range(len(SAMPLES)))
def test_our_own_ops_take_the_fast_road(index: int, monkeypatch: pytest.MonkeyPatch) -> None:
    op = SAMPLES[index]
    for raw, part in ((op.header_bytes, "header"), (op.body_bytes or b"", "body")):
        fast, strict = both(raw, part, monkeypatch)
        assert fast == strict
        assert fast.startswith("{")
    assert (ops._HEADER_TEXT(op.header_bytes.decode()) is not None) == op.header_bytes.isascii()


@given(st.sampled_from(SAMPLES), st.data())
def test_a_changed_member_gets_one_verdict(sample: ops.Op, data: st.DataObject) -> None:
    with pytest.MonkeyPatch.context() as patch:
        header = json.loads(sample.header_bytes)
        name = data.draw(st.sampled_from([*header, "later"]))
        header[name] = data.draw(PARENTS if name == "parents" else VALUES)
        raw = json.dumps(header, ensure_ascii=data.draw(st.booleans()), separators=(",", ":"))
        fast, strict = both(raw.encode("utf-8", "surrogatepass"), "header", patch)
        assert fast == strict


@given(st.sampled_from(SAMPLES), st.data())
def test_a_changed_byte_gets_one_verdict(sample: ops.Op, data: st.DataObject) -> None:
    with pytest.MonkeyPatch.context() as patch:
        part = data.draw(st.sampled_from(["header", "body"]))
        raw = bytearray(sample.header_bytes if part == "header" else sample.body_bytes or b"")
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at : at + data.draw(st.integers(0, 2))] = data.draw(st.binary(max_size=3) | st.sampled_from(
            [b'"', b"\\", b",", b"0", b"-0", b"1e9", b"NaN", b"\\ud800", b"[[[[[[[[[", b'"salt":""', b" "]
        ))  # fmt: skip
        fast, strict = both(bytes(raw), part, patch)
        assert fast == strict


NAMES = st.text(max_size=4)
JSON = st.recursive(
    VALUES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3)
)


@given(st.dictionaries(st.sampled_from(["salt", "data", "later"]), JSON), st.booleans(), JSON)
def test_any_body_gets_one_verdict(body: dict[str, Any], whole: bool, data: Any) -> None:
    with pytest.MonkeyPatch.context() as patch:
        if whole:
            body = {**body, "salt": "A" * 22, "data": {"x": data}}
        raw = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        fast, strict = both(raw, "body", patch)
        assert fast == strict
