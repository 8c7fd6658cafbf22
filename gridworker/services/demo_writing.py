"""Turning the invented town into ops: what a worker writes into its book, what the office does at its desk.

Both keep a queue ordered by the moment at which each thing happened. A step of a demand can be written only
by who has seen all steps before it, so it waits in no queue until that side has heard of them.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, Final

from gridworker.domain.demo_aid import DemoAid, DemoHelp, aid_of_grid
from gridworker.domain.demo_matters import DemoDemand, DemoStep
from gridworker.domain.demo_meetings import held_on
from gridworker.domain.demo_town import LAST_DAY, DemoHousehold, DemoPerson, Town
from gridworker.domain.demo_visits import DemoVisit
from gridworker.domain.ids import fresh_id
from gridworker.domain.ops import Op
from gridworker.services.entropy import SeededEntropy
from gridworker.services.session import Session
from gridworker.services.writing import write
from gridworker.storage import Intent

Act = Callable[[], object]
_PUBLIC_AFTER: Final = timedelta(days=3)


@dataclass
class Case:
    """A demand on its way: how many steps were written, and how many each side has seen."""

    demand: DemoDemand
    id: str
    scopes: dict[str, str]
    village: str
    worker: str
    done: int = 0
    queued: int = -1
    """The step that waits in a queue for its moment."""
    seen: dict[str, int] = field(default_factory=lambda: {"worker": 0, "office": 0})

    @property
    def next(self) -> DemoStep | None:
        """The step that comes next, None at the end."""
        return self.demand.steps[self.done] if self.done < len(self.demand.steps) else None


class Writer:
    """One profile, its clock, and the queue of what it will write."""

    def __init__(self, session: Session, clock: SeededEntropy, side: str) -> None:
        self.session = session
        self.clock = clock
        self.side = side
        self._queue: list[tuple[datetime, int, Act]] = []
        self._count = 0

    def at(self, moment: datetime, act: Act) -> None:
        """Put something into the queue."""
        self._count += 1
        heapq.heappush(self._queue, (moment, self._count, act))

    def write_until(self, moment: datetime) -> None:
        """Write everything that happened up to `moment`, in order, in one commit."""
        with self.session.store.atomic():
            while self._queue and self._queue[0][0] <= moment:
                at, _, act = heapq.heappop(self._queue)
                self.clock.set(at)
                act()

    def put(self, kind: str, rec: str, scope: str, data: dict[str, Any]) -> Op:
        """Write one op at the clock's moment."""
        return write(self.session, [Intent(kind, rec, scope, data)])[0]

    def offer(self, case: Case) -> None:
        """Queue the next step of a case when it is this side's and all before it are known here."""
        step = case.next
        known = case.seen[self.side] == case.done and case.queued < case.done
        if step is not None and step.by == self.side and known:
            case.queued = case.done
            self.at(step.at, lambda: self._step(case, step))

    def _step(self, case: Case, step: DemoStep) -> None:
        self.put(f"demand.{step.event}", case.id, case.scopes[self.side], self.filled(case, step))
        case.done += 1
        case.seen[self.side] = case.done
        self.offer(case)

    def filled(self, case: Case, step: DemoStep) -> dict[str, Any]:
        """The payload of a step with the ids that it names."""
        data = dict(step.data)
        if data.get("person") == "worker":
            data["person"] = case.worker
        return data


class Desk(Writer):
    """The office's PC. Numbers count per village and year, and `A` is this PC's letter."""

    def __init__(self, session: Session, clock: SeededEntropy) -> None:
        super().__init__(session, clock, "office")
        self._given: dict[tuple[int, str], int] = {}
        self._held: dict[tuple[str, date, bool], str] = {}
        self.units: dict[str, str] = {}
        """Ids of those who are given tasks, by name."""

    def filled(self, case: Case, step: DemoStep) -> dict[str, Any]:
        """The payload with the ids of people and units, and the number."""
        data = super().filled(case, step)
        if "unit" in data:
            data["unit"] = self.units[data["unit"]]
        if "co_units" in data:
            data["co_units"] = [self.units[name] for name in data["co_units"]]
        if step.event == "register":
            data["number"] = self.number(case, step)
        if step.event == "deliberate":
            data["meeting"] = self.meeting(case, step)
        return data

    def meeting(self, case: Case, step: DemoStep) -> str:
        """The meeting of the evening on which a demand was dealt with; some days later it was made public."""
        scope, day, hearing = case.scopes[self.side], step.at.date(), case.demand.heard_first
        key = (scope, day, hearing)
        if key not in self._held:
            made = self._held[key] = fresh_id(self.clock)
            facts = held_on(day, case.village, hearing=hearing)
            self.put("meeting", made, scope, {**facts, "demands": [case.id]})
            public = {"published": (day + _PUBLIC_AFTER).isoformat()}
            self.at(step.at + _PUBLIC_AFTER, partial(self.put, "meeting", made, scope, public))
        return self._held[key]

    def number(self, case: Case, step: DemoStep) -> str:
        """`SQ-2026-石桥-A012`."""
        key = (step.at.year, case.village)
        self._given[key] = self._given.get(key, 0) + 1
        return f"SQ-{step.at.year}-{case.village.removesuffix('村')}-A{self._given[key]:03d}"


class Book(Writer):
    """A worker's laptop and the ids that it gave to the town's things."""

    def __init__(
        self, session: Session, clock: SeededEntropy, *, village: str, heard: Callable[[Case], None]
    ) -> None:
        super().__init__(session, clock, "worker")
        self.village = village
        self.households: dict[str, str] = {}
        self.visits = 0
        self.demands = 0
        self._heard = heard
        who = session.identity
        self._scope, self._worker = who.home_scope, who.worker
        self._grid, self._grid_scope = who.grid, who.grid_scope or who.home_scope

    def fill(self, town: Town, grid: str) -> None:
        """Queue everything that the town's plan holds for this grid."""
        households, persons, visits = town.of_grid(grid)
        for home in households:
            self.at(home.written, partial(self._household, home))
        for person in persons:
            self.at(person.written, partial(self._person, person))
        for visit in visits:
            self.at(visit.written, partial(self._visit, visit))
        named = next((one for one in enumerate(town.grids) if one[1].key == grid), None)
        if named is not None:
            doors = [(home.key, str(home.data.get("group") or "")) for home in households]
            aid = aid_of_grid(named[0], str(named[1].data["name"]), doors, LAST_DAY)
            self.at(aid.written, lambda: self._aid(aid))

    def _aid(self, aid: DemoAid) -> None:
        """The team and its members now, requests and what came of them at their moments."""
        team = fresh_id(self.clock)
        self.put("team", team, self._scope, {**aid.team, "grid": self._grid})
        for member in aid.members:
            self.put("team_member", fresh_id(self.clock), self._scope, {"team": team, **member})
        for one in aid.helps:
            self.at(one.written, partial(self._help, one, team))

    def _help(self, one: DemoHelp, team: str) -> None:
        rec, household = fresh_id(self.clock), self.households.get(one.household)
        if household is None:
            return
        self._put("help", rec, {**one.data, "household": household, "grid": self._grid})
        if one.helped is not None:
            result = {**one.result, "team": team}
            self.at(one.helped, lambda: self._put("help", rec, result))

    def _household(self, home: DemoHousehold) -> None:
        rec = self.households[home.key] = fresh_id(self.clock)
        self.put("household", rec, self._scope, {"grid": self._grid, **home.data})

    def _person(self, person: DemoPerson) -> None:
        household = self.households[person.household]
        self.put("person", fresh_id(self.clock), self._scope, {"household": household, **person.data})

    def _visit(self, visit: DemoVisit) -> None:
        rec = fresh_id(self.clock)
        targets = [self.households[key] for key in visit.targets]
        self.put("visit", rec, self._scope, {**visit.data, "targets": targets, "worker": self._worker})
        self.visits += 1
        for demand in visit.demands:
            self._demand(demand, rec)
        for promise in visit.promises:
            agreed = fresh_id(self.clock)
            household = self.households[promise.household]
            self.put("promise", agreed, self._scope, {**promise.data, "visit": rec, "household": household})
            if promise.done is not None:
                day = {"done_on": promise.done.date().isoformat()}
                self.at(promise.done, partial(self._put, "promise", agreed, day))
        if visit.revision is not None:
            new = {**visit.revision.fields, "reason": visit.revision.reason}
            self.at(visit.revision.written, lambda: self._put("visit", rec, new))

    def _put(self, kind: str, rec: str, data: dict[str, Any]) -> None:
        self.put(kind, rec, self._scope, data)

    def _demand(self, demand: DemoDemand, visit: str) -> None:
        data = {**demand.collect, "visit": visit, "first_asked_by": self._worker}
        if not data.get("anonymous"):
            data["household"] = self.households[demand.household]
        rec = fresh_id(self.clock)
        self.put("demand.collect", rec, self._scope, data)
        self.demands += 1
        case = Case(
            demand, rec, {"worker": self._scope, "office": self._grid_scope}, self.village, self._worker
        )
        self._heard(case)
        self.offer(case)
