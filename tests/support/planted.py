"""Words that must not be found: made up, planted in a day's work, and searched for in every spelling.

A file is gone through a few times, whatever number of words is searched for: regular expressions propose the
places whose next bytes could begin one of them, and only those are looked at.
"""

from __future__ import annotations

import base64
import random
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

_FAMILY = "阎覃禤阚缪亓仝郜隗晁蒯逄庹冼"
_GIVEN = "翀嫚珺翙旻钰晗珂霁骞璟昕玥瑾彧煦琬珩茗苒"
_THINGS = "堰塘缺口渗水牛棚檩条断裂灶膛返烟井绳磨细猪圈墙歪晒谷场坑洼水磨轴松门槛朽坏柴房漏风蜂箱倒伏"
_KEY = 6
"""So many first bytes of a spelling are compared before the rest; every spelling is at least as long."""


@dataclass(frozen=True)
class Planted:
    """Two hundred words: names, mobile numbers of a range nobody has, and phrases of eight characters."""

    names: list[str]
    phones: list[str]
    phrases: list[str]

    @property
    def all(self) -> list[str]:
        return [*self.names, *self.phones, *self.phrases]


def planted(seed: int, names: int = 80, phones: int = 40, phrases: int = 80) -> Planted:
    """The same words for the same seed."""
    rng = random.Random(seed)
    people: dict[str, None] = {}
    while len(people) < names:
        people[rng.choice(_FAMILY) + "".join(rng.sample(_GIVEN, 2))] = None
    said: dict[str, None] = {}
    while len(said) < phrases:
        said["".join(rng.sample(_THINGS, 8))] = None
    numbers = [f"154{rng.randrange(10**7, 10**8)}" for _ in range(phones)]
    return Planted(list(people), numbers, list(said))


def spellings(word: str) -> Iterator[tuple[str, bytes]]:
    """Every way in which a word may stand in a file: (name of the way, bytes)."""
    yield "utf-8", word.encode()
    yield "utf-16le", word.encode("utf-16-le")
    if not word.isascii():
        yield "gbk", word.encode("gb18030")
        for form in ("{:04x}", "{:04X}"):
            yield "\\u", "".join("\\u" + form.format(ord(c)) for c in word).encode()
    for before in range(3):
        # In the middle of a text base64 depends on where it begins, and shares its first and last letters.
        text = base64.b64encode(b"\0" * before + word.encode())
        whole = text[(0, 2, 3)[before] : (len(word.encode()) + before) * 8 // 6]
        yield "base64", whole
        yield "base64", whole.translate(bytes.maketrans(b"+/", b"-_"))


def _beginning(keys: set[bytes]) -> re.Pattern[bytes]:
    """What matches where one of the keys may begin."""
    sets = [sorted({key[at] for key in keys}) for at in range(_KEY)]
    first, *rest = [b"[" + b"".join(b"\\x%02x" % byte for byte in one) + b"]" for one in sets]
    return re.compile(first + b"(?=" + b"".join(rest) + b")", re.DOTALL)


class Finder:
    """Looks for all words in all spellings."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_key: dict[bytes, list[tuple[bytes, str, str]]] = {}
        alike: dict[tuple[int, bool], set[bytes]] = {}
        for word in words:
            for nth, (how, raw) in enumerate(spellings(word)):
                assert len(raw) >= _KEY, (word, how)
                self._by_key.setdefault(raw[:_KEY], []).append((raw, word, how))
                alike.setdefault((nth, word.isascii()), set()).add(raw[:_KEY])
        # Spellings of one kind begin alike: a pattern for each proposes few places, and is quick.
        self._maybe = [_beginning(keys) for keys in alike.values()]

    def find(self, data: bytes) -> set[tuple[str, str]]:
        """(word, spelling) of everything found."""
        found = set()
        for maybe in self._maybe:
            for place in maybe.finditer(data):
                at = place.start()
                for raw, word, how in self._by_key.get(data[at : at + _KEY], ()):
                    if data.startswith(raw, at):
                        found.add((word, how))
        return found

    def search(self, *roots: Path) -> Mapping[str, set[tuple[str, str]]]:
        """What is found in files, and in names of files and folders, below `roots`."""
        out = {}
        for root in roots:
            for path in [root, *sorted(root.rglob("*"))]:
                found = self.find(str(path).encode())
                if path.is_file() and not path.is_symlink():
                    found |= self.find(path.read_bytes())
                if found:
                    out[str(path)] = found
        return out
