"""What every short form beside a list does: it is kept while somebody types, saved, put aside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from gridworker.services.session import Session
from gridworker.ui.desk import Desk
from gridworker.ui.pages.event_editors import tells
from gridworker.ui.pages.keeping import Keeping, Typed
from gridworker.ui.widgets.basics import button, focus_soon
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.notice import Notice


class ShortForm(QWidget):
    """`saved` carries what was written and a sentence about it; `left`: nothing now, the draft stays.

    A form makes its controls, calls `keep`, places itself and the `notice`, then calls `begin`. `typed` and
    `show_typed` are what `Keeping` asks for; `fields` say what is wrong, by the names that services use.
    """

    saved = Signal(object, str)
    left = Signal()
    save: QPushButton
    keeping: Keeping

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.notice = Notice()
        self.fields: dict[str, Field] = {}

    def enter(self) -> None:
        """Put the keyboard where one begins."""
        focus_soon(next(iter(self.fields.values())).control)

    def typed(self) -> Typed:
        """Everything in the form, as a draft keeps it."""
        raise NotImplementedError

    def show_typed(self, typed: Typed) -> None:
        """Fill the form from a draft."""
        raise NotImplementedError

    def save_now(self) -> None:
        """Look whether something is missing, and `write`."""
        raise NotImplementedError

    def keep(self, name: str, controls: Mapping[str, QWidget], about: str = "") -> None:
        """From now on what is typed is a draft of this name; `about` is the record that it belongs to."""
        self.keeping = Keeping(
            self, self.desk, name, typed=self.typed, show=self.show_typed, controls=lambda: controls,
            about=about,
        )  # fmt: skip
        self.keeping.failed.connect(
            lambda error: self.notice.refused(error, self.tr("写的内容还在窗口里，请先不要关窗口。"))
        )
        for one in controls.values():
            tells(one, self.keeping.touched)

    def begin(self) -> None:
        """The form stands: what was half typed for this record comes back."""
        self.keeping.look(self.notice)

    def buttons(self, save: str) -> list[QWidget]:
        """Save and put aside, by hand or by key."""
        said = self.tr("{w}　Ctrl+Enter").format(w=save)
        self.save = button(said, self.save_now, role="main", icon="check")
        self.save.setAccessibleName(save)
        self.save.setShortcut(QKeySequence("Ctrl+Return"))
        aside = button(self.tr("先放着　Esc"), self.leave)
        aside.setAccessibleName(self.tr("先放着，写了的留着"))
        aside.setShortcut(QKeySequence("Esc"))
        return [self.save, aside]

    def write(self, write: Callable[[Session], Any], said: Callable[[Any], str]) -> None:
        """Save: the record is written and its draft goes, both or neither."""
        self.notice.hide_notice()
        self.keeping.saves()
        self.save.setEnabled(False)

        def done(made: Any) -> None:
            self.keeping.saved()
            self.desk.tell(made.changes)
            self.saved.emit(made, said(made))

        job = self.desk.work.run(self, lambda s: self.keeping.saving(s, write))
        job.always(lambda: self.save.setEnabled(True)).success(done).failure(self.refused)

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

    def leave(self) -> None:
        """Back to the list; what was typed stays as a draft."""
        self.keeping.put_aside(self.left.emit)

    def retire(self, told: Notice, held: QWidget | None = None) -> None:
        """Something else takes its place: it (or what holds it) goes once what was typed is written down;
        `told` hears when it could not be.
        """
        self.keeping.failed.connect(told.refused)
        self.keeping.put_aside((held or self).deleteLater)

    def flush(self) -> None:
        """The profile is about to close: write down what is not yet."""
        self.keeping.flush()
