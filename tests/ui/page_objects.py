"""Pages as a person sees them, so that tests say what is done and not which widget is poked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gridworker.ui.main_window import MainWindow
from gridworker.ui.pages.diary import DiaryPage

OpenFake = Callable[..., MainWindow]
Settle = Callable[[], None]
"""Opens a window over the office in memory: `open_fake(office=True)`."""


def go(window: MainWindow, key: str, settle: Settle) -> Any:
    """Bring a page to the front and let it read what it shows."""
    assert window.workspace is not None
    window.workspace.go(key)
    settle()
    settle()
    return window.workspace.page(key)


def words_on(widget: QWidget) -> str:
    """Everything written on a widget that can be seen now."""
    parts = [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]
    parts += [push.text() for push in widget.findChildren(QPushButton) if push.isVisibleTo(widget)]
    return "\n".join(parts)


def button_called(inside: QWidget, text: str) -> QPushButton:
    """The one button with these words on it."""
    [found] = [push for push in inside.findChildren(QPushButton) if push.text() == text]
    return found


def compose(widget: QWidget, *steps: str, commit: str) -> None:
    """Type as an input method does: preedit after preedit, then the word."""
    for step in steps:
        QApplication.sendEvent(widget, QInputMethodEvent(step, []))
    done = QInputMethodEvent("", [])
    done.setCommitString(commit)
    QApplication.sendEvent(widget, done)


def type_into(qtbot: QtBot, widget: QWidget, text: str) -> None:
    """Keys for Latin letters, the input method for the rest (Qt's key events abort on Chinese)."""
    if text.isascii():
        qtbot.keyClicks(widget, text)
    else:
        compose(widget, "x", commit=text)


class Diary:
    """The diary page of a window."""

    def __init__(self, qtbot: QtBot, window: MainWindow, settle: Callable[[], None]) -> None:
        assert window.workspace is not None
        window.workspace.go("diary")
        page = window.workspace.page("diary")
        assert isinstance(page, DiaryPage)
        self.page, self.qtbot, self.settle, self.window = page, qtbot, settle, window
        settle()

    def type_household(self, text: str) -> None:
        box = self.page.form.picker.box
        box.setFocus()
        self.qtbot.waitUntil(box.hasFocus)
        type_into(self.qtbot, box, text)
        popup = self.page.form.picker._completer.popup()
        self.qtbot.waitUntil(lambda: popup.isVisible() and popup.model().rowCount() > 0)

    def take_first(self) -> None:
        self.qtbot.keyClick(self.page.form.picker.box, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: bool(self.page.form.picker.ids()))
        self.window.activateWindow()  # the offscreen screen forgets it when a list closes
        self.settle()

    def met(self, code: str = "MET") -> None:
        self.page.form.meet.chip(code).click()

    def write(self, text: str) -> None:
        self.page.form.content.setFocus()
        type_into(self.qtbot, self.page.form.content, text)

    def save(self) -> None:
        self.page.bar.save.click()
        self.settle()

    def problems(self) -> str:
        return words_on(self.page.bar)

    def said(self) -> str:
        return self.page.notice.words()

    def waits_until_kept(self) -> None:
        self.qtbot.waitUntil(lambda: not self.page.autosave.pending)
        self.settle()
