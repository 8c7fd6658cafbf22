"""A list at left and, beside it, what is picked or the form for something new."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from gridworker.services.session import Session
from gridworker.ui import theme, unfinished_words, words
from gridworker.ui.desk import Desk
from gridworker.ui.page import held, two_sides
from gridworker.ui.pages.aid_form import AidForm, Asked
from gridworker.ui.pages.short_form import ShortForm
from gridworker.ui.tables.id_model import Column, Row
from gridworker.ui.tables.rows_model import RowsModel
from gridworker.ui.tables.views import CardList
from gridworker.ui.widgets.basics import button, column, label, let_go, row
from gridworker.ui.widgets.chips import Chips
from gridworker.ui.widgets.empty import EmptyState
from gridworker.ui.widgets.flow import wrapped
from gridworker.ui.widgets.notice import Notice

TAB = Qt.FocusPolicy.TabFocus


class AidList(QWidget):
    """What differs stands in the methods below. `looked`: what is listed has been read anew."""

    looked = Signal()

    def __init__(self, desk: Desk, *, called: str, new: str, empty: EmptyState, which: Chips | None) -> None:
        """`called` names the list aloud, `new` is the button that begins something new."""
        super().__init__()
        self.desk = desk
        self.notice = Notice()
        self.which = which
        self.shown = ""
        """Which of the rows are asked for: a code of `which`."""
        self.choices: dict[str, Sequence[tuple[str, str]]] = {}
        self.model = RowsModel([Column("", 0, lambda r: words.clauses(self.two_lines(r)[:3]))], self)
        self.table = CardList(called, self.model, self.two_lines)
        self.count = label("", "second")
        self.new: QPushButton = button(new, lambda: self.ask_new(), role="main", icon="plus")
        self._left = QStackedWidget()
        self._left.addWidget(self.table)
        self._left.addWidget(empty)
        self.form: ShortForm | None = None
        self.view = self.make_view()
        self._right = QStackedWidget()
        self._right.addWidget(held(self.view))
        self._wanted, self._quiet = "", False
        left = QWidget()
        head = row(*([which] if which is not None else []), self.count, None, gap=0.8)
        self.below = wrapped(self.new)
        left.setLayout(column(head, self._left, self.below, gap=0.6))
        self._right.setMinimumWidth(theme.current().em(23))
        split = two_sides(left, self._right, ems=(31, 39), grow=(2, 3))
        whole = column(self.notice, split, gap=0.6)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.table.picked.connect(self._picked)
        self.table.opened.connect(lambda _id: self._into_view())
        if which is not None:
            which.changed.connect(self.look)

    # what a tab says ------------------------------------------------------------------------

    def read(self, s: Session) -> list[dict[str, Any]]:
        """The rows, and the choices of its forms into `self.choices`; on the store thread."""
        raise NotImplementedError

    def two_lines(self, one: Row) -> tuple[str, str, str, str]:
        """A row of the list: its first line, what stands at its right, the second line, a colour."""
        raise NotImplementedError

    def make_view(self) -> Any:
        """The part at the right; `show_row` shows a row or None."""
        raise NotImplementedError

    def counted(self, n: int) -> str:
        """How many there are."""
        raise NotImplementedError

    def ask_new(self, begin: dict[str, Any] | None = None) -> None:
        """The form for something new."""
        raise NotImplementedError

    # looking --------------------------------------------------------------------------------

    def enter(self) -> None:
        self.notice.hide_notice()  # it spoke of what was done before one left
        self.look()
        if self.form is not None:
            self.form.enter()
        else:
            self.table.setFocus()

    def _into_view(self) -> None:
        """Enter on a row: the keyboard goes to the first that can be done beside it."""
        inside = self.view.findChildren(QWidget)
        first = next((one for one in inside if one.isVisible() and one.focusPolicy() & TAB), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def look(self, then: Callable[[], object] | None = None) -> None:
        self.shown = (self.which.value() or "") if self.which is not None else ""

        def show(rows: list[dict[str, Any]]) -> None:
            self._put(rows)
            if then is not None:
                then()

        self.desk.work.run(self, self.read).success(show).failure(self.notice.refused)

    def _put(self, rows: list[dict[str, Any]]) -> None:
        """The same row stays picked; a form that is open stays open, whatever was written elsewhere."""
        self._quiet = True
        self.table.show_ids(self.model.set_rows(rows))
        if self._wanted:
            self.table.pick(self._wanted)
            self._wanted = ""
        if rows and self.table.current_id() is None:
            self.table.pick(rows[0]["id"])
        self._quiet = False
        self.count.setText(self.counted(len(rows)))
        self._left.setCurrentIndex(0 if rows else 1)
        self.new.setVisible(bool(rows))  # the empty list has its own
        self.view.show_row(self.model.row(self.table.current_id() or ""))
        self._make_room()
        self.looked.emit()

    def say_and_look(self, said: str) -> None:
        """Something was written about the row that is shown: said above, for the next may take its place."""
        self.notice.ok(said)
        self.look()

    def _picked(self, record: str) -> None:
        if self._quiet:
            return
        self.view.show_row(self.model.row(record))
        if self.form is not None:
            self.form.leave()

    def show_record(self, record: str) -> None:
        """Show a certain one."""
        self._wanted = record
        if self.which is not None and "all" in self.which.codes():
            self.which.set_value("all")
        self.drop_form()
        self.look()

    # a form ---------------------------------------------------------------------------------

    def open_form(self, asked: Asked) -> None:
        """Show a form in place of what is picked."""
        self.open_widget(AidForm(self.desk, asked))

    def open_widget(self, form: ShortForm) -> None:
        """As `open_form` for a form of another make."""
        self.notice.hide_notice()
        self.drop_form()
        self.form = form
        form.saved.connect(self._saved)
        form.left.connect(self._leave_form)
        form.keeping.thrown.connect(lambda: self.notice.say("info", unfinished_words.in_bin()))
        self._right.addWidget(held(form))
        let_go(self._right)
        self._right.setCurrentIndex(1)
        self._make_room()
        form.enter()

    def _saved(self, made: Any, said: str) -> None:
        self._wanted = self.after(made)
        self.drop_form()
        self.notice.ok(said)
        self.look()
        self.table.setFocus()

    def after(self, made: Any) -> str:
        """The row to show once something was written."""
        return str(made.id)

    def _leave_form(self) -> None:
        self.drop_form()
        self.table.setFocus()

    def drop_form(self) -> None:
        """Take the form away; what is not kept of it yet is written down."""
        if self.form is None:
            return
        form, self.form = self.form, None
        area = self._right.widget(1)
        let_go(area)
        self._right.setCurrentIndex(0)
        form.retire(self.notice, area)
        self._make_room()

    def _make_room(self) -> None:
        """Where there is nothing to show on the right, the left has the page."""
        self._right.setVisible(self.form is not None or self._left.currentIndex() == 0)

    # coming and going -----------------------------------------------------------------------

    def state(self) -> dict[str, Any]:
        """What is listed and which row is picked, for the same list made anew."""
        which = self.which.value() if self.which is not None else None
        return {"which": which, "at": self.table.current_id()}

    def restore(self, state: dict[str, Any]) -> None:
        if self.which is not None:
            self.which.set_value(state["which"])
        self._wanted = state["at"] or ""

    def flush(self) -> None:
        if self.form is not None:
            self.form.flush()
        flush = getattr(self.view, "flush", None)
        if flush is not None:
            flush()
