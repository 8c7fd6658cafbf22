"""At the next start after a mistake of ours: the page about it, to look at, take along or throw away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from gridworker.domain.time import wall_text
from gridworker.services.crash import CrashPage, crash_pages, save_pages, take_fault, throw_away
from gridworker.ui import choose, crash, theme, words
from gridworker.ui.desk import Desk
from gridworker.ui.widgets.basics import button, column, label
from gridworker.ui.widgets.flow import wrapped
from gridworker.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from gridworker.ui.work import Task


def offer_crashes(desk: Desk, add: Callable[[QWidget], object]) -> None:
    """Look for pages, aside; `add` gets what to show when there are any."""
    folder = crash.folder()

    def look(_task: Task) -> list[CrashPage]:
        take_fault(folder)
        return crash_pages(folder)

    def offer(pages: list[CrashPage]) -> None:
        if pages:
            add(CrashOffer(desk, pages))

    desk.work.run_aside(desk, look).success(offer).failure(lambda _error: None)


class CrashOffer(QFrame):
    def __init__(self, desk: Desk, pages: list[CrashPage]) -> None:
        super().__init__()
        theme.role(self, "well")
        self.desk, self.pages = desk, pages
        self.notice = Notice()
        when = words.moment(wall_text(pages[0].at.astimezone(desk.now().tzinfo)), desk.now())
        said = self.tr("程序上次出过差错（共 {n} 次，最近一次 {t}）。您写的都在。")
        more = self.tr("出错记录只在这台电脑里，里面没有任何人的信息；交给办公室，能帮我们改好程序。")
        self.see = button(self.tr("看一看"), self._see, role="link", icon="eye")
        self.keep = button(self.tr("存一份，交给办公室…"), self._save, role="link", icon="stick")
        self.drop = button(self.tr("不用了，删掉"), self._drop, role="link", icon="trash")
        self.text = QPlainTextEdit("\n\n".join(page.text for page in pages))
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("出错记录"))
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(theme.current().em(12))
        self.text.setVisible(False)
        self.setLayout(
            column(
                label(said.format(n=len(pages), t=when), wrap=True), label(more, "hint", wrap=True),
                wrapped(self.see, self.keep, self.drop), self.text, self.notice, gap=0.4, margin=0.8,
            )
        )  # fmt: skip

    def _see(self) -> None:
        shown = self.text.isHidden()
        self.text.setVisible(shown)
        self.see.setText(self.tr("收起") if shown else self.tr("看一看"))

    def _save(self) -> None:
        folder = choose.folder(self, self.tr("出错记录放到哪里"), self.desk.settings.last_out)
        if folder is None:
            return
        pages = self.pages

        def saved(path: Path) -> None:
            self._drop()
            self.setVisible(True)
            self._only(self.tr("存好了：{f}。请把它交给办公室。").format(f=path.name))

        job = self.desk.work.run_aside(self, lambda _task: save_pages(pages, folder))
        job.success(saved).failure(
            lambda _error: self.notice.say("bad", self.tr("没有存成，记录还在。请换一个地方再试。"))
        )

    def _only(self, sentence: str) -> None:
        for part in (self.see, self.keep, self.drop, self.text):
            part.setVisible(False)
        self.notice.ok(sentence)

    def _drop(self) -> None:
        throw_away([page.path for page in self.pages])
        self.setVisible(False)
