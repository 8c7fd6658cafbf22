"""居民请求 in the window: asked on a laptop, deleted at the office, and everything said before it is done."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from gridworker.domain.ids import fresh_id
from gridworker.services import access, households, privacy_requests, removal, retention, writing
from gridworker.services.households import HouseholdDraft
from gridworker.storage import Intent
from gridworker.ui import choose
from gridworker.ui.page import Resume
from gridworker.ui.widgets import twice
from tests.support.parish import Machine, Parish
from tests.ui.page_objects import type_into, words_on
from tests.ui.real import OpenReal, laptop, open_real, parish

__all__ = ["laptop", "open_real", "parish"]

NAME, PHONE, SAID = "欧阳梅花", "15400017788", "说孙子在外面欠了钱"


@pytest.fixture
def home(laptop: Machine) -> str:
    made = households.add_household(laptop.session, HouseholdDraft(head=NAME, door="5-7", phone=PHONE)).id
    laptop.visit(SAID, made)
    laptop.visit("又去了一次", made)
    return made


def test_a_worker_writes_down_what_is_asked_at_the_door_and_is_told_who_deletes(
    laptop: Machine, home: str, open_real: OpenReal
) -> None:
    screen = open_real(laptop)
    page: Any = screen.go("privacy", ("household", home))
    form = page.requests.form
    assert form.picker.ids() == [home]
    form.wanted.chip("DELETE").click()
    type_into(screen.qtbot, form.wish, "电话不要留")
    form.save.click()
    screen.settle()
    (row,) = privacy_requests.requests(laptop.session)
    assert (row["wanted"], row["wish"]) == ("DELETE", "电话不要留")
    said = words_on(page.requests.view)
    assert "删除由镇（街道）办公室来做" in said
    assert page.requests.view.removal is None
    assert laptop.session.store.drafts() == []


def test_a_second_request_begins_with_the_household_it_was_asked_from(
    laptop: Machine, home: str, open_real: OpenReal
) -> None:
    screen = open_real(laptop)
    page: Any = screen.go("privacy", ("household", laptop.homes[0]))
    type_into(screen.qtbot, page.requests.form.wish, "电话不要留")
    screen.qtbot.waitUntil(lambda: bool(laptop.session.store.drafts()))  # it was a draft for a while
    page.requests.form.save.click()
    screen.settle()
    page = screen.go("privacy", ("household", home))
    assert page.requests.form.picker.ids() == [home]
    assert page.requests.form.wish.text() == ""
    assert laptop.session.store.drafts() == []


def test_whose_data_and_the_day_come_back_with_a_half_typed_request(
    laptop: Machine, home: str, open_real: OpenReal
) -> None:
    person = fresh_id(laptop.clock)
    row = laptop.session.store.get("household", home)
    assert row is not None
    said = {"household": home, "name": "欧阳小宝"}
    writing.write(laptop.session, [Intent("person", person, row["in_scope"], said, parents=[])])
    screen = open_real(laptop)
    page: Any = screen.go("privacy", ("household", home))
    form = page.requests.form
    form.person.set_code(person)
    form.asked_on.set_day(date(2026, 3, 1))
    form.keeping.touched()
    page.flush_and_stop()
    (draft,) = laptop.session.store.drafts()
    page.requests.drop_form()
    page = screen.go("privacy", Resume(draft.id))
    form = page.requests.form
    assert (form.picker.ids(), form.person.code()) == ([home], person)
    assert form.asked_on.day() == date(2026, 3, 1)


def test_one_comes_back_to_the_tab_that_one_left(laptop: Machine, open_real: OpenReal) -> None:
    screen = open_real(laptop)
    page: Any = screen.go("privacy", "months")
    screen.go("households")
    screen.go("privacy")
    assert page.view(2).isVisible()


def test_what_is_half_typed_comes_back(laptop: Machine, home: str, open_real: OpenReal) -> None:
    screen = open_real(laptop)
    page: Any = screen.go("privacy")
    page.requests.new.click()
    screen.settle()
    type_into(screen.qtbot, page.requests.form.wish, "户主姓名写错了")
    page.flush_and_stop()
    (draft,) = laptop.session.store.drafts()
    assert draft.body["wish"] == "户主姓名写错了"
    page.requests.form.cancel.click()
    screen.settle()
    assert laptop.session.store.drafts() == []


def test_the_office_sees_every_word_before_it_goes_and_deletes_what_is_ticked(
    parish: Parish, laptop: Machine, home: str, open_real: OpenReal
) -> None:
    asked = privacy_requests.open_request(laptop.session, home, "DELETE").id
    parish.pc.merge(laptop.export())
    screen = open_real(parish.pc)
    page: Any = screen.go("privacy", ("request", asked))
    removal = page.requests.view.removal
    assert not removal.go.isEnabled()
    groups = {removal.tree.topLevelItem(n).text(0): removal.tree.topLevelItem(n)
              for n in range(removal.tree.topLevelItemCount())}  # fmt: skip
    assert groups["户主姓名"].text(1) == f"户主：{NAME}"
    assert groups["电话"].text(1) == "电话：154****7788"
    assert "1 户、2 次走访" in removal.stays.text()
    visits = groups["走访里写的话"]
    assert {visits.child(n).text(1) for n in range(2)} == {f"走访内容：{SAID}", "走访内容：又去了一次"}
    removal.tree.setFocus()
    removal.tree.setCurrentItem(groups["电话"])
    assert removal.whole.text() == "电话：154****7788"
    screen.qtbot.keyClick(removal.tree, Qt.Key.Key_Space)  # ticked without a mouse
    assert removal.chosen() == [("phone", home)]
    visits.child(0).setCheckState(0, Qt.CheckState.Checked)
    assert visits.checkState(0) == Qt.CheckState.PartiallyChecked
    assert not removal.go.isEnabled()
    removal.sure.setChecked(True)
    assert removal.go.text() == "删除 2 项"
    removal.go.click()
    screen.settle()
    assert "2 条记录里的文字没有了" in page.requests.view.notice.words()
    row = parish.pc.session.store.get("household", home)
    assert row is not None
    assert (row["head"], row["phone"]) == (NAME, None)
    assert not parish.pc.session.store.privacy.scrub_due()
    page.requests.view.form.save.click()
    screen.settle()
    assert privacy_requests.requests(parish.pc.session, "open") == []
    assert page.requests.notice.words() == f"记下了：5-7 {NAME}的请求已经答复。"


def test_a_copy_is_written_under_a_name_that_tells_nobody_and_the_log_shows_it(
    laptop: Machine, home: str, open_real: OpenReal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    privacy_requests.open_request(laptop.session, home, "COPY")
    proposed: list[str] = []

    def save(_parent: object, _title: str, _pattern: str, start: Path) -> Path:
        proposed.append(start.name)
        assert start.parent == choose.documents()  # never the courier's stick
        return tmp_path / "copy.pdf"

    monkeypatch.setattr(choose, "save", save)
    monkeypatch.setattr(choose, "sticks", lambda: [choose.Stick("U盘", tmp_path, 1)])
    screen = open_real(laptop)
    page: Any = screen.go("privacy")
    page.requests.view.save_copy.click()
    screen.settle()
    assert (tmp_path / "copy.pdf").stat().st_size > 1000
    assert proposed == ["资料副本.pdf"]
    assert "文件在U盘上，没有加密" in page.requests.view.notice.words()
    page.tabs.go(1)
    screen.settle()
    assert page.view(1).model.row_at(0)["action_name"] == "打印副本"
    assert PHONE not in words_on(page)


def test_months_are_chosen_looked_at_and_only_then_cleared(
    laptop: Machine, home: str, open_real: OpenReal
) -> None:
    access.reveal_phone(laptop.session, "household", home, "约时间")
    laptop.clock.advance(800 * 86400)
    screen = open_real(laptop)
    page: Any = screen.go("privacy", "months")
    view = page.view(2)
    assert list(view.months) == ["backups", "access"]
    box, go = view.months["access"], view.clear_buttons["access"]
    assert go.isHidden()
    box.set_code("24")
    box.activated.emit(box.currentIndex())
    screen.settle()
    view._look("access")
    screen.settle()
    assert go.text() == "清理这 1 条"
    go.click()
    screen.settle()
    assert go.text() == "真的清理这 1 条，找不回来"
    assert len(access.access_log(laptop.session)) == 1, "one press only asks"
    view._look("access")
    screen.settle()
    assert go.text() == "清理这 1 条", "who looks again is asked again"
    go.click()
    screen.qtbot.wait(twice.TOO_SOON_MS + 100)
    go.click()
    screen.settle()
    assert access.access_log(laptop.session) == []
    assert view.notice.words() == "清理了 1 条。"
    assert screen.has_keyboard() is view._looks["access"]


def test_the_words_of_old_visits_go_after_a_look_and_a_second_press_and_it_says_what_becomes_of_them(
    parish: Parish, laptop: Machine, home: str, open_real: OpenReal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(twice, "TOO_SOON_MS", 0)
    parish.pc.merge(laptop.export())
    retention.set_retention(parish.pc.session, "visits", 1)
    parish.pc.clock.advance(90 * 86400)
    screen = open_real(parish.pc)
    page: Any = screen.go("privacy", "months")
    view = page.view(2)
    view._look("visits")
    screen.settle()
    n = retention.due(parish.pc.session, "visits").records
    assert n
    said = view._said(retention.Due("demands", 1, "2026-01-01", 2, "2025-12-01", ("路断了。", "桥塌了！")))
    assert "最早的几条：路断了、桥塌了。" in said
    for _press in range(2):
        view.clear_buttons["visits"].click()
        screen.settle()
    assert f"清理了 {n} 条。" in view.notice.words()
    assert "网格员的电脑收了下一份回复包，也会清掉" in view.notice.words()
    assert retention.due(parish.pc.session, "visits").records == 0


def test_what_was_deleted_is_called_so_on_the_page_of_the_household_and_of_the_visit(
    parish: Parish, laptop: Machine, home: str, open_real: OpenReal
) -> None:
    laptop.visit("第三次", home, demand="想办救助", promise="周五来")
    parish.pc.merge(laptop.export())
    pc = parish.pc.session
    plan = removal.removal_plan(pc, home)
    removal.remove(pc, home, [(one.group, one.record) for one in plan.items])
    removal.finish_removal(pc)
    screen = open_real(parish.pc)
    page: Any = screen.go("households", home)
    said = words_on(page.card)
    for word in (NAME, PHONE, SAID, "想办救助", "周五来"):
        assert word not in said
    assert said.count("（已按居民请求删除）") >= 7  # name, number, three visits, a demand, a promise
    assert "走访记录 3 次" in said
    page = screen.go("visit", page.card._page["visits"][0]["id"])
    assert "（已按居民请求删除）" in words_on(page)


def test_a_worker_is_told_when_the_office_has_deleted_it(
    parish: Parish, laptop: Machine, home: str, open_real: OpenReal
) -> None:
    asked = privacy_requests.open_request(laptop.session, home, "DELETE").id
    parish.pc.merge(laptop.export())
    removal.remove(parish.pc.session, home, [("phone", home)], asked)
    laptop.merge(parish.pc.answer(laptop.device))
    screen = open_real(laptop)
    page: Any = screen.go("privacy", ("request", asked))
    assert "办公室删好了，这台电脑上的也没有了" in words_on(page.requests.view)


def test_half_an_answer_comes_back_and_is_gone_once_it_is_noted(
    laptop: Machine, home: str, open_real: OpenReal
) -> None:
    asked = privacy_requests.open_request(laptop.session, home, "CORRECT").id
    screen = open_real(laptop)
    page: Any = screen.go("privacy")
    view = page.requests.view
    type_into(screen.qtbot, view.form.words, "名字已经改好")
    page.flush_and_stop()
    (draft,) = laptop.session.store.drafts()
    assert (draft.about, draft.body["text"]) == (asked, "名字已经改好")
    view.show_row(None)
    page.show_what(Resume(draft.id, asked))
    screen.settle()
    assert view.form.words.text() == "名字已经改好"
    view.form.save.click()
    screen.settle()
    assert laptop.session.store.drafts() == []
    (row,) = privacy_requests.requests(laptop.session)
    assert row["answer"] == "名字已经改好"
