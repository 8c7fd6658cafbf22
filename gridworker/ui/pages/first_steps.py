"""Where a new office begins: villages and grids, the household book, the laptops; what is done has a tick."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from gridworker.services.figures import Overview
from gridworker.ui import theme
from gridworker.ui.desk import Desk
from gridworker.ui.widgets.basics import button, column, frame, label, row


class FirstSteps(QWidget):
    """Stands in place of the figures while there is nothing to count."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._ticks = [label("", "heading") for _step in range(3)]
        for tick in self._ticks:
            tick.setMinimumWidth(theme.current().em(1.6))
        self._acts = [
            button(self.tr("去划网格"), lambda: desk.go("areas")),
            button(self.tr("去建户册"), lambda: desk.go("households")),
            button(self.tr("去发邀请"), lambda: desk.go("devices")),
        ]
        steps = [
            self._step(0, self.tr("划好村和网格"), self.tr("先有网格，住户才有地方放。")),
            self._step(
                1, self.tr("建户册"), self.tr("村里有现成的 Excel 表就导进来，没有就一户一户加。")
            ),
            self._step(
                2, self.tr("请网格员的电脑加入"),
                self.tr("发一份邀请文件，他带回申请，核对 24 位数字就行。"),
            ),
        ]  # fmt: skip
        head = label(self.tr("从这里开始"), "heading")
        note = label(
            self.tr("做完这三步，网格员交来走访以后，这里就有覆盖、各月走访和诉求的数。"), "second", wrap=True
        )
        inside = column(head, note, *steps, None, gap=0.7)
        inside.setContentsMargins(0, 0, 0, 0)
        self.setLayout(inside)

    def show_done(self, found: Overview) -> None:
        """Tick what is there already; the next step has the main button."""
        manned = len(found.sources.grids) > len(found.sources.unmanned())
        done = [bool(found.grid_choices), any(row.coverage.d for row in found.grids), manned]
        for number, (tick, is_done) in enumerate(zip(self._ticks, done, strict=True), start=1):
            tick.setText("✓" if is_done else str(number))
            tick.setAccessibleName(
                self.tr("第 {n} 步，已做").format(n=number) if is_done
                else self.tr("第 {n} 步，还没有做").format(n=number)
            )

        next_one = done.index(False) if False in done else None
        for at, act in enumerate(self._acts):
            theme.role(act, "main" if at == next_one else "")

    def _step(self, at: int, name: str, why: str) -> QFrame:
        words = column(label(name, "heading"), label(why, "second", wrap=True), gap=0.1)
        across = row(self._ticks[at], words, self._acts[at], gap=0.8)
        across.setStretch(1, 1)
        across.setAlignment(self._ticks[at], Qt.AlignmentFlag.AlignTop)
        return frame("card", across, margin=0.9)
