"""The representatives of a round of 评官评事: one of every 10 to 50 households, chosen evenly by doors.

The household of the person under review is left out when a name in it is his, and those that the office marks
as kin. Who is kin is asked anew each time and kept nowhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from gridworker.domain.appraisal import bounds, panel, proposed_number
from gridworker.errors import UserError
from gridworker.services import areas
from gridworker.services.certificates import units_below
from gridworker.services.duties import Row, small_rows
from gridworker.services.people import find_worker
from gridworker.services.queries import Query
from gridworker.services.session import Session
from gridworker.services.titles import titles

_LIVES_THERE: Final = frozenset({"", "RESIDENT"})


@dataclass(frozen=True)
class Panel:
    """Who is asked about a person: `reps` as `{id, name, group}` in the order of their doors.

    `homes` live in his grids; `fewest` to `most` may be asked. `own`: households left out because somebody of
    his name lives there; `left_out` counts those marked as kin.
    """

    worker: str
    name: str
    grids: list[str]
    grid_names: list[str]
    homes: int
    fewest: int
    most: int
    reps: list[dict[str, Any]]
    own: list[dict[str, Any]]
    left_out: int


def choose_panel(
    session: Session,
    worker: str,
    *,
    number: int | None = None,
    without: Sequence[str] = (),
    grids: Sequence[str] = (),
    round_name: str = "",
) -> Panel:
    """Propose the panel for a person at work; another round begins with other doors.

    `grids` (ids, codes, names): where it is asked; left out: the person's own, else all of his unit. Raises
    UserError `no_worker`, `no_grid`, `no_area`, `no_homes`, `bad_number`.
    """
    person = find_worker(session, worker)
    area = _grids_of(session, person, grids)
    homes = _homes(session, area)
    if not homes:
        raise UserError(
            "no_homes", "这个范围里没有常住的户。", "请先登记户册，或者换一个范围。", worker=person["id"]
        )
    fewest, most = bounds(len(homes))
    wanted = proposed_number(len(homes)) if number is None else number
    if not fewest <= wanted <= most:
        raise UserError(
            "bad_number",
            f"{len(homes)} 户要请 {fewest} 到 {most} 位户代表。",
            "每 10 到 50 户请一位。",
            field="number",
        )
    own = _of_that_name(session, homes, person["name"])
    barred = {*own, *without}
    ids = [home["id"] for home in homes]
    shift = _shift(round_name)
    chosen = panel(ids, wanted, barred, shift)
    lines = titles(session, [("household", one) for one in {*chosen, *own}])
    by_id = {home["id"]: home for home in homes}

    def said(one: str) -> dict[str, Any]:
        return {"id": one, "name": lines.get(one, ""), "group": by_id[one].get("group") or ""}

    names = {row["id"]: row.get("name") or "" for row in small_rows(session.store, "grid")}
    return Panel(
        person["id"], person["name"], area, [names.get(one, "") for one in area], len(homes), fewest, most,
        [said(one) for one in chosen], [said(one) for one in ids if one in own],
        len(set(without) & set(ids)),
    )  # fmt: skip


def _shift(round_name: str) -> int:
    year, _, half = round_name.partition("-")
    return int(year) * 2 + int(half) if year.isdigit() and half.isdigit() else 0


def _grids_of(session: Session, person: Row, named: Sequence[str]) -> list[str]:
    if named:
        return [areas.find_grid_row(session, one)["id"] for one in named]
    if person.get("grids"):
        return list(person["grids"])
    unit = person.get("unit")
    below = units_below(session, unit) if unit else set()
    found = [row["id"] for row in small_rows(session.store, "grid") if row.get("unit") in below]
    if not found:
        raise UserError(
            "no_area", f"不知道{person['name']}负责哪里。", "请选在哪个网格评，或者先在“网格和人”里写上。"
        )
    return found


def _homes(session: Session, area: Sequence[str]) -> list[Row]:
    """Those who live there, grid by grid in the order of their doors."""
    store = session.store
    rows = [
        row
        for grid in area
        for row in store.rows("household", store.ids(Query("household", grid=grid, order="door")))
    ]
    return [row for row in rows if (row.get("status") or "") in _LIVES_THERE]


def _of_that_name(session: Session, homes: Sequence[Row], name: str) -> set[str]:
    ids = {home["id"] for home in homes}
    own = {home["id"] for home in homes if name and home.get("head") == name}
    people = session.store.rows("person", session.store.ids(Query("person", text=name))) if name else []
    return own | {str(row["household"]) for row in people if row.get("name") == name} & ids
