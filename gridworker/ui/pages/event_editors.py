"""The controls of a step of a demand, made from what the domain says of each of its fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gridworker.domain.fields import FieldSpec
from gridworker.services import households
from gridworker.ui import language, words
from gridworker.ui.desk import Desk
from gridworker.ui.pages.demand_editor import OUTCOMES
from gridworker.ui.pages.record_editors import CHIPS_MOST, Editor, shared_editor
from gridworker.ui.widgets.box import Box
from gridworker.ui.widgets.chips import Chips
from gridworker.ui.widgets.date_field import DateField
from gridworker.ui.widgets.household_picker import Answer
from gridworker.ui.widgets.maybe_day import MaybeDay
from gridworker.ui.widgets.text_area import Line

Choices = Mapping[str, Sequence[tuple[str, str]]]
"""(id, name) of the records that may be referred to, by their kind."""
LINE = 200
ANSWERS = ("report_back", "resolve_on_spot", "answer")
"""Steps that say what was done; the other results come about by steps of their own."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("event_editors", text)


def step_editor(desk: Desk, spec: FieldSpec, choices: Choices, event: str = "") -> Editor:
    """The control for one field of a step (or of another short form)."""
    said = language.said(spec.label)
    if spec.name == "outcome" and event in ANSWERS:
        return _one_of(Chips(said, desk.choices(spec.vocab, OUTCOMES), required=spec.required))
    if spec.name == "outcome" and event == "tell_resident":  # reached, or not: never neither
        return _one_of(Chips(said, desk.choices(spec.vocab), required=True))
    if spec.shape == "code" and spec.required and len(desk.choices(spec.vocab)) <= CHIPS_MOST:
        return _one_of(Chips(said, desk.choices(spec.vocab), required=True))
    if spec.shape == "date" and spec.required:
        return _day(desk, said)
    if spec.refers != "household" and spec.refers in choices:
        return _record(spec, said, choices[spec.refers])
    if (found := shared_editor(desk, spec, said, {}, partial(_find, desk))) is not None:
        return found
    line = Line()
    line.setMaxLength(LINE)
    if spec.shape == "int":
        return Editor(line, lambda: _number(line.text()), lambda value: line.set_text(_plain(value)))
    if spec.shape in ("refs", "names"):
        return Editor(
            line, lambda: names_in(line.text()), lambda value: line.set_text(words.listed(value or []))
        )
    return Editor(line, lambda: line.text().strip(), lambda value: line.set_text(_plain(value)))


def _one_of(chips: Chips) -> Editor:
    """One of these; where an answer is needed, a second press on it does not take it back."""
    return Editor(chips, lambda: chips.value() or "", chips.set_value)


def _day(desk: Desk, said: str) -> Editor:
    """A day that must be given: the calendar opens at today."""
    field = DateField(said, desk.today, quick=False)

    def show(value: Any) -> None:
        day = words.read_day(value)
        if day is not None:
            field.set_day(day)

    return Editor(field, lambda: field.day().isoformat(), show)


def _record(spec: FieldSpec, said: str, choices: Sequence[tuple[str, str]]) -> Editor:
    if spec.shape == "refs":
        several = Chips(said, list(choices), many=True)
        return Editor(several, several.values, lambda value: several.set_values(value or []))
    begin = _tr("请选") if spec.required else _tr("没有选")
    box = Box([(None, begin), *choices])
    return Editor(box, lambda: box.code() or "", box.set_code)


def _find(desk: Desk, text: str, answer: Answer) -> None:
    desk.work.run(desk, lambda s: households.find_households(s, text, limit=12)).success(answer)


def _number(text: str) -> Any:
    plain = text.strip()
    return int(plain) if plain.isdecimal() else plain or None


def names_in(text: str) -> list[str]:
    """Several names typed in one line."""
    return [part.strip() for part in re.split("[、,，;；]", text) if part.strip()]


def _plain(value: Any) -> str:
    return "" if value is None else str(value)


def is_empty(value: Any) -> bool:
    """Whether nothing was given."""
    return value in (None, "", [])


def is_no_day(control: QWidget) -> bool:
    """Whether something that is no day is typed where one is asked for."""
    return isinstance(control, MaybeDay) and control.is_wrong()


def no_day() -> str:
    """What is said then."""
    return _tr("请写成 2026-04-05 这样，没有就空着")


def tells(control: QWidget, changed: Callable[[], object]) -> None:
    """Call `changed` whenever something is typed or picked in a control of this module."""
    for name in ("edited", "changed", "toggled", "currentIndexChanged"):
        signal = getattr(control, name, None)
        if signal is not None:
            signal.connect(lambda *_any: changed())
            return
