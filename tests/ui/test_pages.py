"""The other pages, over the office in memory: what a person does, and what the page then says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gridworker.services import exchange
from gridworker.services.changes import Changes
from gridworker.services.exchange import MergeSummary, Outgoing
from gridworker.services.results import Acknowledged
from gridworker.ui import choose
from gridworker.ui.main_window import MainWindow
from tests.ui.fake import inspection
from tests.ui.page_objects import OpenFake, Settle, button_called, go, type_into, words_on


class TestHouseholds:
    def test_the_list_says_how_many_there_are(self, worker: MainWindow, settle: Settle) -> None:
        assert go(worker, "households", settle).count.text() == "共 142 户"

    def test_typing_a_name_finds_the_family(self, qtbot: QtBot, worker: MainWindow, settle: Settle) -> None:
        page = go(worker, "households", settle)
        page.box.setFocus()
        type_into(qtbot, page.box, "王家")
        qtbot.waitUntil(lambda: page.count.text() == "找到 1 户")

    def test_nothing_found_says_what_to_do(self, qtbot: QtBot, worker: MainWindow, settle: Settle) -> None:
        page = go(worker, "households", settle)
        type_into(qtbot, page.box, "zzz")
        qtbot.waitUntil(lambda: "没有找到“zzz”" in page.count.text())

    def test_an_empty_book_offers_the_first_step(self, open_fake: OpenFake, settle: Settle) -> None:
        window = open_fake(houses=1)
        window.fake.data.houses.clear()
        page = go(window, "households", settle)
        assert "添加第一户" in words_on(page)

    def test_a_telephone_number_shows_only_when_one_says_why(
        self, qtbot: QtBot, worker: MainWindow, settle: Settle
    ) -> None:
        page = go(worker, "households", settle)
        page.list.pick("h-1")
        settle()
        assert "154****0001" in words_on(page.card)
        phone = page.card.phone
        phone.push.click()
        assert "会记下谁在什么时候为什么看的" in words_on(page.card)
        phone.go.click()
        settle()
        assert "还没有写为什么要看" in words_on(page.card)
        type_into(qtbot, phone.purpose, "约上门时间")
        phone.go.click()
        settle()
        assert "15400000001" in words_on(page.card)
        phone._hide.timeout.emit()
        assert "15400000001" not in words_on(page.card)

    def test_who_asked_for_the_number_keeps_the_keyboard_on_hiding_it(
        self, qtbot: QtBot, worker: MainWindow, settle: Settle
    ) -> None:
        """The button after it writes that a card was handed over: a second Enter must not reach it."""
        page = go(worker, "households", settle)
        page.list.pick("h-1")
        settle()
        phone = page.card.phone
        phone.push.setFocus()
        qtbot.keyClick(phone.push, Qt.Key.Key_Return)
        assert worker.focusWidget() is phone.purpose
        type_into(qtbot, phone.purpose, "约上门时间")
        qtbot.keyClick(phone.purpose, Qt.Key.Key_Return)
        settle()
        assert worker.focusWidget() is phone.push
        assert phone.push.text() == "收起电话"
        qtbot.keyClick(phone.push, Qt.Key.Key_Return)
        assert worker.focusWidget() is phone.push
        assert "154****0001" in words_on(page.card)

    def test_who_leaves_the_page_leaves_no_number_on_it(
        self, qtbot: QtBot, worker: MainWindow, settle: Settle
    ) -> None:
        page = go(worker, "households", settle)
        page.list.pick("h-1")
        settle()
        phone = page.card.phone
        phone.push.click()
        type_into(qtbot, phone.purpose, "约上门时间")
        phone.go.click()
        settle()
        assert phone.revealed
        go(worker, "diary", settle)
        assert not phone.revealed
        assert "15400000001" not in words_on(page.card)

    def test_a_household_leads_to_its_diary_page(self, worker: MainWindow, settle: Settle) -> None:
        page = go(worker, "households", settle)
        page.list.pick("h-2")
        settle()
        page.card.write_button.click()
        settle()
        assert worker.workspace is not None
        assert worker.workspace.key == "diary"
        assert worker.workspace.page("diary").form.picker.ids() == ["h-2"]

    def test_a_household_is_added_and_shown(self, qtbot: QtBot, worker: MainWindow, settle: Settle) -> None:
        page = go(worker, "households", settle)
        page.add.click()
        settle()
        form = page._form
        form.save.click()
        assert "请写户主姓名" in words_on(form)
        type_into(qtbot, form.head, "赵大年")
        type_into(qtbot, form.door, "5-9")
        form.save.click()
        settle()
        settle()
        assert page.notice.words() == "已添加 赵大年 一户。"
        assert "赵大年" in words_on(page.card)

    def test_only_what_was_changed_is_written(
        self, worker: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from gridworker.services import households

        written: list[dict[str, Any]] = []
        saved = households.revise_household
        monkeypatch.setattr(
            households, "revise_household", lambda s, h, f, why: (written.append(f), saved(s, h, f))[1]
        )
        page = go(worker, "households", settle)
        page.list.pick("h-1")
        settle()
        page._revise(page.card._page)
        page._form.group.set_text("七组")
        page._form.why.set_text("当初记错了")
        page._form.save.click()
        settle()
        assert written == [{"group": "七组"}]


class TestBundles:
    def test_it_says_what_will_travel_and_how_far_the_rest_is(
        self, worker: MainWindow, settle: Settle
    ) -> None:
        page = go(worker, "bundles", settle)
        said = words_on(page)
        assert "要送的：走访 12 篇、诉求 3 件，3月24日至4月5日" in said
        for state in ("待送出", "已入包", "已送出", "已合并"):
            assert state in said

    def test_without_a_place_it_asks_for_one(self, worker: MainWindow, settle: Settle) -> None:
        page = go(worker, "bundles", settle)
        page.send.go.click()
        assert "请先选一个放文件的地方" in page.send.notice.words()

    def test_the_result_has_its_check_digits(
        self, worker: MainWindow, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        page = go(worker, "bundles", settle)
        monkeypatch.setattr(choose, "folder", lambda *_a: tmp_path)
        page.send.destination.other.click()
        page.send.go.click()
        settle()
        settle()
        assert "4271 0958 6630 1187" in words_on(page.send)

    def test_a_stick_is_offered_by_its_name(
        self, worker: MainWindow, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(choose, "sticks", lambda: [choose.Stick("KINGSTON", tmp_path, 8_000_000_000)])
        page = go(worker, "bundles", settle)
        assert "U 盘 KINGSTON（还能放 8.0 GB）" in words_on(page.send)
        assert page.send.destination.folder() == tmp_path

    def test_a_file_is_looked_at_before_it_goes_in(self, worker: MainWindow, settle: Settle) -> None:
        page = go(worker, "bundles", settle)
        page.receive.look_at(Path("/x/a.gwb"))
        settle()
        assert "签名 ✓ 有效" in words_on(page.receive)
        page.receive.go.click()
        settle()
        settle()
        assert "收好了：新的 80 条" in page.receive.notice.words()

    def test_the_answer_says_what_has_come_and_takes_the_card_of_the_file_away(
        self, worker: MainWindow, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        page = go(worker, "bundles", settle)
        monkeypatch.setattr(choose, "folder", lambda *_a: tmp_path)
        page.send.destination.other.click()
        page.send.go.click()
        settle()
        settle()
        assert "4271 0958 6630 1187" in words_on(page.send)
        monkeypatch.setattr(exchange, "outgoing", lambda _s: Outgoing(0, 0, 0, "", ""))
        changed = Changes.of({"household": ["h-1"]}, "merge")
        page.receive._done(
            MergeSummary([], 9, 0, 0, 0, 0, [], [], acknowledged=Acknowledged(12, 2), changes=changed)
        )
        settle()
        said = page.receive.notice.words()
        assert "办公室收到了您的走访 12 篇、诉求 2 件。" in said
        assert "办公室改过或新加的：户册 1 条。" in said
        assert "4271 0958 6630 1187" not in words_on(page.send)

    def test_a_restored_office_asks_for_what_it_lost(self, worker: MainWindow, settle: Settle) -> None:
        page = go(worker, "bundles", settle)
        page.receive._done(MergeSummary([], 1, 0, 0, 0, 0, [], [], acknowledged=Acknowledged(again=7)))
        settle()
        assert "有 7 条要再送一次" in page.receive.notice.words()
        button_called(page.receive, "再送一次").click()
        settle()
        assert worker.focusWidget() is page.send.go

    def test_an_answer_with_a_changed_household_names_it(
        self, worker: MainWindow, settle: Settle
    ) -> None:
        page = go(worker, "bundles", settle)
        found = replace(inspection(Path("/x/a.gwb")), purpose="answer", visits=0, demands=0, corrections=1)
        page.receive._show(Path("/x/a.gwb"), replace(found, by_kind={"household": 1, "receipt": 1}))
        settle()
        said = words_on(page.receive)
        assert "户册 1 条" in said
        assert "更正" not in said

    def test_households_and_promises_that_will_travel_are_named(
        self, worker: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        out = Outgoing(3, 0, 0, "", "", households=2, promises=1)
        monkeypatch.setattr(exchange, "outgoing", lambda _s: out)
        assert "要送的：户册 2 条、约定 1 个" in words_on(go(worker, "bundles", settle))

    def test_a_damaged_file_is_refused_in_three_parts(self, worker: MainWindow, settle: Settle) -> None:
        page = go(worker, "bundles", settle)
        page.receive.look_at(Path("/x/bad.gwb"))
        settle()
        assert page.receive.notice.words().split("；") == [
            "这个数据包被改动过，已拒收。",
            "什么都没有收进来，本机的资料没有变化。",
            "请网格员重新生成一个交来。",
        ]

    def test_a_file_given_to_the_program_opens_at_its_preview(
        self, open_fake: OpenFake, settle: Settle
    ) -> None:
        window = open_fake(bundles=(Path("/x/a.gwb"),))
        settle()
        assert window.workspace is not None
        assert window.workspace.key == "bundles"
        assert "签名 ✓ 有效" in words_on(window.workspace.page("bundles"))

    def test_before_an_office_is_joined_it_offers_to_join(self, open_fake: OpenFake, settle: Settle) -> None:
        page = go(open_fake(enrolled=False), "bundles", settle)
        assert "选邀请文件…" in words_on(page)


class TestLedger:
    def test_filters_make_the_question_and_the_count_follows(
        self, qtbot: QtBot, clerk: MainWindow, settle: Settle
    ) -> None:
        page = go(clerk, "ledger", settle)
        assert page.count.text() == "213 次走访"
        page.period.chip("last_month").click()
        page.mode.setCurrentIndex(page.mode.findData("PHONE"))
        asked = page.query()
        assert (asked.date_from, asked.date_to, asked.mode) == ("2026-03-01", "2026-03-31", "PHONE")
        type_into(qtbot, page.text, "水沟")
        qtbot.waitUntil(lambda: page.count.text() == "42 次走访")

    def test_a_visit_is_shown_in_full_below_the_table(self, clerk: MainWindow, settle: Settle) -> None:
        page = go(clerk, "ledger", settle)
        page.model.row_at(0)
        settle()
        page.table.setCurrentIndex(page.model.index(0, 0))
        settle()
        assert "2026年4月5日 周日" in words_on(page.view)

    def test_the_excel_file_is_named_with_its_rows(
        self, clerk: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setattr(choose, "save", lambda *_a: tmp_path / "四月.xlsx")
        page = go(clerk, "ledger", settle)
        page.excel.click()
        settle()
        assert "213 行" in page.notice.words()
        assert "四月.xlsx" in page.notice.words()
        page.period.chip("last_month").click()
        assert not page.notice.isVisible()  # it spoke of other visits
