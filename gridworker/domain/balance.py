"""结转: 期初未结 + 本期登记 - 本期销号 - 并案 - 撤回 = 期末未结, for any span of days.

A demand stands in the balance from 立项 on; what was answered at the door, declined or withdrawn before
is in none. 重办 and 恢复 bring it in again and count as registered. What is under way at the end of a day is
read from the demands themselves and not carried from one month to the next: so the balance is a check.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from gridworker.domain.period import Period

IN: Final = ("registered", "reopened", "put_back")
OUT: Final = ("closed", "merged", "withdrawn")
PARTS: Final = ("opening", *IN, *OUT, "closing")

Ledger = Sequence[Sequence[str]]
"""(ISO day, word) of each time that a demand came in or went out, days never falling; see `demand_facts`."""


@dataclass(frozen=True)
class Balance:
    """How many demands were under way before a span, came in, went out, and are under way at its end."""

    opening: int = 0
    registered: int = 0
    reopened: int = 0
    put_back: int = 0
    closed: int = 0
    merged: int = 0
    withdrawn: int = 0
    closing: int = 0

    @property
    def came(self) -> int:
        """All that came in: 登记, with 重办 and 恢复."""
        return self.registered + self.reopened + self.put_back

    @property
    def went(self) -> int:
        """All that went out."""
        return self.closed + self.merged + self.withdrawn

    @property
    def holds(self) -> bool:
        """Whether it balances."""
        return self.opening + self.came - self.went == self.closing

    def __add__(self, other: Balance) -> Balance:
        """Both together."""
        return Balance(*(getattr(self, part) + getattr(other, part) for part in PARTS))


def under_way(ledger: Ledger) -> bool:
    """Whether a demand is under way after all that its ledger says."""
    return bool(ledger) and ledger[-1][1] in IN


def parts_of(ledger: Ledger, period: Period) -> list[str]:
    """Each part of the balance in which a demand is counted, once for each time."""
    first, last = period.first.isoformat(), period.last.isoformat()
    before = [turn for turn in ledger if turn[0] < first]
    within = [turn for turn in ledger if first <= turn[0] <= last]
    found = ["opening"] if under_way(before) else []
    found += [word for _, word in within]
    if under_way([*before, *within]):
        found.append("closing")
    return found


def balance(ledgers: Iterable[Ledger], period: Period) -> Balance:
    """The balance of a span of days."""
    counted = dict.fromkeys(PARTS, 0)
    for ledger in ledgers:
        for part in parts_of(ledger, period):
            counted[part] += 1
    return Balance(**counted)
