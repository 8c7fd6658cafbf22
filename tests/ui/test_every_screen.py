"""Every screen of a real profile, in every look: it fits, nothing on it is cut off, everything has a name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gridworker.ui import choose, theme
from gridworker.ui.main_window import MainWindow
from gridworker.ui.widgets.flow import wrapped
from tests.support.forbidden import asked_for
from tests.ui import shots
from tests.ui.clipped import clipped
from tests.ui.test_fit import CONTROLS, made_by_qt, said_name

# The tightest look in every run; all of them with --slow.
TIGHT = ("low-large-20",)


class Inspector(shots.Camera):
    """Goes the way of the camera and looks instead of taking pictures."""

    def __init__(self, work: Path) -> None:
        super().__init__(work, work)
        self.faults: list[str] = []
        self.screens: list[str] = []

    def take(self, window: MainWindow, name: str) -> None:
        self.settle(window.desk)
        self.screens.append(name)
        wide, high = self.look.screen
        if (window.width(), window.height()) != (wide, high):
            self.faults.append(f"{name}: the window grew to {window.width()}x{window.height()}")
            window.resize(wide, high)
        self.faults += [f"{name}: {one}" for one in clipped(window)]
        self.faults += [f"{name}: {one} has no name" for one in nameless(window)]
        self.faults += [f"{name}: “{one}” is never asked or shown" for one in asked_for(said_on(window))]


def nameless(window: QWidget) -> list[str]:
    found = []
    for control in window.findChildren(QWidget):
        if not isinstance(control, CONTROLS) or not control.isVisibleTo(window):
            continue
        if control.objectName().startswith("qt_") or made_by_qt(control):
            continue
        if not said_name(control).strip():
            found.append(f"{type(control).__name__} in {type(control.parent()).__name__}")
    return found


def said_on(window: QWidget) -> list[str]:
    """Every text of the program's own that a window shows, proposes or says aloud."""
    found: list[str] = []
    for part in window.findChildren(QWidget):
        if not part.isVisibleTo(window):
            continue
        if isinstance(part, QLabel | QAbstractButton):
            found.append(part.text())
        elif isinstance(part, QLineEdit | QPlainTextEdit):
            found.append(part.placeholderText())
        elif isinstance(part, QComboBox):
            found += [part.itemText(at) for at in range(part.count())]
        elif isinstance(part, QHeaderView) and part.model() is not None:
            titles = (part.model().headerData(at, part.orientation()) for at in range(part.count()))
            found += [title for title in titles if isinstance(title, str)]
        found += [part.accessibleName(), part.toolTip()]
    # A column of somebody's sheet is called what it is called there, to say that it is not read in.
    return [text for text in found if text and not re.match("[A-Z]{1,2}\u3000", text)]


def look_at_all(name: str, work: Path) -> Inspector:
    inspector = Inspector(work)
    inspector.round(name)
    return inspector


@pytest.fixture(autouse=True)
def as_before(qapp: QApplication) -> object:
    """The camera changes the look of everything and where sticks are looked for."""
    sticks = choose.sticks
    yield None
    choose.sticks = sticks
    theme.apply(qapp, theme.Theme())


@pytest.mark.parametrize("name", TIGHT)
def test_every_screen_fits_and_can_be_read_whole(name: str, tmp_path: Path, qapp: QApplication) -> None:
    inspector = look_at_all(name, tmp_path)
    assert len(inspector.screens) > 30
    assert not inspector.faults, "\n".join(inspector.faults)


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in shots.LOOKS if name not in TIGHT])
def test_in_every_other_look_as_well(name: str, tmp_path: Path, qapp: QApplication) -> None:
    inspector = look_at_all(name, tmp_path)
    assert not inspector.faults, "\n".join(inspector.faults)


def test_what_is_cut_off_is_found(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(200, 200)
    narrow = QPushButton("一个很长很长很长的名字", window)
    narrow.setGeometry(0, 0, 40, 30)
    beyond = QLabel("看不到的尾巴", window)
    beyond.setGeometry(150, 40, 120, 30)
    area = QScrollArea(window)
    area.setGeometry(0, 80, 100, 100)
    wide = QWidget()
    wide.setMinimumWidth(300)
    area.setWidget(wide)
    window.show()
    said = "\n".join(clipped(window))
    assert "一个很长" in said
    assert "看不到的尾巴" in said
    assert "is 300 wide" in said


def test_a_form_that_asks_for_what_is_never_held_is_found(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    for part in (QLabel("本月走访排名", window), QPushButton("签到", window), QLineEdit(window)):
        part.show()
    line = window.findChild(QLineEdit)
    assert line is not None
    line.setPlaceholderText("身份证号")
    QLabel("请不要记录身份证号", window)
    assert asked_for(said_on(window)) == ["本月走访排名", "签到", "身份证号"]


def test_parts_that_wrap_go_to_the_right_edge_while_there_is_room(qtbot: QtBot) -> None:
    parts = [QPushButton(words) for words in ("名字", "修改", "给这户记日记")]
    window = QWidget()
    qtbot.addWidget(window)
    box = QVBoxLayout(window)
    box.addWidget(wrapped(*parts, right_from=1))
    window.resize(900, 300)
    window.show()
    assert parts[0].x() == 0
    assert parts[2].geometry().right() >= box.itemAt(0).widget().width() - 2
    window.resize(240, 300)
    qtbot.waitUntil(lambda: parts[2].y() > parts[0].y())
    assert clipped(window) == []
