"""记日记: fast, keyboard-complete, and nothing typed is lost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gridworker.errors import UserError
from gridworker.services import visits
from gridworker.services.drafts import KeptDraft
from gridworker.services.visits import VisitDraft
from gridworker.ui import words
from gridworker.ui.main_window import MainWindow
from gridworker.ui.page import JustAdded
from gridworker.ui.widgets.text_area import Line
from tests.ui.page_objects import Diary, OpenFake, compose, type_into, words_on

Settle = Callable[[], None]


@pytest.fixture
def window(open_fake: OpenFake) -> MainWindow:
    return open_fake()


@pytest.fixture
def diary(qtbot: QtBot, window: MainWindow, settle: Settle) -> Diary:
    return Diary(qtbot, window, settle)


def test_the_keyboard_stands_in_the_household_box_when_the_page_opens(diary: Diary) -> None:
    diary.qtbot.waitUntil(diary.page.form.picker.box.hasFocus)


def test_a_page_is_written_and_saved_with_the_keyboard_alone(diary: Diary, qtbot: QtBot) -> None:
    diary.type_household("王家")
    diary.take_first()
    form, key = diary.page.form, Qt.Key
    form.mode.chip("HOME").setFocus()
    qtbot.keyClick(QApplication.focusWidget(), key.Key_Tab)
    assert QApplication.focusWidget() is form.meet.chip("MET")
    qtbot.keyClick(QApplication.focusWidget(), key.Key_Right)
    qtbot.keyClick(QApplication.focusWidget(), key.Key_Left)
    qtbot.keyClick(QApplication.focusWidget(), key.Key_Space)
    qtbot.keyClick(QApplication.focusWidget(), key.Key_Tab)
    assert QApplication.focusWidget() is form.content
    compose(form.content, "w", "wu", "wuding", commit="屋顶漏雨，答应周五来看。")
    qtbot.keyClick(form.content, key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "已保存：王家凤" in diary.said())
    assert diary.window.fake.data.visits[0]["content"] == "屋顶漏雨，答应周五来看。"
    qtbot.waitUntil(lambda: diary.window.focusWidget() is form.picker.box)
    assert form.draft() == form.fresh()


def test_tab_reaches_the_save_button(diary: Diary, qtbot: QtBot) -> None:
    for _ in range(80):
        here = QApplication.focusWidget()
        if here is diary.page.bar.save:
            return
        assert here is not None
        qtbot.keyClick(here, Qt.Key.Key_Tab)
    pytest.fail("eighty tabs did not reach the save button")


def test_the_household_is_kept_as_an_id_and_changing_its_words_lets_it_go(diary: Diary, qtbot: QtBot) -> None:
    diary.type_household("李桂")
    diary.take_first()
    assert diary.page.form.draft().targets == ["h-1"]
    qtbot.keyClicks(diary.page.form.picker.box, "x")
    assert diary.page.form.draft().targets == []


def test_a_group_meeting_takes_several_households(diary: Diary) -> None:
    diary.page.form.mode.chip("GROUP").click()
    for name in ("王家", "李桂"):
        diary.type_household(name)
        diary.take_first()
        diary.settle()
    assert diary.page.form.draft().targets == ["h-0", "h-1"]


def test_nothing_is_saved_while_something_is_missing_and_the_bar_says_what(diary: Diary) -> None:
    before = len(diary.window.fake.data.visits)
    diary.save()
    assert len(diary.window.fake.data.visits) == before
    assert diary.problems().count("⚠") == 2
    assert diary.page.form.picker.box.hasFocus()


def test_a_page_of_an_absent_family_needs_no_words(diary: Diary) -> None:
    diary.page.show_what("h-3")
    diary.settle()
    diary.met("ABSENT")
    diary.save()
    assert "已保存" in diary.said()


def test_the_pause_after_typing_keeps_the_draft_and_says_when(diary: Diary) -> None:
    diary.write("门前水沟堵了")
    diary.waits_until_kept()
    assert "已自动保存 14:03" in diary.page.status.text()
    assert diary.window.fake.data.keeps[-1].content == "门前水沟堵了"
    assert diary.window.fake.data.threads == {"store_0"}


def test_an_untouched_page_is_no_draft(diary: Diary) -> None:
    diary.page.autosave.touched()
    diary.waits_until_kept()
    assert diary.window.fake.data.keeps == []


def test_what_was_half_written_is_there_at_the_next_start(
    qtbot: QtBot, open_fake: OpenFake, settle: Settle
) -> None:
    window = open_fake()
    left = VisitDraft(date=dt.date(2026, 4, 4), targets=["h-2"], mode="FIELD", content="写到一半")
    window.fake.data.drafts["d"] = KeptDraft("d", "2026-04-05T13:50:00+08:00", left)
    diary = Diary(qtbot, window, settle)
    settle()
    assert diary.page.form.draft() == left
    assert "张小明" in diary.page.form.picker.box.text()
    assert "上次没写完的日记（13:50）" in diary.said()


def test_the_first_page_says_at_the_start_that_a_page_was_left_half_written(
    qtbot: QtBot, open_fake: OpenFake, settle: Settle
) -> None:
    window = open_fake()
    window.fake.data.drafts["d"] = KeptDraft("d", "2026-04-05T13:50:00+08:00", VisitDraft(content="一半"))
    assert window.workspace is not None
    qtbot.waitUntil(lambda: "找回未写完的日记：今天13:50" in words_on(window), timeout=3000)
    qtbot.waitUntil(lambda: window.workspace.rail._stops.button("diary").count == 1)
    push = next(p for p in window.findChildren(QPushButton) if p.text().startswith("找回未写完的"))
    push.click()
    settle()
    assert window.workspace.key == "diary"
    window.workspace.go("households")
    assert "找回未写完的" not in words_on(window)


def test_a_household_added_on_the_spot_leads_to_the_same_question_as_one_chosen(
    qtbot: QtBot, diary: Diary
) -> None:
    diary.page.show_what(JustAdded("h-5"))
    diary.settle()
    qtbot.waitUntil(lambda: diary.page.form.meet.chip("MET").hasFocus())


class TestAPasteOfManyPagesIntoOneLine:
    @pytest.fixture
    def line(self, qtbot: QtBot, diary: Diary) -> Line:
        line = diary.page.form.on_spot
        line.setFocus()
        qtbot.keyClicks(line, "before")
        QApplication.clipboard().setText("x" * 3_000_000)
        return line

    def test_is_refused_in_words_and_nothing_of_it_stays(
        self, qtbot: QtBot, diary: Diary, line: Line
    ) -> None:
        line.setSelection(0, 3)
        line.paste()
        qtbot.waitUntil(lambda: "一格最多 2000 个字" in words_on(diary.page.form))
        assert line.text() == "before"
        diary.waits_until_kept()
        assert all(len(kept.on_spot) < 10 for kept in diary.window.fake.data.keeps)
        qtbot.keyClicks(line, "!")
        assert "一格最多" not in words_on(diary.page.form)

    def test_takes_the_older_sentence_about_another_field_away(
        self, qtbot: QtBot, diary: Diary, line: Line
    ) -> None:
        diary.page.form.content.paste()
        assert "没有粘进来" in diary.page.notice.words()
        line.paste()
        qtbot.waitUntil(lambda: diary.page.notice.words() == "")

    def test_what_fits_is_pasted(self, qtbot: QtBot, line: Line) -> None:
        QApplication.clipboard().setText("y" * 1994)
        line.paste()
        qtbot.wait(5)
        assert len(line.text()) == 2000


def test_closing_the_window_in_the_middle_of_a_word_keeps_it(diary: Diary) -> None:
    diary.page.autosave._timer.setInterval(100_000)
    diary.write("盖子合上了")
    diary.window.close()
    assert diary.window.fake.data.keeps[-1].content == "盖子合上了"


def test_another_household_puts_the_first_page_aside_as_a_draft(diary: Diary) -> None:
    diary.write("这一家的话")
    diary.page.show_what("h-5")
    diary.settle()
    diary.settle()
    kept = [kept.draft.content for kept in diary.window.fake.data.drafts.values()]
    assert "这一家的话" in kept
    assert diary.page.form.content.text() == ""
    assert diary.page.form.draft().targets == ["h-5"]
    assert "没写完的 1 篇" in words_on(diary.page.side)


def test_a_page_that_is_thrown_away_is_asked_for_once(diary: Diary) -> None:
    diary.write("不要了")
    diary.waits_until_kept()
    diary.page.bar.throw.click()
    diary.settle()
    assert "要扔进回收站吗" in words_on(diary.page.bar)
    diary.page.bar.yes.click()
    diary.settle()
    assert diary.window.fake.data.drafts == {}
    assert diary.page.form.content.text() == ""


def test_a_demand_and_a_promise_go_with_the_visit(diary: Diary) -> None:
    diary.page.show_what("h-0")
    diary.settle()
    diary.met()
    diary.write("说了水沟的事")
    diary.page.form.raised.new_demand()
    type_into(diary.qtbot, diary.page.form.raised.demands[0].text, "清水沟")
    diary.page.form.raised.new_promise()
    type_into(diary.qtbot, diary.page.form.raised.promises[0].text, "下周再来")
    diary.save()
    assert "诉求 1 件、约定 1 个" in diary.said()


def test_an_empty_demand_is_named_and_can_be_taken_away(diary: Diary) -> None:
    diary.page.show_what("h-0")
    diary.settle()
    diary.met()
    diary.write("没什么")
    diary.page.form.raised.new_demand()
    diary.page.form.raised.demands[0].anonymous.setChecked(True)
    diary.save()
    assert "⚠" in diary.problems()
    diary.page.form.raised.demands[0].dropped.emit()
    diary.save()
    assert "已保存" in diary.said()


def test_boxes_opened_by_mistake_are_no_obstacle(diary: Diary) -> None:
    diary.page.show_what("h-0")
    diary.settle()
    diary.met()
    diary.write("没什么")
    diary.page.form.raised.new_demand()
    diary.page.form.raised.new_promise()
    diary.save()
    assert "已保存" in diary.said()
    assert "诉求" not in diary.said()


def test_a_half_written_page_is_listed_by_its_household(diary: Diary) -> None:
    diary.page.show_what("h-0")
    diary.settle()
    diary.write("写了一半")
    diary.waits_until_kept()
    diary.page.show_what("h-1")
    diary.settle()
    assert "王家凤" in words_on(diary.page.side)


def test_a_date_in_the_future_is_asked_about_and_can_be_meant(diary: Diary) -> None:
    diary.page.show_what("h-0")
    diary.settle()
    diary.met()
    diary.write("约好的")
    diary.page.form.date.set_day(dt.date(2026, 4, 9))
    diary.save()
    assert "没错，就这样保存" in diary.problems()
    diary.page.bar.confirmed.emit("date_future")
    diary.settle()
    assert "已保存" in diary.said()


FULL = UserError("disk_full", "磁盘满了，没有存进去。", "请删掉一些不用的文件。")


def ready_to_save(diary: Diary) -> None:
    diary.page.show_what("h-0")
    diary.settle()
    diary.met()
    diary.write("不能丢的话")


def test_when_saving_fails_the_words_stay_and_are_kept_as_a_draft(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_more: object) -> None:
        raise FULL

    monkeypatch.setattr(visits, "record_visit", refuse)
    ready_to_save(diary)
    diary.save()
    diary.settle()
    assert diary.said() == "磁盘满了，没有存进去。；内容已存为草稿，不会丢失。；请删掉一些不用的文件。"
    assert diary.page.form.content.text() == "不能丢的话"
    assert diary.window.fake.data.keeps[-1].content == "不能丢的话"


def test_when_even_the_draft_cannot_be_kept_it_does_not_claim_so(diary: Diary) -> None:
    diary.window.fake.data.fail = FULL
    ready_to_save(diary)
    diary.save()
    diary.settle()
    assert "草稿也没能存上，请先不要关窗口" in diary.said()
    assert "已存为草稿" not in diary.said()
    assert "没能自动保存" in diary.page.status.text()
    assert diary.page.form.content.text() == "不能丢的话"


def test_when_keeping_the_draft_fails_it_says_so_and_tries_again(diary: Diary) -> None:
    diary.window.fake.data.fail = UserError("disk_full", "磁盘满了。", "请腾出地方。")
    diary.write("甲")
    diary.waits_until_kept()
    assert "没能自动保存" in diary.page.status.text()
    diary.window.fake.data.fail = None
    diary.page.autosave.touched()
    diary.waits_until_kept()
    assert diary.window.fake.data.keeps[-1].content == "甲"


def test_ten_megabytes_of_pasted_text_are_refused_at_once(diary: Diary) -> None:
    diary.write("原来的话")
    pasted = QMimeData()
    pasted.setText("字" * 10_000_000)
    diary.page.form.content.insertFromMimeData(pasted)
    assert "太长" in diary.said()
    assert diary.page.form.content.text() == "原来的话"


def test_the_side_shows_what_was_said_and_promised_last_time(diary: Diary) -> None:
    diary.window.resize(1800, 900)
    diary.page.show_what("h-0")
    diary.settle()
    diary.settle()
    assert "上次约定：带临时救助申请表来" in words_on(diary.page.side)


def test_the_private_thought_says_where_it_stays(diary: Diary) -> None:
    assert "仅保存在本机：不进数据包，不上报，不计数" in words_on(diary.page.form)


def test_a_visit_after_today_is_not_said_to_be_of_today(qapp: QApplication) -> None:
    today = dt.date(2025, 11, 22)  # a clock that was set back a year
    assert words.ago("2026-11-16", today) == "在今天以后"
    assert words.ago("2025-11-22", today) == "今天"
