"""One rule for English sentences with numbers: `{n} visit|visits` says "1 visit" and "2 visits"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_PART: Final = re.compile(r"\{(\w+)\}|(\w+)\|(\w+)")


def agree(template: str, facts: Mapping[str, object]) -> str:
    """Return the template with one of each pair `one|many` left: the first where the fact before it is 1.

    Only the template is looked at, so a bar in somebody's words changes nothing. A pair before which no fact
    stands is many.
    """
    before: object = None

    def choose(found: re.Match[str]) -> str:
        nonlocal before
        name, one, many = found.groups()
        if name is not None:
            before = facts.get(name)
            return found[0]
        return one if str(before) == "1" else many

    return _PART.sub(choose, template)
