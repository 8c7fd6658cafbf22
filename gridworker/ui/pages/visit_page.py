"""One saved visit in full, with every version of it, and the way to correct it."""

from __future__ import annotations

from functools import partial
from typing import Any

from gridworker.services import conflicts, visits
from gridworker.services.changes import Changes
from gridworker.services.session import Session
from gridworker.services.versions import versions
from gridworker.ui import words
from gridworker.ui.desk import Desk
from gridworker.ui.pages.files_card import FilesCard
from gridworker.ui.pages.finished_page import FinishedPage
from gridworker.ui.pages.values import field_words, value_words
from gridworker.ui.pages.visit_revision import VisitRevision
from gridworker.ui.widgets.basics import button, row

SHORT = (
    "mode", "meet", "purpose", "spoke_to", "companions", "place", "half_day", "started_at", "ended_at",
    "weather", "result", "card_given",
)  # fmt: skip
LONG = ("content", "on_spot", "suggestion", "topics")
"""Fields in the order of reading; empty ones are left out. Short ones stand beside each other."""


class VisitPage(FinishedPage):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "visit", self.tr("更正这篇走访"))
        self.files = FilesCard(desk, self.notice)
        self.files.intake.take_from(self)
        self._page: dict[str, Any] = {}
        self.place(self.files)

    def heard(self, changes: Changes) -> None:
        if self._id and self.form is None and changes.touches("visit", "merge", "conflict", "household"):
            self._read()

    def _read(self, *, then_revise: bool = False) -> None:
        wanted = self._id

        def look(s: Session) -> tuple[dict[str, Any], list[dict[str, Any]]]:
            page = visits.visit(s, wanted)
            page["clashing"] = conflicts.clashing_fields(s, "visit", wanted)
            return page, versions(s, "visit", wanted)

        def show(found: tuple[dict[str, Any], list[dict[str, Any]]]) -> None:
            if wanted == self._id:
                self._show(*found)
                if then_revise:
                    self._revise()

        self.desk.work.run(self, look).success(show).failure(self.notice.refused)

    def _show(self, page: dict[str, Any], all_versions: list[dict[str, Any]]) -> None:
        self._page = page
        rest = self.tr("这篇以后不列出、不计数；同时记下的诉求和约定还在，要撤请分别撤。")
        self.box.show_record(page["id"], bool(page.get("withdrawn")), rest)
        home = page.get("household") or ""
        self._head.setText(self.tr("{day}　{home}").format(day=words.long_day(page.get("date")), home=home))
        late = self.tr("补记 {n} 天").format(n=page["late_days"]) if page.get("late_days") else ""
        marks = [(text, "pill") for text in (words.visitor(page), page.get("grid_name") or "", late)]
        self.show_marks(
            marks, withdrawn=bool(page.get("withdrawn")), delivery=str(page.get("delivery") or "")
        )  # fmt: skip
        self.show_clashing(len(page["clashing"]))
        flow = self.begin_fields()
        for name in (*SHORT, *LONG):
            if page.get(name) in (None, "", [], False):
                if gone := words.removed(page, name):
                    self._fields.addWidget(self.line(field_words("visit", name), gone))
                continue
            said = value_words(self.desk.vocab, "visit", name, page[name], {})
            if name in LONG:
                self._fields.addWidget(self.line(field_words("visit", name), said))
            else:
                flow.addWidget(self.line(field_words("visit", name), said, wrap=False))
        for demand in page.get("demands") or []:
            self._fields.addWidget(self.line(self.tr("诉求"), demand["text"]))
            go = partial(self.desk.go, "matter", demand["id"])
            see = button(self.tr("看办到哪一步"), go, role="link", icon="forward")
            self._fields.addLayout(row(see, None))
        for promise in page.get("promises") or []:
            due, said = words.day(promise.get("due"), self.desk.today()), promise["text"]
            if due:
                said = self.tr("{text}（{day}前）").format(text=said, day=due)
            self._fields.addWidget(self.line(self.tr("约定"), said))
        self.files.show_files(page["id"], page.get("files") or [])
        self.versions.show_versions(all_versions)

    def _revise(self) -> None:
        if self._page.get("id") == self._id and self.form is None:  # else it is not read yet
            self.open_form(VisitRevision(self.desk, self._page))
