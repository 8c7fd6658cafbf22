"""A page that is one list with its forms: 会议簿, 评官评事."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from gridworker.services.changes import Changes
from gridworker.ui.page import Page, page_column
from gridworker.ui.pages.aid_list import AidList
from gridworker.ui.widgets.basics import column, label, row


class BookPage(Page):
    def __init__(
        self, made: AidList, kinds: tuple[str, ...], title: str, about: str, back: QPushButton
    ) -> None:
        """`kinds` of records are what the list is made of; `above` is room between the head and the list."""
        super().__init__(made.desk)
        self.list: Any = made
        self._kinds = kinds
        self.above: QVBoxLayout = column(gap=0.3)
        head = row(back, label(title, "title"), label(about, "second", wrap=True), gap=1)
        head.setStretch(2, 1)
        whole = page_column(head, self.above, made)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def enter(self) -> None:
        self.list.enter()

    def heard(self, changes: Changes) -> None:
        if self.isVisible() and changes.touches(*self._kinds):
            self.list.look()

    def state(self) -> Any:
        return self.list.state()

    def restore(self, state: Any) -> None:
        self.list.restore(state)

    def flush_and_stop(self) -> None:
        self.list.flush()
