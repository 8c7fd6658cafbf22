"""Text made comparable, and cut into what the search index holds.

Two texts are compared after folding: full-width signs as half-width ones, traditional characters as
simplified ones, Latin letters small. Folding changes characters one by one, so a place in the folded text is
the same place in the text.

The index holds for every text the set of its characters, of its pairs of neighbours and, inside numbers, of
three and four digits in a row (pairs of digits say little: every phone number holds most of them). Whatever
holds a word holds all the tokens of the word; for words of one or two characters the reverse is true as well.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from itertools import pairwise, product
from typing import Final

from gridworker.domain.pinyin import Pinyin

_RULES: Final = "4"
"""Goes up when the tokens of a text change: every index is then made anew."""
_DIGITS: Final = re.compile("[0-9]{3,}")
_LONGEST: Final = 4
_AWAY: Final = 0x10FF00
"""Signs that the index would take for the end of a token are moved here, to code points nobody uses."""
_SIGNS: Final = {
    code: chr(_AWAY + code) for code in range(128) if not (chr(code).isalnum() or chr(code).isspace())
}
READING, NEIGHBOURS, GRID, TAG, WORKER = (chr(_AWAY + 0x80 + n) for n in range(5))
"""First characters of the tokens that are no text: of names spoken, of two names' initials, of codes."""


class Tokens:
    """Folding and cutting with two tables: pairs of (variant, common) characters, and readings."""

    def __init__(self, variants: str, readings: str) -> None:
        pairs = [pair for line in variants.splitlines() if line[:1] != "#" for pair in line.split()]
        fold = {ord(pair[0]): ord(pair[1]) for pair in pairs}
        fold |= {code + 0xFEE0: code for code in range(0x21, 0x7F)}
        fold |= {code: code + 32 for code in range(0x41, 0x5B)}
        fold |= {code + 0xFEE0: code + 32 for code in range(0x41, 0x5B)}
        self._fold = fold
        self._forms: dict[str, str] = {}
        for odd, common in fold.items():
            self._forms[chr(common)] = self._forms.get(chr(common), "") + chr(odd)
        self.pinyin = Pinyin(readings)
        told = "\n".join((_RULES, variants, readings))
        self.version: Final = hashlib.sha256(told.encode()).hexdigest()[:16]
        """Equal for two programs that cut every text alike."""

    def fold(self, text: str) -> str:
        """The text as it is compared; every character stays in its place."""
        return text.translate(self._fold)

    def of_text(self, text: str) -> set[str]:
        """All tokens of a text."""
        found: set[str] = set()
        for run in self.fold(text).translate(_SIGNS).split():
            found.update(run)
            found.update(map("".join, pairwise(run)))
            for number in _DIGITS.findall(run):
                for long in range(3, _LONGEST + 1):
                    found.update(number[at : at + long] for at in range(len(number) - long + 1))
        return found

    def of_word(self, word: str) -> list[str]:
        """The fewest tokens that together stand for a word without spaces."""
        word = self.fold(word).translate(_SIGNS)
        if len(word) < 2:
            return [word]
        found: list[str] = []
        numbers = [found.span() for found in _DIGITS.finditer(word)]
        for start, end in numbers:
            long = min(_LONGEST, end - start)
            found += (word[at : at + long] for at in range(start, end - long + 1))
        for at in range(len(word) - 1):
            if not any(start <= at and at + 2 <= end for start, end in numbers):
                found.append(word[at : at + 2])
        return list(dict.fromkeys(found))

    def is_exact(self, word: str) -> bool:
        """Whether holding the tokens is holding the word."""
        return len(word) < 3

    def pattern(self, word: str) -> str:
        """A GLOB pattern for every text that holds the word in any of its spellings."""
        return f"*{''.join(map(self._any_form, self.fold(word)))}*"

    def _any_form(self, char: str) -> str:
        forms = char + self._forms.get(char, "")
        if len(forms) == 1 and char not in "*?[":
            return char
        # In a class of GLOB only ] at its beginning and ^ at its beginning mean something.
        first, rest = ("]", forms.replace("]", "")) if "]" in forms else ("", forms)
        return f"[{first}{rest.replace('^', '')}{'^' if '^' in rest else ''}]" if forms != "^" else "^"

    # --- names as they are spoken

    def of_name(self, name: str) -> set[str]:
        """Tokens under which `of_letters` finds a name: its readings as far as they may be typed, and the
        first letters of two and of three characters."""
        spoken = [said for char in self.fold(name) if (said := self.pinyin.of(char))]
        each = {reading for readings in spoken for reading in readings}
        found = {READING + reading[:typed] for reading in each for typed in range(1, len(reading) + 1)}
        first = [{reading[0] for reading in readings} for readings in spoken]
        for at in range(len(first) - 1):
            for letters in product(*first[at : at + 2]), product(*first[at : at + 3]):
                found |= {NEIGHBOURS + "".join(some) for some in letters}
        return found

    def is_spelled(self, word: str) -> bool:
        """Whether a word can be a name typed in Latin letters."""
        return word.isascii() and word.isalnum() and not word.isdigit()

    def of_letters(self, word: str) -> list[str]:
        """The tokens of which a name that can be typed so has at least one."""
        word = self.fold(word)
        several = sorted(first for first in self.pinyin.openings(word) if len(first) > 1)
        return [READING + word, *(NEIGHBOURS + first for first in several)]

    @staticmethod
    def of_codes(sign: str, codes: Iterable[str]) -> set[str]:
        """Tokens for codes or ids, which no text can hold."""
        return {sign + code.lower().translate(_SIGNS) for code in codes}
