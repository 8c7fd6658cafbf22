"""Taking the names of known people out of a text that others will read.

Names are found letter for letter, also with blanks between the letters and with any middle dot, the longest
first. Nobody can find names that no record has: whoever publishes looks at the text before it leaves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

SOMEBODY: Final = "某村民"
_DOTS: Final = "·•・‧∙."
_GAP: Final = "[ \u00a0\u3000\u200b-\u200d\u2060\ufeff]{0,2}"
_SOMEBODIES: Final = re.compile(f"{SOMEBODY}(?:[、和及与]?{SOMEBODY})+")


class Names:
    """The names that must not stand in a text; of a name in parts (阿依古丽·买买提) each part as well.

    A name of one letter is no name here: it would be found everywhere.
    """

    def __init__(self, names: Iterable[str]) -> None:
        parts: dict[str, None] = {}
        for name in names:
            stripped = "".join(name.split())
            for one in (stripped, *re.split(f"[{_DOTS}]", stripped)):
                if len(one) >= 2:
                    parts[one] = None
        self._whole = frozenset(parts)
        ordered = sorted(parts, key=lambda name: (-len(name), name))
        self._pattern = re.compile("|".join(_spread(name) for name in ordered)) if ordered else None

    def found(self, text: str) -> list[str]:
        """Names that stand in the text, in order, as they stand there."""
        return [] if self._pattern is None else [hit[0] for hit in self._pattern.finditer(text)]

    def hidden(self, text: str, instead: Callable[[str], str] = lambda _name: SOMEBODY) -> str:
        """The text with other words in place of every name; several people in a row are said once."""
        if self._pattern is None:
            return text
        said = self._pattern.sub(lambda hit: instead(re.sub(_GAP, "", hit[0])), text)
        return _SOMEBODIES.sub(f"几位{SOMEBODY[1:]}", said)


def _spread(name: str) -> str:
    letters = (f"[{re.escape(_DOTS)}]" if letter in _DOTS else re.escape(letter) for letter in name)
    return _GAP.join(letters)
