"""Where somebody is in a form: the field, and the cursor in it. Kept with a draft, found again with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from gridworker.ui.widgets.household_picker import HouseholdPicker

Controls = Mapping[str, QWidget]
"""The controls of a form by the names that its draft gives them (`content`, `demands.0.text`)."""


def field_of(controls: Controls, focus: QWidget | None) -> str:
    """The name of the control that has the keyboard, or empty."""
    if focus is None:
        return ""
    found = (name for name, part in controls.items() if part is focus or part.isAncestorOf(focus))
    return next(found, "")


def place_in(form: QWidget, controls: Controls) -> dict[str, Any] | None:
    """`{field}`, for text with `at` and `from` (the ends of what is marked, counted as Qt counts); or None.

    The window need not be the active one: it remembers who had the keyboard.
    """
    name = field_of(controls, form.window().focusWidget())
    if not name:
        return None
    text = text_in(controls[name])
    if isinstance(text, QPlainTextEdit):
        cursor = text.textCursor()
        return {"field": name, "at": cursor.position(), "from": cursor.anchor()}
    if text is not None:
        at = text.cursorPosition()
        marked = text.selectionStart()
        other = at if marked < 0 else text.selectionEnd() if at == marked else marked
        return {"field": name, "at": at, "from": other}
    return {"field": name}


def go_to(controls: Controls, place: Mapping[str, Any] | None) -> bool:
    """Put the keyboard and the cursor there; False when there is no such field now."""
    control = controls.get(str((place or {}).get("field")))
    if place is None or control is None or not control.isVisibleTo(control.window()):
        return False
    control.setFocus(Qt.FocusReason.OtherFocusReason)
    text = text_in(control)
    if text is not None and isinstance(place.get("at"), int):
        put_cursor(text, place["at"], place.get("from", place["at"]))
    return True


def goes_back(form: QWidget) -> bool:
    """Put the keyboard where it was in the form before one left it; False when it was never there."""
    last = form.focusWidget()
    if last is None or not last.isVisibleTo(form):
        return False
    last.setFocus(Qt.FocusReason.OtherFocusReason)
    return True


def put_cursor(text: QLineEdit | QPlainTextEdit, at: int, start: int) -> None:
    """Set the cursor at `at`, with everything from `start` on marked; both within the text that is there."""
    if isinstance(text, QPlainTextEdit):
        longest = text.document().characterCount() - 1
        cursor = text.textCursor()
        cursor.setPosition(max(0, min(start, longest)))
        cursor.setPosition(max(0, min(at, longest)), QTextCursor.MoveMode.KeepAnchor)
        text.setTextCursor(cursor)
        return
    longest = len(text.text().encode("utf-16-le")) // 2
    at, start = max(0, min(at, longest)), max(0, min(start, longest))
    text.setCursorPosition(at)
    if start != at:
        text.setSelection(start, at - start)


def text_in(control: QWidget | None) -> QLineEdit | QPlainTextEdit | None:
    """The field for text that a control is or holds; None for chips, dates and the like."""
    if isinstance(control, HouseholdPicker):
        return control.box
    return control if isinstance(control, QLineEdit | QPlainTextEdit) else None
