"""名册导入: a file, which column is what, a look at what would happen, and then the import, in this order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from gridworker.services import roster
from gridworker.services.changes import Changes
from gridworker.services.roster import GridHere, Imported, Plan, Source
from gridworker.ui import choose, theme, words
from gridworker.ui.desk import Desk
from gridworker.ui.page import Page, page_column, scrolled
from gridworker.ui.pages.roster_columns import ColumnsView
from gridworker.ui.pages.roster_preview import PreviewView
from gridworker.ui.widgets.basics import button, card, column, focus_soon, label, row
from gridworker.ui.widgets.drop_area import DropArea
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.progress import ProgressStrip
from gridworker.ui.words import many

FILE, COLUMNS, LOOK = range(3)
_SUFFIXES = (".xlsx", ".xls", ".csv", ".xlsm", ".txt")


class RosterPage(Page):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.notice = Notice()
        self.progress = ProgressStrip()
        self.back = button(self.tr("返回户册"), self._leave, icon="back")
        self._steps = label("", "second")
        self.pick = button(self.tr("选表格文件…"), self._choose, role="main", icon="sheet")
        self.pick.setShortcut(QKeySequence("Ctrl+O"))
        self.template = button(self.tr("下载空白模板…"), self._template, icon="down")
        self.columns = ColumnsView(desk)
        self.columns.sheet_chosen.connect(self._read_sheet)
        self.columns.back.connect(lambda: self._show(FILE))
        self.columns.ready.connect(self._preview)
        self.look = PreviewView(desk)
        self.look.back.connect(lambda: self._show(COLUMNS))
        self.look.agreed.connect(self._import)
        self.look.again.connect(self._begin_again)
        self.look.grids_wanted.connect(self._add_grids)
        self._stack = QStackedWidget()
        for part in (scrolled(self._file_view()), self.columns, self.look):
            self._stack.addWidget(part)
        head = row(label(self.tr("名册导入"), "title"), self._steps, None, self.back)
        whole = page_column(head, self.notice, self.progress, self._stack)
        whole.setStretch(3, 1)
        self.setLayout(whole)
        self._grids: list[GridHere] = []
        self._path: Path | None = None
        self._plan: Plan | None = None
        self._say_step()

    def _file_view(self) -> QWidget:
        said = self.tr("把 Excel 或 CSV 表格拖到这里，也可以点按钮选。村里现有的表就行，不用先整理。")
        drop = DropArea(said, self.pick)
        drop.dropped.connect(self._dropped)
        steps = [
            self.tr("1. 选一张表。表头有几行、有合并格子、有空行和说明都没关系。"),
            self.tr("2. 核对哪一列是什么。选过一次，下次同样的表会记得。"),
            self.tr("3. 先看一看会怎样：新增几户、改动几户、哪一行有问题。看好了才写入。"),
        ]
        safe = [
            self.tr("身份证号、银行卡号的列和格子不会读入；14 岁以下的孩子只记人数。"),
            self.tr("以后再导入新表，网格员自己改过的不会被盖掉；表里没有了的户只列出来，不会删。"),
        ]
        view = QWidget()
        drop.take_from(view)
        theme.role(view, "page")
        own = row(label(self.tr("想从头填一张表？"), "second"), self.template, None)
        view.setLayout(column(
            drop,
            card(*(label(said, wrap=True) for said in steps), gap=0.5),
            card(*(label(said, "second", wrap=True) for said in safe), gap=0.5),
            own, None, gap=0.8,
        ))
        return view

    # what the page is asked ---------------------------------------------------------------

    def enter(self) -> None:
        self.desk.work.run(self, roster.grids_here).success(self._keep_grids).failure(self.notice.refused)
        if self._stack.currentIndex() == FILE:
            focus_soon(self.pick)

    def show_what(self, what: Any) -> None:
        if isinstance(what, str | Path):
            self._open(Path(what))

    def state(self) -> Any:
        """The file; it is read again, and the columns are asked for again if they were not agreed to."""
        return self._path if self._stack.currentIndex() != FILE else None

    def restore(self, state: Any) -> None:
        if isinstance(state, Path):
            self._open(state)

    def cancel_work(self) -> None:
        self.progress.stop()

    def heard(self, changes: Changes) -> None:
        if changes.touches("grid", "unit", "merge", "identity"):
            self.desk.work.run(self, roster.grids_here).success(self._keep_grids).failure(self.notice.refused)

    def _keep_grids(self, grids: list[GridHere]) -> None:
        if grids != self._grids:
            self._grids = grids
            if self.columns.source is not None:
                self.columns.set_grids(grids)

    # the steps ----------------------------------------------------------------------------

    def _show(self, step: int) -> None:
        self.notice.hide_notice()
        self._stack.setCurrentIndex(step)
        self._fit()
        self._say_step()
        if step == FILE:
            focus_soon(self.pick)
        elif step == COLUMNS:
            self.columns.enter()
        else:
            self.look.enter()

    def _say_step(self) -> None:
        said = (
            self.tr("第 1 步，共 3 步：选表"), self.tr("第 2 步，共 3 步：哪一列是什么"),
            self.tr("第 3 步，共 3 步：看一看，再写入"),
        )[self._stack.currentIndex()]  # fmt: skip
        self._steps.setText(self.tr("完成") if self.look.done else said)

    def _choose(self) -> None:
        found = choose.file(
            self, self.tr("选表格文件"), self.tr("表格 (*.xlsx *.xls *.csv *.xlsm *.txt)"),
            self.desk.folder_used(),
        )
        if found is not None:
            self._open(found)

    def _dropped(self, paths: list[Path]) -> None:
        sheets = [path for path in paths if path.suffix.lower() in _SUFFIXES]
        if sheets:
            self._open(sheets[0])
            return
        self.notice.say(
            "warn", self.tr("这里没有表格文件。"), self.tr("请拖一个 .xlsx、.xls 或 .csv 文件进来。")
        )

    def _open(self, path: Path, sheet: str | None = None) -> None:
        self.notice.hide_notice()
        self._path = path
        self.desk.came_from(path.parent)
        job = self.desk.work.run_aside(self, lambda _task: roster.open_sheet(path, sheet))
        self._busy(job, self.tr("正在读表"))
        job.success(lambda found: self._propose(path, found)).failure(self._failed)

    def _read_sheet(self, name: str) -> None:
        if self._path is not None:
            self._open(self._path, name)

    def _propose(self, path: Path, sheet: Any) -> None:
        job = self.desk.work.run(self, lambda s: (roster.propose(s, path, sheet), roster.grids_here(s)))
        job.success(self._proposed).failure(self._failed)

    def _proposed(self, found: tuple[Source, list[GridHere]]) -> None:
        source, self._grids = found
        self.look.forget()
        self.columns.show_source(source, self._grids)
        self._show(COLUMNS)

    def _preview(self, source: Source, grid: str) -> None:
        self.notice.hide_notice()
        job = self.desk.work.run_long(
            self, lambda s, task: roster.preview(s, source, grid or None, task.progress, task.cancelled)
        )
        self._busy(job, self.tr("正在比对"))
        job.success(lambda plan: self._looked(source, plan)).failure(self._failed)

    def _looked(self, source: Source, plan: Plan) -> None:
        self._plan = plan
        self.look.show_plan(source, plan)
        self._show(LOOK)

    def _add_grids(self) -> None:
        plan, source = self._plan, self.columns.source
        if plan is None or source is None:
            return

        def added(changes: Changes) -> None:
            self.desk.tell(changes)
            self._preview(source, self.columns.grid_id())

        self.desk.work.run(self, lambda s: roster.add_unknown(s, plan.unknown)).success(added).failure(
            self._failed
        )

    def _import(self) -> None:
        source, grid = self.columns.source, self.columns.grid_id()
        if source is None:
            return
        self.notice.hide_notice()
        job = self.desk.work.run_long(
            self, lambda s, task: roster.import_roster(s, source, grid or None, task.progress, task.cancelled)
        )
        self._busy(job, self.tr("正在写入户册"))
        job.success(self._imported).failure(
            lambda error: self._failed(error, self.tr("户册没有改动，表也没有动。"))
        )

    def _imported(self, done: Imported) -> None:
        self.desk.tell(done.changes)
        self.look.show_done(done)
        self._say_step()
        counted = words.counted([
            (done.new, self.tr("新增 {n} 户")), (done.changed, self.tr("改动 {n} 户")),
            (done.same, self.tr("没有变化 {n} 户")), (done.people, self.tr("登记或改动成员 {n} 人")),
        ])
        parts = [self.tr("写好了：{what}。").format(what=counted)]
        if done.gone:
            parts.append(many(self.tr("表里没有了的 {n} 户还在户册里，请核对。"), n=len(done.gone)))
        if self.desk.identity.is_office:
            parts.append(self.tr("下次给网格员写回复包时，会带到他们的电脑上。"))
        else:
            parts.append(self.tr("下次导出数据包时，会一起带到办公室。"))
        self.notice.ok(*parts)

    # around the steps ---------------------------------------------------------------------

    def _fit(self, *, busy: bool = False) -> None:
        """Only the step in front asks for room, and while work goes on none does: on a low screen the strip
        with the progress would make the window grow."""
        policy = QSizePolicy.Policy
        for at in range(self._stack.count()):
            part = self._stack.widget(at)
            part.setSizePolicy(
                policy.Preferred, policy.Preferred if at == self._stack.currentIndex() else policy.Ignored
            )
        self._stack.setSizePolicy(policy.Expanding, policy.Ignored if busy else policy.Expanding)

    def _busy(self, job: Any, said: str) -> None:
        self._fit(busy=True)
        self._stack.setEnabled(False)
        self.progress.follow(job, said)
        job.always(self._idle)

    def _idle(self) -> None:
        self.progress.done()
        self._fit()
        self._stack.setEnabled(True)

    def _failed(self, error: BaseException, data: str = "") -> None:
        if getattr(error, "code", "") == "cancelled":
            # One's own wish is no failure.
            self.notice.say("info", self.tr("已取消，没有写入任何内容。"), data)
        else:
            self.notice.refused(error, data)

    def _begin_again(self) -> None:
        self._path = self._plan = None
        self.look.forget()
        self._show(FILE)

    def _leave(self) -> None:
        if self.look.done:
            self._begin_again()
        self.desk.go_back()

    def _template(self) -> None:
        start = choose.beginning(self.desk.settings.last_out) / self.tr("户册模板.xlsx")
        path = choose.save(self, self.tr("模板存到哪里"), self.tr("Excel 表格 (*.xlsx)"), start)
        if path is None:
            return
        job = self.desk.work.run_aside(self, lambda _task: roster.write_template(path))
        job.success(
            lambda made: self.notice.ok(
                self.tr("模板存好了。填好以后回到这里选它。"), str(made)
            )
        ).failure(self._failed)


