"""Visits (走访, 民情日记): check, record, revise, read. Drafts are in `drafts`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date as Day
from typing import Any

from pydantic import BaseModel, ConfigDict

from gridworker.errors import BugError
from gridworker.services.changes import Changes
from gridworker.services.session import Session


class DemandDraft(BaseModel):
    """A demand raised in a visit or at the desk."""

    model_config = ConfigDict(extra="forbid")

    text: str = ""
    category: str = "OTH.TEXT"
    nature: str = "HELP"
    anonymous: bool = False
    consent_publish: bool = False
    sensitive: bool = False
    on_spot: str = ""
    """What was answered or done at once; not empty makes it 当场办结 with `outcome`."""
    outcome: str = "EXPLAINED"


class PromiseDraft(BaseModel):
    """Something promised to the household, and by when."""

    model_config = ConfigDict(extra="forbid")

    text: str = ""
    due: Day | None = None


class VisitDraft(BaseModel):
    """A diary page as far as it is typed; every field may be missing. Codes are those of `vocab.yaml`."""

    model_config = ConfigDict(extra="forbid")

    date: Day | None = None
    half_day: str = ""
    """`AM`, `PM` or empty."""
    targets: list[str] = []
    """Household ids."""
    place: str = ""
    mode: str = ""
    meet: str = ""
    purpose: str = "ROUTINE"
    content: str = ""
    weather: str = ""
    companions: list[str] = []
    spoke_to: str = ""
    suggestion: str = ""
    on_spot: str = ""
    topics: list[str] = []
    card_given: bool = False
    result: str = ""
    started_at: str = ""
    ended_at: str = ""
    demands: list[DemandDraft] = []
    promises: list[PromiseDraft] = []
    reflection: str = ""
    """体会: private, sealed under the passphrase alone, never in a bundle."""


@dataclass(frozen=True)
class Problem:
    """Something about a draft. `field` is a field of the draft (`demands.0.text` for inner ones).

    A `blocking` problem stops the save. One that is not blocking is a question: pass its `code` in
    `confirmed` to go on. `fix` is the text of the field with ID or card numbers cut to their last four
    (None when there is nothing to offer); passing the code in `confirmed` also takes the fix.
    """

    field: str
    code: str
    sentence: str
    blocking: bool
    fix: str | None = None


@dataclass(frozen=True)
class Recorded:
    """What one save wrote."""

    id: str
    demands: list[str]
    promises: list[str]
    late_days: int
    changes: Changes


def check_visit(draft: VisitDraft, today: Day) -> list[Problem]:
    """Everything that is missing or odd, in the order of the form.

    Codes: `date_missing`, `date_too_early` (before 1949), `date_future` (asks), `target_missing`,
    `mode_missing`, `meet_missing`, `content_missing`, `demand_empty`, `promise_empty`, `bad_code`,
    `text_too_long`, `id_number` and `bank_card` (blocking until confirmed, with a `fix`), `bad_time`.
    """
    raise BugError("not built yet")


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
