"""Finding a person by typed Latin letters: 王家凤 by `wjf`, `wang`, `wangjf`, `wjfeng`.

Every reading of a character counts (单 is both dan and shan), so a surname is found however it is said. Each
character may be typed as its first letter, as the beginning of its reading when it is the last one typed, or
whole; spaces in between are ignored. The table is data (`resources/pinyin.txt`) and is passed in.
"""

from __future__ import annotations

from functools import lru_cache


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
        self._known = sorted({reading for found in self._readings.values() for reading in found})
        self._fits = lru_cache(maxsize=4096)(self._fits_now)

    def of(self, character: str) -> tuple[str, ...]:
        """All readings of one character; a Latin letter or digit reads as itself, others as nothing."""
        if character.isascii() and character.isalnum():
            return (character.lower(),)
        return self._readings.get(character, ())

    def first_sounds(self, letters: str) -> set[int]:
        """How many of `letters` the first character of a name may take, when others follow it."""
        taken = {1} | {len(known) for known in self._known if letters.startswith(known)}
        if any(known.startswith(letters[:2]) for known in self._known):
            taken.add(2)
        return {count for count in taken if count < len(letters)}

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
