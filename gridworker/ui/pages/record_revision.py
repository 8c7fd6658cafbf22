"""Correcting a finished record: its fields with what stands in them, and why. Kept like any other form."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QCheckBox, QWidget

from gridworker.services import correction, households
from gridworker.services.correction import Corrected, shape_of
from gridworker.services.record_pages import RecordPage
from gridworker.services.session import Session
from gridworker.ui import theme
from gridworker.ui.desk import Desk
from gridworker.ui.page import scrolled
from gridworker.ui.pages.keeping import Keeping, Typed
from gridworker.ui.pages.record_editors import CategoryBox, Editor, editor
from gridworker.ui.pages.values import field_words
from gridworker.ui.widgets.basics import button, card, column, focus_soon, frame, label, row
from gridworker.ui.widgets.chips import Chips
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.household_picker import Answer
from gridworker.ui.widgets.maybe_day import MaybeDay
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.text_area import TextArea
from gridworker.ui.widgets.why import Why

FORM = "correction"


class RecordRevision(QWidget):
    """`saved` carries one sentence; `left` is told when nothing is to be corrected now (the draft stays)."""

    saved = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk, page: RecordPage) -> None:
        super().__init__()
        self.desk, self._page = desk, page
        self.notice = Notice()
        self.why = Why(
            self.tr("为什么改"),
            self.tr("例如：当初听错了；情况变了"),
            [self.tr("当初记错了"), self.tr("情况变了"), self.tr("漏写了"), self.tr("居民要求更正")],
        )
        self.editors: dict[str, Editor] = {
            name: editor(desk, page.kind, name, page.names.get(name, {}), self._find) for name in page.fields
        }
        for name, one in self.editors.items():
            one.show(page.fields[name])
        self._before = {name: one.value() for name, one in self.editors.items()}
        self.fields: dict[str, Field] = {}
        self.keeping = Keeping(
            self, desk, FORM, typed=self.typed, show=self.show_typed, controls=self.controls,
            about=page.id, base=self._before,
        )  # fmt: skip
        self.keeping.failed.connect(self._not_kept)
        self._place()
        self._listen()
        self.keeping.look(self.notice)

    def _place(self) -> None:
        self.why_field = Field(self.tr("为什么改(&Z) *"), self.why)
        shape = shape_of(self._page.kind)
        lines: list[QWidget | Any] = []
        pair: list[Field] = []
        for name, one in self.editors.items():
            wide = name == "text" or isinstance(one.control, TextArea | Chips | CategoryBox)
            if isinstance(one.control, QCheckBox):
                lines.append(one.control)
                continue
            beside = isinstance(one.control, Chips)
            self.fields[name] = Field(field_words(shape, name), one.control, beside=beside)
            if wide:
                lines.append(self.fields[name])
                continue
            pair.append(self.fields[name])
            if len(pair) == 2:
                lines.append(_halves(pair))
                pair = []
        if pair:
            lines.append(_halves(pair))
        inner = QWidget()
        parts = column(card(self.why_field), card(*lines, gap=0.6), None, gap=0.8)
        parts.setContentsMargins(0, 0, theme.current().em(0.6), theme.current().em(0.6))
        inner.setLayout(parts)
        self.save = button(self.tr("保存更正　Ctrl+Enter"), self.save_now, role="main", icon="check")
        self.save.setAccessibleName(self.tr("保存更正"))
        self.save.setShortcut(QKeySequence("Ctrl+Return"))
        self.aside = button(self.tr("先不改　Esc"), self.leave)
        self.aside.setAccessibleName(self.tr("先不改，写了的留着"))
        self.aside.setShortcut(QKeySequence("Esc"))
        self.throw = button(self.tr("不改了，恢复原样"), self._throw, role="link", icon="undo")
        bar = frame("bar", row(self.throw, None, self.aside, self.save), margin=0.6)
        title = label(self.tr("更正：{title}").format(title=self._page.title), "title", wrap=True)
        head = row(title, self.keeping.status)
        head.setStretch(0, 1)
        head.setAlignment(self.keeping.status, Qt.AlignmentFlag.AlignTop)
        whole = column(head, self.notice, scrolled(inner), bar, gap=0.6)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def _listen(self) -> None:
        self.why.edited.connect(self.keeping.touched)
        for one in self.editors.values():
            for name in ("edited", "changed", "toggled"):
                signal = getattr(one.control, name, None)
                if signal is not None:
                    signal.connect(lambda *_any: self.keeping.touched())
                    break
            else:
                one.control.currentIndexChanged.connect(lambda _at: self.keeping.touched())  # type: ignore[attr-defined]

    def enter(self) -> None:
        focus_soon(self.why.line)

    def _find(self, text: str, answer: Answer) -> None:
        self.desk.work.run(self, lambda s: households.find_households(s, text, limit=12)).success(answer)

    # what was typed ---------------------------------------------------------------------------

    def controls(self) -> dict[str, QWidget]:
        """Every control by the name that the draft gives it."""
        return {"reason": self.why.line} | {name: one.control for name, one in self.editors.items()}

    def typed(self) -> Typed:
        """Everything in the form, as a draft keeps it."""
        values = {name: one.value() for name, one in self.editors.items()}
        return {"kind": self._page.kind, "title": self._page.title, **values, "reason": self.why.text()}

    def show_typed(self, typed: Typed) -> None:
        """Fill the form from a draft."""
        for name, one in self.editors.items():
            if name in typed:
                one.show(typed[name])
        self.why.set_text(str(typed.get("reason") or ""))

    def changed_fields(self) -> Typed:
        """What differs from what stood there; an untouched field must not overwrite what others wrote."""
        now = {name: one.value() for name, one in self.editors.items()}
        return {name: value for name, value in now.items() if value != self._before[name]}

    # saving -----------------------------------------------------------------------------------

    def save_now(self) -> None:
        self.notice.hide_notice()
        fields, reason, record = self.changed_fields(), self.why.text(), self._page.id
        if not fields:
            self.notice.say("warn", self.tr("还没有改任何一项。改好以后再保存，或者按 Esc 先不改。"))
            return
        wrong = [name for name, one in self.editors.items() if _no_day(one.control)]
        for name in wrong:
            self.fields[name].show_fault(self.tr("请写成 2026-04-05 这样，没有就空着"))
        if not reason:
            self.why_field.show_fault(self.tr("请写一句为什么改，或者点一个常用的原因"))
        if wrong or not reason:
            (self.editors[wrong[0]].control if wrong else self.why.line).setFocus()
            return

        self.keeping.saves()

        def write(s: Session) -> Corrected:
            return self.keeping.saving(s, lambda s: correction.correct(s, record, fields, reason))

        def done(made: Corrected) -> None:
            self.keeping.saved()
            said = self.tr("已更正 {n} 项，原来的写法仍查得到。下次送出或合并后，别处也会看到。")
            self.desk.tell(made.changes)
            self.saved.emit(said.format(n=len(made.fields)))

        self.save.setEnabled(False)
        self.desk.work.run(self, write).always(lambda: self.save.setEnabled(True)).success(done).failure(
            self._refused
        )

    def _refused(self, error: BaseException) -> None:
        name = str(getattr(error, "facts", {}).get("field") or "")
        self.notice.refused(error, self.tr("写的内容还在窗口里，也存了草稿。"))
        field = self.why_field if name == "reason" else self.fields.get(name)
        if field is not None:
            field.show_fault(str(error))
            field.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _not_kept(self, error: BaseException) -> None:
        self.notice.refused(error, self.tr("写的内容还在窗口里，请先不要关窗口。"))

    def leave(self) -> None:
        """Back to the record; what was typed stays as a draft."""
        self.keeping.put_aside(self.left.emit)

    def _throw(self) -> None:
        self.keeping.throw(self.left.emit)

    def flush(self) -> None:
        """The profile is about to close: write down what is not yet."""
        self.keeping.flush()


def _halves(fields: list[Field]) -> QWidget:
    box = QWidget()
    across = row(*fields)
    for at in range(len(fields)):
        across.setStretch(at, 1)
    if len(fields) == 1:
        across.addStretch(1)
    across.setContentsMargins(0, 0, 0, 0)
    box.setLayout(across)
    return box


def _no_day(control: QWidget) -> bool:
    return isinstance(control, MaybeDay) and control.is_wrong()
