"""One saved visit in full, with every version of it, and the way to correct it."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from gridworker.services import conflicts, visits
from gridworker.services.changes import Changes
from gridworker.services.session import Session
from gridworker.services.versions import versions
from gridworker.ui import theme, unfinished_words, words
from gridworker.ui.desk import Desk
from gridworker.ui.page import Page, Resume, scrolled
from gridworker.ui.pages.files_card import FilesCard
from gridworker.ui.pages.values import field_words, value_words
from gridworker.ui.pages.versions_view import VersionsView
from gridworker.ui.pages.visit_revision import VisitRevision
from gridworker.ui.pages.withdraw_box import WithdrawBox
from gridworker.ui.widgets.basics import button, clear, column, focus_soon, label, row
from gridworker.ui.widgets.flow import FlowLayout
from gridworker.ui.widgets.notice import Notice

SHORT = (
    "mode", "meet", "purpose", "spoke_to", "companions", "place", "half_day", "started_at", "ended_at",
    "weather", "result", "card_given",
)  # fmt: skip
LONG = ("content", "on_spot", "suggestion", "topics")
"""Fields in the order of reading; empty ones are left out. Short ones stand beside each other."""


class VisitPage(Page):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.notice = Notice()
        self.back = button(self.tr("返回"), desk.go_back, icon="back")
        self.revise = button(self.tr("更正　Ctrl+E"), self._revise, role="main", icon="diary")
        self.revise.setAccessibleName(self.tr("更正这篇走访"))
        self.revise.setShortcut(QKeySequence("Ctrl+E"))
        self.box = WithdrawBox(desk, self.notice)
        self.box.moved.connect(self._moved)
        self.versions = VersionsView(desk, "visit")
        self.files = FilesCard(desk, self.notice)
        self.files.intake.take_from(self)
        self._head = label("", "title", wrap=True)
        self._pills = row(gap=0.4)
        self._fields = column(gap=0.5)
        self._body = QFrame()
        theme.role(self._body, "card")
        self._body.setLayout(column(self._head, self._pills, self._fields, gap=0.6, margin=1.0))
        inner = QWidget()
        inside = column(self.box, self._body, self.files, self.versions, None, gap=0.8)
        inside.setContentsMargins(0, 0, theme.current().em(0.6), theme.current().em(0.6))
        inner.setLayout(inside)
        top = row(self.back, None, self.box.back, self.box.opens, self.revise)
        self._reading = QWidget()
        reading = column(top, self.notice, scrolled(inner), gap=0.7)
        reading.setStretch(2, 1)
        self._reading.setLayout(reading)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._reading)
        self.setLayout(column(self._stack, margin=1.1))
        self._id = ""
        self._page: dict[str, Any] = {}
        self.form: VisitRevision | None = None

    def enter(self) -> None:
        if not self._id:  # nobody said which: there is nothing to show here
            QTimer.singleShot(0, self, self.desk.go_back)
            return
        self._read()
        focus_soon(self.revise)

    def show_what(self, what: Any) -> None:
        """The visit with this id; a half-typed correction of it is gone on with."""
        if isinstance(what, Resume):
            self.show_what(what.about)
            self._read(then_revise=True)
            return
        if self.form is not None and what != self._id:
            self._drop_form()
        self._id = str(what)
        self.notice.hide_notice()
        self.enter()

    def state(self) -> Any:
        return {"id": self._id, "form": self.form is not None}

    def restore(self, state: Any) -> None:
        self._id = str(state["id"])
        if state["form"]:
            self._read(then_revise=True)

    def heard(self, changes: Changes) -> None:
        if self._id and self.form is None and changes.touches("visit", "merge", "conflict", "household"):
            self._read()

    def flush_and_stop(self) -> None:
        if self.form is not None:
            self.form.flush()

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
        clear(self._pills)
        for text, role in self._marks(page):
            self._pills.addWidget(label(text, role), alignment=Qt.AlignmentFlag.AlignVCenter)
        if page["clashing"]:
            said = self.tr("{n} 处两边不一样，去看").format(n=len(page["clashing"]))
            go = partial(self.desk.go, "clashes", page["id"])
            self._pills.addWidget(button(said, go, role="link", icon="clash"))
        self._pills.addStretch(1)
        clear(self._fields)
        holder = QWidget()
        flow = FlowLayout(holder, gap=theme.current().em(1.4))
        for name in (*SHORT, *LONG):
            if page.get(name) in (None, "", [], False):
                if gone := words.removed(page, name):
                    self._fields.addWidget(self._line(field_words("visit", name), gone))
                continue
            said = value_words(self.desk.vocab, "visit", name, page[name], {})
            if name in LONG:
                self._fields.addWidget(self._line(field_words("visit", name), said))
            else:
                flow.addWidget(self._line(field_words("visit", name), said, wrap=False))
        self._fields.insertWidget(0, holder)
        for demand in page.get("demands") or []:
            self._fields.addWidget(self._line(self.tr("诉求"), demand["text"]))
            go = partial(self.desk.go, "matter", demand["id"])
            see = button(self.tr("看办到哪一步"), go, role="link", icon="forward")
            self._fields.addLayout(row(see, None))
        for promise in page.get("promises") or []:
            due, said = words.day(promise.get("due"), self.desk.today()), promise["text"]
            if due:
                said = self.tr("{text}（{day}前）").format(text=said, day=due)
            self._fields.addWidget(self._line(self.tr("约定"), said))
        self.files.show_files(page["id"], page.get("files") or [])
        self.versions.show_versions(all_versions)

    def _marks(self, page: dict[str, Any]) -> list[tuple[str, str]]:
        marks = [(words.visitor(page), "pill"), (page.get("grid_name") or "", "pill")]
        if page.get("late_days"):
            marks.append((self.tr("补记 {n} 天").format(n=page["late_days"]), "pill"))
        if page.get("withdrawn"):
            marks.append((self.tr("已撤下，在回收站里"), "pill-warn"))
        if not self.desk.identity.is_office and (state := words.delivery(page.get("delivery"))):
            marks.append((state, "pill-ok" if page.get("delivery") == "merged" else "pill"))
        return [(text, role) for text, role in marks if text]

    def _line(self, name: str, said: str, *, wrap: bool = True) -> QWidget:
        box = QWidget()
        box.setLayout(column(label(name, "hint"), label(said, wrap=wrap, selectable=True), gap=0.1))
        return box

    def _moved(self, away: bool) -> None:
        self._read()
        if not away:
            focus_soon(self.revise)

    # correcting ---------------------------------------------------------------------------

    def _revise(self) -> None:
        if not self._page or self.form is not None:
            return
        self.notice.hide_notice()
        self.form = VisitRevision(self.desk, self._page)
        self.form.saved.connect(self._saved)
        self.form.left.connect(self._leave_form)
        self.form.keeping.thrown.connect(lambda: self.notice.say("info", unfinished_words.in_bin()))
        self._stack.addWidget(self.form)
        self._stack.setCurrentWidget(self.form)
        self.form.enter()

    def _saved(self, said: str) -> None:
        self._leave_form()
        self.notice.ok(said)

    def _leave_form(self) -> None:
        self._drop_form()
        self._read()
        focus_soon(self.revise)

    def _drop_form(self) -> None:
        if self.form is not None:
            form, self.form = self.form, None
            form.flush()
            self._stack.setCurrentWidget(self._reading)
            self._stack.removeWidget(form)
            form.deleteLater()


