"""The way of a sheet into the household book, as a person goes it; with a real profile."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from gridworker.services import areas, households
from gridworker.ui import choose
from gridworker.ui.desk import Desk
from gridworker.ui.main_window import MainWindow
from gridworker.ui.pages.roster import COLUMNS, FILE, LOOK, RosterPage
from tests.support.parish import Parish, found
from tests.support.rosters import GRIDS, MAKERS, PLAIN, Messy, Page, homes
from tests.ui.page_objects import type_into, words_on


class Clerk:
    """A window of an office with two grids, at the roster page."""

    def __init__(self, qtbot: QtBot, desk: Desk, parish: Parish) -> None:
        self.qtbot, self.desk, self.session = qtbot, desk, parish.pc.session
        self.window = MainWindow(desk)
        qtbot.addWidget(self.window)
        self.window.resize(1366, 740)
        self.window.show()
        desk.work.open(self.window, lambda _task: self.session).success(self.window._opened)
        self.settle()
        assert self.window.workspace is not None
        self.workspace = self.window.workspace
        self.workspace.go("roster")
        page = self.workspace.page("roster")
        assert isinstance(page, RosterPage)
        self.page = page
        self.settle()

    def settle(self) -> None:
        for _ in range(3):
            self.qtbot.waitUntil(lambda: not self.desk.work.busy, timeout=30_000)
            self.qtbot.wait(2)

    @property
    def step(self) -> int:
        return self.page._stack.currentIndex()

    def open(self, path: Path) -> None:
        self.page.show_what(path)
        self.settle()

    def pick_grid(self) -> None:
        box = self.page.columns.grid
        box.setCurrentIndex(box.findText(GRIDS[0]))
        box.activated.emit(box.currentIndex())

    def read_in(self, sheet: Messy) -> None:
        self.open(sheet.path)
        if sheet.grid is not None:
            self.pick_grid()
        self.page.columns.next.click()
        self.settle()
        self.page.look.write.click()
        self.settle()


@pytest.fixture
def clerk(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Clerk]:
    parish = found(tmp_path / "office")
    for n, name in enumerate(GRIDS):
        areas.add_grid(parish.pc.session, f"00{n}", name)
    clerk = Clerk(qtbot, desk, parish)
    yield clerk
    clerk.window.close()
    desk.work.shutdown()
    parish.close()


def made(name: str, folder: Path) -> Messy:
    return MAKERS[name](folder, random.Random(name))


def test_a_sheet_goes_in_by_three_steps_and_says_what_next(clerk: Clerk, tmp_path: Path) -> None:
    page, sheet = clerk.page, made("people_merged", tmp_path)
    assert (clerk.step, "第 1 步，共 3 步" in words_on(page)) == (FILE, True)
    clerk.open(sheet.path)
    assert clerk.step == COLUMNS
    assert not page.columns.next.isEnabled()
    assert "没有哪一列是网格" in page.columns.notice.words()
    clerk.pick_grid()
    page.columns.next.click()
    clerk.settle()
    assert clerk.step == LOOK
    assert "新增 18 户" in page.look.said.text()
    assert "写入以后不能整批撤回" in page.look.more.text()
    assert households.find_households(clerk.session) == []
    page.look.write.click()
    clerk.settle()
    assert "写好了：新增 18 户" in page.notice.words()
    assert "回复包" in page.notice.words()
    assert len(households.find_households(clerk.session)) == 18
    page.look.open_book.click()
    clerk.settle()
    assert clerk.workspace.key == "households"
    book = clerk.workspace.page("households")
    assert book.count.text() == "共 18 户"


def test_the_people_of_a_household_stand_on_its_page(clerk: Clerk, tmp_path: Path) -> None:
    clerk.read_in(made("people_in_each", tmp_path))
    clerk.workspace.go("households")
    clerk.settle()
    book = clerk.workspace.page("households")
    home = households.find_households(clerk.session)[0]
    book.show_what(home["id"])
    clerk.settle()
    clerk.settle()
    assert "家里的人" in words_on(book)
    assert f"户主　{home['head']}　男" in words_on(book)


def test_what_may_not_be_read_in_has_no_box_and_no_samples(clerk: Clerk, tmp_path: Path) -> None:
    sheet = made("forbidden_xlsx", tmp_path)
    clerk.open(sheet.path)
    said = words_on(clerk.page)
    assert "像身份证号，不能读入" in said
    assert "像银行卡号，不能读入" in said
    assert [number for number in sheet.planted if number in said] == []
    assert {2, 7}.isdisjoint(clerk.page.columns.boxes)


def test_a_wrong_guess_is_corrected_with_the_keyboard_and_remembered(
    clerk: Clerk, qtbot: QtBot, tmp_path: Path
) -> None:
    sheet = made("plain_xlsx", tmp_path)
    clerk.open(sheet.path)
    box = clerk.page.columns.boxes[4]
    assert box.currentData() == "phone"
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Home)
    box.activated.emit(box.currentIndex())
    assert box.currentData() == ""
    clerk.pick_grid()
    clerk.page.columns.next.click()
    clerk.settle()
    clerk.page.look.write.click()
    clerk.settle()
    assert {row["phone"] for row in households.find_households(clerk.session)} == {""}
    clerk.page.look.other.click()
    clerk.open(sheet.path)
    assert "照上次的选" in words_on(clerk.page)
    assert clerk.page.columns.boxes[4].currentData() == ""


def test_taking_a_target_frees_the_column_that_had_it(clerk: Clerk, tmp_path: Path) -> None:
    clerk.open(made("plain_xlsx", tmp_path).path)
    boxes = clerk.page.columns.boxes
    boxes[0].set_code("door")
    boxes[0].activated.emit(boxes[0].currentIndex())
    assert (boxes[0].currentData(), boxes[3].currentData()) == ("door", "")
    boxes[0].set_code("")
    boxes[0].activated.emit(boxes[0].currentIndex())
    assert "还没有说哪一列是门牌号" in clerk.page.columns.notice.words()
    assert not clerk.page.columns.next.isEnabled()


def test_every_problem_is_listed_by_its_row(clerk: Clerk, tmp_path: Path) -> None:
    sheet = made("faulty", tmp_path)
    clerk.open(sheet.path)
    clerk.page.columns.next.click()
    clerk.settle()
    look = clerk.page.look
    rows = [look.model.row_at(at) for at in range(look.model.rowCount())]
    assert {int(row["row"]) for row in rows if row} == {row for row, _ in sheet.named}
    look.table.setCurrentIndex(look.model.index(0, 0))
    assert look.whole.isVisible()
    assert "没有读入" in look.whole.text()


def test_a_file_that_is_no_sheet_is_refused_and_the_page_stays(clerk: Clerk, tmp_path: Path) -> None:
    torn = tmp_path / "坏了.xlsx"
    torn.write_bytes(b"PK\x03\x04 torn")
    clerk.open(torn)
    assert clerk.step == FILE
    assert "另存为 .xlsx" in clerk.page.notice.words()
    clerk.page._dropped([tmp_path / "照片.jpg"])
    assert "没有表格文件" in clerk.page.notice.words()


def test_the_template_is_saved_where_one_says(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choose, "save", lambda *_: tmp_path / "模板.xlsx")
    clerk.page.template.click()
    clerk.settle()
    assert (tmp_path / "模板.xlsx").is_file()
    assert "模板存好了" in clerk.page.notice.words()


def test_the_window_stays_awake_and_a_cancelled_import_leaves_nothing(clerk: Clerk, tmp_path: Path) -> None:
    page = Page()
    page.add(*PLAIN)
    rng = random.Random(1)
    some = homes(rng, 300)
    for n in range(3000):
        home = some[n % 300]
        page.add(n, f"{home.head}{n // 300}", home.group_name, f"{n}号", "", 3)
    clerk.open(page.save(tmp_path / "大表.csv"))
    clerk.pick_grid()
    longest, last = 0.0, time.monotonic()

    def beat() -> None:
        nonlocal longest, last
        now = time.monotonic()
        longest, last = max(longest, now - last), now

    timer = QTimer(interval=5)
    timer.timeout.connect(beat)
    timer.start()
    clerk.page.columns.next.click()
    clerk.settle()
    assert "新增 3000 户" in clerk.page.look.said.text()
    clerk.page.look.write.click()
    clerk.qtbot.waitUntil(lambda: clerk.page.progress.isVisible())
    clerk.page.cancel_work()
    clerk.settle()
    timer.stop()
    assert "已取消" in clerk.page.notice.words()
    assert "户册没有改动" in clerk.page.notice.words()
    assert households.find_households(clerk.session) == []
    assert longest < 1.0
    clerk.page.look.write.click()
    clerk.settle()
    assert len(households.find_households(clerk.session)) == 3000


def test_while_typing_one_hears_who_may_be_there_already_and_may_save_all_the_same(
    clerk: Clerk, qtbot: QtBot, tmp_path: Path
) -> None:
    clerk.read_in(made("plain_xlsx", tmp_path))
    home = households.find_households(clerk.session)[0]
    clerk.workspace.go("households")
    clerk.settle()
    book = clerk.workspace.page("households")
    book.add.click()
    clerk.settle()
    form = book._form
    type_into(qtbot, form.head, home["head"])
    qtbot.waitUntil(lambda: "户册里可能已经有这一户" in form.likely.words(), timeout=5000)
    assert "户主同名" in form.likely.words()
    type_into(qtbot, form.door, "9-99")
    form.save.click()
    clerk.settle()
    assert len(households.find_households(clerk.session)) == 31


def test_another_size_of_letters_keeps_the_sheet(clerk: Clerk, tmp_path: Path) -> None:
    sheet = made("plain_xlsx", tmp_path)
    clerk.open(sheet.path)
    again = RosterPage(clerk.desk)
    clerk.qtbot.addWidget(again)
    again.restore(clerk.page.state())
    clerk.settle()
    assert again._stack.currentIndex() == COLUMNS
    assert "户册.xlsx：30 行" in words_on(again)


def test_the_page_is_reached_from_the_book_and_left_to_it(clerk: Clerk) -> None:
    clerk.workspace.go("households")
    clerk.settle()
    book = clerk.workspace.page("households")
    assert "从 Excel 表导入…" in words_on(book)
    book.roster.click()
    clerk.settle()
    assert clerk.workspace.key == "roster"
    clerk.page.back.click()
    clerk.settle()
    assert clerk.workspace.key == "households"


def test_grids_that_only_the_sheet_names_are_added_by_one_button(clerk: Clerk, tmp_path: Path) -> None:
    clerk.open(made("faulty", tmp_path).path)
    clerk.page.columns.next.click()
    clerk.settle()
    look = clerk.page.look
    assert "月亮湾网格" in look.unknown.words()
    assert "新增 27 户" in look.said.text()
    look.add_grids.click()
    clerk.settle()
    clerk.settle()
    assert "新增 29 户" in look.said.text()
    assert not look.add_grids.isVisible()
    assert len(areas.grids(clerk.session)) == 3


def test_an_office_without_grids_is_led_to_them_and_finds_its_sheet_again(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    parish = found(tmp_path / "new")
    clerk = Clerk(qtbot, desk, parish)
    columns = clerk.page.columns
    clerk.open(made("plain_xlsx", tmp_path).path)
    assert "网格和人" in columns.notice.words()
    assert not columns.next.isEnabled()
    columns.to_areas.click()
    clerk.settle()
    assert clerk.workspace.key == "areas"
    areas.add_grid(clerk.session, "01", GRIDS[0])
    clerk.workspace.go("roster")
    clerk.settle()
    assert columns.next.isEnabled()
    assert columns.notice.words() == ""
    clerk.window.close()
    desk.work.shutdown()
    parish.close()


def test_a_household_half_typed_is_there_again_until_it_is_thrown_away(
    clerk: Clerk, qtbot: QtBot
) -> None:
    clerk.workspace.go("households")
    clerk.settle()
    book: Any = clerk.workspace.page("households")
    book.add.click()
    clerk.settle()
    type_into(qtbot, book._form.head, "孙有田")
    assert clerk.workspace.put_down(clerk.window.told)  # as the window does when it closes
    book._drop_form()
    book.add.click()
    clerk.settle()
    assert book._form.head.text() == "孙有田"
    assert "接着填上次没填完的这一户" in book._form.notice.words()
    book._form._throw()
    clerk.settle()
    book.add.click()
    clerk.settle()
    assert book._form.head.text() == ""
