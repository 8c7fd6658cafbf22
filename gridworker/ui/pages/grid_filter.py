"""For who looks after several grids: which of them is shown, for whom one stands in, and until when."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gridworker.services.my_grids import MyGrid
from gridworker.ui import words
from gridworker.ui.widgets.basics import column, label
from gridworker.ui.widgets.box import Box
from gridworker.ui.widgets.field import Field


class GridFilter(QWidget):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.box = Box()
        self.box.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self._about = label("", "second", wrap=True)
        self.setLayout(column(Field(self.tr("网格(&G)"), self.box), self._about, gap=0.3))

    def show_grids(self, grids: Sequence[MyGrid]) -> None:
        """Offer these; what is chosen stays chosen if it is still among them."""
        before = self.box.code()
        blocked = self.box.blockSignals(True)
        self.box.clear()
        self.box.addItem(self.tr("全部 {n} 个网格").format(n=len(grids)), None)
        for grid in grids:
            self.box.addItem(words.grid(grid), grid.id)
        self.box.set_code(before)
        self.box.blockSignals(blocked)
        told = [words.standing_in(grid) for grid in grids if grid.instead_of]
        self._about.setText("\n".join(told))
        self._about.setVisible(bool(told))
        if self.box.code() != before:
            self.changed.emit()

    def grid(self) -> str | None:
        return self.box.code()
