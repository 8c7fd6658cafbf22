"""抽查即时办: which matters done at once somebody at the office looks at again, so that nobody picks them.

A village may close what took ten seconds without anybody checking it. One in ten of a month, at least one, is
looked at by a call back. Which ones follows from their ids and the month: the same on every PC, and known
to nobody before the matter was written.
"""

from __future__ import annotations

import hashlib
from typing import Any, Final

from gridworker.errors import UserError
from gridworker.services.demand_pages import demand_rows
from gridworker.services.session import Session
from gridworker.storage import Query

ONE_IN: Final = 10


def sample(session: Session, month: str) -> list[dict[str, Any]]:
    """The rows (as `demand_rows`) of the month's sample, `month` as `2026-04`, in the order drawn.

    Raises UserError `bad_month`.
    """
    if len(month) != 7 or month[4] != "-" or not (month[:4] + month[5:]).isdigit():
        raise UserError("bad_month", "月份不对。", "请写成 2026-04 这样。")
    store = session.store
    closed = store.rows("demand", store.ids(Query("demand", state="closed")))
    quick = [
        row["id"]
        for row in closed
        if row.get("track") == "NOW" and not row.get("verified_on") and _ended(row).startswith(month)
    ]
    drawn = sorted(quick, key=lambda rec: hashlib.sha256(f"{month}/{rec}".encode()).digest())
    return demand_rows(session, drawn[: -(-len(quick) // ONE_IN)])


def _ended(row: dict[str, Any]) -> str:
    return str(row.get("ended_on") or "")
