"""An empty page says what to do next and leads to the page of the manual that explains it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gridworker.services import manual
from gridworker.ui.widgets.empty import EmptyState
from gridworker.ui.widgets.notice import Notice
from tests.ui.page_objects import OpenFake


def ways(widget: QWidget) -> list[QPushButton]:
    return [one for one in widget.findChildren(QPushButton) if one.text() == "看说明" and one.isVisible()]


def test_an_empty_page_leads_to_its_topic(open_fake: OpenFake, settle: Callable[[], None]) -> None:
    window = open_fake(office=True)
    assert window.workspace is not None
    window.workspace.go("inbox")
    settle()
    (way,) = ways(window.workspace.page("inbox"))
    way.click()
    settle()
    assert window.workspace.key == "help"


def test_every_topic_that_an_empty_page_names_is_in_the_manual(
    open_fake: OpenFake, settle: Callable[[], None]
) -> None:
    named = set()
    for office in (False, True):
        window = open_fake(office=office)
        assert window.workspace is not None
        for key in window.workspace.place_keys():
            window.workspace.go(key)
            settle()
        named |= {one._topic for one in window.findChildren(EmptyState) if one._topic}
    assert len(named) > 5
    assert {topic for topic in named if manual.topic(topic) is None} == set()


def test_before_a_profile_is_open_there_is_no_manual_to_lead_to(qtbot: QtBot) -> None:
    alone = EmptyState("search", "什么都没有", topic="find")
    qtbot.addWidget(alone)
    alone.show()
    assert ways(alone) == []


def test_a_result_below_the_edge_is_brought_into_sight(qtbot: QtBot) -> None:
    area, inside, notice = QScrollArea(), QWidget(), Notice()
    high = QWidget()
    high.setFixedHeight(900)
    box = QVBoxLayout(inside)
    box.addWidget(high)
    box.addWidget(notice)
    area.setWidgetResizable(True)
    area.setWidget(inside)
    area.resize(400, 300)
    qtbot.addWidget(area)
    area.show()
    notice.say("warn", "有人正在别处打字，不要动。")
    qtbot.wait(150)
    assert area.verticalScrollBar().value() == 0
    notice.ok("写好了。")
    qtbot.waitUntil(lambda: area.verticalScrollBar().value() > 500)
