"""The controls of a correction: one for each field, made from what the domain says of the field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from gridworker.domain.clash import from_text
from gridworker.domain.fields import FieldSpec
from gridworker.domain.records import FIELDS
from gridworker.services import households
from gridworker.services.correction import shape_of
from gridworker.ui import words
from gridworker.ui.desk import Desk
from gridworker.ui.pages.values import PHONES, field_words
from gridworker.ui.widgets.basics import row
from gridworker.ui.widgets.box import Box
from gridworker.ui.widgets.chips import Chips
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.household_picker import Answer, HouseholdPicker
from gridworker.ui.widgets.maybe_day import MaybeDay
from gridworker.ui.widgets.phone_line import PhoneLine
from gridworker.ui.widgets.text_area import Line, TextArea

CHIPS_MOST = 9
"""A vocabulary with more words than this is a drop-down list."""


class Editor:
    """One field: its control, what stands in it as a record holds it, and how to put a value there."""

    def __init__(self, control: QWidget, value: Callable[[], Any], show: Callable[[Any], None]) -> None:
        self.control, self.value, self.show = control, value, show


class CategoryBox(QWidget):
    """The two levels of a demand's category, one beside the other."""

    edited = Signal()

    def __init__(self, desk: Desk, group: str) -> None:
        super().__init__()
        self._vocab, self._group = desk.vocab, group
        self.top = Box([(None, self.tr("没有选")), *desk.choices(group, desk.vocab.tops(group))])
        self.sub = Box()
        self.setFocusProxy(self.top)
        # A box of choices is named aloud by its label only.
        across = row(Field(self.tr("大类"), self.top), Field(self.tr("小类"), self.sub))
        across.setStretch(0, 1)
        across.setStretch(1, 1)
        self.setLayout(across)
        self.top.currentIndexChanged.connect(self._chosen)
        self.sub.currentIndexChanged.connect(lambda _at: self.edited.emit())

    def code(self) -> str:
        return self.sub.currentData() or self.top.currentData() or ""

    def set_code(self, code: str | None) -> None:
        self.top.set_code((code or "").split(".")[0] or None)
        self._chosen()
        self.sub.set_code(code)

    def _chosen(self, _at: int = 0) -> None:
        top = self.top.currentData()
        blocked = self.sub.blockSignals(True)
        self.sub.clear()
        under = self._vocab.codes(self._group, under=top) if top else ()
        if len(under) > 1:
            self.sub.addItem(self.tr("没有选"), top)
        for code in under or ((top,) if top else ()):
            self.sub.addItem(self._vocab.label(self._group, code), code)
        self.sub.setEnabled(top is not None)
        self.sub.blockSignals(blocked)
        self.edited.emit()


def editor(
    desk: Desk, kind: str, name: str, names: Mapping[str, str], find: Callable[[str, Answer], None]
) -> Editor:
    """The control for a field of a record of this kind; `names` are words for ids that may stand there."""
    spec = FIELDS[shape_of(kind)][name]
    said = field_words(shape_of(kind), name)
    if (found := shared_editor(desk, spec, said, names, find)) is not None:
        return found
    if spec.shape == "names":
        several = Line(_tr("几个人用顿号隔开"))
        return Editor(
            several,
            lambda: from_text(spec, several.text()),
            lambda value: several.set_text(words.listed(value or [])),
        )
    line = PhoneLine() if name in PHONES else Line()
    if spec.shape == "int":
        return Editor(
            line,
            lambda: _number(spec, line.text()),
            lambda value: line.set_text("" if value is None else str(value)),
        )
    line.setMaxLength(200)
    return Editor(line, lambda: line.text().strip(), lambda value: line.set_text(str(value or "")))


def shared_editor(
    desk: Desk, spec: FieldSpec, said: str, names: Mapping[str, str], find: Callable[[str, Answer], None]
) -> Editor | None:
    """The control for a field that looks the same in a correction and in a step; None for any other."""
    if spec.name == "category":
        two = CategoryBox(desk, spec.vocab)
        return Editor(two, two.code, two.set_code)
    if spec.shape in ("code", "codes"):
        return _codes(desk, spec, said)
    if spec.shape == "bool":
        tick = QCheckBox(said)
        return Editor(tick, tick.isChecked, lambda value: tick.setChecked(bool(value)))
    if spec.shape == "date":
        return _day()
    if spec.refers == "household":
        return _household(desk, said, names, find)
    if spec.shape == "long":
        area = TextArea(lines=3)
        return Editor(area, lambda: area.text().strip(), lambda value: area.set_text(str(value or "")))
    return None


def _codes(desk: Desk, spec: FieldSpec, said: str) -> Editor:
    """The words of a vocabulary: one or several of them, as the shape says."""
    choices = desk.choices(spec.vocab)
    if spec.shape == "codes":
        many = Chips(said, choices, many=True)
        return Editor(many, many.values, lambda value: many.set_values(value or []))
    if len(choices) <= CHIPS_MOST:
        chips = Chips(said, choices)
        return Editor(chips, lambda: chips.value() or "", chips.set_value)
    box = Box([(None, _tr("没有选")), *choices])
    return Editor(box, lambda: box.code() or "", box.set_code)


def _day() -> Editor:
    """A day that may be left open; what is no day is given as it was typed, and refused when it is saved."""
    day = MaybeDay()

    def value() -> Any:
        found = day.day()
        return found.isoformat() if found else day.text().strip() or None

    return Editor(day, value, day.set_day)


def _household(
    desk: Desk, said: str, names: Mapping[str, str], find: Callable[[str, Answer], None]
) -> Editor:
    """One household of the register, found while one types."""
    picker = HouseholdPicker(said, find, wait_ms=min(120, desk.autosave_ms))

    def show(value: Any) -> None:
        if not value:
            picker.set_picked([])
        elif value in names:
            picker.set_picked([{"id": value, "head": names[value]}])
        elif picker.ids() != [value]:
            job = desk.work.run(picker, lambda s: households.household_rows(s, [str(value)]))
            job.success(picker.set_picked)

    return Editor(picker, lambda: next(iter(picker.ids()), ""), show)


def _number(spec: FieldSpec, text: str) -> Any:
    return from_text(spec, text) if text.strip() else None


def _tr(text: str) -> str:
    return QCoreApplication.translate("record_editors", text)
