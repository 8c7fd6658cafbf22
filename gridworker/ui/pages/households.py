"""户册: find a household, see what was done there, write the next page."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from gridworker.services import absence, areas, half_typed, households
from gridworker.services.changes import Changes
from gridworker.services.queries import Query
from gridworker.services.visits import Recorded
from gridworker.ui import theme, words
from gridworker.ui.desk import Desk
from gridworker.ui.keys import bind, tell
from gridworker.ui.page import JustAdded, Page, Resume, ToAdd, page_column, scrolled
from gridworker.ui.pages.absence import offer_undo
from gridworker.ui.pages.household_card import HouseholdCard
from gridworker.ui.tables.id_model import Column, IdModel, Row
from gridworker.ui.tables.views import CardList
from gridworker.ui.widgets.basics import button, column, label, row
from gridworker.ui.widgets.empty import EmptyState
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.text_area import Line

if TYPE_CHECKING:
    from gridworker.services.enrol import Requested
    from gridworker.services.my_grids import MyGrid
    from gridworker.services.session import Session
    from gridworker.ui.pages.given_list import GivenList
    from gridworker.ui.pages.grid_filter import GridFilter
    from gridworker.ui.pages.household_form import HouseholdForm


class HouseholdsPage(Page):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.notice = Notice()
        self.box = Line(self.tr("户主、拼音首字母、门牌、电话"))
        self.box.setAccessibleName(self.tr("找一户"))
        self.box.setClearButtonEnabled(False)
        self._timer = QTimer(self, singleShot=True, interval=min(150, desk.autosave_ms))
        self._timer.timeout.connect(self._search)
        self.box.edited.connect(self._timer.start)
        self.box.returnPressed.connect(self._first_hit)
        self.count = label("", "second")
        self.add = button(self.tr("添加一户"), self._add, icon="plus")
        self.add.setShortcut(QKeySequence("Ctrl+N"))
        self.roster = button(self.tr("名册导入…"), self._roster, icon="sheet")
        self.roster.setAccessibleName(self.tr("从表格导入户册"))
        self.model = IdModel([Column("", 0, self._said)], self._fetch, self)
        self.list = CardList(self.tr("户册"), self.model, self._lines)
        self.list.picked.connect(self._show)
        self.list.opened.connect(self._write)
        bind(self, "Ctrl+F", self.tr("到“找一户”的格子里"), self.box.setFocus)
        tell(self.list, "Enter", self.tr("给选中的这一户记日记"))
        self._right = QStackedWidget()
        self._empty = EmptyState("household", self.tr("在左边选一户，这里显示它的情况和走访记录。"))
        first = button(self.tr("添加第一户"), self._add, role="main", icon="plus")
        sheet = button(self.tr("从 Excel 表导入…"), self._roster, icon="sheet")
        both = QWidget()
        both.setLayout(row(first, sheet))
        said = self.tr("户册里还没有人家。村里有现成的表就导入，没有就先添加一户。")
        self._none = EmptyState("household", said, both, topic="households")
        self.card = HouseholdCard(desk)
        self.card.write.connect(self._write)
        self.card.revise.connect(self._revise)
        self.card.nobody_home.connect(self._nobody_home)
        self._card_area = scrolled(self.card)
        for part in (self._empty, self._none, self._card_area):
            self._right.addWidget(part)
        self._left = QWidget()
        self._left.setLayout(column(self.box, self.count, self.list, gap=0.4))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(theme.current().em(0.9))
        split.addWidget(self._left)
        split.addWidget(self._right)
        split.setStretchFactor(0, 0)
        split.setStretchFactor(1, 1)
        split.setSizes([theme.current().em(21), theme.current().em(50)])
        head = row(label(self.tr("户册"), "title"), None, self.roster, self.add)
        self._page = page_column(head, self.notice, split)
        self._page.setStretch(2, 1)
        self.setLayout(self._page)
        self._waiting: EmptyState | None = None
        self._wanted: str | None = None
        self._again = ""  # what was open before the page was made anew
        self._grid_again: str | None = None
        self._form: HouseholdForm | None = None
        self._missed: ToAdd | None = None
        self._given: GivenList | None = None
        self._grids: GridFilter | None = None
        self._mine: list[MyGrid] = []

    # what the page is asked --------------------------------------------------------------

    def enter(self) -> None:
        if self.notice.kind in ("ok", "info"):
            self.notice.hide_notice()  # it spoke of what was done before one left
        self._search()
        if self._form is not None:
            self._form.enter()  # the search box is hidden, but would take the words
        else:
            self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_what(self, what: Any) -> None:
        if isinstance(what, ToAdd):
            self._search()
            self._add(what)
            return
        if isinstance(what, Query):
            self._give(what)
            return
        if isinstance(what, Resume):
            self._search()
            self._go_on_with(what)
            return
        self._wanted = str(what)
        self.box.set_text("")
        self._search()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def state(self) -> Any:
        given = self._given.query if self._given is not None else None
        adding = self._form is not None and self._form.is_new and self._missed is None
        return {
            "text": self.box.text(), "picked": self.list.current_id(), "adding": adding,
            "grid": self._grids.grid() if self._grids is not None else None,
            "given": asdict(given) if given is not None else None,
        }  # fmt: skip

    def restore(self, state: Any) -> None:
        if state["given"] is not None:
            self._give(Query(**state["given"]))
        self.box.set_text(state["text"])
        self._again, self._grid_again = state["picked"] or "", state["grid"]
        if state["adding"]:
            self._add()  # what was typed has been kept by now

    def _give(self, query: Query) -> None:
        """The households behind a figure, until somebody looks for another one."""
        if self._given is None:
            from gridworker.ui.pages.given_list import GivenList  # the first page must not wait for it

            self._given = GivenList(self.desk)
            self._given.left.connect(self.enter)
            self._page.insertWidget(1, self._given)
        self._drop_form()
        self._given.show_query(query)
        self.box.set_text("")
        self._search()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def heard(self, changes: Changes) -> None:
        if changes.touches("household", "visit", "demand", "promise", "merge", "conflict", "duty"):
            self._search()
            self.card.reread()

    def flush_and_stop(self) -> None:
        self._timer.stop()
        self.card.stop()
        if self._form is not None:
            self._form.flush()

    # the list ----------------------------------------------------------------------------

    def _search(self) -> None:
        text = self.box.text().strip()
        if self._given is not None and (text or self._wanted is not None):
            self._given.clear()
        given = self._given.query if self._given is not None else None
        grid = self._grids.grid() if self._grids is not None else None

        def ids_of(session: Session) -> list[str]:
            if given is None:
                return households.household_ids(session, text, grid)
            from gridworker.services.figures import ids_behind

            return ids_behind(session, given)

        self.desk.work.run(self, ids_of).success(lambda ids: self._found(text, ids)).failure(
            self.notice.refused
        )

    def _found(self, text: str, ids: list[str]) -> None:
        if text != self.box.text().strip():
            return
        if text and not ids:
            said = self.tr("没有找到“{text}”，换个字试试，或者添加一户。")
            said = said.format(text=words.shortened(text))  # what was typed may hold braces itself
        else:
            said = (self.tr("找到 {n} 户") if text else self.tr("共 {n} 户")).format(n=len(ids))
        self.count.setText(said)
        self.list.show_ids(ids)
        self._look_for_grids()
        again, self._again = self._again, ""
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self.list.pick(wanted)
            self._show(wanted)
        elif again in ids and self._form is None:
            self.list.pick(again)
            self._show(again)
        elif self._form is None and self.list.current_id() is None:
            self._right.setCurrentWidget(self._none if not ids and not text else self._empty)
            if not ids and not text and self.desk.identity.role is None:
                self._look_for_request()

    def _look_for_request(self) -> None:
        """An empty book of a laptop that has asked to join is no book to be typed: the office has it."""

        def ask(session: Session) -> Requested | None:
            from gridworker.services import enrol  # the first page must not wait for it

            return enrol.requested(session)

        def put(asked: Requested | None) -> None:
            if asked is None or self._right.currentWidget() is not self._none:
                return
            if self._waiting is None:
                said = self.tr("已申请加入{office}，正在等办公室的回复。打开回复文件，您的人家就在这里了。")
                onward = button(
                    self.tr("去数据包"), lambda: self.desk.go("bundles"), role="main", icon="bundle"
                )
                both = QWidget()
                both.setLayout(row(onward, button(self.tr("先添加一户"), self._add, icon="plus")))
                self._waiting = EmptyState("household", said.format(office=asked.office_name), both)
                self._right.addWidget(self._waiting)
            self._right.setCurrentWidget(self._waiting)

        self.desk.work.run(self, ask).success(put).failure(self.notice.refused)

    def _look_for_grids(self) -> None:
        """After the list, not before it: nearly everybody has one grid."""
        if self.desk.identity.is_office or self.desk.identity.role is None:
            return
        from gridworker.services import my_grids

        self.desk.work.run(self, my_grids.my_grids).success(self._put_grids).failure(
            self.notice.refused
        )

    def _put_grids(self, mine: list[MyGrid]) -> None:
        self._mine = mine
        if self._grids is None and (len(mine) > 1 or any(one.instead_of for one in mine)):
            from gridworker.ui.pages.grid_filter import GridFilter

            self._grids = GridFilter()
            self._grids.changed.connect(self._search)
            self._left.layout().insertWidget(0, self._grids)  # type: ignore[union-attr]
        if self._grids is not None:
            self._grids.show_grids(mine)
            if self._grid_again is not None:
                self._grids.box.set_code(self._grid_again)
                self._grid_again = None
            self._grids.setVisible(len(mine) > 1 or any(one.instead_of for one in mine))

    def _fetch(self, ids, arrived) -> None:
        self.desk.work.run(self, lambda s: households.household_rows(s, list(ids))).success(arrived).failure(
            self.notice.refused
        )

    def _lines(self, row_: Row) -> tuple[str, str, str, str]:
        today = self.desk.today()
        last = row_.get("last_visit")
        seen = words.ago(last, today) if last else self.tr("未访")
        if row_.get("last_absent"):
            seen = self.tr("{ago}未遇").format(ago=seen)
        tags = " ".join(self.desk.vocab.label("household_tag", tag) for tag in row_.get("tags") or [])
        # An office has a 一组 in every village.
        grid = row_.get("grid_name") or "" if self.desk.identity.is_office else ""
        second = "　".join(part for part in (words.place(row_), grid, tags) if part)
        return row_.get("head") or self.tr("（无户主名）"), seen, second, "hint" if last else "warn"

    def _said(self, row_: Row) -> str:
        first, right, second, _token = self._lines(row_)
        return f"{first}，{second}，{right}"

    def _first_hit(self) -> None:
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0, 0))
            self.list.setFocus()

    # the household -----------------------------------------------------------------------

    def _show(self, household: str) -> None:
        self._drop_form()
        self._right.setCurrentWidget(self._card_area)
        self._card_area.verticalScrollBar().setValue(0)
        self.card.show_household(household)

    def _write(self, household: str) -> None:
        self.desk.go("diary", household)

    def _nobody_home(self, household: str) -> None:
        """One key on a chosen household; the visit is saved, and for some seconds it can be taken back."""
        row_ = self.model.row_at(self.model.row_of(household))
        name = (row_ or {}).get("head") or ""

        def saved(done: Recorded) -> None:
            self.notice.ok(self.tr("{name}：今天到访未遇，记好了。").format(name=name))
            offer_undo(self.desk, self.notice, done, name)
            self.desk.tell(done.changes)

        self.desk.work.run(self, lambda s: absence.record_absence(s, household)).success(saved).failure(
            lambda error: self.notice.refused(error, self.tr("没有记上。"))
        )

    def _go_on_with(self, what: Resume) -> None:
        """A half-typed household: a new one, or one that is corrected (its form finds the draft)."""
        if what.about:
            self.desk.work.run(self, lambda s: households.household(s, what.about)).success(
                self._revise
            ).failure(self.notice.refused)
        else:
            self._add(wanted=what.draft)

    def _add(self, missed: ToAdd | None = None, *, wanted: str = "") -> None:
        def edit(found: tuple[list[dict[str, Any]], list[half_typed.HalfTyped]]) -> None:
            grids, kept = found
            if self.desk.identity.is_office and not grids:
                self.notice.say("warn", self.tr("还没有网格，户要归到网格里。"), self.tr("请先添加网格。"))
                self.notice.lead(self.tr("去网格和人"), lambda: self.desk.go("areas"))
                return
            self._edit(None, grids if self.desk.identity.is_office else self._choices())
            if missed is None and kept and self._form is not None:
                self._form.go_on_with(next((one for one in kept if one.id == wanted), kept[0]))
            if missed is not None and self._form is not None:
                self._missed = missed
                self._form.begin_with(missed.head)

        job = self.desk.work.run(self, lambda s: (areas.grids(s), half_typed.half_typed(s, "household", "")))
        job.success(edit).failure(self.notice.refused)

    def _choices(self) -> list[dict[str, Any]]:
        """The grids a new household may be in: none to choose from when there is one."""
        if len(self._mine) < 2:
            return []
        return [{"id": one.id, "name": words.grid(one), "code": one.code} for one in self._mine]

    def _roster(self) -> None:
        self.desk.go("roster")

    def _revise(self, page: dict[str, Any]) -> None:
        self._edit(page, [])

    def _edit(self, page: dict[str, Any] | None, grids: list[dict[str, Any]]) -> None:
        from gridworker.ui.pages.household_form import HouseholdForm  # the first page must not wait for it

        self._drop_form()
        self.notice.hide_notice()
        self._form = HouseholdForm(self.desk, page, grids)
        if self._grids is not None and self._grids.grid() is not None:
            self._form.grid.set_code(self._grids.grid())
        self._form.saved.connect(self._saved)
        self._form.left.connect(self._leave_form)
        self._left.setVisible(False)  # a form gets the whole width
        self._right.addWidget(self._form)
        self._right.setCurrentWidget(self._form)
        self._form.enter()

    def _saved(self, household: str, said: str) -> None:
        self.notice.ok(said)
        missed = self._missed
        self._drop_form()
        if missed is not None:
            self.desk.go(missed.back, JustAdded(household))
            return
        self.box.set_text("")  # what was searched for would hide the new one
        self._wanted = household
        self._search()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_form(self) -> None:
        self._drop_form()
        self._right.setCurrentWidget(self._card_area if self.list.current_id() else self._empty)
        self._search()

    def _drop_form(self) -> None:
        self._missed = None
        if self._form is not None:
            form, self._form = self._form, None
            self._left.setVisible(True)
            self._right.removeWidget(form)
            form.deleteLater()
