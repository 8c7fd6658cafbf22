"""Withdrawing what is shown: why, and one button. Nothing to be clicked away: it can be put back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QFrame

from gridworker.services import withdrawing
from gridworker.services.withdrawing import Moved
from gridworker.ui import theme
from gridworker.ui.desk import Desk
from gridworker.ui.widgets.basics import button, column, label, row
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.why import Why


class WithdrawBox(QFrame):
    """Hidden until `ask` opens it. `done` carries what happened, `closed` that nothing did."""

    done = Signal(object)
    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme.role(self, "card")
        self.desk, self._record = desk, ""
        self.notice = Notice()
        self.why = Why(
            self.tr("为什么撤下"),
            self.tr("例如：和另一条记重了"),
            [self.tr("记重了"), self.tr("记错了户"), self.tr("不该记的"), self.tr("居民要求撤下")],
        )
        self.field = Field(self.tr("为什么撤下(&Z) *"), self.why)
        self.what = label("", "second", wrap=True)
        self.go = button(self.tr("撤下，放进回收站"), self._go, role="main", icon="trash")
        self.stay = button(self.tr("不撤"), self.close_box)
        self.setLayout(
            column(
                label(self.tr("撤下这一条"), "heading"), self.what, self.notice, self.field,
                row(None, self.stay, self.go), gap=0.5, margin=1.0,
            )
        )  # fmt: skip
        self.setVisible(False)

    def ask(self, record: str, what: str) -> None:
        """Open it for a record; `what` says what goes and what stays."""
        self._record = record
        self.what.setText(what)
        self.why.set_text("")
        self.field.show_fault("")
        self.notice.hide_notice()
        self.setVisible(True)
        self.why.line.setFocus()

    def close_box(self) -> None:
        if not self.isHidden():
            self.setVisible(False)
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_box()
            return
        super().keyPressEvent(event)

    def _go(self) -> None:
        reason, record = self.why.text(), self._record
        if not reason:
            self.field.show_fault(self.tr("请写一句为什么，或者点一个常用的原因"))
            self.why.line.setFocus()
            return

        def gone(moved: Moved) -> None:
            self.setVisible(False)
            self.done.emit(moved)

        self.go.setEnabled(False)
        self.desk.work.run(self, lambda s: withdrawing.withdraw(s, record, reason)).always(
            lambda: self.go.setEnabled(True)
        ).success(gone).failure(self.notice.refused)


def put_back(desk: Desk, notice: Notice, record: str, then: Callable[[Moved], object]) -> None:
    """Put a withdrawn record back, and say so."""
    desk.work.run(notice, lambda s: withdrawing.put_back(s, record)).success(then).failure(notice.refused)
