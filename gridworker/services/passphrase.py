"""What may be a passphrase: long enough, and not the first thing that a thief tries."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

MIN_CHARACTERS: Final = 12
MIN_DIGITS: Final = 10
_FEWEST_DIFFERENT: Final = 4
_ROWS: Final = (
    "01234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1qaz2wsx3edc4rfv"
)  # fmt: skip
_PHONE: Final = re.compile(r"(?:(?:00)?86)?1[3-9]\d{9}")
_LONGEST_RUN: Final = 4


def normal(passphrase: str) -> str:
    """A Chinese input method may type full-width digits or letters for the same key: they count as one."""
    return unicodedata.normalize("NFKC", passphrase)


def passphrase_problem(passphrase: str) -> str | None:
    """One sentence when a passphrase is too weak, else None.

    12 characters, or 10 when all are digits; not few characters over and over, not a row of the keyboard, not
    a mobile number.
    """
    text = normal(passphrase)
    if text.isdecimal():
        if len(text) < MIN_DIGITS:
            return f"口令太短：全是数字时至少要 {MIN_DIGITS} 位。"
        if _PHONE.fullmatch(text):
            return "口令是一个手机号码，别人一试就中。"
    elif len(text) < MIN_CHARACTERS:
        return f"口令太短：至少要 {MIN_CHARACTERS} 个字符，或 {MIN_DIGITS} 位数字。"
    low = text.lower()
    if len(set(low)) < _FEWEST_DIFFERENT or _repeats(low):
        return "口令翻来覆去就那几个字，太容易猜。"
    if _without_rows(low) < _LONGEST_RUN:
        return "口令是键盘上挨着的一串，太容易猜。"
    return None


def pin_problem(pin: str) -> str | None:
    """One sentence when a code for unlocking is no good, else None: 4 to 8 digits, not 1111, not 1234."""
    text = normal(pin)
    if not text.isdecimal() or not 4 <= len(text) <= 8:
        return "开锁码要 4 到 8 位数字。"
    if len(set(text)) == 1 or _without_rows(text) == 0:
        return "开锁码太容易猜。"
    return None


def _repeats(text: str) -> bool:
    """Whether the text is one short piece over and over."""
    return any(text == (text[:n] * len(text))[: len(text)] for n in range(1, len(text) // 2 + 1))


def _without_rows(text: str) -> int:
    """How many characters are left when runs of the keyboard and the alphabet, four and longer, are gone."""
    left, at = 0, 0
    while at < len(text):
        run = _run(text, at)
        if run >= _LONGEST_RUN:
            at += run
        else:
            left, at = left + 1, at + 1
    return left


def _run(text: str, at: int) -> int:
    longest = 1
    for row in _ROWS:
        for spelled in (row, row[::-1]):
            here = 1
            while text[at : at + here + 1] in spelled and at + here < len(text):
                here += 1
            longest = max(longest, here)
    return longest
