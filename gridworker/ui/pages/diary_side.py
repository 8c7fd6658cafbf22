"""Beside the diary page: what is known of the household, and the pages that wait half written."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gridworker.services import drafts, households
from gridworker.services.drafts import KeptDraft
from gridworker.ui import language, theme, words
from gridworker.ui.desk import Desk
from gridworker.ui.widgets.basics import button, card, clear, column, label

if TYPE_CHECKING:
    from gridworker.services.session import Session

VISITS_SHOWN = 3


class DiarySide(QWidget):
    """`take_draft` asks for another half-written page; `seen` carries the household's page, or None.

    `others` says whether anything else than the page on screen waits half written, in whatever form.
    """

    take_draft = Signal(object)
    others = Signal(bool)
    seen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme.role(self, "page")
        self.desk = desk
        self._asked: str | None = None
        self._house, self._drafts = column(gap=0.8), column(gap=0.8)
        self.setLayout(column(self._house, self._drafts, None, gap=0.8))
        self.drafts: list[KeptDraft] = []
        self.show_household(None)

    def show_household(self, household: str | None) -> None:
        self._asked = household
        if household is None:
            self._put(None)
            return
        self.desk.work.run(self, lambda s: households.household(s, household)).success(
            lambda page: self._put(page) if household == self._asked else None
        ).failure(lambda _error: self._put(None))

    def _put(self, page: dict[str, Any] | None) -> None:
        clear(self._house)
        self.seen.emit(page)
        if page is None:
            self._house.addWidget(
                card(
                    label(self.tr("这一户"), "heading"),
                    label(self.tr("选好走访户，这里显示上次说了什么、还欠着什么约定。"), "second", wrap=True),
                    gap=0.4,
                )
            )
            return
        today = self.desk.today()
        parts: list = [label(page.get("head") or "", "heading"), label(words.place(page), "second")]
        for promise in page.get("promises") or []:
            due = words.day(promise.get("due"), today)
            said = self.tr("上次约定：{t}").format(t=promise.get("text", ""))
            said += self.tr("（{d}）").format(d=due) if due else ""
            parts.append(label(said, "pill-warn", wrap=True))
        for demand in (page.get("demands") or [])[:VISITS_SHOWN]:
            state = language.said(demand.get("state_name") or "")
            parts.append(label(self.tr("诉求：{t} {s}").format(t=demand.get("text", ""), s=state), wrap=True))
        visits = page.get("visits") or []
        if not visits:
            parts.append(label(self.tr("第一次走访这一户。"), "second", wrap=True))
        for visit in visits[:VISITS_SHOWN]:
            day = words.day(visit.get("date"), today)
            met = self.desk.vocab.label("visit_meet", visit.get("meet"))
            parts.append(label(f"{day}　{met}", "second"))
            if visit.get("content"):
                parts.append(label(visit["content"], wrap=True))
        self._house.addWidget(card(*parts, gap=0.4))

    def read_drafts(self, *, but: str | None) -> None:
        """List the half-written pages except the one on screen, each by the household it is about."""

        def read(session: Session) -> tuple[list[KeptDraft], dict[str, str], bool]:
            kept = drafts.draft_list(session)
            homes = [one.draft.targets[0] for one in kept if one.draft.targets]
            rows = households.household_rows(session, homes)
            others = any(one.id != but for one in drafts.waiting(session))
            return kept, {row["id"]: row.get("head") or "" for row in rows}, others

        self.desk.work.run(self, read).success(lambda found: self._put_drafts(*found, but)).failure(
            lambda _error: self._put_drafts([], {}, False, but)
        )

    def _put_drafts(
        self, kept: list[KeptDraft], names: dict[str, str], others: bool, but: str | None
    ) -> None:
        self.others.emit(others)
        clear(self._drafts)
        self.drafts = [one for one in kept if one.id != but]
        if not self.drafts:
            return
        parts: list = [label(self.tr("没写完的 {n} 篇").format(n=len(self.drafts)), "heading")]
        for one in self.drafts:
            start = one.draft.content or one.draft.suggestion or self.tr("（还没有内容）")
            who = names.get(one.draft.targets[0], "") if one.draft.targets else ""
            when = words.moment(one.at, self.desk.now())
            said = "　".join(part for part in (who, when, start[:8 if who else 14]) if part)
            parts.append(button(said, partial(self.take_draft.emit, one), role="link"))
        self._drafts.addWidget(card(*parts, gap=0.3))
