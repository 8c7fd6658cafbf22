"""What is made ready while the passphrase is typed: used when it fits, gone when it does not, never asked for
a profile that is not open.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from gridworker.ui import theme
from gridworker.ui.desk import Desk
from gridworker.ui.pages.households import HouseholdsPage
from gridworker.ui.rail import Rail
from gridworker.ui.settings import SettingsFile
from gridworker.ui.theme import TextSize, Theme
from gridworker.ui.warm_up import warm_up
from gridworker.ui.workspace import Workspace
from tests.ui import fake


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(SettingsFile(tmp_path / "window.json"), now=lambda: fake.NOW, autosave_ms=20)
    yield desk
    desk.work.shutdown()


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> QWidget:
    """A window in which the warming-up has come to its end, with no profile open."""
    window = QWidget()
    window.resize(1000, 700)
    qtbot.addWidget(window)
    timer = warm_up(desk, window)
    qtbot.waitUntil(lambda: not timer.isActive())
    return window


def work(desk: Desk, *, office: bool) -> Workspace:
    session = fake.FakeSession(office=office)
    desk.identity, desk.vocab, desk.folder = session.identity, session.vocab, session.dir
    return Workspace(desk)


def test_the_household_book_is_ready_before_a_profile_is_open(
    qtbot: QtBot, desk: Desk, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    (ready,) = window.findChildren(HouseholdsPage)
    assert not ready.isVisible()
    monkeypatch.setattr(HouseholdsPage, "enter", lambda page: None)
    workspace = work(desk, office=False)
    qtbot.addWidget(workspace)
    workspace.go("households")
    assert workspace.page("households") is ready


def test_the_rail_is_ready_as_well_and_comes_to_sight(
    qtbot: QtBot, desk: Desk, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    (ready,) = window.findChildren(Rail)
    monkeypatch.setattr(HouseholdsPage, "enter", lambda page: None)
    workspace = work(desk, office=False)
    qtbot.addWidget(workspace)
    workspace.show()
    assert workspace.rail is ready
    assert ready.isVisible()
    workspace.go("households")
    assert ready.stop_button("households").isChecked()


def test_a_page_in_the_look_of_before_is_not_used(
    qtbot: QtBot, desk: Desk, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    (ready,) = window.findChildren(HouseholdsPage)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    before = theme.current()
    theme.apply(app, Theme(TextSize.HUGE))
    try:
        assert desk.take_ready("households") is None
    finally:
        theme.apply(app, before)
    qtbot.waitUntil(lambda: not isValid(ready))


def test_an_office_which_begins_elsewhere_lets_it_go(qtbot: QtBot, desk: Desk, window: QWidget) -> None:
    (ready,) = window.findChildren(HouseholdsPage)
    assert desk.take_ready("inbox") is None
    assert desk.take_ready("households") is None
    qtbot.waitUntil(lambda: not isValid(ready))


def test_nothing_more_is_loaded_once_a_profile_is_being_opened(qtbot: QtBot, desk: Desk) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    timer = warm_up(desk, window)
    assert timer.isActive()
    desk.work.open(window, lambda _task: fake.FakeSession())
    assert not timer.isActive()
