"""The window closes: what was written goes into a backup first, in sight, and can be given up any time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from gridworker.errors import UserError
from gridworker.ui import theme
from gridworker.ui.backing import Backing
from gridworker.ui.widgets.basics import button, card, column, focus_soon, label, row
from gridworker.ui.widgets.notice import Notice, three_parts
from gridworker.ui.widgets.progress import ProgressStrip

QUICK_MS = 350
"""Most backups are made faster than one can read: nothing is shown for those."""
SAID_MS = 6000
"""How long a backup that failed is told of before the window closes all the same."""


class Closing(QWidget):
    """Stands in the window's place while it closes. `done` when the window may go."""

    done = Signal()

    def __init__(self, backing: Backing, shown: Callable[[QWidget], None]) -> None:
        super().__init__()
        self._shown = shown
        self._over = False
        self._stands = False
        self.notice = Notice()
        self.progress = ProgressStrip()
        self.leave = button(self.tr("不等了，马上关上"), self._leave, icon="cross")
        self._title = label(self.tr("正在备份，做完窗口就自动关上"), "heading", wrap=True)
        told = self.tr("您写的都已经存好了。不等也没关系，下次打开时会再备份。")
        box = card(self._title, label(told, "second", wrap=True), self.progress, self.notice,
                   row(self.leave, None))  # fmt: skip
        box.setMaximumWidth(theme.current().em(40))
        across = row(None, box, None)
        across.setStretch(1, 4)
        self.setLayout(column(None, across, None, margin=2))
        theme.role(self, "page")
        self._backing = backing
        backing.follows.connect(self._follow)
        QTimer.singleShot(QUICK_MS, self, self._appear)
        backing.on_closing(self._ended)

    def give_up(self) -> None:
        """Asked to close once more: the copy stops, and nothing of it stays."""
        self._over = True
        self._backing.give_up()

    def _appear(self) -> None:
        if not self._over:
            self._stand()
            focus_soon(self.leave)

    def _stand(self) -> None:
        """Take the window's place, once: what takes it again would put itself out."""
        if not self._stands:
            self._stands = True
            self._shown(self)

    def _follow(self, job) -> None:
        self.progress.follow(job, self.tr("备份"), cancellable=False)

    def _ended(self, error: UserError | None) -> None:
        self.progress.done()
        if error is None or self._over:
            self._finish()
            return
        what, then = three_parts(error)
        self._stand()
        self._title.setText(self.tr("这次没有备份成"))
        self.notice.say("warn", what, self.tr("您写的都已经存好了。"), then)
        self.leave.setText(self.tr("知道了，关上"))
        QTimer.singleShot(SAID_MS, self, self._finish)

    def _leave(self) -> None:
        self.give_up()
        self.done.emit()

    def _finish(self) -> None:
        if not self._over:
            self._over = True
            self.done.emit()
