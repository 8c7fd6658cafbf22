"""A desk with a fixed clock and no waiting, and windows over the small office in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridworker.ui import choose, theme
from gridworker.ui.desk import Desk
from gridworker.ui.main_window import MainWindow
from gridworker.ui.settings import SettingsFile
from gridworker.ui.theme import TextSize, Theme
from tests.ui import fake
from tests.ui.page_objects import OpenFake

AUTOSAVE_MS = 10


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen screen can not raise, grab or tell sizes to anybody, and says so each time."""
    for item in items:
        if "/ui/" in str(item.path):
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(autouse=True)
def standard_look(qapp: QApplication) -> None:
    """Every test begins at the standard size, whatever the one before it chose."""
    if theme.current().size != TextSize.STANDARD or not qapp.styleSheet():
        theme.apply(qapp, Theme())


@pytest.fixture(autouse=True)
def no_sticks(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sticks in the machine that runs the tests are nobody's business."""
    monkeypatch.setattr(choose, "sticks", list)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(SettingsFile(tmp_path / "window.json"), now=lambda: fake.NOW, autosave_ms=AUTOSAVE_MS)
    yield desk
    desk.work.shutdown()


@pytest.fixture
def settle(qtbot: QtBot, desk: Desk) -> Callable[[], None]:
    """Wait until the store thread has nothing more to say."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not desk.work.busy)
        qtbot.wait(1)
        qtbot.waitUntil(lambda: not desk.work.busy)

    return wait


@pytest.fixture
def open_fake(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch, settle: Callable[[], None]
) -> Iterator[OpenFake]:
    """Open a window over a `FakeSession`; the session is its `fake` attribute."""
    fake.install(monkeypatch.setattr)
    opened: list[MainWindow] = []

    def make(*, bundles: tuple[Path, ...] = (), **who: Any) -> MainWindow:
        session = fake.FakeSession(**who)
        window = MainWindow(desk, bundles=bundles)
        window.fake = session
        qtbot.addWidget(window)
        window.resize(1366, 740)
        window.show()
        desk.work.open(window, lambda _task: session).success(window._opened)
        settle()
        opened.append(window)
        return window

    yield make
    for window in opened:
        window.close()


@pytest.fixture
def worker(open_fake: OpenFake) -> MainWindow:
    return open_fake()


@pytest.fixture
def clerk(open_fake: OpenFake) -> MainWindow:
    return open_fake(office=True)
