"""安全 / 检查 and what is told above the pages: damage is found, mended or saved, and never made worse."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gridworker.errors import UserError
from gridworker.services import backups
from gridworker.services.checkup import last_checked
from gridworker.services.session import open_profile
from gridworker.services.surroundings import Notice
from gridworker.services.upkeep import Finding
from gridworker.storage.pages import PAGE
from gridworker.ui import choose
from gridworker.ui.alarm import Alarm
from gridworker.ui.pages.unlock import Unlock
from gridworker.ui.settings import KnownProfile
from gridworker.ui.widgets.notice import Notice as Told
from tests.support.parish import WORDS, Machine
from tests.ui.page_objects import button_called, words_on
from tests.ui.real import OpenReal, Screen, laptop, open_real, parish

__all__ = ["laptop", "open_real", "parish"]


def checks_of(screen: Screen) -> Any:
    page: Any = screen.go("safe", "checks")
    screen.settle()
    return page.part("checks")


def test_a_sound_store_is_said_to_be_sound_and_when(laptop: Machine, open_real: OpenReal) -> None:
    screen = open_real(laptop)
    page = checks_of(screen)
    assert "还没有" in page.state_words.text()
    page.check()
    screen.settle()
    assert "一切完好" in page.notice.words()
    assert "一切完好" in page.state_words.text()
    assert last_checked(laptop.session)
    assert not page.mend.isVisible()
    assert not page.save.isVisible()


def test_tables_that_differ_are_mended_in_the_window(laptop: Machine, open_real: OpenReal) -> None:
    laptop.visit("水渠又堵了")
    laptop.session.store._db.run("UPDATE visit SET content = '别的'")
    screen = open_real(laptop)
    page = checks_of(screen)
    page.check()
    screen.settle()
    assert "1 处不对" in page.notice.words()
    assert page.mend.isVisible()
    page.mend.click()
    screen.settle()
    assert page.notice.words().startswith("修好了")
    assert laptop.contents() == ["水渠又堵了"]


def test_a_profile_that_waits_for_its_certificate_is_not_offered_mending(
    laptop: Machine, open_real: OpenReal
) -> None:
    page = checks_of(open_real(laptop))
    page._checked([Finding("no_certificate", "bad", "还没有新的证书。")])
    assert not page.mend.isVisible(), "nothing is broken"
    assert not page.save.isVisible()
    page._checked([Finding("no_certificate", "bad", "还没有新的证书。"), Finding("tables_differ", "bad", "")])
    assert page.mend.isVisible()


def test_a_damaged_file_is_saved_into_a_new_folder(
    laptop: Machine, open_real: OpenReal, tmp_path: Path
) -> None:
    for n in range(40):
        laptop.visit(f"第{n}次" * 20)
    laptop.reopen()
    store = laptop.session.dir / "store.db"
    with store.open("r+b") as file:
        file.seek((store.stat().st_size // PAGE - 3) * PAGE)
        file.write(b"torn")
    screen = open_real(laptop)
    page = checks_of(screen)
    page.check()
    screen.settle()
    assert page.save.isVisible()
    assert not page.mend.isVisible()
    before = hashlib.sha256(store.read_bytes()).hexdigest()
    page.salvage(tmp_path / "saved")
    screen.settle()
    assert page.notice.words().startswith("抢救出")
    assert hashlib.sha256(store.read_bytes()).hexdigest() == before
    with open_profile(tmp_path / "saved", WORDS) as session:
        assert session.identity.device == laptop.device
    assert tmp_path / "saved" in [known.folder for known in screen.window.desk.settings.profiles]


def test_what_stands_in_the_way_is_told_above_the_page_once(laptop: Machine, open_real: OpenReal) -> None:
    screen = open_real(laptop)
    alarm = Alarm(screen.window.desk)
    screen.qtbot.addWidget(alarm)
    assert alarm.isHidden()
    low = Notice("disk_low", "磁盘快满了，只剩 12 兆。", "请清理出一些空间。")
    told: list[Notice] = []
    alarm.upkeeping.noticed.connect(told.append)
    alarm.upkeeping._tell([low])
    alarm.upkeeping._tell([low])
    assert told == [low]
    assert "12 兆" in words_on(alarm)
    alarm.upkeeping._tell([])
    alarm.upkeeping._tell([low])
    assert len(told) == 2


def test_damage_found_by_itself_leads_to_the_page(laptop: Machine, open_real: OpenReal) -> None:
    laptop.visit("水渠又堵了")
    laptop.session.store._db.run("UPDATE visit SET content = '别的'")
    screen = open_real(laptop)
    workspace = screen.window.workspace
    assert workspace is not None
    workspace._look_after()
    alarm = workspace._alarm
    assert alarm is not None
    alarm.upkeeping._begin_check()
    screen.qtbot.waitUntil(lambda: bool(alarm.notice.words()), timeout=10_000)
    assert "资料库有地方不对" in alarm.notice.words()
    button_called(alarm, "去看检查结果").click()
    screen.settle()
    assert workspace.key == "safe"
    assert alarm.isHidden()


def test_a_profile_that_does_not_open_offers_a_backup_and_what_can_be_read(
    laptop: Machine, open_real: OpenReal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop.visit("水渠又堵了")
    folder = laptop.session.dir
    backups.back_up(laptop.session)
    screen = open_real(laptop)
    screen.window._leave()
    with (folder / "store.db").open("r+b") as file:
        file.seek(100)
        file.write(b"torn")
    start = screen.window.start
    assert start is not None
    start.show_unlock(KnownProfile(folder=folder, title="石桥村"))
    area: Any = start._steps.currentWidget()
    step = area.widget()
    assert isinstance(step, Unlock)
    step._fill(WORDS)
    screen.settle()
    assert "备份过的都在" in step.notice.words()
    ways = [way.text() for way in step.notice.findChildren(QPushButton)]
    assert ways[0].startswith("用")
    assert ways[0].endswith("的备份恢复")
    monkeypatch.setattr(choose, "folder", lambda *_: tmp_path / "saved")
    button_called(step.notice, "把还能读的抢救到新文件夹…").click()
    screen.settle()
    # The very first page tells what tables there are: only a backup helps now, and it says so.
    assert "备份" in step.notice.words()
    assert not (tmp_path / "saved" / "keys.json").exists()


def test_of_a_damaged_file_it_is_not_said_that_nothing_changed(qtbot: QtBot) -> None:
    notice = Told()
    qtbot.addWidget(notice)
    notice.show()
    notice.refused(UserError("damaged_store", "资料库文件已损坏。", "用最近的备份恢复。"))
    assert notice.words() == "资料库文件已损坏。；用最近的备份恢复。"
    notice.refused(UserError("no_visit", "没有这次走访。", "请重新查找。"))
    assert "资料没有变化" in notice.words()
