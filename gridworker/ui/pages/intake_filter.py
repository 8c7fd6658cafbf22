"""What of the demands is listed: words, state, where they came from, which grid."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from gridworker.services.demands import STATE_NAMES
from gridworker.services.queries import Query
from gridworker.ui import language
from gridworker.ui.desk import Desk
from gridworker.ui.page import TheseOnly
from gridworker.ui.pages.intake_words import STATES
from gridworker.ui.widgets.basics import row
from gridworker.ui.widgets.box import Box
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.text_area import Line


class IntakeFilter(QWidget):
    """`asked` is told when somebody asks for something else."""

    asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.text = Line(self.tr("内容、编号、地点"))
        states = [(state, language.said(STATE_NAMES[state])) for state in STATES]
        self.status = Box([(None, self.tr("全部")), ("open", self.tr("还没有了结")), *states])
        self.source = Box([(None, self.tr("全部")), *desk.choices("source")])
        self.grid = Box([(None, self.tr("全部"))])
        self._asked = Query("demand")
        self.only: TheseOnly | None = None
        self._timer = QTimer(self, singleShot=True, interval=min(200, desk.autosave_ms))
        self._timer.timeout.connect(self.asked)
        self.text.edited.connect(self._timer.start)
        for box in (self.status, self.source, self.grid):
            box.currentIndexChanged.connect(lambda _at: self.asked.emit())
        across = row(
            Field(self.tr("找(&F)"), self.text), Field(self.tr("状态(&S)"), self.status),
            Field(self.tr("来源(&B)"), self.source), Field(self.tr("网格(&G)"), self.grid),
        )  # fmt: skip
        for at, share in enumerate((3, 2, 2, 2)):
            across.setStretch(at, share)
        self.setLayout(across)

    def stop(self) -> None:
        self._timer.stop()

    def query(self) -> Query:
        """What is asked now."""
        return replace(
            self._asked, text=self.text.text().strip(), state=self.status.currentData(),
            source=self.source.currentData(), grid=self.grid.currentData(),
        )  # fmt: skip

    def ask(self, asked: Query, only: TheseOnly | None = None) -> None:
        """Show a question that came from elsewhere; what has no box here (days, dues) stays in force, and so
        do the records of a figure (`only`)."""
        self.only = only
        self.text.set_text(asked.text)
        for box, code in ((self.status, asked.state), (self.source, asked.source), (self.grid, asked.grid)):
            blocked = box.blockSignals(True)
            if code is not None and box.findData(code) < 0:
                # The grids may not have been read yet; and there are demands that belong to none.
                box.addItem(self.tr("（选定的）"), code)
            box.set_code(code)
            box.blockSignals(blocked)
        self._asked = replace(asked, kind="demand")

    @property
    def narrowed(self) -> bool:
        """Whether something is asked that none of the boxes shows."""
        if self.only is not None:
            return True
        unasked = replace(self._asked, text="", state=None, source=None, grid=None)
        return unasked != Query("demand")

    def put_grids(self, grids: list[dict[str, Any]]) -> None:
        """The grids to choose from; the one that was chosen stays."""
        before = self.grid.currentData()
        blocked = self.grid.blockSignals(True)
        self.grid.clear()
        self.grid.addItem(self.tr("全部"), None)
        for grid in grids:
            self.grid.addItem(grid["name"], grid["id"])
        if before is not None and self.grid.findData(before) < 0:
            self.grid.addItem(self.tr("（选定的）"), before)
        self.grid.set_code(before)
        self.grid.blockSignals(blocked)
