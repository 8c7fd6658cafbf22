"""Opening a profile with its passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent

from gridworker.services.profiles import DEMO_PASSPHRASE
from gridworker.ui.pages.step import Beginning, Step
from gridworker.ui.settings import KnownProfile
from gridworker.ui.widgets.basics import button, card, label, row
from gridworker.ui.widgets.passphrase import Passphrase

if TYPE_CHECKING:
    from gridworker.services.session import Session
    from gridworker.ui.widgets.patience import Patience
    from gridworker.ui.work import Task


class Unlock(Step):
    def __init__(self, start: Beginning, known: KnownProfile) -> None:
        title = known.name or known.title or self.tr("打开档案")
        asks = self.tr("输入口令，打开这个档案。")
        if known.name and known.title:
            asks = self.tr("{place}。输入口令，打开这个档案。").format(place=known.title)
        super().__init__(start, title, asks, back=False)
        self._known = known
        self.passphrase = Passphrase()
        self.passphrase.entered.connect(self._open)
        self.go = button(self.tr("打开"), self._open, role="main", icon="key")
        self.patience: Patience | None = None
        parts: list = [self.passphrase]
        if known.demo:
            shown = self.tr("这是演示档案，口令是：{p}").format(p=DEMO_PASSPHRASE)
            parts.append(label(shown, "second", wrap=True, selectable=True))
            fill = button(self.tr("替我填上，打开"), lambda: self._fill(DEMO_PASSPHRASE), role="link")
            parts.append(row(fill, None))
        parts.append(row(self.go, None))
        self.body.addWidget(card(*parts))
        if len(start.known()) > 1:
            other = button(self.tr("不是我，换一个人…"), start.show_profiles, role="link", icon="person")
        else:
            other = button(self.tr("打开别的档案，或重新开始…"), start.show_welcome, role="link")
        self._other, self._ways = other, row(other, None)
        self.body.addLayout(self._ways)
        self._painted = False
        if self.desk.wrong_tries.get(known.folder):
            self._patience()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.start.waits.emit()
            QTimer.singleShot(0, self, self._offer_restore)

    def _offer_restore(self) -> None:
        """Needed on a bad day only: added when the page is on the screen, which must not wait for it."""
        from gridworker.ui.widgets.flow import wrapped

        forgot = button(self.tr("忘了口令…"), self._forgot, role="link", icon="question")
        push = button(self.tr("从备份恢复…"), self.start.show_restore, role="link", icon="undo")
        self._ways.takeAt(1)  # the stretch
        self._ways.removeWidget(self._other)
        self._ways.addWidget(wrapped(self._other, forgot, push), 1)

    def _forgot(self) -> None:
        self.start.show_forgotten(self._known)

    def _fill(self, words: str) -> None:
        self.passphrase.first.setText(words)
        self._open()

    def _open(self) -> None:
        if not self.go.isEnabled() or not self.passphrase.agreed():
            return
        self.notice.hide_notice()
        self.go.setEnabled(False)
        self.go.setText(self.tr("正在打开…"))
        folder, words = self._known.folder, self.passphrase.text()

        def open_it(_task: Task) -> Session:
            from gridworker.services import session as sessions

            return sessions.open_profile(folder, words)

        self.desk.work.open(self, open_it).always(self._ready).success(self._opened).failure(
            self._failed
        )

    def _patience(self) -> Patience:
        """Loaded at the first mistake: most openings have none."""
        from gridworker.ui.widgets.patience import Patience

        if self.patience is None:
            self.patience = Patience(self.desk, self._known.folder, self.go)
        return self.patience

    def _opened(self, session: Session) -> None:
        if self.patience is not None:
            self.patience.right()
        self.start.opened.emit(session)

    def _ready(self) -> None:
        self.go.setEnabled(True)
        self.go.setText(self.tr("打开"))

    def _failed(self, error: BaseException) -> None:
        if getattr(error, "code", "") == "wrong_passphrase":
            self.passphrase.wrong(self.tr("口令不对。资料没有变化，请再输一遍（注意大小写和输入法）。"))
            self._patience().wrong()
        elif getattr(error, "code", "") in ("damaged_store", "wrong_key"):
            from gridworker.ui.pages.salvage_offer import offer_salvage  # a bad day only

            offer_salvage(self, self._known, self.passphrase.text())
        else:
            self.notice.refused(error, self.tr("档案里的资料没有变化。"))
