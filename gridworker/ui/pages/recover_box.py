"""A laptop whose passphrase is forgotten: look at its request, compare the digits, answer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFrame

from gridworker.services import recovery_answers
from gridworker.services.recovery_answers import Answered, RecoveryRequest
from gridworker.ui import choose, theme, words
from gridworker.ui.desk import Desk
from gridworker.ui.widgets.basics import button, clear, column, focus_soon, label, row
from gridworker.ui.widgets.destination import Destination
from gridworker.ui.widgets.digits import Digits
from gridworker.ui.widgets.drop_area import DropArea, files_in
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.notice import Notice


class RecoverBox(QFrame):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme.role(self, "card")
        self.desk = desk
        self.notice = Notice()
        self.pick = button(self.tr("选恢复申请…"), self._choose, icon="file")
        self.drop = DropArea(self.tr("把恢复申请（.gwb）拖到这里，或者"), self.pick, narrow=True)
        self.drop.dropped.connect(self._dropped)
        self.drop.take_from(self)
        self._body = column(gap=0.6)
        told = self.tr("有人忘了口令，会交来一份恢复申请。您回复以后，他用新口令打开，资料都在。")
        self.setLayout(
            column(
                label(self.tr("恢复"), "heading"), label(told, "second", wrap=True), self.drop, self.notice,
                self._body, gap=0.6, margin=1,
            )
        )

    def _choose(self) -> None:
        path = choose.file(
            self, self.tr("选恢复申请"), self.tr("恢复申请 (*.gwb)"), self.desk.folder_used()
        )
        if path is not None:
            self.take(path)

    def _dropped(self, paths: list[Path]) -> None:
        found = files_in(paths, ".gwb")
        if found:
            self.take(found[0])

    def take(self, path: Path) -> None:
        self.notice.hide_notice()
        clear(self._body)
        self.desk.came_from(path.parent)
        job = self.desk.work.run(self, lambda s: recovery_answers.read_recovery(s, path))
        job.success(lambda seen: self._show(path, seen))
        job.failure(lambda error: self.notice.refused(error, self.tr("什么都没有改变。")))

    def _show(self, path: Path, seen: RecoveryRequest) -> None:
        role = self.desk.vocab.label("role", seen.role)
        who = "　".join(part for part in (seen.name, role, words.listed(seen.grids)) if part)
        sure = self.tr("请确认来的就是本人：拿着回复和新口令，就能打开这台电脑里的全部资料。")
        self.digits = Digits()
        self.digits.returnPressed.connect(lambda: self._answer(path))
        self._field = Field(self.tr("他念的 24 个数字(&D)"), self.digits)
        self.destination = Destination(self.desk, near=path.parent)
        yes = self.tr("是本人，数字对得上，写回复")
        self.go = button(yes, lambda: self._answer(path), role="main", icon="check")
        self._body.addWidget(label(who, "heading", wrap=True))
        if seen.answered:
            again = self.tr("这份申请 {t} 已经回复过；文件丢了，可以再写一份。")
            when = words.moment(seen.answered, self.desk.now())
            self._body.addWidget(label(again.format(t=when), "second", wrap=True))
        self._body.addWidget(label(sure, wrap=True))
        self._body.addWidget(self._field)
        self._body.addWidget(self.destination)
        self._body.addLayout(row(self.go, None))
        focus_soon(self.digits)

    def _answer(self, path: Path) -> None:
        lacking, folder = self.digits.lacking(), self.destination.folder()
        short = self.tr("还差 {n} 个数字。").format(n=lacking) if lacking else ""
        self._field.show_fault(short)
        if short:
            self.digits.setFocus()
            return
        if folder is None:
            self.notice.say("warn", self.tr("请先选一个放回复文件的地方。"))
            return
        if not self.go.isEnabled():
            return
        digits = self.digits.text()
        self.go.setEnabled(False)
        job = self.desk.work.run(
            self, lambda s: recovery_answers.answer_recovery(s, path, digits, folder)
        )
        job.always(lambda: self.go.setEnabled(True)).success(self._done).failure(self._failed)

    def _failed(self, error: BaseException) -> None:
        if getattr(error, "code", "") == "wrong_digits":
            self._field.show_fault(str(error))
            self.digits.setFocus()
        else:
            self.notice.refused(error, self.tr("没有回复，什么都没有改变。"))

    def _done(self, done: Answered) -> None:
        clear(self._body)
        self.notice.ok(
            self.tr("给 {n} 的恢复回复写好了：{f}").format(n=done.name, f=done.path.name),
            self.tr("把它交给本人，在他的电脑上用新口令打开。校验码 {c}").format(c=done.check),
            self.tr("这件事已经记在“安全”的记录里。"),
        )
        self.pick.setFocus()
        self.desk.tell(done.changes)
