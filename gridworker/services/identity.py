"""Who writes with a profile, and for which office."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gridworker.domain.rights import OFFICE, RECEIPT, WALKING
from gridworker.services.incarnation import known
from gridworker.storage import Query, Store


@dataclass(frozen=True)
class Identity:
    """Who writes with this profile, and for which office.

    `role`, `office` and `grid` are None until the office's certificate is here. `grid` is the record id of
    the first grid of a worker (`my_grids` has them all); an office PC has none. A worker writes in
    `home_scope`, which the certificate adopts as `grid_scope`.
    """

    device: str
    inc: str
    worker: str
    name: str
    role: str | None
    office: str | None
    office_name: str
    demo: bool
    home_scope: str
    grid: str | None
    grid_name: str
    grid_scope: str | None
    everywhere: bool = False
    """Whether its certificate reaches every scope: a PC of the office itself, and not of a level above."""

    @property
    def is_office(self) -> bool:
        """Whether this is a PC of the village, town or county office."""
        return self.role in OFFICE

    @property
    def may_receipt(self) -> bool:
        """Whether receipts, undo and answers may be written here (town or county)."""
        return self.role in RECEIPT

    @property
    def is_peer(self) -> bool:
        """Whether this is one of the PCs that hold everything of the office and answer for it."""
        return self.may_receipt and self.everywhere


def identity_of(store: Store) -> Identity:
    """Who writes with this store, as its metadata, certificates and trust documents say."""
    device, inc = known(store, "device"), known(store, "inc")
    office = store.meta("office")
    rights = store.authority()
    mine = rights.certificate(device, inc) if office else None
    trust = rights.docs.get(rights.version) if office else None
    grid_scope = mine.scopes[0] if mine and mine.scopes and mine.scopes[0] != "*" else None
    walks = mine is not None and mine.role in WALKING
    grid = grid_of_scope(store, grid_scope) if grid_scope and walks else None
    return Identity(
        device=device,
        inc=inc,
        worker=mine.person if mine else known(store, "worker"),
        name=mine.name if mine else store.meta("name") or "",
        role=mine.role if mine else None,
        office=office,
        office_name=trust.name if trust else store.meta("office_name") or "",
        demo=bool(trust and trust.demo),
        home_scope=known(store, "home_scope"),
        grid=str(grid["id"]) if grid else None,
        grid_name=str(grid.get("name") or "") if grid else "",
        grid_scope=grid_scope,
        everywhere=mine is not None and "*" in mine.scopes,
    )


def grid_of_scope(store: Store, scope: str) -> dict[str, Any] | None:
    """The grid row whose records live in `scope`; of several the one that was made first."""
    rows = store.rows("grid", store.ids(Query("grid", order="oldest")))
    return next((row for row in rows if row.get("scope") == scope and not row.get("withdrawn")), None)
