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
from gridworker.services.withdrawing import Moved
from gridworker.ui import theme, words
from gridworker.ui.desk import Desk
from gridworker.ui.page import Page, ToCorrect, scrolled
from gridworker.ui.pages.record_revision import RecordRevision
from gridworker.ui.pages.values import field_words, value_words
from gridworker.ui.pages.versions_view import PHONES, VersionsView
from gridworker.ui.pages.withdraw_box import WithdrawBox, put_back
from gridworker.ui.widgets.basics import button, clear, column, focus_soon, label, row
from gridworker.ui.widgets.flow import FlowLayout
from gridworker.ui.widgets.masked import MaskedPhone
from gridworker.ui.widgets.notice import Notice


class OneRecordPage(Page):
    """`show_what`: a record's id, or `ToCorrect` to open its correction at once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.notice = Notice()
        self.back = button(self.tr("返回"), desk.go_back, icon="back")
        self.revise = button(self.tr("更正　Ctrl+E"), self._revise, role="main", icon="diary")
        self.revise.setAccessibleName(self.tr("更正这一条"))
        self.revise.setShortcut(QKeySequence("Ctrl+E"))
        self.withdraw = button(self.tr("撤下…"), self._ask_to_withdraw, icon="trash")
        self.withdraw.setAccessibleName(self.tr("撤下这一条，放进回收站"))
        self.again = button(self.tr("恢复"), self._put_back, role="main", icon="undo")
        self.again.setAccessibleName(self.tr("从回收站恢复这一条"))
        self.box = WithdrawBox(desk)
        self.box.done.connect(self._withdrawn)
        self.box.closed.connect(self.withdraw.setFocus)
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
        top = row(self.back, None, self.again, self.withdraw, self.revise)
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
        self._came_to_correct = False

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
        record = what.record if isinstance(what, ToCorrect) else str(what)
        if self.form is not None and record != self._id:
            self._drop_form()
        self._id, self._came_to_correct = record, isinstance(what, ToCorrect)
        self.notice.hide_notice()
        self.box.setVisible(False)
        self._read(then_revise=self._came_to_correct)

    def state(self) -> Any:
        return {"id": self._id, "form": self.form is not None}

    def restore(self, state: Any) -> None:
        self._id = str(state["id"])
        if self._id and state["form"]:
            self._read(then_revise=True)

    def heard(self, changes: Changes) -> None:
        kinds = ("household", "person", "promise", "demand", "merge", "conflict")
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
        self.revise.setEnabled(bool(page.fields))
        self.withdraw.setVisible(not page.withdrawn and bool(page.fields))
        self.again.setVisible(page.withdrawn)
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
            elif value in (None, "", [], {}) or name == "household":
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
        kinds = {
            "household": self.tr("户"), "person": self.tr("家庭成员"), "promise": self.tr("约定"),
            "demand": self.tr("诉求"),
        }  # fmt: skip
        marks = [(kinds.get(page.kind, ""), "pill")]
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

    # withdrawing --------------------------------------------------------------------------

    def _ask_to_withdraw(self) -> None:
        page = self.page
        if page is None:
            return
        self.notice.hide_notice()
        rest = {
            "household": self.tr("这一户不再列出，写过的走访、诉求都还在。"),
            "demand": self.tr("这件诉求标成“已撤回”，不再办；走访记录还在。"),
        }.get(page.kind, self.tr("以后不列出、不计数。"))
        keep = self.tr("原文留在回收站里，随时可以恢复；下次送出或合并后，别处也会撤下。")
        self.box.ask(page.id, words.sentences((rest, keep)))

    def _withdrawn(self, moved: Moved) -> None:
        if moved.counts:
            self.notice.ok(self.tr("已撤下，放进了回收站。下次送出或合并后，别处也会撤下。"))
        else:
            self.notice.say("info", self.tr("已写下。等办这件诉求的那台电脑接收以后，才会撤下。"))
        self.notice.offer(self.tr("恢复"), "Alt+Z", self._put_back, 60_000).setFocus()
        self.desk.tell(moved.changes)
        self._read()

    def _put_back(self) -> None:
        def back(moved: Moved) -> None:
            said = self.tr("已恢复，和撤下以前一样。")
            later = self.tr("已写下。等办这件诉求的那台电脑接收以后，才会恢复。")
            self.notice.ok(said if moved.counts else later)
            self.desk.tell(moved.changes)
            self._read()
            focus_soon(self.revise)

        put_back(self.desk, self.notice, self._id, back)

    # correcting ---------------------------------------------------------------------------

    def _revise(self) -> None:
        page = self.page
        if page is None or self.form is not None or not page.fields:
            return
        if page.kind == "household":  # the form of 户册, which also looks for households that are alike
            self.desk.go("households", ToCorrect(page.id))
            return
        self.notice.hide_notice()
        self.box.setVisible(False)
        self.form = RecordRevision(self.desk, page)
        self.form.saved.connect(self._saved)
        self.form.left.connect(self._leave_form)
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
