"""Drafts: half-typed pages that survive a power cut. They never leave the machine."""

from __future__ import annotations

from dataclasses import dataclass

from gridworker.errors import BugError
from gridworker.services.session import Session
from gridworker.services.visits import VisitDraft


@dataclass(frozen=True)
class KeptDraft:
    """A draft with its id and when it was last kept (wall text)."""

    id: str
    at: str
    draft: VisitDraft


def new_draft_id(session: Session) -> str:
    """An id for a page that was just begun."""
    raise BugError("not built yet")


def keep_draft(session: Session, draft_id: str, draft: VisitDraft) -> KeptDraft:
    """Write the draft down now (committed when this returns). The reflection in it is sealed."""
    raise BugError("not built yet")


def draft(session: Session, draft_id: str) -> KeptDraft | None:
    """One draft, or None."""
    raise BugError("not built yet")


def draft_list(session: Session) -> list[KeptDraft]:
    """All drafts, newest first."""
    raise BugError("not built yet")


def drop_draft(session: Session, draft_id: str) -> None:
    """Throw a draft away; one that is not there is no error."""
    raise BugError("not built yet")
