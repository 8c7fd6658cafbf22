"""A row of words to pick from: one of them, or several.

Tab enters the row once, the arrow keys walk inside it, Space picks. In a row of one choice the arrows only
walk: picking stays a decision.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout, QPushButton, QSizePolicy, QWidget

from gridworker.ui import theme
from gridworker.ui.widgets.basics import row
from gridworker.ui.widgets.flow import FlowLayout


class Chips(QWidget):
    """`choices` are (code, label) pairs; `value()` is one code or None, `values()` the codes picked."""

    changed = Signal()

    def __init__(
        self,
        name: str,
        choices: Sequence[tuple[str, str]],
        *,
        many: bool = False,
        required: bool = False,
        one_line: bool = False,
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._many = many
        self._required = required
        self._chips: dict[str, QPushButton] = {}
        self._picked: set[str] = set()
        flow: QLayout = row(gap=0.45) if one_line else FlowLayout(gap=theme.current().em(0.45))
        self.setLayout(flow)
        for code, text in choices:
            chip = QPushButton(text)
            chip.setCheckable(True)
            chip.setAutoExclusive(not many)  # a screen reader says whether one or several can be picked
            chip.setAutoDefault(False)
            chip.setAccessibleName(f"{name}：{text}")
            theme.role(chip, "chip")
            chip.clicked.connect(lambda _on=False, code=code: self._clicked(code))
            chip.installEventFilter(self)
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if not self._chips else Qt.FocusPolicy.ClickFocus)
            self._chips[code] = chip
            flow.addWidget(chip)
        if not one_line:
            policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        # A label's shortcut only enters a buddy that takes the focus itself, whatever its proxy does.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if self._chips:
            self.setFocusProxy(next(iter(self._chips.values())))

    def value(self) -> str | None:
        picked = self.values()
        return picked[0] if picked else None

    def values(self) -> list[str]:
        return [code for code, chip in self._chips.items() if chip.isChecked()]

    def codes(self) -> list[str]:
        """All that can be picked."""
        return list(self._chips)

    def set_value(self, code: str | None) -> None:
        self.set_values([code] if code else [])

    def set_values(self, codes: Iterable[str]) -> None:
        """Show these as picked, without saying so to anyone."""
        self._show(set(codes))

    def chip(self, code: str) -> QPushButton:
        return self._chips[code]

    def _clicked(self, code: str) -> None:
        if self._many:
            self._show(set(self.values()))
        else:
            # Qt keeps one of several picked; without `required` the same press takes it back.
            self._show({code} if self._required or code not in self._picked else set())
        self.changed.emit()

    def _show(self, picked: set[str]) -> None:
        self._picked = picked & set(self._chips)
        for code, chip in self._chips.items():
            chip.setAutoExclusive(False)
            chip.setChecked(code in picked)
            chip.setAutoExclusive(not self._many)
        self._enter_at()

    def _enter_at(self) -> None:
        """Tab stops at the picked chip, or at the first."""
        chips = list(self._chips.values())
        if not chips:
            return
        entry = next((chip for chip in chips if chip.isChecked()), chips[0])
        for chip in chips:
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chip is entry else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(entry)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {
                Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1,
            }.get(Qt.Key(event.key()))
            chips = list(self._chips.values())
            at = next((i for i, chip in enumerate(chips) if chip is watched), 0)
            if step is not None:
                chips[(at + step) % len(chips)].setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                chips[at].click()
                return True
        return super().eventFilter(watched, event)
