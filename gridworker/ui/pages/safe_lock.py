"""安全 / 锁屏: after how many minutes the screen locks by itself, and the code that unlocks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridworker.services import locking
from gridworker.ui.desk import Desk
from gridworker.ui.page import Page
from gridworker.ui.settings import IDLE_MINUTES
from gridworker.ui.widgets.basics import button, card, clear, column, label, narrow, row
from gridworker.ui.widgets.chips import Chips
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.passphrase import Passphrase

if TYPE_CHECKING:
    from gridworker.services.locking import Pin


class LockPart(Page):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.notice = Notice()
        wait = self.tr("{n} 分钟")
        choices = [(str(n), wait.format(n=n)) for n in IDLE_MINUTES]
        self.minutes = Chips(self.tr("多久没人动就锁上"), choices, required=True)
        self.minutes.changed.connect(self._wait_as_chosen)
        self.now = button(self.tr("现在锁上　F9"), desk.lock_asked.emit, icon="lock")
        self.now.setAccessibleName(self.tr("现在锁上"))
        told = self.tr("写到一半的都会先存好，正在做的事接着做；开锁以后一切照旧。")
        aside = self.tr("有人凑过来看，按 F8，屏幕马上遮住；再按一次接着看，不用口令。")
        self._code = column(gap=0.6)
        first = card(
            label(self.tr("离开时锁上"), "heading"),
            label(told, "second", wrap=True),
            Field(self.tr("多久没人动就锁上(&M)"), self.minutes),
            row(self.now, None),
            label(aside, "second", wrap=True),
        )
        second = card(self._code)
        self.setLayout(column(self.notice, narrow(first), narrow(second), gap=0.8))

    def enter(self) -> None:
        self.minutes.set_value(str(self.desk.settings.idle_minutes))
        self.desk.work.run(self, locking.pin_of).success(self._show).failure(self.notice.refused)

    def _wait_as_chosen(self) -> None:
        self.desk.settings.idle_minutes = int(self.minutes.value() or IDLE_MINUTES[0])
        self.desk.save_settings()
        said = self.tr("好的：{n} 分钟没人动，就自己锁上。")
        self.notice.ok(said.format(n=self.desk.settings.idle_minutes))

    # the code -----------------------------------------------------------------------------

    def _show(self, pin: Pin | None) -> None:
        clear(self._code)
        told = self.tr(
            "锁上以后，输几位数字就能开锁，不用每次输口令。它只开已经打开又锁上的窗口：关掉程序或关机以后，"
            "还是要输口令；输错 {n} 次，也要输口令。"
        )
        self._code.addWidget(label(self.tr("开锁码"), "heading"))
        self._code.addWidget(label(told.format(n=locking.TRIES), "second", wrap=True))
        self.code = Passphrase(twice=True, digits=True, name=self.tr("定一个开锁码(&N)"))
        self.code.entered.connect(self._set)
        words = self.tr("定好开锁码") if pin is None else self.tr("换成这个")
        self.set = button(words, self._set, icon="key")
        self._code.addWidget(self.code)
        buttons: list = [self.set]
        if pin is not None:
            self.drop = button(self.tr("不用开锁码了"), self._forget, role="link")
            buttons.append(self.drop)
        self._code.addLayout(row(*buttons, None))

    def _set(self) -> None:
        if not self.set.isEnabled() or not self.code.agreed():
            return
        typed = self.code.text()
        self.set.setEnabled(False)
        job = self.desk.work.run(self, lambda s: locking.set_pin(s, typed))
        job.always(lambda: self.set.setEnabled(True)).success(self._is_set).failure(self._refused)

    def _is_set(self, pin: Pin) -> None:
        self.desk.pin_changed.emit(pin)
        self._show(pin)
        self.notice.ok(self.tr("开锁码定好了。"), self.tr("按 F9 锁上试一试。"))

    def _refused(self, error: BaseException) -> None:
        if getattr(error, "code", "") == "weak_pin":
            self.code.wrong(str(error))
        else:
            self.notice.refused(error, self.tr("开锁码没有变。"))

    def _forget(self) -> None:
        def gone(_none: object) -> None:
            self.desk.pin_changed.emit(None)
            self._show(None)
            self.notice.ok(self.tr("开锁码取消了，锁上以后用口令开。"))

        self.desk.work.run(self, locking.forget_pin).success(gone).failure(self.notice.refused)
