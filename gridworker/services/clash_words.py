"""What a clash or a version is about, in words that need the store: titles, names behind ids, laptops."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from gridworker.domain.records import FIELDS
from gridworker.domain.rights import OFFICE
from gridworker.services import areas
from gridworker.services.session import Session


def title_of(session: Session, kind: str, record: str) -> str:
    """A record in a few words, for lists that hold several kinds."""
    from gridworker.services.titles import own_words  # the first page of an office names no record

    row = {"id": record, **(session.store.get(kind, record) or {})}
    first = next(iter(row.get("targets") or []), None) if kind == "visit" else None
    return own_words(kind, row, title_of(session, "household", first) if first else "")


def people(session: Session) -> dict[str, str]:
    """Names of workers by id; this profile's own person is among them even before an office knows him."""
    who = session.identity
    return {who.worker: who.name} | {
        row["id"]: row.get("name") or "" for row in areas.rows(session, "worker")
    }


def devices(session: Session) -> dict[str, tuple[str, bool]]:
    """Of every certified device: whose it is, and whether it is a PC of the office."""
    return {cert.device: (cert.name, cert.role in OFFICE) for cert in session.authority.certs}


def names_behind(session: Session, kind: str, field: str, values: Iterable[Any]) -> dict[str, str]:
    """Words for the record ids among some values of a field: households, grids, workers, visits."""
    spec = FIELDS.get(kind, {}).get(field)
    if spec is None or not spec.refers:
        return {}
    ids: dict[str, None] = {}
    for value in values:
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, str) and item:
                ids[item] = None
    if spec.refers == "worker":
        known = people(session)
        return {item: known.get(item, "") for item in ids}
    return {item: title_of(session, spec.refers, item) for item in ids}
