"""Receiving: a file from the office, looked at first, then taken in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from gridworker.services import exchange
from gridworker.services.exchange import Inspection, MergeSummary
from gridworker.ui import choose, theme, words
from gridworker.ui.desk import Desk
from gridworker.ui.pages.inspection_view import InspectionView, not_taken_words
from gridworker.ui.widgets.basics import button, clear, column, label, row
from gridworker.ui.widgets.drop_area import DropArea, files_in
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.progress import ProgressStrip


class ReceiveBox(QFrame):
    merged = Signal()
    send_again = Signal()
    """The person was told to send again, and is on the way."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme.role(self, "card")
        self.desk = desk
        self._waiting: list[Path] = []
        self._chosen, self._others = 1, 0
        self.notice = Notice()
        self.progress = ProgressStrip()
        self.pick = button(self.tr("选数据包…"), self._choose, icon="file")
        self.drop = DropArea(self.tr("办公室给的回复包（.gwb）拖到这里，或者"), self.pick)
        self.drop.dropped.connect(self._dropped)
        self._preview = column(gap=0.6)
        self._aside = label("", "second", wrap=True)
        self._aside.setVisible(False)
        self.setLayout(
            column(
                label(self.tr("收到"), "heading"), self.drop, self.notice, self._aside, self._preview,
                self.progress, None, gap=0.6, margin=1,
            )
        )

    def stop(self) -> None:
        self.progress.stop()

    def look_at(self, path: Path) -> None:
        """Show what is in a file; nothing goes in yet."""
        self.notice.hide_notice()
        self._chosen, self._others = 1, 0
        self._aside.setVisible(False)
        self._look(path)

    def _look(self, path: Path) -> None:
        clear(self._preview)
        self._preview.addWidget(label(self.tr("正在查看 {n} …").format(n=path.name), "second", wrap=True))
        self.desk.work.run(self, lambda s: exchange.inspect_bundle(s, path)).success(
            lambda found: self._show(path, found)
        ).failure(self._refused)

    def _choose(self) -> None:
        found = choose.files(
            self, self.tr("选数据包"), self.tr("数据包 (*.gwb)"), self.desk.folder_used()
        )
        if found:
            self._dropped(found)

    def _dropped(self, paths: list[Path]) -> None:
        bundles = files_in(paths, ".gwb")
        if not bundles:
            self.notice.say("warn", self.tr("里面没有数据包（.gwb 文件）。"), self.tr("请选办公室给的文件。"))
            return
        self.desk.came_from(bundles[0].parent)
        self._waiting = bundles[1:]
        self.look_at(bundles[0])
        self._chosen = len(bundles)

    def _refused(self, error: BaseException) -> None:
        clear(self._preview)
        if self._chosen > 1 and getattr(error, "code", "") == "not_for_us":
            self._not_mine(error)
            return
        self.notice.refused(error, self.tr("什么都没有收进来，本机的资料没有变化。"))
        self._next()

    def _not_mine(self, error: BaseException) -> None:
        """A stick has the answers for everybody, and their names do not say whose they are."""
        self._others += 1
        said = words.many(self.tr("另有 {n} 个文件是给别人的，没有动。"), n=self._others)
        self._aside.setText(said)
        self._aside.setVisible(self._others < self._chosen)
        if self._others == self._chosen:
            self.notice.refused(error, self.tr("什么都没有收进来，本机的资料没有变化。"))
        self._next()

    def _show(self, path: Path, found: Inspection) -> None:
        clear(self._preview)
        self._preview.addWidget(InspectionView(self.desk, found))
        self.go = button(self.tr("收进来(&M)"), lambda: self._merge(path), role="main", icon="check")
        leave = button(self.tr("不收"), self._leave)
        self._preview.addLayout(row(self.go, leave, None))
        self.go.setFocus()

    def _leave(self) -> None:
        clear(self._preview)
        self._next()

    def _merge(self, path: Path) -> None:
        self.go.setEnabled(False)
        job = self.desk.work.run_long(
            self, lambda s, task: exchange.merge_bundles(s, [path], task.progress, task.cancelled)
        )
        self.progress.follow(job, self.tr("正在收"))
        job.always(self.progress.done).success(self._done).failure(self._failed)

    def _failed(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        self.notice.refused(error, self.tr("没有写入任何记录。"))

    def _done(self, summary: MergeSummary) -> None:
        clear(self._preview)
        if summary.refused:
            self._refused(summary.refused[0].error)
            return
        came = summary.acknowledged
        listed = words.counted(
            [
                (came.visits, self.tr("走访 {n} 篇")), (came.demands, self.tr("诉求 {n} 件")),
                (came.steps, self.tr("诉求办理 {n} 步")), (came.households, self.tr("户册 {n} 条")),
                (came.promises, self.tr("约定 {n} 个")), (came.corrections, self.tr("更正 {n} 处")),
            ]
        )
        kind = "warn" if summary.not_taken else "ok"
        if listed:
            heard = self.tr("收好了：办公室收到了您的{what}。").format(what=listed)
            self.notice.say(kind, heard, *self._news(summary), *self._more(summary))
        elif summary.merged_ops:
            said = self.tr("收好了：新的 {n} 条。").format(n=summary.merged_ops)
            self.notice.say(kind, said, *self._news(summary), *self._more(summary))
        elif summary.attachments:
            self.notice.ok(self.tr("收好了：附件 {n} 个。").format(n=summary.attachments))
        else:
            self.notice.ok(self.tr("这个文件里的内容以前都收过了，没有重复收。"))
        if came.again:
            self.notice.lead(self.tr("再送一次"), self.send_again.emit)
        if summary.conflicts:
            self.notice.lead(self.tr("去看两边改得不一样的"), lambda: self.desk.go("clashes"))
        elif summary.not_taken:
            self.notice.lead(self.tr("看没有采用的"), lambda: self.desk.go("clashes", "not-taken"))
        elif summary.changes.ids.get("demand") and not came.again:
            self.notice.lead(self.tr("去看诉求"), lambda: self.desk.go("matters"))
        self.desk.tell(summary.changes)
        self.merged.emit()
        self._next()

    def _news(self, summary: MergeSummary) -> list[str]:
        """What else the answer brought, besides the receipts."""
        ids = summary.changes.ids
        said = words.counted(
            [(len(ids.get("household", ())), self.tr("户册 {n} 条")), (len(ids.get("demand", ())),
              self.tr("诉求 {n} 件"))]
        )  # fmt: skip
        return [self.tr("办公室改过或新加的：{what}。").format(what=said)] if said else []

    def _more(self, summary: MergeSummary) -> list[str]:
        said = []
        if summary.attachments:
            said.append(self.tr("收下附件 {n} 个。").format(n=summary.attachments))
        if summary.removed:
            gone = self.tr("住户要求删除的，办公室删好了，这里也没有了：文字 {n} 处。")
            said.append(gone.format(n=summary.removed))
        if summary.acknowledged.again:
            again = self.tr(
                "办公室的电脑从备份恢复过，您以前送去的有 {n} 条要再送一次。不用重写，再生成一个数据包就行。"
            )
            said.append(again.format(n=summary.acknowledged.again))
        if summary.conflicts:
            said.append(self.tr("有 {n} 处两边都改过，两份都留着。").format(n=summary.conflicts))
        if summary.not_taken:
            said.append(not_taken_words(summary.not_taken))
        if summary.missing:
            said.append(self.tr("还缺办公室的一些编号，等下一个回复包。"))
        return said

    def _next(self) -> None:
        if self._waiting:
            self._look(self._waiting.pop(0))
