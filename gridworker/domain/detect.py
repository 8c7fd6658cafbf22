"""Numbers that must not be written down: identity numbers and bank cards.

The schema has no field for them, so they can only arrive in free text or an imported column. They are found
by their own arithmetic (GB 11643 check digit, a plausible birth date, the Luhn sum of cards), also with
full-width digits and with spaces or dashes inside, so that ordinary long numbers are left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

_BETWEEN = " \u00a0\u2002-\u200d\u2060\ufeff\u3000\t\\-－‐‑–—_.·・,，"
# Fifteen digits or more, at most two separators between neighbours. A cross stands for X in some hands.
_RUN = re.compile(rf"\d(?:[{_BETWEEN}]{{0,2}}\d){{14,}}(?:[{_BETWEEN}]{{0,2}}[Xx×ＸｘХх])?")

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"


@dataclass(frozen=True, slots=True)
class Finding:
    """One forbidden number: its kind, where it stands in the text (code points), and its last four."""

    kind: Literal["id_number", "bank_card"]
    start: int
    end: int
    last4: str


def find_forbidden(text: str) -> list[Finding]:
    """Return identity numbers (18 and old 15 digits) and bank cards in `text`, in order, not overlapping."""
    found: list[Finding] = []
    for run in _RUN.finditer(text):
        found += _in_run(text, run.start(), run.end())
    return found


def keep_last_four(text: str, findings: list[Finding] | None = None) -> str:
    """Return `text` with each forbidden number replaced by its last four characters, so marked."""
    for finding in reversed(find_forbidden(text) if findings is None else findings):
        text = f"{text[: finding.start]}（尾号{finding.last4}）{text[finding.end :]}"
    return text


def is_id_number(text: str) -> bool:
    """Whether 18 ASCII characters are an identity number: a birth date inside and a true check digit."""
    if len(text) != 18 or not text[:17].isdigit() or text[0] == "0":
        return False
    total = sum(int(c) * w for c, w in zip(text, _WEIGHTS, strict=False))
    return _CHECK[total % 11] == text[17].upper() and _is_day(text[6:14])


def _in_run(text: str, start: int, end: int) -> list[Finding]:
    marks = [
        (str(int(c)) if c.isdecimal() else "X", i)
        for i, c in enumerate(text[start:end], start)
        if c.isdecimal() or c in "Xx×ＸｘХх"
    ]
    line = "".join(c for c, _ in marks)
    found: list[Finding] = []
    at = 0
    while at <= len(line) - 15:
        size, kind = _number_at(line, marks, at)
        if size:
            last = at + size - 1
            found.append(Finding(kind, marks[at][1], marks[last][1] + 1, line[last - 3 : last + 1]))
            at += size
        else:
            at += 1
    return found


def _number_at(
    line: str, marks: list[tuple[str, int]], at: int
) -> tuple[int, Literal["id_number", "bank_card"]]:
    if is_id_number(line[at : at + 18]):
        return 18, "id_number"
    # The weaker tests apply only where the digits stand as someone would write such a number: they start and
    # end with a group of digits, or one in eleven long numbers would be accused.
    groups = _groups(marks, at)
    if at and marks[at - 1][1] == marks[at][1] - 1:
        return 0, "id_number"
    old = (groups[:1] == [15] or groups[:3] == [6, 6, 3]) and line[at] != "0"
    if old and _is_day("19" + line[at + 6 : at + 12]):
        return 15, "id_number"
    for size in (19, 18, 17, 16):
        if _like_a_card(groups, size) and _is_card(line[at : at + size]):
            return size, "bank_card"
    return 0, "bank_card"


def _groups(marks: list[tuple[str, int]], at: int) -> list[int]:
    """Return the lengths of the groups of neighbouring digits from `at` on, as far as a card could reach."""
    out = [1]
    near = marks[at : at + 21]
    for before, after in pairwise(near):
        if after[1] == before[1] + 1:
            out[-1] += 1
        else:
            out.append(1)
    return out


def _like_a_card(groups: list[int], size: int) -> bool:
    """Whether `size` digits from here are one group, fours with a shorter end, or six and the rest."""
    if groups[0] == size:
        return True
    if groups[0] == 4:
        whole, rest = divmod(size, 4)
        return groups[:whole] == [4] * whole and (not rest or groups[whole : whole + 1] == [rest])
    return groups[:2] == [6, size - 6]


def _is_card(digits: str) -> bool:
    if (
        not digits.isdigit()
        or digits[0] not in "34569"
        or (digits[0] == "9" and not digits.startswith("9558"))
    ):
        return False
    total = 0
    for i, c in enumerate(reversed(digits)):
        n = int(c) * (2 if i % 2 else 1)
        total += n - 9 if n > 9 else n
    return total % 10 == 0 and len(set(digits)) > 1


def _is_day(text: str) -> bool:
    try:
        return 1850 <= date(int(text[:4]), int(text[4:6]), int(text[6:])).year <= 2099
    except ValueError:
        return False
