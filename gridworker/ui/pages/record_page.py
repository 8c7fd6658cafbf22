"""One finished record of any kind but a visit: what stands in it, every version, correcting, withdrawing."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from gridworker.services import record_pages
from gridworker.services.changes import Changes
from gridworker.services.correction import shape_of
from gridworker.services.record_pages import RecordPage
from gridworker.ui import theme, unfinished_words, words
from gridworker.ui.desk import Desk
from gridworker.ui.kind_words import kind_word
from gridworker.ui.page import Page, Resume, ToCorrect, scrolled
from gridworker.ui.pages.record_revision import RecordRevision
from gridworker.ui.pages.values import PHONES, field_words, value_words
from gridworker.ui.pages.versions_view import VersionsView
from gridworker.ui.pages.withdraw_box import WithdrawBox
from gridworker.ui.widgets.basics import button, clear, column, focus_soon, label, row
from gridworker.ui.widgets.flow import FlowLayout
from gridworker.ui.widgets.masked import MaskedPhone
from gridworker.ui.widgets.notice import Notice


class OneRecordPage(Page):
    """`show_what`: a record's id, or `ToCorrect` or `Resume` to open its correction at once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.notice = Notice()
        self.back = button(self.tr("返回"), desk.go_back, icon="back")
        self.revise = button(self.tr("更正　Ctrl+E"), self._revise, role="main", icon="diary")
        self.revise.setAccessibleName(self.tr("更正这一条"))
        self.revise.setShortcut(QKeySequence("Ctrl+E"))
        self.box = WithdrawBox(desk, self.notice)
        self.box.moved.connect(self._moved)
        self.versions = VersionsView(desk, "household")
        self._head = label("", "title", wrap=True)
        self._pills = row(gap=0.4)
        self._fields = column(gap=0.5)
        self._body = QFrame()
        theme.role(self._body, "card")
        self._body.setLayout(column(self._head, self._pills, self._fields, gap=0.6, margin=1.0))
        inner = QWidget()
        inside = column(self.box, self._body, self.versions, None, gap=0.8)
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
        self.page: RecordPage | None = None
        self.form: RecordRevision | None = None

    # what the page is asked ---------------------------------------------------------------

    def enter(self) -> None:
        if not self._id:  # nobody said which: there is nothing to show here
            QTimer.singleShot(0, self, self.desk.go_back)
            return
        if self.form is None:
            self._read()
            focus_soon(self.revise)
        else:
            self.form.enter()

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

    def heard(self, changes: Changes) -> None:
        kinds = (
            "household", "person", "promise", "demand", "unit", "grid", "worker", "merge", "conflict", "help",
            "team", "team_member", "pairing", "meeting",
        )  # fmt: skip
        if self._id and self.form is None and changes.touches(*kinds):
            self._read()

    def flush_and_stop(self) -> None:
        if self.form is not None:
            self.form.flush()

    # reading ------------------------------------------------------------------------------

    def _read(self, *, then_revise: bool = False) -> None:
        wanted = self._id

        def show(page: RecordPage) -> None:
            if wanted != self._id:
                return
            self._show(page)
            if then_revise:
                self._revise()

        self.desk.work.run(self, lambda s: record_pages.record_page(s, wanted)).success(show).failure(
            self.notice.refused
        )

    def _show(self, page: RecordPage) -> None:
        if page.kind == "visit":  # it has a page of its own
            self._id = ""
            self.desk.go("visit", page.id)
            return
        self.page = page
        self._head.setText(page.title)
        self.revise.setVisible(page.correctable)
        rest = {
            "household": self.tr("这一户不再列出，写过的走访、诉求都还在。"),
            "demand": self.tr("这件诉求标成“已撤回”，不再办；走访记录还在。"),
        }.get(page.kind, "")
        self.box.show_record(page.id, page.withdrawn, rest)
        self.box.opens.setVisible(page.correctable and not page.withdrawn)
        clear(self._pills)
        for text, role in self._marks(page):
            self._pills.addWidget(label(text, role), alignment=Qt.AlignmentFlag.AlignVCenter)
        if page.clashing:
            said = self.tr("{n} 处两边不一样，去看").format(n=page.clashing)
            go = partial(self.desk.go, "clashes", page.id)
            self._pills.addWidget(button(said, go, role="link", icon="clash"))
        if page.belongs:
            said = self.tr("看这一户：{name}").format(name=page.belongs_name)
            go = partial(self.desk.go, "households", page.belongs)
            self._pills.addWidget(button(said, go, role="link", icon="household"))
        self._pills.addStretch(1)
        clear(self._fields)
        holder = QWidget()
        flow = FlowLayout(holder, gap=theme.current().em(1.4))
        for name, value in page.fields.items():
            if name in page.redacted:
                flow.addWidget(self._line(self._name(name), self.tr("（已按居民请求删除）")))
            elif value in (None, "", [], {}, page.title) or name == "household":
                continue
            elif name in PHONES:
                self._fields.addWidget(MaskedPhone(self.desk, page.kind, page.id, str(value)))
            else:
                said = value_words(self.desk.vocab, shape_of(page.kind), name, value, page.names[name])
                if len(said) > 24:
                    self._fields.addWidget(self._line(self._name(name), said, wrap=True))
                else:
                    flow.addWidget(self._line(self._name(name), said))
        self._fields.insertWidget(0, holder)
        self.versions.show_versions(page.versions, page.kind)

    def _marks(self, page: RecordPage) -> list[tuple[str, str]]:
        marks = [(kind_word(page.kind), "pill")]
        if page.withdrawn:
            marks.append((self.tr("已撤下，在回收站里"), "pill-warn"))
        if not self.desk.identity.is_office and (state := words.delivery(page.delivery)):
            marks.append((state, "pill-ok" if page.delivery == "merged" else "pill"))
        return [(text, role) for text, role in marks if text]

    def _name(self, field: str) -> str:
        page = self.page
        return field_words(shape_of(page.kind), field) if page is not None else field

    def _line(self, name: str, said: str, *, wrap: bool = False) -> QWidget:
        box = QWidget()
        box.setLayout(column(label(name, "hint"), label(said, wrap=wrap, selectable=True), gap=0.1))
        return box

    def _moved(self, away: bool) -> None:
        self._read()
        if not away:
            focus_soon(self.revise)

    # correcting ---------------------------------------------------------------------------

    def _revise(self) -> None:
        page = self.page
        if page is None or self.form is not None or not page.correctable:
            return
        if page.kind == "household":  # the form of 户册, which also looks for households that are alike
            self.desk.go("households", ToCorrect(page.id))
            return
        self.notice.hide_notice()
        self.box.setVisible(False)
        self.form = RecordRevision(self.desk, page)
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
