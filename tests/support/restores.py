"""Random weeks with restores: laptops and the office are put back from older backups, and work goes on.

Two laptops of one grid, the office PC, in half of the weeks a second PC. Everything travels in real bundles
through a folder. After each step the machine that moved is compared with the pure rule; at the end couriers
carry until nothing moves, and then: what an author's own machine or the office still held is in the office,
nothing is called delivered that the office lacks, nothing was new twice, and no log is forked.
"""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from gridworker.domain.kinds import is_event
from gridworker.services import backup_shelf, backups, exchange, not_taken, restoring, succession, writing
from gridworker.services.demands import DeskDraft, collect_at_desk
from gridworker.services.queries import Query
from gridworker.services.session import Session, open_profile
from gridworker.storage import Intent
from tests.support import agreement
from tests.support.parish import WORDS, Machine, Parish, found

STEPS = (
    "visit", "visit", "report", "answer", "there_and_back", "there_and_back", "there_and_back", "office_day",
    "office_day", "back_up", "back_up", "put_back", "put_back_office",
)  # fmt: skip


@dataclass
class Figures:
    """What the weeks met, and what they were held to (each loss is a failure, so there is none to count)."""

    weeks: int = 0
    met: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        met = self.met
        return (
            f"{self.weeks} weeks: {met['laptop restores']} laptops and {met['office restores']} offices "
            f"put back ({met['disks lost']} after the loss of the whole disk), "
            f"{met['visits']} visits written, {met['asked again']} ops asked for again, "
            f"{met['superseded']} office acts listed for review, {met['lost on both sides']} ops named as "
            "missing that stood on no disk any more; lost 0, new twice 0, forks 0"
        )


class Week:
    """One office with its laptops, and a row of random steps."""

    def __init__(self, folder: Path, seed: int, figures: Figures) -> None:
        self.chance = random.Random(seed)
        self.figures = figures
        self.parish: Parish = found(folder)
        self.pc = self.parish.pc
        self.laptops = [self.parish.laptop("李明"), self.parish.laptop("王芳")]
        for at, laptop in enumerate(self.laptops):
            laptop.household(f"王家{at}", f"3-{at}")
        self.second = self.parish.second_pc() if seed % 2 else None
        self.taken: dict[str, set[str]] = {}
        """By machine: the hashes that were merged there in its present life as new."""
        self.number = 0

    @property
    def pcs(self) -> list[Machine]:
        return [self.pc, *([self.second] if self.second else [])]

    @property
    def everyone(self) -> list[Machine]:
        return [*self.pcs, *self.laptops]

    # steps ------------------------------------------------------------------------------

    def go(self, steps: int) -> None:
        for _ in range(steps):
            moved = getattr(self, self.chance.choice(STEPS))()
            agreement.same_as_the_rule(moved.session)
        self.figures.weeks += 1

    def visit(self) -> Machine:
        laptop = self.chance.choice(self.laptops)
        self.number += 1
        demand = f"第{self.number}件诉求" if self.number % 5 == 0 else ""
        laptop.visit(f"第{self.number}次走访", demand=demand)
        self.figures.met["visits"] += 1
        return laptop

    def report(self) -> Machine:
        laptop = self.chance.choice(self.laptops)
        self.carry(laptop, self.chance.choice(self.pcs))
        return laptop

    def answer(self) -> Machine:
        laptop = self.chance.choice(self.laptops)
        self.answered(laptop, self.chance.choice(self.pcs))
        if self.second:
            self.carry(self.pc, self.second)
        return laptop

    def there_and_back(self) -> Machine:
        """A page, to the office, and its receipt on the laptop."""
        laptop = self.visit()
        self.carry(laptop, self.pc)
        self.answered(laptop, self.pc)
        return laptop

    def office_day(self) -> Machine:
        """An act that others have heard of."""
        self.act()
        if self.second:
            self.carry(self.pc, self.second)
        self.answered(self.laptops[0], self.pc)
        return self.pc

    def act(self) -> Machine:
        """The office does something that a restore can lose."""
        made, _ = collect_at_desk(self.pc.session, DeskDraft(text=f"来访第{self.number}件", source="PHONE"))
        row = self.pc.session.store.get("demand", made)
        assert row is not None
        scope = writing.record_place(self.pc.session, row)
        self.pc.clock.advance(60)
        writing.write(self.pc.session, [Intent("demand.decline", made, scope, {"reason": "不归镇里管"})])
        return self.pc

    def back_up(self) -> Machine:
        machine = self.chance.choice([self.pc, self.pc, *self.laptops])
        machine.clock.advance(3600)
        backups.back_up(machine.session)
        return machine

    def put_back(self) -> Machine:
        laptop = self.chance.choice(self.laptops)
        if self._put_back(laptop):
            self.figures.met["laptop restores"] += 1
        return laptop

    def put_back_office(self) -> Machine:
        if self._put_back(self.pc):
            self.figures.met["office restores"] += 1
            if succession.needs_take_over(self.pc.session):
                succession.take_over(self.pc.session)
        return self.pc

    def _put_back(self, machine: Machine) -> bool:
        shelf = backup_shelf.backups_in(backup_shelf.home_of(machine.session.dir))
        if not shelf:
            return False
        path = self.chance.choice(shelf).path
        machine.session.close()
        machine.clock.advance(60)
        if self.chance.random() < 0.5:
            shutil.rmtree(machine.session.dir)  # the whole disk is gone; only the backup is left
            self.figures.met["disks lost"] += 1
        done = restoring.restore(path, WORDS, machine.session.dir, entropy=machine.clock)
        machine.session = open_profile(done.folder, WORDS, entropy=machine.clock)
        return True

    # carrying ---------------------------------------------------------------------------

    def carry(self, giver: Machine, taker: Machine) -> int:
        if taker.session.identity.role is None or giver.session.identity.role is None:
            return 0
        return self._take(taker, giver.export())

    def answered(self, laptop: Machine, pc: Machine) -> int:
        if pc.session.identity.role is None:
            return 0
        return self._take(laptop, pc.answer(laptop.device))

    def _take(self, taker: Machine, files: Iterable[Path]) -> int:
        """Merge, and hold the number called new against what was really not held before."""
        before = hashes(taker.session)
        done = taker.merge(files)
        after = hashes(taker.session)
        me = (taker.device, taker.session.identity.inc)
        written = {op.hash for op in agreement.ops_of(taker.session) if (op.dev, op.inc) == me}
        assert done.merged_ops == len(after - before - written), "what was held already was called new"
        self.figures.met["asked again"] += done.acknowledged.again
        return done.merged_ops

    def until_quiet(self) -> None:
        for _ in range(12):
            moved = sum(self.carry(laptop, self.pc) for laptop in self.laptops)
            if self.second:
                moved += self.carry(self.pc, self.second) + self.carry(self.second, self.pc)
            moved += sum(self.answered(laptop, self.pc) for laptop in self.laptops)
            if not moved:
                return
        raise AssertionError("the exchange never came to rest")

    # what must hold ---------------------------------------------------------------------

    def end(self) -> None:
        held = {one.device: own_visits(one.session, one.device) for one in self.laptops}
        in_office = {visit for pc in self.pcs for visit in visits(pc.session)}
        self.until_quiet()
        there = visits(self.pc.session)
        assert in_office <= there, "the office forgot"
        for laptop in self.laptops:
            assert held[laptop.device] <= there, "something collected was lost"
            assert exchange.outgoing(laptop.session).ops == 0
        agreement.nothing_delivered_that_the_office_lacks(
            [one.session for one in self.laptops], [pc.session for pc in self.pcs]
        )
        agreement.all_agree([one.session for one in self.everyone])
        for machine in self.everyone:
            assert machine.session.store.forks() == [], "a log is forked"
            self.only_what_is_lost_for_good(machine)
            agreement.same_as_the_rule(machine.session)
        self.review()

    def only_what_is_lost_for_good(self, machine: Machine) -> None:
        """A gap that stays names numbers that no machine holds: both disks that had them were put back."""
        held = {(*op.log, op.seq) for one in self.everyone for op in agreement.ops_of(one.session)}
        for gap in machine.session.store.gaps():
            log = (gap.dev, gap.inc, gap.scope)
            numbers = {(*log, number) for number in range(gap.first, gap.last + 1)}
            assert not numbers & held, "a gap that somebody could close"
            self.figures.met["lost on both sides"] += len(numbers)

    def review(self) -> None:
        """Every act of the lost life that anybody still has is listed with its reason."""
        for pc in self.pcs:
            lost = [row for row in pc.session.store.superseded() if is_event(row["kind"])]
            rows = not_taken.not_taken_list(pc.session)
            listed = {one["id"] for one in rows if one["group"] == "superseded"}
            assert {row["hash"] for row in lost} <= listed
            self.figures.met["superseded"] += len(lost)

    def close(self) -> None:
        self.parish.close()


def hashes(session: Session) -> set[str]:
    return {op.hash for op in agreement.ops_of(session)}


def visits(session: Session) -> set[str]:
    return set(session.store.ids(Query("visit")))


def own_visits(session: Session, device: str) -> set[str]:
    return {op.rec for op in agreement.ops_of(session) if op.kind == "visit" and op.dev == device}
