"""Somebody the office had listed before he got a computer: from now on his computer's id is the person.

A laptop gives its person an id before any office knows of it, so the line that the office wrote has another
one. When both have one name and the line has no computer, they are one person: what he does in grids moves to
the new id, and the old line is taken off the list.
"""

from __future__ import annotations

from typing import Any

from gridworker.services.duties import Row, small_rows
from gridworker.services.session import Session
from gridworker.services.writing import common_scope
from gridworker.storage import Intent


def listed_before(session: Session, name: str) -> Row | None:
    """The one line of this name without a computer, or None when there is none or more than one."""
    known = {cert.person for cert in session.authority.certs}
    found = [
        row
        for row in small_rows(session.store, "worker")
        if row.get("name") == name and row["id"] not in known and not row.get("until")
    ]
    return found[0] if len(found) == 1 else None


def carried_over(listed: Row) -> dict[str, Any]:
    """What the office had written about him."""
    return {name: listed[name] for name in ("unit", "work_phone", "since", "grids") if listed.get(name)}


def same_person(session: Session, listed: Row, person: str) -> list[Intent]:
    """The intents that make `person` the one who was listed."""
    common = common_scope(session)
    intents = [Intent("worker", listed["id"], common, {"withdrawn": True})]
    for row in small_rows(session.store, "duty"):
        names = [name for name in ("worker", "stands_in_for") if row.get(name) == listed["id"]]
        if names:
            intents.append(Intent("duty", row["id"], common, dict.fromkeys(names, person)))
    return intents
