"""Village, town, county: at which of them a matter was when, as a function of its events.

- A matter is at one level at a time: that of the PC that has it in hand, and before any office has taken it
  up that of whoever wrote it down.
- It changes level with the step that opened its line and with each step that passed the line on (上报,
  下派, 转经办), at the local time of that step. A step that was not taken, or waits, changes nothing.
- It stops being anywhere when it is finished (销号, 不予立项, 并案, 撤回), and is there again when it lives
  again.

Clocks are those of the writers, as everywhere: a step that is dated before the one it follows counts as taken
at the same moment.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from gridworker.domain.demand import FINAL

LEVELS: Final = ("VILLAGE", "TOWN", "COUNTY")
"""The three levels, from below."""
LEVEL_OF_ROLE: Final = {
    "worker": "VILLAGE", "grid_lead": "VILLAGE", "village": "VILLAGE", "unit": "TOWN", "town": "TOWN",
    "county": "COUNTY", "supervisor": "COUNTY",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Turn:
    """A step that may change where a matter is: its wall time, the level of the PC that has it from then on
    (empty: as before), and the state after it (empty: not known)."""

    at: str
    level: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Stay:
    """A time at one level; `until` is empty while the matter is there."""

    level: str
    since: str
    until: str


def stays(turns: Iterable[Turn]) -> list[Stay]:
    """Return where a matter was, one stay after the other; neighbours of one level are one stay."""
    out: list[Stay] = []
    level = since = newest = ""
    for turn in turns:
        at = newest = max(newest, turn.at)  # of one offset nearly always: then the order is that of the text
        done = turn.state in FINAL
        where = turn.level or level
        if since and (where != level or done):
            out.append(Stay(level, since, at))
            since = ""
        level = where
        if level and not since and not done:
            goes_on_there = out and (out[-1].level, out[-1].until) == (level, at)
            since = out.pop().since if goes_on_there else at
    if since:
        out.append(Stay(level, since, ""))
    return out
