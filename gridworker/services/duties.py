"""Who is answerable for which grid, as the records that every laptop holds say it. Nothing is written here.

A worker's own grids stand in his record (`grids`); those he looks after for somebody else are duties with
`stands_in_for` (顶岗), which hold from their first day to their last. Days are compared with the day the
caller gives: the laptop's own, which decides what its window offers, or the office's, which decides what
certificates it issues. Which ops count is decided by certificates only.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gridworker.domain.area import begun, in_force, over
from gridworker.storage import Query, Store

Row = dict[str, Any]


def small_rows(store: Store, kind: str) -> list[Row]:
    """All rows of a small kind (unit, grid, worker, duty) that are not withdrawn, oldest first."""
    found: list[Row] = store.rows(kind, store.ids(Query(kind, order="oldest")))
    return [row for row in found if not row.get("withdrawn")]


def stand_ins(store: Store) -> list[Row]:
    """All 顶岗, past and future ones too, by their first day."""
    found = [row for row in small_rows(store, "duty") if row.get("stands_in_for")]
    return sorted(found, key=lambda row: (row.get("since") or "", row["id"]))


def own_grids(store: Store, worker: str) -> list[str] | None:
    """Ids of the grids a worker is answerable for himself, or None when no record says so."""
    row = store.get("worker", worker)
    return None if row is None or row.get("grids") is None else list(row["grids"])


def grids_on(store: Store, worker: str, day: str) -> list[str] | None:
    """Ids of the grids a worker looks after on a day: his own first. None when no record says."""
    return _grids(store, worker, lambda duty: in_force(duty, day))


def grids_granted(store: Store, worker: str, day: str) -> list[str] | None:
    """As `grids_on`, with 顶岗 that are still to come: the laptop may not come by again before they begin."""
    return _grids(store, worker, lambda duty: not over(duty, day))


def instead_of(store: Store) -> Callable[[str | None, str | None, str | None], str]:
    """Return what says for whom (a name) a worker stood in who visited in a grid on a day; empty: nobody.

    A 顶岗 that is over still speaks for what somebody wrote after its last day in a grid that never was his
    own: his laptop had not heard yet.
    """
    duties = stand_ins(store)
    if not duties:
        return lambda _worker, _grid, _day: ""
    people = {row["id"]: row for row in small_rows(store, "worker")}

    def replaced(worker: str | None, grid: str | None, day: str | None) -> str:
        mine = [row for row in duties if (row.get("worker"), row.get("grid")) == (worker, grid)]
        known = [row for row in mine if begun(row, day or "")]
        if not known:
            return ""
        own = grid in ((people.get(worker or "") or {}).get("grids") or [])
        if own and not in_force(known[-1], day or ""):
            return ""
        return str((people.get(known[-1]["stands_in_for"]) or {}).get("name") or "")

    return replaced


def _grids(store: Store, worker: str, holds: Callable[[Row], bool]) -> list[str] | None:
    own = own_grids(store, worker)
    looked_after = [
        str(row["grid"])
        for row in stand_ins(store)
        if row.get("worker") == worker and row.get("grid") and holds(row)
    ]
    if own is None and not looked_after:
        return None
    return list(dict.fromkeys([*(own or []), *looked_after]))
