"""The two sources of time and randomness: the machine, and a seed.

Everything below takes an `Entropy` (`domain.time`) and has no clock of its own, so that a demo, a test and
a screenshot made from the same seed write the same ops byte for byte.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime, timedelta

from gridworker.domain.time import SHANGHAI

Progress = Callable[[int, int], None]
"""Told (done, total) while long work goes on; called often, so it must be cheap."""

Cancel = Callable[[], bool]
"""Asked now and then during long work: true stops it with nothing changed."""


class SystemEntropy:
    """The clock of this machine, shown in China's zone, and the operating system's randomness."""

    def now(self) -> datetime:
        """Return the present moment."""
        return datetime.now(SHANGHAI)

    def token(self, n: int) -> bytes:
        """Return `n` unpredictable bytes."""
        return os.urandom(n)


class SeededEntropy:
    """A clock that is set by hand and bytes that follow from a seed and a label. Never for real profiles.

    Two labels under one seed give unrelated streams (one per demo device), so that how much one device
    draws does not change what another one gets.
    """

    def __init__(self, seed: int, label: str, start: datetime) -> None:
        import hashlib  # only seeds need it, and it is slow to load

        self._shake = hashlib.shake_256
        self._key = hashlib.sha256(f"gridworker seeded entropy v1\n{seed}\n{label}".encode()).digest()
        self._counter = 0
        self._now = start

    def now(self) -> datetime:
        """Return the moment last set."""
        return self._now

    def set(self, moment: datetime) -> None:
        """Set the clock (it may go back: a wrong clock is a thing to test)."""
        self._now = moment

    def advance(self, seconds: float) -> datetime:
        """Move the clock on and return the new moment."""
        self._now += timedelta(seconds=seconds)
        return self._now

    def token(self, n: int) -> bytes:
        """Return the next `n` bytes of the stream."""
        self._counter += 1
        return self._shake(self._key + self._counter.to_bytes(8, "big")).digest(n)
