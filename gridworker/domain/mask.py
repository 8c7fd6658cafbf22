"""What may be read by people who do not work with the family: names, phones and addresses with holes.

Rules and examples of the domain guide §2.5. Masking is for screens, print and public notices; records keep
the whole value.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

# Compound surnames still common today; a rare one that is missing here only shows one character less.
_SURNAMES = (
    "欧阳 上官 司马 诸葛 司徒 东方 独孤 南宫 夏侯 尉迟 公孙 慕容 令狐 皇甫 长孙 宇文 轩辕 钟离 端木 "
    "澹台 淳于 单于 太史 申屠 公冶 濮阳 赫连 闻人 万俟 百里 呼延 西门 鲜于 闾丘 司空 第五"
)
_COMPOUND = frozenset(_SURNAMES.split())
_MIDDLE_DOTS = re.compile("[·•・‧∙]")
_GROUP = re.compile(r"^(.*?(?:组|社(?!区)))")
_GROUP_DOOR = re.compile(r"^\s*(\d{1,3})\s*[-－—]\s*\d")
_VILLAGE = re.compile(r"^(.*?(?:村|社区))")


def mask_name(name: str) -> str:
    """Return a name with its given part hidden: 张三 → 张*, 张小明 → 张*明, 欧阳小明 → 欧阳*明."""
    name = name.strip()
    if len(name) <= 1:
        return "*" * len(name)
    if _MIDDLE_DOTS.search(name) or len(name) > 4 or name.isascii():
        return name[0] + "***"
    cut = 2 if len(name) > 2 and name[:2] in _COMPOUND else 1
    surname, given = name[:cut], name[cut:]
    if len(given) == 1:
        return surname + "*"
    return surname + "*" * (len(given) - 1) + given[-1]


def mask_phone(phone: str) -> str:
    """Return a phone number with its middle hidden: 15400001234 → 154****1234; short numbers show less."""
    digits = "".join(str(int(c)) for c in phone if c.isdecimal())
    if len(digits) >= 11:
        return digits[:3] + "*" * (len(digits) - 7) + digits[-4:]
    if len(digits) >= 7:
        return "*" * (len(digits) - 3) + digits[-3:]
    return "*" * len(digits)


def mask_address(address: str) -> str:
    """Return an address cut at the villagers' group; without one, at the village; else nothing."""
    if found := _GROUP_DOOR.match(address):
        return f"{found[1]}组"
    found = _GROUP.match(address) or _VILLAGE.match(address)
    return found[1].strip() if found else ""


def mask_rows(rows: Iterable[tuple[str, str]]) -> list[str]:
    """Mask the (name, group) pairs of one list; two that look alike get their group, never more letters."""
    pairs = [(mask_name(name), group) for name, group in rows]
    seen = Counter(masked for masked, _ in pairs)
    return [f"{masked}（{group}）" if seen[masked] > 1 and group else masked for masked, group in pairs]
