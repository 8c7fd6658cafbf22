"""F1 tells every key that works and no other: the map is read from the shortcuts themselves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

import gridworker.ui
from gridworker.ui.key_map import KeyMap
from gridworker.ui.keys import Key, bind, keys_of, tell
from gridworker.ui.main_window import MainWindow
from gridworker.ui.theme import TextSize
from tests.ui.page_objects import OpenFake, words_on

Settle = Callable[[], None]


def open_map(qtbot: QtBot, window: MainWindow) -> KeyMap:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    shown = window.findChild(KeyMap)
    assert shown is not None
    return shown


def told(keys: list[Key]) -> set[str]:
    return {key.keys for key in keys}


def printed(keys: QKeySequence) -> str:
    return keys.toString().replace("Return", "Enter")


def really_there(window: MainWindow) -> set[str]:
    """Every shortcut of Qt's that works now, found without asking the map."""
    found = set()
    for widget in (window, *window.findChildren(QWidget)):
        if not widget.isVisibleTo(window) or isinstance(widget, KeyMap):
            continue
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        found |= {printed(s.key()) for s in widget.findChildren(QShortcut, options=direct) if s.isEnabled()}
        if isinstance(widget, QAbstractButton) and widget.isEnabled() and not widget.shortcut().isEmpty():
            found.add(printed(widget.shortcut()))
        if isinstance(widget, QLabel) and widget.buddy() is not None:
            letter = QKeySequence.mnemonic(widget.text()).toString()
            found |= {letter} if letter else set()
    return found


def test_the_map_names_every_shortcut_of_every_page(
    qtbot: QtBot, open_fake: OpenFake, settle: Settle
) -> None:
    for office in (False, True):
        window = open_fake(office=office)
        workspace = window.workspace
        assert workspace is not None
        for key in list(workspace._places):
            workspace.go(key)
            settle()
            there = really_there(window) - {"Ctrl+="}  # the same key as Ctrl++ without Shift
            said = told(keys_of(window))
            assert there <= said, f"{key}: {there - said}"
            for one in keys_of(window):
                assert one.words.strip(), one.keys
            twice = [keys for keys, n in Counter(key.keys for key in keys_of(window)).items() if n > 1]
            assert twice == [], f"{key}: Qt obeys none of two with the same key: {twice}"


def test_f1_shows_the_page_in_front_and_the_window_and_goes_again(
    qtbot: QtBot, open_fake: OpenFake, settle: Settle
) -> None:
    window = open_fake()
    assert window.workspace is not None
    window.workspace.go("diary")
    settle()
    had = window.focusWidget()
    shown = open_map(qtbot, window)
    words = words_on(shown)
    for said in ("Ctrl+Enter", "保存，写下一户", "Alt+N", "走访内容", "Alt+1", "户册", "F1"):
        assert said in words, said
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert window.findChild(KeyMap) is None or not window.findChild(KeyMap).isVisible()
    assert window.focusWidget() is had


def test_under_the_map_no_key_of_the_page_works_and_esc_closes_only_the_map(
    qtbot: QtBot, open_fake: OpenFake, settle: Settle
) -> None:
    window = open_fake()
    assert window.workspace is not None
    page = window.workspace.page("households")
    page._add()  # a form with Esc and Ctrl+Enter of its own
    settle()
    form = page._form
    form.head.setText("赵大山")
    form.door.setText("9-9")
    shown = open_map(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.wait(130)
    settle()
    assert page._form is form
    assert shown.isVisible()
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert window.findChild(KeyMap) is None
    assert page._form is form
    assert form.isEnabled()


def test_the_map_goes_although_what_had_the_keyboard_is_gone(
    qtbot: QtBot, open_fake: OpenFake, settle: Settle
) -> None:
    window = open_fake()
    shown = open_map(qtbot, window)
    window.set_text_size(TextSize.LARGE)  # everything below the map is made anew
    settle()
    settle()
    shown.leave()
    assert window.findChild(KeyMap) is None


def test_another_page_has_another_map(qtbot: QtBot, open_fake: OpenFake, settle: Settle) -> None:
    window = open_fake()
    assert "Ctrl+N" in told(open_map(qtbot, window).rows)
    window.show_keys()
    assert window.workspace is not None
    window.workspace.go("diary")
    settle()
    assert "Ctrl+N" not in told(open_map(qtbot, window).rows)


def test_a_disabled_key_and_one_without_words_are_not_told(qtbot: QtBot) -> None:
    part = QWidget()
    qtbot.addWidget(part)
    part.show()
    bind(part, "Ctrl+J", "做一件事", lambda: None)
    bind(part, "Ctrl+U", "", lambda: None)
    bind(part, "Ctrl+I", "不行的事", lambda: None).setEnabled(False)
    tell(part, "F4", "打开日历")
    assert {(key.keys, key.words) for key in keys_of(part)} == {("Ctrl+J", "做一件事"), ("F4", "打开日历")}


def test_shortcuts_are_made_in_one_place_only() -> None:
    """A QShortcut made elsewhere would have no words, and F1 would pass it by in silence."""
    folder = Path(gridworker.ui.__file__).parent
    makers = [
        path.name for path in folder.rglob("*.py")
        if re.search(r"\bQShortcut\(|\.setShortcut\(\s*\d", path.read_text(encoding="utf-8"))
    ]
    assert makers == ["keys.py"]
