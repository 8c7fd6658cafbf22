"""受理一件诉求: the form. Widgets in, a `DeskDraft` out; it keeps its own draft and saves itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from gridworker.services import demands, half_typed
from gridworker.services.changes import Changes
from gridworker.services.demands import DeskDraft, check_desk
from gridworker.services.visits import Problem
from gridworker.ui import language, theme
from gridworker.ui.desk import Desk
from gridworker.ui.page import scrolled
from gridworker.ui.pages.intake_bar import IntakeBar
from gridworker.ui.pages.intake_inputs import IntakeInputs
from gridworker.ui.pages.keeping import Keeping
from gridworker.ui.whereabouts import goes_back
from gridworker.ui.widgets.basics import card, column, focus_soon, label, row
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.notice import Notice

FORM = "intake"


class IntakeForm(IntakeInputs):
    """`saved` carries (id, sentence); `left` is told when one goes back to the list, the draft being kept."""

    saved = Signal(str, str)
    left = Signal()

    def __init__(self, desk: Desk, kept: half_typed.HalfTyped | None = None) -> None:
        super().__init__(desk)
        self._confirmed: set[str] = set()
        self.notice = Notice()
        self.bar = IntakeBar()
        self.keeping = Keeping(
            self, desk, FORM, typed=self.typed, show=self.show_typed, controls=self.controls,
            standing=self.standing, stand_as=self.stand_as,
        )  # fmt: skip
        self.keeping.failed.connect(self._not_kept)
        self._place()
        self.show_draft(self.fresh(), [])
        self.keeping.begin()
        self._listen()
        if kept is not None:
            self.keeping.resume(kept)

    def _place(self) -> None:
        inner = QWidget()
        files = card(Field(self.tr("照片和文件(&P)"), self.files, beside=True))
        self.files.intake.take_from(self)
        inside = column(self.who_and_where(), self.editor, files, None, gap=0.8)
        inside.setContentsMargins(0, 0, theme.current().em(0.6), theme.current().em(0.6))
        inner.setLayout(inside)
        head = row(label(self.tr("受理一件诉求"), "title"), None, self.keeping.status)
        whole = column(head, self.notice, scrolled(inner), self.bar, gap=0.6)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def _listen(self) -> None:
        self.edited.connect(self._edited)
        self.bar.saved.connect(self.save_now)
        self.bar.put_aside.connect(self.leave)
        self.bar.thrown.connect(self._throw)
        self.bar.confirmed.connect(self._confirm)
        self.listen()

    def enter(self) -> None:
        """The keyboard goes where it was, at first to the question that has no answer yet."""
        if not self.keeping.untouched and goes_back(self):
            return
        first = self.picker.box if self.source.value() else self.source
        focus_soon(self.editor.text if self.editor.text.text() else first)

    def _edited(self) -> None:
        self.keeping.touched()
        if self.notice.kind in ("info", "ok"):
            self.notice.hide_notice()
        if self._confirmed or self.bar.says_something:
            self._confirmed.clear()
            self._show_problems([])

    # keeping ------------------------------------------------------------------------------

    @property
    def untouched(self) -> bool:
        return self.keeping.untouched

    def _not_kept(self, error: BaseException) -> None:
        self.notice.refused(error, self.tr("写的内容还在窗口里，请先不要关窗口。"))

    def flush(self) -> None:
        """The profile is about to close: write down what is not yet."""
        self.picker.stop()
        self.keeping.flush()

    def leave(self) -> None:
        """Back to the list; what is typed waits as a draft."""
        self.keeping.put_aside(self.left.emit)

    def _throw(self) -> None:
        self.keeping.throw(self.left.emit)

    # saving -------------------------------------------------------------------------------

    def save_now(self) -> None:
        if wait := self.files.wait:
            self.notice.say("info", wait)
            return
        draft = self.draft()
        problems = [p for p in check_desk(draft, self.desk.vocab) if p.code not in self._confirmed]
        if self.editor.settled.isChecked() and not draft.on_spot.strip():
            said = self.tr("当场答复了什么还没有写。写一句，或者去掉那个勾。")
            problems.append(Problem("on_spot", "result_missing", said, True))
        self._show_problems(problems)
        if problems:
            self._way_to(problems[0].field)()
            return
        confirmed, keeping = set(self._confirmed), self.keeping
        keeping.saves()
        self.bar.save.setEnabled(False)
        self.desk.work.run(
            self, lambda s: keeping.saving(s, lambda s: demands.collect_at_desk(s, draft, confirmed))
        ).always(lambda: self.bar.save.setEnabled(True)).success(
            lambda made: self._saved(draft, made)
        ).failure(self._refused)

    def _saved(self, draft: DeskDraft, made: tuple[str, Changes]) -> None:
        demand, changes = made
        self.keeping.saved()
        if draft.on_spot and draft.anonymous:
            said = self.tr("已记下 1 件诉求，当场已经答复；没有记是谁反映的。")
        elif draft.on_spot:
            said = self.tr("已记下 1 件诉求，当场已经答复。")
        elif draft.anonymous:
            said = self.tr("已受理 1 件诉求，状态是“已搜集”，下一步由办公室立项；没有记是谁反映的。")
        else:
            said = self.tr("已受理 1 件诉求，状态是“已搜集”，下一步由办公室立项。")
        self.desk.tell(changes)
        self.saved.emit(demand, said)

    def _refused(self, error: BaseException) -> None:
        problems = getattr(error, "facts", {}).get("problems")
        if isinstance(problems, list):
            self._show_problems([p for p in problems if isinstance(p, Problem)])
        self.keeping.touched()
        self.notice.refused(error, self.tr("没有保存成诉求，写的内容还在，也会存成草稿。"))

    def _show_problems(self, problems: list[Problem]) -> None:
        fields = {
            "source": self.source_field, "text": self.editor.text_field, "place": self.place_field,
            "reporter": self.reporter_field, "contact": self.contact_field,
            "on_spot": self.editor.on_spot_field, "category": self.editor.kind_field,
        }
        for field in fields.values():
            field.show_fault("")
        for problem in reversed(problems):
            if problem.field in fields:
                fields[problem.field].show_fault(language.said(problem.sentence))
        self.bar.show_problems(problems, self._way_to)

    def _way_to(self, name: str) -> Callable[[], None]:
        controls: dict[str, QWidget] = {
            "source": self.source, "text": self.editor.text, "place": self.place, "reporter": self.reporter,
            "contact": self.contact, "on_spot": self.editor.on_spot, "category": self.editor.kind,
        }
        control = controls.get(name, self.editor.text)
        return lambda: control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _confirm(self, code: str) -> None:
        self._confirmed.add(code)
        self.save_now()
