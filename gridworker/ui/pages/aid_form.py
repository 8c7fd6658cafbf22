"""A short form of mutual aid beside its list: made from the fields of the record, kept as a draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtWidgets import QCheckBox

from gridworker.domain.fields import FieldSpec
from gridworker.domain.records import FIELDS
from gridworker.services.session import Session
from gridworker.ui import language
from gridworker.ui.desk import Desk
from gridworker.ui.pages.event_editors import Choices, is_empty, step_editor
from gridworker.ui.pages.keeping import Typed
from gridworker.ui.pages.short_form import ShortForm
from gridworker.ui.widgets.basics import button, card, column, focus_soon, label, row
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.flow import wrapped
from gridworker.ui.widgets.maybe_day import MaybeDay

Write = Callable[[Session, dict[str, Any]], Any]


@dataclass
class Asked:
    """What a form asks. `form` names its drafts, `about` the record it belongs to (empty: a new one).

    `fields` are names of fields of `kind`; `must` of them have to be given, `hints` stand below them,
    `begin` are values that stand there at first. `write` is done on the store thread, `said` is one sentence
    of what was written.
    """

    form: str
    kind: str
    title: str
    note: str
    fields: Sequence[str]
    save: str
    write: Write
    said: Callable[[Any], str]
    about: str = ""
    must: Sequence[str] = ()
    hints: Mapping[str, str] = field(default_factory=dict)
    begin: Mapping[str, Any] = field(default_factory=dict)
    pairs: Sequence[tuple[str, str]] = ()
    """Fields that stand side by side."""
    choices: Choices = field(default_factory=dict)


class AidForm(ShortForm):
    def __init__(self, desk: Desk, asked: Asked) -> None:
        super().__init__(desk)
        self.asked = asked
        self.editors = {name: step_editor(desk, self._spec(name), asked.choices) for name in asked.fields}
        for name, value in asked.begin.items():
            if name in self.editors and not is_empty(value):
                self.editors[name].show(value)
        self.keep(asked.form, {name: one.control for name, one in self.editors.items()}, asked.about)
        self._place()
        self.begin()

    def _spec(self, name: str) -> FieldSpec:
        found = FIELDS[self.asked.kind][name]
        must = name in self.asked.must
        return FieldSpec(
            found.name, found.label, found.shape, must, found.vocab, found.refers, found.narrative
        )  # fmt: skip

    def _place(self) -> None:
        lines: list = []
        second = dict(self.asked.pairs)
        first = ""
        for name, one in self.editors.items():
            spec = self._spec(name)
            if isinstance(one.control, QCheckBox):
                lines.append(one.control)
                continue
            caption = language.said(spec.label) + (" *" if spec.required else "")
            made = self.fields[name] = Field(caption, one.control, hint=self.asked.hints.get(name, ""))
            if first and second.get(first) == name:
                lines[-1] = _halves(self.fields[first], made)
                first = ""
                continue
            lines.append(made)
            first = name
        throw = button(self.tr("不写了"), lambda: self.keeping.throw(self.left.emit), role="link")
        told: list = [row(label(self.asked.title, "heading", wrap=True), self.keeping.status)]
        told[0].setStretch(0, 1)
        if self.asked.note:
            told.append(label(self.asked.note, "second", wrap=True))
        does = wrapped(*self.buttons(self.asked.save), throw)
        self.setLayout(column(card(*told, *lines, self.notice, does, gap=0.6), None, gap=0))

    def enter(self) -> None:
        first = next(iter(self.editors.values()), None)
        focus_soon(first.control if first is not None else self.save)

    def typed(self) -> Typed:
        return {name: one.value() for name, one in self.editors.items()}

    def show_typed(self, typed: Typed) -> None:
        for name, one in self.editors.items():
            if name in typed:
                one.show(typed[name])

    def save_now(self) -> None:
        given = self.typed()
        if not self.wrong({name: self._fault(name, given[name]) for name in self.fields}):
            self.write(lambda s: self.asked.write(s, given), self.asked.said)

    def _fault(self, name: str, value: Any) -> str:
        control = self.editors[name].control
        if isinstance(control, MaybeDay) and control.is_wrong():
            return self.tr("请写成 2026-04-05 这样，没有就空着")
        return self.tr("这一格要填") if name in self.asked.must and is_empty(value) else ""


def _halves(one: Field, other: Field) -> Any:
    across = row(one, other)
    across.setStretch(0, 1)
    across.setStretch(1, 1)
    return across
