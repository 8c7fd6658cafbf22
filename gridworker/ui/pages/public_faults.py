"""What speaks against hanging a notice up: each place in a sentence, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from gridworker.domain.notice_rows import Fault
from gridworker.ui import theme
from gridworker.ui.widgets.basics import Part, button, clear, column, label, picture, row

MOST = 6


class FaultList(QFrame):
    """Hidden while there is nothing; `allowed` carries a word that means nobody."""

    allowed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        theme.role(self, "well")
        self._box = column(gap=0.3, margin=0.6)
        self.setLayout(self._box)
        self.setVisible(False)

    def show_faults(self, faults: Sequence[Fault], private: Sequence[int]) -> None:
        """Say what must be changed, and which rows should be read once more."""
        clear(self._box)
        for fault in faults[:MOST]:
            self._box.addLayout(self._line(fault))
        if len(faults) > MOST:
            self._box.addWidget(
                label(self.tr("还有 {n} 处，改完这些再看。").format(n=len(faults) - MOST), "second")
            )
        for number in private:
            said = self.tr("第 {n} 行像是写了病情或家事，请再看一遍，用不着的改掉。").format(n=number)
            across = row(picture("info", "warn"), label(said, "", wrap=True), gap=0.5)
            across.setStretch(1, 1)
            self._box.addLayout(across)
        self.setVisible(bool(faults or private))

    def _line(self, fault: Fault):
        where = self.tr("第 {n} 行“{column}”").format(n=fault.row, column=fault.column) if fault.row else (
            self.tr("“{column}”").format(column=fault.column)
        )  # fmt: skip
        if fault.kind == "number":
            said = self.tr("{where}里的“{words}”像电话、证件号或卡号，要改掉才能公示。")
        else:
            said = self.tr("{where}里的“{words}”像住户的姓名，要改掉才能公示。")
        words = label(said.format(where=where, words=fault.words), "", wrap=True)
        parts: list[Part] = [picture("alert", "bad"), words]
        if fault.kind == "name":
            meant = button(self.tr("这不是人名"), partial(self.allowed.emit, fault.words), role="link")
            meant.setAccessibleName(self.tr("“{words}”不是人名").format(words=fault.words))
            parts.append(meant)
        across = row(*parts, gap=0.5)
        across.setStretch(1, 1)
        return across
