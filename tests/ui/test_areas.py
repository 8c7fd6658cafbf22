"""网格和人 over a real office: by keyboard, what is typed is kept, each change is seen where it belongs."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QScrollArea

from gridworker.services import areas, assigning, people, teams
from gridworker.services.changes import Changes
from gridworker.services.my_grids import my_grids
from gridworker.ui import theme
from gridworker.ui.pages import area_forms
from gridworker.ui.pages.area_form import AreaForm
from gridworker.ui.pages.areas import AreasPage
from gridworker.ui.theme import TextSize, Theme
from tests.support.parish import START, Parish
from tests.ui.page_objects import words_on
from tests.ui.real import OpenReal, Screen, open_real, parish

__all__ = ["open_real", "parish"]


@pytest.fixture
def village(parish: Parish) -> Parish:
    """石桥村 with two grids and a laptop each; one household in the first."""
    pc = parish.pc.session
    areas.add_unit(pc, "石桥村", code="990101100201")
    for at in (1, 2):
        parish.grids.append(areas.add_grid(pc, str(at), f"石桥村第{at}网格", "石桥村"))
    for at, name in enumerate(("李明", "王芳")):
        parish.laptop(name, at)
    parish.pc.household("赵一", "1-1", grid=parish.grids[0])
    return parish


def page_of(screen: Screen, what: object = None) -> AreasPage:
    page = screen.go("areas", what)
    assert isinstance(page, AreasPage)
    return page


def form_of(page: AreasPage) -> AreaForm:
    assert page.form is not None
    return page.form


def put(control: Any, value: Any) -> None:
    """Choose or type a value of a form as a person does."""
    if isinstance(control, QComboBox):
        at = next(at for at in range(control.count()) if value in control.itemText(at))
        control.setCurrentIndex(at)
    elif isinstance(value, dt.date):
        control.set_day(value)
    else:
        control.setText(value)


def fill(screen: Screen, page: AreasPage, what: str, about: Any, **values: Any) -> None:
    """Open a form, answer it and save."""
    page.ask(what, about)
    screen.settle()
    for key, value in values.items():
        put(form_of(page).controls[key], value)
    form_of(page).save.click()
    screen.settle()


def test_the_tree_and_the_page_of_a_grid(village: Parish, open_real: OpenReal) -> None:
    screen = open_real(village.pc)
    page = page_of(screen, village.grids[0])
    said = words_on(page)
    few = "1 户，比一般的网格（100 到 200 户）少"
    for words in ("石桥村第1网格", few, "李明", "专职网格员", "还没来过数据包"):
        assert words in said
    assert "2 个网格，3 人；1 个网格的户数偏少或偏多" in said


def test_a_new_office_is_told_where_to_begin(parish: Parish, open_real: OpenReal) -> None:
    screen = open_real(parish.pc)
    page = page_of(screen)
    assert "还没有单位和网格" in words_on(page)
    page.ask("add_unit", None)
    screen.settle()
    screen.type("竹林村")
    screen.press("Ctrl+Return")
    assert "已添加 竹林村。" in page.notice.words()
    assert [unit["name"] for unit in areas.units(parish.pc.session)] == ["竹林村"]


def test_by_keyboard_a_grid_is_added_under_the_unit_that_is_picked(
    village: Parish, open_real: OpenReal
) -> None:
    screen = open_real(village.pc)
    page = page_of(screen)
    assert screen.has_keyboard() is page.tree
    screen.press("Ctrl+N")
    screen.type("石桥村第3网格")
    assert form_of(page).text("code") == "3", "the next number is proposed"
    screen.press("Return")
    assert "已添加 石桥村第3网格。" in page.notice.words()
    (made,) = [grid for grid in areas.grids(village.pc.session) if grid["name"] == "石桥村第3网格"]
    assert made["unit_name"] == "石桥村"
    assert page.tree.current_id() == made["id"]
    assert "石桥村第3网格" in words_on(page.view)
    assert screen.has_keyboard() is page.tree


def test_a_second_village_stands_beside_the_first_and_a_level_can_be_mended(
    village: Parish, open_real: OpenReal
) -> None:
    screen = open_real(village.pc)
    page = page_of(screen, village.grids[0])
    fill(screen, page, "add_beside", page._unit(), name="杨柳村")
    (made,) = [unit for unit in areas.units(village.pc.session) if unit["name"] == "杨柳村"]
    assert (made["level"], made["parent"]) == ("VILLAGE", None)
    fill(screen, page, "edit", page.view.page, level="村民小组")
    assert areas.find_unit(village.pc.session, "杨柳村")["level"] == "GROUP"
    fill(screen, page, "add_unit", areas.find_unit(village.pc.session, "石桥村")["id"], name="三组")
    (below,) = [unit for unit in areas.units(village.pc.session) if unit["name"] == "三组"]
    assert (below["level"], below["parent"]) == ("GROUP", areas.find_unit(village.pc.session, "石桥村")["id"])


@pytest.mark.parametrize(
    ("unit", "codes", "proposed"),
    [("", [], "01"), ("", ["07"], "08"), ("99", ["5"], "6"), ("990101100201", [], "990101100201001")],
)
def test_the_next_code_of_a_grid_is_proposed(unit: str, codes: list[str], proposed: str) -> None:
    tree: list[dict[str, Any]] = [{"id": "u", "kind": "unit", "code": unit, "parent": ""}]
    tree += [{"id": code, "kind": "grid", "code": code, "parent": "u"} for code in codes]
    assert area_forms.next_code(tree, "u") == proposed


def test_who_joins_as_the_full_time_worker_is_answerable(village: Parish, open_real: OpenReal) -> None:
    third = areas.add_grid(village.pc.session, "3", "石桥村第3网格", "石桥村")
    people.add_worker(village.pc.session, "周强")
    screen = open_real(village.pc)
    page = page_of(screen, third)
    assert "现在没有人负责" in words_on(page.view)
    fill(screen, page, "join", page.view.page, worker="周强", role="专职网格员")
    assert "现在没有人负责" not in words_on(page.view)
    assert areas.find_grid(village.pc.session, third)["workers"] == ["周强"]
    devices: Any = screen.go("devices")
    devices.tabs.go(1)
    screen.settle()
    devices.invite._listed.itemAt(0).widget().click()
    assert (devices.invite.person.text(), devices.invite.grid.code()) == ("周强", third)


def test_with_nobody_to_give_a_grid_to_one_is_led_to_invitations(
    parish: Parish, open_real: OpenReal
) -> None:
    areas.add_unit(parish.pc.session, "石桥村")
    grid = areas.add_grid(parish.pc.session, "1", "石桥村第1网格", "石桥村")
    screen = open_real(parish.pc)
    page = page_of(screen, grid)
    page.ask("assign", page.view.page)
    screen.settle()
    assert page.form is None, "no form with an empty box"
    assert "还没有人可以选。" in page.notice.words()
    led = next(one for one in page.notice.findChildren(QPushButton) if one.text() == "去发邀请")
    led.click()
    screen.settle()
    assert screen.window.workspace is not None
    assert screen.window.workspace.key == "devices"
    devices: Any = screen.window.workspace.page("devices")
    assert devices._boxes.currentIndex() == 1, "the invitations are in front"
    people.add_worker(parish.pc.session, "周强")
    screen.window.desk.tell(Changes(frozenset({"worker"})))
    screen.window.workspace.go("areas", grid)
    screen.settle()
    page.ask("assign", page.view.page)
    screen.settle()
    assert "石桥村第1网格：交给一个人" in words_on(form_of(page))
    assert "证书" not in words_on(form_of(page))


def test_a_half_filled_form_is_not_lost_by_a_click_in_the_tree(village: Parish, open_real: OpenReal) -> None:
    screen = open_real(village.pc)
    page = page_of(screen, village.grids[0])
    page.ask("add_person", None)
    screen.settle()
    screen.type("孙小满")
    page.tree.pick(village.grids[1])
    screen.settle()
    assert form_of(page).text("name") == "孙小满"
    assert "还没有保存" in words_on(form_of(page))
    page.ask("add_grid", None)
    assert form_of(page).text("name") == "孙小满"
    form_of(page).left.emit()
    screen.settle()
    assert page.form is None
    assert "石桥村第2网格" in words_on(page.view)


def test_an_empty_and_a_wrong_field_are_said_and_nothing_is_written(
    village: Parish, open_real: OpenReal
) -> None:
    screen = open_real(village.pc)
    page = page_of(screen, village.grids[0])
    page.ask("deputy", page.view.page)
    screen.settle()
    put(form_of(page).controls["until"], "后天")
    form_of(page).save.click()
    screen.settle()
    said = words_on(form_of(page))
    assert "请写成 2026-04-05 这样的日期" in said
    assert "这一项要填" in said
    assert assigning.deputies(village.pc.session, past=True) == []


def test_standing_in_is_arranged_shown_and_ended(village: Parish, open_real: OpenReal) -> None:
    screen = open_real(village.pc)
    page = page_of(screen, village.grids[0])
    fill(screen, page, "deputy", page.view.page, worker="王芳", until="20260420", reason="外出学习")
    assert "请到“设备”给 王芳 写回复文件，带到就生效" in page.notice.words()
    assert "代 李明" in words_on(page.view)
    assert "2026-04-05 至 2026-04-20" in words_on(page.view)
    village.laptops[1].merge(village.pc.answer(village.laptops[1].device))
    assert [grid.instead_of for grid in my_grids(village.laptops[1].session)] == ["", "李明"]
    page.tree.pick("deputies")
    screen.settle()
    line = page.deputies.model.row(page.deputies.table.current_id() or "")
    assert line is not None
    fill(screen, page, "end_deputy", line, day=START.date())
    (row,) = assigning.deputies(village.pc.session, past=True)
    assert row["until"] == "2026-04-05"


def test_a_team_and_people_are_written_from_the_page(village: Parish, open_real: OpenReal) -> None:
    screen = open_real(village.pc)
    page = page_of(screen, "people")
    fill(screen, page, "add_person", None, name="孙小满", unit="石桥村", work_phone="0990-1234567")
    (row,) = [one for one in people.people(village.pc.session) if one["name"] == "孙小满"]
    assert (row["unit_name"], row["work_phone"]) == ("石桥村", "0990-1234567")
    page.tree.pick(village.grids[0])
    screen.settle()
    fill(screen, page, "join", page.view.page, worker="孙小满", role="志愿者")
    assert "志愿者" in words_on(page.view)
    (line,) = [one for one in teams.team(village.pc.session, village.grids[0]) if one["name"] == "孙小满"]
    fill(screen, page, "leave", {**line, "grid": village.grids[0]}, day=START.date() - dt.timedelta(days=1))
    assert "早于开始日期" in words_on(form_of(page)), "what a service refuses stands in the form"


def test_a_grid_is_handed_over_and_renamed(village: Parish, open_real: OpenReal) -> None:
    screen = open_real(village.pc)
    page = page_of(screen, village.grids[0])
    fill(screen, page, "assign", page.view.page, worker="王芳", how="交接")
    assert "等 李明 的电脑再交一次数据包" in page.notice.words()
    assert [one["workers"] for one in areas.grids(village.pc.session)] == [["王芳"], ["王芳"]][:2]
    assert "以前" in words_on(page.view)
    fill(screen, page, "edit", page.view.page, name="石桥村东片网格")
    assert "石桥村东片网格" in words_on(page.view)
    page.ask("end", page.view.page)
    screen.settle()
    form_of(page).save.click()
    screen.settle()
    assert "还有 1 户" in words_on(form_of(page))


@pytest.mark.parametrize("size", list(TextSize), ids=lambda size: f"{int(size)}px")
def test_every_part_of_the_page_fits(
    qapp: QApplication, village: Parish, open_real: OpenReal, size: TextSize
) -> None:
    theme.apply(qapp, Theme(size))
    screen = open_real(village.pc)
    page = page_of(screen, village.grids[0])
    room = (1366, 740) if size is TextSize.HUGE else (1024, 572)
    screen.window.resize(*room)

    def fits(what: str) -> None:
        screen.settle()
        needs = screen.window.minimumSizeHint()
        assert needs.width() <= room[0], f"{what} is too wide: {needs}"
        assert needs.height() <= room[1], f"{what} is too high: {needs}"
        shown = page._right.currentWidget()
        if isinstance(shown, QScrollArea):
            inside, port = shown.widget(), shown.viewport()
            assert inside.minimumSizeHint().width() <= port.width(), f"{what} is cut at its right side"

    fits("a grid")
    for what in ("join", "assign", "deputy", "edit", "end", "add_unit", "add_grid"):
        page.ask(what, None if what.startswith("add") else page.view.page)
        fits(what)
        form_of(page).left.emit()
    for rec in ("people", "deputies"):
        page.tree.pick(rec)
        fits(rec)


def test_enter_leads_from_the_tree_into_the_page_and_escape_out_of_a_form(
    village: Parish, open_real: OpenReal
) -> None:
    screen = open_real(village.pc)
    page = page_of(screen, village.grids[0])
    page.tree.setFocus(Qt.FocusReason.OtherFocusReason)
    screen.press("Return")
    assert page.view.isAncestorOf(screen.has_keyboard())
    screen.press("F2")
    assert form_of(page).isAncestorOf(screen.has_keyboard())
    screen.press("Escape")
    assert page.form is None


def test_the_suite_sees_a_page_that_drops_what_was_typed(
    village: Parish, open_real: OpenReal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A planted fault: the form believes that nobody has touched it."""
    monkeypatch.setattr(AreaForm, "touched", lambda _form: False)
    with pytest.raises(AssertionError):
        test_a_half_filled_form_is_not_lost_by_a_click_in_the_tree(village, open_real)


