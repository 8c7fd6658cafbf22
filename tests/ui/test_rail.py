"""The rail takes any number of stops, pages without a stop are reached, and a new look loses nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridworker.services.changes import Changes
from gridworker.ui import places, theme
from gridworker.ui.pages.inbox import InboxPage
from gridworker.ui.places import Place
from gridworker.ui.rail import Rail, Stop
from gridworker.ui.settings import Settings
from gridworker.ui.theme import TextSize, Theme
from tests.ui.page_objects import OpenFake

Settle = Callable[[], None]
NINE = [Stop(f"k{n}", f"第{n}站", "diary") for n in range(1, 10)]


def rail_of(qtbot: QtBot, height: int, stops: Sequence[Stop] = NINE) -> Rail:
    rail = Rail(stops, Settings())
    qtbot.addWidget(rail)
    rail.resize(rail.width(), height)
    rail.show()
    rail.activateWindow()
    qtbot.waitUntil(rail.isActiveWindow)
    return rail


def test_a_high_rail_shows_every_stop(qtbot: QtBot) -> None:
    rail = rail_of(qtbot, 1000)
    assert rail.under_more() == []
    assert all(rail.stop_button(stop.key).isVisible() for stop in NINE)


@pytest.mark.parametrize("size", list(TextSize), ids=lambda size: f"{int(size)}px")
def test_a_low_rail_never_asks_for_more_height_and_hides_no_stop_for_good(
    qtbot: QtBot, qapp: QApplication, size: TextSize
) -> None:
    theme.apply(qapp, Theme(size))
    rail = rail_of(qtbot, 700)
    assert rail.minimumSizeHint().height() <= 700
    shown = [stop.key for stop in NINE if rail.stop_button(stop.key).isVisible()]
    assert shown[:-1] + rail.under_more() + shown[-1:] == [stop.key for stop in NINE]
    for key in shown:
        button = rail.stop_button(key)
        assert button.geometry().bottom() <= button.parentWidget().height()


def test_what_is_under_more_is_reached_by_its_number_and_by_the_menu(qtbot: QtBot) -> None:
    rail = rail_of(qtbot, 420)
    went: list[str] = []
    rail.went.connect(went.append)
    hidden = rail.under_more()
    assert hidden[-1] == "k8"
    qtbot.keyClick(rail, Qt.Key.Key_8, Qt.KeyboardModifier.AltModifier)
    more = rail._stops._more
    assert more is not None
    more.menu().aboutToShow.emit()
    more.menu().actions()[0].trigger()
    assert went == ["k8", hidden[0]]


@pytest.mark.parametrize("height", [240, 420, 600])
def test_the_last_stop_the_help_is_in_sight_below_more_in_any_low_window(qtbot: QtBot, height: int) -> None:
    rail = rail_of(qtbot, height)
    more, last = rail._stops._more, rail.stop_button("k9")
    assert more is not None
    assert "k9" not in rail.under_more()
    assert last.isVisible()
    assert last.geometry().top() > more.geometry().bottom()
    assert last.geometry().bottom() <= rail._stops.height()
    assert more.nextInFocusChain() is last  # Tab meets them in the order in which they are seen


@pytest.mark.parametrize("size", list(TextSize), ids=lambda size: f"{int(size)}px")
@pytest.mark.parametrize("office", [False, True], ids=["worker", "office"])
def test_the_help_is_in_sight_on_the_screens_of_both_roles(
    qtbot: QtBot, qapp: QApplication, size: TextSize, office: bool
) -> None:
    theme.apply(qapp, Theme(size))
    found = places.office_places() if office else places.worker_places()
    rail = rail_of(qtbot, 740, [place.stop for place in found if not place.under])  # 768 less a title bar
    assert "help" not in rail.under_more()
    assert rail.stop_button("help").isVisible()


def test_the_place_in_front_is_marked_even_under_more(qtbot: QtBot) -> None:
    rail = rail_of(qtbot, 420)
    rail.show_at("k8")
    more = rail._stops._more
    assert more is not None
    assert more.isChecked()
    rail.resize(rail.width(), 1000)
    assert rail.stop_button("k8").isChecked()


def test_a_number_on_a_stop_is_read_aloud_and_added_up_under_more(qtbot: QtBot) -> None:
    rail = rail_of(qtbot, 420)
    rail.set_count("k1", 3)
    assert rail.stop_button("k1").accessibleName() == "第1站，3 件"
    rail.set_count("k7", 2)
    rail.set_count("k8", 5)
    assert rail._stops._more is not None
    assert rail._stops._more.accessibleName() == "更多，7 件"
    rail.set_count("k1", 0)
    assert rail.stop_button("k1").accessibleName() == "第1站"


def test_a_page_without_a_stop_is_reached_and_left_again(
    open_fake: OpenFake, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = places.worker_places
    hidden = Place(Stop("aside", "旁边", "diary"), "ledger", "LedgerPage", under="households")
    monkeypatch.setattr("gridworker.ui.places.worker_places", lambda: [*before(), hidden])
    window = open_fake()
    workspace = window.workspace
    assert workspace is not None
    window.desk.go("diary")
    window.desk.go("aside")
    settle()
    assert workspace.key == "aside"
    assert workspace.rail.stop_button("households").isChecked()
    window.desk.go_back()
    assert workspace.key == "diary"
    window.desk.go_back()
    assert workspace.key == "households"
    window.desk.go_back()
    assert workspace.key == "households"


def test_how_many_wait_is_asked_of_the_store_and_again_after_a_change(
    open_fake: OpenFake, settle: Settle, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gridworker.services import households

    answers = iter([4, 0])
    monkeypatch.setattr(households, "waiting_here", lambda _s: next(answers), raising=False)
    before = places.worker_places
    counted = Place(
        Stop("aside", "旁边", "diary"), "ledger", "LedgerPage", count="households:waiting_here"
    )
    monkeypatch.setattr("gridworker.ui.places.worker_places", lambda: [*before(), counted])
    monkeypatch.setattr("gridworker.ui.waiting.FIRST_MS", 1)
    monkeypatch.setattr("gridworker.ui.waiting.AGAIN_MS", 1)
    window = open_fake()
    assert window.workspace is not None
    stop = window.workspace.rail.stop_button("aside")
    qtbot.waitUntil(lambda: stop.accessibleName() == "旁边，4 件")
    window.desk.tell(Changes.of({}, "draft"))
    qtbot.waitUntil(lambda: stop.accessibleName() == "旁边")
    settle()


def test_the_inbox_keeps_its_files_through_another_look(open_fake: OpenFake, settle: Settle) -> None:
    window = open_fake(office=True)
    assert window.workspace is not None
    window.workspace.go("inbox")
    settle()
    page = window.workspace.page("inbox")
    assert isinstance(page, InboxPage)
    page.files.add([Path("/x/a.gwb"), Path("/x/b.gwb")])
    settle()
    before = [row["id"] for row in page.files.rows()]
    assert len(before) == 2
    window.set_contrast(True)
    settle()
    window.workspace.go("ledger")
    window.set_text_size(TextSize.LARGE)  # the inbox is not built in this look, and its files are not lost
    settle()
    window.set_contrast(False)
    settle()
    assert window.workspace is not None
    window.workspace.go("inbox")
    settle()
    page = window.workspace.page("inbox")
    assert isinstance(page, InboxPage)
    assert [row["id"] for row in page.files.rows()] == before


def test_the_window_waits_for_long_work_and_a_second_close_ends_it(
    open_fake: OpenFake, settle: Settle, qtbot: QtBot
) -> None:
    window = open_fake()
    go_on = threading.Event()
    window.desk.work.run_long(window, lambda _s, _task: go_on.wait(10))
    window.close()
    assert window.isVisible()
    assert "还有一件事没做完" in window.told.words()
    go_on.set()
    qtbot.waitUntil(lambda: not window.isVisible())


def test_another_look_waits_for_long_work(open_fake: OpenFake, settle: Settle, qtbot: QtBot) -> None:
    window = open_fake()
    before, go_on = window.workspace, threading.Event()
    window.desk.work.run_long(window, lambda _s, _task: go_on.wait(10))
    window.set_contrast(True)
    qtbot.wait(20)
    assert window.workspace is before
    go_on.set()
    qtbot.waitUntil(lambda: window.workspace is not before)
