"""存成 PDF and 打印, alike on every page that has something for paper.

Printers are looked for when somebody wants one: asking the system for them can take seconds.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from gridworker.services import printing
from gridworker.services.printing import Printed
from gridworker.services.session import Session
from gridworker.ui import choose, theme
from gridworker.ui.desk import Desk
from gridworker.ui.widgets.basics import button, label, row
from gridworker.ui.widgets.box import Box
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.progress import ProgressStrip
from gridworker.ui.words import many
from gridworker.ui.work import Job, Task

Write = Callable[[Session, Path, Task], Printed]
Send = Callable[[Session, str, Task], Printed]


class PrintBar(QWidget):
    """`name` says what the file is called, `write` and `send` do it on the store thread.

    `notice` and `progress` are the page's own: what became of it is said where the page speaks. `strip` has
    what comes after: which printer, or a look at the file. The page places it in a row of its own.
    """

    def __init__(
        self,
        desk: Desk,
        notice: Notice,
        progress: ProgressStrip,
        *,
        name: Callable[[], str],
        write: Callable[[], Write],
        send: Callable[[], Send],
    ) -> None:
        super().__init__()
        self._made: Path | None = None
        self._desk, self._notice, self._progress = desk, notice, progress
        self._name, self._write, self._send = name, write, send
        self.pdf = button(self.tr("存成 PDF"), self._save, icon="file")
        self.print = button(self.tr("打印"), self._look_for_printers, icon="print")
        self.printers = Box()
        self.printers.setMinimumWidth(theme.current().em(16))  # names of printers are long
        self._named = label(self.tr("打印机"), "second")
        self._named.setBuddy(self.printers)
        self.go = button(self.tr("开始打印"), self._start)
        self.open = button(self.tr("打开看看"), self._open, role="link")
        self._choice = (self._named, self.printers, self.go)
        self.setLayout(row(self.print, self.pdf, gap=0.5))
        self.strip = QWidget()
        self.strip.setLayout(row(*self._choice, self.open, None, gap=0.5))
        self.open.setVisible(False)
        self._show_choice(False)

    def _show_choice(self, on: bool) -> None:
        for part in self._choice:
            part.setVisible(on)
        self.strip.setVisible(on or self._made is not None)

    def nothing_made(self) -> None:
        """What is shown changed: the file made before is of something else."""
        self._made = None
        self.open.setVisible(False)
        self._show_choice(False)

    # a file -------------------------------------------------------------------------------

    def _save(self) -> None:
        folder = choose.beginning(self._desk.settings.last_out)
        wanted = folder / self._name()
        path = choose.save(self, self.tr("存到哪里"), self.tr("PDF 文件 (*.pdf)"), wanted)
        if path is None:
            return
        write = self._write()
        self._run(
            self._desk.work.run_long(self, lambda s, task: write(s, path, task)),
            self.tr("正在写 PDF"), self.tr("没有留下半个文件。"),
        )

    # a printer ------------------------------------------------------------------------------

    def _look_for_printers(self) -> None:
        self.print.setEnabled(False)
        self._desk.work.run_aside(self, lambda _task: printing.printers()).always(
            lambda: self.print.setEnabled(True)
        ).success(self._found).failure(self._notice.refused)

    def _found(self, names: list[str]) -> None:
        if not names:
            self._notice.say(
                "info", self.tr("这台电脑没有装打印机。"),
                self.tr("可以先存成 PDF，拷到有打印机的电脑上打。"),
            )
            self.pdf.setFocus()
            return
        self.printers.clear()
        for name in names:
            self.printers.addItem(name, name)
        self._show_choice(True)
        self.go.setFocus()

    def _start(self) -> None:
        printer, send = str(self.printers.code()), self._send()
        self._run(
            self._desk.work.run_long(self, lambda s, task: send(s, printer, task)),
            self.tr("正在送到打印机"), self.tr("数据没有变。"),
        )

    # both -----------------------------------------------------------------------------------

    def _run(self, job: Job[Printed], words: str, data: str) -> None:
        self._notice.hide_notice()
        self.setEnabled(False)
        self.strip.setEnabled(False)
        self._progress.follow(job, words)
        job.always(self._ended).success(self._done).failure(lambda e: self._notice.refused(e, data))

    def _ended(self) -> None:
        self._progress.done()
        self.setEnabled(True)
        self.strip.setEnabled(True)

    def _done(self, made: Printed) -> None:
        if made.path is None:
            self._show_choice(False)
            self._notice.ok(many(self.tr("送到打印机了，共 {n} 页。"), n=made.pages), self._masked(made))
            return
        self._desk.settings.last_out = made.path.parent
        self._made = made.path
        self.open.setVisible(True)
        self._show_choice(False)
        said = many(self.tr("PDF 写好了，共 {n} 页。"), n=made.pages)
        self._notice.ok(said, self._masked(made), str(made.path))

    def _masked(self, made: Printed) -> str:
        return self.tr("户主姓名已脱敏。") if made.rows else ""

    def _open(self) -> None:
        if self._made is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._made)))
