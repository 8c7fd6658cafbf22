"""Names of village groups as people write them, made alike: 三组, 3组 and 第3村民小组 are one."""

from __future__ import annotations

from typing import Final

_DIGITS: Final = {d: str(n) for n, d in enumerate("〇一二三四五六七八九")} | {"零": "0", "两": "2"}


def same_group(name: str) -> str:
    """A village group's name as it is compared: 三组, 3组, 第3村民小组 and 3 are one."""
    text = "".join(name.split()).translate({0xFF10 + n: str(n) for n in range(10)})
    for word in ("第", "村民", "小组", "组", "社", "号"):
        text = text.replace(word, "")
    if "十" in text and set(text) <= set(_DIGITS) | {"十"}:
        tens, _, ones = text.partition("十")
        return f"{_DIGITS.get(tens, '1')}{_DIGITS.get(ones, '0')}"
    return "".join(_DIGITS.get(one, one) for one in text) if text and set(text) <= set(_DIGITS) else text
