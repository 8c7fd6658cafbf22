"""Visits of one invented grid: half-days on working days, door after door, and what came of them.

Shares by the domain guide §7.2: nobody at home 12 %, declined 3 %, written down late 5 %, a demand in about
one visit of nine, three of ten of those done at the door.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from gridworker.domain.demo_asks import REVISION_REASONS
from gridworker.domain.demo_families import Chance, Family
from gridworker.domain.demo_matters import DemoDemand, demand_of_visit
from gridworker.domain.demo_texts import (
    ABSENT,
    AWAY,
    CROPS,
    DAYS,
    DECLINED,
    KIN,
    PLACES,
    STORIES,
    TAILS,
    THINGS,
    Story,
)
from gridworker.domain.time import SHANGHAI
from gridworker.domain.workdays import Calendar

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DemoPromise:
    """What was agreed at the door; `done` is the moment at which the worker ticked it off, or None."""

    key: str
    household: str
    data: dict[str, Any]
    done: datetime | None


@dataclass(frozen=True, slots=True)
class DemoRevision:
    """A later correction of a visit by its own writer."""

    written: datetime
    fields: dict[str, Any]
    reason: str


@dataclass(frozen=True, slots=True)
class DemoVisit:
    """One diary page; `written` is the moment of saving, which for late entries is days after the visit."""

    key: str
    grid: str
    worker: str
    written: datetime
    targets: tuple[str, ...]
    data: dict[str, Any]
    demands: tuple[DemoDemand, ...] = ()
    promises: tuple[DemoPromise, ...] = ()
    revision: DemoRevision | None = None


def slots(chance: Chance, family: Family, day: date) -> dict[str, Any]:
    """Return values for every slot of the texts."""
    return {
        "sur": family.surname,
        "kin": chance.pick(KIN) if family.household["size"] > 1 else "户主",
        "size": family.household["size"],
        "place": chance.pick(PLACES),
        "n": 2 + chance.below(7),
        "m": 10 * (2 + chance.below(9)),
        "crop": chance.pick(CROPS),
        "day": chance.pick(DAYS),
        "month": f"{(day.month + 1 + chance.below(2)) % 12 + 1}月",
        "thing": chance.pick(THINGS),
    }


def visits_of_grid(
    chance: Chance,
    grid: str,
    worker: str,
    families: Mapping[str, Family],
    first_day: date,
    last_day: date,
    calendar: Calendar,
) -> list[DemoVisit]:
    """Return one worker's visits from `first_day` to `last_day`, in the order of writing."""
    walk = _Walk(chance, families)
    out: list[DemoVisit] = []
    for day in _working_days(first_day, last_day, calendar):
        # Three half-days a week; more when the year is drawing to its end and everyone comes home.
        if not chance.likely(0.88 if day.month in (12, 1) else 0.57):
            continue
        sky = _sky(day)
        evening = day.month in (6, 7, 8) and chance.likely(0.4)
        half = "EVENING" if evening else chance.pick(("AM", "PM"))
        clock = datetime.combine(
            day, {"AM": time(8, 40), "PM": time(14, 10), "EVENING": time(18, 50)}[half], SHANGHAI
        )
        for _ in range(3 + chance.below(2)):
            clock += timedelta(minutes=12 + chance.below(20), seconds=chance.below(60))
            number = f"v-{grid[2:]}-{len(out) + 1:04}"
            visit = _visit(chance, walk, number, grid, worker, clock, half, sky, last_day)
            clock += timedelta(minutes=14)
            if visit.written.date() <= last_day:
                out.append(visit)
    out.sort(key=lambda visit: (visit.written, visit.key))
    return out


class _Walk:
    """Which door is next: all in turn, those who need care more often, the missed ones again soon."""

    def __init__(self, chance: Chance, families: Mapping[str, Family]) -> None:
        self.families = families
        self._chance = chance
        self._round: deque[str] = deque()
        care = {"ALONE", "EMPTY", "LEFTCHILD", "DIBAO", "DISABLED", "MONITOR"}
        self._care = [key for key, family in families.items() if care & set(family.tags)]

    def next(self) -> str:
        """Return the key of the next household."""
        if self._care and self._chance.likely(0.3):
            return self._chance.pick(self._care)
        if not self._round:
            self._round.extend(self._chance.shuffled(list(self.families)))
        return self._round.popleft()

    def neighbours(self, key: str, count: int) -> list[str]:
        """Return up to `count` households of the same villagers' group, the given one first."""
        group = self.families[key].household["group"]
        same = [k for k, family in self.families.items() if family.household["group"] == group and k != key]
        return [key, *self._chance.shuffled(same)[: count - 1]]

    def missed(self, key: str) -> None:
        """Come back to this door after a dozen others."""
        self._round.insert(min(12, len(self._round)), key)


def _visit(
    chance: Chance,
    walk: _Walk,
    key: str,
    grid: str,
    worker: str,
    at: datetime,
    half: str,
    sky: str,
    last_day: date,
) -> DemoVisit:
    household = walk.next()
    family = walk.families[household]
    day = at.date()
    mode = chance.weighted(
        (("HOME", 0.80), ("FIELD", 0.08), ("PHONE", 0.07), ("GROUP", 0.03), ("OFFICE", 0.02))
    )
    meet = "MET"
    if not family.at_home:
        mode, meet = ("PHONE", "MET") if chance.likely(0.4) else ("HOME", "AWAY")
    elif mode == "HOME":
        meet = chance.weighted((("MET", 0.81), ("ABSENT", 0.15), ("DECLINED", 0.04)))
    data: dict[str, Any] = {
        "date": day.isoformat(),
        "half_day": half,
        "mode": mode,
        "meet": meet,
        "weather": sky,
    }
    late = timedelta(days=1 + chance.below(4)) if chance.likely(0.05) else timedelta()
    end = at + timedelta(minutes=6 + chance.below(12))
    written = end + late + timedelta(minutes=1 + chance.below(4), seconds=chance.below(60))
    fill = slots(chance, family, day)
    if meet != "MET":
        if meet == "ABSENT":
            walk.missed(household)
        words = chance.pick({"ABSENT": ABSENT, "DECLINED": DECLINED, "AWAY": AWAY}[meet]).format(**fill)
        data |= {"purpose": "ROUTINE"} | ({"content": words} if words else {})
        return DemoVisit(key, grid, worker, written, (household,), data)
    story = _story(chance, mode, day, family)
    content = story.text + (chance.pick(TAILS) if mode == "HOME" and chance.likely(0.6) else "")
    data |= {"purpose": story.purpose, "content": content.format(**fill), "spoke_to": fill["kin"]}
    if story.on_spot:
        data["on_spot"] = story.on_spot.format(**fill)
    if story.suggestion:
        data["suggestion"] = story.suggestion.format(**fill)
    if story.topics:
        data["topics"] = list(story.topics)
    if chance.likely(0.06):
        data["card_given"] = True
    if mode != "PHONE" and chance.likely(0.3):
        data |= {
            "started_at": f"{at:%H:%M}",
            "ended_at": f"{at + timedelta(minutes=8 + chance.below(15)):%H:%M}",
        }
    targets = tuple(walk.neighbours(household, 4 + chance.below(5))) if mode == "GROUP" else (household,)
    promises = _promises(chance, story, key, household, written, fill, last_day)
    demands: tuple[DemoDemand, ...] = ()
    if chance.likely(0.135):
        demands = (demand_of_visit(chance, f"d-{key[2:]}", household, day, written, fill, last_day),)
    data["result"] = _result(data, demands, promises)
    return DemoVisit(
        key,
        grid,
        worker,
        written,
        targets,
        data,
        demands,
        promises,
        _revision(chance, data, written, last_day),
    )


def _story(chance: Chance, mode: str, day: date, family: Family) -> Story:
    month = str(day.month)
    fitting = [
        story
        for story in STORIES
        if (not story.months or month in story.months.split())
        and (not story.tag or story.tag in family.tags)
        and story.mode == mode
    ]
    # Who needs care is asked about it: those texts count three times.
    return chance.weighted([(story, 3.0 if story.tag else 1.0) for story in fitting])


def _promises(
    chance: Chance,
    story: Story,
    key: str,
    household: str,
    written: datetime,
    fill: dict[str, Any],
    last_day: date,
) -> tuple[DemoPromise, ...]:
    if not story.promise:
        return ()
    due = written.date() + timedelta(days=3 + chance.below(12))
    data = {"text": story.promise.format(**fill), "due": due.isoformat()}
    done = None
    if chance.likely(0.8):
        moment = datetime.combine(due, time(17, 30), SHANGHAI) + timedelta(
            minutes=chance.below(90), seconds=7
        )
        moment += timedelta(days=chance.below(3) - 1)
        done = moment if written < moment and moment.date() <= last_day else None
    return (DemoPromise(f"a-{key[2:]}", household, data, done),)


def _revision(chance: Chance, data: dict[str, Any], written: datetime, last_day: date) -> DemoRevision | None:
    if not chance.likely(0.012):
        return None
    reason = chance.pick(REVISION_REASONS)
    moment = written + timedelta(hours=3 + chance.below(40), seconds=chance.below(60))
    if moment.date() > last_day:
        return None
    return DemoRevision(moment, {"content": f"{data['content']}（{reason}）"}, reason)


def _result(data: dict[str, Any], demands: tuple[DemoDemand, ...], promises: tuple[DemoPromise, ...]) -> str:
    if demands:
        return "DONE_NOW" if demands[0].at_once else "RAISED"
    if promises:
        return "FOLLOWUP"
    return "ANSWERED" if "on_spot" in data else "NONE"


def _working_days(first: date, last: date, calendar: Calendar) -> list[date]:
    days = [first + n * _DAY for n in range((last - first).days + 1)]
    return [day for day in days if calendar.is_workday(day)]


def _sky(day: date) -> str:
    """Return the weather of the whole town that day: the same for everyone, so it hangs on the day alone."""
    chance = Chance(f"gridworker demo sky/{day.isoformat()}")
    wet = 0.4 if day.month in (5, 6, 7, 9) else 0.2
    return chance.weighted((
        ("SUNNY", 0.35), ("CLOUDY", 0.25), ("OVERCAST", 0.2), ("RAIN", wet), ("FOG", 0.05),
        ("SNOW", 0.04 if day.month in (1, 2) else 0.0), ("WIND", 0.03),
    ))  # fmt: skip
