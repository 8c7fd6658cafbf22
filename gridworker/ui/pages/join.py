"""A worker's beginning: a passphrase makes the profile, then the office is joined, now or later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridworker.services import session as sessions
from gridworker.ui.pages.join_steps import JoinSteps
from gridworker.ui.pages.step import Beginning, Step
from gridworker.ui.widgets.basics import button, card, clear, label, row
from gridworker.ui.widgets.passphrase import Passphrase

if TYPE_CHECKING:
    from gridworker.services.session import Session


class JoinStart(Step):
    def __init__(self, start: Beginning) -> None:
        super().__init__(
            start,
            self.tr("先定一个口令"),
            self.tr(
                "口令锁住这台电脑里的全部日记。请自己记牢：加入办公室以后忘了口令，办公室能帮您打开日记；"
                "私人体会只有这个口令能开，谁也找不回。"
            ),
        )
        self.passphrase = Passphrase(twice=True)
        self.passphrase.entered.connect(self._make)
        self.go = button(self.tr("下一步"), self._make, role="main", icon="forward")
        self.body.addWidget(card(self.passphrase))
        self.body.addLayout(row(self.go, None))

    def _make(self) -> None:
        if not self.passphrase.agreed():
            return
        words, folder = self.passphrase.text(), self.start.new_folder()
        self.notice.hide_notice()
        self.go.setEnabled(False)
        self.go.setText(self.tr("正在建立…"))
        self.desk.work.open(self, lambda _task: sessions.create_profile(folder, words)).always(
            self._ready
        ).success(self._made).failure(self._failed)

    def _ready(self) -> None:
        self.go.setEnabled(True)
        self.go.setText(self.tr("下一步"))

    def _failed(self, error: BaseException) -> None:
        if getattr(error, "code", "") == "weak_passphrase":
            self.passphrase.wrong(str(error))
        else:
            self.notice.refused(error, self.tr("还没有建立任何东西。"))

    def _made(self, session: Session) -> None:
        """The profile is there; what follows can be left at any time and taken up in 数据包."""
        self.desk.opened(session)
        clear(self.body)
        self.head.setText(self.tr("加入办公室"))
        self.sentence.setText(self.tr("加入以后，办公室能收到您送出的记录；不加入也可以先记日记。"))
        self.body.addWidget(label(self.tr("口令已定好，档案已建好。"), "pill-ok"))
        self.steps = JoinSteps(self.desk, later=self.tr("暂时没有，先开始记日记"))
        self.steps.later.connect(lambda: self.start.opened.emit(session))
        self.steps.joined.connect(lambda: self.start.opened.emit(session))
        self.body.addWidget(self.steps)
        self.steps.enter()
