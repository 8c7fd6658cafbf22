"""Withdrawing what a page shows: why, and one button. Nothing to be clicked away: it can be put back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QFrame, QWidget

from gridworker.services import withdrawing
from gridworker.services.withdrawing import Moved
from gridworker.ui import theme, words
from gridworker.ui.desk import Desk
from gridworker.ui.widgets.basics import button, column, focus_soon, label, row
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.sight import into_sight
from gridworker.ui.widgets.why import Why

UNDO_MS = 60_000
"""For so long the sentence offers to put it back; the bin does it for much longer."""


class WithdrawBox(QFrame):
    """Hidden until its button `opens` is pressed; `back` stands in its place while the record is in the bin.

    Both buttons belong into the bar of the page. `moved` is told after either; what is said is said in the
    page's own notice. `moved` carries whether it is in the bin now.
    """

    moved = Signal(bool)

    def __init__(self, desk: Desk, notice: Notice) -> None:
        super().__init__()
        theme.role(self, "card")
        self.desk, self._above, self._record, self._rest = desk, notice, "", ""
        self.opens = button(self.tr("撤下…"), self.ask, icon="trash")
        self.opens.setAccessibleName(self.tr("撤下这一条，放进回收站"))
        self.back = button(self.tr("恢复"), self.put_back, icon="undo")
        self.back.setAccessibleName(self.tr("从回收站恢复这一条"))
        self.notice = Notice()
        self.why = Why(
            self.tr("为什么撤下"),
            self.tr("例如：和另一条记重了"),
            [self.tr("记重了"), self.tr("记错了户"), self.tr("不该记的"), self.tr("居民要求撤下")],
        )
        self.why.line.returnPressed.connect(self._go)
        self.why.edited.connect(self._remember)
        self._typed: dict[str, str] = {}
        """Reasons begun and not used, by record: who looks something up meanwhile finds his again."""
        self.field = Field(self.tr("为什么撤下(&Z) *"), self.why)
        self._what = label("", "second", wrap=True)
        self.go = button(self.tr("撤下，放进回收站"), self._go, role="main", icon="trash")
        stay = button(self.tr("不撤"), self.close_box)
        self.setLayout(
            column(
                label(self.tr("撤下这一条"), "heading"), self._what, self.notice, self.field,
                row(None, stay, self.go), gap=0.5, margin=1.0,
            )
        )  # fmt: skip
        self.setVisible(False)
        self.opens.setVisible(False)
        self.back.setVisible(False)

    def show_record(self, record: str, withdrawn: bool, rest: str = "") -> None:
        """The page shows this record now; `rest` says what stays when it is withdrawn."""
        if record != self._record:
            self.setVisible(False)
        self._record, self._rest = record, rest
        self.opens.setVisible(not withdrawn)
        self.back.setVisible(withdrawn)

    def ask(self) -> None:
        self._above.hide_notice()
        keep = self.tr("原文留在回收站里，随时可以恢复；下次送出或合并后，别处也会撤下。")
        self._what.setText(words.sentences((self._rest or self.tr("以后不列出、不计数。"), keep)))
        self.why.set_text(self._typed.get(self._record, ""))
        self.field.show_fault("")
        self.notice.hide_notice()
        self.setVisible(True)
        self.why.line.setFocus()
        into_sight(self)  # all of it: the keyboard alone would bring the line and no more

    def _remember(self) -> None:
        self._typed[self._record] = self.why.text()

    def close_box(self) -> None:
        if not self.isHidden():
            self.setVisible(False)
            self.opens.setFocus()

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
        self.go.setEnabled(False)
        self.desk.work.run(self, lambda s: withdrawing.withdraw(s, record, reason)).always(
            lambda: self.go.setEnabled(True)
        ).success(self._gone).failure(self.notice.refused)

    def _gone(self, moved: Moved) -> None:
        self.setVisible(False)
        self._typed.pop(moved.id, None)
        if moved.counts:
            self._above.ok(self.tr("已撤下，放进了回收站。下次送出或合并后，别处也会撤下。"))
        else:
            self._above.say("info", self.tr("已写下。等办这件诉求的那台电脑接收以后，才会撤下。"))
        focus_soon(self._above.offer(self.tr("恢复"), "Alt+Z", self.put_back, UNDO_MS))
        self.desk.tell(moved.changes)
        self.moved.emit(True)

    def put_back(self) -> None:
        """Out of the bin again."""

        def back(moved: Moved) -> None:
            said = self.tr("已恢复，和撤下以前一样。")
            later = self.tr("已写下。等办这件诉求的那台电脑接收以后，才会恢复。")
            self._above.ok(said if moved.counts else later)
            self.desk.tell(moved.changes)
            self.moved.emit(False)

        put_back(self.desk, self._above, self._record, back)


def put_back(desk: Desk, notice: Notice, record: str, then: Callable[[Moved], object]) -> None:
    """Put a withdrawn record back; a refusal is said in `notice`."""
    parent: QWidget = notice
    desk.work.run(parent, lambda s: withdrawing.put_back(s, record)).success(then).failure(notice.refused)
