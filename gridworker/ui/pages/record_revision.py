"""Correcting a finished record: its fields with what stands in them, and why. Kept like any other form."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget

from gridworker.services import correction
from gridworker.services.correction import shape_of
from gridworker.services.record_pages import RecordPage
from gridworker.ui.desk import Desk
from gridworker.ui.pages.event_editors import is_no_day, no_day, tells
from gridworker.ui.pages.keeping import Typed
from gridworker.ui.pages.record_editors import CategoryBox, Editor, editor
from gridworker.ui.pages.revision import Revision
from gridworker.ui.pages.values import field_words
from gridworker.ui.widgets.basics import card, row
from gridworker.ui.widgets.chips import Chips
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.text_area import TextArea

FORM = "correction"


class RecordRevision(Revision):
    def __init__(self, desk: Desk, page: RecordPage) -> None:
        super().__init__(
            desk,
            self.tr("例如：当初听错了；情况变了"),
            [self.tr("当初记错了"), self.tr("情况变了"), self.tr("漏写了"), self.tr("居民要求更正")],
        )
        self._page = page
        self.editors: dict[str, Editor] = {
            name: editor(desk, page.kind, name, page.names.get(name, {}), self.find_homes)
            for name in page.fields
        }
        for name, one in self.editors.items():
            one.show(page.fields[name])
        self._before = {name: one.value() for name, one in self.editors.items()}
        self.keep_typed(FORM, page.id, base=self._before)
        self.place(self.tr("更正：{title}").format(title=page.title), card(*self._questions(), gap=0.6))
        self.why.edited.connect(self.keeping.touched)
        for one in self.editors.values():
            tells(one.control, self.keeping.touched)
        self.keeping.look(self.notice)

    def _questions(self) -> list[QWidget]:
        """Short ones stand beside each other, two in a line."""
        shape = shape_of(self._page.kind)
        lines: list[QWidget] = []
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
        return lines

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
        now = {name: one.value() for name, one in self.editors.items()}
        return {name: value for name, value in now.items() if value != self._before[name]}

    def save_now(self) -> None:
        fields, reason, record = self.changed_fields(), self.why.text(), self._page.id
        ready = self.ready(fields)
        wrong = [name for name, one in self.editors.items() if is_no_day(one.control)]
        for name in reversed(wrong):
            self.say_wrong(name, no_day())
        if ready and not wrong:
            self.put(
                lambda s: correction.correct(s, record, fields, reason),
                lambda made: self.tell_saved(made.changes, len(made.fields)),
            )


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
