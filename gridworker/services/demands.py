"""Demands (诉求): read for now, and taken in at the desk. The steps of the office come later."""

from __future__ import annotations

from typing import Any

from gridworker.errors import BugError
from gridworker.services.changes import Changes
from gridworker.services.session import Session
from gridworker.services.visits import DemandDraft


def collect_at_desk(
    session: Session, draft: DemandDraft, household: str | None = None, *, source: str = "OFFICE"
) -> tuple[str, Changes]:
    """Take in a demand without a visit. Raises UserError `demand_empty`, `bad_code`, `no_household`."""
    raise BugError("not built yet")


def demand_list(session: Session, query: Any = None) -> list[dict[str, Any]]:
    """Demands, newest first: `{id, number, text, category, category_name, nature, state, state_name,
    household, household_name, visit, collected_on, life, grid_name, delivery}`.
    """
    raise BugError("not built yet")


def demand_rows(session: Session, ids: list[str]) -> list[dict[str, Any]]:
    """Rows of `demand_list` for ids in the order given."""
    raise BugError("not built yet")


def demand(session: Session, demand_id: str) -> dict[str, Any]:
    """One demand with `events`: `{hash, at, event, event_name, actor, placed, data}` in order.

    Raises UserError `no_demand`.
    """
    raise BugError("not built yet")
