"""Letting a device in: the request file, then the 24 digits that its owner reads out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from gridworker.services import office
from gridworker.services.office import Certified, RequestInfo
from gridworker.ui import choose, theme
from gridworker.ui.desk import Desk
from gridworker.ui.widgets.basics import button, clear, column, focus_soon, label, row
from gridworker.ui.widgets.destination import Destination
from gridworker.ui.widgets.digits import Digits
from gridworker.ui.widgets.drop_area import DropArea, files_in
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.notice import Notice


class CertifyBox(QFrame):
    certified = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme.role(self, "card")
        self.desk = desk
        self.notice = Notice()
        self.pick = button(self.tr("选申请文件…"), self._choose, icon="file")
        self.drop = DropArea(self.tr("把申请文件（.gwb）拖到这里，或者"), self.pick, narrow=True)
        self.drop.dropped.connect(self._dropped)
        self.drop.take_from(self)
        self._body = column(gap=0.6)
        told = self.tr("数字由本人当面或在电话里念，您照着输入。数字对得上，才能确定申请没有被调换。")
        self.setLayout(
            column(
                label(self.tr("核准"), "heading"), label(told, "second", wrap=True), self.drop, self.notice,
                self._body, gap=0.6, margin=1,
            )
        )

    def _choose(self) -> None:
        path = choose.file(
            self, self.tr("选申请文件"), self.tr("申请文件 (*.gwb)"), self.desk.folder_used()
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
        self.desk.work.run(self, lambda s: office.read_request(s, path)).success(self._show).failure(
            lambda error: self.notice.refused(error, self.tr("没有核准任何设备。"))
        )

    def _show(self, info: RequestInfo) -> None:
        role = self.desk.vocab.label("role", info.role)
        who = "　".join(part for part in (info.name, role, info.grid_name) if part)
        self.digits = Digits()
        self.digits.returnPressed.connect(lambda: self._certify(info.path))
        self._field = Field(self.tr("他念的 24 个数字(&D)"), self.digits)
        self.destination = Destination(self.desk, near=info.path.parent)
        yes = self.tr("数字对得上，准许加入")
        self.go = button(yes, lambda: self._certify(info.path), role="main", icon="check")
        self._body.addWidget(label(who, "heading", wrap=True))
        code = self.tr("邀请编号 {code}，和文件名里的一样").format(code=info.code)
        self._body.addWidget(label(code, "second", wrap=True))
        if not info.known:
            odd = self.tr("这个邀请不是这里发的，或者已经被别的设备用过。请先问清楚。")
            self._body.addWidget(label(odd, "pill-bad", wrap=True))
        self._body.addWidget(self._field)
        self._body.addWidget(self.destination)
        self._body.addLayout(row(self.go, None))
        focus_soon(self.digits)

    def _certify(self, path: Path) -> None:
        digits, folder = self.digits.text(), self.destination.folder()
        lacking = self.digits.lacking()
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
        self.go.setEnabled(False)
        self.desk.work.run(self, lambda s: office.certify(s, path, digits, folder)).always(
            lambda: self.go.setEnabled(True)
        ).success(self._done).failure(self._failed)

    def _failed(self, error: BaseException) -> None:
        if getattr(error, "code", "") == "wrong_digits":
            self._field.show_fault(str(error))
            self.digits.setFocus()
        else:
            self.notice.refused(error, self.tr("没有核准，什么都没有改变。"))

    def _done(self, done: Certified) -> None:
        clear(self._body)
        self.notice.ok(
            self.tr("{n} 已准许加入。回复文件：{f}").format(n=done.name, f=done.path.name),
            self.tr("把它交给本人，在他的电脑上打开就加入了。校验码 {c}").format(c=done.check),
        )
        self.pick.setFocus()
        self.desk.tell(done.changes)
        self.certified.emit()
