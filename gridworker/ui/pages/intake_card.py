"""Beside the list of all demands: the one that is picked, its files, and everything that happened to it."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from gridworker.ui import language, theme
from gridworker.ui.desk import Desk
from gridworker.ui.pages import matter_source
from gridworker.ui.pages.asked_card import AskedCard
from gridworker.ui.pages.files_card import FilesCard
from gridworker.ui.pages.history_card import HistoryCard
from gridworker.ui.pages.intake_words import age
from gridworker.ui.pages.matter_words import state_name, state_role
from gridworker.ui.widgets.basics import button, column, label
from gridworker.ui.widgets.flow import wrapped
from gridworker.ui.widgets.notice import Notice


class IntakeCard(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.notice = Notice()
        self.asked, self.history = AskedCard(desk), HistoryCard(desk)
        self.files = FilesCard(desk, self.notice)
        self.files.setVisible(False)
        self.files.intake.take_from(self)
        whole = column(self.notice, self.asked, self.files, self.history, None, gap=0.8)
        whole.setContentsMargins(0, 0, theme.current().em(0.6), theme.current().em(0.6))
        self.setLayout(whole)
        self._id: str | None = None

    def show_demand(self, demand: str) -> None:
        if demand != self._id:
            self.notice.hide_notice()
        self._id = demand
        self.reread()

    def reread(self) -> None:
        wanted = self._id
        if wanted is None:
            return

        def show(found: tuple[dict[str, Any], dict[str, str]]) -> None:
            if wanted == self._id:
                self._show(*found)

        self.desk.work.run(self, lambda s: matter_source.seen(s, wanted)).success(show).failure(
            self.notice.refused
        )

    def stop(self) -> None:
        """The number hides again: the page is left or locked."""
        self.asked.stop()

    def _show(self, page: dict[str, Any], names: dict[str, str]) -> None:
        if self.notice.kind == "bad":
            self.notice.hide_notice()
        number = label(language.said(page["number"]), "second", selectable=True)
        old = label(age(page, self.desk.today()), "second")
        work = button(self.tr("打开办理"), partial(self.desk.go, "matter", page["id"]), icon="forward")
        work.setAccessibleName(self.tr("打开这件诉求，看办到哪一步、下一步怎么办"))
        head = wrapped(number, label(state_name(page), state_role(page)), old, right_from=2)
        self.asked.show_page(page, head=head, ways=[work])
        self.history.show_page(page, names)
        self.files.show_files(page["id"], page.get("files") or [])
        self.files.setVisible(True)
