"""The list of requests, and beside it the form for a new one or the one that is picked."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from gridworker.services import privacy_requests
from gridworker.services.privacy_requests import RequestSaved
from gridworker.ui import theme, words
from gridworker.ui.desk import Desk
from gridworker.ui.page import scrolled
from gridworker.ui.pages.privacy_form import RequestForm
from gridworker.ui.pages.privacy_request import RequestView
from gridworker.ui.tables.id_model import Column, Row
from gridworker.ui.tables.rows_model import RowsModel
from gridworker.ui.tables.views import CardList
from gridworker.ui.widgets.basics import button, column, label, let_go, row
from gridworker.ui.widgets.chips import Chips
from gridworker.ui.widgets.empty import EmptyState
from gridworker.ui.widgets.notice import Notice

LATE_DAYS = 15
"""From here on a request that nobody answered is marked: the law says 及时, offices say fifteen days."""


class RequestsView(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.notice = Notice()
        self.model = RowsModel([Column("", 0, lambda r: r.get("household_name") or "")], self)
        self.table = CardList(self.tr("居民请求"), self.model, self._two_lines)
        self.which = Chips(
            self.tr("看哪些"), [("open", self.tr("还没答复的")), ("all", self.tr("全部"))], required=True,
            one_line=True,
        )  # fmt: skip
        self.which.set_value("open")
        self.count = label("", "second")
        self.new = button(self.tr("登记一条请求(&N)"), lambda: self.ask_new(None), role="main", icon="plus")
        first = button(self.tr("登记一条请求"), lambda: self.ask_new(None), icon="plus")
        nothing = self.tr("没有还没答复的请求。住户要看、要改、要删自己的资料，就在这里登记。")
        self.empty = EmptyState("person", nothing, first, topic="privacy")
        self._left = QStackedWidget()
        self._left.addWidget(self.table)
        self._left.addWidget(self.empty)
        self.form, self.view = RequestForm(desk), RequestView(desk)
        self._right = QStackedWidget()
        for part in (self.view, self.form):
            holder = QWidget()
            inside = column(part, None, gap=0)
            inside.setContentsMargins(0, 0, theme.current().em(0.5), 0)
            holder.setLayout(inside)
            self._right.addWidget(scrolled(holder))
        left = QWidget()
        left.setLayout(
            column(row(self.which, self.count, None, gap=0.8), self._left, row(self.new, None), gap=0.6)
        )
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(theme.current().em(0.9))
        split.addWidget(left)
        split.addWidget(self._right)
        self._right.setMinimumWidth(theme.current().em(25))
        split.setSizes([theme.current().em(34), theme.current().em(36)])
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        whole = column(self.notice, split, gap=0.6)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.table.picked.connect(self._picked)
        self.table.opened.connect(lambda _id: self.view.enter())
        self.which.changed.connect(self.look)
        self.form.saved.connect(self._saved)
        self.form.left.connect(self._leave_form)
        self.view.answered.connect(self._answered)
        self._wanted = ""

    def _two_lines(self, one: Row) -> tuple[str, str, str, str]:
        asked = self.tr("{d}提出").format(d=words.day(one.get("asked_on"), self.desk.today()))
        name = one.get("household_name") or words.removed({"redacted": ["head"]}, "head")
        wanted = self.desk.vocab.label("privacy_wanted", one.get("wanted"))
        return name, self._state(one), f"{wanted}　{asked}", self._token(one)

    def _state(self, one: Row) -> str:
        if one.get("answered_on"):
            outcome = one.get("outcome")
            return self.desk.vocab.label("privacy_outcome", outcome) if outcome else self.tr("已答复")
        return self.tr("等了 {n} 天").format(n=one["days"]) if one["days"] else self.tr("今天提出")

    def _token(self, one: Row) -> str:
        if one.get("answered_on"):
            return "ok" if one.get("outcome") == "DONE" else "second"
        return "warn" if one["days"] >= LATE_DAYS else "info"

    def enter(self) -> None:
        self.look()
        (self.form if self._right.currentIndex() else self.table).setFocus()

    def look(self) -> None:
        state = None if self.which.value() == "all" else "open"
        self.desk.work.run(self, lambda s: privacy_requests.requests(s, state)).success(self._put).failure(
            self.notice.refused
        )

    def _put(self, rows: list[dict[str, Any]]) -> None:
        self.table.show_ids(self.model.set_rows(rows))
        self.count.setText(self.tr("共 {n} 条").format(n=len(rows)))
        self._left.setCurrentIndex(0 if rows else 1)
        self.new.setVisible(bool(rows))  # the empty list has its own
        self._make_room()
        if self._wanted:
            self.table.pick(self._wanted)
            self._wanted = ""
        shown = self.model.row(self.table.current_id() or "")
        if shown is None and rows:
            self.table.pick(rows[0]["id"])
        else:
            self.view.show_request(shown)

    def _picked(self, record: str) -> None:
        self.view.show_request(self.model.row(record))
        if self._right.currentIndex():
            self._leave_form()

    def ask_new(self, household: str | None) -> None:
        """A new request, of a household if it is known."""
        self.notice.hide_notice()
        self._turn(1)
        self.form.begin(household)

    def _turn(self, at: int) -> None:
        """Qt would hand the keyboard to the bare scroll area."""
        let_go(self._right)
        self._right.setCurrentIndex(at)
        self._make_room()

    def _make_room(self) -> None:
        """Where there is nothing to show on the right, the left has the page."""
        self._right.setVisible(self._right.currentIndex() == 1 or self._left.currentIndex() == 0)

    def show_household(self, household: str) -> None:
        self.look()
        self.ask_new(household)

    def show_request(self, record: str) -> None:
        self._turn(0)
        self.which.set_value("all")
        self._wanted = record
        self.look()

    def _leave_form(self) -> None:
        self.form.put_aside(lambda: self._turn(0))

    def _saved(self, saved: RequestSaved) -> None:
        self._turn(0)
        self.which.set_value("open")
        self._wanted = saved.id
        self.notice.ok(self.tr("登记好了。下一步在右边。"))
        self.desk.tell(saved.changes)
        self.look()
        self.table.setFocus()

    def _answered(self, _record: str, said: str) -> None:
        """Here and not beside the request: the next one takes its place."""
        self.notice.ok(said)
        self.look()

    def state(self) -> dict[str, Any]:
        return {"which": self.which.value(), "at": self.table.current_id()}

    def restore(self, state: dict[str, Any]) -> None:
        self.which.set_value(state["which"])
        self._wanted = state["at"] or ""

    def flush(self) -> None:
        self.form.flush()
        self.view.flush()

    def cancel_work(self) -> None:
        self.view.cancel_work()
