"""到访未遇 takes two keys besides the letters of the household, and a slip is taken back with one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gridworker.errors import UserError
from gridworker.services import absence
from gridworker.services.changes import Changes
from gridworker.services.visits import Recorded
from gridworker.ui.main_window import MainWindow
from gridworker.ui.pages.households import HouseholdsPage
from gridworker.ui.widgets.progress import SAYS_AFTER_S, Remaining
from tests.ui.page_objects import Diary, OpenFake

Settle = Callable[[], None]
ALT = Qt.KeyboardModifier.AltModifier


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, settle: Settle) -> None:
    """A chord that belongs to a button: Qt shows it pressed for a tenth of a second, then it acts."""
    window.activateWindow()  # the offscreen screen forgets it when a list closes
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, key, ALT)
    qtbot.wait(130)
    settle()


@pytest.fixture
def taken_back(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []

    def take_back(_session: object, visit: str) -> Recorded:
        found.append(visit)
        return Recorded(visit, [], [], 0, Changes.of({"visit": [visit]}))

    monkeypatch.setattr(absence, "take_back", take_back)
    # The service asks for the time and the vocabulary of a real session.
    def record(_session: object, household: str) -> Recorded:
        return Recorded(f"absent-{household}", [], [], 0, Changes.of({"household": [household]}))

    monkeypatch.setattr(absence, "record_absence", record)
    return found


def test_in_the_diary_enter_picks_the_household_and_one_chord_saves(
    qtbot: QtBot, open_fake: OpenFake, settle: Settle, taken_back: list[str]
) -> None:
    window = open_fake()
    diary = Diary(qtbot, window, settle)
    diary.type_household("王家")
    diary.take_first()  # Enter: the first of the two keys
    who = diary.page.form.picker.ids()
    press(qtbot, window, Qt.Key.Key_W, settle)  # the second
    saved = window.fake.data.visits[0]
    assert (saved["meet"], saved["targets"]) == ("ABSENT", who)
    assert "王家凤" in diary.said()
    assert diary.page.form.picker.ids() == []
    press(qtbot, window, Qt.Key.Key_Z, settle)
    assert taken_back == [saved["id"]]
    assert "撤回了" in diary.said()


def test_what_is_written_already_is_saved_along(qtbot: QtBot, open_fake: OpenFake, settle: Settle) -> None:
    window = open_fake()
    diary = Diary(qtbot, window, settle)
    diary.type_household("王家")
    diary.take_first()
    diary.write("门上贴了便条")
    diary.page.form.absent.click()
    settle()
    assert window.fake.data.visits[0]["content"] == "门上贴了便条"


def test_without_a_household_the_chord_is_not_there(
    qtbot: QtBot, open_fake: OpenFake, settle: Settle
) -> None:
    window = open_fake()
    diary = Diary(qtbot, window, settle)
    before = len(window.fake.data.visits)
    assert not diary.page.form.absent.isVisible()
    press(qtbot, window, Qt.Key.Key_W, settle)
    assert len(window.fake.data.visits) == before


def in_the_register(window: MainWindow, settle: Settle) -> HouseholdsPage:
    assert window.workspace is not None
    page = window.workspace.page("households")
    assert isinstance(page, HouseholdsPage)
    page.model.row_at(3)
    settle()
    page.list.setCurrentIndex(page.model.index(3, 0))
    settle()
    window.activateWindow()
    return page


def test_in_the_register_one_chord_on_a_chosen_household_is_enough(
    qtbot: QtBot, open_fake: OpenFake, settle: Settle, taken_back: list[str]
) -> None:
    window = open_fake()
    page = in_the_register(window, settle)
    who = page.list.current_id()
    press(qtbot, window, Qt.Key.Key_W, settle)
    assert "今天到访未遇，记好了" in page.notice.words()
    press(qtbot, window, Qt.Key.Key_Z, settle)
    assert taken_back == [f"absent-{who}"]


def test_taking_back_is_offered_for_some_seconds_only(
    qtbot: QtBot, open_fake: OpenFake, settle: Settle, taken_back: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gridworker.ui.pages.absence.UNDO_MS", 1)
    window = open_fake()
    in_the_register(window, settle)
    press(qtbot, window, Qt.Key.Key_W, settle)
    qtbot.wait(30)
    press(qtbot, window, Qt.Key.Key_Z, settle)
    assert taken_back == []


def test_a_refusal_says_that_nothing_was_saved(
    qtbot: QtBot, open_fake: OpenFake, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_session: object, _household: str) -> Recorded:
        raise UserError("no_space", "磁盘满了。", "请清出一些地方。")

    monkeypatch.setattr(absence, "record_absence", refuse)
    window = open_fake()
    page = in_the_register(window, settle)
    press(qtbot, window, Qt.Key.Key_W, settle)
    assert page.notice.words() == "磁盘满了。；没有记上。；请清出一些地方。"


def test_the_office_has_no_such_key(open_fake: OpenFake, settle: Settle) -> None:
    window = open_fake(office=True)
    assert window.workspace is not None
    window.workspace.go("households")
    settle()
    page = in_the_register(window, settle)
    assert not page.card.absent.isVisible()


class TestMinutesLeft:
    """Progress promises minutes only once it can know them."""

    def test_they_follow_the_speed_so_far(self) -> None:
        now = [0.0]
        left = Remaining(lambda: now[0])
        assert left.seconds(0, 1000) is None
        now[0] = SAYS_AFTER_S / 2
        assert left.seconds(10, 1000) is None
        now[0] = 10.0
        assert left.seconds(100, 1000) == pytest.approx(90.0)
        assert left.seconds(1000, 1000) is None

    def test_a_new_step_begins_to_count_anew(self) -> None:
        now = [0.0]
        left = Remaining(lambda: now[0])
        left.seconds(0, 10)
        now[0] = 100.0
        assert left.seconds(0, 500) is None
        now[0] = 110.0
        assert left.seconds(50, 500) == pytest.approx(90.0)
