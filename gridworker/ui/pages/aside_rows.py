"""What a restore spared: where it is, and a way to have it go that asks twice."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gridworker.services import set_aside
from gridworker.services.backup_pages import Overview
from gridworker.services.changes import Changes
from gridworker.ui.desk import Desk
from gridworker.ui.pages.backup_rows import when_words
from gridworker.ui.widgets.basics import button, clear, column, label, row
from gridworker.ui.widgets.notice import Notice


class AsideRows(QWidget):
    """Says what happened in `notice`, which is the page's; `gone` when something went."""

    gone = Signal()

    def __init__(self, desk: Desk, notice: Notice) -> None:
        super().__init__()
        self._desk, self._notice = desk, notice
        self._rows = column(gap=0.4)
        self.setLayout(self._rows)

    def show_overview(self, found: Overview) -> None:
        clear(self._rows)
        if found.restored is not None:
            at, made = (when_words(text, self._desk.now()) for text in found.restored)
            said = self.tr("这份档案 {at} 从备份恢复过，备份做于 {made}。").format(at=at, made=made)
            self._rows.addWidget(label(said, wrap=True))
        for path in found.aside:
            said = self.tr("恢复以前的档案留在：{place}").format(place=str(path))
            text = label(said, "second", wrap=True, selectable=True)
            drop = button(self.tr("不要了，删掉…"), partial(self.ask, path), role="link")
            line = row(text, drop)
            line.setStretch(0, 1)
            self._rows.addLayout(line)

    def ask(self, path: Path) -> None:
        """It goes only when it is asked for twice."""
        self._notice.say(
            "warn",
            self.tr("恢复以前的档案删掉就找不回来了，里面可能有备份里没有的记录。"),
            str(path),
        )
        self._notice.lead(self.tr("真的删掉"), partial(self._drop, path))

    def _drop(self, path: Path) -> None:
        def dropped(changes: Changes) -> None:
            self._notice.ok(self.tr("恢复以前的档案删掉了，现在的档案和备份没有动。"))
            self._desk.tell(changes)
            self.gone.emit()

        self._desk.work.run(self, lambda s: set_aside.clear(s, path)).success(dropped).failure(
            lambda error: self._notice.refused(error, self.tr("现在的档案和备份没有动。"))
        )
