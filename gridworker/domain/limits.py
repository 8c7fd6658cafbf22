"""办理时限: until when a demand must be answered, and what follows. Pure: no clock, nothing written back.

- The due day is a function of the register event, the working-day calendar and what an office granted since:
  day 0 is the day of 立项 (or 重办), the limit is that of the track (or the one that the register event
  names), and a matter 约时办 is due on the day agreed with the resident. Due is 18:00 of that day.
  A day that was agreed before the matter lives again is over; then it is due like 限时办.
- An extension counts when it was asked for on the due day at the latest; one that was asked for too late
  changes nothing.
- 暂缓 stops the clock when it began on the due day at the latest: on resuming, the working days that were
  left go on. As long as it lasts the matter is counted in a column of its own and in no rate. A hold that
  began later changes nothing.
- What was reported on its day was in time; what is open is overdue when its day has passed, and stays in
  every rate.
- 督办 is proposed by the working days before or after the due day (vocabulary `supervise`), and issued by a
  person.
- A day in a year whose notice is not here is counted by weekdays and is `estimated` (预计).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from pydantic_core import from_json

from gridworker.domain.vocab import Vocab
from gridworker.domain.workdays import DUE_TIME, Calendar, Due

ACCEPT_DAYS: Final = 1
TELL_DAYS: Final = 2
VERIFY_DAYS: Final = 3
PUBLISH_DAYS: Final = 5
"""Calendar days that a 公示 hangs; the others are working days from the step before."""
AGREED_BEFORE: Final = "SIMPLE"
"""The track whose limit holds when a matter 约时办 lives again and no new day was agreed."""
RUNNING: Final = ("registered", "assigned", "in_progress", "on_hold")
"""States in which the clock of a demand runs (or is held)."""
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class LimitRules:
    """What the vocabulary says: working days by track, and levels of 督办 by working days after the due day
    (negative: before), the mildest first."""

    tracks: Mapping[str, int]
    supervise: tuple[tuple[str, int], ...]

    @classmethod
    def of(cls, vocab: Vocab) -> LimitRules:
        """Read the groups `track` and `supervise`."""
        tracks = {}
        for code in vocab.codes("track", offered=False):
            entry = vocab.entry("track", code)
            days = (entry.limit or {}).get("workdays") if entry else None
            if isinstance(days, int) and not isinstance(days, bool):
                tracks[code] = days
        levels = []
        for code in vocab.codes("supervise", offered=False):
            entry = vocab.entry("supervise", code)
            when = (entry.when if entry else None) or {}
            if "workdays_before_due" in when:
                levels.append((code, -when["workdays_before_due"]))
            elif "workdays_after_due" in when:
                levels.append((code, when["workdays_after_due"]))
        return cls(tracks, tuple(sorted(levels, key=lambda level: level[1])))


@dataclass(frozen=True, slots=True)
class Timing:
    """What a clock amounts to: the due day (None: no limit), and whether it stands still (暂缓 in time)."""

    due: Due | None
    held: bool = False


_NONE: Final = Timing(None)


class Limits:
    """The rules with one calendar; what was counted once is remembered."""

    def __init__(self, calendar: Calendar, rules: LimitRules) -> None:
        self.calendar = calendar
        self.rules = rules
        self._known: dict[str, Timing] = {}

    def timing(self, clock: str | None) -> Timing:
        """Count the due day of a clock (`demand_facts.clock_text`); no clock has no limit."""
        if clock is None:
            return _NONE
        found = self._known.get(clock)
        if found is None:
            found = self._known[clock] = self._count(*from_json(clock))
        return found

    def due(self, clock: str | None) -> Due | None:
        """The due day of a clock, or None."""
        return self.timing(clock).due

    def proposed_due(self, track: str, start: date, limit: int | None = None) -> Due | None:
        """What a matter of this track would be due on if it were registered that day; None: no limit."""
        days = limit if limit is not None else self.rules.tracks.get(track)
        return None if days is None else self.calendar.due(start, days)

    def _count(
        self, track: str, limit: int | None, start: str, fixed: str | None,
        extended: list[str] | None, holds: list[list[str | None]],
    ) -> Timing:  # fmt: skip
        if fixed and fixed >= start:
            due: Due | None = Due(date.fromisoformat(fixed), estimated=False)
        else:
            # In a later life the day that was agreed is over.
            due = self.proposed_due(AGREED_BEFORE if fixed else track, date.fromisoformat(start), limit)
        if due is None:
            return _NONE
        granted = extended[1] if extended else ""
        held = False
        for first, last in [(a, b) for a, b in holds if extended and str(a) < granted]:
            due, held = self._held(due, str(first), last)
        if extended and extended[0] <= due.day.isoformat():
            due = Due(date.fromisoformat(extended[2]), estimated=False)
        for first, last in [(a, b) for a, b in holds if not extended or str(a) >= granted]:
            due, held = self._held(due, str(first), last)
        return Timing(due, held)

    def _held(self, due: Due, first: str, last: str | None) -> tuple[Due, bool]:
        began = date.fromisoformat(first)
        if began > due.day:
            return due, False
        if last is None:
            return due, True
        left = self.calendar.between(began, due.day)
        again = self.calendar.due(max(date.fromisoformat(last), began), left)
        return Due(again.day, due.estimated or again.estimated), False

    def days_left(self, due: date, today: date) -> int:
        """Working days from today to the due day; negative when it has passed."""
        return self.calendar.between(today, due)

    def next_workday(self, day: date) -> date:
        """The working day after a day."""
        return self.calendar.due(day, 1).day

    def reached_since(self, today: date, days: int) -> date:
        """The newest due day of which at least `days` working days have passed today (negative: of which at
        most so many are still to come)."""
        day = today
        if days <= 0:
            while self.calendar.between(today, day + _DAY) <= -days:
                day += _DAY
            return day
        while self.calendar.between(day, today) < days:
            day -= _DAY
        return day

    def proposed_level(self, due: date, today: date) -> str | None:
        """The level of 督办 that the rule proposes today, or None."""
        passed = self.calendar.between(due, today)
        return next((code for code, days in reversed(self.rules.supervise) if passed >= days), None)

    def rank(self, level: str | None) -> int:
        """How severe a level is: its place among the levels, -1 for none; an unknown one is mildest."""
        codes = [code for code, _ in self.rules.supervise]
        return -1 if level is None else codes.index(level) if level in codes else 0


def first_open_day(now: datetime) -> date:
    """The earliest due day that has not passed at a moment: today until 18:00, then tomorrow."""
    return now.date() if now.time() <= DUE_TIME else now.date() + _DAY


def next_due(row: Mapping[str, Any], limits: Limits) -> Due | None:
    """Until when the next step of a demand is due: its own short limit, or the matter's.

    `row`: `state`, and days of `demand_facts.Facts` as ISO texts.
    """
    calendar, state = limits.calendar, row.get("state")
    if row.get("untold") and row.get("owed_on"):
        return calendar.due(date.fromisoformat(row["owed_on"]), TELL_DAYS)
    if state == "reported" and row.get("reported_on"):
        return calendar.due(date.fromisoformat(row["reported_on"]), VERIFY_DAYS)
    if state == "published" and row.get("published_on"):
        hung = date.fromisoformat(row["published_on"]).toordinal() + PUBLISH_DAYS
        return Due(date.fromordinal(min(hung, date.max.toordinal())), estimated=False)
    if state not in RUNNING:
        return None
    due = limits.due(row.get("clock"))
    if state == "assigned" and row.get("assigned_on"):
        accept = calendar.due(date.fromisoformat(row["assigned_on"]), ACCEPT_DAYS)
        return accept if due is None or accept.day <= due.day else due
    return due
