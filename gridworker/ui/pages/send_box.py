"""Sending: what will travel, where to, one button, and the result with its check digits."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from gridworker.services import exchange
from gridworker.services.changes import Changes
from gridworker.services.exchange import Exported, Outgoing
from gridworker.ui import theme, words
from gridworker.ui.desk import Desk
from gridworker.ui.pages.exported_view import ExportedView
from gridworker.ui.parcel_words import what_goes
from gridworker.ui.pictures import size_words
from gridworker.ui.widgets.basics import button, clear, column, label, row
from gridworker.ui.widgets.destination import Destination
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.progress import ProgressStrip


class SendBox(QFrame):
    written = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme.role(self, "card")
        self.desk = desk
        self._answered = False
        self.what = label("", wrap=True)
        self.destination = Destination(desk)
        self.notice = Notice()
        self.progress = ProgressStrip()
        self.go = button(self.tr("生成数据包(&G)"), self._export, role="main", icon="bundle")
        self._result = column(gap=0.5)
        self.setLayout(
            column(
                label(self.tr("送出"), "heading"), self.what, self.destination, row(self.go, None),
                self.progress, self.notice, self._result, None, gap=0.6, margin=1,
            )
        )

    def look(self) -> None:
        self.destination.look_again()
        self.desk.work.run(self, exchange.outgoing).success(self._show).failure(self._cannot)

    def answered(self) -> None:
        """The office's answer went in: a file that it has is no longer spoken of."""
        self._answered = True

    def stop(self) -> None:
        self.progress.stop()

    def _show(self, out: Outgoing) -> None:
        if self._answered and out.ops == 0 and not out.attachments:
            clear(self._result)
            self.notice.hide_notice()
        self._answered = False
        self.destination.setVisible(True)
        said = what_goes(out)
        when = words.period(out.date_from, out.date_to, self.desk.today())
        if out.ops == 0 and out.gives_back:
            self.what.setText(
                self.tr("没有新内容要送。有一个网格已经不归您管，送一个数据包给办公室，交接就完成了。")
            )
        elif out.ops == 0 and out.owed == "here":
            self.what.setText(
                self.tr(
                    "没有新内容要送。这份档案从备份恢复过，请送一个数据包，办公室就会把缺的发回来。"
                )
            )
        elif out.ops == 0 and out.owed:
            self.what.setText(
                self.tr(
                    "没有新内容要送。办公室的电脑从备份恢复过，请送一个数据包，好让办公室核对有没有缺的。"
                )
            )
        elif out.ops == 0 and out.lacking and not out.attachments:
            self.what.setText(
                self.tr("没有新内容要送。有 {n} 个附件还没到，送一个数据包，下次的回复包就会带来。").format(
                    n=out.lacking
                )
            )
        elif out.ops == 0 and not out.attachments:
            self.what.setText(self.tr("没有要送的，办公室都收到了。"))
        elif not said and self.desk.identity.may_receipt:
            self.what.setText(self.tr("要送的：回执等 {n} 条").format(n=out.ops))
        elif not said:
            self.what.setText(self.tr("要送的：户册改动等 {n} 条").format(n=out.ops))
        else:
            listed = self.tr("，").join(part for part in (said, when) if part)
            self.what.setText(self.tr("要送的：{s}").format(s=listed) + self._in_files(out))
        self.go.setEnabled(bool(out.ops or out.attachments or out.gives_back or out.owed or out.lacking))

    def _in_files(self, out: Outgoing) -> str:
        if not out.attachments:
            return ""
        size = size_words(out.attachment_bytes)
        if out.parts == 1:
            return self.tr("（附件共 {size}）").format(size=size)
        said = self.tr("（附件共 {size}，分成 {n} 个文件；先后不论，少了哪个下次会再带上）")
        return said.format(size=size, n=out.parts)

    def _cannot(self, error: BaseException) -> None:
        self.go.setEnabled(False)
        if getattr(error, "code", "") == "not_enrolled":
            self.destination.setVisible(False)  # there is nothing to send yet, and so no place for it
            self.what.setText(self.tr("还没有加入办公室，加入以后就能送。日记先照常记。"))
        else:
            self.notice.refused(error)

    def _export(self) -> None:
        folder = self.destination.folder()
        self.notice.hide_notice()
        clear(self._result)
        if folder is None:
            where = self.tr("插上 U 盘，或者选一个文件夹。")
            self.notice.say("warn", self.tr("请先选一个放文件的地方。"), where)
            return
        self.go.setEnabled(False)
        job = self.desk.work.run_long(
            self, lambda s, task: exchange.export_report(s, folder, task.progress, task.cancelled)
        )
        self.progress.follow(job, self.tr("正在打包"))
        job.always(self._ended).success(self._made).failure(self._failed)

    def _ended(self) -> None:
        self.progress.done()
        self.go.setEnabled(True)

    def _made(self, made: list[Exported]) -> None:
        if not made:
            self.notice.say("info", self.tr("没有要送的，办公室都收到了。"))
        for one in made:
            self._result.addWidget(ExportedView(self.desk, one))
        if made:
            tip = self.tr("把文件交给办公室就行。U 盘请先“安全弹出”再拔。没送到也不要紧，下次会再带上。")
            self._result.addWidget(label(tip, "second", wrap=True))
        self.desk.tell(Changes(frozenset({"delivery"})))
        self.written.emit()

    def _failed(self, error: BaseException) -> None:
        self.notice.refused(error, self.tr("没有留下半个文件，日记都在，没有变化。"))
