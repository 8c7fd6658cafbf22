"""The invented town: 青禾县云溪镇, its villages, families, and a year of visits, from one whole number.

Pure: the same seed and size give the same town on every machine and Python, because only `random()` of the
standard generator is used, which is promised to stay. No keys, no ids, no log: things refer to each other
by short keys, and whoever turns the town into records gives them ids.

`data` of each thing holds fields as `records` knows them, without references; those are given apart
(`unit`, `grid`, `household`, `targets`...) because their ids do not exist yet.
Phones are `154` and a counter (a block that was given to nobody); area codes start with 99, which no
province has; there are no identity numbers, no pictures and no children's records.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from gridworker.domain.demo_families import Chance, Family, family
from gridworker.domain.demo_texts import NUMERALS, VILLAGES
from gridworker.domain.demo_visits import DemoVisit, visits_of_grid
from gridworker.domain.time import SHANGHAI
from gridworker.domain.workdays import Calendar

LAST_DAY: Final = date(2026, 11, 20)
"""The last day on which anything happens in the town."""

OFFICE: Final = {"name": "青禾县云溪镇为民服务中心", "code": "云溪"}
TOWN: Final = {"level": "TOWN", "name": "云溪镇", "code": "990101100000"}
CLERK: Final = "苏文清"


@dataclass(frozen=True, slots=True)
class Size:
    """How large a town is: `households` is the range per grid, `weeks` how long visits have been kept."""

    villages: int
    grids: int
    households: tuple[int, int]
    weeks: int


SIZES: Final = {
    "tiny": Size(1, 2, (28, 36), 12),
    "small": Size(3, 12, (60, 90), 26),
    "town": Size(12, 60, (100, 200), 52),
}


@dataclass(frozen=True, slots=True)
class DemoUnit:
    """The town or a village; `parent` is a unit key or empty."""

    key: str
    parent: str
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class DemoGrid:
    """A grid of a village and the key of the worker who walks it."""

    key: str
    unit: str
    worker: str
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class DemoWorker:
    """A grid worker with one grid."""

    key: str
    unit: str
    grid: str
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class DemoHousehold:
    """A household, entered in the register at `written`."""

    key: str
    grid: str
    written: datetime
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Someone who needs care, by relation and birth year."""

    key: str
    household: str
    grid: str
    written: datetime
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Town:
    """Everything, each list in the order in which it was written down."""

    size: str
    seed: int
    office: dict[str, Any]
    clerk: str
    founded: datetime
    units: tuple[DemoUnit, ...]
    grids: tuple[DemoGrid, ...]
    workers: tuple[DemoWorker, ...]
    households: tuple[DemoHousehold, ...]
    persons: tuple[DemoPerson, ...]
    visits: tuple[DemoVisit, ...]

    def of_grid(self, grid: str) -> tuple[list[DemoHousehold], list[DemoPerson], list[DemoVisit]]:
        """Return the households, persons and visits of one grid, each in order."""
        return (
            [household for household in self.households if household.grid == grid],
            [person for person in self.persons if person.grid == grid],
            [visit for visit in self.visits if visit.grid == grid],
        )


def make_town(size: str, seed: int, calendar: Calendar) -> Town:
    """Invent the town. `size` is a key of `SIZES`; `calendar` tells working days; raises `KeyError`."""
    plan = SIZES[size]
    first_day = LAST_DAY - timedelta(weeks=plan.weeks)
    founded = datetime.combine(first_day - timedelta(days=10), time(9), SHANGHAI)
    units = [DemoUnit("u-00", "", dict(TOWN))]
    grids: list[DemoGrid] = []
    workers: list[DemoWorker] = []
    households: list[DemoHousehold] = []
    persons: list[DemoPerson] = []
    visits: list[DemoVisit] = []
    phones = iter(range(1, 100_000_000))
    for v in range(plan.villages):
        code = f"990101100{201 + v}"
        village = VILLAGES[v] + "村"
        unit = DemoUnit(f"u-{v + 1:02}", "u-00", {"level": "VILLAGE", "name": village, "code": code})
        units.append(unit)
        for n in range(v * plan.grids // plan.villages, (v + 1) * plan.grids // plan.villages):
            number = n - v * plan.grids // plan.villages
            # Each grid has a generator of its own, so that one grid's families do not hang on another's.
            chance = Chance(f"gridworker demo/{seed}/{size}/{n}")
            worker = DemoWorker(f"w-{n + 1:02}", unit.key, f"g-{n + 1:02}", {
                "name": chance.name(),
                "role": "worker",
                "work_phone": f"154{90_000_000 + n:08}",
            })  # fmt: skip
            grid = DemoGrid(f"g-{n + 1:02}", unit.key, worker.key, {
                "name": f"{village}第{NUMERALS[number]}网格",
                "code": f"{code}{number + 1:03}",
            })  # fmt: skip
            workers.append(worker)
            grids.append(grid)
            families = _families(chance, plan, phones, first_day)
            for i, home in enumerate(families):
                key = f"h-{n + 1:02}-{i + 1:03}"
                # The register is typed in the days before the first visits, a few minutes a door.
                written = datetime.combine(first_day - timedelta(days=7), time(9), SHANGHAI)
                written += timedelta(days=i // 60, minutes=(i % 60) * 7, seconds=n)
                households.append(DemoHousehold(key, grid.key, written, home.household))
                for j, who in enumerate(home.persons):
                    persons.append(DemoPerson(f"p-{key[2:]}-{j + 1}", key, grid.key, written, who))
            keys = [f"h-{n + 1:02}-{i + 1:03}" for i in range(len(families))]
            visits += visits_of_grid(
                chance, grid.key, worker.key, dict(zip(keys, families, strict=True)), first_day, LAST_DAY,
                calendar,
            )  # fmt: skip
    households.sort(key=lambda household: (household.written, household.key))
    persons.sort(key=lambda person: (person.written, person.key))
    visits.sort(key=lambda visit: (visit.written, visit.key))
    return Town(
        size=size,
        seed=seed,
        office=dict(OFFICE),
        clerk=CLERK,
        founded=founded,
        units=tuple(units),
        grids=tuple(grids),
        workers=tuple(workers),
        households=tuple(households),
        persons=tuple(persons),
        visits=tuple(visits),
    )


def _families(chance: Chance, plan: Size, phones: Any, first_day: date) -> list[Family]:
    low, high = plan.households
    groups = 3 + chance.below(3)
    homes = low + chance.below(high - low + 1)
    doors = [0] * groups
    out = []
    for i in range(homes):
        group = i * groups // homes
        doors[group] += 1
        out.append(family(chance, group + 1, doors[group], phones, first_day))
    return out
