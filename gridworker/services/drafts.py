"""Drafts: half-typed pages that survive a power cut. What is half typed in any form is in `unfinished`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from gridworker.domain.ids import fresh_id
from gridworker.domain.time import wall_text
from gridworker.services import households
from gridworker.services.keyring import seal, unseal
from gridworker.services.session import Session
from gridworker.services.unfinished import (
    Unfinished,
    Version,
    bring_back,
    differing,
    discarded,
    empty_old,
    forget,
    household_title,
    place_of,
    throw,
    unfinished,
    waiting,
)
from gridworker.services.visit_form import VisitDraft
from gridworker.storage import Draft

__all__ = [
    "KeptDraft", "Unfinished", "Version", "bring_back", "differing", "discarded", "draft", "draft_list",
    "drop_draft", "empty_old", "forget", "keep_draft", "new_draft_id", "place_of", "targets_of",
    "throw", "unfinished", "waiting", "waiting_count",
]  # fmt: skip

KIND = "visit"


@dataclass(frozen=True)
class KeptDraft:
    """A draft with its id, when it was last kept (wall text), and the field and cursor one was at."""

    id: str
    at: str
    draft: VisitDraft
    place: dict[str, Any] | None = None


def new_draft_id(session: Session) -> str:
    """An id for a page that was just begun."""
    return fresh_id(session.entropy)


def keep_draft(
    session: Session, draft_id: str, draft: VisitDraft, place: Mapping[str, Any] | None = None
) -> KeptDraft:
    """Write the draft down now (committed when this returns). The reflection in it is sealed."""
    at = wall_text(session.entropy.now())
    body = draft.model_dump(mode="json")
    private = body.pop("reflection")
    # The store's key can be opened by the office in an emergency; the private words cannot.
    body["sealed"] = seal(session.ring.reflection_key, private.encode(), session.entropy) if private else ""
    session.store.keep_draft(draft_id, KIND, body, at, place=place, inc=session.identity.inc)
    return KeptDraft(draft_id, at, draft, dict(place) if place else None)


def draft(session: Session, draft_id: str) -> KeptDraft | None:
    """One draft, or None."""
    row = session.store.draft(draft_id)
    return None if row is None else _read(session, row)


def draft_list(session: Session) -> list[KeptDraft]:
    """All drafts of diary pages, newest first."""
    return [_read(session, row) for row in session.store.drafts() if row.kind == KIND]


def waiting_count(session: Session) -> int:
    """How many diary pages were begun and not saved."""
    return sum(row.kind == KIND for row in session.store.drafts())


def targets_of(session: Session, kept: KeptDraft) -> list[dict[str, Any]]:
    """The households of a page as `households.household_rows` gives them, each of them.

    One that is not in the register here (a colleague of another grid handed the page over) has `id`, `head`
    (how the colleague's file calls it, or empty) and `missing`: it stays with the page.
    """
    targets = kept.draft.targets
    known = {row["id"]: row for row in households.household_rows(session, targets)}
    if len(known) == len(targets):
        return list(known.values())
    written = session.store.draft(kept.id)
    first = household_title(session, written) if written is not None else ""
    called = {target: first if target == targets[0] else "" for target in targets}
    return [known.get(one) or {"id": one, "head": called[one], "missing": True} for one in targets]


def drop_draft(session: Session, draft_id: str) -> None:
    """Forget a draft: its page has been saved. One that is not there is no error."""
    session.store.drop_draft(draft_id)


def _read(session: Session, row: Draft) -> KeptDraft:
    body = dict(row.body)
    sealed = body.pop("sealed", "")
    known = {name: value for name, value in body.items() if name in VisitDraft.model_fields}
    try:
        if sealed:
            known["reflection"] = unseal(session.ring.reflection_key, sealed).decode()
        page = VisitDraft.model_validate(known)
    except (ValidationError, ValueError):
        # A draft of another version: keep what can be kept, field by field, rather than nothing.
        page = _salvage(known)
    return KeptDraft(row.id, row.at, page, row.place)


def _salvage(fields: dict[str, object]) -> VisitDraft:
    page = VisitDraft()
    for name, value in fields.items():
        try:
            page = VisitDraft.model_validate({**page.model_dump(), name: value})
        except ValidationError:
            continue
    return page
