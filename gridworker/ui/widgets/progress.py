"""How far a long piece of work is, and the button that stops it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QProgressBar

from gridworker.ui import theme
from gridworker.ui.widgets.basics import button, column, label, row
from gridworker.ui.work import Job


class ProgressStrip(QFrame):
    """Hidden while nothing runs. `follow(job, words)` shows it until the job ends."""

    def __init__(self) -> None:
        super().__init__()
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
        self._words.setText(f"{self._said}：{done} / {total}")

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._cancel.setEnabled(False)
            self._words.setText(self.tr("正在停下来……已经做完的不受影响"))
