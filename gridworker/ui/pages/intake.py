"""诉求: all that people asked for, in visits and at the desk; one opened beside the list, new ones begun."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from gridworker.services import areas, demands
from gridworker.services.changes import Changes
from gridworker.services.demands import STATE_NAMES
from gridworker.services.queries import Query
from gridworker.services.session import Session
from gridworker.ui import keys, language, words
from gridworker.ui.desk import Desk
from gridworker.ui.page import JustAdded, Resume, TheseOnly, scrolled, two_sides
from gridworker.ui.pages.intake_card import IntakeCard
from gridworker.ui.pages.intake_drafts import IntakeDrafts
from gridworker.ui.pages.intake_filter import IntakeFilter
from gridworker.ui.pages.intake_words import age, origin
from gridworker.ui.pages.take_in import NEW, take_in_button
from gridworker.ui.tables.id_model import Column, IdModel, Row
from gridworker.ui.tables.views import CardList
from gridworker.ui.widgets.basics import button, column, hide_unless, label
from gridworker.ui.widgets.empty import EmptyState
from gridworker.ui.widgets.flow import wrapped
from gridworker.ui.words import many


class IntakePage(IntakeDrafts):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.filter = IntakeFilter(desk)
        self.filter.asked.connect(self.search)
        self.count = label("", "second")
        self.add = take_in_button(desk, self.new)
        self.others = button(self.tr("没写完的…"), lambda: desk.go("drafts"), role="link", icon="diary")
        self.others.setAccessibleName(self.tr("没写完的，也在这里收同事交来的"))
        hide_unless(desk.identity.is_office, self.others)  # a laptop has it in 记日记
        self.all_days = button(self.tr("看全部诉求"), self._everything, role="link")
        self.all_days.setVisible(False)
        self.model = IdModel([Column("", 0, self._said)], self._fetch, self)
        self.list = CardList(self.tr("诉求"), self.model, self._lines)
        self.list.picked.connect(self._show)
        self.list.opened.connect(lambda demand: desk.go("matter", demand))
        self.card = IntakeCard(desk)
        self._wanted = ""
        keys.bind(self, "Ctrl+F", self.tr("找诉求"), self.filter.text.setFocus)
        self._place()

    def _place(self) -> None:
        self._none = EmptyState("intake", "", topic="intake")
        self._right = QStackedWidget()
        self._right.addWidget(EmptyState("intake", self.tr("在左边选一件，这里显示内容和办到了哪一步。")))
        self._area = scrolled(self.card)
        self._right.addWidget(self._area)
        split = two_sides(self.list, self._right, ems=(26, 34), grow=(1, 1))
        self._lists = QStackedWidget()
        self._lists.addWidget(split)
        self._lists.addWidget(self._none)
        title = label(self.tr("全部诉求"), "title")
        ways = (self.all_days, self.others, self.go_on, self.add)
        head = wrapped(title, self.count, *ways, gap=0.8, right_from=3)
        reading = column(head, self.notice, self.filter, self._lists, gap=0.6)
        reading.setStretch(3, 1)
        self.reading = QWidget()
        self.reading.setLayout(reading)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.reading)
        self.setLayout(column(self.stack, margin=1.1))

    # what the page is asked -----------------------------------------------------------------

    def enter(self) -> None:
        self.desk.work.run(self, areas.grids).success(self.filter.put_grids).failure(self.notice.refused)
        self.search()
        self.look_for_drafts()
        if self.form is not None:
            self.form.enter()
        else:
            QTimer.singleShot(0, self, lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))

    def show_what(self, what: Any) -> None:
        """A demand's id, a `Query`, `TheseOnly`, something half typed, the household that was missed while
        writing, or `NEW`."""
        if what == NEW:
            if self.form is None:
                self.enter()
                self.new()
            else:
                self.form.enter()
            return
        if isinstance(what, Resume):
            self.resume_with(what.draft)
            return
        if isinstance(what, JustAdded):
            if self.form is not None:
                self.form.pick(what.household)
                self.form.enter()
            return
        if self.form is not None:
            self.form.leave()
        if isinstance(what, Query):
            self.filter.ask(what)
        elif isinstance(what, TheseOnly):
            self.filter.ask(Query("demand"), what)
        else:
            self._wanted = str(what)
            self.filter.ask(Query("demand"))
        self.enter()

    def heard(self, changes: Changes) -> None:
        if changes.touches("demand", "merge", "household", "grid", "conflict"):
            self.search()
            self.card.reread()

    def state(self) -> Any:
        asked = self.filter.query()
        filters = asdict(asked)
        writing = self.form is not None and not self.form.untouched
        picked = self.list.current_id()
        return {"filters": filters, "only": self.filter.only, "picked": picked, "writing": writing}

    def restore(self, state: Any) -> None:
        self._wanted = state["picked"] or ""
        self.filter.ask(Query(**state["filters"]), state.get("only"))
        self._resume = bool(state["writing"])  # what was typed has been kept as a draft by now

    def flush_and_stop(self) -> None:
        self.filter.stop()
        self.card.stop()
        if self.form is not None:
            self.form.flush()

    # the list -------------------------------------------------------------------------------

    def _everything(self) -> None:
        self.filter.ask(Query("demand"))
        self.search()
        self.filter.text.setFocus()

    def search(self, wanted: str = "") -> None:
        if wanted:
            self._wanted = wanted
            self.filter.ask(Query("demand"))
        asked, only = self.filter.query(), self.filter.only

        def read(s: Session) -> list[str]:
            found = demands.demand_ids(s, asked)
            wanted = set(only.ids) if only is not None else None
            return found if wanted is None else [one for one in found if one in wanted]

        self.desk.work.run(self, read).success(lambda ids: self._found(asked, only, ids)).failure(
            self.notice.refused
        )

    def _found(self, asked: Query, only: TheseOnly | None, ids: list[str]) -> None:
        if (asked, only) != (self.filter.query(), self.filter.only):
            return
        said = many(self.tr("{n} 件"), n=len(ids))
        first, last = asked.date_from, asked.date_to
        if first or last:
            span = words.period(first or last or "", last or "", self.desk.today())
            said = many(self.tr("{n} 件，{span}来的"), n=len(ids), span=span)
        elif only is not None:
            said = many(self.tr("{n} 件：{what}"), n=len(ids), what=only.what)
        elif self.filter.narrowed:
            said = many(self.tr("{n} 件，就是点开的那个数"), n=len(ids))
        self.all_days.setVisible(self.filter.narrowed)
        self.count.setText(said)
        self.list.show_ids(ids)
        self._none.set_sentence(
            self.tr("还没有诉求。有人来访、来电，就按 Ctrl+N 受理一件；走访时记的诉求也会列在这里。")
            if asked == Query("demand") and only is None
            else self.tr("这些条件下没有诉求。把条件放宽些试试。")
        )
        self._lists.setCurrentIndex(0 if ids else 1)
        wanted, self._wanted = self._wanted, ""
        if wanted in ids:
            self.list.pick(wanted)
            self._show(wanted)
        elif ids and self.list.current_id() is None:
            self.list.pick(ids[0])

    def _fetch(self, ids: Sequence[str], arrived: Callable[[list[Row]], None]) -> None:
        self.desk.work.run(self, lambda s: demands.demand_rows(s, list(ids))).success(arrived).failure(
            self.notice.refused
        )

    def _lines(self, row_: Row) -> tuple[str, str, str, str]:
        state = language.said(STATE_NAMES.get(row_["state"], str(row_["state"])))
        old = age(row_, self.desk.today())
        right = self.tr("{state}　{age}").format(state=state, age=old)
        where = row_["grid_name"] if self.desk.identity.is_office else ""
        number = language.said(row_["number"])
        second = "　".join(p for p in (number, origin(row_, self.desk.vocab), where) if p)
        token = "ok" if not row_["open"] else "warn" if row_["state"] == "collected" else "info"
        said = row_["text"] or words.removed(row_, "text")
        return said.replace("\n", " "), right, second, token

    def _said(self, row_: Row) -> str:
        return words.clauses(self._lines(row_)[:3])

    def _show(self, demand: str) -> None:
        self._right.setCurrentWidget(self._area)
        self._area.verticalScrollBar().setValue(0)
        self.card.show_demand(demand)
