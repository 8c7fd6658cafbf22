"""What taking a step stands on: the demand's row, the right to sign, a notice that hangs, and where the step
would come to lie."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from gridworker.domain.landing import Landing
from gridworker.domain.limits import PUBLISH_DAYS
from gridworker.domain.rights import may_sign
from gridworker.errors import UserError
from gridworker.services.calendar import limits
from gridworker.services.session import Session
from gridworker.services.writing import record_place
from gridworker.storage import Intent

BY_MACHINE: Final = frozenset({"collect", "known"})
"""Events that are no step of a page: the first is a form of its own, the other is written by the program."""


def row_of(session: Session, demand_id: str) -> dict[str, Any]:
    """The row of a demand. Raises UserError `no_demand`."""
    row = session.store.get("demand", demand_id)
    if row is None:
        raise UserError("no_demand", "没有这件诉求。", "请从诉求列表里选。")
    return row


def may(role: str, event: str) -> bool:
    """Whether a role may ever sign a step; who has none yet (no office) is refused nothing."""
    return not role or may_sign(role, f"demand.{event}")


def hangs_until(session: Session, row: Mapping[str, Any]) -> str:
    """The last day (ISO) of the usual time of a notice that hangs for a demand; empty when none hangs now."""
    if row["state"] != "published" or not row.get("published_on"):
        return ""
    until = date.fromisoformat(row["published_on"]) + timedelta(days=PUBLISH_DAYS - 1)
    return until.isoformat() if session.entropy.now().date() <= until else ""


def too_late_to_extend(session: Session, row: Mapping[str, Any]) -> str:
    """The due day (ISO) that an extension would not move, as it was not asked for in time; else empty."""
    due = limits(session).due(row.get("clock"))
    asked = row.get("asked_on") or session.entropy.now().date().isoformat()
    return due.day.isoformat() if due and due.day.isoformat() < asked else ""


def landing_of(session: Session, row: dict[str, Any], event: str, data: dict[str, Any]) -> Landing:
    """Where a step would come to lie if it were written now."""
    intent = Intent(f"demand.{event}", row["id"], record_place(session, row), data)
    return session.store.matters.landing(intent, session.writer, session.entropy)
