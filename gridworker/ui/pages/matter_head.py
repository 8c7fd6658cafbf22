"""Above the page of a demand: the way back, its number, its state, the time that is left, and the ladder."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gridworker.ui import language
from gridworker.ui.desk import Desk
from gridworker.ui.pages import ladder_words
from gridworker.ui.pages.ladder_steps import ladder
from gridworker.ui.pages.matter_words import due, state_name, state_role
from gridworker.ui.widgets.basics import button, clear, column, label, row
from gridworker.ui.widgets.ladder import Ladder

_PILLS = {"bad": "pill-bad", "warn": "pill-warn", "info": "pill-info"}


class MatterHead(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.back = button(self.tr("返回"), desk.go_back, icon="back")
        self.ladder = Ladder(self.tr("办到哪一步"))
        self._number = label("", "second", selectable=True)
        self._pills = row(gap=0.4)
        self.setLayout(column(row(self.back, self._number, self._pills, None, gap=0.7), self.ladder, gap=0.6))

    def show_page(self, page: Mapping[str, Any]) -> None:
        """`page` as `services.demands.demand` gives it."""
        today = self._desk.today()
        self._number.setText(language.said(page["number"]))
        marks = [(state_name(page), state_role(page))]
        said, token = due(page, today)
        if said and page["open"]:
            marks.append((said, _PILLS.get(token, "pill")))
        clear(self._pills)
        for text, role in marks:
            self._pills.addWidget(label(text, role), alignment=Qt.AlignmentFlag.AlignVCenter)
        steps = ladder(page)
        self.ladder.show_rungs(ladder_words.rungs(steps, today), ladder_words.said(steps, today))
