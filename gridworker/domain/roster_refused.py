"""Columns and cells of a sheet that are never read in: numbers of identity papers and of bank accounts.

Stricter than the detector for what people type: there an innocent long number must pass, here nothing that a
household sheet needs has fifteen digits. Excel keeps only fifteen digits of a number, so that the check digit
of an identity number is often gone and only its birth date gives it away.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Final, Literal

from gridworker.domain.detect import find_forbidden

Forbidden = Literal["id_number", "bank_card"]

ID_WORDS: Final = (
    "身份证", "证件号", "身份号", "证件编号", "证号", "护照", "idcard", "sfzh",
)  # fmt: skip
CARD_WORDS: Final = (
    "银行卡", "银行账", "银行帐", "卡号", "账号", "帐号", "账户", "帐户", "存折", "一卡通", "开户",
)  # fmt: skip
_BETWEEN: Final = r"[ \u00a0\u3000\t\-－–—.·,，_]{0,2}"
_LONG: Final = re.compile(rf"\d(?:{_BETWEEN}\d){{14,}}{_BETWEEN}[Xx×]?")


def refused_heading(text: str) -> Forbidden | None:
    """What a heading announces, if it may not be read in."""
    plain = "".join(unicodedata.normalize("NFKC", text).lower().split())
    if any(word in plain for word in ID_WORDS):
        return "id_number"
    return "bank_card" if any(word in plain for word in CARD_WORDS) else None


def forbidden_in(text: str) -> Forbidden | None:
    """What stands in a cell that may not be read in: found by its arithmetic, or only by its shape."""
    if len(text) < 15:
        return None
    found = find_forbidden(text)
    if found:
        return found[0].kind
    for run in _LONG.finditer(unicodedata.normalize("NFKC", text)):
        digits = "".join(c for c in run[0] if c.isdigit())
        if len(digits) in (17, 18, 19, 20) and _day(digits[6:14]):
            return "id_number"
        if len(digits) == 15 and _day("19" + digits[6:12]):
            return "id_number"
        if 16 <= len(digits) <= 19 and digits.startswith(("62", "60", "95", "4", "5")):
            return "bank_card"
    return None


def without_forbidden(text: str) -> str:
    """`text` without its long numbers: what is left of a name that somebody wrote a number behind."""
    return _LONG.sub("", unicodedata.normalize("NFKC", text)).strip(" ，,、;；:：()[]")


def _day(text: str) -> bool:
    try:
        return 1900 <= date(int(text[:4]), int(text[4:6]), int(text[6:])).year <= 2035
    except ValueError:
        return False
