"""A few seconds of waiting after wrong tries, told in the button that would try again."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QPushButton

from gridworker.ui.desk import Desk


class Patience(QObject):
    """Belongs to one button; the count belongs to the profile, whichever page asks for its passphrase."""

    def __init__(
        self, desk: Desk, folder: Path, push: QPushButton, *, now: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(push)
        self._wrong = desk.wrong_tries
        self._folder, self._push, self._now = folder, push, now
        self._words = push.text()
        self._timer = QTimer(self, interval=250)
        self._timer.timeout.connect(self._tell)
        if self.left():
            self._begin()

    def left(self) -> int:
        """Seconds still to wait, rounded up; 0 when one may try."""
        until = self._wrong.get(self._folder, (0, 0.0))[1]
        return max(0, int(until - self._now() + 0.999))

    def wrong(self) -> None:
        """Another wrong try."""
        from gridworker.services.locking import wait_after

        tries = self._wrong.get(self._folder, (0, 0.0))[0] + 1
        self._wrong[self._folder] = (tries, self._now() + wait_after(tries))
        if self.left():
            self._begin()

    def right(self) -> None:
        """It was right: the next mistake is the first again."""
        self._wrong.pop(self._folder, None)

    def _begin(self) -> None:
        self._tell()
        self._timer.start()

    def _tell(self) -> None:
        left = self.left()
        self._push.setEnabled(not left)
        self._push.setText(self.tr("请等 {n} 秒再试").format(n=left) if left else self._words)
        if not left:
            self._timer.stop()
