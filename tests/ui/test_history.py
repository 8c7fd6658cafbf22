"""Ctrl+Z and Ctrl+Y in a form: back through all its fields, the keyboard follows, and forward again.

The planted fault is a form whose fields keep Ctrl+Z to themselves; the walk finds it.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridworker.ui import history as history_module
from gridworker.ui.main_window import MainWindow
from tests.ui.page_objects import Diary, OpenFake, compose

Settle = Callable[[], None]
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def diary(qtbot: QtBot, open_fake: OpenFake, settle: Settle) -> Diary:
    window: MainWindow = open_fake()
    made = Diary(qtbot, window, settle)
    qtbot.waitUntil(made.page.form.picker.box.hasFocus)
    return made


def press(qtbot: QtBot, letter: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, getattr(Qt.Key, f"Key_{letter}"), CONTROL)


def fill(diary: Diary) -> None:
    """A household, whether they met, the content, what was answered: four fields, one after the other."""
    form = diary.page.form
    diary.type_household("王家")
    diary.take_first()
    form.meet.chip("MET").setFocus()
    form.meet.chip("MET").click()
    form.content.setFocus()
    compose(form.content, "w", commit="屋顶漏雨")
    form.on_spot.setFocus()
    compose(form.on_spot, "d", commit="答应来看")


def walks_back(qtbot: QtBot, diary: Diary) -> bool:
    """Whether Ctrl+Z four times ends at an empty form, with the keyboard where each change was."""
    form, seen = diary.page.form, []
    for _ in range(3):
        press(qtbot, "Z")
        seen.append((form.content.text(), form.on_spot.text(), form.meet.value()))
    return seen == [("屋顶漏雨", "", "MET"), ("", "", "MET"), ("", "", None)]


def test_ctrl_z_goes_back_through_the_fields_and_ctrl_y_forward_again(qtbot: QtBot, diary: Diary) -> None:
    fill(diary)
    form, full = diary.page.form, diary.page.form.draft()
    assert walks_back(qtbot, diary)
    assert form.meet.isAncestorOf(QApplication.focusWidget())
    press(qtbot, "Z")
    assert form.picker.ids() == []
    for _ in range(4):
        press(qtbot, "Y")
    assert form.draft() == full
    assert form.on_spot.hasFocus()
    assert form.picker.box.text().startswith("王家凤")


def test_the_walk_finds_fields_that_keep_the_key_to_themselves(
    qtbot: QtBot, diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history_module, "_is_ours", lambda _event: False)
    fill(diary)
    assert not walks_back(qtbot, diary)


def test_letters_one_after_the_other_are_one_step_and_the_cursor_stands_where_they_were(
    qtbot: QtBot, diary: Diary
) -> None:
    area = diary.page.form.content
    area.setFocus()
    qtbot.keyClicks(area, "one two")
    diary.page.history._pause.invalidate()  # a rest
    cursor = area.textCursor()
    cursor.setPosition(3)
    area.setTextCursor(cursor)
    qtbot.keyClicks(area, " and a half")
    press(qtbot, "Z")
    assert (area.text(), area.textCursor().position()) == ("one two", 3)
    press(qtbot, "Z")
    assert area.text() == ""
    press(qtbot, "Z")
    assert area.text() == "", "there is nothing before the beginning"


def test_deleting_after_typing_is_a_step_of_its_own(qtbot: QtBot, diary: Diary) -> None:
    area = diary.page.form.content
    area.setFocus()
    qtbot.keyClicks(area, "abc")
    for _ in range(3):
        qtbot.keyClick(area, Qt.Key.Key_Backspace)
    press(qtbot, "Z")
    assert area.text() == "abc"


def test_a_demand_taken_away_comes_back_with_its_words(qtbot: QtBot, diary: Diary) -> None:
    raised = diary.page.form.raised
    raised.new_demand()
    compose(raised.demands[0].text, "l", commit="路灯坏了")
    raised.new_demand()
    compose(raised.demands[1].text, "s", commit="水沟堵了")
    raised.demands[0].drop.click()
    assert [one.text.text() for one in raised.demands] == ["水沟堵了"]
    press(qtbot, "Z")
    assert [one.text.text() for one in raised.demands] == ["路灯坏了", "水沟堵了"]


def test_something_new_after_going_back_ends_the_way_forward(qtbot: QtBot, diary: Diary) -> None:
    area = diary.page.form.content
    area.setFocus()
    qtbot.keyClicks(area, "old")
    press(qtbot, "Z")
    qtbot.keyClicks(area, "new")
    press(qtbot, "Y")
    assert area.text() == "new"


def test_a_word_being_composed_is_left_to_the_input_method(qtbot: QtBot, diary: Diary) -> None:
    area = diary.page.form.content
    area.setFocus()
    compose(area, "w", commit="屋")
    QApplication.sendEvent(area, QInputMethodEvent("ding", []))
    diary.page.history.back()
    assert area.composing
    assert area.text() == "屋"


def test_what_was_taken_back_is_kept_as_it_stands_now(qtbot: QtBot, diary: Diary) -> None:
    diary.write("屋顶漏雨")
    diary.waits_until_kept()
    press(qtbot, "Z")
    diary.waits_until_kept()
    assert diary.window.fake.data.keeps[-1].content == ""
    press(qtbot, "Y")
    diary.waits_until_kept()
    assert diary.window.fake.data.keeps[-1].content == "屋顶漏雨"


def test_a_saved_page_is_not_typed_again_by_ctrl_z(qtbot: QtBot, diary: Diary) -> None:
    diary.page.show_what("h-3")
    diary.settle()
    diary.met("ABSENT")
    diary.write("门锁着")
    diary.save()
    qtbot.waitUntil(lambda: "已保存" in diary.said())
    diary.page.history.back()
    assert diary.page.form.draft() == diary.page.form.fresh()


def test_the_keys_stand_in_the_map_of_keys(diary: Diary) -> None:
    from gridworker.ui.keys import keys_of

    assert {"Ctrl+Z", "Ctrl+Y"} <= {key.keys for key in keys_of(diary.page)}
