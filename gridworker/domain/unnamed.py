"""Taking the names of known people out of a text that others will read.

Names are found letter for letter, also with blanks between the letters and with any middle dot, the longest
first; in words that are kept (the name of a village is also somebody's name) they are left alone. Nobody can
find names that no record has: whoever publishes looks at the text before it leaves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

SOMEBODY: Final = "某村民"
_DOTS: Final = "·•・‧∙."
_GAPS: Final = frozenset(" \t\u00a0\u3000\u200b\u200c\u200d\u2060\ufeff")
_MOST_GAP: Final = 2
_SOMEBODIES: Final = re.compile(f"{SOMEBODY}(?:[、和及与，]?{SOMEBODY})+")


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Where a name stands in a text (code points), and the name without gaps."""

    start: int
    end: int
    name: str


class Names:
    """The names that must not stand in a text; of a name in parts (阿依古丽·买买提) each part as well.

    A name of one letter is no name here: it would be found everywhere. `keep` are words in which a name may
    stand. Looking through a text takes the same time however many names there are.
    """

    def __init__(self, names: Iterable[str], keep: Iterable[str] = ()) -> None:
        self._names = frozenset(
            one for name in names for whole in ["".join(name.split())]
            for one in (_plain(whole), *re.split(f"[{re.escape(_DOTS)}]", whole)) if len(one) >= 2
        )  # fmt: skip
        self._keep = frozenset(_plain(word) for word in keep if len(word) >= 2)
        self._sizes = sorted({len(name) for name in self._names}, reverse=True)
        self._kept_sizes = sorted({len(word) for word in self._keep}, reverse=True)

    def spans(self, text: str) -> list[NameSpan]:
        """Names that stand in the text, in order, not overlapping."""
        letters, places = _letters(text)
        kept = _kept(letters, self._keep, self._kept_sizes)
        out: list[NameSpan] = []
        at = 0
        while at < len(letters):
            size = next((n for n in self._sizes if self._stands(letters, places, kept, at, n)), 0)
            if size:
                name = letters[at : at + size]
                out.append(NameSpan(places[at], places[at + size - 1] + 1, name))
            at += size or 1
        return out

    def found(self, text: str) -> list[str]:
        """Names that stand in the text, in order."""
        return [span.name for span in self.spans(text)]

    def hidden(self, text: str, instead: Callable[[str], str] = lambda _name: SOMEBODY) -> str:
        """The text with other words in place of every name; several people in a row are said once."""
        for span in reversed(self.spans(text)):
            text = f"{text[: span.start]}{instead(span.name)}{text[span.end :]}"
        return _SOMEBODIES.sub(f"几位{SOMEBODY[1:]}", text)

    def _stands(self, letters: str, places: list[int], kept: set[int], at: int, size: int) -> bool:
        if at + size > len(letters) or letters[at : at + size] not in self._names:
            return False
        near = all(places[n + 1] - places[n] - 1 <= _MOST_GAP for n in range(at, at + size - 1))
        return near and not all(n in kept for n in range(at, at + size))


def _plain(text: str) -> str:
    return "".join("·" if letter in _DOTS else letter for letter in text)


def _letters(text: str) -> tuple[str, list[int]]:
    """The text without gaps and with one kind of dot, and where each letter stood."""
    places = [at for at, letter in enumerate(text) if letter not in _GAPS]
    return _plain("".join(text[at] for at in places)), places


def _kept(letters: str, words: frozenset[str], sizes: list[int]) -> set[int]:
    """Places of letters that belong to a kept word."""
    return set(_places_of(letters, words, sizes))


def _places_of(letters: str, words: frozenset[str], sizes: list[int]) -> Iterator[int]:
    for at in range(len(letters)):
        for size in sizes:
            if letters[at : at + size] in words:
                yield from range(at, at + size)
                break
