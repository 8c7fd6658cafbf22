"""What every form with typed words does: it is kept while somebody types, saved, put aside, thrown away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from gridworker.services.session import Session
from gridworker.ui.desk import Desk
from gridworker.ui.pages.keeping import Keeping, Typed
from gridworker.ui.widgets.basics import button
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.notice import Notice


class KeptForm(QWidget):
    """`left`: nothing is done now; what was typed stays as a draft, or lies in the bin.

    A form makes its controls, calls `keep_typed`, places itself, the `notice` and its buttons, and at last
    calls `keeping.look`. `fields` say what is wrong, by the names that services use.
    """

    left = Signal()
    save: QPushButton
    keeping: Keeping

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.notice = Notice()
        self.fields: dict[str, Field] = {}

    def controls(self) -> Mapping[str, QWidget]:
        """Every control by the name that the draft gives it."""
        raise NotImplementedError

    def typed(self) -> Typed:
        """Everything in the form, as a draft keeps it."""
        raise NotImplementedError

    def show_typed(self, typed: Typed) -> None:
        """Fill the form from a draft."""
        raise NotImplementedError

    def save_now(self) -> None:
        """Look whether something is missing, and `put`."""
        raise NotImplementedError

    def keep_typed(self, name: str, about: str = "", **more: Any) -> None:
        """From now on what is typed is a draft of this name; `about` is the record that it belongs to, `more`
        what else `Keeping` takes."""
        self.keeping = Keeping(
            self, self.desk, name, typed=self.typed, show=self.show_typed, controls=self.controls,
            about=about, **more,
        )  # fmt: skip
        self.keeping.failed.connect(
            lambda error: self.notice.refused(error, self.tr("写的内容还在窗口里，请先不要关窗口。"))
        )

    # its buttons ----------------------------------------------------------------------------------

    def save_button(self, said: str) -> QPushButton:
        self.save = button("", self.save_now, role="main", icon="check")
        self.call_save(said)
        return self.save

    def call_save(self, said: str) -> None:
        """What the button that saves says."""
        self.save.setText(self.tr("{w}　Ctrl+Enter").format(w=said))
        self.save.setAccessibleName(said)
        self.save.setShortcut(QKeySequence("Ctrl+Return"))  # it goes with each other text

    def aside_button(self, said: str, aloud: str) -> QPushButton:
        aside = button(self.tr("{w}　Esc").format(w=said), self.leave)
        aside.setAccessibleName(aloud)
        aside.setShortcut(QKeySequence("Esc"))
        return aside

    def leave(self) -> None:
        """Not now; what was typed stays as a draft."""
        self.keeping.put_aside(self.left.emit)

    def throw(self) -> None:
        """What was typed goes into the bin."""
        self.keeping.throw(self.left.emit)

    def flush(self) -> None:
        """The profile is about to close: write down what is not yet."""
        self.keeping.flush()

    # saving ---------------------------------------------------------------------------------------

    def put(self, write: Callable[[Session], Any], done: Callable[[Any], object]) -> None:
        """Save: on the store thread the record is written and its draft goes, both or neither."""
        self.notice.hide_notice()
        self.keeping.saves()
        self.save.setEnabled(False)

        def saved(made: Any) -> None:
            self.keeping.saved()
            done(made)

        job = self.desk.work.run(self, lambda s: self.keeping.saving(s, write))
        job.always(lambda: self.save.setEnabled(True)).success(saved).failure(self.refused)

    def refused(self, error: BaseException) -> None:
        """A service said no: above the form, and at the field that it names."""
        self.notice.refused(error, self.tr("写的内容还在窗口里，也存了草稿。"))
        self.say_wrong(str(getattr(error, "facts", {}).get("field") or ""), str(error))

    def say_wrong(self, name: str, said: str) -> None:
        """Say what is wrong at a field, and put the keyboard there."""
        if name in self.fields:
            self.fields[name].show_fault(said)
            self.fields[name].control.setFocus(Qt.FocusReason.OtherFocusReason)
