"""公示: all notices with how it stands with each, one of them beside the list, or the form for a new one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from gridworker.services import hung_notices
from gridworker.services.changes import Changes
from gridworker.services.hung_notices import HungNotice
from gridworker.services.publishing import Published
from gridworker.ui import theme, unfinished_words
from gridworker.ui.desk import Desk
from gridworker.ui.page import Resume, held, two_sides
from gridworker.ui.pages.public_form import NoticeForm
from gridworker.ui.pages.public_view import NoticeView
from gridworker.ui.pages.public_words import state_token, state_words
from gridworker.ui.tables.id_model import Column, Row
from gridworker.ui.tables.rows_model import RowsModel
from gridworker.ui.tables.views import CardList
from gridworker.ui.widgets.basics import button, column, focus_soon, label, let_go, row
from gridworker.ui.widgets.empty import EmptyState
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.words import many

LIST, NONE, FORM = 0, 1, 2
BESIDE_EM = 60


class NoticesView(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.notice = Notice()
        self.model = RowsModel([Column("", 0, lambda r: r["shown"].title)], self)
        self.list = CardList(self.tr("公示"), self.model, self._two_lines)
        self.count = label("", "second")
        self.new = button(self.tr("做一张公示　Ctrl+N"), self.build, role="main", icon="plus")
        self.new.setAccessibleName(self.tr("做一张公示"))
        self.new.setShortcut("Ctrl+N")
        self.view = NoticeView(desk)
        self.form: NoticeForm | None = None
        first = button(self.tr("做一张公示"), self.build, role="main", icon="plus")
        nothing = self.tr(
            "还没有公示过。核查过、反映人同意公示的诉求，在这里做成一张公示：姓名自动脱敏，先看后贴。"
        )
        self._stack = QStackedWidget()
        left = QWidget()
        left.setLayout(column(row(self.count, None, self.new), self.list, gap=0.5))
        left.setMinimumWidth(theme.current().em(15))
        split = self._split = two_sides(left, held(self.view), ems=(20, 46))
        self._stack.addWidget(split)
        self._stack.addWidget(EmptyState("file", nothing, first))
        whole = column(self.notice, self._stack, gap=0.5)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.list.picked.connect(self._picked)
        self.view.changed.connect(self.look)
        self._wanted = ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the sheet would be too narrow to read beside the list, it stands below it."""
        super().resizeEvent(event)
        em = theme.current().em(1)
        wide = self.width() >= BESIDE_EM * em
        self._split.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)
        self._split.setSizes([20 * em, 46 * em] if wide else [8 * em, 30 * em])

    def _two_lines(self, one: Row) -> tuple[str, str, str, str]:
        shown: HungNotice = one["shown"]
        below = many(self.tr("{a} 至 {b}，{n} 件"), a=shown.since, b=shown.until, n=len(shown.rows))
        return shown.title, state_words(shown), below, state_token(shown)

    def enter(self) -> None:
        for told in (self.notice, self.view.notice):
            told.hide_notice()  # it spoke of what was done before one left
        self.look()
        if self.form is not None:
            self.form.enter()
        else:
            focus_soon(self.list)

    def look(self) -> None:
        self.desk.work.run(self, hung_notices.notices).success(self._put).failure(self.notice.refused)

    def _put(self, found: list[HungNotice]) -> None:
        self.list.show_ids(self.model.set_rows([{"id": one.id, "shown": one} for one in found]))
        self.count.setText(many(self.tr("共 {n} 张"), n=len(found)))
        if self.form is None:
            self._turn(LIST if found else NONE)
        if self._wanted:
            self.list.pick(self._wanted)
            self._wanted = ""
        current = self.model.row(self.list.current_id() or "")
        if current is None and found:
            self.list.pick(found[0].id)
        else:
            self.view.show_notice(current["shown"] if current else None)

    def _picked(self, record: str) -> None:
        found = self.model.row(record)
        self.view.show_notice(found["shown"] if found else None)

    def _turn(self, at: int) -> None:
        """Qt would hand the keyboard to the bare scroll area."""
        if self._stack.currentIndex() != at:
            let_go(self._stack)
            self._stack.setCurrentIndex(at)

    # what the page is asked ------------------------------------------------------------------

    def show_notice(self, record: str) -> None:
        self._wanted = record
        self._drop_form()
        self.look()

    def build(self, demands: Sequence[str] = ()) -> None:
        """The form for a new notice, about these demands; they join those of a notice half made here."""
        self.notice.hide_notice()
        if self.form is not None:
            self.form.add(demands)
        else:
            self.form = NoticeForm(self.desk, demands)
            self.form.saved.connect(lambda made, _said: self._published(made))
            self.form.left.connect(self._show_list)
            self.form.keeping.thrown.connect(lambda: self.notice.say("info", unfinished_words.in_bin()))
            self._stack.addWidget(held(self.form))
            self._turn(FORM)
        self.form.enter()

    def resume(self, what: Resume) -> None:
        if what.about:  # half an opinion is found by its notice
            self.show_notice(what.about)
        else:
            self.build()

    def heard(self, changes: Changes, *, shown: bool) -> None:
        if shown and changes.touches("notice", "merge"):
            self.look()
        if shown and self.form is not None and changes.touches("demand", "household"):
            self.form.chosen.look(None)

    def _drop_form(self) -> None:
        if self.form is not None:
            form, self.form = self.form, None
            area = self._stack.widget(FORM)
            self._turn(LIST if self.model.rowCount() else NONE)
            form.retire(self.notice, area)

    def _show_list(self) -> None:
        self._drop_form()
        self.look()

    def _published(self, made: Published) -> None:
        self._drop_form()
        self._wanted = made.id
        stayed = (
            many(self.tr("{n} 件没有记上公示这一步，请到诉求里看。"), n=len(made.stayed))
            if made.stayed
            else ""
        )
        self.notice.ok(
            many(self.tr("已经公示，{n} 件诉求记上了这一步。"), n=len(made.stepped)),
            stayed,
            self.tr("下一步：打印出来贴上，期满以后在这张公示上记下取下的日期。"),
        )
        self.look()
        focus_soon(self.list)

    def flush(self) -> None:
        if self.form is not None:
            self.form.flush()
        self.view.flush()
