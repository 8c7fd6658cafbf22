"""Clashing values as people look at them: what differs, and what "both" would be.

Which values clash is decided by the fold (`gridworker.domain.document`); nothing here changes that.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import Any, Final

from gridworker.domain.fields import FieldSpec
from gridworker.domain.strictjson import MAX_STRING

LINE: Final = 200
"""Longest one-line text, in code points."""
_COMPARED: Final = 2_000
"""Longer texts are compared line by line: letter by letter would take seconds."""

_YES_NO: Final = {"是": True, "有": True, "true": True, "否": False, "没有": False, "false": False}

Part = tuple[str, bool]
"""(text, whether the other version lacks it)."""


def together(spec: FieldSpec | None, values: Sequence[Any]) -> Any:
    """Return the value that holds all of `values`, or None when "both" makes no sense for the field.

    Lists are joined without repeating, in the order of the versions; long texts stand below each other,
    one-line texts behind each other (with ；). Equal and contained texts are not said twice.
    """
    given = [value for value in values if value not in (None, "", [])]
    if spec is None or len(given) < 2:
        return None
    if spec.shape in ("codes", "refs", "names") and all(isinstance(value, list) for value in given):
        return list(dict.fromkeys(item for value in given for item in value))
    if spec.shape not in ("long", "text") or not all(isinstance(value, str) for value in given):
        return None
    kept = [text for text in dict.fromkeys(given) if not any(text != o and text in o for o in given)]
    whole = ("\n" if spec.shape == "long" else "；").join(kept)
    return whole if len(whole) <= (MAX_STRING if spec.shape == "long" else LINE) else None


def from_text(spec: FieldSpec | None, text: str) -> Any:
    """Return what a person typed as a value of the field's shape; what does not fit comes back as text, for
    the check of the record to refuse by its name."""
    shape, typed = spec.shape if spec else "text", text.strip()
    if shape == "int" and typed.isdecimal():
        return int(typed)
    if shape == "bool" and typed in _YES_NO:
        return _YES_NO[typed]
    if shape in ("codes", "names", "refs"):
        return [part for part in re.split(r"[、,，;；\s]+", typed) if part]
    return typed


def list_parts(items: Sequence[str], other: Sequence[str], comma: str) -> list[Part]:
    """As `parts` for a list written with `comma`: an item is the same or not, as a whole."""
    out: list[Part] = []
    for at, item in enumerate(items):
        out += [(comma, False)] * (at > 0) + [(item, item not in other)]
    return out


def _joined(parts: Iterable[Part]) -> list[Part]:
    """Neighbours of one sort become one part."""
    return [
        ("".join(text for text, _ in run), marked)
        for marked, run in itertools.groupby(parts, key=lambda part: part[1])
    ]


def parts(text: str, other: str) -> list[Part]:
    """Cut `text` into parts that `other` has too and parts that it has not, in order.

    Two numbers of one length (telephones, dates) are compared place by place, as the eye does.
    """
    if not text:
        return []
    if len(text) == len(other) and text.isascii() and other.isascii():
        return _joined((mine, mine != theirs) for mine, theirs in zip(text, other, strict=True))
    long = max(len(text), len(other)) > _COMPARED
    mine: Sequence[str] = text.splitlines(keepends=True) if long else text
    match = SequenceMatcher(None, mine, other.splitlines(keepends=True) if long else other, autojunk=False)
    out: list[Part] = []
    for tag, start, end, _, _ in match.get_opcodes():
        if end > start:
            out.append(("".join(mine[start:end]), tag != "equal"))
    return out
