"""The three lists and the ledger of demands of a period: on the screen, as Excel, on paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from gridworker.services import areas, demand_ledger, three_lists
from gridworker.services.changes import Changes
from gridworker.services.session import Session
from gridworker.services.three_lists import ListsMade, ThreeLists
from gridworker.ui import choose
from gridworker.ui.desk import Desk
from gridworker.ui.pages.lists_words import LEDGER, columns, counts_words, rows_of
from gridworker.ui.pages.overview_parts import GridBox, PeriodBox
from gridworker.ui.tables.rows_model import RowsModel
from gridworker.ui.tables.views import Table
from gridworker.ui.widgets.basics import button, column, focus_soon, label, row
from gridworker.ui.widgets.chips import Chips
from gridworker.ui.widgets.empty import EmptyState
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.print_bar import PrintBar, Send, Write
from gridworker.ui.widgets.progress import ProgressStrip
from gridworker.ui.words import many

if TYPE_CHECKING:
    from gridworker.documents.office_table import OfficeTable

LOOK_AGAIN_MS = 400


class ListsView(QWidget):
    """`paper` and `excel` are placed by the page."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.notice, self.progress = Notice(), ProgressStrip()
        self.kind = Chips(
            self.tr("哪一个清单"),
            [
                ("problems", self.tr("问题清单")), ("tasks", self.tr("任务清单")),
                ("results", self.tr("效果清单")), (LEDGER, self.tr("诉求台账")),
            ],
            required=True, one_line=True,
        )  # fmt: skip
        self.kind.set_value("problems")
        self.period = PeriodBox(desk.today)
        self.grid = GridBox()
        self.count = label("", "second", wrap=True)
        self.excel = button(self.tr("导出 Excel"), self._export, role="main", icon="sheet")
        self.paper = PrintBar(
            desk, self.notice, self.progress, name=self._file_name, write=self._writing, send=self._sending
        )
        self._models = {kind: RowsModel(columns(kind), self) for kind in self.kind.codes()}
        self._tables = {kind: Table(self._title(kind), model) for kind, model in self._models.items()}
        self._stack = QStackedWidget()
        for table in self._tables.values():
            table.opened.connect(self._open)
            self._stack.addWidget(table)
        nothing = self.tr("这段时间里没有立项的诉求。把时间放宽，或者先到“诉求”里立项。")
        self._none = EmptyState("sheet", nothing, topic="intake")
        self._stack.addWidget(self._none)
        self._timer = QTimer(self, singleShot=True, interval=min(LOOK_AGAIN_MS, desk.autosave_ms))
        self._timer.timeout.connect(self.look)
        self._lists: ThreeLists | None = None
        self._ledger: OfficeTable | None = None
        self._stale = True
        self.kind.changed.connect(self._other_kind)
        self.period.changed.connect(self._other)
        self.grid.currentIndexChanged.connect(lambda _at: self._other())
        self._place()

    def _place(self) -> None:
        choices = column(row(self.period, self.grid.named, None), row(self.period.own, None), gap=0.4)
        whole = column(
            row(self.kind, None),
            self.paper.strip,
            choices,
            self.notice,
            self.progress,
            self._stack,
            self.count,
            gap=0.5,
        )
        whole.setStretch(5, 1)
        self.setLayout(whole)

    def _title(self, kind: str) -> str:
        return self.kind.chip(kind).text()

    # what is shown ------------------------------------------------------------------------

    def enter(self) -> None:
        self.notice.hide_notice()  # it spoke of what was done before one left
        self.desk.work.run(self, areas.grids).success(self._put_grids).failure(self.notice.refused)
        if self._stale:
            self.look()
        focus_soon(self.kind)

    def show_list(self, kind: str) -> None:
        if kind in self.kind.codes():
            self.kind.set_value(kind)
            self._other_kind()
        self.enter()

    def heard(self, _changes: Changes, *, shown: bool) -> None:
        self._stale = True
        if shown:
            self._timer.start()

    def look(self) -> None:
        """Make the lists again."""
        period, grid, kind = self.period.asked(self.notice), str(self.grid.code() or ""), self.kind.value()
        if period is None:
            return
        self._stale = False

        def make(s: Session, task: Any) -> Any:
            if kind == LEDGER:
                return demand_ledger.demand_ledger(
                    s, period, grid, task.progress, task.cancelled, internal=True
                )
            return three_lists.three_lists(s, period, grid, task.progress, task.cancelled)

        job = self.desk.work.run_long(self, make)
        self.progress.follow(job, self.tr("正在做清单"))
        self._able(False)
        job.always(self.progress.done).success(self._put).failure(self._failed)

    def _failed(self, error: BaseException) -> None:
        self._stale = True
        self.notice.refused(error)

    def _put(self, made: Any) -> None:
        if isinstance(made, ThreeLists):
            self._lists, self._ledger = made, None
        else:
            self._lists, self._ledger = None, made
        for kind in self._models:
            if (kind == LEDGER) == (self._ledger is not None):
                rows = rows_of(kind, self._lists, self._ledger)
                self._tables[kind].show_ids(self._models[kind].set_rows(rows))
        self._show_kind()

    def _other(self) -> None:
        self.notice.hide_notice()
        self.look()

    def _other_kind(self) -> None:
        """The three lists are views of what is here; the ledger is read for itself."""
        self.notice.hide_notice()
        made = self._ledger if self.kind.value() == LEDGER else self._lists
        if made is None:
            self.look()
        else:
            self._show_kind()

    def _show_kind(self) -> None:
        kind = str(self.kind.value())
        n = self._models[kind].rowCount()
        self._stack.setCurrentWidget(self._tables[kind] if n else self._none)
        self.count.setText(counts_words(kind, self._lists, self._ledger))
        self.paper.nothing_made()
        self._able(n > 0)

    def _able(self, on: bool) -> None:
        self.excel.setEnabled(on)
        self.paper.setEnabled(on)

    def _put_grids(self, grids: list[dict[str, Any]]) -> None:
        self.grid.show_grids((grid["id"], grid["name"]) for grid in grids)

    def _open(self, line: str) -> None:
        self.desk.go("matter", line.partition("/")[0])

    # Excel and paper ------------------------------------------------------------------------

    def _tables_made(self) -> Callable[[], list[OfficeTable]]:
        """What is shown, as a table to be written; in Excel the three lists go together."""
        lists, ledger, kind = self._lists, self._ledger, str(self.kind.value())
        if ledger is not None:
            return lambda: [ledger]
        assert lists is not None
        return lambda: three_lists.tables_of(lists, kind)

    def _name(self, title: str, suffix: str) -> str:
        said = self.tr("{list}-{d}.{suffix}")
        return said.format(list=title, d=f"{self.desk.today():%Y%m%d}", suffix=suffix)

    def _file_name(self) -> str:
        return self._name(self._title(str(self.kind.value())), "pdf")

    def _export(self) -> None:
        folder = choose.beginning(self.desk.settings.last_out)
        lists, ledger = self._lists, self._ledger
        name = self._name(self.tr("诉求台账") if ledger is not None else self.tr("三个清单"), "xlsx")
        path = choose.save(self, self.tr("存到哪里"), self.tr("Excel 表格 (*.xlsx)"), folder / name)
        if path is None:
            return

        def write(s: Session) -> ListsMade:
            if ledger is not None:
                return three_lists.table_excel(s, [ledger], path)
            assert lists is not None
            return three_lists.lists_excel(s, lists, "all", path)

        self._able(False)
        self.notice.hide_notice()
        self.desk.work.run(self, write).always(lambda: self._able(True)).success(self._made).failure(
            lambda error: self.notice.refused(error, self.tr("没有留下半个文件。"))
        )

    def _made(self, made: ListsMade) -> None:
        self.desk.settings.last_out = made.path.parent
        said = many(self.tr("写好了，共 {n} 行；姓名已脱敏，号码已略去。"), n=made.rows)
        together = "" if self._ledger is not None else self.tr("三个清单各一页，在同一个文件里。")
        self.notice.ok(said, together, str(made.path))

    def _writing(self) -> Write:
        tables = self._tables_made()
        return lambda s, path, _task: three_lists.table_pdf(s, tables(), path)

    def _sending(self) -> Send:
        tables = self._tables_made()
        return lambda s, printer, _task: three_lists.print_tables(s, printer, tables())

    # leaving --------------------------------------------------------------------------------

    def state(self) -> dict[str, Any]:
        return {"kind": self.kind.value(), "grid": self.grid.code()}

    def restore(self, state: dict[str, Any]) -> None:
        self.kind.set_value(state["kind"])
        self.grid.choose(state["grid"])

    def cancel_work(self) -> None:
        self.progress.stop()

    def flush(self) -> None:
        self._timer.stop()
