"""A control with its name above it and, below it, a hint or what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gridworker.ui import theme
from gridworker.ui.widgets.basics import column, hide_unless, label, row, spoken
from gridworker.ui.widgets.text_area import Line

BESIDE_EM = 6.6
"""Width of a name that stands before its control."""


class Field(QWidget):
    """The label is the control's buddy: Alt and the letter jump into it, and it is read aloud as its name.

    (A QComboBox ignores its accessible name and is only named by a buddy.)
    """

    def __init__(
        self, name: str, control: QWidget, *, hint: str = "", said: str = "", beside: bool = False
    ) -> None:
        super().__init__()
        self.control = control
        self._hint = hint
        self._faulty = False
        for changed in ("edited", "textEdited"):
            if hasattr(control, changed):
                getattr(control, changed).connect(self._corrected)
                break
        if isinstance(control, Line):
            control.overlong.connect(self._say_overlong)
        self._name = label(name, "label")
        self._name.setBuddy(control)
        if not control.accessibleName():
            control.setAccessibleName(said or spoken(name))
        self._note = label(hint, "hint", wrap=True)
        hide_unless(hint, self._note)
        if not beside:
            self.setLayout(column(self._name, control, self._note, None, gap=0.3))
            return
        # Chips are one line high: their name fits before them and saves a line.
        self._name.setFixedWidth(theme.current().em(BESIDE_EM))
        self._name.setMinimumHeight(theme.current().em(2.3))
        across = row(self._name, column(control, self._note, gap=0.2), gap=0.3)
        across.setStretch(1, 1)
        across.setAlignment(self._name, Qt.AlignmentFlag.AlignTop)
        self.setLayout(across)

    def wrap_name(self) -> Field:
        """Let a long name take a second line, so that it asks for no more width than its control."""
        self._name.setWordWrap(True)
        return self

    def set_name(self, name: str) -> None:
        self._name.setText(name)

    def set_hint(self, text: str) -> None:
        self._hint = text
        self.show_fault("")

    def _corrected(self) -> None:
        """A sentence about what stood there before would now be wrong itself."""
        if self._faulty:
            self.show_fault("")

    def _say_overlong(self) -> None:
        control = self.control
        assert isinstance(control, Line)
        said = self.tr("太长了，没有放进来，也没有截断：这一格最多 {n} 个字。")
        self.show_fault(said.format(n=control.maxLength()))

    def show_fault(self, sentence: str) -> None:
        """Say what is wrong, or with an empty sentence take it back and show the hint again."""
        self._faulty = bool(sentence)
        self.control.setProperty("fault", "true" if sentence else "false")
        self.control.style().unpolish(self.control)
        self.control.style().polish(self.control)
        theme.role(self._note, "fault" if sentence else "hint")
        self._note.setText(("⚠ " + sentence) if sentence else self._hint)
        self._note.setVisible(bool(sentence or self._hint))
        self.control.setAccessibleDescription(sentence or self._hint)
