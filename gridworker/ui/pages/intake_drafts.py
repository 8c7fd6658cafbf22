"""The form of 诉求: opened new or with what was half typed, kept, and left for the list again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from gridworker.services import half_typed
from gridworker.ui import unfinished_words, words
from gridworker.ui.desk import Desk
from gridworker.ui.page import Page, ToAdd
from gridworker.ui.pages.intake_form import FORM, IntakeForm
from gridworker.ui.tables.views import CardList
from gridworker.ui.widgets.basics import button
from gridworker.ui.widgets.notice import Notice


class IntakeDrafts(Page):
    """What the page has besides it: a list, in the part `reading` of its `stack`."""

    list: CardList
    reading: QWidget
    stack: QStackedWidget

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.notice = Notice()
        self.form: IntakeForm | None = None
        self.go_on = button("", self._go_on, icon="diary")
        self.go_on.setVisible(False)
        self._kept: Sequence[half_typed.HalfTyped] = []
        self._resume = False

    def search(self, wanted: str = "") -> None:
        """Read the list again; with `wanted` every demand is listed, and this one shown."""
        raise NotImplementedError

    def look_for_drafts(self) -> None:
        """Offer to go on with what is half written."""
        self.desk.work.run(self, lambda s: half_typed.half_typed(s, FORM)).success(self._put_drafts)

    def _put_drafts(self, kept: Sequence[half_typed.HalfTyped]) -> None:
        self._kept = kept
        self.go_on.setVisible(bool(kept))
        self.go_on.setText(self.tr("接着写没写完的（{n} 件）").format(n=len(kept)))
        self.go_on.setAccessibleName(self.go_on.text())
        if kept and self._resume:
            self._go_on()
        self._resume = False

    def resume_with(self, draft: str) -> None:
        """Open the form with this draft; what stands in it now is kept first."""
        if self.form is not None and self.form.keeping.id == draft:
            self.form.enter()
            return
        if self.form is not None:
            self.form.flush()

        def go_on(kept: Sequence[half_typed.HalfTyped]) -> None:
            mine = next((one for one in kept if one.id == draft), None)
            if mine is not None:
                self._open_form(mine)

        self.search()
        self.desk.work.run(self, lambda s: half_typed.half_typed(s, FORM)).success(go_on).failure(
            self.notice.refused
        )

    def new(self) -> None:
        """An empty form."""
        self._open_form(None)

    def _go_on(self) -> None:
        if self._kept:
            self._open_form(self._kept[0])

    def _open_form(self, kept: half_typed.HalfTyped | None) -> None:
        self._drop_form()
        self.notice.hide_notice()
        self.form = IntakeForm(self.desk, kept)
        self.form.saved.connect(self._saved)
        self.form.left.connect(self._leave_form)
        self.form.keeping.thrown.connect(lambda: self.notice.say("info", unfinished_words.in_bin()))
        self.form.missed.connect(lambda head: self.desk.go("households", ToAdd(head, "intake")))
        self.stack.addWidget(self.form)
        self.stack.setCurrentWidget(self.form)
        if kept is not None:
            when = words.moment(kept.at, self.desk.now())
            self.form.notice.say("info", self.tr("没写完的诉求（{t}）已经取回，接着写就行。").format(t=when))
        self.form.enter()

    def _saved(self, demand: str, said: str) -> None:
        self._drop_form()
        self.notice.ok(said, self.tr("再来一件，按 Ctrl+N。"))
        self._to_list(demand)

    def _leave_form(self) -> None:
        self._drop_form()
        self._to_list()

    def _to_list(self, wanted: str = "") -> None:
        self.search(wanted)
        self.look_for_drafts()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop_form(self) -> None:
        if self.form is not None:
            form, self.form = self.form, None
            self.stack.setCurrentWidget(self.reading)
            self.stack.removeWidget(form)
            form.deleteLater()
