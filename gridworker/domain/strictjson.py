"""JSON that has one reading only.

`json` and most parsers accept texts on which they then disagree: repeated members, NaN, numbers beyond
2^53, half surrogates. Whatever is signed here must mean the same to every reader, so those are refused.
`loads` is the slow, strict road; `gridworker.domain.ops` has a fast one for the usual case and falls back
to this one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from pydantic_core import to_json

from gridworker.domain.time import MAX_INT

MAX_DEPTH = 8
MAX_STRING = 1 << 16
"""Longest string, in code points."""

_SURROGATE = re.compile("[\ud800-\udfff]")
# One pass over the brackets outside strings finds the depth before the recursive parser sees the text.
_SKELETON = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)


class BadJson(ValueError):
    """The text is not JSON, or is JSON that two readers could understand differently."""


def dumps(value: Any) -> bytes:
    """Return compact UTF-8 JSON in the member order given; the only spelling this program writes."""
    return to_json(value, inf_nan_mode="null")


def loads(raw: bytes, max_depth: int = MAX_DEPTH, max_string: int = MAX_STRING) -> Any:
    """Parse `raw`; raises `BadJson` for duplicate members, NaN, infinities, whole numbers beyond 2^53,
    half surrogates, strings over `max_string` code points, nesting beyond `max_depth`, or text that is not
    UTF-8."""
    _check_depth(raw, max_depth)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as e:
        raise BadJson("not UTF-8") from e
    try:
        value = _DECODER.decode(text)
    except BadJson:
        raise
    except (ValueError, RecursionError) as e:
        raise BadJson("not JSON") from e
    check_values(value, max_depth, max_string)
    return value


def check_values(value: Any, max_depth: int = MAX_DEPTH, max_string: int = MAX_STRING) -> None:
    """Raise `BadJson` unless every value inside `value` is one that `loads` would give."""
    kind = type(value)
    if kind is str:
        if len(value) > max_string:
            raise BadJson("string too long")
        if not value.isascii() and _SURROGATE.search(value):
            raise BadJson("half of a surrogate pair")
    elif kind is int:
        if not -MAX_INT <= value <= MAX_INT:
            raise BadJson("number beyond 2^53")
    elif kind is float:
        if value != value or value in (float("inf"), float("-inf")):
            raise BadJson("number without a value")
    elif kind is dict:
        if max_depth < 1:
            raise BadJson("nested too deeply")
        for name, inner in value.items():
            if type(name) is not str:
                raise BadJson("member name is not text")
            check_values(name)
            check_values(inner, max_depth - 1, max_string)
    elif kind is list:
        if max_depth < 1:
            raise BadJson("nested too deeply")
        for inner in value:
            check_values(inner, max_depth - 1, max_string)
    elif value is not None and kind is not bool:
        raise BadJson(f"not a JSON value: {kind.__name__}")


def _check_depth(raw: bytes, max_depth: int) -> None:
    depth = 0
    for match in _SKELETON.finditer(raw):
        mark = match[0]
        if mark in b"[{":
            depth += 1
            if depth > max_depth:
                raise BadJson("nested too deeply")
        elif mark in b"]}":
            depth -= 1


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    out = dict(pairs)
    if len(out) != len(pairs):
        raise BadJson("the same member twice")
    return out


def _whole(text: str) -> int:
    if len(text) > 17:
        raise BadJson("number beyond 2^53")
    return int(text)


def _refuse(what: str) -> Callable[[str], Any]:
    def refuse(text: str) -> Any:
        raise BadJson(what)

    return refuse


_DECODER = json.JSONDecoder(
    object_pairs_hook=_unique,
    parse_int=_whole,
    parse_constant=_refuse("number without a value"),
)
