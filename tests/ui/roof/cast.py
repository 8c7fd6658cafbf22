"""Who plays in the story of the leaking roof: four computers in three levels, and one stick between them.

Founding and joining are told elsewhere in the manual, so they are done here by the verbs. All people are
invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gridworker.domain.time import SHANGHAI
from gridworker.services import areas, exchange, households, office, people
from gridworker.services.enrol import accept_enrolment, request_enrolment
from gridworker.services.entropy import SeededEntropy
from gridworker.services.households import HouseholdDraft
from gridworker.services.keyring import Kdf
from gridworker.services.session import Session, create_profile

CHEAP = Kdf(ops=1, mem=8192)
WORDS = "石桥村口的老槐树开花了又落"
BEFORE = datetime(2026, 4, 7, 8, 30, tzinfo=SHANGHAI)
"""A Tuesday after the days off of Qingming: everything is set up, the story begins the day after."""
HOMES = (
    ("王秀兰", "一组", "1-12"), ("赵满仓", "一组", "1-3"), ("王家凤", "二组", "2-7"),
)
"""Households of the grid; the roof of the first one leaks."""
WORKER, CLERK, VILLAGE, COUNTY = "陈守田", "林小满", "石桥村 钱有田", "区住建局 何远山"
MASON = "瓦工老周"


@dataclass
class Computer:
    """A profile that is open, its clock, and the name that people give to the computer."""

    name: str
    session: Session
    clock: SeededEntropy


@dataclass
class Cast:
    """The computers by what they are, and the folder that stands for the stick."""

    laptop: Computer
    town: Computer
    village: Computer
    county: Computer
    stick: Path

    @property
    def all(self) -> list[Computer]:
        """Everybody's computer, the first asked first."""
        return [self.laptop, self.village, self.town, self.county]

    def on(self, moment: datetime) -> None:
        """It is this moment everywhere."""
        for computer in self.all:
            computer.clock.set(moment)


def gather(folder: Path) -> Cast:
    """Found the office in `folder`, let the others in by their three files, write down the households."""
    stick = folder / "U盘"
    stick.mkdir(parents=True)
    town = _computer(folder, "town", CLERK)
    office.found_office(town.session, "云溪镇为民服务中心", "云溪", CLERK)
    place = areas.add_unit(town.session, "石桥村", level="VILLAGE")
    for name in ("镇村建办", "区住建局"):
        areas.add_unit(town.session, name, level="DEPT")
    grid = areas.add_grid(town.session, "990101100201001", "石桥村第一网格", place)
    people.add_worker(town.session, MASON, role="unit", unit=place)
    laptop, village = _computer(folder, "laptop", WORKER), _computer(folder, "village", VILLAGE)
    county = _computer(folder, "county", COUNTY)
    _let_in(town, laptop, "worker", stick, grid=grid)
    for head, group, door in HOMES:
        households.add_household(laptop.session, HouseholdDraft(head=head, group=group, door=door))
    exchange.merge_bundles(town.session, [one.path for one in exchange.export_report(laptop.session, stick)])
    _let_in(town, village, "village", stick, unit=place)
    _let_in(town, county, "county", stick)
    for computer in (laptop, village, county):
        made = exchange.answer(town.session, [computer.session.identity.device], stick)
        exchange.merge_bundles(computer.session, [one.path for one in made])
    empty(stick)
    return Cast(laptop, town, village, county, stick)


def empty(stick: Path) -> None:
    """Take everything off the stick."""
    for file in stick.iterdir():
        file.unlink()


def _computer(folder: Path, key: str, name: str) -> Computer:
    clock = SeededEntropy(12, key, BEFORE)
    return Computer(name, create_profile(folder / key, WORDS, entropy=clock, kdf=CHEAP), clock)


def _let_in(
    town: Computer,
    other: Computer,
    role: str,
    stick: Path,
    *,
    grid: str | None = None,
    unit: str | None = None,
) -> None:
    town.clock.advance(600)
    other.clock.set(town.clock.now())
    invite = office.issue_invite(town.session, other.name, role, grid, stick, unit=unit)
    asked = request_enrolment(other.session, invite.path, stick)
    accept_enrolment(
        other.session, office.certify(town.session, asked.path, asked.digits, stick).path
    )
