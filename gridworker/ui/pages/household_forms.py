"""The forms of 户册: adding a household, correcting one, and where one goes when it is done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol, cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from gridworker.services import areas, half_typed, households
from gridworker.ui import unfinished_words, words
from gridworker.ui.desk import Desk
from gridworker.ui.page import JustAdded, Resume, ToAdd
from gridworker.ui.pages.household_form import FORM, HouseholdForm
from gridworker.ui.tables.views import CardList
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.text_area import Line

if TYPE_CHECKING:
    from gridworker.services.my_grids import MyGrid


class Book(Protocol):
    """What the forms need of the page 户册: a place to stand, the list to come back to, and news."""

    desk: Desk
    notice: Notice
    left: QWidget
    right: QStackedWidget
    box: Line
    list: CardList

    @property
    def mine(self) -> Sequence[MyGrid]:
        """The grids that the worker of this laptop looks after."""

    def grid(self) -> str | None:
        """The one grid that is listed, or None."""

    def look_for(self, household: str) -> None:
        """Find this household in the list and show it."""

    def form_is_left(self) -> None:
        """Show again what was shown before a form was opened."""


class HouseholdForms(QObject):
    """One form at a time, in the right half of the page; made when the first one is opened."""

    def __init__(self, page: Book) -> None:
        super().__init__(cast(QObject, page))
        self.page, self.desk = page, page.desk
        self.form: HouseholdForm | None = None
        self.missed: ToAdd | None = None

    @property
    def adding(self) -> bool:
        """Whether somebody adds a household of his own accord."""
        return self.form is not None and self.form.is_new and self.missed is None

    def go_on_with(self, what: Resume) -> None:
        """A half-typed household: a new one, or one that is corrected (its form finds the draft)."""
        if what.about:
            self.correct(what.about)
        else:
            self.add(wanted=what.draft)

    def correct(self, household: str) -> None:
        """Read a household and open its correction."""
        self.desk.work.run(self, lambda s: households.household(s, household)).success(
            lambda page: self.edit(page, [])
        ).failure(self.page.notice.refused)

    def add(self, missed: ToAdd | None = None, *, wanted: str = "") -> None:
        """Open the form for a new one: a half-typed one (`wanted`), or one that was missed elsewhere."""
        page = self.page

        def edit(found: tuple[list[dict[str, Any]], list[half_typed.HalfTyped]]) -> None:
            grids, kept = found
            if self.desk.identity.is_office and not grids:
                page.notice.say("warn", self.tr("还没有网格，户要归到网格里。"), self.tr("请先添加网格。"))
                page.notice.lead(self.tr("去网格和人"), lambda: self.desk.go("areas"))
                return
            form = self.edit(None, grids if self.desk.identity.is_office else self._choices())
            if missed is None and kept:
                form.go_on_with(next((one for one in kept if one.id == wanted), kept[0]))
            if missed is not None:
                self.missed = missed
                form.begin_with(missed.head)

        job = self.desk.work.run(self, lambda s: (areas.grids(s), half_typed.half_typed(s, FORM, "")))
        job.success(edit).failure(page.notice.refused)

    def _choices(self) -> list[dict[str, Any]]:
        """The grids a new household may be in: none to choose from when there is one."""
        mine = self.page.mine
        if len(mine) < 2:
            return []
        return [{"id": one.id, "name": words.grid(one), "code": one.code} for one in mine]

    def edit(self, shown: dict[str, Any] | None, grids: list[dict[str, Any]]) -> HouseholdForm:
        """Open the form for a new household (None) or for this one."""
        self.drop()
        page = self.page
        page.notice.hide_notice()
        self.form = form = HouseholdForm(self.desk, shown, grids)
        if (grid := page.grid()) is not None:
            form.grid.set_code(grid)
        form.saved.connect(self._saved)
        form.left.connect(self.leave)
        form.keeping.thrown.connect(lambda: self.page.notice.say("info", unfinished_words.in_bin()))
        page.left.setVisible(False)  # a form gets the whole width
        page.right.addWidget(form)
        page.right.setCurrentWidget(form)
        form.enter()
        return form

    def _saved(self, household: str, said: str) -> None:
        page, missed = self.page, self.missed
        page.notice.ok(said)
        self.drop()
        if missed is not None:
            self.desk.go(missed.back, JustAdded(household))
            return
        page.box.set_text("")  # what was searched for would hide the new one
        page.look_for(household)
        page.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Back to the list, whatever was typed."""
        self.drop()
        self.page.form_is_left()

    def drop(self) -> None:
        """Take the form away."""
        self.missed = None
        if self.form is not None:
            form, self.form = self.form, None
            self.page.left.setVisible(True)
            self.page.right.removeWidget(form)
            form.deleteLater()
