"""Correcting a saved visit: the diary form with what was saved, the fields it lacks, and the reason."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QCheckBox, QFrame, QWidget

from gridworker.services import households, visits
from gridworker.services.session import Session
from gridworker.services.visits import Recorded, VisitDraft
from gridworker.ui import theme
from gridworker.ui.desk import Desk
from gridworker.ui.page import scrolled
from gridworker.ui.pages.diary_form import DiaryForm, Standing
from gridworker.ui.pages.keeping import Keeping
from gridworker.ui.widgets.basics import button, card, column, frame, label, row
from gridworker.ui.widgets.chips import Chips
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.household_picker import Answer
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.text_area import Line
from gridworker.ui.widgets.why import Why

FORM = "revision"
_NOT_HERE = {"demands", "promises", "files", "reflection"}
"""Records of their own (files are put on and taken off where the visit is read), and the private page: they
are not corrected with the visit."""
Typed = dict[str, Any]


class VisitRevision(QWidget):
    """`saved` carries one sentence; `left` is told when nothing is to be corrected now (the draft stays)."""

    saved = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk, page: dict[str, Any]) -> None:
        super().__init__()
        self.desk, self._id = desk, str(page["id"])
        self.notice = Notice()
        self.form = DiaryForm(desk, self._find)
        for part in (
            self.form.raised, self.form.files.parentWidget(), self.form.reflection.parentWidget()
        ):  # fmt: skip
            if part is not None:
                part.setVisible(False)
        unseen = QWidget(self)
        unseen.setVisible(False)
        self.form.absent.setParent(unseen)  # it would begin another visit; the form shows it as it likes
        self.form.removeEventFilter(self.form.files.intake)  # nothing falls onto what is not shown
        self.form.setAcceptDrops(False)
        inside = self.form.layout()
        assert inside is not None
        inside.setContentsMargins(0, 0, 0, 0)
        self.why = Why(
            self.tr("为什么改"),
            self.tr("例如：日期记错了一天；漏写了老人要带药"),
            [self.tr("当初记错了"), self.tr("漏写了"), self.tr("居民要求更正")],
        )
        self.reason = self.why.line
        self.started, self.ended = Line("09:30"), Line("10:00")
        self.result = Chips(self.tr("走访结果"), desk.choices("visit_result"))
        self.withdrawn = QCheckBox(self.tr("撤下这篇：不该记的。以后不列出、不计数，原文仍查得到"))
        self._fill(page)
        self._before = self._typed()
        base = {name: value for name, value in self._before.items() if name != "reason"}
        self.keeping = Keeping(
            self, desk, FORM, typed=self._typed, show=self._show_typed, controls=self._controls,
            about=self._id, base=base, standing=self._standing, stand_as=self._stand_as,
        )  # fmt: skip
        self.keeping.failed.connect(self._not_kept)
        self._place()
        self._listen()
        self.keeping.look(self.notice)

    def _place(self) -> None:
        self.reason_field = Field(self.tr("为什么改(&Z) *"), self.why)
        times = row(Field(self.tr("开始时间"), self.started), Field(self.tr("结束时间"), self.ended))
        more = card(Field(self.tr("走访结果"), self.result, beside=True), times, self.withdrawn, gap=0.6)
        inner = QWidget()
        parts = column(card(self.reason_field), self.form, more, None, gap=0.8)
        parts.setContentsMargins(0, 0, theme.current().em(0.6), theme.current().em(0.6))
        inner.setLayout(parts)
        self.area = scrolled(inner)
        title = label(self.tr("更正这篇走访"), "title")
        self.save = button(self.tr("保存更正　Ctrl+Enter"), self.save_now, role="main", icon="check")
        self.save.setAccessibleName(self.tr("保存更正"))
        self.save.setShortcut(QKeySequence("Ctrl+Return"))
        self.aside = button(self.tr("先不改　Esc"), self._leave)
        self.aside.setAccessibleName(self.tr("先不改，写了的留着"))
        self.aside.setShortcut(QKeySequence("Esc"))
        self.undo = button(self.tr("不改了，恢复原样"), self._throw, role="link", icon="undo")
        bar: QFrame = frame("bar", row(self.undo, None, self.aside, self.save), margin=0.6)
        whole = column(row(title, None, self.keeping.status), self.notice, self.area, bar, gap=0.6)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def _listen(self) -> None:
        self.form.edited.connect(self.keeping.touched)
        for line in (self.why, self.started, self.ended):
            line.edited.connect(self.keeping.touched)
        self.result.changed.connect(self.keeping.touched)
        self.withdrawn.toggled.connect(lambda _on: self.keeping.touched())

    def enter(self) -> None:
        self.reason.setFocus()

    def _find(self, text: str, answer: Answer) -> None:
        self.desk.work.run(self, lambda s: households.find_households(s, text, limit=12)).success(answer)

    # what is shown and what was typed -------------------------------------------------------

    def _fill(self, page: dict[str, Any]) -> None:
        names = set(VisitDraft.model_fields) - _NOT_HERE
        known = {name: page[name] for name in names if page.get(name) is not None}
        self._show(VisitDraft.model_validate({"purpose": "", **known}), page.get("households") or [])
        self.started.set_text(page.get("started_at") or "")
        self.ended.set_text(page.get("ended_at") or "")
        self.result.set_value(page.get("result"))
        self.withdrawn.setChecked(bool(page.get("withdrawn")))

    def _show(self, draft: VisitDraft, rows: list[dict[str, Any]]) -> None:
        self.form.show_draft(draft, rows)
        self.form.raised.setVisible(False)

    def _typed(self) -> Typed:
        """Everything in the form, as JSON."""
        form = {n: v for n, v in self.form.draft().model_dump(mode="json").items() if n not in _NOT_HERE}
        return form | {
            "started_at": self.started.text().strip(),
            "ended_at": self.ended.text().strip(),
            "result": self.result.value() or "",
            "withdrawn": self.withdrawn.isChecked(),
            "reason": self.reason.text(),
        }

    def changed_fields(self) -> Typed:
        now = self._typed()
        return {n: v for n, v in now.items() if n != "reason" and _trim(v) != _trim(self._before.get(n))}

    def _show_typed(self, typed: Typed) -> None:
        """Fill the form from a draft; the names of the households come after."""
        known = {n: typed[n] for n in VisitDraft.model_fields if n in typed and n not in _NOT_HERE}
        known = {name: value for name, value in known.items() if value is not None}
        draft = VisitDraft.model_validate({"purpose": "", **known})
        before = dict(self.form.picker.picked_words())
        self._show(draft, [])
        self.form.picker.stand_as([(home, before.get(home, "…")) for home in draft.targets], "")
        self._show_rest(typed)
        if any(home not in before for home in draft.targets):
            self.desk.work.run(self, lambda s: households.household_rows(s, draft.targets)).success(
                self.form.picker.set_picked
            )

    def _show_rest(self, typed: Typed) -> None:
        self.started.set_text(str(typed.get("started_at") or ""))
        self.ended.set_text(str(typed.get("ended_at") or ""))
        self.result.set_value(str(typed.get("result") or "") or None)
        self.withdrawn.setChecked(bool(typed.get("withdrawn")))
        self.why.set_text(str(typed.get("reason") or ""))

    def _standing(self) -> tuple[Standing, Typed]:
        return self.form.standing(), self._typed()

    def _stand_as(self, before: tuple[Standing, Typed]) -> None:
        self.form.stand_as(before[0])
        self._show_rest(before[1])

    def _controls(self) -> dict[str, QWidget]:
        mine = {
            "reason": self.reason, "started_at": self.started, "ended_at": self.ended, "result": self.result,
            "withdrawn": self.withdrawn,
        }  # fmt: skip
        return mine | self.form.controls()

    # keeping ------------------------------------------------------------------------------

    def _not_kept(self, error: BaseException) -> None:
        self.notice.refused(error, self.tr("写的内容还在窗口里，请先不要关窗口。"))

    def flush(self) -> None:
        """The window closes: write down what is not yet."""
        self.keeping.flush()

    def _leave(self) -> None:
        self.keeping.put_aside(self.left.emit)

    def _throw(self) -> None:
        self.keeping.throw(self.left.emit)

    # saving -------------------------------------------------------------------------------

    def save_now(self) -> None:
        fields, reason = self.changed_fields(), self.reason.text().strip()
        if not fields:
            self.notice.say("warn", self.tr("还没有改任何一项。改好以后再保存，或者按 Esc 先不改。"))
            return
        if not reason:
            self.reason_field.show_fault(self.tr("请写一句为什么改，或者点一个常用的原因"))
            self.reason.setFocus()
            return

        self.keeping.saves()

        def revise(s: Session) -> Recorded:
            return self.keeping.saving(s, lambda s: visits.revise_visit(s, self._id, fields, reason))

        def done(made: Recorded) -> None:
            self.keeping.saved()
            self.desk.tell(made.changes)
            said = self.tr("已更正 {n} 项，原来的写法仍查得到。下次送出或合并后，别处也会看到。")
            self.saved.emit(said.format(n=len(fields)))

        self.save.setEnabled(False)
        self.desk.work.run(self, revise).always(lambda: self.save.setEnabled(True)).success(done).failure(
            self._refused
        )

    def _refused(self, error: BaseException) -> None:
        field = str(getattr(error, "facts", {}).get("field") or "")
        self.notice.refused(error, self.tr("写的内容还在窗口里，也存了草稿。"))
        if field:
            shown, go = self.form.place_of(field)
            if shown is not None:
                shown.show_fault(str(error))
            go()
        theme.role(self.notice, "bad")


def _trim(value: Any) -> Any:
    """Blanks at the ends of a text are no correction."""
    return value.strip() if isinstance(value, str) else value
