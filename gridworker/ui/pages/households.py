"""户册: find a household, see what was done there, write the next page."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QStackedWidget, QWidget

from gridworker.services import absence, households
from gridworker.services.changes import Changes
from gridworker.services.queries import Query
from gridworker.services.visits import Recorded
from gridworker.ui import words
from gridworker.ui.desk import Desk
from gridworker.ui.keys import bind, tell
from gridworker.ui.page import Page, Resume, ToAdd, ToCorrect, page_column, scrolled, two_sides
from gridworker.ui.pages.absence import offer_undo
from gridworker.ui.pages.household_card import HouseholdCard
from gridworker.ui.tables.id_model import PAGE, Column, IdModel, Row
from gridworker.ui.tables.views import CardList
from gridworker.ui.widgets.basics import button, column, label, row
from gridworker.ui.widgets.empty import EmptyState
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.text_area import Line
from gridworker.ui.words import many

if TYPE_CHECKING:
    from gridworker.services.my_grids import MyGrid
    from gridworker.services.session import Session
    from gridworker.ui.pages.given_list import GivenList
    from gridworker.ui.pages.grid_filter import GridFilter
    from gridworker.ui.pages.household_form import HouseholdForm
    from gridworker.ui.pages.household_forms import HouseholdForms


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
        self.roster = button(self.tr("名册导入…"), lambda: desk.go("roster"), icon="sheet")
        self.roster.setAccessibleName(self.tr("从表格导入户册"))
        self.model = IdModel([Column("", 0, self._said)], self._fetch, self)
        self.list = CardList(self.tr("户册"), self.model, self._lines)
        self.list.picked.connect(self._show)
        self.list.opened.connect(self._write)
        bind(self, "Ctrl+F", self.tr("到“找一户”的格子里"), self.box.setFocus)
        tell(self.list, "Enter", self.tr("给选中的这一户记日记"))
        self.right = QStackedWidget()
        self._empty = EmptyState("household", self.tr("在左边选一户，这里显示它的情况和走访记录。"))
        first = button(self.tr("添加第一户"), self._add, role="main", icon="plus")
        sheet = button(self.tr("从 Excel 表导入…"), lambda: desk.go("roster"), icon="sheet")
        both = QWidget()
        both.setLayout(row(first, sheet))
        said = self.tr("户册里还没有人家。村里有现成的表就导入，没有就先添加一户。")
        self.none = EmptyState("household", said, both, topic="households")
        self.card = HouseholdCard(desk)
        self.card.write.connect(self._write)
        self.card.revise.connect(self._revise)
        self.card.nobody_home.connect(self._nobody_home)
        self._card_area = scrolled(self.card)
        for part in (self._empty, self.none, self._card_area):
            self.right.addWidget(part)
        self.left = QWidget()
        self.left.setLayout(column(self.box, self.count, self.list, gap=0.4))
        split = two_sides(self.left, self.right, ems=(21, 50))
        head = row(label(self.tr("户册"), "title"), None, self.roster, self.add)
        self._page = page_column(head, self.notice, split)
        self._page.setStretch(2, 1)
        self.setLayout(self._page)
        self.waiting: EmptyState | None = None
        self._wanted: str | None = None
        self._again = ""  # what was open before the page was made anew
        self._grid_again: str | None = None
        self._forms: HouseholdForms | None = None
        self._given: GivenList | None = None
        self._grids: GridFilter | None = None
        self.mine: list[MyGrid] = []

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
        if isinstance(what, Resume | ToCorrect):
            self._search()
            go_on = what if isinstance(what, Resume) else Resume("", what.record)
            self.forms.go_on_with(go_on)
            return
        self.box.set_text("")
        self.look_for(str(what))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def state(self) -> Any:
        given = self._given.query if self._given is not None else None
        adding = self._forms is not None and self._forms.adding
        return {
            "text": self.box.text(), "picked": self.list.current_id(), "adding": adding,
            "grid": self.grid(),
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
        grid = self.grid()

        def ids_of(session: Session) -> list[str]:
            if given is None:
                return households.household_ids(session, text, grid)
            from gridworker.services.figures import ids_behind

            return ids_behind(session, given)

        def found(session: Session) -> tuple[list[str], list[Row]]:
            ids = ids_of(session)
            # In one go: the window is busy painting itself for the first time, and would ask for them late.
            return ids, households.household_rows(session, ids[:PAGE])

        self.desk.work.run(self, found).success(lambda both: self._found(text, *both)).failure(
            self.notice.refused
        )

    def _found(self, text: str, ids: list[str], top: list[Row]) -> None:
        if text != self.box.text().strip():
            return
        if text and not ids:
            said = self.tr("没有找到“{text}”，换个字试试，或者添加一户。")
            said = said.format(text=words.shortened(text))  # what was typed may hold braces itself
        else:
            said = many(self.tr("找到 {n} 户") if text else self.tr("共 {n} 户"), n=len(ids))
        self.count.setText(said)
        self.list.show_ids(ids, top)
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
            self.right.setCurrentWidget(self.none if not ids and not text else self._empty)
            if not ids and not text and self.desk.identity.role is None:
                self._look_for_request()

    def _look_for_request(self) -> None:
        """An empty book of a laptop that has asked to join is no book to be typed: the office has it."""
        from gridworker.services import enrol  # the first page must not wait for them
        from gridworker.ui.pages.household_waiting import waiting_state

        def put(asked: enrol.Requested | None) -> None:
            if asked is None or self.right.currentWidget() is not self.none:
                return
            if self.waiting is None:
                self.waiting = waiting_state(self.desk, asked, lambda: self.forms.add())
                self.right.addWidget(self.waiting)
            self.right.setCurrentWidget(self.waiting)

        self.desk.work.run(self, enrol.requested).success(put).failure(self.notice.refused)

    def _look_for_grids(self) -> None:
        """After the list, not before it: nearly everybody has one grid."""
        if self.desk.identity.is_office or self.desk.identity.role is None:
            return
        from gridworker.services import my_grids

        self.desk.work.run(self, my_grids.my_grids).success(self._put_grids).failure(
            self.notice.refused
        )

    def _put_grids(self, mine: list[MyGrid]) -> None:
        self.mine = mine
        if self._grids is None and (len(mine) > 1 or any(one.instead_of for one in mine)):
            from gridworker.ui.pages.grid_filter import GridFilter

            self._grids = GridFilter()
            self._grids.changed.connect(self._search)
            self.left.layout().insertWidget(0, self._grids)  # type: ignore[union-attr]
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
        name = row_.get("head") or words.removed(row_, "head") or self.tr("（无户主名）")
        return name, seen, second, "hint" if last else "warn"

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
        self.right.setCurrentWidget(self._card_area)
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

    # its forms ------------------------------------------------------------------------------

    @property
    def forms(self) -> HouseholdForms:
        """Made when the first form is opened: the first page must not wait for them."""
        if self._forms is None:
            from gridworker.ui.pages.household_forms import HouseholdForms

            self._forms = HouseholdForms(self)
        return self._forms

    @property
    def _form(self) -> HouseholdForm | None:
        return self._forms.form if self._forms is not None else None

    def _add(self, missed: ToAdd | None = None) -> None:
        self.forms.add(missed)

    def _revise(self, page: dict[str, Any]) -> None:
        self.forms.edit(page, [])

    def _leave_form(self) -> None:
        self.forms.leave()

    def _drop_form(self) -> None:
        if self._forms is not None:
            self._forms.drop()

    def form_is_left(self) -> None:
        """Show again what was shown before a form was opened."""
        self.right.setCurrentWidget(self._card_area if self.list.current_id() else self._empty)
        self._search()

    def look_for(self, household: str) -> None:
        """Find this household in the list and show it."""
        self._wanted = household
        self._search()

    def grid(self) -> str | None:
        """The one grid that is listed, or None."""
        return self._grids.grid() if self._grids is not None else None
