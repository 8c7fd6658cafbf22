"""The screen that the window tests run on: real, and with a window manager that gives the focus."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot


@pytest.mark.window
def test_a_shown_field_gets_the_keyboard(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    with qtbot.waitExposed(field):
        field.show()
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is not None and field.hasFocus())
    qtbot.keyClicks(field, "wjw")
    assert field.text() == "wjw"
    assert QGuiApplication.platformName() == "xcb"
