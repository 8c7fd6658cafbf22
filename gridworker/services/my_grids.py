"""The grids this profile looks after today: its own, and those in which it stands in for somebody (顶岗)."""

from __future__ import annotations

from dataclasses import dataclass

from gridworker.domain.area import in_force
from gridworker.domain.rights import WALKING
from gridworker.services.duties import Row, grids_granted, grids_on, small_rows, stand_ins
from gridworker.services.session import Session


@dataclass(frozen=True)
class MyGrid:
    """One of them. With `instead_of` (a name) it is a 顶岗, until `until` (ISO day, or empty: no end set)."""

    id: str
    name: str
    code: str
    unit_name: str
    instead_of: str = ""
    since: str = ""
    until: str = ""


def my_grids(session: Session) -> list[MyGrid]:
    """Those in which something may be written today, its own first; none on a PC of the office.

    A laptop that has not joined yet has none either.
    """
    who, store = session.identity, session.store
    if who.role not in WALKING:
        return []
    day = session.entropy.now().date().isoformat()
    cert = session.authority.certificate(who.device, who.inc)
    scopes = cert.scopes if cert else ()
    grids = {row["id"]: row for row in small_rows(store, "grid") if row.get("scope") in scopes}
    looked_after = grids_on(store, who.worker, day)
    ids = list(grids) if looked_after is None else [grid for grid in looked_after if grid in grids]
    units = {row["id"]: row.get("name") or "" for row in small_rows(store, "unit")}
    names = {row["id"]: row.get("name") or "" for row in small_rows(store, "worker")}
    duties = {
        row["grid"]: row
        for row in stand_ins(store)
        if row.get("worker") == who.worker and row.get("grid") and in_force(row, day)
    }
    own = set((store.get("worker", who.worker) or {}).get("grids") or [])
    return [_mine(grids[one], units, names, None if one in own else duties.get(one)) for one in ids]


def first_grid(session: Session) -> str | None:
    """The grid that is meant when none is named, or None."""
    mine = my_grids(session)
    return mine[0].id if mine else None


def resting_grids(session: Session) -> set[str]:
    """Ids of grids whose households lie on this laptop although it does not look after them today.

    A 顶岗 that is over or has not begun, a grid that was handed over: nothing of them is shown or written.
    """
    who = session.identity
    if who.role not in WALKING:
        return set()
    certs = [cert for cert in session.authority.certs if cert.device == who.device]
    scopes = {scope for cert in certs for scope in cert.scopes}
    held = {row["id"] for row in small_rows(session.store, "grid") if row.get("scope") in scopes}
    return held - {grid.id for grid in my_grids(session)}


def gives_back(session: Session) -> bool:
    """Whether the certificate here still holds a grid that is no longer this laptop's.

    The office takes it back once a bundle shows that this is known here, so there is something to hand in
    even when nothing was written.
    """
    who, store = session.identity, session.store
    cert = session.authority.certificate(who.device, who.inc)
    granted = grids_granted(store, who.worker, session.entropy.now().date().isoformat())
    if who.role not in WALKING or cert is None or granted is None:
        return False
    return any(
        row.get("scope") in cert.scopes and row["id"] not in granted for row in small_rows(store, "grid")
    )


def _mine(row: Row, units: dict[str, str], names: dict[str, str], duty: Row | None) -> MyGrid:
    grid = MyGrid(
        row["id"], row.get("name") or "", row.get("code") or "", units.get(row.get("unit") or "", "")
    )
    if duty is None:
        return grid
    return MyGrid(
        grid.id,
        grid.name,
        grid.code,
        grid.unit_name,
        names.get(duty["stands_in_for"], ""),
        duty.get("since") or "",
        duty.get("until") or "",
    )
