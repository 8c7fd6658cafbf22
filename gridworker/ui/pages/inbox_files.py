"""Many files at once: each is looked at on its own, the good ones merge, the bad ones say why not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from gridworker.services import exchange
from gridworker.services.exchange import Inspection, MergeSummary
from gridworker.ui import choose, theme, words
from gridworker.ui.desk import Desk
from gridworker.ui.page import scrolled, two_sides
from gridworker.ui.pages.inbox_rows import ALREADY, LOOKING, MERGED, READY, REFUSED, columns, file_row
from gridworker.ui.pages.inspection_view import InspectionView, missing_words, not_taken_words
from gridworker.ui.tables.id_model import Row
from gridworker.ui.tables.rows_model import RowsModel
from gridworker.ui.tables.views import Table
from gridworker.ui.widgets.basics import button, card, column, frame, label, row, spoken
from gridworker.ui.widgets.drop_area import DropArea, files_in
from gridworker.ui.widgets.empty import EmptyState
from gridworker.ui.widgets.notice import Notice, three_parts
from gridworker.ui.widgets.progress import ProgressStrip
from gridworker.ui.words import many


class InboxFiles(QWidget):
    merged = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.notice = Notice()
        self.progress = ProgressStrip()
        self.pick = button(self.tr("选文件…"), self._choose_files, icon="file")
        self.pick_folder = button(self.tr("选文件夹…"), self._choose_folder, icon="folder")
        said = self.tr("把网格员交来的数据包（.gwb）或整个文件夹拖到这里，可以一次很多个")
        self.drop = DropArea(said, self.pick, self.pick_folder)
        self.drop.dropped.connect(self.add)
        self.drop.take_from(self)
        self.model = RowsModel(columns(), self)
        self.table = Table(self.tr("收到的数据包"), self.model)
        self.table.picked.connect(self._show)
        self._left = QStackedWidget()
        self._left.addWidget(
            EmptyState(
                "inbox",
                self.tr(
                    "收件箱是空的。网格员的 U 盘插上后，选里面的文件夹就行。\n"
                    "还没有网格员？先到“网格和人”里添加网格，再到“设备”里发邀请。"
                ),
                button(self.tr("添加网格、邀请网格员…"), lambda: desk.go("areas"), role="link"),
                topic="merge",
            )
        )
        self._left.addWidget(self.table)
        self._right = QStackedWidget()
        self._blank = EmptyState("file", self.tr("选左边一个文件，这里显示是谁送的、有什么、签名对不对。"))
        self._right.addWidget(self._blank)
        self._right.setMinimumWidth(theme.current().em(22))
        split = two_sides(self._left, self._right, ems=(46, 26), grow=(3, 2))
        self.clear_button = button(self.tr("清空列表"), self._clear)
        self.go = button(self.tr("开始合并"), self._merge, role="main", icon="inbox")
        self.sum = label("", "second")
        bar = row(self.sum, None, self.clear_button, self.go)
        whole = column(self.drop, self.notice, split, self.progress, bar, gap=0.7)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self._say()

    # files in -----------------------------------------------------------------------------

    def _choose_files(self) -> None:
        self.add(choose.files(
            self, self.tr("选数据包"), self.tr("数据包 (*.gwb)"), self.desk.folder_used()
        ))

    def _choose_folder(self) -> None:
        found = choose.folder(self, self.tr("选放数据包的文件夹"), self.desk.folder_used())
        if found is not None:
            self.add([found])

    def add(self, paths: list[Path]) -> None:
        """Put files (or the files of a folder) into the list and look at each."""
        if not paths:
            return
        bundles = files_in(paths, ".gwb")
        if not bundles:
            self.notice.say(
                "warn", self.tr("里面没有数据包（.gwb 文件）。"), self.tr("请确认选对了文件夹或 U 盘。")
            )
            return
        self.notice.hide_notice()
        self.desk.came_from(bundles[0].parent)
        # One that was refused may have been copied anew under its name.
        rows = [one for one in self.rows() if one["state"] != REFUSED or one["path"] not in bundles]
        known = {row_["id"] for row_ in rows}
        fresh = [path for path in bundles if str(path) not in known]
        rows += [self._row(path, LOOKING) for path in fresh]
        self._put(rows)
        for path in fresh:
            self._look(path)
        if fresh:
            self.table.pick(str(fresh[0]))  # what has just come, not what was merged yesterday

    def _look(self, path: Path) -> None:
        self.desk.work.run(self, lambda s: exchange.inspect_bundle(s, path)).success(
            lambda found: self._looked(path, found)
        ).failure(lambda error: self._refused(path, error))

    def put_back(self, rows: list[Row]) -> None:
        """The list as it was before the window was given another look."""
        self._put(rows)
        for one in rows:
            if one["state"] == LOOKING:
                self._look(one["path"])

    def stop(self) -> None:
        self.progress.stop()

    # the rows -----------------------------------------------------------------------------

    def _row(self, path: Path, state: str, found: Inspection | None = None, error: Any = None) -> Row:
        return file_row(path, state, self.desk.today(), found=found, error=error)

    def rows(self) -> list[Row]:
        found = (self.model.row(self.model.id_at(at) or "") for at in range(self.model.rowCount()))
        return [one for one in found if one is not None]

    def _put(self, rows: list[Row]) -> None:
        self.table.show_ids(self.model.set_rows(rows))
        self._left.setCurrentIndex(1 if rows else 0)
        self._say()

    def _looked(self, path: Path, found: Inspection) -> None:
        done = found.merged_at is not None or (found.new == 0 and found.already > 0 and not found.attachments)
        self._change(self._row(path, ALREADY if done else READY, found))
        if self.go.isEnabled():
            self.go.setFocus()  # the last one was looked at: Space merges

    def _refused(self, path: Path, error: BaseException) -> None:
        self._change(self._row(path, REFUSED, error=error))

    def _change(self, row_: Row) -> None:
        if self.model.row(row_["id"]) is None:
            return
        self.model.put(row_)
        if self.table.current_id() == row_["id"]:
            self._show(row_["id"])
        self._say()

    def _say(self) -> None:
        rows = self.rows()
        ready = [one for one in rows if one["state"] == READY]
        looking = any(one["state"] == LOOKING for one in rows)
        self.go.setEnabled(bool(ready) and not looking and not self.desk_busy)
        said = self.tr("合并 {n} 个文件(&M)") if ready else self.tr("开始合并(&M)")
        self.go.setText(many(said, n=len(ready)))
        self.go.setAccessibleName(spoken(self.go.text()))
        self.clear_button.setVisible(bool(rows))
        self.sum.setText(self.tr("共 {n} 个文件").format(n=len(rows)) if rows else "")

    desk_busy = False

    def _clear(self) -> None:
        self.notice.hide_notice()
        self._put([])
        self._right.setCurrentWidget(self._blank)

    # one file -----------------------------------------------------------------------------

    def _show(self, record: str) -> None:
        row_ = self.model.row(record)
        if row_ is None:
            return
        if row_["found"] is not None:
            view: QWidget = InspectionView(self.desk, row_["found"])
        elif row_["error"] is not None:
            view = self._why_not(row_)
        else:
            view = card(label(self.tr("正在查看 {n} …").format(n=row_["path"].name), "second", wrap=True))
        holder = QWidget()
        holder.setLayout(column(view, None, gap=0))
        area = scrolled(holder)
        old = self._right.currentWidget()
        self._right.addWidget(area)
        self._right.setCurrentWidget(area)
        if old is not None and old is not self._blank:
            self._right.removeWidget(old)
            old.deleteLater()

    def _why_not(self, row_: Row) -> QWidget:
        what, then = three_parts(row_["error"])
        parts = [
            label(row_["path"].name, "heading", wrap=True),
            label(what, wrap=True),
            label(self.tr("什么都没有收进来，本机的资料没有变化。"), wrap=True),
        ]
        if then:
            parts.append(label(then, wrap=True))
        code, path = getattr(row_["error"], "code", ""), row_["path"]
        if code not in ("is_request", "is_recovery"):
            return frame("bad", *parts, gap=0.4)
        words = self.tr("去回复…") if code == "is_recovery" else self.tr("去核准…")
        go = button(words, lambda: self._answer(code, path), role="main", icon="check")
        return frame("info", *parts, row(go, None), gap=0.4)

    def _answer(self, code: str, path: Path) -> None:
        from gridworker.ui.pages.devices import ToRecover

        self.desk.go("devices", ToRecover(path) if code == "is_recovery" else path)

    # merging ------------------------------------------------------------------------------

    def _merge(self) -> None:
        paths = [one["path"] for one in self.rows() if one["state"] == READY]
        self.notice.hide_notice()
        self.desk_busy = True
        self._say()
        job = self.desk.work.run_long(
            self, lambda s, task: exchange.merge_bundles(s, paths, task.progress, task.cancelled)
        )
        self.progress.follow(job, self.tr("正在合并 {n} 个文件").format(n=len(paths)))
        job.always(self._ended).success(self._done).failure(self._failed)

    def _ended(self) -> None:
        self.progress.done()
        self.desk_busy = False
        self._say()

    def _failed(self, error: BaseException) -> None:
        self.notice.refused(error, self.tr("没有写入任何记录。"))

    def _done(self, summary: MergeSummary) -> None:
        for one in summary.files:
            old = self.model.row(str(one.path))
            if old is not None:
                self._change(self._row(one.path, MERGED if one.new else ALREADY, old["found"]))
        for refused in summary.refused:
            self._refused(refused.path, refused.error)
        self.notice.say("warn" if summary.refused or summary.not_taken else "ok", *self._sentences(summary))
        if summary.conflicts:
            self.notice.lead(self.tr("去定这些冲突"), lambda: self.desk.go("clashes"))
        elif summary.parked + summary.set_aside + len(summary.not_taken):
            self.notice.lead(self.tr("看没有采用的"), lambda: self.desk.go("clashes", "not-taken"))
        elif summary.files:
            self.notice.lead(self.tr("去做回复包"), lambda: self.desk.go("devices", "answer"))
        self.desk.tell(summary.changes)
        self.merged.emit()

    def _sentences(self, summary: MergeSummary) -> list[str]:
        said = [
            self.tr("合并了 {f} 个文件：新的 {n} 条，以前就有的 {a} 条。").format(
                f=len(summary.files), n=summary.merged_ops, a=summary.already
            )
        ]
        if summary.attachments:
            said.append(self.tr("收下附件 {n} 个。").format(n=summary.attachments))
        if summary.corrections:
            said.append(self.tr("其中更正 {n} 处。").format(n=summary.corrections))
        if summary.conflicts:
            said.append(self.tr("冲突 {n} 处，两份都留着，等人来定。").format(n=summary.conflicts))
        if summary.parked + summary.set_aside:
            said.append(self.tr("搁置 {n} 条。").format(n=summary.parked + summary.set_aside))
        if summary.not_taken:
            said.append(not_taken_words(summary.not_taken))
        if summary.missing:
            spans = words.listed(missing_words(one) for one in summary.missing[:4])
            said.append(self.tr("还缺：{s}。请他们补送。").format(s=spans))
        if summary.refused:
            names = words.listed(one.path.name for one in summary.refused[:3])
            said.append(self.tr("没有收 {n} 个：{f}。").format(n=len(summary.refused), f=names))
        said.append(self.tr("下一步：到“设备”里给他们做回复包。"))
        return said
