"""Grids change hands at random while laptops go on writing, hear late and hand in late: no work is lost.

Three workers, three grids, one office; every step is a verb of the services, every file is a real bundle.
At the end everybody exchanges until nothing is new, and then: the office parked nothing, it holds every page
that was confirmed on a laptop, every laptop calls all of its own merged, and whoever has a grid sees in it
what the office sees.
"""

from __future__ import annotations

import datetime as dt
import random
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from gridworker.errors import UserError
from gridworker.services import assigning, certificates, exchange, households, outgoing, visits
from gridworker.services.households import HouseholdDraft
from gridworker.services.my_grids import my_grids
from gridworker.services.queries import Query
from tests.support.parish import Machine, Parish, found, later

NAMES = ("李明", "王芳", "陈国庆")
EXPECTED = {
    "already_there", "own_grid", "not_his_grid", "nobody_to_replace", "bad_period", "duty_over", "duty_ahead",
    "wrong_scope", "grid_needed", "no_household",
}  # fmt: skip
"""Refusals that make sense: the walk does not look before it asks."""


class Walk:
    """One random history. `written` is what laptops were told is saved."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.parish: Parish = found(folder)
        self.chance = random.Random(seed)
        self.laptops = [self.parish.laptop(name, at) for at, name in enumerate(NAMES)]
        for at, laptop in enumerate(self.laptops):
            laptop.household(f"户主{at}", f"{at}-1")
        self.written: set[str] = set()
        self.done: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.duties: list[str] = []

    def steps(self, count: int) -> None:
        acts: list[Callable[[], None]] = [
            self.write, self.write, self.write, self.household, self.give, self.give, self.take, self.move,
            self.start, self.end, self.report, self.report, self.answer, self.answer, self.sleep,
        ]  # fmt: skip
        for _ in range(count):
            act = self.chance.choice(acts)
            try:
                act()
                self.done[act.__name__] += 1
            except UserError as e:
                if e.code not in EXPECTED:
                    raise
                self.refused[e.code] += 1

    # laptops

    def write(self) -> None:
        laptop = self.laptop()
        homes = households.household_ids(laptop.session)
        if homes:
            content = f"第{len(self.written)}篇"
            laptop.visit(content, self.chance.choice(homes))
            self.written.add(content)

    def household(self) -> None:
        laptop = self.laptop()
        mine = my_grids(laptop.session)
        if mine:
            head = f"户主{self.chance.randrange(10**6)}"
            draft = HouseholdDraft(head=head, door=head[2:], grid=self.chance.choice(mine).id)
            households.add_household(laptop.session, draft)

    def report(self) -> None:
        self.parish.pc.merge(self.laptop().export())

    def answer(self) -> None:
        laptop = self.laptop()
        laptop.merge(self.parish.pc.answer(laptop.device))

    # the office

    def give(self) -> None:
        assigning.give_grid(self.parish.pc.session, self.grid(), self.name())

    def take(self) -> None:
        assigning.take_grid(self.parish.pc.session, self.grid(), self.name())

    def move(self) -> None:
        assigning.move_grid(self.parish.pc.session, self.grid(), self.name())

    def start(self) -> None:
        today = self.parish.pc.clock.now().date()
        until = self.chance.choice([None, today + dt.timedelta(days=self.chance.randrange(4))])
        pc, instead = self.parish.pc.session, self.name()
        made = assigning.start_deputy(
            pc, self.grid(), self.name(), instead_of=instead, until=until, reason="休假"
        )
        self.duties.append(made.id)

    def end(self) -> None:
        if self.duties:
            assigning.end_deputy(self.parish.pc.session, self.chance.choice(self.duties))

    def sleep(self) -> None:
        for machine in (self.parish.pc, *self.laptops):
            later(machine, hours=self.chance.choice([8, 24, 30]))

    # the end

    def until_quiet(self) -> None:
        for _ in range(8):
            before = self.parish.pc.session.store.digest()
            self.next_morning()
            for laptop in self.laptops:
                self.parish.pc.merge(laptop.export())
            for laptop in self.laptops:
                laptop.merge(self.parish.pc.answer(laptop.device))
            waits = certificates.waiting(self.parish.pc.session)
            if self.parish.pc.session.store.digest() == before and not waits:
                return
        raise AssertionError("the exchange never came to rest")

    def next_morning(self) -> None:
        """Nine o'clock of the next day everywhere: near midnight two calendars would differ."""
        machines = (self.parish.pc, *self.laptops)
        day = max(machine.clock.now() for machine in machines) + dt.timedelta(days=1)
        for machine in machines:
            gap = day.replace(hour=9) - machine.clock.now()
            later(machine, seconds=gap.total_seconds())

    def check(self) -> None:
        pc = self.parish.pc.session
        assert pc.store.parked() == []
        assert set(self.parish.pc.contents()) == self.written
        devices = outgoing.field_devices(pc)
        for laptop in self.laptops:
            told = exchange.delivery(laptop.session)
            assert (told.draft, told.packed, told.sent, told.returned) == (0, 0, 0, [])
            mine = my_grids(laptop.session)
            scopes = {row["scope"] for row in pc.store.rows("grid", [grid.id for grid in mine])}
            assert set(devices[laptop.device].scopes) == scopes
            for grid in mine:
                query = Query("visit", grid=grid.id)
                assert seen(laptop, query) == seen(self.parish.pc, query)
                here, there = laptop.session.store.digest(), pc.store.digest()
                (scope,) = {row["scope"] for row in pc.store.rows("grid", [grid.id])}
                assert here.get(scope) == there.get(scope)

    def laptop(self) -> Machine:
        return self.chance.choice(self.laptops)

    def grid(self) -> str:
        return self.chance.choice(self.parish.grids)

    def name(self) -> str:
        return self.chance.choice(NAMES)


def seen(machine: Machine, query: Query) -> dict[str, str]:
    """What stands in a grid, and for whom it was written."""
    return {row["content"]: row["stands_in_for"] for row in visits.visits(machine.session, query)}


def walk(seed: int, count: int) -> Walk:
    """Walk, exchange, check."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        walked = Walk(Path(folder), seed)
        try:
            walked.steps(count)
            walked.until_quiet()
            walked.check()
        finally:
            walked.parish.close()
        return walked


def _walks(seeds: Iterable[int]) -> list[Walk]:
    return [walk(seed, 60) for seed in seeds]


def test_a_few_histories_lose_nothing() -> None:
    walked = _walks(range(3))
    done = sum((one.done for one in walked), Counter())
    written = sum(len(one.written) for one in walked)
    print(f"\n3 histories of 60 steps, {written} pages; {dict(sorted(done.items()))}")
    assert {"give", "take", "move", "start", "end", "write"} <= done.keys()
    assert written > 20


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 125))
def test_long_histories_lose_nothing(seed: int) -> None:
    walk(seed, 200)


def test_the_walk_sees_an_office_that_does_not_wait_until_a_laptop_has_heard(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A planted fault: a grid is taken away the moment the records say so."""
    monkeypatch.setattr(certificates, "_has_heard", lambda *_: True)
    with pytest.raises(AssertionError):
        _walks(range(6))
