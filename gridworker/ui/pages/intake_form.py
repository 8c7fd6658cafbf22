"""受理一件诉求: the form. Widgets in, a `DeskDraft` out; it keeps its own draft and saves itself.

Who wants not to be named: the fields that would tell go away, and what stood in them is neither kept as a
draft nor saved. Taking the tick back brings it to the screen again, as long as the form is open.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from gridworker.services import areas, demands, half_typed, households, my_grids
from gridworker.services.changes import Changes
from gridworker.services.demands import DeskDraft, check_desk
from gridworker.services.desk_form import SOURCES, kept_apart
from gridworker.services.session import Session
from gridworker.services.visits import DemandDraft, Problem
from gridworker.ui import language, theme
from gridworker.ui.desk import Desk
from gridworker.ui.page import scrolled
from gridworker.ui.pages.demand_editor import DemandEditor
from gridworker.ui.pages.files_field import FilesField
from gridworker.ui.pages.intake_bar import IntakeBar
from gridworker.ui.pages.keeping import Keeping
from gridworker.ui.whereabouts import goes_back
from gridworker.ui.widgets.basics import card, column, focus_soon, label, row
from gridworker.ui.widgets.box import Box
from gridworker.ui.widgets.chips import Chips
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.household_picker import Answer, HouseholdPicker
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.text_area import Line

FORM = "intake"


class Standing(NamedTuple):
    """The form as it stands, for Ctrl+Z: with the words of the household, and what is typed in its box."""

    draft: DeskDraft
    picked: tuple[tuple[str, str], ...]
    typed: str
    grid: str | None


class IntakeForm(QWidget):
    """`saved` carries (id, sentence); `left` is told when one goes back to the list, the draft being kept."""

    saved = Signal(str, str)
    left = Signal()
    missed = Signal(str)

    def __init__(self, desk: Desk, kept: half_typed.HalfTyped | None = None) -> None:
        super().__init__()
        self.desk = desk
        self._confirmed: set[str] = set()
        self.notice = Notice()
        self.bar = IntakeBar()
        self._build()
        self.keeping = Keeping(
            self, desk, FORM, typed=self._typed, show=self._show_typed, controls=self.controls,
            standing=self._standing, stand_as=self._stand_as,
        )  # fmt: skip
        self.keeping.failed.connect(self._not_kept)
        self._place()
        self.show_draft(self.fresh(), [])
        self.keeping.begin()
        self._listen()
        if kept is not None:
            self.keeping.resume(kept)

    def _build(self) -> None:
        desk = self.desk
        self.source = Chips(self.tr("怎么来的"), desk.choices("source", SOURCES), required=True)
        self.picker = HouseholdPicker(self.tr("反映的户"), self._find, wait_ms=min(120, desk.autosave_ms))
        self.grid = Box([(None, self.tr("由镇里办，不归哪个网格"))])
        self.reporter = Line(self.tr("不在户册里的人才写"))
        self.contact = Line(self.tr("好回话的电话"))
        self.place = Line(self.tr("例如 村口石桥、卫生室门前"))
        self.files = FilesField(desk)
        self.editor = DemandEditor(desk, choose=True)
        self.editor.drop.setVisible(False)
        self.source_field = Field(self.tr("怎么来的(&Y) *"), self.source, beside=True)
        self.picker_field = Field(self.tr("反映的户(&H)　不是哪一户的事就空着"), self.picker)
        self.grid_field = Field(self.tr("属于哪个网格(&W)"), self.grid)
        self.reporter_field = Field(self.tr("反映人(&R)"), self.reporter)
        self.contact_field = Field(self.tr("联系电话(&L)"), self.contact)
        self.place_field = Field(self.tr("地点(&D)"), self.place)
        self.apart = label(
            self.tr("不愿留名：是谁反映的、哪一户、什么电话，都不记，草稿里也不留。请只写事情本身。"),
            "pill-info", wrap=True,
        )  # fmt: skip

    def _place(self) -> None:
        self._who = QWidget()
        pair = row(self.reporter_field, self.contact_field)
        self._who.setLayout(column(self.picker_field, pair, gap=0.6))
        where = row(self.place_field, self.grid_field)
        for box in (pair, where):
            box.setStretch(0, 1)
            box.setStretch(1, 1)
        self.grid_field.setVisible(self.desk.identity.is_office)
        if not self.desk.identity.is_office:
            self.grid.clear()
        inner = QWidget()
        # The tick stands where the name would be asked: below the text it would come too late.
        apart = row(self.editor.anonymous, None)
        who = card(self.source_field, apart, self.apart, self._who, where, gap=0.5)
        files = card(Field(self.tr("照片和文件(&P)"), self.files, beside=True))
        inside = column(who, self.editor, files, None, gap=0.8)
        inside.setContentsMargins(0, 0, theme.current().em(0.6), theme.current().em(0.6))
        inner.setLayout(inside)
        head = row(label(self.tr("受理一件诉求"), "title"), None, self.keeping.status)
        whole = column(head, self.notice, scrolled(inner), self.bar, gap=0.6)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def _listen(self) -> None:
        self.source.changed.connect(self._edited)
        self.picker.changed.connect(self._household_changed)
        self.picker.done.connect(self.editor.text.setFocus)
        self.picker.missed.connect(self.missed)
        self.editor.edited.connect(self._edited)
        self.files.edited.connect(self._edited)
        self.editor.anonymous.toggled.connect(lambda _on: self._show_apart())
        for line in (self.reporter, self.contact, self.place):
            line.edited.connect(self._edited)
        self.grid.currentIndexChanged.connect(lambda _at: self._edited())
        self.bar.saved.connect(self.save_now)
        self.bar.put_aside.connect(self.leave)
        self.bar.thrown.connect(self._throw)
        self.bar.confirmed.connect(self._confirm)
        if self.desk.identity.is_office:
            self.desk.work.run(self, areas.grids).success(self._put_grids)
        else:
            self.desk.work.run(self, _own_grids).success(self._put_grids)

    def enter(self) -> None:
        """The keyboard goes where it was, at first to the question that has no answer yet."""
        if not self.keeping.untouched and goes_back(self):
            return
        first = self.picker.box if self.source.value() else self.source
        focus_soon(self.editor.text if self.editor.text.text() else first)

    # the form -----------------------------------------------------------------------------

    def fresh(self) -> DeskDraft:
        """At the office most who come stand before the desk; on a laptop nothing is likelier than another."""
        return DeskDraft(source="OFFICE" if self.desk.identity.is_office else "", category="")

    def draft(self) -> DeskDraft:
        apart = self.editor.anonymous.isChecked()
        return DeskDraft(
            **self.editor.draft().model_dump(),
            source=self.source.value() or "",
            household="" if apart else next(iter(self.picker.ids()), ""),
            grid="" if self.picker.ids() and not apart else self.grid.currentData() or "",
            place=self.place.text(),
            reporter=self.reporter.text(),
            contact=self.contact.text(),
            files=self.files.files(),
        )

    def _typed(self) -> dict[str, Any]:
        """What may be kept of it."""
        return kept_apart(self.draft()).model_dump(mode="json")

    def _show_typed(self, typed: dict[str, Any]) -> None:
        self.show_draft(self._read(typed), [])
        if self._typed_household:
            self.pick(self._typed_household)

    def _standing(self) -> Standing:
        picked = tuple(self.picker.picked_words())
        return Standing(self.draft(), picked, self.picker.box.text(), self.grid.code())

    def _stand_as(self, before: Standing) -> None:
        draft = before.draft
        if self.editor.draft() != DemandDraft(**{n: getattr(draft, n) for n in DemandDraft.model_fields}):
            self.editor.show_draft(draft)
        self.source.set_value(draft.source)
        self.files.set_files(draft.files)
        self.picker.stand_as(before.picked, before.typed)
        for name in ("place", "reporter", "contact"):
            getattr(self, name).set_text(getattr(draft, name))
        blocked = self.grid.blockSignals(True)
        self.grid.set_code(before.grid)
        self.grid.blockSignals(blocked)
        self._show_apart()

    def controls(self) -> dict[str, QWidget]:
        """Every control by the name that the draft gives it."""
        named = {
            "source": self.source, "household": self.picker, "grid": self.grid, "place": self.place,
            "reporter": self.reporter, "contact": self.contact, "files": self.files,
        }  # fmt: skip
        return named | self.editor.controls()

    def show_draft(self, draft: DeskDraft, rows: list[dict[str, Any]]) -> None:
        self._typed_household, self._typed_grid = draft.household, draft.grid
        self.editor.show_draft(draft)
        self.source.set_value(draft.source)
        self.files.set_files(draft.files)
        self.picker.set_picked(rows)
        for name in ("place", "reporter", "contact"):
            getattr(self, name).set_text(getattr(draft, name))
        self._show_apart()

    def pick(self, household: str) -> None:
        """Show this household as picked."""

        def picked(rows: list[dict[str, Any]]) -> None:
            self.picker.set_picked(rows)
            self._household_changed()

        self.desk.work.run(self, lambda s: households.household_rows(s, [household])).success(picked)

    def _read(self, typed: dict[str, Any]) -> DeskDraft:
        known = {name: typed[name] for name in DeskDraft.model_fields if name in typed}
        return DeskDraft.model_validate(known)

    def _find(self, text: str, answer: Answer) -> None:
        self.desk.work.run(self, lambda s: households.find_households(s, text, limit=12)).success(answer)

    def _put_grids(self, grids: list[dict[str, Any]]) -> None:
        blocked = self.grid.blockSignals(True)
        if not self.desk.identity.is_office:  # a worker with one grid is not asked which
            self.grid_field.setVisible(len(grids) > 1)
        for grid in grids:
            self.grid.addItem(grid["name"], grid["id"])
        self.grid.set_code(self._typed_grid or None)
        self.grid.blockSignals(blocked)

    def _household_changed(self) -> None:
        self._show_apart()
        self._edited()
        picked = self.picker.ids()

        def follow(rows: list[dict[str, Any]]) -> None:
            if self.picker.ids() == picked:
                blocked = self.grid.blockSignals(True)
                self.grid.set_code(rows[0]["grid"] if rows else None)
                self.grid.blockSignals(blocked)

        self.desk.work.run(self, lambda s: households.household_rows(s, picked)).success(follow)

    def _show_apart(self) -> None:
        apart = self.editor.anonymous.isChecked()
        self._who.setVisible(not apart)
        self.apart.setVisible(apart)
        follows = bool(self.picker.ids()) and not apart
        self.grid.setEnabled(not follows)
        self.grid_field.set_hint(self.tr("跟着这一户走") if follows else "")

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
        self.bar.save.setEnabled(False)
        self.desk.work.run(
            self, lambda s: demands.collect_at_desk(s, draft, confirmed, draft_id=keeping.id or None)
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


def _own_grids(s: Session) -> list[dict[str, Any]]:
    """The grids that the worker of this laptop may choose from."""
    return [{"id": grid.id, "name": grid.name} for grid in my_grids.my_grids(s)]
