"""What correcting a record asks, whatever the record: why, and nothing that was not changed is written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QWidget

from gridworker.services import households
from gridworker.services.changes import Changes
from gridworker.ui import theme
from gridworker.ui.desk import Desk
from gridworker.ui.page import scrolled
from gridworker.ui.pages.keeping import Typed
from gridworker.ui.pages.kept_form import KeptForm
from gridworker.ui.widgets.basics import button, card, column, focus_soon, frame, label, row
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.household_picker import Answer
from gridworker.ui.widgets.why import Why


class Revision(KeptForm):
    """`saved` carries one sentence. `example` and `reasons`: what stands in the question why and below."""

    saved = Signal(str)

    def __init__(self, desk: Desk, example: str, reasons: Sequence[str]) -> None:
        super().__init__(desk)
        self.why = Why(self.tr("为什么改"), example, list(reasons))
        self.fields["reason"] = self.why_field = Field(self.tr("为什么改(&Z) *"), self.why)

    def enter(self) -> None:
        focus_soon(self.why.line)

    def find_homes(self, text: str, answer: Answer) -> None:
        """Households of the register, for a picker."""
        self.desk.work.run(self, lambda s: households.find_households(s, text, limit=12)).success(answer)

    def changed_fields(self) -> Typed:
        """What differs from what stood there; an untouched field must not overwrite what others wrote."""
        raise NotImplementedError

    def place(self, title: str, *parts: QWidget | QLayout) -> None:
        """Put it together: the title, why, the questions, and the buttons below them."""
        inner = QWidget()
        inside = column(card(self.why_field), *parts, None, gap=0.8)
        inside.setContentsMargins(0, 0, theme.current().em(0.6), theme.current().em(0.6))
        inner.setLayout(inside)
        head = row(label(title, "title", wrap=True), self.keeping.status)
        head.setStretch(0, 1)
        head.setAlignment(self.keeping.status, Qt.AlignmentFlag.AlignTop)
        throw = button(self.tr("不改了，恢复原样"), self.throw, role="link", icon="undo")
        aside = self.aside_button(self.tr("先不改"), self.tr("先不改，写了的留着"))
        bar = frame("bar", row(throw, None, aside, self.save_button(self.tr("保存更正"))), margin=0.6)
        whole = column(head, self.notice, scrolled(inner), bar, gap=0.6)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def ready(self, fields: Typed) -> bool:
        """Whether something was changed and a reason given; else it is said."""
        if not fields:
            self.notice.say("warn", self.tr("还没有改任何一项。改好以后再保存，或者按 Esc 先不改。"))
        elif not self.why.text():
            self.say_wrong("reason", self.tr("请写一句为什么改，或者点一个常用的原因"))
        return bool(fields and self.why.text())

    def tell_saved(self, changes: Changes, n: int) -> None:
        """So many fields are corrected."""
        self.desk.tell(changes)
        said = self.tr("已更正 {n} 项，原来的写法仍查得到。下次送出或合并后，别处也会看到。")
        self.saved.emit(said.format(n=n))
