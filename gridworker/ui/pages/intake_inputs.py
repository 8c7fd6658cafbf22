"""The questions of 受理一件诉求: their controls, filled from a draft and read as one.

Who wants not to be named: the fields that would tell go away, and what stood in them is neither kept as a
draft nor saved. Taking the tick back brings it to the screen again, as long as the form is open.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gridworker.services import areas, households, my_grids
from gridworker.services.demands import DeskDraft
from gridworker.services.desk_form import SOURCES, kept_apart
from gridworker.services.session import Session
from gridworker.services.visits import DemandDraft
from gridworker.ui.desk import Desk
from gridworker.ui.pages.demand_editor import DemandEditor
from gridworker.ui.pages.files_field import FilesField
from gridworker.ui.widgets.basics import card, column, label, row
from gridworker.ui.widgets.box import Box
from gridworker.ui.widgets.chips import Chips
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.household_picker import Answer, HouseholdPicker
from gridworker.ui.widgets.text_area import Line


class Standing(NamedTuple):
    """The form as it stands, for Ctrl+Z: with the words of the household, and what is typed in its box."""

    draft: DeskDraft
    picked: tuple[tuple[str, str], ...]
    typed: str
    grid: str | None


class IntakeInputs(QWidget):
    """`edited` is told of every change; `missed` carries the name of a household that is not registered."""

    edited = Signal()
    missed = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._typed_household, self._typed_grid = "", ""
        self._who = QWidget()
        self._build()

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

    def who_and_where(self) -> QWidget:
        """The card with all that tells where it comes from."""
        pair = row(self.reporter_field, self.contact_field)
        self._who.setLayout(column(self.picker_field, pair, gap=0.6))
        where = row(self.place_field, self.grid_field)
        for box in (pair, where):
            box.setStretch(0, 1)
            box.setStretch(1, 1)
        self.grid_field.setVisible(self.desk.identity.is_office)
        if not self.desk.identity.is_office:
            self.grid.clear()
        # The tick stands where the name would be asked: below the text it would come too late.
        apart = row(self.editor.anonymous, None)
        return card(self.source_field, apart, self.apart, self._who, where, gap=0.5)

    def listen(self) -> None:
        """From now on changes are told; and the grids are read."""
        self.picker.changed.connect(self._household_changed)
        self.picker.done.connect(self.editor.text.setFocus)
        self.picker.missed.connect(self.missed)
        self.editor.anonymous.toggled.connect(lambda _on: self._show_apart())
        for changed in (self.source.changed, self.editor.edited, self.files.edited):
            changed.connect(self.edited)
        for line in (self.reporter, self.contact, self.place):
            line.edited.connect(self.edited)
        self.grid.currentIndexChanged.connect(lambda _at: self.edited.emit())
        read = areas.grids if self.desk.identity.is_office else _own_grids
        self.desk.work.run(self, read).success(self._put_grids)

    def fresh(self) -> DeskDraft:
        """At the office most who come stand before the desk; on a laptop nothing is likelier than another."""
        return DeskDraft(source="OFFICE" if self.desk.identity.is_office else "", category="")

    def draft(self) -> DeskDraft:
        """What stands in the form."""
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

    def typed(self) -> dict[str, Any]:
        """What may be kept of it."""
        return kept_apart(self.draft()).model_dump(mode="json")

    def show_typed(self, typed: dict[str, Any]) -> None:
        """Fill the form from a draft."""
        self.show_draft(self._read(typed), [])
        if self._typed_household:
            self.pick(self._typed_household)

    def standing(self) -> Standing:
        """Everything that Ctrl+Z goes back through."""
        picked = tuple(self.picker.picked_words())
        return Standing(self.draft(), picked, self.picker.box.text(), self.grid.code())

    def stand_as(self, before: Standing) -> None:
        """Show it as it stood."""
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
        """Fill the form; `rows` are the households of `draft`, as far as they are read."""
        self._typed_household, self._typed_grid = draft.household, draft.grid
        self.editor.show_draft(draft)
        self.source.set_value(draft.source)
        self.files.begin(draft.files)
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
        self.edited.emit()
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


def _own_grids(s: Session) -> list[dict[str, Any]]:
    """The grids that the worker of this laptop may choose from."""
    return [{"id": grid.id, "name": grid.name} for grid in my_grids.my_grids(s)]
