"""What the search index holds of each kind of record, and where it stands there.

A row of the index is numbered `kind << 40 | day since 1949 << 17 | n`: the newest of a kind are its greatest
numbers, also those that arrived late, and a period is a range. Kinds without a day count on from 0.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import Final

KIND_SHIFT: Final = 40
DAY_SHIFT: Final = 17
_FIRST: Final = dt.date(1949, 1, 1).toordinal()
LAST_DAY: Final = (1 << KIND_SHIFT - DAY_SHIFT) - 1


@dataclass(frozen=True)
class SearchKind:
    """One kind of record: `texts` are looked through, `names` are also found as they are spoken."""

    name: str
    code: int
    texts: tuple[str, ...]
    day: str | None = None
    names: tuple[str, ...] = ()
    grid: str = ""
    tags: str = ""
    worker: str = ""
    """Columns whose codes are indexed too. What has a grid of its own is that grid's wherever it lies."""
    home: str = "t.household"
    """The column of the household that it is about; empty for what is about none."""

    @cached_property
    def text_sql(self) -> str:
        """All texts of a row `t` as one, lines apart so that no word reaches from one into the next."""
        return " || char(10) || ".join(f"ifnull(t.{name}, '')" for name in self.texts)

    @cached_property
    def name_sql(self) -> str:
        """The names of a row `t`, one a line."""
        return " || char(10) || ".join(f"ifnull(t.{name}, '')" for name in self.names) or "''"

    @property
    def day_sql(self) -> str:
        """The day of a row `t`, or empty."""
        return f"ifnull(t.{self.day}, '')" if self.day else "''"

    @property
    def low(self) -> int:
        """The smallest number of the kind; the greatest is the next kind's less one."""
        return self.code << KIND_SHIFT

    @property
    def shown_sql(self) -> str:
        """Condition for rows that are not in the bin."""
        return "1" if self.name == "demand" else "t.withdrawn IS NOT 1"

    def first(self, day: int) -> int:
        """The smallest number of a day."""
        return self.low | day << DAY_SHIFT

    def last(self, day: int) -> int:
        """The greatest number of a day."""
        return self.first(day) | (1 << DAY_SHIFT) - 1


KINDS: Final = {
    kind.name: kind
    for kind in (
        SearchKind(
            "household", 1, ("door", "head", "phone", '"group"'), names=("head", '"group"'),
            grid="t.grid", tags="t.tags",
        ),
        SearchKind("person", 2, ("name", "relation"), names=("name",)),
        SearchKind("demand", 3, ("text", "number", "place"), day="opened"),
        SearchKind("promise", 4, ("text",), day="due"),
        SearchKind(
            "visit", 5, ("content", "suggestion", "on_spot", "place", "spoke_to"), day="date",
            worker="t.worker", home="t.first_target",
        ),
        SearchKind("team", 6, ("name", "groups"), day="since", grid="t.grid", home=""),
        SearchKind("team_member", 7, ("name",), day="since"),
        SearchKind("help", 8, ("text", "place", '"group"', "helpers", "result"), day="asked_on"),
        SearchKind(
            "pairing", 9, ("name", "post", "matters"), day="since", grid="t.grid", worker="t.worker"
        ),
        SearchKind(
            "meeting", 10, ("place", "host", "recorder", "topics", "decision"), day="date", home=""
        ),
        SearchKind("notice", 11, ("title", "signed", "sheet", "opinions", "answer"), day="since", home=""),
    )
}  # fmt: skip
"""In the order in which the index is built. A list of texts stands in its column as JSON, which is as good to
look through as a text."""


def day_number(day: str) -> int:
    """Days from 1949-01-01 to an ISO day; 0 for what is none, and for what was before."""
    try:
        return max(0, dt.date.fromisoformat(day[:10]).toordinal() - _FIRST)
    except ValueError:
        return 0


def day_of(number: int) -> int:
    """The day number of a row of the index."""
    return number >> DAY_SHIFT & LAST_DAY
