"""安全 / 口令: another passphrase for the same keys; nothing is encrypted anew."""

from __future__ import annotations

from gridworker.services import locking
from gridworker.ui.desk import Desk
from gridworker.ui.page import Page
from gridworker.ui.widgets.basics import button, card, column, focus_soon, label, narrow, row
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.passphrase import Passphrase
from gridworker.ui.widgets.patience import Patience


class PassphrasePart(Page):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.notice = Notice()
        self.old = Passphrase(name=self.tr("现在的口令(&O)"))
        self.new = Passphrase(twice=True, name=self.tr("新口令(&K)"))
        self.go = button(self.tr("换成新口令"), self._change, role="main", icon="key")
        self.new.entered.connect(self._change)
        self.patience = Patience(desk, desk.folder, self.go)
        told = self.tr("换口令只换锁，资料不用重新加密，几秒钟就好。旧的备份仍然要用当时的口令打开。")
        box = card(
            label(self.tr("换口令"), "heading"), label(told, "second", wrap=True), self.old, self.new,
            row(self.go, None),
        )  # fmt: skip
        self.setLayout(column(self.notice, narrow(box), gap=0.8))

    def enter(self) -> None:
        focus_soon(self.old.first)

    def _change(self) -> None:
        if not self.go.isEnabled() or not self.old.agreed() or not self.new.agreed():
            return
        self.notice.hide_notice()
        old, new = self.old.text(), self.new.text()
        self.go.setEnabled(False)
        job = self.desk.work.run(self, lambda s: locking.change_passphrase(s, old, new))
        job.always(lambda: self.go.setEnabled(True)).success(self._changed).failure(self._refused)

    def _changed(self, _nothing: object) -> None:
        self.patience.right()
        self.old.clear()
        self.new.clear()
        self.notice.ok(
            self.tr("口令换好了。"), self.tr("下次打开档案，请用新口令；以前的备份还要用当时的口令打开。")
        )

    def _refused(self, error: BaseException) -> None:
        code = getattr(error, "code", "")
        if code == "wrong_passphrase":
            self.old.wrong(self.tr("现在的口令不对，没有换。请再输一遍（注意大小写和输入法）。"))
            self.patience.wrong()
        elif code == "weak_passphrase":
            self.new.wrong(str(error))
        else:
            self.notice.refused(error, self.tr("还是原来的口令。"))
