"""Into which grid the rows of a sheet go: what is written in them, or the one grid chosen for all."""

from __future__ import annotations

from dataclasses import dataclass

from gridworker.domain.roster_words import heading
from gridworker.services import areas
from gridworker.services.session import Session


@dataclass(frozen=True)
class GridHere:
    """A grid that this profile may write in."""

    id: str
    name: str
    code: str
    village: str


def grids_here(session: Session) -> list[GridHere]:
    """The grids that a sheet may be read into here, by code: all of an office, a laptop's own.

    Before a laptop belongs to an office its home scope stands for the grid that it will get.
    """
    who, rights = session.identity, session.authority
    if not who.office:
        return [GridHere(who.home_scope, "", "", "")]
    mine = rights.certificate(who.device, who.inc)
    scopes = set(mine.scopes) if mine is not None and not who.is_office else None
    return [one for one, scope in _all(session) if scopes is None or scope in scopes or "*" in scopes]


def _all(session: Session) -> list[tuple[GridHere, str]]:
    villages = {unit["id"]: unit["name"] for unit in areas.units(session)}
    found = [
        (
            GridHere(
                row["id"], row.get("name") or "", row.get("code") or "",
                villages.get(row.get("unit") or "", ""),
            ),
            str(row.get("scope") or ""),
        )
        for row in areas.rows(session, "grid")
    ]  # fmt: skip
    return sorted(found, key=lambda one: (one[0].code, one[0].name, one[0].id))


class Places:
    """`domain.roster.PlaceOf` for this profile; every pair of words is looked up once."""

    def __init__(self, session: Session, chosen: str | None) -> None:
        """`chosen`: id of the grid for rows that name none."""
        self._here = grids_here(session)
        self._all = [one for one, _ in _all(session)] if session.identity.office else self._here
        self._mine = {one.id for one in self._here}
        self._chosen = chosen
        self._known: dict[tuple[str, str], tuple[str, str]] = {}

    def __call__(self, village: str, grid: str) -> tuple[str, str]:
        asked = (village, grid)
        if asked not in self._known:
            self._known[asked] = self._look(village, grid)
        return self._known[asked]

    def _look(self, village: str, grid: str) -> tuple[str, str]:
        if grid:
            return self._one(self._named(village, grid), grid)
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
        asked, whole = heading(grid), heading(village + grid)
        found = [one for one in self._all if asked in (heading(one.code), heading(one.name), one.id.lower())]
        if village and len(found) != 1:
            in_village = [one for one in found if heading(one.village) == heading(village)]
            found = in_village or [one for one in self._all if heading(one.name) == whole] or found
        return found

    def _one(self, found: list[GridHere], asked: str) -> tuple[str, str]:
        if not found:
            return asked, "no_grid"
        mine = [one for one in found if one.id in self._mine]
        if len(mine) == 1:
            return mine[0].id, ""
        return asked, "which_grid" if mine else "not_my_grid"
