"""Reads the ids of a long list in parts: the first screen at once, the rest while one already reads it.

Each part is a question of its own on the store thread, so that whatever a person asks in between is
answered in between. Another question ends the reading of the one before.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gridworker.services import upkeep
from gridworker.ui.tables.id_model import PAGE, IdModel
from gridworker.ui.tables.views import CardList, Table
from gridworker.ui.work import Work

if TYPE_CHECKING:
    from gridworker.services.session import Session

FIRST = 2 * PAGE
"""More than a screen holds."""
PART = 20_000
"""Some 20 milliseconds of the store thread."""
Ask = Callable[["Session", str | None, int], list[str]]
"""(session, the last id that is known or None, how many) → the next ids."""


class LongList(QObject):
    """`counted` tells how many there are so far, and whether that is all."""

    counted = Signal(int, bool)
    failed = Signal(object)

    def __init__(self, work: Work, view: Table | CardList, model: IdModel, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._view, self._model = work, view, model
        self._round = 0
        self._picked: str | None = None

    def read(self, ask: Ask) -> None:
        """Show what `ask` finds; the row that was picked is picked again when its part arrives."""
        self._round += 1
        self._part(ask, self._round, None, FIRST)

    def stop(self) -> None:
        self._round += 1

    def _part(self, ask: Ask, asked_in: int, after: str | None, n: int) -> None:
        def arrived(ids: list[str]) -> None:
            if asked_in != self._round:
                return
            more = len(ids) == n
            if after is None:
                self._picked = self._view.current_id()
                self._view.show_ids(ids)
                self._model.row_at(0)  # the rows on the screen before the ids behind them
            else:
                self._model.grow(ids)
            if self._picked is not None and self._picked in ids:
                self._view.pick(self._picked)
                self._picked = None
            self.counted.emit(self._model.rowCount(), not more)
            if more:
                self._part(ask, asked_in, ids[-1], PART)

        def read(session: Session) -> list[str]:
            if after is None:
                return ask(session, None, n)
            return upkeep.lightly(session, lambda: ask(session, after, n))

        self._work.run(self, read).success(arrived).failure(self.failed.emit)
