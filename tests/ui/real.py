"""A window over real profiles in one process: a small office, its laptops, their files, clocks by hand."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from gridworker.ui.desk import Desk
from gridworker.ui.main_window import MainWindow
from gridworker.ui.page import Page
from gridworker.ui.settings import SettingsFile
from tests.support.parish import Machine, Parish, found
from tests.ui.page_objects import compose

OpenReal = Callable[[Machine], "Screen"]


class Screen:
    """A window as somebody at the keyboard uses it: keys go to whatever has the keyboard."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window

    def settle(self) -> None:
        work = self.window.desk.work
        for _ in range(3):
            self.qtbot.waitUntil(lambda: not work.busy)
            self.qtbot.wait(2)

    def go(self, key: str, what: object = None) -> Page:
        workspace = self.window.workspace
        assert workspace is not None
        workspace.go(key, what)
        self.awake()
        self.settle()
        return workspace.page(key)

    def awake(self) -> None:
        """Shortcuts are heard by an active window only, and the offscreen screen forgets which one it is."""
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def has_keyboard(self) -> QWidget:
        focus = self.window.focusWidget()
        assert focus is not None
        return focus

    def asked(self, verb: Callable[..., Any], *given: Any) -> Any:
        """What a verb of the services returns, asked on the store's thread as a page asks."""
        found: list[Any] = []
        self.window.desk.work.run(self.window, lambda s: verb(s, *given)).success(found.append)
        self.settle()
        return found[0]

    def press(self, *keys: str) -> None:
        """Press `Down`, `Ctrl+Z`, `1`..., one after the other, and wait for what each sets going."""
        names = {"Ctrl": Qt.KeyboardModifier.ControlModifier, "Alt": Qt.KeyboardModifier.AltModifier}
        for key in keys:
            *held, name = key.split("+")
            modifiers = Qt.KeyboardModifier.NoModifier
            for one in held:
                modifiers |= names[one]
            code = Qt.Key[f"Key_{name if len(name) > 1 else name.upper()}"]
            self.awake()
            QTest.keyClick(self.has_keyboard(), code, modifiers)
            self.qtbot.waitUntil(self._nothing_is_down)
            self.settle()

    def _nothing_is_down(self) -> bool:
        """A button that is pressed by its shortcut goes down, and is let go a tenth of a second later."""
        return not any(push.isDown() for push in self.window.findChildren(QAbstractButton))

    def type(self, text: str) -> None:
        """Type into whatever has the keyboard; the input method does the Chinese."""
        at = self.has_keyboard()
        if text.isascii():
            QTest.keyClicks(at, text)
        else:
            compose(at, "x", commit=text)
        QApplication.processEvents()


@pytest.fixture
def parish() -> Iterator[Parish]:
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        made = found(Path(folder))
        yield made
        made.close()


@pytest.fixture
def laptop(parish: Parish) -> Machine:
    machine = parish.laptop()
    machine.household()
    return machine


@pytest.fixture
def open_real(qtbot: QtBot, parish: Parish, tmp_path: Path) -> Iterator[OpenReal]:
    """Open a window over a machine's profile. The machine belongs to the window until `close_all`."""
    opened: list[MainWindow] = []

    def make(machine: Machine) -> Screen:
        settings = SettingsFile(tmp_path / f"window-{len(opened)}.json")
        desk = Desk(settings, now=machine.clock.now, autosave_ms=10)
        window = MainWindow(desk)
        qtbot.addWidget(window)
        window.resize(1366, 740)
        window.show()
        desk.work.open(window, lambda _task: machine.session).success(window._opened)
        screen = Screen(qtbot, window)
        screen.settle()
        opened.append(window)
        return screen

    yield make
    for window in opened:
        window.close()
