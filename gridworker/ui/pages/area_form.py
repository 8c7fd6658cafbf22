"""A short form beside the tree: some fields, one button, Esc leaves it. Who makes it says what it writes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date as Day
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from gridworker.services.changes import Changes
from gridworker.services.session import Session
from gridworker.ui.desk import Desk
from gridworker.ui.keys import bind
from gridworker.ui.pages.keeping import Keeping
from gridworker.ui.widgets.basics import button, card, column, label
from gridworker.ui.widgets.box import Box
from gridworker.ui.widgets.date_field import DateField
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.flow import wrapped
from gridworker.ui.widgets.maybe_day import MaybeDay
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.text_area import Line

FORM = "area"
Write = Callable[[Session], Any]
Said = Callable[[Any], tuple[str, str]]
"""What was written → (one sentence, the next step)."""


class AreaForm(QWidget):
    """`saved` carries the sentence, the next step, and the id of what was written (empty: none)."""

    saved = Signal(str, str, str)
    left = Signal()

    def __init__(
        self, desk: Desk, title: str, note: str, fields: Sequence[tuple[str, str, QWidget]], save: str
    ) -> None:
        """`fields`: (key, caption with its letter, control) from top to bottom; a star marks what must be."""
        super().__init__()
        self.desk = desk
        self.notice = Notice()
        self.controls: dict[str, Any] = {key: control for key, _caption, control in fields}
        self.fields = {key: Field(caption, control) for key, caption, control in fields}
        self._must = [key for key, caption, _control in fields if caption.endswith("*")]
        self._before = self._values()
        self._write: Callable[[], Write] | None = None
        self._said: Said = lambda _done: ("", "")
        self.save = button(self.tr("{w}　Ctrl+Enter").format(w=save), self._save, role="main", icon="check")
        self.save.setAccessibleName(save)
        self.save.setShortcut(QKeySequence("Ctrl+Return"))
        leave = button(self.tr("不改，返回"), self._leave)
        bind(self, "Esc", self.tr("不改，返回"), self._leave)
        self.keeping: Keeping | None = None
        told: list = [label(title, "title", wrap=True)]
        if note:
            told.append(label(note, "second", wrap=True))
        body = card(*told, *self.fields.values(), self.notice, wrapped(self.save, leave), gap=0.7)
        self.setLayout(column(body, None, gap=0))
        for control in self.controls.values():
            if hasattr(control, "returnPressed"):
                control.returnPressed.connect(self._save)

    def keeps(self, about: str) -> None:
        """Keep what is typed as a draft of the act `about` (`edit_person:ID`), and take up an older one.

        Where nothing can be typed, only chosen, there is nothing to keep.
        """
        if not any(type(control) is Line for control in self.controls.values()):
            return
        self.keeping = Keeping(
            self, self.desk, FORM, typed=self._typed, show=self._show, controls=lambda: self.controls,
            about=about,
        )  # fmt: skip
        touched = self.keeping.touched
        for control in self.controls.values():
            if isinstance(control, Box):
                control.currentIndexChanged.connect(lambda _at: touched())
            elif isinstance(control, Line | DateField):
                control.edited.connect(touched)
        self.keeping.failed.connect(
            lambda error: self.notice.refused(error, self.tr("没有改动，填写的内容还在这里。"))
        )
        self.keeping.look(self.notice)

    def _typed(self) -> dict[str, Any]:
        return {key: _kept(control) for key, control in self.controls.items()}

    def _show(self, typed: dict[str, Any]) -> None:
        for key, control in self.controls.items():
            value = typed.get(key)
            if isinstance(control, Line):
                control.set_text(str(value or ""))
            elif isinstance(control, Box):
                control.set_code(value)
            elif isinstance(control, DateField) and value:
                control.set_day(Day.fromisoformat(value))

    def flush(self) -> None:
        """The profile is about to close: write down what is not yet."""
        if self.keeping is not None:
            self.keeping.flush()

    def _leave(self) -> None:
        if self.keeping is None or self.keeping.untouched:
            self.left.emit()
        else:
            self.keeping.throw(self.left.emit)

    def writes(self, write: Callable[[], Write], said: Said) -> AreaForm:
        """`write` reads the controls now and returns what is to be done on the store thread."""
        self._write, self._said = write, said
        return self

    def enter(self) -> None:
        if self.controls:
            next(iter(self.controls.values())).setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.save.setFocus(Qt.FocusReason.OtherFocusReason)

    def touched(self) -> bool:
        """Whether something was typed or chosen since the form came up."""
        return self._values() != self._before

    def _values(self) -> list[str]:
        return [_value(control) for control in self.controls.values()]

    def text(self, key: str) -> str:
        return str(self.controls[key].text()).strip()

    def code(self, key: str) -> str | None:
        found = self.controls[key].currentData()
        return None if found is None else str(found)

    def day(self, key: str) -> Any:
        return self.controls[key].day()

    def _save(self) -> None:
        self.notice.hide_notice()
        wrong = [(key, self._fault(key)) for key in self.fields]
        for key, sentence in wrong:
            self.fields[key].show_fault(sentence)
        faulty = [key for key, sentence in wrong if sentence]
        if faulty:
            self.controls[faulty[0]].setFocus()
            return
        if self._write is None or not self.save.isEnabled():
            return
        self.save.setEnabled(False)
        write, keeping = self._write(), self.keeping
        if keeping is not None:
            keeping.saves()
        job = self.desk.work.run(self, lambda s: keeping.saving(s, write) if keeping else write(s))
        job.always(lambda: self.save.setEnabled(True)).success(self._done).failure(self._failed)

    def _fault(self, key: str) -> str:
        control = self.controls[key]
        if isinstance(control, MaybeDay) and control.is_wrong():
            return self.tr("请写成 2026-04-05 这样的日期，或者空着。")
        if key in self._must:
            filled = control.text().strip() if hasattr(control, "text") else self._chosen(key)
            if not filled:
                return self.tr("这一项要填。")
        return ""

    def _chosen(self, key: str) -> bool:
        control = self.controls[key]
        return not hasattr(control, "currentData") or control.currentData() is not None

    def _done(self, done: Any) -> None:
        if self.keeping is not None:
            self.keeping.saved()
        sentence, step = self._said(done)
        changes = getattr(done, "changes", Changes())
        self.saved.emit(sentence, step, str(getattr(done, "id", "") or ""))
        self.desk.tell(changes)

    def _failed(self, error: BaseException) -> None:
        key = str(getattr(error, "facts", {}).get("field", ""))
        if key in self.fields:
            self.fields[key].show_fault(str(error))
            self.controls[key].setFocus()
        else:
            self.notice.refused(error, self.tr("没有改动，填写的内容还在这里。"))


def _kept(control: QWidget) -> Any:
    """What stands in a control, as a draft keeps it: text, code or day."""
    if isinstance(control, Box):
        return control.code()
    if isinstance(control, DateField):
        return control.day().isoformat()
    return control.text() if isinstance(control, Line) else None


def _value(control: QWidget) -> str:
    """What stands in a control, to see whether it has changed."""
    for reader in ("text", "currentText", "day"):
        if hasattr(control, reader):
            return str(getattr(control, reader)())
    return ""
