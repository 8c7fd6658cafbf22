"""The screen while the profile is open and locked: code or passphrase, and nothing of what is behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gridworker.services.profiles import DEMO_PASSPHRASE
from gridworker.ui import theme
from gridworker.ui.desk import Desk
from gridworker.ui.page import scrolled
from gridworker.ui.widgets.basics import button, card, column, focus_soon, label, picture, row
from gridworker.ui.widgets.notice import Notice, three_parts
from gridworker.ui.widgets.passphrase import Passphrase
from gridworker.ui.widgets.patience import Patience

if TYPE_CHECKING:
    from gridworker.services.locking import Pin
    from gridworker.ui.work import Task

LONGEST_PIN = 8


class Keeper(Protocol):
    """Who locked: knows the code and how often a wrong one was typed, and opens or closes."""

    pin: Pin | None
    pin_tries: int

    def unlock(self) -> None: ...

    def leave(self) -> None: ...


class LockScreen(QWidget):
    def __init__(self, desk: Desk, guard: Keeper) -> None:
        super().__init__()
        self.desk, self.guard = desk, guard
        theme.role(self, "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.notice = Notice()
        by_pin = self._pin_helps()
        self.secret = Passphrase(name=self.tr("开锁码，或口令(&K)") if by_pin else self.tr("口令(&K)"))
        self.secret.entered.connect(self._try)
        self.go = button(self.tr("开锁"), self._try, role="main", icon="key")
        self.patience = Patience(desk, desk.folder, self.go)
        other = self.tr("不是我：关上这个档案，换一个人…")
        self.leave = button(other, guard.leave, role="link", icon="person")
        told = self.tr("写到一半的都在，开锁以后接着写。")
        if desk.work.long_busy:
            told = self.tr("写到一半的都在，正在做的事接着做，开锁以后就能看到。")
        head = row(picture("lock", "second", 1.6), label(self.tr("锁上了"), "title"), None)
        parts: list = [head, label(told, "second", wrap=True), self.notice, self.secret]
        if desk.identity.demo:
            shown = self.tr("这是演示档案，口令是：{p}").format(p=DEMO_PASSPHRASE)
            parts.append(label(shown, "second", wrap=True, selectable=True))
            parts.append(row(button(self.tr("替我填上，开锁"), self._fill, role="link"), None))
        parts.append(row(self.go, None))
        box = card(*parts)
        box.setFixedWidth(theme.current().em(30))
        inner = QWidget()
        inner.setLayout(
            column(None, row(None, box, None), row(None, self.leave, None), None, gap=1, margin=1)
        )
        self.setLayout(column(scrolled(inner)))
        self.setAccessibleName(self.tr("锁上了"))
        focus_soon(self.secret.first)

    def _pin_helps(self) -> bool:
        from gridworker.services.locking import TRIES

        return self.guard.pin is not None and self.guard.pin_tries < TRIES

    def kept(self, _state: object, error: BaseException | None) -> None:
        """What was being typed was written down just now, or could not be."""
        if error is not None:
            what, then = three_parts(error)
            self.notice.say("warn", self.tr("写到一半的没能存上，还在窗口里，先不要关。"), what, then)

    def _fill(self) -> None:
        self.secret.first.setText(DEMO_PASSPHRASE)
        self._try()

    def _try(self) -> None:
        if not self.go.isEnabled() or self.patience.left() or not self.secret.agreed():
            return
        typed, pin, folder = self.secret.text(), self.guard.pin, self.desk.folder
        short = typed.strip().isdecimal() and len(typed.strip()) <= LONGEST_PIN
        by_pin = short and pin is not None
        if by_pin and not self._pin_helps():
            self.secret.wrong(self.tr("开锁码错了太多次，这一回请输口令。"))
            return
        self.go.setEnabled(False)

        def fits(_task: Task) -> bool:
            from gridworker.services import locking

            return pin.fits(typed.strip()) if by_pin and pin else locking.passphrase_fits(folder, typed)

        job = self.desk.work.run_aside(self, fits)
        job.always(lambda: self.go.setEnabled(True)).success(lambda right: self._told(right, by_pin))
        job.failure(self.notice.refused)

    def _told(self, right: bool, by_pin: bool) -> None:
        if right:
            self.patience.right()
            self.secret.clear()
            self.guard.unlock()
            return
        if by_pin:
            self.guard.pin_tries += 1
        if by_pin and not self._pin_helps():
            self.secret.wrong(self.tr("开锁码错了太多次，这一回请输口令。"))
        elif by_pin:
            self.secret.wrong(self.tr("开锁码不对，请再输一遍。"))
        else:
            self.secret.wrong(self.tr("口令不对，请再输一遍（注意大小写和输入法）。"))
        self.patience.wrong()
