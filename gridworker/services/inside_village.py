"""A village gives tasks to its own: itself and what is below it. What is for others goes up first (上报).

The fold looks at no other record, so this is asked where the step is entered, like the form of the texts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gridworker.errors import UserError
from gridworker.services.certificates import units_below
from gridworker.services.duties import small_rows
from gridworker.services.session import Session


def refuse_outside(session: Session, event: str, data: Mapping[str, Any]) -> None:
    """Raise UserError `outside_village` for a task that a village gives to somebody outside.

    Nothing is refused where it is not known to which village the clerk belongs.
    """
    if event != "assign" or session.identity.role != "village":
        return
    workers = {row["id"]: row.get("unit") for row in small_rows(session.store, "worker")}
    mine = workers.get(session.identity.worker)
    if not mine:
        return
    below = units_below(session, mine)
    for unit in (data.get("unit"), *(data.get("co_units") or ())):
        if unit not in below:
            raise UserError(
                "outside_village",
                "村（社区）只能交办给本村的组和人。",
                "要交给镇里的站所，请先上报。",
                field="unit",
            )
