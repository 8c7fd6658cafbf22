"""Answer files for the laptops, one each, and one file for the other PCs of the office, onto a stick."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFrame

from gridworker.services import exchange
from gridworker.services.changes import Changes
from gridworker.services.exchange import Exported
from gridworker.ui import theme
from gridworker.ui.desk import Desk
from gridworker.ui.widgets.basics import button, clear, column, frame, hide_unless, label, row
from gridworker.ui.widgets.destination import Destination
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.progress import ProgressStrip

if TYPE_CHECKING:
    from gridworker.services.session import Session
    from gridworker.ui.work import Task


class AnswerBox(QFrame):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme.role(self, "card")
        self.desk = desk
        self._devices: list[dict[str, Any]] = []
        self._picked: str | None = None
        self.notice = Notice()
        self.progress = ProgressStrip()
        self.destination = Destination(desk)
        self.what = label("", wrap=True)
        everybody = self.tr("给所有人做回复包(&G)")
        self.all = button(everybody, lambda: self._answer(None), role="main", icon="bundle")
        self.one = button(self.tr("只给选中的人做"), self._answer_one, icon="person")
        # A PC that holds everything gets no answer: what it lacks goes to all of them in one file.
        self.peers = button(self.tr("给别的办公室电脑做数据包"), self._to_peers, icon="bundle")
        self.peers.setToolTip(self.tr("别的办公室电脑拿到以后，到它的“合并”里收。"))
        hide_unless(False, self.peers)
        self._result = column(gap=0.4)
        told = self.tr("回复包里有收到回执和发给他们的新内容。网格员带回去收进电脑，就能看到“已合并”。")
        self.setLayout(
            column(
                label(self.tr("回复包"), "heading"), label(told, "second", wrap=True), self.what,
                self.destination, row(self.all, None), row(self.one, None), row(self.peers, None),
                self.progress, self.notice, self._result, gap=0.6, margin=1,
            )
        )
        self.pick(None)

    def look(self) -> None:
        self.destination.look_again()

    def stop(self) -> None:
        self.progress.stop()

    def show_devices(self, devices: list[dict[str, Any]]) -> None:
        self.peers.setVisible(any(one["peer"] and not one["this"] for one in devices))
        self._devices = devices = [one for one in devices if not one["peer"]]
        waiting = sum(1 for one in devices if one.get("waiting") and not one.get("written"))
        written = sum(1 for one in devices if one.get("written"))
        if not devices:
            self.what.setText(self.tr("还没有网格员加入。先到“邀请”里发邀请。"))
        elif waiting:
            self.what.setText(self.tr("有 {n} 个人的新内容等着带走。").format(n=waiting))
        elif written:
            said = self.tr("{n} 个人的回复包已经写好，等他们取走。U 盘丢了，可以再做一份。")
            self.what.setText(said.format(n=written))
        else:
            self.what.setText(self.tr("现在没有新内容要带给他们。"))
        self.all.setEnabled(bool(devices))

    def pick(self, device: str | None) -> None:
        self._picked = device
        row_ = next((one for one in self._devices if one["device"] == device), None)
        self.one.setEnabled(row_ is not None)
        if row_ is not None:
            self.one.setText(self.tr("只给 {n} 做").format(n=row_.get("name") or ""))
        else:
            self.one.setText(self.tr("只给左边选中的人做"))

    def _answer_one(self) -> None:
        if self._picked is not None:
            self._answer([self._picked])

    def _answer(self, devices: list[str] | None) -> None:
        self._write(
            lambda s, folder, task: exchange.answer(s, devices, folder, task.progress, task.cancelled)
        )

    def _to_peers(self) -> None:
        self._write(lambda s, folder, task: exchange.export_report(s, folder, task.progress, task.cancelled))

    def _write(self, verb: Callable[[Session, Path, Task], list[Exported]]) -> None:
        folder = self.destination.folder()
        clear(self._result)
        self.notice.hide_notice()
        if folder is None:
            self.notice.say("warn", self.tr("请先选一个放文件的地方。"))
            return
        self.all.setEnabled(False)
        self.peers.setEnabled(False)
        job = self.desk.work.run_long(self, lambda s, task: verb(s, folder, task))
        self.progress.follow(job, self.tr("正在做回复包"))
        job.always(self._ended).success(self._made).failure(
            lambda error: self.notice.refused(error, self.tr("没有留下半个文件。"))
        )

    def _ended(self) -> None:
        self.progress.done()
        self.all.setEnabled(bool(self._devices))
        self.peers.setEnabled(True)

    def _made(self, made: list[Exported]) -> None:
        if not made:
            self.notice.say("info", self.tr("现在没有新内容要带给他们。"))
            return
        if made[0].device:
            self.notice.ok(self.tr("做好了 {n} 个回复包，已读回核对。").format(n=len(made)))
        else:
            self.notice.ok(
                self.tr("给别的办公室电脑的数据包做好了，已读回核对。"),
                self.tr("在那台电脑的“合并”里收进去；那边也做一个带回来，两边就一样了。"),
            )
        self.desk.tell(Changes(frozenset({"device"})))
        for one in made:
            who = label(one.name or self.tr("别的办公室电脑"), "label")
            check = label(one.check, selectable=True)
            file = label(one.path.name, "hint", wrap=True, selectable=True)
            self._result.addWidget(frame("well", row(who, None, check), file, gap=0.2, margin=0.6))
