"""Half-typed forms other than a diary page: kept like its drafts, never leaving the machine.

A form is a name of its own (`intake`, `revision`...) and a JSON object; what it means is the form's business.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gridworker.domain.ids import fresh_id
from gridworker.domain.time import wall_text
from gridworker.services.session import Session


@dataclass(frozen=True)
class HalfTyped:
    """One of them: when it was last kept (wall text), and what was typed."""

    id: str
    form: str
    at: str
    typed: dict[str, Any]


def new_id(session: Session) -> str:
    """An id for a form that was just begun."""
    return fresh_id(session.entropy)


def keep(session: Session, form: str, draft_id: str, typed: dict[str, Any]) -> None:
    """Write it down now (committed when this returns)."""
    session.store.keep_draft(draft_id, form, typed, wall_text(session.entropy.now()))


def half_typed(session: Session, form: str) -> list[HalfTyped]:
    """All of one form, the one kept last first."""
    return [
        HalfTyped(row.id, row.kind, row.at, dict(row.body))
        for row in session.store.drafts()
        if row.kind == form
    ]


def drop(session: Session, draft_id: str) -> None:
    """Throw it away; one that is not there is no error."""
    session.store.drop_draft(draft_id)
