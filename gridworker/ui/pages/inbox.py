"""合并: the office's inbox. Files in, each looked at, then merged in one go; a merge can be undone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QStackedWidget

from gridworker.ui.desk import Desk
from gridworker.ui.page import Page
from gridworker.ui.pages.inbox_files import InboxFiles
from gridworker.ui.pages.merge_record import MergeRecord
from gridworker.ui.widgets.basics import column, label, row
from gridworker.ui.widgets.tabs import Tabs


class InboxPage(Page):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.files = InboxFiles(desk)
        self.record = MergeRecord(desk)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.files)
        self._stack.addWidget(self.record)
        self.tabs = Tabs(self.tr("合并"), [self.tr("收件"), self.tr("合并记录")])
        self.tabs.went.connect(self._go)
        head = row(label(self.tr("合并收件箱"), "title"), self.tabs, None, gap=1.2)
        whole = column(head, self._stack, gap=0.7, margin=1.1)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.files.merged.connect(self.record.look)

    def enter(self) -> None:
        self.record.look()
        QTimer.singleShot(0, self, lambda: self.files.pick.setFocus(Qt.FocusReason.OtherFocusReason))

    def show_what(self, what: Any) -> None:
        """Files were given to the program."""
        self.enter()
        self.files.add([Path(path) for path in what])

    def state(self) -> Any:
        return (self._stack.currentIndex(), self.files.rows(), self.files.table.current_id())

    def restore(self, state: Any) -> None:
        tab, rows, picked = state
        self.files.put_back(rows)
        if picked is not None:
            self.files.table.pick(picked)
        self.tabs.go(tab)

    def cancel_work(self) -> None:
        self.files.stop()

    def _go(self, at: int) -> None:
        self._stack.setCurrentIndex(at)
        if at == 1:
            self.record.look()
