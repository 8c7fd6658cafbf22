"""A short form of mutual aid beside its list: made from the fields of the record, kept as a draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QCheckBox, QWidget

from gridworker.domain.fields import FieldSpec
from gridworker.domain.records import FIELDS
from gridworker.services.session import Session
from gridworker.ui import language
from gridworker.ui.desk import Desk
from gridworker.ui.pages.event_editors import Choices, is_empty, step_editor, tells
from gridworker.ui.pages.keeping import Keeping, Typed
from gridworker.ui.pages.record_editors import Editor
from gridworker.ui.widgets.basics import button, card, column, focus_soon, label, row
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.flow import wrapped
from gridworker.ui.widgets.maybe_day import MaybeDay
from gridworker.ui.widgets.notice import Notice

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


class AidForm(QWidget):
    """`saved` carries what was written and the sentence about it; `left`: nothing now, the draft stays."""

    saved = Signal(object, str)
    left = Signal()

    def __init__(self, desk: Desk, asked: Asked) -> None:
        super().__init__()
        self.desk, self.asked = desk, asked
        self.notice = Notice()
        self.editors: dict[str, Editor] = {}
        self.fields: dict[str, Field] = {}
        for name in asked.fields:
            self.editors[name] = step_editor(desk, self._spec(name), asked.choices)
        for name, value in asked.begin.items():
            if name in self.editors and not is_empty(value):
                self.editors[name].show(value)
        self.keeping = Keeping(
            self, desk, asked.form, typed=self.typed, show=self.show_typed,
            controls=lambda: {name: one.control for name, one in self.editors.items()}, about=asked.about,
        )  # fmt: skip
        self.keeping.failed.connect(self._not_kept)
        self._place()
        for one in self.editors.values():
            tells(one.control, self.keeping.touched)
        self.keeping.look(self.notice)

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
        said = self.tr("{w}　Ctrl+Enter").format(w=self.asked.save)
        self.save = button(said, self.save_now, role="main", icon="check")
        self.save.setAccessibleName(self.asked.save)
        self.save.setShortcut(QKeySequence("Ctrl+Return"))
        self.aside = button(self.tr("先放着　Esc"), self.leave)
        self.aside.setAccessibleName(self.tr("先放着，写了的留着"))
        self.aside.setShortcut(QKeySequence("Esc"))
        self.throw = button(self.tr("不写了"), lambda: self.keeping.throw(self.left.emit), role="link")
        told: list = [row(label(self.asked.title, "heading", wrap=True), self.keeping.status)]
        told[0].setStretch(0, 1)
        if self.asked.note:
            told.append(label(self.asked.note, "second", wrap=True))
        body = card(*told, *lines, self.notice, wrapped(self.save, self.aside, self.throw), gap=0.6)
        self.setLayout(column(body, None, gap=0))

    def enter(self) -> None:
        first = next(iter(self.editors.values()), None)
        focus_soon(first.control if first is not None else self.save)

    def typed(self) -> Typed:
        """Everything in the form, as a draft keeps it."""
        return {name: one.value() for name, one in self.editors.items()}

    def show_typed(self, typed: Typed) -> None:
        """Fill the form from a draft."""
        for name, one in self.editors.items():
            if name in typed:
                one.show(typed[name])

    def save_now(self) -> None:
        self.notice.hide_notice()
        for one in self.fields.values():
            one.show_fault("")
        given = self.typed()
        wrong = {name: self._fault(name, given[name]) for name in self.fields}
        faulty = [name for name, said in wrong.items() if said]
        for name in faulty:
            self.fields[name].show_fault(wrong[name])
        if faulty:
            self.editors[faulty[0]].control.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.keeping.saves()
        self.save.setEnabled(False)
        write = self.asked.write
        job = self.desk.work.run(self, lambda s: self.keeping.saving(s, lambda s: write(s, given)))
        job.always(lambda: self.save.setEnabled(True)).success(self._done).failure(self._refused)

    def _fault(self, name: str, value: Any) -> str:
        control = self.editors[name].control
        if isinstance(control, MaybeDay) and control.is_wrong():
            return self.tr("请写成 2026-04-05 这样，没有就空着")
        return self.tr("这一格要填") if name in self.asked.must and is_empty(value) else ""

    def _done(self, made: Any) -> None:
        self.keeping.saved()
        self.desk.tell(made.changes)
        self.saved.emit(made, self.asked.said(made))

    def _refused(self, error: BaseException) -> None:
        name = str(getattr(error, "facts", {}).get("field") or "")
        self.notice.refused(error, self.tr("写的内容还在窗口里，也存了草稿。"))
        if name in self.fields:
            self.fields[name].show_fault(str(error))
            self.editors[name].control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _not_kept(self, error: BaseException) -> None:
        self.notice.refused(error, self.tr("写的内容还在窗口里，请先不要关窗口。"))

    def leave(self) -> None:
        """Back to the list; what was typed stays as a draft."""
        self.keeping.put_aside(self.left.emit)

    def flush(self) -> None:
        """The profile is about to close: write down what is not yet."""
        self.keeping.flush()


def _halves(one: Field, other: Field) -> Any:
    across = row(one, other)
    across.setStretch(0, 1)
    across.setStretch(1, 1)
    return across
