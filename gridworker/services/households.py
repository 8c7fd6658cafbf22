"""The household book (户册)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Day
from typing import Any

from pydantic import BaseModel, ConfigDict

from gridworker.errors import BugError
from gridworker.services.changes import Changes
from gridworker.services.session import Session


class HouseholdDraft(BaseModel):
    """What one types about a household. `grid` is a grid's id, code or name; a laptop may leave it out."""

    model_config = ConfigDict(extra="forbid")

    grid: str | None = None
    group: str = ""
    """村民小组."""
    door: str = ""
    head: str = ""
    phone: str = ""
    size: int | None = None
    child_bands: dict[str, int] = {}
    """Children under 14 as counts only: keys `0-3`, `4-6`, `7-13`."""
    status: str = ""
    """As in the vocabulary; empty means 常住."""
    tags: list[str] = []
    notice_given_on: Day | None = None


@dataclass(frozen=True)
class HouseholdSaved:
    """The household's id and what changed."""

    id: str
    changes: Changes


def add_household(session: Session, draft: HouseholdDraft) -> HouseholdSaved:
    """Add a household. Names are cleaned (NFC, no control or bidi characters).

    Raises UserError: `head_missing`, `door_missing`, `grid_needed`, `no_grid`, `bad_phone`, `id_number`,
    `bad_record`.
    """
    raise BugError("not built yet")


def revise_household(session: Session, household_id: str, fields: dict[str, Any]) -> HouseholdSaved:
    """Write new values of some fields. Raises UserError `no_household` and those of `add_household`."""
    raise BugError("not built yet")


def household(session: Session, household_id: str) -> dict[str, Any]:
    """One household as a page: its fields, `grid_name`, `visits` (newest first), `demands`, open
    `promises`.

    Raises UserError `no_household`.
    """
    raise BugError("not built yet")


def find_households(
    session: Session, text: str = "", grid: str | None = None, *, limit: int | None = None, offset: int = 0
) -> list[dict[str, Any]]:
    """Households whose door, head, phone or group holds `text`, by door.

    Each: `{id, grid, grid_name, group, door, head, phone, size, child_bands, status, tags, visits,
    last_visit}`.
    """
    raise BugError("not built yet")


def household_ids(session: Session, text: str = "", grid: str | None = None) -> list[str]:
    """The ids of `find_households`, for a table that fetches rows when it paints them."""
    raise BugError("not built yet")


def household_rows(session: Session, ids: list[str]) -> list[dict[str, Any]]:
    """Rows of `find_households` for some ids, in the order given."""
    raise BugError("not built yet")
