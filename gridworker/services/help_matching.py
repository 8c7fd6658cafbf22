"""Which teams serve a place and can help with something: worked out here, with no network.

Matching only puts the nearest able team first; the person decides.
"""

from __future__ import annotations

from dataclasses import dataclass

from gridworker.domain.mutual_aid import NEAR, able, nearness
from gridworker.services import areas
from gridworker.services.duties import Row
from gridworker.services.helping import help_row
from gridworker.services.people import today
from gridworker.services.session import Session
from gridworker.services.volunteers import volunteer_teams


@dataclass(frozen=True)
class Match:
    """A team that serves a place. `near`: a word of `NEAR`; `can`: it says that it helps with this.

    `names` are members who can; `leader` is who to call.
    """

    team: str
    name: str
    kind_name: str
    near: str
    can: bool
    names: tuple[str, ...]
    leader: str
    leader_id: str
    leader_phone: str


def matches(session: Session, request: str) -> list[Match]:
    """The teams that serve the place of a request, those that can first. Raises UserError `no_help`."""
    row = help_row(session, request)
    return teams_for(session, row["need"], grid=row.get("grid"), group=row.get("group") or "")


def teams_for(session: Session, need: str, *, grid: str | None, group: str = "") -> list[Match]:
    """The teams that serve a place: able before others, the nearest first, then by name. Works offline."""
    day, units = today(session), _units_above(session, grid)
    out = []
    for team in volunteer_teams(session):
        near = nearness(team, grid=grid, units=units, group=group)
        if not near:
            continue
        names = tuple(able(team["members"], need, day))
        leader: Row = next((one for one in team["members"] if one["name"] == team["leader"]), {})
        can = need in team["skills"] or bool(names)
        who = (team["leader"], str(leader.get("id") or ""), str(leader.get("phone") or ""))
        out.append(Match(team["id"], team["name"], team["kind_name"], near, can, names, *who))
    return sorted(out, key=lambda m: (not m.can, NEAR.index(m.near), not m.names, m.name, m.team))


def _units_above(session: Session, grid: str | None) -> list[str]:
    """The village of a grid and all that is above it."""
    row: Row = session.store.get("grid", grid) or {} if grid else {}
    parents = {one["id"]: one.get("parent") for one in areas.rows(session, "unit")}
    out: list[str] = []
    unit = row.get("unit")
    while unit and unit not in out:
        out.append(str(unit))
        unit = parents.get(unit)
    return out
