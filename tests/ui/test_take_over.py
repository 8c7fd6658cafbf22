"""An office put back from a backup: it says so on every page, and takes over when a word is typed."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtWidgets import QApplication

from gridworker.services.session import open_profile
from gridworker.ui.pages.bundles import BundlesPage
from gridworker.ui.pages.take_over_box import TakeOverBox
from tests.support.parish import WORDS, Machine, Parish
from tests.ui.page_objects import button_called, words_on
from tests.ui.real import OpenReal, open_real, parish

__all__ = ["open_real", "parish"]


def restored(parish: Parish, machine: Machine) -> Machine:
    """The machine's folder, put back as a copy."""
    folder, backup = machine.session.dir, parish.folder / "backup"
    machine.session.close()
    shutil.copytree(folder, backup)
    shutil.rmtree(folder)
    shutil.copytree(backup, folder)
    machine.session = open_profile(folder, WORDS, entropy=machine.clock)
    return machine


def test_the_office_takes_over_by_a_typed_word_and_is_an_office_again(
    parish: Parish, open_real: OpenReal
) -> None:
    screen = open_real(restored(parish, parish.pc))
    assert "还没有新的证书" in words_on(screen.window)
    page = screen.go("bundles")
    assert isinstance(page, BundlesPage)
    assert page.take_over is not None
    said = words_on(page)
    for piece in ("一条也不会丢", "请不要接替", "不再使用"):
        assert piece in said
    assert screen.has_keyboard() is page.take_over.word
    assert not page.take_over.go.isEnabled()
    screen.type("不用")
    screen.press("Return")
    assert "请照写" in words_on(page)
    assert screen.window.desk.identity.role is None
    page.take_over.word.set_text("")
    screen.type("不再使用")
    assert page.take_over.go.isEnabled()
    screen.press("Return")
    QApplication.processEvents()
    screen.settle()
    assert screen.window.desk.identity.role == "town"
    assert "还没有新的证书" not in words_on(screen.window)
    assert "接替好了，这台电脑就是办公室。" in screen.window.told.words()
    button_called(screen.window, "去给网格员发答复").click()
    screen.settle()
    assert screen.window.workspace is not None
    assert screen.window.workspace.key == "devices"
    workspace = screen.window.workspace
    assert workspace is not None
    assert workspace.has("inbox")


def test_a_second_pc_that_cannot_help_itself_is_told_to_join_anew(
    parish: Parish, open_real: OpenReal
) -> None:
    screen = open_real(restored(parish, parish.second_pc()))
    page = screen.go("bundles")
    said = words_on(page)
    assert "重新加入" in said
    assert "选邀请文件" in said
    assert "接替原来的办公室电脑" not in said


def test_an_ordinary_office_sees_nothing_of_it(parish: Parish, open_real: OpenReal) -> None:
    screen = open_real(parish.pc)
    assert "还没有新的证书" not in words_on(screen.window)


def test_the_suite_sees_a_box_that_takes_any_word(
    parish: Parish, open_real: OpenReal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TakeOverBox, "password", property(lambda self: "不用"))
    screen = open_real(restored(parish, parish.pc))
    page = screen.go("bundles")
    assert isinstance(page, BundlesPage)
    screen.type("不用")
    assert page.take_over is not None
    assert page.take_over.go.isEnabled()
