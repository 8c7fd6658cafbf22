"""经过: everything that happened to a demand, the newest first; the older events when they are asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from gridworker.ui import words
from gridworker.ui.desk import Desk
from gridworker.ui.pages.event_view import event_frame
from gridworker.ui.widgets.basics import button, card, clear, column, label

FIRST_SHOWN = 4
"""Events shown at once."""


class HistoryCard(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._box = column(gap=0)
        self.setLayout(self._box)
        self._page: dict[str, Any] = {}
        self._names: Mapping[str, str] = {}
        self._all = ""
        """The demand of which every event is shown."""

    def show_page(self, page: dict[str, Any], names: Mapping[str, str]) -> None:
        """`names` are words for the ids in what its events say."""
        self._page, self._names = page, names
        clear(self._box)
        # 知晓 is written by the program, and told by the lamps of the three levels.
        events = [event for event in reversed(page["events"]) if event["event"] != "known"]
        all_of_them = self._all == page["id"] or len(events) <= FIRST_SHOWN + 1
        shown = events if all_of_them else events[:FIRST_SHOWN]
        title = words.many(self.tr("经过（{n} 步，最近的在前）"), n=len(events))
        parts: list = [label(title, "heading", wrap=True)]
        parts += [event_frame(self.desk, event, names) for event in shown]
        if not all_of_them:
            rest = words.many(self.tr("看前面的 {n} 步"), n=len(events) - len(shown))
            parts.append(button(rest, self._show_all, role="link", icon="down"))
        self._box.addWidget(card(*parts, gap=0.5))

    def _show_all(self) -> None:
        self._all = self._page["id"]
        self.show_page(self._page, self._names)
