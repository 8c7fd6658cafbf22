"""The small constructors every screen is built from, so that a page reads as its layout."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gridworker.ui import icons, theme

Part = QWidget | QLayout | int | None


def spoken(text: str) -> str:
    """A caption as it is read aloud: without the letter of its shortcut and without the star of 必填."""
    if "&" in text:
        text = re.sub(r"\(&\w\)|&", "", text)
    return text.rstrip(" *").replace("\u3000", " ")


def label(text: str, role: str = "", *, wrap: bool = False, selectable: bool = False) -> QLabel:
    words = QLabel(text)
    words.setTextFormat(Qt.TextFormat.PlainText)
    words.setWordWrap(wrap)
    if selectable:
        words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        words.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    if role:
        theme.role(words, role)
    return words


class Press(QPushButton):
    """A button that Enter presses as Space does: Qt keeps Enter for the default button of a dialog.

    Work disables the button that began it, and Qt then hands the keyboard to whatever comes next, mostly
    the rail, where the next key would leave the page. Here nobody has it until the work is done.
    """

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setAutoDefault(False)
        self._waits = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def setEnabled(self, on: bool) -> None:
        had = not on and self.window().focusWidget() is self
        super().setEnabled(on)
        if had:
            self._waits = True
            let_go(self.window())
        elif on and self._waits:
            self._waits = False
            if self.window().focusWidget() is None:
                self.setFocus()


def let_go(inside: QWidget) -> None:
    """Take the keyboard from whatever has it inside `inside`."""
    has = inside.window().focusWidget()
    if has is not None and (has is inside or inside.isAncestorOf(has)):
        has.clearFocus()


def focus_soon(widget: QWidget) -> None:
    """Put the keyboard there once the widget is on the screen: a hidden one can not take it."""
    QTimer.singleShot(0, widget, lambda: widget.setFocus(Qt.FocusReason.OtherFocusReason))


def button(
    text: str, clicked: Callable[[], object] | None = None, *, role: str = "", icon: str = ""
) -> QPushButton:
    push = Press(text)
    push.setAccessibleName(spoken(text))
    if role:
        theme.role(push, role)
    if icon:
        tokens = theme.current().tokens
        color = {"main": tokens.on_brand, "link": tokens.focus}.get(role, tokens.ink)
        side = theme.current().em(1.25)
        push.setIcon(icons.icon(icon, color, side, tokens.off))
        push.setIconSize(QSize(side, side))
    if clicked is not None:
        push.clicked.connect(lambda: clicked())
    return push


def icon_button(name: str, said: str, clicked: Callable[[], object]) -> QToolButton:
    """A button of one picture; what it does is said by its accessible name and its tool tip."""
    tool = QToolButton()
    side = theme.current().em(1.3)
    tool.setIcon(icons.icon(name, theme.current().tokens.second, side))
    tool.setIconSize(QSize(side, side))
    tool.setAccessibleName(said)
    tool.setToolTip(said)
    tool.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    theme.role(tool, "icon")
    tool.clicked.connect(lambda: clicked())
    return tool


def picture(name: str, token: str = "second", ems: float = 1.4) -> QLabel:
    """An icon that only decorates: assistive technology is told to pass it by."""
    drawn = QLabel()
    drawn.setPixmap(icons.pixmap(name, getattr(theme.current().tokens, token), theme.current().em(ems)))
    drawn.setFixedSize(theme.current().em(ems), theme.current().em(ems))
    return drawn


def column(*parts: Part, gap: float = 0.75, margin: float = 0) -> QVBoxLayout:
    return _fill(QVBoxLayout(), parts, gap, margin)


def row(*parts: Part, gap: float = 0.75, margin: float = 0) -> QHBoxLayout:
    return _fill(QHBoxLayout(), parts, gap, margin)


def _fill(box, parts, gap: float, margin: float):
    """A number is a stretch, None a stretch of 1."""
    edge = theme.current().em(margin)
    box.setContentsMargins(edge, edge, edge, edge)
    box.setSpacing(theme.current().em(gap))
    add(box, *parts)
    return box


def add(box: QBoxLayout, *parts: Part) -> None:
    for part in parts:
        if part is None:
            box.addStretch(1)
        elif isinstance(part, int):
            box.addStretch(part)
        elif isinstance(part, QLayout):
            box.addLayout(part)
        else:
            box.addWidget(part)


def frame(role: str, *parts: Part, gap: float = 0.75, margin: float = 1.0, across: bool = False) -> QFrame:
    """A surface of the style sheet ("card", "well", "bar"...) with its parts below each other."""
    box = QFrame()
    theme.role(box, role)
    box.setLayout((row if across else column)(*parts, gap=gap, margin=margin))
    return box


def card(*parts: Part, gap: float = 0.75) -> QFrame:
    return frame("card", *parts, gap=gap)


def narrow(part: QWidget, ems: float = 44) -> QHBoxLayout:
    """`part` on the left and no wider than that.

    In a row of its own: a column would reckon the height of wrapped words at the width of the page.
    """
    part.setMaximumWidth(theme.current().em(ems))
    across = row(part, None)
    across.setStretch(0, 1000)
    return across


def line() -> QFrame:
    return frame("line", margin=0)


def clear(box: QLayout) -> None:
    """Empty a layout and let its widgets go."""
    while (item := box.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            let_go(widget)
            widget.setParent(None)
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)
            inner.deleteLater()


def hide_unless(wanted: object, *parts: QWidget) -> None:
    """Hide parts just made that are not wanted here.

    Never show them: a part that stands in nothing yet would be a window of its own for a moment, and take the
    keyboard from the one in front.
    """
    if not wanted:
        for part in parts:
            part.hide()
