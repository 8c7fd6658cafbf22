"""Backups in the window: made by hand and by themselves, on closing, and put back from the start screen."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridworker.errors import UserError
from gridworker.services import backup_file, backup_rounds, backup_shelf, backup_sticks, backups
from gridworker.services.deleted_since import DeletedSince
from gridworker.services.restoring import Contents, Preview
from gridworker.services.session import open_profile
from gridworker.ui import choose
from gridworker.ui.closing import QUICK_MS
from gridworker.ui.desk import Desk
from gridworker.ui.main_window import MainWindow
from gridworker.ui.pages.backups import BackupsPart
from gridworker.ui.pages.restore_preview import RestorePreview, deleted_words
from gridworker.ui.pages.safe import SafePage
from gridworker.ui.settings import SettingsFile
from tests.support.parish import WORDS, Machine, Parish
from tests.ui.page_objects import button_called, words_on
from tests.ui.real import OpenReal, Screen, laptop, open_real, parish

__all__ = ["laptop", "open_real", "parish"]

Stick = Callable[..., choose.Stick]


@pytest.fixture
def stick(parish: Parish, monkeypatch: pytest.MonkeyPatch) -> choose.Stick:
    folder = parish.folder / "KINGSTON"
    folder.mkdir()
    found = choose.Stick("KINGSTON", folder, 8_000_000_000)
    monkeypatch.setattr(choose, "sticks", lambda: [found])
    return found


def backups_part(screen: Screen) -> BackupsPart:
    page = screen.go("safe", "backups")
    assert isinstance(page, SafePage)
    part = page.part("backups")
    assert isinstance(part, BackupsPart)
    screen.settle()
    return part


def shelf(machine: Machine) -> list[Path]:
    return [one.path for one in backup_shelf.backups_in(backup_shelf.home_of(machine.session.dir))]


def test_one_key_makes_a_backup_and_says_what_is_in_it(laptop: Machine, open_real: OpenReal) -> None:
    laptop.visit()
    screen = open_real(laptop)
    part = backups_part(screen)
    assert "还没有备份" in words_on(part)
    assert screen.has_keyboard() is part.now
    screen.press("Return")
    screen.settle()
    assert "打开核对过" in part.notice.words()
    assert "走访 1 篇" in part.notice.words()
    assert len(shelf(laptop)) == 1
    assert "自己备份的" in words_on(part)
    assert "备份是全的" in words_on(part)
    assert "都在这台电脑上" in words_on(part)


def test_a_stick_is_chosen_once_and_remembered(
    laptop: Machine, open_real: OpenReal, stick: choose.Stick
) -> None:
    screen = open_real(laptop)
    part = backups_part(screen)
    part.elsewhere.click()
    assert part.remember.isVisible()
    part.go.click()
    screen.settle()
    assert "KINGSTON（插着）" in words_on(part)
    assert len(backup_shelf.backups_in(stick.path / backup_sticks.FOLDER)) == 1
    button_called(part, "不再自动备份").click()
    screen.settle()
    assert "KINGSTON（插着）" not in words_on(part)


def test_a_damaged_backup_says_so_and_is_not_offered(laptop: Machine, open_real: OpenReal) -> None:
    made = backups.back_up(laptop.session)[0].path
    screen = open_real(laptop)
    made.write_bytes(made.read_bytes()[:-5])
    part = backups_part(screen)
    assert "坏了，不能用" in words_on(part)
    assert "看看，恢复…" not in words_on(part)


# --- by themselves


@pytest.fixture
def keeping(qtbot: QtBot, parish: Parish, tmp_path: Path):
    """A window that makes backups by itself, as the real program does."""
    opened: list[MainWindow] = []

    def make(machine: Machine) -> Screen:
        desk = Desk(SettingsFile(tmp_path / "w.json"), now=machine.clock.now, autosave_ms=10, backs_up=True)
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
        window.close()


def test_closing_backs_up_first_and_closes_by_itself(laptop: Machine, keeping, qtbot: QtBot) -> None:
    laptop.visit("关窗口以前写的")
    window = keeping(laptop).window
    assert not window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=5000)
    [made] = shelf(laptop)
    assert backup_file.check(made)
    assert not window.desk.work.has_session


def test_closing_leaves_what_was_made_by_hand(laptop: Machine, keeping, qtbot: QtBot) -> None:
    screen = keeping(laptop)
    part = backups_part(screen)
    part.now.click()
    screen.settle()
    [mine] = shelf(laptop)
    laptop.clock.advance(60)
    screen.window.desk.work.flush(lambda _session: laptop.visit("又写了一篇"))
    screen.window.close()
    qtbot.waitUntil(lambda: not screen.window.isVisible(), timeout=5000)
    assert mine.exists()
    assert len(shelf(laptop)) == 2


def test_closing_with_nothing_new_makes_no_second_one(laptop: Machine, keeping, qtbot: QtBot) -> None:
    backups.back_up(laptop.session)
    window = keeping(laptop).window
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=5000)
    assert len(shelf(laptop)) == 1


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Copying goes on until it is given up."""
    told: list[str] = []

    def endless(plan, progress, cancel):
        while not cancel():
            progress(3, 100)
            time.sleep(0.005)
        told.append("given up")
        cancelled = backup_file._ask
        cancelled(cancel)

    monkeypatch.setattr(backup_rounds, "carry_out", endless)
    return told


def test_closing_shows_how_far_it_is_and_can_be_given_up(
    laptop: Machine, keeping, qtbot: QtBot, slow: list[str]
) -> None:
    window = keeping(laptop).window
    window.close()
    qtbot.waitUntil(lambda: "正在备份，做完窗口就自动关上" in words_on(window), timeout=5000)
    qtbot.waitUntil(lambda: "3 / 100" in words_on(window), timeout=5000)
    leave = button_called(window, "不等了，马上关上")
    qtbot.waitUntil(lambda: window.focusWidget() is leave, timeout=5000)
    qtbot.keyClick(leave, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=5000)
    assert slow == ["given up"]
    assert shelf(laptop) == []


def test_asking_twice_closes_at_once(laptop: Machine, keeping, qtbot: QtBot, slow: list[str]) -> None:
    window = keeping(laptop).window
    window.close()
    qtbot.wait(50)
    assert window.close()
    assert not window.desk.work.has_session


def test_a_backup_that_fails_on_closing_is_said_and_kept(
    laptop: Machine, keeping, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = type("Usage", (), {"free": 1000})
    monkeypatch.setattr(backups.shutil, "disk_usage", lambda _path: usage)
    window = keeping(laptop).window
    window.close()
    qtbot.waitUntil(lambda: "这次没有备份成" in words_on(window), timeout=5000)
    assert "盘上空间不够" in words_on(window)
    button_called(window, "知道了，关上").click()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=5000)
    with open_profile(laptop.session.dir, WORDS) as again:
        failed = backup_rounds.last_failure(again)
    assert failed is not None


def test_a_backup_that_fails_after_a_while_is_said_as_well(
    laptop: Machine, keeping, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        time.sleep(QUICK_MS / 1000 + 0.4)
        raise UserError("disk_full", "磁盘已满。", "请腾出地方。")

    monkeypatch.setattr(backup_rounds, "carry_out", fails)
    window = keeping(laptop).window
    window.close()
    qtbot.waitUntil(lambda: "正在备份" in words_on(window), timeout=5000)
    qtbot.waitUntil(lambda: "这次没有备份成" in words_on(window), timeout=5000)
    button_called(window, "知道了，关上").click()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=5000)


def test_a_known_stick_put_in_gets_a_backup_while_one_works(
    laptop: Machine, keeping, qtbot: QtBot, parish: Parish, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = parish.folder / "usb"
    folder.mkdir()
    backup_sticks.know(laptop.session, folder, "USB")
    backups.back_up(laptop.session)
    laptop.visit()
    screen = keeping(laptop)
    QApplication.processEvents()
    backing = screen.window._backs_up()
    backing._look()
    screen.settle()
    assert backup_shelf.backups_in(folder / backup_sticks.FOLDER) == []
    monkeypatch.setattr(choose, "sticks", lambda: [choose.Stick("USB", folder, 9)])
    backing._look()
    screen.settle()
    qtbot.waitUntil(lambda: len(backup_shelf.backups_in(folder / backup_sticks.FOLDER)) == 1, timeout=5000)


def test_a_stick_that_got_its_backup_may_be_pulled_out_and_the_page_sees_that_it_is(
    laptop: Machine, keeping, qtbot: QtBot, parish: Parish, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = parish.folder / "usb"
    folder.mkdir()
    backup_sticks.know(laptop.session, folder, "USB")
    laptop.visit()
    screen = keeping(laptop)
    screen.window.workspace._look_after()
    part = backups_part(screen)
    assert "USB（没有插）" in words_on(part)
    monkeypatch.setattr(choose, "sticks", lambda: [choose.Stick("USB", folder, 9)])
    backing = screen.window._backs_up()
    backing._look()
    said = "U 盘 USB 上的备份做好了，也核对过了，可以拔了"
    qtbot.waitUntil(lambda: said in words_on(screen.window), timeout=5000)
    screen.settle()
    part._look_for_sticks()
    screen.settle()
    assert "USB（插着）" in words_on(part)
    assert part._watch.isActive()
    monkeypatch.setattr(choose, "sticks", lambda: [])
    part._look_for_sticks()
    backing._look()
    screen.settle()
    assert "USB（没有插）" in words_on(part), "without going away and coming back"
    assert "可以拔了" not in words_on(screen.window), "it is out"
    screen.go("diary")
    assert not part._watch.isActive()


def test_a_mistake_of_our_own_does_not_pass_for_a_backup(
    laptop: Machine, keeping, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(*_anything: object) -> None:
        raise RuntimeError("ours")

    monkeypatch.setattr(backup_rounds, "carry_out", wrong)
    window = keeping(laptop).window
    window.close()
    qtbot.waitUntil(lambda: "这次没有备份成" in words_on(window), timeout=5000)
    assert "程序出了差错" in words_on(window)


def test_a_backup_that_failed_is_a_number_on_the_rail_and_a_sentence(
    laptop: Machine, open_real: OpenReal
) -> None:
    error = UserError("disk_full", "盘上空间不够，备份没有做，以前的备份都还在。", "请换一个盘。")
    backup_rounds.note_failure(laptop.session, error)
    screen = open_real(laptop)
    screen.qtbot.waitUntil(lambda: screen.window.desk.counts.get("safe") == 1, timeout=5000)
    part = backups_part(screen)
    assert "上一次自动备份没有做成：盘上空间不够" in words_on(part)
    part.now.click()
    screen.settle()
    screen.qtbot.waitUntil(lambda: screen.window.desk.counts.get("safe") == 0, timeout=5000)
    assert "没有做成" not in words_on(part)


def test_leaving_the_profile_in_the_middle_of_a_round_is_no_mistake(
    laptop: Machine, keeping, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[object] = []
    monkeypatch.setattr("gridworker.ui.backing.three_parts", lambda error: kept.append(error) or ("", ""))
    screen = keeping(laptop)
    backing = screen.window._backs_up()
    for wait in (0, 5, 15):
        backing.begin()
        backing._look()
        qtbot.wait(wait)
    screen.window._leave()
    qtbot.waitUntil(lambda: not screen.window.desk.work.busy)
    qtbot.wait(50)
    assert kept == []
    assert not backing._timer.isActive()


@pytest.mark.parametrize(
    ("office", "then"), [(False, "合并办公室的回复包以后会再删掉"), (True, "在“居民请求”里再删一次")]
)
def test_a_backup_with_words_that_were_deleted_since_says_so_before_and_after(
    qtbot: QtBot, tmp_path: Path, office: bool, then: str
) -> None:
    deleted = DeletedSince(3, ["三组李桂英"], ["三组李桂英 2026-04-05"], office)
    held = Contents({}, 1, "", 0)
    seen = Preview(tmp_path, tmp_path, "2026-04-01T08:00:00+08:00", held, "opened", held, 0, 0, True, deleted)
    shown = RestorePreview(seen, datetime.fromisoformat("2026-04-06T08:00:00+08:00"))
    qtbot.addWidget(shown)
    said = words_on(shown)
    for piece in ("3 条记录", "恢复以后会再出现", "这几户的：三组李桂英", "居民请求 1 条", then):
        assert piece in said
    after = deleted_words(deleted, before=False)
    assert "这次恢复又带了回来" in after[0]
    assert then in after[-1]
    assert deleted_words(DeletedSince(), before=True) == []
