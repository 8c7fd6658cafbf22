"""From nothing to a laptop that belongs to an office, through the pages and with real profiles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from gridworker.services.entropy import SystemEntropy
from gridworker.ui import choose
from gridworker.ui.desk import Desk
from gridworker.ui.main_window import MainWindow
from gridworker.ui.pages.start import StartPage
from gridworker.ui.settings import SettingsFile
from tests.ui.page_objects import type_into, words_on

PASSPHRASE = "山里的路不好走但是风景好"
Open = Callable[[str], MainWindow]


@pytest.fixture
def open_on(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """A window on a machine of its own: `open_on("office")`."""
    windows: list[MainWindow] = []

    def make(machine: str) -> MainWindow:
        desk = Desk(SettingsFile(tmp_path / machine / "window.json"), now=SystemEntropy().now, autosave_ms=10)
        desk.settings.last_out = tmp_path / "stick"
        monkeypatch.setattr(StartPage, "new_folder", lambda _start: tmp_path / machine / "profile")
        window = MainWindow(desk)
        qtbot.addWidget(window)
        window.resize(1366, 740)
        window.show()
        windows.append(window)
        return window

    (tmp_path / "stick").mkdir()
    yield make
    for window in windows:
        window.close()


def settle(qtbot: QtBot, window: MainWindow) -> None:
    for _ in range(3):
        qtbot.waitUntil(lambda: not window.desk.work.busy, timeout=20_000)
        qtbot.wait(5)


def step(window: MainWindow) -> Any:
    assert window.start is not None
    area: Any = window.start._steps.currentWidget()
    return area.widget()


def test_a_laptop_joins_writes_and_is_heard(
    qtbot: QtBot, open_on: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"

    # The office is founded, gets a grid and writes an invite.
    office = open_on("office")
    assert office.start is not None
    office.start.show_office()
    page = step(office)
    type_into(qtbot, page.name, "云溪镇")
    type_into(qtbot, page.clerk, "林小满")
    page.passphrase.first.setText(PASSPHRASE)
    page.passphrase.second.setText(PASSPHRASE)
    page.go.click()
    settle(qtbot, office)
    assert office.workspace is not None
    office.workspace.go("devices")
    settle(qtbot, office)
    devices: Any = office.workspace.page("devices")
    assert "还没有网格" in words_on(devices.invite), "an office without grids is led to them"
    devices.invite.grids_wanted.emit()
    settle(qtbot, office)
    areas: Any = office.workspace.page("areas")
    assert office.workspace.key == "areas"
    type_into(qtbot, areas.form.controls["name"], "石桥村第二网格")
    type_into(qtbot, areas.form.controls["code"], "990101100201002")
    areas.form.save.click()
    settle(qtbot, office)
    assert "已添加 石桥村第二网格。" in areas.notice.words()
    office.workspace.go("devices")
    settle(qtbot, office)
    devices.tabs.go(1)
    type_into(qtbot, devices.invite.person, "王小满")
    devices.invite.go.click()
    settle(qtbot, office)
    assert "给 王小满 的邀请已写好" in devices.invite.notice.words()
    (invite,) = stick.glob("*.gwi")
    code = invite.stem.removeprefix("邀请-")
    assert f"告诉他编号 {code}" in devices.invite.notice.words()
    assert f"编号 {code}　王小满　网格员　石桥村第二网格" in words_on(devices.invite), "unused as yet"

    # The laptop makes its profile, writes the request and shows the digits.
    laptop = open_on("laptop")
    assert laptop.start is not None
    laptop.start.show_join()
    page = step(laptop)
    page.passphrase.first.setText(PASSPHRASE)
    page.passphrase.second.setText(PASSPHRASE)
    page.go.click()
    settle(qtbot, laptop)
    assert page.head.text() == "加入办公室", "the passphrase is set; the page is called by what follows"
    monkeypatch.setattr(choose, "file", lambda *_a: invite)
    page.steps.invite.click()
    settle(qtbot, laptop)
    assert "云溪镇 邀请 王小满 加入" in words_on(page)
    page.steps.ask.click()
    settle(qtbot, laptop)
    digits = "".join(page.steps.digits.text().split())
    assert len(digits) == 24
    (request,) = stick.glob("*.gwb")
    assert request.name.startswith(f"申请-{code}-")
    assert f"名字以“回复-{code}”开头" in words_on(page)

    # Work begins before the office has answered.
    page.steps.later.emit()
    settle(qtbot, laptop)
    assert laptop.workspace is not None
    laptop.workspace.go("households")
    book: Any = laptop.workspace.page("households")
    settle(qtbot, laptop)
    assert "已申请加入云溪镇，正在等办公室的回复" in words_on(book), "the book is empty for a reason"
    book.add.click()
    settle(qtbot, laptop)
    type_into(qtbot, book._form.head, "王家凤")
    type_into(qtbot, book._form.door, "3-12")
    book._form.save.click()
    settle(qtbot, laptop)
    assert "王家凤" in words_on(book.card)
    laptop.workspace.go("bundles")
    settle(qtbot, laptop)
    bundles: Any = laptop.workspace.page("bundles")
    assert bundles.join is not None
    assert "还没有加入办公室" in words_on(bundles.send)

    # The clerk types the digits: first wrong ones, then the right ones.
    devices.tabs.go(2)
    devices.certify.take(request)
    settle(qtbot, office)
    assert f"邀请编号 {code}，和文件名里的一样" in words_on(devices.certify)
    assert "王小满" in words_on(devices.certify)
    type_into(qtbot, devices.certify.digits, "0" * 24)
    devices.certify.go.click()
    settle(qtbot, office)
    assert "⚠" in words_on(devices.certify)
    devices.certify.digits.clear()
    type_into(qtbot, devices.certify.digits, digits)
    devices.certify.go.click()
    settle(qtbot, office)
    assert "王小满 已准许加入" in devices.certify.notice.words()
    assert len(devices.model._rows) == 2
    assert devices.invite._open_box.isHidden(), "the invite is used up"
    (reply,) = [path for path in stick.glob("*.gwb") if path != request]

    # The answer makes the laptop a member; its first household is there and can be sent.
    monkeypatch.setattr(choose, "file", lambda *_a: reply)
    bundles.join.reply.click()
    settle(qtbot, laptop)
    assert "王小满，您已加入云溪镇。" in bundles.join.notice.words()
    bundles.join.start_work.click()
    settle(qtbot, laptop)
    assert laptop.desk.identity.grid_name == "石桥村第二网格"
    assert laptop.workspace is not None
    assert laptop.workspace.key == "households", "work begins at the households"
    laptop.workspace.go("bundles")
    settle(qtbot, laptop)
    bundles = laptop.workspace.page("bundles")
    assert bundles.join is None
    settle(qtbot, laptop)
    bundles.send.go.click()
    settle(qtbot, laptop)
    assert bundles.send._result.count() > 0, bundles.send.notice.words()
    (report,) = [path for path in stick.glob("*.gwb") if path not in (request, reply)]

    # The office takes it in.
    office.workspace.go("inbox", [report])
    settle(qtbot, office)
    inbox: Any = office.workspace.page("inbox")
    assert inbox.files.go.text() == "合并 1 个文件(&M)"
    inbox.files.go.click()
    settle(qtbot, office)
    assert "合并了 1 个文件" in inbox.files.notice.words()
    office.workspace.go("households")
    settle(qtbot, office)
    homes: Any = office.workspace.page("households")
    assert homes.count.text() == "共 1 户"
