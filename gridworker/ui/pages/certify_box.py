"""Letting a device in: the request file, then the 24 digits that its owner reads out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gridworker.services import office
from gridworker.services.changes import Changes
from gridworker.services.office import Certified, RequestInfo
from gridworker.services.session import Session
from gridworker.ui.desk import Desk
from gridworker.ui.pages.request_box import RequestBox, RequestWords
from gridworker.ui.widgets.basics import label


class CertifyBox(RequestBox):
    certified = Signal()

    def __init__(self, desk: Desk) -> None:
        said = RequestWords(
            title=self.tr("核准"),
            told=self.tr("数字由本人当面或在电话里念，您照着输入。数字对得上，才能确定申请没有被调换。"),
            pick=self.tr("选申请文件…"),
            drop=self.tr("把申请文件（.gwb）拖到这里，或者"),
            kind=self.tr("申请文件"),
            yes=self.tr("数字对得上，准许加入"),
            unread=self.tr("没有核准任何设备。"),
            unanswered=self.tr("没有核准，什么都没有改变。"),
        )
        super().__init__(desk, said)

    def read(self, s: Session, path: Path) -> RequestInfo:
        return office.read_request(s, path)

    def shown(self, seen: RequestInfo) -> list[QWidget]:
        role = self.desk.vocab.label("role", seen.role)
        who = "　".join(part for part in (seen.name, role, seen.grid_name) if part)
        code = self.tr("邀请编号 {code}，和文件名里的一样").format(code=seen.code)
        parts: list[QWidget] = [label(who, "heading", wrap=True), label(code, "second", wrap=True)]
        if not seen.known:
            odd = self.tr("这个邀请不是这里发的，或者已经被别的设备用过。请先问清楚。")
            parts.append(label(odd, "pill-bad", wrap=True))
        return parts

    def answer(self, s: Session, path: Path, digits: str, folder: Path) -> Certified:
        return office.certify(s, path, digits, folder)

    def answered(self, made: Certified) -> tuple[Changes, list[str]]:
        return made.changes, [
            self.tr("{n} 已准许加入。回复文件：{f}").format(n=made.name, f=made.path.name),
            self.tr("把它交给本人，在他的电脑上打开就加入了。校验码 {c}").format(c=made.check),
        ]

    def _done(self, made: Certified) -> None:
        super()._done(made)
        self.certified.emit()
