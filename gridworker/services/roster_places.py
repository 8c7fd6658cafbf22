"""Into which grid the rows of a sheet go: what is written in them, or the one grid chosen for all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gridworker.domain.area import over
from gridworker.domain.roster_words import heading
from gridworker.services import areas
from gridworker.services.changes import Changes
from gridworker.services.my_grids import my_grids
from gridworker.services.session import Session


@dataclass(frozen=True)
class GridHere:
    """A grid that this profile may write in."""

    id: str
    name: str
    code: str
    village: str


@dataclass(frozen=True)
class UnknownGrid:
    """A grid that a sheet names and nobody has added: the village as written, and the name it would get."""

    village: str
    name: str


def grids_here(session: Session) -> list[GridHere]:
    """The grids that a sheet may be read into here, by code: all of an office, a laptop's own of today.

    Before a laptop belongs to an office its home scope stands for the grid that it will get.
    """
    who = session.identity
    if not who.office:
        return [GridHere(who.home_scope, "", "", "")]
    if who.is_office:
        return _all(session)
    mine = {one.id for one in my_grids(session)}
    return [one for one in _all(session) if one.id in mine]


def _all(session: Session) -> list[GridHere]:
    """Every grid that is not over."""
    villages = {unit["id"]: unit["name"] for unit in areas.units(session)}
    day = session.entropy.now().date().isoformat()
    found = [
        GridHere(
            row["id"], row.get("name") or "", row.get("code") or "", villages.get(row.get("unit") or "", "")
        )
        for row in areas.rows(session, "grid")
        if not over(row, day)
    ]
    return sorted(found, key=lambda one: (one.code, one.name, one.id))


def add_unknown(session: Session, unknown: Iterable[UnknownGrid]) -> Changes:
    """Add these grids, and villages that are not there either, in one commit.

    Raises UserError `not_office` and those of `areas.add_grid`.
    """
    ids: dict[str, list[str]] = {"unit": [], "grid": []}
    with session.store.atomic():
        villages = {heading(unit["name"]): unit["id"] for unit in areas.units(session)}
        for one in unknown:
            where = heading(one.village)
            if where and where not in villages:
                villages[where] = areas.add_unit(session, one.village)
                ids["unit"].append(villages[where])
            ids["grid"].append(areas.add_grid(session, "", one.name, villages.get(where)))
    return Changes.of(ids)


class Places:
    """`domain.roster.PlaceOf` for this profile; every pair of words is looked up once."""

    def __init__(self, session: Session, chosen: str | None) -> None:
        """`chosen`: id of the grid for rows that name none."""
        self._here = grids_here(session)
        self._all = _all(session) if session.identity.office else self._here
        self._mine = {one.id for one in self._here}
        self._chosen = chosen
        self._known: dict[tuple[str, str], tuple[str, str]] = {}
        self.unknown: dict[UnknownGrid, None] = {}
        """Grids that the sheet names and nobody has added, in the order of the sheet."""

    def __call__(self, village: str, grid: str) -> tuple[str, str]:
        asked = (village, grid)
        if asked not in self._known:
            self._known[asked] = self._look(village, grid)
        return self._known[asked]

    def _look(self, village: str, grid: str) -> tuple[str, str]:
        if grid:
            found = self._named(village, grid)
            if not found:
                self.unknown[UnknownGrid(village, _whole_name(village, grid))] = None
            return self._one(found, grid)
        if self._chosen:
            return self._chosen, ""
        if village:
            found = [one for one in self._all if heading(one.village) == heading(village)]
            if found:
                return self._one(found, village)
        if len(self._here) == 1:
            return self._here[0].id, ""
        return village, "grid_needed"

    def _named(self, village: str, grid: str) -> list[GridHere]:
        asked, whole = heading(grid), heading(_whole_name(village, grid))
        found = [one for one in self._all if asked in (heading(one.code), heading(one.name), one.id.lower())]
        if village:
            # 第一网格 of one village is not 第一网格 of another.
            here = [one for one in found if heading(one.village) in ("", heading(village))]
            found = here or [one for one in found if heading(one.code) == asked]
        return found or [one for one in self._all if heading(one.name) == whole]

    def _one(self, found: list[GridHere], asked: str) -> tuple[str, str]:
        if not found:
            return asked, "no_grid"
        mine = [one for one in found if one.id in self._mine]
        if len(mine) == 1:
            return mine[0].id, ""
        return asked, "which_grid" if mine else "not_my_grid"


def _whole_name(village: str, grid: str) -> str:
    """石桥村第1网格 for a sheet that says 石桥村 in one column and 1, or 第1网格, in another."""
    if grid.isdigit() and len(grid) <= 3:
        grid = f"第{grid}网格"
    return grid if village and grid.startswith(village) else village + grid
