"""走访台账: every visit the office knows, filtered in the store, and the same as a sheet or on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date as Day
from datetime import timedelta
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from gridworker.services import areas, printing, reports, visits
from gridworker.services.changes import Changes
from gridworker.services.queries import Query
from gridworker.services.reports import LedgerMade
from gridworker.ui import choose, theme, words
from gridworker.ui.desk import Desk
from gridworker.ui.page import Page
from gridworker.ui.pages.given_list import GivenList
from gridworker.ui.pages.visit_view import VisitView
from gridworker.ui.tables.id_model import Column, IdModel, Row
from gridworker.ui.tables.long_list import LongList
from gridworker.ui.tables.views import Table
from gridworker.ui.widgets.basics import button, column, label, row
from gridworker.ui.widgets.box import Box
from gridworker.ui.widgets.chips import Chips
from gridworker.ui.widgets.empty import EmptyState
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.print_bar import PrintBar, Send, Write
from gridworker.ui.widgets.progress import ProgressStrip
from gridworker.ui.widgets.text_area import Line
from gridworker.ui.words import many


def span_of(code: str | None, today: Day) -> tuple[Day | None, Day | None]:
    """First and last day of 本月, 上月 or 今年; no bounds for 全部."""
    first = today.replace(day=1)
    if code == "month":
        return first, today
    if code == "last_month":
        last = first - timedelta(days=1)
        return last.replace(day=1), last
    if code == "year":
        return today.replace(month=1, day=1), today
    return None, None


class LedgerPage(Page):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.notice = Notice()
        self.progress = ProgressStrip()
        self.period = Chips(
            self.tr("时间"),
            [
                ("month", self.tr("本月")), ("last_month", self.tr("上月")), ("year", self.tr("今年")),
                ("all", self.tr("全部")),
            ],
            required=True, one_line=True,
        )
        self.period.set_value("year")
        self.text = Line(self.tr("内容、户主、门牌"))
        self.grid = self._box()
        self.mode = self._box(desk.choices("visit_mode"))
        self.meet = self._box(desk.choices("visit_meet"))
        self._timer = QTimer(self, singleShot=True, interval=min(250, desk.autosave_ms))
        self._timer.timeout.connect(self._search)
        self.text.edited.connect(self._timer.start)
        self.text.edited.connect(self.notice.hide_notice)
        self.period.changed.connect(self._other)
        for box in (self.grid, self.mode, self.meet):
            box.currentIndexChanged.connect(lambda _at: self._other())
        self.model = IdModel(self._columns(), self._fetch, self)
        self.table = Table(self.tr("走访台账"), self.model)
        self.table.picked.connect(self._picked)
        self.table.opened.connect(lambda visit: desk.go("visit", visit))
        self._list = LongList(desk.work, self.table, self.model, self)
        self._list.counted.connect(self._counted)
        self._list.failed.connect(self.notice.refused)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._none = EmptyState("ledger", "", topic="ledger")
        self._stack.addWidget(self._none)
        self.count = label("", "second")
        self.count.setMinimumWidth(theme.current().em(5))  # while it counts, its sentence is long
        self.excel = button(self.tr("导出 Excel 台账"), self._export, role="main", icon="sheet")
        self.paper = PrintBar(
            desk, self.notice, self.progress, name=self._file_name, write=self._writing, send=self._sending
        )
        self.given = GivenList(desk)
        self.given.left.connect(self._whole)
        self.view = VisitView(desk)
        self.view.setVisible(False)
        self._place()

    def _place(self) -> None:
        self._filters = QWidget()
        self._mode_field = Field(self.tr("方式(&S)"), self.mode)
        self._mode_field.setVisible(False)  # until it is known to fit: once too wide, a window stays so
        filters = row(
            Field(self.tr("时间(&T)"), self.period), Field(self.tr("找(&F)"), self.text),
            Field(self.tr("网格(&W)"), self.grid), self._mode_field,
            Field(self.tr("见面情况(&J)"), self.meet),
        )
        filters.setStretch(1, 3)
        for at in (2, 3, 4):
            filters.setStretch(at, 2)
        self._filters.setLayout(filters)
        head = row(label(self.tr("走访台账"), "title"), self.count, None, self.paper, self.excel, gap=0.6)
        whole = column(
            head, self.paper.strip, self.notice, self.progress, self.given, self._filters, self._stack,
            self.view, gap=0.6, margin=1.1,
        )
        whole.setStretch(6, 1)
        self.setLayout(whole)

    def _box(self, choices: Sequence[tuple[str | None, str]] = ()) -> Box:
        return Box([(None, self.tr("全部")), *choices])

    def _columns(self) -> list[Column]:
        vocab, today = self.desk.vocab, self.desk.today
        return [
            Column(self.tr("日期"), 5.5, lambda r: words.day(r.get("date"), today())),
            Column(self.tr("网格"), 9, lambda r: r.get("grid_name") or "", spare=2),
            Column(self.tr("户"), 9, self._house),
            Column(self.tr("走访人"), 5, words.visitor, spare=3),
            Column(self.tr("方式"), 5, lambda r: vocab.label("visit_mode", r.get("mode")), spare=4),
            Column(self.tr("见面情况"), 6, lambda r: vocab.label("visit_meet", r.get("meet")), spare=1),
            Column(self.tr("走访内容"), 0, self._content, least=16),
            Column(self.tr("补记"), 4, self._late, lambda r: "hint", spare=5),
        ]

    def _house(self, row_: Row) -> str:
        house = row_.get("household") or {}
        if isinstance(house, dict):
            found = f"{house.get('head') or ''} {house.get('door') or ''}".strip()
        else:
            found = str(house)
        return found or row_.get("place") or ""

    def _content(self, row_: Row) -> str:
        return (row_.get("content") or "").replace("\n", " ")

    def _late(self, row_: Row) -> str:
        late = row_.get("late_days") or 0
        return self.tr("{n} 天").format(n=late) if late > 0 else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow screen the way of visiting goes, so that words can still be typed into the search."""
        super().resizeEvent(event)
        wide = self.width() >= theme.current().em(49)
        self._mode_field.setVisible(wide or self.mode.currentData() is not None)

    # the page -----------------------------------------------------------------------------

    def enter(self) -> None:
        self.notice.hide_notice()  # it spoke of what was done before one left
        self.desk.work.run(self, areas.grids).success(self._put_grids).failure(self.notice.refused)
        self._search()
        QTimer.singleShot(0, self, lambda: self.text.setFocus(Qt.FocusReason.OtherFocusReason))

    def show_what(self, what: Any) -> None:
        """The visits behind a figure, in place of what the filters say."""
        self.notice.hide_notice()
        self.given.show_query(what)
        self.view.setVisible(False)
        self._show_filters(False)
        self._search()
        QTimer.singleShot(0, self, lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))

    def _whole(self) -> None:
        self._show_filters(True)
        self.enter()

    def _show_filters(self, on: bool) -> None:
        self._filters.setVisible(on)

    def heard(self, changes: Changes) -> None:
        if changes.touches("visit", "household", "merge", "grid"):
            self._search()

    def cancel_work(self) -> None:
        self.progress.stop()

    def flush_and_stop(self) -> None:
        self._timer.stop()
        self._list.stop()

    def _put_grids(self, grids: list[dict[str, Any]]) -> None:
        before = self.grid.currentData()
        blocked = self.grid.blockSignals(True)
        self.grid.clear()
        self.grid.addItem(self.tr("全部"), None)
        for grid in grids:
            self.grid.addItem(grid["name"], grid["id"])
        self.grid.set_code(before)
        self.grid.blockSignals(blocked)

    def query(self) -> Query:
        if self.given.query is not None:
            return self.given.query
        first, last = span_of(self.period.value(), self.desk.today())
        return Query(
            kind="visit", text=self.text.text().strip(), grid=self.grid.currentData(),
            mode=self.mode.currentData(), meet=self.meet.currentData(),
            date_from=first.isoformat() if first else None, date_to=last.isoformat() if last else None,
        )

    def _other(self) -> None:
        """Somebody asks for other visits: what the notice said of the old ones is over."""
        self.notice.hide_notice()
        self._search()

    def _search(self) -> None:
        asked = self.query()
        self._list.read(lambda s, after, n: visits.visit_ids(s, replace(asked, after=after, limit=n)))

    def _counted(self, n: int, all_of_them: bool) -> None:
        said = self.tr("{n} 次走访") if all_of_them else self.tr("{n} 次走访以上，还在数…")
        self.count.setText(many(said, n=n))
        self.excel.setEnabled(n > 0)
        self.paper.setEnabled(n > 0)
        self.paper.nothing_made()
        if not n:
            self.view.setVisible(False)
            self._none.set_sentence(self.tr("这些条件下没有走访。把时间放宽，或者先到“合并”里收数据包。"))
        self._stack.setCurrentIndex(0 if n else 1)

    def _fetch(self, ids, arrived) -> None:
        self.desk.work.run(self, lambda s: visits.visit_rows(s, list(ids))).success(arrived).failure(
            self.notice.refused
        )

    def _picked(self, visit: str) -> None:
        at = self.model.row_of(visit)
        row_ = self.model.row_at(at)
        if row_ is not None:
            self.view.show_row(row_, self._house(row_))
            self.view.setVisible(True)

    # Excel --------------------------------------------------------------------------------

    def _export(self) -> None:
        today = self.desk.today()
        folder = choose.beginning(self.desk.settings.last_out)
        name = self.tr("走访台账-{d}.xlsx").format(d=f"{today:%Y%m%d}")
        path = choose.save(self, self.tr("存到哪里"), self.tr("Excel 表格 (*.xlsx)"), folder / name)
        if path is None:
            return
        asked = self.query()
        self.excel.setEnabled(False)
        self.notice.hide_notice()
        job = self.desk.work.run_long(
            self, lambda s, task: reports.visits_ledger(s, path, asked, task.progress, task.cancelled)
        )
        self.progress.follow(job, self.tr("正在写台账"))
        job.always(self._ended).success(self._made).failure(
            lambda error: self.notice.refused(error, self.tr("没有留下半个文件。"))
        )

    def _file_name(self) -> str:
        return self.tr("走访台账-{d}.pdf").format(d=f"{self.desk.today():%Y%m%d}")

    def _writing(self) -> Write:
        asked = self.query()
        return lambda s, path, task: printing.ledger_pdf(s, path, asked, task.progress, task.cancelled)

    def _sending(self) -> Send:
        asked = self.query()
        return lambda s, name, task: printing.print_ledger(s, name, asked, task.progress, task.cancelled)

    def _ended(self) -> None:
        self.progress.done()
        self.excel.setEnabled(True)

    def _made(self, made: LedgerMade) -> None:
        self.desk.settings.last_out = made.path.parent
        self.notice.ok(
            many(self.tr("台账写好了：{n} 行，户主姓名已脱敏。"), n=made.rows),
            str(made.path),
        )
