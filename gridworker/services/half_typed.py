"""Half-typed forms other than a diary page: kept like its drafts, never leaving the machine.

A form is a name of its own (`intake`, `revision`...) and a JSON object; what it means is the form's business.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from gridworker.domain.ids import fresh_id
from gridworker.domain.time import wall_text
from gridworker.services.session import Session

T = TypeVar("T")


@dataclass(frozen=True)
class HalfTyped:
    """One of them: when it was last kept (wall text), and what was typed.

    `place` is the field and cursor as the form named them, `about` the record that is corrected (empty: a new
    one), `base` what that record said when the correction was begun.
    """

    id: str
    form: str
    at: str
    typed: dict[str, Any]
    place: dict[str, Any] | None = None
    about: str = ""
    base: dict[str, Any] | None = None


def new_id(session: Session) -> str:
    """An id for a form that was just begun."""
    return fresh_id(session.entropy)


def keep(
    session: Session,
    form: str,
    draft_id: str,
    typed: dict[str, Any],
    *,
    place: Mapping[str, Any] | None = None,
    about: str = "",
    base: Mapping[str, Any] | None = None,
) -> None:
    """Write it down now (committed when this returns). Only the first `base` of a draft is kept."""
    at, inc = wall_text(session.entropy.now()), session.identity.inc
    session.store.keep_draft(draft_id, form, typed, at, place=place, about=about, base=base, inc=inc)


def half_typed(session: Session, form: str, about: str | None = None) -> list[HalfTyped]:
    """All of one form (about one record), the one kept last first."""
    return [
        HalfTyped(row.id, row.kind, row.at, dict(row.body), row.place, row.about, row.base)
        for row in session.store.drafts()
        if row.kind == form and about in (None, row.about)
    ]


def saving(session: Session, draft_id: str, write: Callable[[Session], T]) -> T:
    """Write the record and forget its draft, both or neither (an empty `draft_id`: there is none)."""
    with session.store.atomic():
        done = write(session)
        if draft_id:
            session.store.drop_draft(draft_id)
    return done


def drop(session: Session, draft_id: str) -> None:
    """Forget it: what was typed has been saved. One that is not there is no error."""
    session.store.drop_draft(draft_id)
