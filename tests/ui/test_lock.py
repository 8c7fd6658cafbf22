"""F9, F8, the idle clock, the code, and the waiting after wrong tries."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QMenu, QPlainTextEdit

from gridworker.errors import UserError
from gridworker.services import locking
from gridworker.ui import guard as guards
from gridworker.ui.idle import Idle
from gridworker.ui.key_map import KeyMap
from gridworker.ui.main_window import MainWindow
from gridworker.ui.pages.cover import Cover
from gridworker.ui.pages.lock_screen import LockScreen
from tests.support.parish import WORDS, Machine
from tests.ui.page_objects import words_on
from tests.ui.real import OpenReal, Screen, laptop, open_real, parish

PIN = "2580"
__all__ = ["laptop", "open_real", "parish"]


@pytest.fixture
def screen(open_real: OpenReal, laptop: Machine) -> Screen:
    shown = open_real(laptop)
    shown.window.guard().begin()
    shown.settle()
    return shown


def lock_screen(window: MainWindow) -> LockScreen:
    found = window.guard().screen
    assert isinstance(found, LockScreen)
    return found


def answer(screen: Screen, typed: str) -> None:
    front = lock_screen(screen.window)
    front.secret.first.setText(typed)
    front.go.click()
    screen.settle()


def everything_readable(window: MainWindow) -> str:
    """All texts of the window that can be seen, whatever they stand in."""
    parts = [words_on(window), window.windowTitle()]
    for kind in (QLineEdit, QPlainTextEdit, QLabel):
        for one in window.findChildren(kind):
            if one.isVisibleTo(window):
                parts.append(one.toPlainText() if isinstance(one, QPlainTextEdit) else one.text())
    return "\n".join(parts)


def test_f9_hides_everything_and_the_passphrase_brings_it_back_as_it_was(
    screen: Screen, laptop: Machine
) -> None:
    page: Any = screen.go("diary")
    page.form.content.setFocus()
    screen.type("老人说屋顶漏雨")
    cursor = page.form.content.textCursor().position()
    screen.press("F9")
    window = screen.window
    shown = everything_readable(window)
    for secret in ("漏雨", "王家福", "石桥村", "李明", "云溪"):
        assert secret not in shown
    assert window.windowTitle() == "民情日记"
    assert screen.has_keyboard() is lock_screen(window).secret.first
    answer(screen, WORDS)
    assert not window.guard().locked
    assert page.form.content.toPlainText() == "老人说屋顶漏雨"
    assert page.form.content.hasFocus() or window.focusWidget() is page.form.content
    assert page.form.content.textCursor().position() == cursor
    assert "石桥村" in window.windowTitle()


def test_what_was_being_typed_is_a_draft_before_anybody_unlocks(screen: Screen, laptop: Machine) -> None:
    from gridworker.services import drafts

    screen.window.desk.autosave_ms = 60_000
    page: Any = screen.go("diary")
    page.form.content.setFocus()
    screen.type("写到一半就锁了")
    screen.press("F9")
    screen.qtbot.waitUntil(lambda: bool(drafts.draft_list(laptop.session)))
    assert drafts.draft_list(laptop.session)[0].draft.content == "写到一半就锁了"


def test_a_disk_that_is_full_is_told_on_the_lock(
    screen: Screen, laptop: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gridworker.services import drafts

    def full(*_all: object, **_named: object) -> None:
        raise UserError("disk_full", "盘上空间不够。", "请清理出一些空间。")

    screen.window.desk.autosave_ms = 60_000
    page: Any = screen.go("diary")
    monkeypatch.setattr(drafts, "keep_draft", full)
    monkeypatch.setattr(laptop.session.store, "keep_draft", full)
    page.form.content.setFocus()
    screen.type("存不上的半句话")
    screen.press("F9")
    screen.qtbot.waitUntil(lambda: "没能存上" in lock_screen(screen.window).notice.words())
    assert "盘上空间不够" in lock_screen(screen.window).notice.words()
    answer(screen, WORDS)
    assert page.form.content.toPlainText() == "存不上的半句话"


def test_the_rail_locks_as_well_and_no_key_of_a_page_works_behind(screen: Screen) -> None:
    assert screen.window.workspace is not None
    screen.window.workspace.rail.leave.click()
    screen.settle()
    before = screen.window.workspace.key
    screen.press("Alt+2", "Ctrl+K", "F1", "F8")
    assert isinstance(lock_screen(screen.window), LockScreen)
    assert screen.window.workspace.key == before


def test_the_code_unlocks_and_five_wrong_ones_ask_for_the_passphrase(
    screen: Screen, laptop: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locking, "wait_after", lambda _wrong: 0)
    screen.window.guard().take_pin(locking.set_pin(laptop.session, PIN))
    screen.press("F9")
    answer(screen, PIN)
    assert not screen.window.guard().locked
    screen.press("F9")
    for _ in range(locking.TRIES):
        answer(screen, "9999")
    assert "请输口令" in words_on(lock_screen(screen.window))
    answer(screen, PIN)
    assert screen.window.guard().locked, "the right code comes too late"
    answer(screen, WORDS)
    assert not screen.window.guard().locked
    screen.press("F9")
    answer(screen, PIN)
    assert not screen.window.guard().locked, "and next time it counts again"


def test_a_wrong_passphrase_is_told_and_after_three_one_waits(screen: Screen) -> None:
    screen.press("F9")
    for _ in range(3):
        answer(screen, "完全不对的一句口令试试看吧")
    front = lock_screen(screen.window)
    assert "口令不对" in words_on(front)
    assert not front.go.isEnabled()
    assert "请等" in front.go.text()
    answer(screen, WORDS)
    assert screen.window.guard().locked, "not while one waits"
    screen.window.desk.wrong_tries[screen.window.desk.folder] = (3, 0.0)
    screen.qtbot.waitUntil(front.go.isEnabled)
    assert front.go.text() == "开锁"
    answer(screen, WORDS)
    assert not screen.window.guard().locked


def test_nobody_waits_longer_than_a_few_seconds_however_often() -> None:
    waits = [locking.wait_after(n) for n in range(101)]
    assert waits[:3] == [0, 0, 0]
    assert all(0 < seconds <= 5 for seconds in waits[3:])
    assert waits == sorted(waits)


def test_f8_covers_and_f8_looks_again(screen: Screen) -> None:
    screen.go("households")
    before = screen.window.windowTitle()
    screen.press("F8")
    assert isinstance(screen.window.guard().screen, Cover)
    assert "王家福" not in everything_readable(screen.window)
    assert screen.window.windowTitle() == "民情日记"
    screen.press("F8")
    assert screen.window.guard().screen is None
    assert screen.window.windowTitle() == before
    screen.press("F8", "Escape")
    assert screen.window.guard().screen is None


def test_from_under_the_cover_one_can_lock(screen: Screen) -> None:
    screen.press("F8", "F9")
    assert isinstance(screen.window.guard().screen, LockScreen)
    answer(screen, WORDS)
    assert screen.window.guard().screen is None


def test_what_was_copied_here_is_not_in_the_clipboard_after_locking(screen: Screen) -> None:
    board = QGuiApplication.clipboard()
    page: Any = screen.go("diary")
    page.form.content.setPlainText("电话 15400000001")
    page.form.content.selectAll()
    page.form.content.copy()
    assert "15400000001" in board.text()
    screen.press("F9")
    assert board.text() == ""


def test_what_another_program_copied_stays_in_the_clipboard(screen: Screen) -> None:
    board = QGuiApplication.clipboard()
    board.setText("别的程序里的话")
    screen.window.guard()._copied._ours.clear()
    screen.press("F9")
    assert board.text() == "别的程序里的话"


def test_what_floats_above_the_window_goes_as_well(screen: Screen) -> None:
    screen.window.show_keys()
    dialog = QDialog(screen.window)
    dialog.show()
    menu = QMenu(screen.window)
    menu.addAction("王家福 15400000001")
    menu.popup(screen.window.mapToGlobal(screen.window.rect().center()))
    assert menu.isVisible()
    assert dialog.isVisible()
    screen.window.lock()
    assert not menu.isVisible()
    assert not dialog.isVisible()
    assert screen.window.findChild(KeyMap) is None
    assert isinstance(screen.window.guard().screen, LockScreen)


def test_nobody_at_the_keyboard_locks_it(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    idle = screen.window.guard()._idle
    assert idle is not None
    monkeypatch.setattr("gridworker.ui.idle.time.monotonic", lambda: 1e9)
    idle.look()
    assert screen.window.guard().locked


def test_a_hand_on_the_keys_keeps_it_open(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    idle = screen.window.guard()._idle
    assert isinstance(idle, Idle)
    now = [1000.0]
    monkeypatch.setattr("gridworker.ui.idle.time.monotonic", lambda: now[0])
    monkeypatch.setattr("gridworker.ui.idle.time.time", lambda: now[0])
    idle.touched()
    now[0] += 9 * 60
    native = screen.window.windowHandle()
    screen.qtbot.keyClick(native, Qt.Key.Key_Shift)
    now[0] += 9 * 60
    idle.look()
    assert not screen.window.guard().locked
    now[0] += 2 * 60
    idle.look()
    assert screen.window.guard().locked


def test_a_profile_locked_for_long_is_closed_altogether(screen: Screen) -> None:
    screen.press("F9")
    screen.window.guard()._close()
    screen.settle()
    assert screen.window.workspace is None
    assert screen.window.start is not None
    assert not screen.window.covered


def test_another_text_size_and_another_role_come_up_behind_the_lock(screen: Screen) -> None:
    screen.press("F9")
    screen.window._rebuild()
    screen.settle()
    assert "王家福" not in everything_readable(screen.window)
    assert screen.window.workspace is not None
    assert not screen.window.workspace.isVisible()
    answer(screen, WORDS)
    assert screen.window.workspace.isVisible()


def test_the_suite_sees_a_lock_that_only_covers_the_middle(
    screen: Screen, laptop: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted fault: what is behind the lock stays visible below it."""
    monkeypatch.setattr(screen.window.guard(), "_bring_back", lambda _shown: None)
    with pytest.raises(AssertionError):
        test_f9_hides_everything_and_the_passphrase_brings_it_back_as_it_was(screen, laptop)


def test_the_suite_sees_a_clipboard_that_is_not_emptied(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guards.Copied, "forget", lambda _self: None)
    with pytest.raises(AssertionError):
        test_what_was_copied_here_is_not_in_the_clipboard_after_locking(screen)
