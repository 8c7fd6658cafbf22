"""Passphrases: typed once to open, twice to make. What is typed can be looked at."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from gridworker.ui.widgets.basics import column
from gridworker.ui.widgets.field import Field


class Passphrase(QWidget):
    """One field, or with `twice` a second one to catch slips. `entered` is told on Enter.

    `name` replaces the usual caption, for a page that asks for more than one passphrase. With `digits` it is
    the short code that unlocks an open profile.
    """

    entered = Signal()
    edited = Signal()

    def __init__(self, *, twice: bool = False, name: str = "", digits: bool = False) -> None:
        super().__init__()
        self._digits = digits
        self.first = self._line()
        hint = self.tr("至少 12 个字，或至少 10 位数字。可以用一句自己记得住的话。") if twice else ""
        if digits:
            hint = self.tr("4 到 8 位数字，不要用 1111、1234 这样的。")
        if not name:
            name = self.tr("定一个口令(&K)") if twice else self.tr("口令(&K)")
        self._first_field = Field(name, self.first, hint=hint)
        parts: list = [self._first_field]
        self.second = self._line() if twice else None
        if self.second is not None:
            self._second_field = Field(self.tr("再输一遍(&A)"), self.second)
            parts.append(self._second_field)
        self.show_box = QCheckBox(self.tr("显示输入的数字") if digits else self.tr("显示输入的口令"))
        self.show_box.toggled.connect(self._show)
        parts.append(self.show_box)
        self.setLayout(column(*parts, gap=0.6))
        self.setFocusProxy(self.first)

    def text(self) -> str:
        return self.first.text()

    def agreed(self) -> bool:
        """Whether it may be used; says below the field what is missing."""
        text = self.first.text()
        if self.second is None:
            self._first_field.show_fault("" if text else self.tr("请输入口令。"))
            return bool(text)
        if self._digits:
            long_enough = text.isdigit() and 4 <= len(text) <= 8
            short = self.tr("要 4 到 8 位数字。")
        else:
            long_enough = len(text) >= 12 or (len(text) >= 10 and text.isdigit())
            short = self.tr("太短了：要 12 个字，或 10 位数字。")
        self._first_field.show_fault("" if long_enough else short)
        same = text == self.second.text()
        self._second_field.show_fault("" if same else self.tr("两遍不一样，请重新输一遍。"))
        if not long_enough:
            self.first.setFocus()
        elif not same:
            self.second.setFocus()
        return long_enough and same

    def wrong(self, sentence: str) -> None:
        self._first_field.show_fault(sentence)
        self.first.selectAll()
        self.first.setFocus()

    def clear(self) -> None:
        for line in (self.first, self.second):
            if line is not None:
                line.clear()

    def _line(self) -> QLineEdit:
        line = QLineEdit()
        line.setEchoMode(QLineEdit.EchoMode.Password)
        line.returnPressed.connect(self.entered)
        line.textEdited.connect(lambda _text: self.edited.emit())
        return line

    def _show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        for line in (self.first, self.second):
            if line is not None:
                line.setEchoMode(mode)
