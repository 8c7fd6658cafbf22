"""Backups put back: from the page and from the start screen, with a preview of what changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gridworker.services import backups
from gridworker.services.helping import ask_help
from gridworker.ui import choose
from gridworker.ui.desk import Desk
from gridworker.ui.main_window import MainWindow
from gridworker.ui.pages.backups import BackupsPart
from gridworker.ui.pages.restore import Restore
from gridworker.ui.pages.safe import SafePage
from gridworker.ui.settings import KnownProfile, SettingsFile
from tests.support.parish import WORDS, Machine
from tests.ui.page_objects import button_called, words_on
from tests.ui.real import OpenReal, Screen, laptop, open_real, parish

__all__ = ["laptop", "open_real", "parish"]


def backups_part(screen: Screen) -> BackupsPart:
    page = screen.go("safe", "backups")
    assert isinstance(page, SafePage)
    part = page.part("backups")
    assert isinstance(part, BackupsPart)
    screen.settle()
    return part


def restoring(screen: Screen) -> Restore:
    start = screen.window.start
    assert start is not None
    step = start.findChild(Restore)
    assert isinstance(step, Restore)
    return step


def test_from_the_page_to_the_restored_profile(laptop: Machine, open_real: OpenReal) -> None:
    laptop.visit("备份之前")
    ask_help(laptop.session, "ERRAND", household=laptop.homes[0], text="请人取药")
    backups.back_up(laptop.session)
    laptop.visit("备份之后")
    before = laptop.session.identity.inc
    screen = open_real(laptop)
    part = backups_part(screen)
    button_called(part, "看看，恢复…").click()
    screen.settle()
    step = restoring(screen)
    assert step.passphrase is not None
    screen.type("12345678901234")
    screen.press("Return")
    screen.settle()
    assert "口令不对" in words_on(step)
    step.passphrase.first.setText(WORDS)
    screen.press("Return")
    screen.settle()
    said = words_on(step)
    assert "少 1" in said
    assert "求助" in said
    assert "公示" not in said  # of which there are none
    assert "留在原来的档案里" in said
    assert screen.has_keyboard() is step.leave
    step.go.click()
    screen.settle()
    assert "一点没动" in step.notice.words()
    step.open.click()
    screen.settle()
    assert screen.window.workspace is not None
    assert screen.window.desk.identity.inc != before
    assert len(list(laptop.session.dir.parent.glob("laptop-1-before-*"))) == 1
    part = backups_part(screen)
    assert "从备份恢复过" in words_on(part)
    button_called(part, "不要了，删掉…").click()
    button_called(part, "真的删掉").click()
    screen.settle()
    assert "旧档案先留着" in part.notice.words()
    laptop.clock.advance(3600)
    part.now.click()
    screen.settle()
    button_called(part, "不要了，删掉…").click()
    button_called(part, "真的删掉").click()
    screen.settle()
    assert list(laptop.session.dir.parent.glob("laptop-1-before-*")) == []


def test_the_start_screen_offers_the_backups_it_finds(
    qtbot: QtBot, laptop: Machine, tmp_path: Path
) -> None:
    backups.back_up(laptop.session)
    laptop.session.close()
    desk = Desk(SettingsFile(tmp_path / "w.json"), now=laptop.clock.now)
    desk.settings.profiles = [KnownProfile(laptop.session.dir, "云溪镇", name="李明")]
    window = MainWindow(desk, profile=laptop.session.dir)
    qtbot.addWidget(window)
    window.show()
    screen = Screen(qtbot, window)
    qtbot.waitUntil(lambda: "从备份恢复…" in words_on(window))
    button_called(window, "从备份恢复…").click()
    screen.settle()
    step = restoring(screen)
    assert "今天" in words_on(step)
    assert "李明" in words_on(step)
    screen.press("Return")
    assert step.folder == laptop.session.dir
    assert step.passphrase is not None
    desk.work.shutdown()


def test_a_file_from_elsewhere_goes_to_the_profile_that_it_is_of(
    qtbot: QtBot, laptop: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups.back_up(laptop.session)
    elsewhere, _ = backups.back_up(laptop.session, tmp_path)
    laptop.session.close()
    desk = Desk(SettingsFile(tmp_path / "w.json"), now=laptop.clock.now)
    desk.settings.profiles = [KnownProfile(laptop.session.dir, "云溪镇", name="李明")]
    window = MainWindow(desk, profile=laptop.session.dir)
    qtbot.addWidget(window)
    window.show()
    assert window.start is not None
    window.start.show_restore()
    screen = Screen(qtbot, window)
    screen.settle()
    monkeypatch.setattr(choose, "file", lambda *_a: elsewhere.path)
    button_called(window, "选备份文件…").click()
    screen.settle()
    step = restoring(screen)
    assert (step.backup, step.folder) == (elsewhere.path, laptop.session.dir)
    assert "今天" in words_on(step)
    desk.work.shutdown()


def test_where_nothing_is_found_it_says_what_to_do(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(SettingsFile(tmp_path / "w.json"), now=lambda: __import__("datetime").datetime.now())
    window = MainWindow(desk, profile=tmp_path / "nothing")
    qtbot.addWidget(window)
    window.show()
    assert window.start is not None
    button_called(window, "从备份恢复…").click()
    screen = Screen(qtbot, window)
    screen.settle()
    assert "插上放备份的 U 盘" in words_on(window)
    assert screen.has_keyboard() is restoring(screen).first
    desk.work.shutdown()
