"""Where the pages of 诉求 read and write: lists, offers, choices and steps, on the store thread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from gridworker.services import demands
from gridworker.services.changes import Changes
from gridworker.services.queries import Query
from gridworker.services.session import Session

if TYPE_CHECKING:
    from gridworker.services.acting import ActedMany, Offer, Preview

_STATES: Final[Mapping[str, tuple[str, ...]]] = {
    "to_register": ("collected",), "to_assign": ("registered",), "to_accept": ("assigned",),
    "in_hand": ("in_progress",), "to_verify": ("reported",), "to_publish": ("verified",),
    "to_close": ("published",), "on_hold": ("on_hold",),
}  # fmt: skip


class Lists(NamedTuple):
    """How many are in each list, and the units that have something: `{id, name, n}`."""

    counts: dict[str, int]
    units: list[dict[str, Any]]


def ids(session: Session, name: str) -> list[str]:
    """The demands of a list."""
    if name in _STATES:
        return demands.demand_ids(session, Query("demand", states=_STATES[name]))
    return demands.demand_ids(session, Query("demand", state="open")) if name == "mine" else []


def lists(session: Session) -> Lists:
    """What the side list shows."""
    return Lists({name: len(ids(session, name)) for name in (*_STATES, "mine")}, [])


def offers(session: Session, demand: str) -> list[Offer]:
    """What can be done with a demand here, and what not yet."""
    try:
        from gridworker.services import acting
    except ImportError:
        return []
    return acting.offers(session, demand)


def choices(session: Session, offer: Offer) -> dict[str, list[tuple[str, str]]]:
    """(id, name) of every record that a field of this step may refer to, by kind; people in any case."""
    from gridworker.services import areas, people

    wanted = {spec.refers for spec in offer.fields} | {"worker"}
    found = {"worker": [(one["id"], one["name"]) for one in people.people(session)]}
    if "unit" in wanted:
        found["unit"] = [(one["id"], one["name"]) for one in areas.units(session)]
    if "grid" in wanted:
        found["grid"] = [(one["id"], one["name"]) for one in areas.grids(session)]
    return found


def act(session: Session, demand: str, event: str, fields: dict[str, Any], actor: str = "") -> Changes:
    """Take a step."""
    from gridworker.services import acting

    return acting.act(session, demand, event, fields, actor=actor)


def preview_many(session: Session, ids: Sequence[str], event: str, fields: dict[str, Any]) -> list[Preview]:
    """What the step would do to each of them; nothing is written."""
    from gridworker.services import acting

    return acting.preview_many(session, ids, event, fields)


def act_many(session: Session, ids: Sequence[str], event: str, fields: dict[str, Any]) -> ActedMany:
    """Take the same step on many."""
    from gridworker.services import acting

    return acting.act_many(session, ids, event, fields)


def bulk(
    session: Session, ids: Sequence[str], event: str
) -> tuple[Offer | None, dict[str, list[tuple[str, str]]], list[dict[str, Any]]]:
    """What a form for several demands needs: the step, what may be chosen in it, and the demands."""
    rows = demands.demand_rows(session, ids)
    offer = next((one for one in offers(session, ids[0]) if one.event == event), None) if ids else None
    return offer, choices(session, offer) if offer is not None else {}, rows
