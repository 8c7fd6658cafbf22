"""安全 / 口令: another passphrase for the same keys; nothing is encrypted anew."""

from __future__ import annotations

from gridworker.ui.desk import Desk
from gridworker.ui.page import Page
from gridworker.ui.widgets.basics import button, card, column, focus_soon, label, row
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.passphrase import Passphrase


class PassphrasePart(Page):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.notice = Notice()
        self.old = Passphrase(name=self.tr("现在的口令(&O)"))
        self.new = Passphrase(twice=True, name=self.tr("新口令(&K)"))
        self.go = button(self.tr("换成新口令"), self._change, role="main", icon="key")
        self.new.entered.connect(self._change)
        self.setLayout(
            column(
                self.notice,
                card(
                    label(self.tr("换口令"), "heading"),
                    label(self.tr("换口令只换锁，资料不用重新加密，几秒钟就好。"), "second", wrap=True),
                    self.old,
                    self.new,
                    row(self.go, None),
                ),
                gap=0.8,
            )
        )

    def enter(self) -> None:
        focus_soon(self.old.first)

    def _change(self) -> None:
        if not self.old.agreed() or not self.new.agreed():
            return
        old, new = self.old.text(), self.new.text()
        self.go.setEnabled(False)
        job = self.desk.work.run(self, lambda s: s.change_passphrase(old, new))
        job.always(lambda: self.go.setEnabled(True)).success(self._changed).failure(self._refused)

    def _changed(self, _nothing: object) -> None:
        self.old.clear()
        self.new.clear()
        self.notice.ok(self.tr("口令换好了。"), self.tr("下次打开档案，请用新口令。"))

    def _refused(self, error: BaseException) -> None:
        if getattr(error, "code", "") == "wrong_passphrase":
            self.old.wrong(self.tr("现在的口令不对，没有换。请再输一遍（注意大小写和输入法）。"))
        else:
            self.notice.refused(error, self.tr("还是原来的口令。"))
