"""The manual in the window: found by words, read with its pictures, asked for from every page."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from pytestqt.qtbot import QtBot

from gridworker.errors import UserError
from gridworker.services import manual
from gridworker.ui import help_links
from gridworker.ui.main_window import MainWindow
from gridworker.ui.pages.help import HelpPage
from gridworker.ui.places import office_places, worker_places
from tests.ui.page_objects import OpenFake, type_into, words_on

Settle = Callable[[], None]


def help_of(window: MainWindow, what: Any = None) -> HelpPage:
    assert window.workspace is not None
    window.workspace.go("help", what)
    page = window.workspace.page("help")
    assert isinstance(page, HelpPage)
    return page


def titles(page: HelpPage) -> list[str]:
    return [page.list.item(at).text() for at in range(page.list.count())]


def test_a_worker_reads_his_own_manual_first_and_a_clerk_hers(open_fake: OpenFake) -> None:
    worker = titles(help_of(open_fake()))
    assert worker[0] == "网格员手册"
    assert worker.index("开始") < worker.index("建办公室")
    clerk = titles(help_of(open_fake(office=True)))
    assert clerk.index("建办公室") < clerk.index("开始")


def test_words_narrow_the_list_and_the_first_hit_is_shown(
    open_fake: OpenFake, qtbot: QtBot, settle: Settle
) -> None:
    page = help_of(open_fake())
    type_into(qtbot, page.box, "口令")
    settle()
    assert titles(page)[0] == "口令忘了怎么办"
    assert page.current() == "passphrase"
    assert "大写灯" in page.text.toPlainText()
    assert len(page.text.extraSelections()) > 1


def test_the_arrows_move_in_the_list_while_the_keyboard_stays_in_the_box(
    open_fake: OpenFake, qtbot: QtBot
) -> None:
    page = help_of(open_fake())
    first = page.current()
    qtbot.keyClick(page.box, Qt.Key.Key_Down)
    second = page.current()
    assert second
    assert second != first
    qtbot.keyClick(page.box, Qt.Key.Key_Up)
    assert page.current() == first


def test_arrows_step_over_the_headings(open_fake: OpenFake, qtbot: QtBot) -> None:
    page = help_of(open_fake())
    seen = {page.current()}
    for _ in range(page.list.count()):
        qtbot.keyClick(page.box, Qt.Key.Key_Down)
        seen.add(page.current())
    assert seen == {one.id for one in manual.topics()}


def test_nothing_found_says_what_to_do(open_fake: OpenFake, settle: Settle) -> None:
    page = help_of(open_fake())
    page.box.setText("量子力学")
    settle()
    assert "换个短一点的词" in words_on(page)
    page.box.clear()
    assert page.list.count() > 20


def test_a_topic_is_opened_by_name_even_when_words_hide_it(open_fake: OpenFake) -> None:
    page = help_of(open_fake())
    page.box.setText("口令")
    help_of(page.window(), "send")
    assert page.current() == "send"
    assert "送出" in page.text.toPlainText()


def test_a_link_leads_to_its_topic(open_fake: OpenFake) -> None:
    page = help_of(open_fake(), "begin")
    page.text.anchorClicked.emit(QUrl("#join"))
    assert page.current() == "join"


@pytest.mark.parametrize(
    "name", ["pictures/../../../pyproject.toml", "file:///etc/passwd", "http://example.invalid/x.png"]
)
def test_nothing_outside_the_manual_is_read(open_fake: OpenFake, name: str) -> None:
    page = help_of(open_fake())
    assert page.text.loadResource(2, QUrl(name)) is None


def test_what_was_read_is_shown_again_after_another_look(open_fake: OpenFake, settle: Settle) -> None:
    window = open_fake()
    page = help_of(window, "send")
    kept = page.state()
    again = HelpPage(window.desk)
    again.restore(kept)
    assert again.current() == "send"


def test_every_page_and_every_refusal_leads_to_a_topic_that_is_there() -> None:
    ids = {one.id for one in manual.topics()}
    assert set(help_links.OF_PAGE.values()) | set(help_links.OF_CODE.values()) <= ids
    keys = {place.stop.key for place in (*worker_places(), *office_places())}
    assert keys - {"help", "visit"} <= set(help_links.OF_PAGE)


def test_nobody_is_led_into_the_manual_of_the_other_side() -> None:
    whose = {one.id: one.manual for one in manual.topics()}
    for pair in help_links.SAME_SUBJECT:
        assert [whose[topic] for topic in pair] == [manual.WORKER, manual.CLERK]
    pages = {place.stop.key for place in worker_places()} & set(help_links.OF_PAGE)
    for key in pages - {"roster"}:  # told in one manual only
        assert whose[help_links.topic_for(help_links.OF_PAGE[key], office=False)] == manual.WORKER, key


@pytest.mark.parametrize(("office", "topic"), [(False, "steps"), (True, "matters")])
def test_the_page_of_demands_helps_with_ones_own_part(open_fake: OpenFake, office: bool, topic: str) -> None:
    window = open_fake(office=office)
    assert window.workspace is not None
    window.workspace.go("matters")
    help_links.open_topic(window, help_links.OF_PAGE[window.workspace.key])
    page = window.workspace.page("help")
    assert isinstance(page, HelpPage)
    assert page.current() == topic


def test_a_refusal_offers_the_page_that_helps(open_fake: OpenFake, settle: Settle) -> None:
    window = open_fake()
    assert window.workspace is not None
    window.workspace.go("bundles")
    page: Any = window.workspace.page("bundles")
    page.notice.refused(UserError("read_only", "这个盘或文件夹不能写入。", "请换一个位置。"))
    ways = [push for push in page.notice.findChildren(type(page.send.go)) if push.text() == "看说明"]
    assert len(ways) == 1
    ways[0].click()
    settle()
    assert help_of(window).current() == "broken-stick"


def test_a_refusal_without_a_topic_offers_none(open_fake: OpenFake) -> None:
    window = open_fake()
    assert window.workspace is not None
    window.workspace.go("bundles")
    page: Any = window.workspace.page("bundles")
    page.notice.refused(UserError("no_such_code", "不行。", "请再试。"))
    assert "看说明" not in words_on(page.notice)


def test_every_topic_is_drawn_whole_with_its_pictures(open_fake: OpenFake) -> None:
    """`**…。**然后` would stay stars on the page: the closing ones must follow a letter, not a full stop."""
    page = help_of(open_fake())
    for one in manual.topics():
        page.open(one.id)
        assert page.current() == one.id
        shown = page.text.toPlainText()
        assert one.title in shown
        assert not [mark for mark in ("**", "](", "<a", "<!--", "| ---") if mark in shown], one.id
        for name in re.findall(r"\(pictures/[^)]+\)", one.text):
            picture: Any = page.text.loadResource(2, QUrl(name.strip("()")))
            assert not picture.isNull(), name
            assert picture.width() <= page.text.viewport().width()
