"""What a list shows while it shows the records behind a figure, and the way back to the whole list."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from gridworker.services import areas
from gridworker.services.queries import Query
from gridworker.ui import theme
from gridworker.ui.desk import Desk
from gridworker.ui.pages import overview_words as say
from gridworker.ui.widgets.basics import button, label, row


class GivenList(QFrame):
    """Hidden until a list is given. `left`: somebody wants the whole list again."""

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme.role(self, "info")
        self._desk = desk
        self.query: Query | None = None
        self._said = label("", "", wrap=True)
        self.all = button(self.tr("看全部"), self._leave)
        self.back = button(self.tr("回总览"), lambda: desk.go("overview"), role="link")
        across = row(self._said, self.back, self.all, gap=0.6, margin=0.5)
        across.setStretch(0, 1)
        self.setLayout(across)
        self.setVisible(False)

    def show_query(self, query: Query) -> None:
        """Say what is shown; the name of the grid is looked up behind it."""
        self.query = query
        self._said.setText(say.opened(query))
        self.setVisible(True)
        if query.grid:
            self._desk.work.run(self, areas.grid_names).success(
                lambda found: self._named(query, found)
            ).failure(lambda _error: None)  # the sentence is whole without the name

    def clear(self) -> None:
        """The list shows something else; nobody is told."""
        self.query = None
        self.setVisible(False)

    def words(self) -> str:
        return self._said.text()

    def _named(self, query: Query, grids: list[dict[str, Any]]) -> None:
        if query == self.query:
            self._said.setText(say.opened(query, [(grid["id"], grid["name"]) for grid in grids]))

    def _leave(self) -> None:
        self.clear()
        self.left.emit()
