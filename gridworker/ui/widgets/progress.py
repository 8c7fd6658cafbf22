"""How far a long piece of work is, how many minutes are left, and the button that stops it."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QProgressBar

from gridworker.ui import theme
from gridworker.ui.widgets.basics import button, column, label, row
from gridworker.ui.work import Job

SAYS_AFTER_S = 4.0
"""Before that the speed is a guess, and short work needs no promise."""


class Remaining:
    """Seconds left of work that goes on as it went so far; a step with a new total begins to count anew."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._began, self._first, self._total = clock(), 0, 0

    def seconds(self, done: int, total: int) -> float | None:
        """None while nothing can be said."""
        now = self._clock()
        if total != self._total or done < self._first:
            self._began, self._first, self._total = now, done, total
        passed, gone = now - self._began, done - self._first
        if passed < SAYS_AFTER_S or gone <= 0 or done >= total:
            return None
        return passed / gone * (total - done)


class ProgressStrip(QFrame):
    """Hidden while nothing runs. `follow(job, words)` shows it until the job ends."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._remaining = Remaining(clock)
        theme.role(self, "card")
        self._words = label("")
        self._bar = QProgressBar()
        self._bar.setAccessibleName(self.tr("进度"))
        self._cancel = button(self.tr("取消"))
        self._cancel.clicked.connect(self._stop)
        self._job: Job | None = None
        self._said = ""
        across = row(column(self._words, self._bar, gap=0.3), self._cancel, margin=0.8)
        across.setStretch(0, 1)
        self.setLayout(across)
        self.setVisible(False)

    def follow(self, job: Job, words: str, *, cancellable: bool = True) -> None:
        self._job = job
        self._said = words
        self._words.setText(words)
        self._bar.setRange(0, 0)
        self._remaining = Remaining(self._clock)
        self._cancel.setVisible(cancellable)
        self._cancel.setEnabled(True)
        self.setVisible(True)
        job.progress(self._step)

    def done(self) -> None:
        self._job = None
        self.setVisible(False)

    def stop(self) -> None:
        """Ask what runs to stop: the page is about to go."""
        if self._job is not None:
            self._job.cancel()

    def _step(self, done: int, total: int) -> None:
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(min(done, max(total, 1)))
        said = self.tr("{what}：{done} / {total}").format(what=self._said, done=done, total=total)
        left = self._left(self._remaining.seconds(done, total))
        self._words.setText(said + ("　" + left if left else ""))
        self._bar.setAccessibleDescription(self._words.text())

    def _left(self, seconds: float | None) -> str:
        if seconds is None:
            return ""
        minutes = round(seconds / 60)
        if minutes < 1:
            return self.tr("还要不到一分钟")
        return self.tr("大约还要 {n} 分钟").format(n=minutes)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._cancel.setEnabled(False)
            self._words.setText(self.tr("正在停下来……已经做完的不受影响"))
