"""Clock words of the log: `wall` text for people, the hybrid logical clock for causes.

The domain has no clock of its own; whatever needs the time or randomness takes an `Entropy`.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from typing import Protocol

SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")
"""China has one zone and no summer time (since 1992), so a fixed offset needs no zone database."""

COUNTER_BITS = 16
MAX_INT = 1 << 53
"""Greatest whole number a log may hold: beyond it JSON readers disagree."""

WALL_PATTERN = (
    r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
    r"T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][+-](0[0-9]|1[0-4]):[0-5][0-9]$"
)
FARTHEST_CAUSE = 1 << 52
"""Clock values from here on (the year 4147) are nobody's cause: writers pass them over when they look for the
newest op held. Otherwise one op with the greatest clock a log may hold would leave no number for the next."""
_WALL = re.compile(WALL_PATTERN)


class Entropy(Protocol):
    """Where the clock and randomness come from: the machine in real use, a seed in demos and tests."""

    def now(self) -> datetime:
        """Return the present moment, aware, in the zone it is shown in."""
        ...

    def token(self, n: int) -> bytes:
        """Return `n` unpredictable bytes."""
        ...


def epoch_ms(moment: datetime) -> int:
    """Return Unix milliseconds of an aware moment."""
    return round(moment.timestamp() * 1000)


def wall_text(moment: datetime) -> str:
    """Spell an aware moment to the second with its offset: `2026-04-05T09:30:00+08:00`."""
    if moment.tzinfo is None:
        raise ValueError("a wall time needs an offset")
    return moment.replace(microsecond=0).isoformat()


def parse_wall(text: str) -> datetime:
    """Read a wall time; raises `ValueError` for anything `wall_text` would not write."""
    if not _WALL.fullmatch(text):
        raise ValueError("not a wall time")
    return datetime.fromisoformat(text)


def wall_day(text: str) -> date:
    """Return the local day of a wall time, as its writer saw it."""
    return date.fromisoformat(text[:10])


def next_hlc(newest_held: int, now_s: int) -> int:
    """Return a clock value greater than every op held, near `now_s` (Unix seconds) where possible.

    It orders causes and is not a time: a device that holds an op from a clock years ahead keeps counting
    from there, and nothing is ever clamped at a receiver.
    """
    return max(newest_held + 1, now_s << COUNTER_BITS)


def hlc_seconds(hlc: int) -> int:
    """Return the Unix seconds part of a clock value (a hint only)."""
    return hlc >> COUNTER_BITS
