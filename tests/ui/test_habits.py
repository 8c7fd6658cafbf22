"""What people do without thinking: Enter, a corrected digit, a date typed as a number, a stray click."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gridworker.errors import UserError
from gridworker.services import enrol, exchange, office
from gridworker.services.office import RequestInfo
from gridworker.ui import choose, theme
from gridworker.ui.desk import Desk
from gridworker.ui.main_window import MainWindow
from gridworker.ui.pages import area_forms
from gridworker.ui.theme import TextSize, Theme
from gridworker.ui.widgets.basics import button
from gridworker.ui.widgets.date_field import DateField
from gridworker.ui.widgets.destination import Destination
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.text_area import Line
from tests.ui.page_objects import Diary, OpenFake, type_into, words_on

Settle = Callable[[], None]
LAPTOP_WIDTH = 1366
TODAY = dt.date(2026, 4, 5)


@pytest.fixture
def diary(qtbot: QtBot, worker: MainWindow, settle: Settle) -> Diary:
    return Diary(qtbot, worker, settle)


def shown(qtbot: QtBot, widget: Any) -> Any:
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    widget.activateWindow()
    widget.setFocus()
    return widget


class TestEnter:
    @pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
    def test_presses_the_button_that_has_the_keyboard(self, qtbot: QtBot, key: Qt.Key) -> None:
        pressed: list[int] = []
        push = shown(qtbot, button("好", lambda: pressed.append(1)))
        qtbot.keyClick(push, key)
        assert pressed == [1]

    def test_with_ctrl_stays_the_shortcut_of_the_page(self, qtbot: QtBot) -> None:
        pressed: list[int] = []
        push = shown(qtbot, button("好", lambda: pressed.append(1)))
        qtbot.keyClick(push, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert pressed == []

    def test_adds_a_grid_from_its_last_field(self, qtbot: QtBot, desk: Desk) -> None:
        form = shown(qtbot, area_forms.add_grid(desk, [], None))
        qtbot.keyClick(form.controls["code"], Qt.Key.Key_Return)
        assert "这一项要填" in words_on(form)

    def test_goes_on_to_the_meeting_once_the_household_stands(self, diary: Diary, qtbot: QtBot) -> None:
        diary.type_household("王家")
        diary.take_first()
        qtbot.waitUntil(lambda: diary.page.form.meet.chip("MET").hasFocus())


class TestTheKeyboardStaysOnThePage:
    def test_while_a_button_waits_for_its_work(self, qtbot: QtBot, worker: MainWindow) -> None:
        push = button("写")
        shown(qtbot, push)
        push.setEnabled(False)
        assert push.window().focusWidget() is None
        push.setEnabled(True)
        assert push.window().focusWidget() is push

    def test_and_is_not_taken_back_from_where_the_person_went(self, qtbot: QtBot) -> None:
        both, push, line = QWidget(), button("写"), QLineEdit()
        box = QVBoxLayout(both)
        box.addWidget(push)
        box.addWidget(line)
        shown(qtbot, both)
        push.setFocus()
        push.setEnabled(False)
        line.setFocus()
        push.setEnabled(True)
        assert both.focusWidget() is line

    def test_a_household_form_left_open_takes_the_words_again(
        self, qtbot: QtBot, worker: MainWindow, settle: Settle
    ) -> None:
        page = place(worker, "households", settle)
        page.add.click()
        settle()
        place(worker, "diary", settle)
        place(worker, "households", settle)
        assert worker.focusWidget() is page._form.head


    def test_a_refused_answer_leaves_it_on_choosing_another(
        self, qtbot: QtBot, open_fake: OpenFake, settle: Settle, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(_session: Any, _path: Path) -> Any:
            raise UserError("not_for_us", "这个数据包不是发给本机的，打不开。", "请选办公室给的回复文件。")

        monkeypatch.setattr(enrol, "accept_enrolment", refuse)
        window = open_fake(enrolled=False)
        steps = place(window, "bundles", settle).join
        steps.reply.setFocus()
        steps.take_reply(Path("/x/other.gwb"))
        assert window.workspace is not None
        window.workspace.rail._stops.button("households").setFocus()  # as when the file dialog closes
        settle()
        qtbot.waitUntil(lambda: window.focusWidget() is steps.reply)
        assert "不是发给本机的" in steps.notice.words()


def test_a_fault_goes_when_the_field_is_corrected(qtbot: QtBot) -> None:
    line = Line()
    field = Field("姓名", line)
    shown(qtbot, field)
    field.show_fault("请写姓名。")
    qtbot.keyClicks(line, "w")
    assert "请写姓名" not in words_on(field)


class TestDigits:
    def test_one_wrong_digit_is_corrected_where_it_stands(
        self, qtbot: QtBot, clerk: MainWindow, settle: Settle
    ) -> None:
        box = place(clerk, "devices", settle).certify
        place(clerk, "devices", settle).tabs.go(2)
        asked = RequestInfo(Path("x.gwb"), "i-1", "王小满", "worker", "g-1", "一格", "d-1", True)
        box._show(asked.path, asked)
        qtbot.keyClicks(box.digits, "351863743294376404273786")
        box.digits.setCursorPosition(12)
        qtbot.keyClick(box.digits, Qt.Key.Key_Backspace)
        qtbot.keyClicks(box.digits, "9")
        assert box.digits.text() == "3518 6374 3994 3764 0427 3786"


class TestDates:
    @pytest.fixture
    def edit(self, qtbot: QtBot) -> Any:
        field = shown(qtbot, DateField("日期", lambda: TODAY))
        return SimpleNamespace(field=field, keys=lambda text: qtbot.keyClicks(field._edit, text))

    @pytest.mark.parametrize("typed", ["20260115", "2026-01-15", "2026.01.15"])
    def test_a_whole_date_can_be_typed(self, edit: Any, typed: str) -> None:
        edit.keys(typed)
        assert edit.field.day() == dt.date(2026, 1, 15)

    @pytest.mark.parametrize(("typed", "day"), [("3", 3), ("15", 15)])
    def test_one_or_two_digits_are_the_day(self, edit: Any, typed: str, day: int) -> None:
        edit.keys(typed)
        assert edit.field.day() == TODAY.replace(day=day)

    def test_a_day_that_does_not_exist_changes_nothing(self, edit: Any) -> None:
        edit.keys("20260231")
        assert edit.field.day() == TODAY

    def test_half_a_date_left_behind_changes_nothing(self, edit: Any) -> None:
        edit.keys("20251")
        edit.field._edit.clearFocus()
        assert edit.field.day() == TODAY


class TestDiary:
    def test_below_the_last_card_there_is_no_empty_page(self, diary: Diary) -> None:
        form = diary.page.form
        last = form.reflection.parentWidget()
        assert form.height() - (last.y() + last.height()) < 40

    def test_a_new_demand_comes_into_sight(self, diary: Diary, qtbot: QtBot) -> None:
        bar = diary.page._area.verticalScrollBar()
        bar.setValue(bar.maximum())
        diary.page.form.raised.new_demand()
        text = diary.page.form.raised.demands[0].text
        area = diary.page._area.viewport()

        def in_sight() -> bool:
            top = text.mapTo(area, QPoint(0, 0)).y()
            return top >= 0 and top + text.height() <= area.height()

        qtbot.waitUntil(in_sight)

    def test_a_page_taken_up_again_is_written_on_at_its_end(self, diary: Diary, settle: Settle) -> None:
        diary.type_household("王家")
        diary.take_first()
        diary.met()
        diary.write("收了稻子")
        diary.waits_until_kept()
        diary.page._put_aside()
        settle()
        diary.page._take_draft(diary.page.side.drafts[0])
        settle()
        assert diary.page.form.content.textCursor().atEnd()

    def test_that_the_last_one_was_saved_makes_room_for_the_next(self, diary: Diary) -> None:
        diary.page.notice.ok("已保存。")
        type_into(diary.qtbot, diary.page.form.picker.box, "王")
        assert diary.said() == ""

    def test_a_household_not_yet_known_is_added_on_the_way(
        self, diary: Diary, qtbot: QtBot, settle: Settle
    ) -> None:
        diary.type_household("新搬来的赵家")
        qtbot.keyClick(diary.page.form.picker.box, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: diary.window.workspace.key == "households")
        settle()
        form = place(diary.window, "households", settle, go=False)._form
        assert form.head.text() == "新搬来的赵家"
        form.door.set_text("9-9")
        form.save.click()
        settle()
        assert diary.window.workspace.key == "diary"
        assert diary.page.form.picker.ids()

    def test_a_click_beside_the_open_list_counts(self, diary: Diary, qtbot: QtBot) -> None:
        diary.type_household("王家")
        popup = diary.page.form.picker._completer.popup()
        chip = diary.page.form.meet.chip("MOVED")
        at = popup.mapFromGlobal(chip.mapToGlobal(QPoint(chip.width() // 2, chip.height() // 2)))
        assert isinstance(popup, QListView)
        assert not popup.rect().contains(at)
        QTest.mouseClick(popup, Qt.MouseButton.LeftButton, pos=at)
        qtbot.waitUntil(chip.isChecked)


@pytest.mark.parametrize("size", list(TextSize))
def test_what_is_wrong_never_pushes_the_save_button_away(
    qtbot: QtBot, qapp: QApplication, open_fake: OpenFake, settle: Settle, size: TextSize
) -> None:
    theme.apply(qapp, Theme(size=size))
    diary = Diary(qtbot, open_fake(), settle)
    diary.met()
    diary.page.form.date.set_day(dt.date(2099, 12, 31))
    diary.write("证号11010519491231002X")
    diary.page.save_now()
    bar = diary.page.bar
    qtbot.wait(1)
    assert "身份证号" in diary.problems()
    for part in (bar.save, *bar.findChildren(QPushButton)):
        left = part.mapTo(diary.window, QPoint(0, 0)).x()
        assert 0 < left < left + part.width() <= LAPTOP_WIDTH, part.text()


class TestJoining:
    @pytest.fixture
    def alone(self, open_fake: OpenFake, settle: Settle) -> Any:
        window = open_fake(enrolled=False)
        return place(window, "bundles", settle)

    def test_one_can_look_elsewhere_between_the_steps(
        self, alone: Any, qtbot: QtBot, settle: Settle, tmp_path: Path
    ) -> None:
        digits = "0000 0000 0000 0000 0000 0000"
        asked = enrol.Requested(tmp_path / "x.gwb", digits, "云溪镇", "王小满", "worker", "一格")
        alone.join._show_digits(asked)
        workspace = alone.window().workspace
        workspace.go("households")
        workspace.go("bundles")
        settle()
        qtbot.waitUntil(lambda: alone.window().focusWidget() is alone.join.reply)


class TestTheInbox:
    def test_a_request_is_named_and_shows_the_way(
        self, clerk: MainWindow, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asks = tmp_path / "asks.gwb"
        asks.write_bytes(b"")

        def refuse(_s: Any, _path: Path) -> None:
            raise UserError("is_request", "这是加入申请，不是数据包。", "")

        monkeypatch.setattr(exchange, "inspect_bundle", refuse)
        page = place(clerk, "inbox", settle)
        page.files.add([asks])
        settle()
        assert page.files.rows()[0]["signed"] == "— 加入申请"
        went: list[Any] = []
        clerk.desk.asked_for.connect(lambda key, what: went.append((key, what)))
        monkeypatch.setattr(office, "read_request", refuse)
        go = next(b for b in page.files.findChildren(QPushButton) if "去核准" in b.text())
        go.click()
        assert went == [("devices", asks)]

    def test_an_empty_one_tells_a_new_office_where_to_begin(self, clerk: MainWindow, settle: Settle) -> None:
        assert "添加网格" in words_on(place(clerk, "inbox", settle))


def place(window: MainWindow, key: str, settle: Settle, *, go: bool = True) -> Any:
    assert window.workspace is not None
    if go:
        window.workspace.go(key)
    settle()
    return window.workspace.page(key)


def test_a_file_goes_back_to_where_the_other_came_from(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    where = Destination(desk, near=tmp_path)
    qtbot.addWidget(where)
    assert where.folder() == tmp_path


def test_after_choosing_a_folder_the_keyboard_is_still_there(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choose, "folder", lambda *_a: tmp_path)
    whole, where = QWidget(), Destination(desk)
    QVBoxLayout(whole).addWidget(where)
    shown(qtbot, whole)
    where.other.setFocus()
    where.other.click()
    assert where.folder() == tmp_path
    qtbot.waitUntil(lambda: whole.focusWidget() is where.other)


def test_a_telephone_number_of_one_digit_is_asked_about_once(worker: MainWindow, settle: Settle) -> None:
    page = place(worker, "households", settle)
    page._add()
    settle()
    form = page._form
    form.head.setText("赵大山")
    form.door.setText("9-9")
    form.phone.setText("1")
    form.save.click()
    settle()
    assert "1 位数字" in words_on(form)
    form.save.click()
    settle()
    assert "已添加" in page.notice.words()


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        ("2026-1-5", dt.date(2026, 1, 5)), ("2026.1.15", dt.date(2026, 1, 15)), ("3-7", dt.date(2026, 3, 7)),
        ("20260115", dt.date(2026, 1, 15)), ("1948-5-1", dt.date(1948, 5, 1)), ("2026-13-1", TODAY),
        ("2026-1", TODAY), ("2099-1-1", dt.date(2099, 1, 1)),
    ],
)
def test_a_date_is_typed_with_signs_and_taken_on_leaving(qtbot: QtBot, keys: str, day: dt.date) -> None:
    field = shown(qtbot, DateField("走访日期", lambda: TODAY))
    for key in keys:
        qtbot.keyClicks(field._edit, key)
        field.day()  # the autosave asks in between, and must not end the typing
    assert field.day() == day
    field._edit.clearFocus()
    assert field.day() == day
