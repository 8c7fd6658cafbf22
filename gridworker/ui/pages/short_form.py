"""What every short form beside a list does: it is kept while somebody types, saved, put aside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from gridworker.services.session import Session
from gridworker.ui.pages.event_editors import tells
from gridworker.ui.pages.kept_form import KeptForm
from gridworker.ui.widgets.basics import focus_soon, let_go
from gridworker.ui.widgets.notice import Notice


class ShortForm(KeptForm):
    """`saved` carries what was written and a sentence about it. It calls `keep` and `begin`."""

    saved = Signal(object, str)
    _controls: Mapping[str, QWidget]

    def controls(self) -> Mapping[str, QWidget]:
        return self._controls

    def enter(self) -> None:
        """Put the keyboard where one begins."""
        focus_soon(next(iter(self.fields.values())).control)

    def keep(self, name: str, controls: Mapping[str, QWidget], about: str = "") -> None:
        """From now on what is typed in these is a draft of this name."""
        self._controls = controls
        self.keep_typed(name, about)
        for one in controls.values():
            tells(one, self.keeping.touched)

    def begin(self) -> None:
        """The form stands: what was half typed for this record comes back."""
        self.keeping.look(self.notice)

    def buttons(self, save: str) -> list[QWidget]:
        """Save and put aside, by hand or by key."""
        return [
            self.save_button(save), self.aside_button(self.tr("先放着"), self.tr("先放着，写了的留着"))
        ]  # fmt: skip

    def write(self, write: Callable[[Session], Any], said: Callable[[Any], str]) -> None:
        """Save, and say so."""

        def done(made: Any) -> None:
            self.desk.tell(made.changes)
            self.saved.emit(made, said(made))

        self.put(write, done)

    def wrong(self, faults: Mapping[str, str]) -> bool:
        """Say what is wrong, by the name of the field, and go to the first; whether anything is."""
        for name, one in self.fields.items():
            one.show_fault(faults.get(name, ""))
        first = next((name for name in self.fields if faults.get(name)), None)
        if first is not None:
            self.fields[first].control.setFocus(Qt.FocusReason.OtherFocusReason)
        return first is not None

    def refused(self, error: BaseException) -> None:
        """A service said no: beside the field that it names, else above the buttons."""
        name = str(getattr(error, "facts", {}).get("field") or "")
        if not self.wrong({name: str(error)}):
            self.notice.refused(error, self.tr("写的内容还在窗口里，也存了草稿。"))

    def retire(self, told: Notice, held: QWidget | None = None) -> None:
        """Something else takes its place: it (or what holds it) is off the screen now and goes once what was
        typed is written down; `told` hears when it could not be.
        """
        whole = held or self
        let_go(whole)
        whole.setParent(told.parentWidget())
        self.keeping.failed.connect(told.refused)
        self.keeping.put_aside(whole.deleteLater)
