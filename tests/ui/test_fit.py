"""Every screen fits a cheap laptop at every text size, and everything on it has a name to be read aloud."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gridworker.services import session as sessions
from gridworker.ui import theme
from gridworker.ui.desk import Desk
from gridworker.ui.main_window import MainWindow
from gridworker.ui.pages.diary import DiaryPage
from gridworker.ui.pages.households import HouseholdsPage
from gridworker.ui.pages.inbox import InboxPage
from gridworker.ui.pages.ledger import LedgerPage
from gridworker.ui.pages.matter_page import Act
from gridworker.ui.pages.matters import MattersPage
from gridworker.ui.settings import KnownProfile
from gridworker.ui.theme import TextSize, Theme
from tests.ui.page_objects import OpenFake

LAPTOP = QSize(1366, 740)
CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox, QAbstractItemView)
Settle = Callable[[], None]


def fill(window: MainWindow, settle: Settle) -> list[str]:
    """Visit every page and bring out what is folded away; the keys visited."""
    workspace = window.workspace
    assert workspace is not None
    known = ("overview", "households", "diary", "matters", "bundles", "inbox", "ledger", "devices")
    keys = [key for key in known if workspace.has(key)]
    for key in list(keys):
        workspace.go(key)
        settle()
        page = workspace.page(key)
        if isinstance(page, HouseholdsPage):
            page._add()
            settle()
        elif isinstance(page, DiaryPage):
            page.show_what("h-0")
            page.form.raised.new_demand()
            page.form.raised.new_promise()
            page.form._show_more(True)
            page.save_now()
            settle()
        elif isinstance(page, MattersPage):
            window.desk.go("matter", Act("q-0", "comment"))
            settle()
            settle()
            keys.append("matter")
        elif isinstance(page, InboxPage):
            page.files.add([Path("/x/a.gwb"), Path("/x/bad.gwb")])
            settle()
            page.files.go.click()
            settle()
            page.tabs.go(1)
            settle()
        elif isinstance(page, LedgerPage):
            page.model.row_at(0)
            settle()
            page.table.setCurrentIndex(page.model.index(0, 0))
            page.notice.ok("台账写好了：213 行，户主姓名已脱敏。", "/x/走访台账.xlsx")
            settle()
    return keys


@pytest.mark.parametrize("office", [False, True], ids=["worker", "office"])
@pytest.mark.parametrize("size", list(TextSize), ids=lambda size: f"{int(size)}px")
def test_every_page_fits_the_laptop(
    qapp: QApplication, open_fake: OpenFake, settle: Settle, office: bool, size: TextSize
) -> None:
    theme.apply(qapp, Theme(size))
    window = open_fake(office=office)
    for key in fill(window, settle):
        assert window.workspace is not None
        window.workspace.go(key)
        settle()
        needs = window.minimumSizeHint()
        assert needs.width() <= LAPTOP.width(), f"{key} is too wide: {needs}"
        assert needs.height() <= LAPTOP.height(), f"{key} is too high: {needs}"
        assert window.size() == LAPTOP, f"{key} made the window grow to {window.size()}"


@pytest.mark.parametrize("size", list(TextSize), ids=lambda size: f"{int(size)}px")
def test_every_step_of_the_beginning_fits_the_laptop(
    qtbot: QtBot, qapp: QApplication, desk: Desk, size: TextSize, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme.apply(qapp, Theme(size))
    window = MainWindow(desk)
    qtbot.addWidget(window)
    start = window.start
    assert start is not None
    for step in (start.show_welcome, start.show_office, start.show_join, start.show_demo):
        step()
        assert window.minimumSizeHint().width() <= LAPTOP.width()
        assert window.minimumSizeHint().height() <= LAPTOP.height()
    start.show_unlock(KnownProfile(folder=Path("/x"), title="云溪镇 石桥村第二网格", demo=True))
    assert window.minimumSizeHint().height() <= LAPTOP.height()
    assert sessions.profile_exists(Path("/x")) is False


def said_name(control: QWidget) -> str:
    """What a screen reader would call it.

    A combo box says its value; only a label names it, as its buddy, and only when both have one parent.
    """
    face = QAccessible.queryAccessibleInterface(control)
    if isinstance(control, QComboBox):
        labels = face.relations(QAccessible.RelationFlag.Label)
        return "".join(label.text(QAccessible.Text.Name) for label, _ in labels)
    return face.text(QAccessible.Text.Name) if face else ""


def test_every_shortcut_letter_leads_into_its_field(open_fake: OpenFake, settle: Settle) -> None:
    """A label passes by a buddy that does not take the focus itself, even when its proxy would."""
    for office in (False, True):
        window = open_fake(office=office)
        fill(window, settle)
        for label in window.findChildren(QLabel):
            buddy = label.buddy()
            if "&" in label.text() and buddy is not None:
                assert buddy.focusPolicy() != Qt.FocusPolicy.NoFocus, label.text()


def made_by_qt(control: QWidget) -> bool:
    """Parts inside Qt's own boxes and calendars are named by the box they belong to."""
    above = control.parent()
    names = {control.metaObject().className(), above.metaObject().className() if above else ""}
    inside = isinstance(above, (QComboBox, QAbstractSpinBox))
    return inside or any("Calendar" in name or "Private" in name for name in names)


@pytest.mark.parametrize("office", [False, True], ids=["worker", "office"])
def test_every_control_has_a_name(open_fake: OpenFake, settle: Settle, office: bool) -> None:
    window = open_fake(office=office)
    fill(window, settle)
    nameless = []
    for control in window.findChildren(QWidget):
        if not isinstance(control, CONTROLS) or control.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        if control.objectName().startswith("qt_") or made_by_qt(control):
            continue
        if not said_name(control).strip():
            nameless.append(f"{type(control).__name__} in {type(control.parent()).__name__}")
    assert nameless == []


def test_the_text_grows_and_shrinks_with_ctrl_plus_and_minus(
    qtbot: QtBot, open_fake: OpenFake, settle: Settle
) -> None:
    window = open_fake()
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert theme.current().size == TextSize.LARGE
    assert window.desk.settings.text_size == TextSize.LARGE
    qtbot.keyClick(window, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert theme.current().size == TextSize.STANDARD
    assert window.workspace is not None
    assert window.workspace.key == "households"


def test_what_is_typed_survives_a_change_of_the_text_size(open_fake: OpenFake, settle: Settle) -> None:
    window = open_fake()
    assert window.workspace is not None
    window.workspace.go("diary")
    settle()
    page = window.workspace.page("diary")
    assert isinstance(page, DiaryPage)
    page.form.content.setPlainText("写了一半")
    window.set_text_size(TextSize.HUGE)
    settle()
    settle()
    page = window.workspace.page("diary")
    assert isinstance(page, DiaryPage)
    assert page.form.content.text() == "写了一半"


def test_black_and_white_can_be_chosen_and_stays_chosen(open_fake: OpenFake, settle: Settle) -> None:
    window = open_fake()
    window.set_contrast(True)
    settle()
    assert theme.current().tokens is theme.CONTRAST
    assert window.desk._file.load().contrast is True
    window.set_contrast(False)
    settle()
    assert theme.current().tokens is theme.LIGHT


def test_demo_data_is_marked_on_every_screen(open_fake: OpenFake) -> None:
    assert "演示数据" in "".join(label.text() for label in open_fake().findChildren(QLabel))


def test_a_real_profile_has_no_demo_bar(open_fake: OpenFake) -> None:
    window = open_fake(demo=False)
    assert "演示数据" not in "".join(label.text() for label in window.findChildren(QLabel))
