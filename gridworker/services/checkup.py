"""The check that nobody asks for: after an unclean end, once a week, and soon after the first start.

It runs while somebody works: the seals of the pages are read from outside on another thread, the log and the
tables in steps of some hundredths of a second. Nothing is written but when it was done.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Final

from gridworker.domain.time import parse_wall, wall_text
from gridworker.errors import UserError
from gridworker.services.place import STORE_FILE
from gridworker.services.session import Session
from gridworker.services.surroundings import zone_of
from gridworker.services.upkeep import Finding
from gridworker.storage.checking import Checking
from gridworker.storage.pages import damaged_pages

EVERY: Final = timedelta(days=7)
_DONE: Final = "checked_at"


def due(session: Session) -> str:
    """Why the store should be checked now: `unclean`, `weekly`, or empty when it need not."""
    if session.ended_badly:
        return "unclean"
    last = session.store.meta(_DONE)
    if last is None:
        return "weekly"
    age = session.entropy.now() - parse_wall(last)
    # A check in the future was made with another clock.
    return "weekly" if age >= EVERY or age < -timedelta(days=1) else ""


@dataclass
class Checkup:
    """One check under way. `step` on the store thread until nothing is left, what `pages` gives anywhere."""

    session: Session
    why: str
    _walk: Checking = field(init=False)
    _pages: list[int] | None = None
    _unreadable: bool = False

    def __post_init__(self) -> None:
        self._walk = self.session.store.checking()

    def pages(self) -> Callable[[Callable[[], bool]], list[int]]:
        """What looks at the pages: to be called on another thread, with what tells it to stop.

        What the write-ahead log holds is written into the file first.
        """
        self.session.store.settle()
        path, key = self.session.dir / STORE_FILE, self.session.ring.store_key
        return lambda stop: damaged_pages(Path(path), key, stop)

    def pages_done(self, damaged: list[int]) -> None:
        """What `pages` found."""
        self._pages = damaged

    def step(self) -> bool:
        """Look at some more of the log and the tables; whether anything is left."""
        try:
            return self._walk.step()
        except UserError as refused:
            if refused.code != "damaged_store":
                raise
            self._unreadable = True
            return False

    def findings(self) -> list[Finding]:
        """What is wrong; empty when all is well."""
        found = [Finding(one.code, one.level, one.sentence) for one in self._walk.findings()]
        if self._pages or self._unreadable:
            sentence = f"资料库文件有 {len(self._pages or [0])} 处损坏。"
            found.insert(0, Finding("damaged_store", "bad", sentence))
        return found

    def finished(self) -> list[Finding]:
        """Write down when it was done, if all was well; returns what was found."""
        found = self.findings()
        if not found:
            note_sound(self.session)
        return found


def note_sound(session: Session) -> None:
    """Write down that all was well just now."""
    now = session.entropy.now()
    with session.store.atomic():
        session.store.set_meta(_DONE, wall_text(now))
        session.store.set_meta("zone", str(zone_of(now)))
    session.ended_badly = False


def last_checked(session: Session) -> str:
    """When all was well last (wall text), or empty."""
    return session.store.meta(_DONE) or ""
