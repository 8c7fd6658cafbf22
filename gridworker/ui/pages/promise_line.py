"""One promise inside a diary page: what was promised, and by when."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QWidget

from gridworker.services.visits import PromiseDraft
from gridworker.ui import theme
from gridworker.ui.desk import Desk
from gridworker.ui.widgets.basics import button, column, row
from gridworker.ui.widgets.date_field import DateField
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.text_area import Line


class PromiseLine(QFrame):
    edited = Signal()
    dropped = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme.role(self, "well")
        self.text = Line(self.tr("答应了什么。例如：带临时救助的申请表来"))
        self.text_field = Field(self.tr("约定内容 *"), self.text)
        self.has_due = QCheckBox(self.tr("约了日子"))
        self.due = DateField(self.tr("约定日期"), desk.today, quick=False)
        self.due.setEnabled(False)
        drop = button(self.tr("去掉这个约定"), self.dropped.emit, role="link", icon="trash")
        self.setLayout(column(self.text_field, row(self.has_due, self.due, None, drop), gap=0.4, margin=0.8))
        self.text.edited.connect(self.edited)
        self.due.edited.connect(self.edited)
        self.has_due.toggled.connect(self._dated)

    def draft(self) -> PromiseDraft:
        return PromiseDraft(
            text=self.text.text(), due=self.due.day() if self.has_due.isChecked() else None
        )

    def controls(self) -> dict[str, QWidget]:
        """Every control by the name of what it holds."""
        return {"text": self.text, "has_due": self.has_due, "due": self.due}

    def show_draft(self, draft: PromiseDraft) -> None:
        self.text.set_text(draft.text)
        self.has_due.setChecked(draft.due is not None)
        if draft.due is not None:
            self.due.set_day(draft.due)

    def _dated(self, on: bool) -> None:
        self.due.setEnabled(on)
        self.edited.emit()
