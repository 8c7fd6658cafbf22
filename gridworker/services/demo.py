"""A demo office: everything real except the people.

The town is invented by the domain from one number; here it becomes records. The office is founded, every
worker is enrolled through the three files, and what was written travels in real bundles, so that the demo
shows what a real office would see. Time passes in rounds: in each the workers write and hand in, the office
merges, takes the next steps of the demands and hands out answers. The last weeks stay on the laptops.

Clock and chance of each profile follow from the seed and the profile's name. So the same seed gives the same
ops and the same digests; only the random numbers inside encryption differ.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from gridworker.domain.demo_asks import HANDLING_UNITS
from gridworker.domain.demo_town import LAST_DAY, Town, make_town
from gridworker.domain.demo_town import SIZES as PLANS
from gridworker.domain.time import SHANGHAI
from gridworker.errors import UserError
from gridworker.services import areas, exchange, office
from gridworker.services.demo_writing import Book, Case, Desk
from gridworker.services.enrol import accept_enrolment, request_enrolment
from gridworker.services.entropy import Progress, SeededEntropy
from gridworker.services.keyring import Kdf
from gridworker.services.resources import load_calendar
from gridworker.services.session import Session, create_profile

DEMO_PASSPHRASE: Final = "云溪镇演示口令2026年用"
SIZES: Final = tuple(PLANS)
_ROUNDS: Final = {"tiny": 6, "small": 6, "town": 4}
"""Rounds of hand-in and answer before the last weeks."""
_SETTLING: Final = {"tiny": 4, "small": 3, "town": 2}
"""Rounds without new visits after those, so that demands come as far as they had come by then."""
_HELD_BACK: Final = timedelta(weeks=2)
"""What was written in the last weeks waits on the laptops for an export."""


@dataclass(frozen=True)
class DemoMade:
    """The profiles made: `DIR/office` and one per worker, all with the same passphrase."""

    office: Path
    office_name: str
    workers: list[Path]
    passphrase: str
    households: int
    visits: int
    demands: int


def make_demo(
    folder: Path,
    size: str = "tiny",
    seed: int = 7,
    progress: Progress | None = None,
    *,
    passphrase: str = DEMO_PASSPHRASE,
    kdf: Kdf | None = None,
) -> DemoMade:
    """Found a demo office in `folder/office`, enrol one profile per worker through real files, and merge
    their visits through real bundles, except those of the last weeks, which wait for an export.

    The same seed gives the same ops and digests. Raises UserError: `bad_size`, `folder_not_empty`.
    """
    if size not in PLANS:
        raise UserError("bad_size", f"没有“{size}”这种规模。", f"可选：{'、'.join(SIZES)}。")
    if folder.exists() and any(folder.iterdir()):
        raise UserError("folder_not_empty", "这个文件夹不是空的。", "请换一个空文件夹，或先清空它。")
    town = make_town(size, seed, load_calendar())
    try:
        with ExitStack() as stack:
            return _Build(folder, town, seed, passphrase, kdf, progress, stack).run()
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


class _Build:
    """The work of one demo: profiles stay open from the first file to the last."""

    def __init__(
        self,
        folder: Path,
        town: Town,
        seed: int,
        passphrase: str,
        kdf: Kdf | None,
        progress: Progress | None,
        stack: ExitStack,
    ) -> None:
        self.folder, self.town, self.seed = folder, town, seed
        self.passphrase, self.kdf, self.progress, self.stack = passphrase, kdf, progress, stack
        self.rounds = _ROUNDS[town.size] + _SETTLING[town.size]
        self.total = len(town.grids) * (self.rounds + 2) + 1
        self.done = 0
        self.cases: list[Case] = []
        self.books: list[Book] = []

    def run(self) -> DemoMade:
        """Do it all."""
        stick = self.folder / "stick"
        stick.mkdir(parents=True)
        self._found(stick)
        for until in self._moments():
            self._round(stick, until)
        end = datetime.combine(LAST_DAY + timedelta(days=1), datetime.min.time(), SHANGHAI)
        for book in self.books:
            book.write_until(end)
            self._tick()
        shutil.rmtree(stick)
        return DemoMade(
            office=self.folder / "office",
            office_name=self.town.office["name"],
            workers=[book.session.dir for book in self.books],
            passphrase=self.passphrase,
            households=len(self.town.households),
            visits=sum(book.visits for book in self.books),
            demands=sum(book.demands for book in self.books),
        )

    def _profile(self, name: str) -> tuple[Session, SeededEntropy]:
        clock = SeededEntropy(self.seed, f"{self.town.size}/{name}", self.town.founded)
        session = create_profile(self.folder / name, self.passphrase, entropy=clock, kdf=self.kdf)
        self.stack.enter_context(session)
        return session, clock

    def _found(self, stick: Path) -> None:
        """The office, its villages and grids, and every worker let in by the three files."""
        town = self.town
        desk, clock = self._profile("office")
        office.found_office(desk, town.office["name"], town.office["code"], town.clerk, demo=True)
        self.desk = Desk(desk, clock)
        unit_ids: dict[str, str] = {}
        for unit in town.units:
            clock.advance(60)
            data = unit.data
            parent = unit_ids.get(unit.parent)
            unit_ids[unit.key] = areas.add_unit(
                desk, data["name"], level=data["level"], code=data["code"], parent=parent
            )
        clock.advance(60)
        above = next(unit_ids[unit.key] for unit in town.units if unit.data["level"] == "TOWN")
        self.desk.units = {
            name: areas.add_unit(desk, name, level="DEPT", parent=above) for name in HANDLING_UNITS
        }
        villages = {unit.key: unit.data["name"] for unit in town.units}
        workers = {worker.key: worker.data for worker in town.workers}
        for number, grid in enumerate(town.grids, start=1):
            clock.advance(60)
            grid_id = areas.add_grid(desk, grid.data["code"], grid.data["name"], unit_ids[grid.unit])
            who = workers[grid.worker]
            invite = office.issue_invite(desk, who["name"], who["role"], grid_id, stick)
            session, own_clock = self._profile(f"worker-{number:02d}")
            own_clock.set(clock.advance(120))
            asked = request_enrolment(session, invite.path, stick)
            let_in = office.certify(desk, asked.path, asked.digits, stick)
            accept_enrolment(session, let_in.path)
            book = Book(session, own_clock, village=villages[grid.unit], heard=self.cases.append)
            book.fill(town, grid.key)
            self.books.append(book)
            self._tick()

    def _moments(self) -> Iterator[datetime]:
        """The evenings on which sticks are carried, evenly spread up to the weeks that are held back."""
        end = datetime.combine(LAST_DAY, datetime.min.time(), SHANGHAI) - _HELD_BACK
        many = _ROUNDS[self.town.size]
        for at in range(1, many + 1):
            yield self.town.founded + (end - self.town.founded) * at / many
        for at in range(1, _SETTLING[self.town.size] + 1):
            yield end + timedelta(minutes=at)

    def _round(self, stick: Path, until: datetime) -> None:
        """Workers write and hand in; the office merges, takes its steps, and answers."""
        files = []
        for book in self.books:
            for case in self.cases_of(book):
                book.offer(case)
            book.write_until(until)
            book.clock.set(until)
            files += [made.path for made in exchange.export_report(book.session, stick)]
            self._tick()
        desk = self.desk
        desk.clock.set(until + timedelta(seconds=20))
        summary = exchange.merge_bundles(desk.session, files)
        if summary.refused or summary.parked or summary.set_aside or summary.missing:
            raise summary.refused[0].error if summary.refused else AssertionError(summary)
        for case in self.cases:
            case.seen["office"] = case.done
            desk.offer(case)
        desk.write_until(until)
        desk.clock.set(until + timedelta(seconds=40))
        answers = exchange.answer(desk.session, None, stick)
        by_device = {made.device: made.path for made in answers}
        for book in self.books:
            path = by_device.get(book.session.identity.device)
            if path is not None:
                book.clock.set(until + timedelta(seconds=50))
                exchange.merge_bundles(book.session, [path])
        for case in self.cases:
            case.seen["worker"] = case.done
        for path in stick.iterdir():
            path.unlink()

    def cases_of(self, book: Book) -> list[Case]:
        """The cases of one worker."""
        return [case for case in self.cases if case.worker == book.session.identity.worker]

    def _tick(self) -> None:
        self.done += 1
        if self.progress:
            self.progress(min(self.done, self.total), self.total)
