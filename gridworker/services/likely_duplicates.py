"""在录入时提醒: households and people that may be in the book already. Offline, a hint, never a refusal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from gridworker.domain.likeness import Reason, likeness, same_person
from gridworker.services.households import pinyin
from gridworker.services.session import Session
from gridworker.storage import Query

_ORDER: Final = ("same_door", "same_phone", "same_person", "same_name", "same_sound")


@dataclass(frozen=True)
class Likely:
    """A household that may be the same, and why: `same_door`, `same_phone`, `same_person`, `same_name`,
    `same_sound`. `person` names the member that was recognised."""

    id: str
    head: str
    group: str
    door: str
    reason: Reason
    person: str = ""


def likely_households(
    session: Session, typed: Mapping[str, Any], grid: str | None = None, *, besides: str = "", limit: int = 3
) -> list[Likely]:
    """The households most likely to be the one being typed (`head`, `group`, `door`, `phone`), surest first.

    Looked for in `grid` (a record id), or in everything here; `besides` is the household being corrected. A
    few thousand rows take some hundredths of a second.
    """
    store, table = session.store, pinyin()
    rows = store.rows("household", store.ids(Query("household", grid=grid, order="oldest")))
    found = [
        Likely(row["id"], row.get("head") or "", row.get("group") or "", row.get("door") or "", reason)
        for row in rows
        if row["id"] != besides and (reason := likeness(typed, row, table)) is not None
    ]
    return sorted(found, key=lambda one: _ORDER.index(one.reason))[:limit]


def likely_people(
    session: Session, typed: Mapping[str, Any], grid: str | None = None, *, besides: str = "", limit: int = 3
) -> list[Likely]:
    """The households in which a person (`name`, `birth_year`) may live already; `besides` is his own."""
    store, table = session.store, pinyin()
    people = store.rows("person", store.ids(Query("person", grid=grid, order="oldest")))
    names = {
        person["household"]: person.get("name") or ""
        for person in people
        if person.get("household") != besides and same_person(typed, person, table)
    }
    return [
        Likely(
            row["id"], row.get("head") or "", row.get("group") or "", row.get("door") or "", "same_person",
            names[row["id"]],
        )
        for row in store.rows("household", list(names)[:limit])
    ]  # fmt: skip
