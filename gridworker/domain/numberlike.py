"""Strings that look like a telephone, identity or card number, for papers that strangers read.

Stricter than `detect`, which accuses only what is proved by a check digit: a public notice has no need of any
long number, and rows of villagers with theirs have been hung up before. Found are, also in full-width digits,
in Chinese numerals and with blanks, dots, brackets or dashes between:

- seven digits or more in a row;
- groups of digits that make a mobile number (11 digits from 13 to 19), a number with an area code (10 to 12
  digits from 0), or fifteen digits and more;
- two groups of seven or eight digits together, behind a word such as 电话.

Days (2026-04-05, 2026年4月5日) and months are no such strings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_BETWEEN: Final = (
    "\\s\u00a0\u00ad\u200b-\u200f\u2060\ufeff()（）\\[\\]【】+＋*＊/／_＿.．·・•,，:：~～\\-－‐‑–—"
)
_NUMERALS: Final = {
    **{c: str(n) for n, c in enumerate("〇一二三四五六七八九")},
    **{c: str(n) for n, c in enumerate("零壹贰叁肆伍陆柒捌玖")},
    "幺": "1", "○": "0",
}  # fmt: skip
_DIGIT: Final = f"[\\d{''.join(_NUMERALS)}]"
_RUN: Final = re.compile(
    f"{_DIGIT}(?:[{_BETWEEN}]{{0,3}}{_DIGIT})*(?:[{_BETWEEN}]{{0,2}}[XxＸｘ×](?![a-zA-Z]))?"
)
_DAY: Final = re.compile(
    r"(?<!\d)(?:19|20)\d\d\s*[-./年]\s*(?:1[0-2]|0?[1-9])(?:\s*[-./月]\s*(?:3[01]|[12]\d|0?[1-9])(?!\d)日?|月)"
)
_CALL: Final = re.compile(
    r"(?:电话|手机|号码|联系|热线|座机|拨打|致电|打给|微信|QQ|tel)[^\d]{0,6}$", re.IGNORECASE
)
_LEAST_IN_A_ROW: Final = 7
_LEAST_GROUPED: Final = 15
HIDDEN: Final = "（号码略）"


@dataclass(frozen=True, slots=True)
class NumberSpan:
    """Where in a text such a string stands, in code points, and its digits."""

    start: int
    end: int
    digits: str


def number_like(text: str) -> list[NumberSpan]:
    """Strings of the text that look like somebody's number, in order."""
    # Days are looked over by other letters of the same length, so that places stay true.
    looked = _DAY.sub(lambda found: "日" * len(found[0]), text)
    out: list[NumberSpan] = []
    for run in _RUN.finditer(looked):
        groups = _groups(run[0])
        digits = "".join(groups)
        if _suspicious(digits, groups, looked[: run.start()]):
            out.append(NumberSpan(run.start(), run.end(), digits))
    return out


def hide_numbers(text: str, instead: str = HIDDEN) -> str:
    """The text with words in place of every such string."""
    for span in reversed(number_like(text)):
        text = f"{text[: span.start]}{instead}{text[span.end :]}"
    return text


def _groups(run: str) -> list[str]:
    """Digits of a run, group by group."""
    groups = [""]
    for letter in run:
        digit = _NUMERALS.get(letter) or (str(int(letter)) if letter.isdecimal() else "")
        if digit:
            groups[-1] += digit
        elif groups[-1]:
            groups.append("")
    return [group for group in groups if group]


def _suspicious(digits: str, groups: list[str], before: str) -> bool:
    size = len(digits)
    if any(len(group) >= _LEAST_IN_A_ROW for group in groups) or size >= _LEAST_GROUPED:
        return True
    pieces = ("".join(groups[at:to]) for at in range(len(groups)) for to in range(at + 1, len(groups) + 1))
    if any(_mobile(piece) or _with_area_code(piece) for piece in pieces):
        return True
    return size in (7, 8) and len(groups) <= 2 and bool(_CALL.search(before[-12:]))


def _mobile(digits: str) -> bool:
    return len(digits) == 11 and digits[0] == "1" and digits[1] in "3456789"


def _with_area_code(digits: str) -> bool:
    return digits[0] == "0" and digits[1:2] != "0" and 10 <= len(digits) <= 12
