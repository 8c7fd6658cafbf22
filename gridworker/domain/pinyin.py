"""Finding a person by typed Latin letters: 王家凤 by `wjf`, `wang`, `wangjf`, `wjfeng`.

Every reading of a character counts (单 is both dan and shan), so a surname is found however it is said. Each
character may be typed as its first letter, as the beginning of its reading when it is the last one typed, or
whole; spaces in between are ignored. The table is data (`resources/pinyin.txt`) and is passed in.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

_SIGNS = "0123456789abcdefghijklmnopqrstuvwxyz"
"""What reads as itself."""


class Pinyin:
    """Readings by character, made from lines of `reading characters`; lines with # are remarks."""

    def __init__(self, table: str) -> None:
        readings: dict[str, list[str]] = {}
        for line in table.splitlines():
            if not line or line.startswith("#"):
                continue
            reading, _, characters = line.partition(" ")
            for character in characters:
                readings.setdefault(character, []).append(reading)
        self._readings = {character: tuple(found) for character, found in readings.items()}
        self._known = sorted({*_SIGNS, *(one for found in self._readings.values() for one in found)})
        self._fits = lru_cache(maxsize=4096)(self._fits_now)

    def of(self, character: str) -> tuple[str, ...]:
        """All readings of one character; a Latin letter or digit reads as itself, others as nothing."""
        if character.isascii() and character.isalnum():
            return (character.lower(),)
        return self._readings.get(character, ())

    def openings(self, letters: str, most: int = 3) -> set[str]:
        """First letters of the first characters (up to `most`) for every way to read `letters` as a name.

        >>> sorted(Pinyin("li 李\\njia 家\\nfeng 凤").openings("lijf"))
        ['lij', 'ljf']
        """
        if not self._begins(letters[0]):
            return set()
        out = {letters[0]} if most == 1 or self._begins(letters) else set()
        if most == 1:
            return out
        taken = {1} | {len(known) for known in self._known if letters.startswith(known)}
        if self._begins(letters[:2]):
            taken.add(2)
        for used in taken:
            if used < len(letters):
                out |= {letters[0] + rest for rest in self.openings(letters[used:], most - 1)}
        return out

    def _begins(self, letters: str) -> bool:
        """Whether some reading begins so."""
        at = bisect_left(self._known, letters)
        return at < len(self._known) and self._known[at].startswith(letters)

    def fits(self, typed: str, name: str) -> bool:
        """Whether `typed` (Latin letters) can be read off `name` from some character of it on.

        >>> Pinyin("wang 王\\njia 家\\nfeng 凤").fits("wjf", "王家凤")
        True
        """
        letters = "".join(typed.lower().split())
        if not letters or not (letters.isascii() and letters.isalnum()):
            return False
        return self._fits(letters, name)

    def _fits_now(self, letters: str, name: str) -> bool:
        spoken = [found for character in name if (found := self.of(character))]
        return any(self._read(letters, spoken, start) for start in range(len(spoken)))

    def _read(self, letters: str, spoken: list[tuple[str, ...]], at: int) -> bool:
        if not letters:
            return True
        if at == len(spoken):
            return False
        for reading in spoken[at]:
            if reading.startswith(letters):
                return True
            # A character that others follow is typed whole, or as its first sound: zhang, zh or z for 张.
            for used in {len(reading), min(2, len(reading)), 1}:
                if letters.startswith(reading[:used]) and self._read(letters[used:], spoken, at + 1):
                    return True
        return False
