"""The page of one finished record: what stands in it, every version, how to correct or withdraw it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from gridworker.ui import theme, unfinished_words, words
from gridworker.ui.desk import Desk
from gridworker.ui.page import Page, Resume, ToCorrect, scrolled
from gridworker.ui.pages.revision import Revision
from gridworker.ui.pages.versions_view import VersionsView
from gridworker.ui.pages.withdraw_box import WithdrawBox
from gridworker.ui.widgets.basics import button, clear, column, focus_soon, label, row
from gridworker.ui.widgets.flow import FlowLayout
from gridworker.ui.widgets.notice import Notice


class FinishedPage(Page):
    """`show_what`: a record's id, or `ToCorrect` or `Resume` to open its correction at once."""

    def __init__(self, desk: Desk, kind: str, aloud: str) -> None:
        """`aloud`: what 更正 is called by who hears it."""
        super().__init__(desk)
        self.notice = Notice()
        self.back = button(self.tr("返回"), desk.go_back, icon="back")
        self.revise = button(self.tr("更正　Ctrl+E"), self._revise, role="main", icon="diary")
        self.revise.setAccessibleName(aloud)
        self.revise.setShortcut(QKeySequence("Ctrl+E"))
        self.box = WithdrawBox(desk, self.notice)
        self.box.moved.connect(self._moved)
        self.versions = VersionsView(desk, kind)
        self._head = label("", "title", wrap=True)
        self._pills = row(gap=0.4)
        self._fields = column(gap=0.5)
        self._id = ""
        self.form: Revision | None = None

    def place(self, *below: QWidget) -> None:
        """Put it together; `below` stands between what was written and its versions."""
        body = QFrame()
        theme.role(body, "card")
        body.setLayout(column(self._head, self._pills, self._fields, gap=0.6, margin=1.0))
        inner = QWidget()
        inside = column(self.box, body, *below, self.versions, None, gap=0.8)
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

    # what the page is asked ---------------------------------------------------------------

    def enter(self) -> None:
        if not self._id:  # nobody said which: there is nothing to show here
            QTimer.singleShot(0, self, self.desk.go_back)
        elif self.form is not None:
            self.form.enter()
        else:
            self._read()
            focus_soon(self.revise)

    def show_what(self, what: Any) -> None:
        record, correct = str(what), False
        if isinstance(what, ToCorrect):
            record, correct = what.record, True
        elif isinstance(what, Resume):
            record, correct = what.about, True
        if self.form is not None and record != self._id:
            self._drop_form()
        self._id = record
        self.notice.hide_notice()
        self._read(then_revise=correct)
        focus_soon(self.revise)

    def state(self) -> Any:
        return {"id": self._id, "form": self.form is not None}

    def restore(self, state: Any) -> None:
        self._id = str(state["id"])
        if self._id and state["form"]:
            self._read(then_revise=True)

    def flush_and_stop(self) -> None:
        if self.form is not None:
            self.form.flush()

    # reading ------------------------------------------------------------------------------

    def _read(self, *, then_revise: bool = False) -> None:
        """Read it and show it; with `then_revise` its correction is opened."""
        raise NotImplementedError

    def show_marks(self, marks: Iterable[tuple[str, str]], *, withdrawn: bool, delivery: str) -> None:
        """(words, role) of each, then whether it is in the bin, and on a laptop how far it has travelled."""
        more = [*marks, (self.tr("已撤下，在回收站里"), "pill-warn") if withdrawn else ("", "")]
        if not self.desk.identity.is_office:
            more.append((words.delivery(delivery), "pill-ok" if delivery == "merged" else "pill"))
        clear(self._pills)
        for text, role in more:
            if text:
                self._pills.addWidget(label(text, role), alignment=Qt.AlignmentFlag.AlignVCenter)

    def show_clashing(self, n: int) -> None:
        """A way to the fields that two people wrote differently."""
        if n:
            said = self.tr("{n} 处两边不一样，去看").format(n=n)
            go = partial(self.desk.go, "clashes", self._id)
            self._pills.addWidget(button(said, go, role="link", icon="clash"))

    def begin_fields(self) -> FlowLayout:
        """Empty what was written: what is short goes side by side into the flow returned, what is long below
        it."""
        self._pills.addStretch(1)
        clear(self._fields)
        holder = QWidget()
        flow = FlowLayout(holder, gap=theme.current().em(1.4))
        self._fields.addWidget(holder)
        return flow

    def line(self, name: str, said: str, *, wrap: bool = True) -> QWidget:
        """A field and its words."""
        box = QWidget()
        box.setLayout(column(label(name, "hint"), label(said, wrap=wrap, selectable=True), gap=0.1))
        return box

    def _moved(self, away: bool) -> None:
        self._read()
        if not away:
            focus_soon(self.revise)

    # correcting ---------------------------------------------------------------------------

    def _revise(self) -> None:
        """Open the correction, unless it is open."""
        raise NotImplementedError

    def open_form(self, form: Revision) -> None:
        """Show the correction in place of the page."""
        self.notice.hide_notice()
        self.box.setVisible(False)
        self.form = form
        form.saved.connect(self._saved)
        form.left.connect(self._leave_form)
        form.keeping.thrown.connect(lambda: self.notice.say("info", unfinished_words.in_bin()))
        self._stack.addWidget(form)
        self._stack.setCurrentWidget(form)
        form.enter()

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
