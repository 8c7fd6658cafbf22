"""One visit in full, under the ledger: the table shows only the beginning of what was written."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QFrame

from gridworker.ui import theme, words
from gridworker.ui.desk import Desk
from gridworker.ui.page import scrolled
from gridworker.ui.widgets.basics import button, clear, column, label
from gridworker.ui.widgets.basics import row as across


class VisitView(QFrame):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme.role(self, "card")
        self.desk = desk
        inner = QFrame()
        self._body = column(gap=0.3)
        inner.setLayout(self._body)
        area = scrolled(inner)
        theme.role(inner, "clear")
        theme.role(area, "clear")
        self.setLayout(column(area, margin=0.8))

    def show_row(self, row: dict[str, Any], house: str) -> None:
        clear(self._body)
        # On a low screen with large letters this one scrolls: one line of what was written is seen whole.
        look = theme.current()
        low = self.window().height() < look.em(45)
        self.setFixedHeight(look.em(5.7 if low else 7.5))
        vocab = self.desk.vocab
        head = "　".join(
            part
            for part in (
                words.long_day(row.get("date")), house, words.visitor(row),
                vocab.label("visit_mode", row.get("mode")), vocab.label("visit_meet", row.get("meet")),
                vocab.label("visit_purpose", row.get("purpose")),
            )
            if part
        )
        see = button(
            self.tr("看全文、更正"), lambda: self.desk.go("visit", row["id"]), role="link", icon="eye"
        )
        top = across(label(head, "label" if low else "heading", wrap=True), see, gap=0.8)
        top.setStretch(0, 1)
        self._body.addLayout(top)
        for name, text in (
            ("", row.get("content") or words.removed(row, "content")),
            (self.tr("当场办理"), row.get("on_spot")),
            (self.tr("诉求编号"), "、".join(row.get("demand_numbers") or [])),
            (self.tr("约定再访"), row.get("promise")),
        ):
            if text:
                said = f"{name}：{text}" if name else str(text)
                self._body.addWidget(label(said, wrap=True, selectable=True))
        self._body.addStretch(1)
