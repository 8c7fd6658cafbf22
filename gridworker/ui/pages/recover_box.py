"""A laptop whose passphrase is forgotten: look at its request, compare the digits, answer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from gridworker.services import recovery_answers
from gridworker.services.changes import Changes
from gridworker.services.recovery_answers import Answered, RecoveryRequest
from gridworker.services.session import Session
from gridworker.ui import words
from gridworker.ui.desk import Desk
from gridworker.ui.pages.request_box import RequestBox, RequestWords
from gridworker.ui.widgets.basics import label


class RecoverBox(RequestBox):
    def __init__(self, desk: Desk) -> None:
        said = RequestWords(
            title=self.tr("恢复"),
            told=self.tr("有人忘了口令，会交来一份恢复申请。您回复以后，他用新口令打开，资料都在。"),
            pick=self.tr("选恢复申请…"),
            drop=self.tr("把恢复申请（.gwb）拖到这里，或者"),
            kind=self.tr("恢复申请"),
            yes=self.tr("是本人，数字对得上，写回复"),
            unread=self.tr("什么都没有改变。"),
            unanswered=self.tr("没有回复，什么都没有改变。"),
        )
        super().__init__(desk, said)

    def read(self, s: Session, path: Path) -> RecoveryRequest:
        return recovery_answers.read_recovery(s, path)

    def shown(self, seen: RecoveryRequest) -> list[QWidget]:
        role = self.desk.vocab.label("role", seen.role)
        who = "　".join(part for part in (seen.name, role, words.listed(seen.grids)) if part)
        parts: list[QWidget] = [label(who, "heading", wrap=True)]
        if seen.answered:
            again = self.tr("这份申请 {t} 已经回复过；文件丢了，可以再写一份。")
            when = words.moment(seen.answered, self.desk.now())
            parts.append(label(again.format(t=when), "second", wrap=True))
        sure = self.tr("请确认来的就是本人：拿着回复和新口令，就能打开这台电脑里的全部资料。")
        return [*parts, label(sure, wrap=True)]

    def answer(self, s: Session, path: Path, digits: str, folder: Path) -> Answered:
        return recovery_answers.answer_recovery(s, path, digits, folder)

    def answered(self, made: Answered) -> tuple[Changes, list[str]]:
        return made.changes, [
            self.tr("给 {n} 的恢复回复写好了：{f}").format(n=made.name, f=made.path.name),
            self.tr("把它交给本人，在他的电脑上用新口令打开。校验码 {c}").format(c=made.check),
            self.tr("这件事已经记在“安全”的记录里。"),
        ]
