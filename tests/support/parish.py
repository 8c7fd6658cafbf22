"""A small office with laptops in one process: real stores, real files, cheap passphrases, clocks by hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from gridworker.domain.time import SHANGHAI
from gridworker.services import areas, exchange, households, office, visits
from gridworker.services.enrol import accept_enrolment, request_enrolment
from gridworker.services.entropy import SeededEntropy
from gridworker.services.households import HouseholdDraft
from gridworker.services.keyring import Kdf
from gridworker.services.session import Session, create_profile, open_profile
from gridworker.services.visits import DemandDraft, PromiseDraft, VisitDraft

CHEAP = Kdf(ops=1, mem=8192)
WORDS = "石桥村口的老槐树开花了又落"
START = datetime(2026, 4, 5, 9, 30, tzinfo=SHANGHAI)


@dataclass
class Machine:
    """One profile with its clock. `moment` moves on a minute with every visit."""

    session: Session
    clock: SeededEntropy
    stick: Path
    homes: list[str] = field(default_factory=list)

    @property
    def device(self) -> str:
        return self.session.identity.device

    def household(self, head: str = "王家福", door: str = "3-12", grid: str | None = None) -> str:
        draft = HouseholdDraft(head=head, door=door, grid=grid)
        self.homes.append(households.add_household(self.session, draft).id)
        return self.homes[-1]

    def visit(
        self,
        content: str = "水管修好了",
        home: str | None = None,
        demand: str = "",
        promise: str = "",
        reflection: str = "",
    ) -> visits.Recorded:
        self.clock.advance(60)
        draft = VisitDraft(
            date=self.clock.now().date(),
            targets=[home or self.homes[0]],
            mode="HOME",
            meet="MET",
            content=content,
            demands=[DemandDraft(text=demand)] if demand else [],
            promises=[PromiseDraft(text=promise)] if promise else [],
            reflection=reflection,
        )
        return visits.record_visit(self.session, draft)

    def export(self) -> list[Path]:
        self.clock.advance(60)
        return [made.path for made in exchange.export_report(self.session, self.stick)]

    def merge(self, paths: Iterable[Path]) -> exchange.MergeSummary:
        self.clock.advance(60)
        return exchange.merge_bundles(self.session, list(paths))

    def answer(self, *devices: str) -> list[Path]:
        self.clock.advance(60)
        return [made.path for made in exchange.answer(self.session, devices or None, self.stick)]

    def contents(self) -> list[str]:
        """What all visits say, oldest first."""
        rows = visits.visits(self.session)
        return [row["content"] for row in sorted(rows, key=lambda row: row["written_at"])]

    def reopen(self) -> None:
        """Close and open again, as the next day does."""
        folder = self.session.dir
        self.session.close()
        self.session = open_profile(folder, WORDS, entropy=self.clock)


@dataclass
class Parish:
    """An office PC and what has joined it."""

    folder: Path
    pc: Machine
    grids: list[str] = field(default_factory=list)
    laptops: list[Machine] = field(default_factory=list)
    others: list[Machine] = field(default_factory=list)
    all: list[Machine] = field(default_factory=list)

    def machine(self, name: str, start: datetime | None = None) -> Machine:
        clock = SeededEntropy(len(name), name, start or self.pc.clock.now())
        session = create_profile(self.folder / name, WORDS, entropy=clock, kdf=CHEAP)
        self.all.append(Machine(session, clock, self.pc.stick))
        return self.all[-1]

    def grid(self, name: str = "石桥村第一网格") -> str:
        code = f"9901012012010{len(self.grids) + 1:02d}"
        self.grids.append(areas.add_grid(self.pc.session, code, name))
        return self.grids[-1]

    def join(self, machine: Machine, name: str, role: str = "worker", grid: str | None = None) -> Machine:
        """Let a machine in by the three files."""
        stick = self.pc.stick
        invite = office.issue_invite(self.pc.session, name, role, grid, stick)
        asked = request_enrolment(machine.session, invite.path, stick)
        let_in = office.certify(self.pc.session, asked.path, asked.digits, stick)
        accept_enrolment(machine.session, let_in.path)
        self.pc.clock.advance(60)
        return machine

    def laptop(self, name: str = "李明", grid: int = 0, start: datetime | None = None) -> Machine:
        while len(self.grids) <= grid:
            self.grid(f"石桥村第{len(self.grids) + 1}网格")
        machine = self.machine(f"laptop-{len(self.laptops) + 1}", start)
        self.laptops.append(self.join(machine, name, "worker", self.grids[grid]))
        return machine

    def second_pc(self) -> Machine:
        machine = self.machine(f"pc-{len(self.others) + 2}")
        self.others.append(self.join(machine, "周敏", "town"))
        return machine

    def close(self) -> None:
        for machine in (self.pc, *self.all):
            machine.session.close()


def found(folder: Path, start: datetime = START, name: str = "云溪镇为民服务中心") -> Parish:
    """A new office in `folder`, with a stick that is a folder beside it."""
    stick = folder / "stick"
    stick.mkdir(parents=True)
    clock = SeededEntropy(1, f"office {name}", start)
    session = create_profile(folder / "office", WORDS, entropy=clock, kdf=CHEAP)
    office.found_office(session, name, "云溪", "苏文清")
    clock.advance(60)
    return Parish(folder, Machine(session, clock, stick))


def later(machine: Machine, **amount: float) -> None:
    """Let time pass on one machine."""
    machine.clock.advance(timedelta(**amount).total_seconds())
