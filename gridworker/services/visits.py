"""Visits (走访, 民情日记): check, record, revise, read. Drafts are in `drafts`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from gridworker.errors import BugError
from gridworker.services.changes import Changes
from gridworker.services.session import Session
from gridworker.services.visit_form import DemandDraft, Problem, PromiseDraft, VisitDraft, check_visit

__all__ = [
    "DemandDraft",
    "Problem",
    "PromiseDraft",
    "Recorded",
    "VisitDraft",
    "check_visit",
    "record_visit",
    "revise_visit",
    "visit",
    "visit_ids",
    "visit_rows",
    "visits",
]


@dataclass(frozen=True)
class Recorded:
    """What one save wrote."""

    id: str
    demands: list[str]
    promises: list[str]
    late_days: int
    changes: Changes


def record_visit(
    session: Session, draft: VisitDraft, confirmed: Collection[str] = (), *, draft_id: str | None = None
) -> Recorded:
    """Save a visit with its demands and promises: all of it or nothing. Drops the draft `draft_id`.

    Raises UserError with the first problem's code; `facts["problems"]` holds them all.
    """
    raise BugError("not built yet")


def revise_visit(session: Session, visit_id: str, fields: dict[str, Any], reason: str) -> Recorded:
    """Correct fields of a visit; the old text stays readable. `reason` is kept with the correction.

    Raises UserError: `no_visit`, `reason_missing`, `bad_field`, and the problems of `check_visit`.
    """
    raise BugError("not built yet")


def visit(session: Session, visit_id: str) -> dict[str, Any]:
    """One visit: its fields, `households` (id, door, head), `demands`, `promises`, `late_days`, `delivery`,
    `history` (each writing: at, author, fields, reason), `reflection` (own visits only).

    Raises UserError `no_visit`.
    """
    raise BugError("not built yet")


def visits(session: Session, query: Any) -> list[dict[str, Any]]:
    """Visits found by a `Query` (kind is set to visit): rows as `visit_rows` gives them."""
    raise BugError("not built yet")


def visit_ids(session: Session, query: Any) -> list[str]:
    """Ids found by a `Query`, in its order."""
    raise BugError("not built yet")


def visit_rows(session: Session, ids: list[str]) -> list[dict[str, Any]]:
    """Rows for ids in the order given: the visit's fields plus `household` (door and head of the first
    target), `grid_name`, `unit_name`, `worker_name`, `late_days`, `demand_numbers`, `promise`, `delivery`.
    """
    raise BugError("not built yet")
