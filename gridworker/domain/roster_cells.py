"""What one cell of a sheet says, as a record's field wants it.

Cells come as a sheet library gives them: text, whole numbers, fractions, truth values, days, nothing. Each
reader returns None when the cell does not say such a thing.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final

from gridworker.domain.text import clean_name

Cell = str | int | float | bool | date | None
"""A `datetime` counts as its day."""

_FULL: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_HANZI: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff·]+")
_DIGITS: Final = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_NUMERAL: Final = "零〇一二两三四五六七八九十"
_GROUP: Final = re.compile(rf"^第?([{_NUMERAL}]{{1,3}}|\d{{1,3}})(?:村民|居民)?小?[组社队]?$")
_IN_ADDRESS: Final = re.compile(
    rf"(?:^|村|社区|[镇乡])(?P<group>第?(?:[{_NUMERAL}]{{1,3}}|\d{{1,3}})(?:村民|居民)?小?[组社队])(?P<door>.*)$"
)
_WITH_GROUP: Final = re.compile(r"^(\d{1,2})(?:-|组-?)\d{1,4}号?$")
_PHONE: Final = re.compile(r"(?<!\d)(?:\+?86)?(1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|\d{7,8}|\d{3,6})(?!\d)")
_YEAR: Final = re.compile(r"^(19\d\d|20\d\d)(?:$|[年./\-\s]|(?:0[1-9]|1[0-2])(?:$|[0-3]\d$))")
_DAY: Final = re.compile(r"^(19\d\d|20\d\d)[年./\-](\d{1,2})[月./\-](\d{1,2})[日号]?(?:\s.*)?$")
_EPOCH: Final = date(1899, 12, 30)
"""Day 0 of a sheet's serial days (from 1900-03-01 on)."""


def text_of(cell: Cell) -> str:
    """The cell as one line of text; a number without its `.0`, a day as 2026-04-05."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return " ".join(cell.translate(_FULL).split())
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else f"{cell:g}"
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def name_of(text: str) -> str:
    """A name: spaces inside Chinese names go (王　芳), invisible characters too. Raises TextTooLong."""
    name = clean_name(text)
    joined = name.replace(" ", "")
    return joined if _HANZI.fullmatch(joined) else name


def number_of(text: str) -> int | None:
    """A count: 4, 4人, ４, 四, 十二口."""
    bare = text.strip().rstrip("人口个名位岁")
    if bare.isascii() and bare.isdigit():
        return int(bare)
    return _chinese(bare)


def day_of(cell: Cell) -> date | None:
    """A day: a real date, a serial, 2026-4-5, 2026年4月5日, 20260405."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = text_of(cell)
    if text.isdigit() and len(text) == 8:
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    if text.isdigit() and len(text) == 5 and 10_000 <= int(text) <= 60_000:
        return _EPOCH + timedelta(days=int(text))
    if found := _DAY.match(text):
        try:
            return date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            return None
    return None


def birth_of(cell: Cell, today: date) -> tuple[int, date | None] | None:
    """Year of birth, and the day where the cell has it."""
    day = day_of(cell)
    if day is None:
        found = _YEAR.match(text_of(cell))
        if found is None:
            return None
        year = int(found[1])
    else:
        year = day.year
    return (year, day) if 1900 <= year <= today.year else None


def age_at(year: int, day: date | None, today: date) -> int:
    """Whole years; without the day as the year says."""
    if day is None:
        return today.year - year
    return today.year - day.year - ((today.month, today.day) < (day.month, day.day))


def phone_of(text: str) -> str | None:
    """The first number that can be a telephone's, without spaces and dashes; short village numbers pass."""
    found = _PHONE.search(re.sub(r"(?<=\d)[ \-](?=\d)", "", text))
    return found[1] if found else None


def group_of(text: str) -> str:
    """The group as people say it; a bare number gets its 组."""
    name = clean_name(text)
    return f"{name}组" if re.fullmatch(rf"\d{{1,3}}|[{_NUMERAL}]{{1,3}}", name) else name


def is_group(text: str) -> bool:
    """Whether the text is the name of a group with its word: 三组, 第3村民小组, 五社."""
    return bool(_GROUP.match(text)) and text[-1:] in "组社队"


def split_address(text: str) -> tuple[str, str]:
    """(group, door) read from an address; an address without a group is all door."""
    bare = text.replace(" ", "")
    found = _IN_ADDRESS.search(bare)
    if found is None:
        return "", bare
    return found["group"], found["door"] or ""


@lru_cache(maxsize=4096)
def group_key(text: str) -> str:
    """What groups are compared by: 三组, 第三村民小组, 3 and ３组 are one."""
    bare = _folded(text)
    found = _GROUP.match(bare)
    if found is None:
        return bare
    number = int(found[1]) if found[1].isdigit() else _chinese(found[1])
    return str(number) if number is not None else bare


def door_key(door: str, group: str = "") -> str:
    """What doors are compared by: 12号 is 12, and 3-12 in group 3 is 12 too."""
    bare = _folded(door).rstrip("号户室")
    at = group_key(group)
    for mark in ("-", "组", "组-"):
        if at and bare.startswith(at + mark) and len(bare) > len(at + mark):
            bare = bare[len(at + mark) :]
            break
    return bare.lstrip("0") or bare


def place_key(group: str, door: str) -> tuple[str, str]:
    """What group and door are compared by together: a door 3-12 without a group is door 12 of group 3."""
    if not group and (found := _WITH_GROUP.match(_folded(door))):
        group = found[1]
    return group_key(group), door_key(door, group)


def name_key(name: str) -> str:
    """What names are compared by."""
    return _folded(name)


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).lower()
    return "".join(plain.split()).replace("—", "-").replace("–", "-").replace("_", "-").replace("#", "")


def _chinese(text: str) -> int | None:
    """Numerals up to 99; 一〇三 is read digit by digit."""
    if not text or any(c not in _NUMERAL for c in text):
        return None
    if "十" in text:
        tens, _, ones = text.partition("十")
        if len(tens) > 1 or len(ones) > 1:
            return None
        return _DIGITS.get(tens, 1) * 10 + (_DIGITS[ones] if ones else 0)
    return int("".join(str(_DIGITS[c]) for c in text))
