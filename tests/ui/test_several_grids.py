"""A worker's own window: two grids, one of them for somebody else; a request that waits for its answer."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from gridworker.services import assigning, enrol, office, visits
from gridworker.services.my_grids import my_grids
from gridworker.services.queries import Query
from gridworker.ui.pages.household_form import HouseholdForm
from tests.support.parish import START, Machine, Parish
from tests.ui.page_objects import words_on
from tests.ui.real import OpenReal, Screen, open_real, parish

__all__ = ["open_real", "parish"]
QUERY = Query("household")


@pytest.fixture
def wang(parish: Parish) -> Machine:
    """王芳 has grid 2 and stands in for 李明 in grid 1 until 20 April; one household in each."""
    li, wang = parish.laptop("李明", 0), parish.laptop("王芳", 1)
    li.household("赵一", "1-1")
    wang.household("钱二", "2-1")
    parish.pc.merge([*li.export(), *wang.export()])
    until = START.date() + dt.timedelta(days=15)
    assigning.start_deputy(parish.pc.session, parish.grids[0], "王芳", until=until, reason="外出学习")
    wang.merge(parish.pc.answer(wang.device))
    return wang


def households_of(screen: Screen) -> Any:
    page: Any = screen.go("households")
    screen.settle()
    return page


def choose(screen: Screen, page: Any, words: str) -> None:
    box = page._grids.box
    at = next(at for at in range(box.count()) if words in box.itemText(at))
    box.setCurrentIndex(at)
    screen.settle()


def test_the_register_shows_both_and_filters_by_grid(wang: Machine, open_real: OpenReal) -> None:
    screen = open_real(wang)
    page = households_of(screen)
    assert "共 2 户" in words_on(page)
    assert "您在替 李明 管 石桥村第1网格，到 2026-04-20 为止，写的都标“代”。" in words_on(page)
    choose(screen, page, "石桥村第1网格（代 李明）")
    assert "共 1 户" in words_on(page)
    choose(screen, page, "全部 2 个网格")
    assert "共 2 户" in words_on(page)


def test_a_new_household_goes_to_the_grid_that_is_chosen(wang: Machine, open_real: OpenReal) -> None:
    screen = open_real(wang)
    page = households_of(screen)
    choose(screen, page, "代 李明")
    page._add()
    screen.settle()
    form = page._form
    assert isinstance(form, HouseholdForm)
    assert form.grid.currentText().startswith("石桥村第1网格（代 李明）")
    form.head.setText("孙三")
    form.door.setText("1-9")
    form.save.click()
    screen.settle()
    store = wang.session.store
    (row,) = [one for one in store.rows("household", store.ids(QUERY)) if one["head"] == "孙三"]
    assert row["grid"] == my_grids(wang.session)[1].id


def test_a_place_is_written_to_the_grid_that_is_chosen(wang: Machine, open_real: OpenReal) -> None:
    screen = open_real(wang)
    page: Any = screen.go("diary")
    form = page.form
    form._show_more(True)
    form.place.setText("村口小卖部")
    form.meet.set_value("MET")
    form.content.setPlainText("看了消防")
    assert not form.grid_field.isHidden()
    form.grid.setCurrentIndex(1)
    page.save_now()
    screen.settle()
    (row,) = visits.visits(wang.session)
    assert (row["grid_name"], row["stands_in_for"]) == ("石桥村第1网格", "李明")


def test_a_kept_page_remembers_its_grid(wang: Machine, open_real: OpenReal) -> None:
    screen = open_real(wang)
    page: Any = screen.go("diary")
    second = my_grids(wang.session)[1].id
    page.form.show_draft(page.form.fresh().model_copy(update={"place": "广场", "grid": second}), [])
    assert page.form.draft().grid == second
    page.form.offer_grids(my_grids(wang.session))
    assert page.form.draft().grid == second


def test_the_card_says_who_looks_after_a_household_and_marks_what_was_written_for_another(
    wang: Machine, open_real: OpenReal
) -> None:
    home = next(row["id"] for row in wang.session.store.rows("household", wang.session.store.ids(QUERY))
                if row["head"] == "赵一")  # fmt: skip
    wang.visit("代李明走访", home)
    screen = open_real(wang)
    page: Any = screen.go("households", home)
    said = words_on(page.card)
    assert "网格由 李明、王芳（代 李明） 负责" in said
    assert "王芳 代" in said


def test_a_request_that_waits_is_taken_up_at_its_third_step(parish: Parish, open_real: OpenReal) -> None:
    laptop, grid = parish.machine("laptop"), parish.grid()
    invite = office.issue_invite(parish.pc.session, "李明", "worker", grid, parish.pc.stick)
    asked = enrol.request_enrolment(laptop.session, invite.path, parish.pc.stick)
    screen = open_real(laptop)
    said = words_on(screen.go("bundles"))
    assert "第 3 步，共 3 步" in said
    assert asked.path.name in said
    assert asked.digits.split()[0] in said


def test_one_grid_alone_shows_no_box_to_choose(parish: Parish, open_real: OpenReal) -> None:
    laptop = parish.laptop("李明", 0)
    laptop.household("赵一", "1-1")
    screen = open_real(laptop)
    page = households_of(screen)
    assert page._grids is None
    diary: Any = screen.go("diary")
    assert diary.form.grid is None
