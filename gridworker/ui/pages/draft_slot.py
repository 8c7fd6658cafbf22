"""The draft behind the page on screen: one id for all its autosaves, and the words for how safe it is."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from PySide6.QtWidgets import QLabel, QSizePolicy

from gridworker.services import drafts, visits
from gridworker.services.drafts import KeptDraft
from gridworker.services.session import Session
from gridworker.services.visits import Recorded, VisitDraft
from gridworker.ui import theme
from gridworker.ui.autosave import Kept


class DraftSlot:
    """The id of the draft being written; only the store thread sets it, so two saves share one id."""

    def __init__(self, draft_id: str | None = None) -> None:
        self.id = draft_id
        self._written: VisitDraft | None = None

    def keep(
        self, session: Session, draft: VisitDraft, place: Mapping[str, Any] | None = None
    ) -> KeptDraft:
        if self._written is not None:
            if draft == self._written:
                return KeptDraft(self.id or "", "", draft)  # it is a visit by now; its autosave was late
            self.id, self._written = None, None  # words that came after: a draft of their own
        if self.id is None:
            self.id = drafts.new_draft_id(session)
        return drafts.keep_draft(session, self.id, draft, place)

    def record(self, session: Session, draft: VisitDraft, confirmed: Collection[str]) -> Recorded:
        """Save the visit; its draft goes with it."""
        done = visits.record_visit(session, draft, confirmed, draft_id=self.id)
        self._written = draft
        return done

    def throw(self, session: Session, unkept: VisitDraft | None) -> None:
        """Into the bin, with the last words (`unkept`) that no autosave has seen."""
        if unkept is not None:
            self.keep(session, unkept)
        if self.id is not None:
            drafts.throw(session, self.id)


class KeptLabel(QLabel):
    """已自动保存 14:03, with a sign and a colour of its own for each state."""

    def __init__(self) -> None:
        super().__init__()
        # Beside a title of two lines it stays a line high.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_state(Kept.NOTHING, None)

    def show_state(self, state: Kept, now: datetime | None) -> None:
        clock = f"{now:%H:%M}" if now else ""
        words, role = {
            Kept.NOTHING: (self.tr("边写边自动保存"), "pill"),
            Kept.WAITING: (self.tr("正在保存…"), "pill"),
            Kept.SAVED: (self.tr("✓ 已自动保存 {t}").format(t=clock), "pill-ok"),
            Kept.FAILED: (self.tr("✕ 没能自动保存"), "pill-bad"),
        }[state]
        self.setText(words)
        theme.role(self, role)
