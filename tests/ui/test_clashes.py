"""待处理 by keyboard alone: this, that, both, a third, many at once, and each of them taken back."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gridworker.services import conflicts, demands, half_typed, households, upkeep, visits, volunteers
from gridworker.services.session import open_profile
from gridworker.ui.pages.clashes import ClashesPage
from gridworker.ui.widgets.marked import Marked
from tests.support.machine import NearMachine
from tests.support.parish import WORDS, Machine, Parish
from tests.support.steps import take_step
from tests.ui.page_objects import OpenFake, button_called, words_on
from tests.ui.real import OpenReal, Screen, laptop, open_real, parish

__all__ = ["laptop", "open_real", "parish"]


@pytest.fixture
def clashing(parish: Parish, laptop: Machine) -> tuple[Machine, str]:
    """A telephone and the tags of one household, changed on the laptop and in the office."""
    home = laptop.homes[0]
    parish.pc.merge(laptop.export())
    households.revise_household(laptop.session, home, {"phone": "15400000001", "tags": ["ALONE"]})
    parish.pc.clock.advance(600)
    households.revise_household(parish.pc.session, home, {"phone": "15400000002", "tags": ["DIBAO"]})
    parish.pc.merge(laptop.export())
    return laptop, home


def waiting(screen: Screen) -> ClashesPage:
    page = screen.go("clashes")
    assert isinstance(page, ClashesPage)
    return page


def phone(screen: Screen, home: str) -> str:
    found: list[str] = []
    screen.window.desk.work.run(screen.window, lambda s: str(households.household(s, home)["phone"])).success(
        found.append
    )
    screen.settle()
    return found[0]


def test_both_versions_stand_there_with_who_when_where_and_what_differs(
    parish: Parish, clashing: tuple[Machine, str], open_real: OpenReal
) -> None:
    page = waiting(open_real(parish.pc))
    said = words_on(page.clashes.view)
    for piece in ("王家福：电话", "1　李明", "2　苏文清", "苏文清的电脑（办公室）", "李明的电脑"):
        assert piece in said
    shown = page.clashes.view.findChildren(Marked)
    assert {marked.accessibleName() for marked in shown} == {"154****000【1】", "154****000【2】"}
    assert "15400000001" not in said
    assert all("<u" in marked.text() for marked in shown)  # marked by more than a colour
    assert page.tabs.tab(0).text().endswith("2")


def test_a_clash_of_any_kind_leads_to_its_record(
    parish: Parish, laptop: Machine, open_real: OpenReal
) -> None:
    team = volunteers.add_team(laptop.session, "三组互助队", "MUTUAL", grid=parish.grids[0]).id
    parish.pc.merge(laptop.export())
    volunteers.revise_team(laptop.session, team, {"name": "三组帮扶队"})
    parish.pc.clock.advance(600)
    volunteers.revise_team(parish.pc.session, team, {"name": "三组邻里队"})
    parish.pc.merge(laptop.export())
    screen = open_real(parish.pc)
    button_called(waiting(screen).clashes.view, "看整条记录").click()
    screen.settle()
    assert screen.window.workspace is not None
    assert screen.window.workspace.key == "record"


def test_digits_decide_and_the_next_one_comes_by_itself(
    parish: Parish, clashing: tuple[Machine, str], open_real: OpenReal
) -> None:
    screen = open_real(parish.pc)
    page = waiting(screen)
    assert screen.has_keyboard() is page.clashes.list
    wanted = page.clashes.view.clash
    assert wanted is not None
    screen.press("2")
    assert phone(screen, clashing[1]) == wanted["values"][1]["value"]
    assert "已定：3-12 王家福的电话" in page.clashes.notice.words()
    assert page.clashes.view.clash is not None
    assert page.clashes.view.clash["field"] == "tags"
    screen.press("A")
    assert page.clashes.model.rowCount() == 0
    assert "没有两边写得不一样的地方" in words_on(page)


def test_a_decision_is_taken_back_with_one_key_and_stands_open_again(
    parish: Parish, clashing: tuple[Machine, str], open_real: OpenReal
) -> None:
    screen = open_real(parish.pc)
    page = waiting(screen)
    screen.press("1", "1")
    assert page.clashes.model.rowCount() == 0
    assert screen.has_keyboard().text().startswith("撤销")
    screen.press("Ctrl+Z")
    assert page.clashes.model.rowCount() == 1
    screen.press("Ctrl+Z")
    assert page.clashes.model.rowCount() == 2
    assert "已撤销" in page.clashes.notice.words()


def test_a_third_value_is_typed_and_what_is_half_typed_is_not_lost(
    parish: Parish, clashing: tuple[Machine, str], open_real: OpenReal
) -> None:
    screen = open_real(parish.pc)
    page = waiting(screen)
    screen.press("N")
    screen.type("154000")
    screen.qtbot.wait(30)
    screen.settle()
    screen.press("Escape")
    assert screen.has_keyboard() is page.clashes.list
    screen.press("Down", "Up")
    assert not page.clashes.view.third.isHidden()
    screen.press("N")
    screen.type("00009")
    screen.press("Return")
    assert phone(screen, clashing[1]) == "15400000009"
    kept: list[object] = []
    screen.window.desk.work.run(screen.window, lambda s: half_typed.half_typed(s, "clash")).success(
        kept.append
    )
    screen.settle()
    assert kept == [[]]


def test_an_identity_number_is_refused_and_stays_in_the_field(
    parish: Parish, clashing: tuple[Machine, str], open_real: OpenReal
) -> None:
    screen = open_real(parish.pc)
    page = waiting(screen)
    screen.press("N")
    screen.type("11010519491231002X")
    screen.press("Return")
    assert "身份证" in page.clashes.notice.words()
    assert page.clashes.model.rowCount() == 2
    assert page.clashes.view.third._text() == "11010519491231002X"


def test_many_at_once_and_all_of_them_back(
    parish: Parish, clashing: tuple[Machine, str], open_real: OpenReal
) -> None:
    screen = open_real(parish.pc)
    page = waiting(screen)
    page.clashes.many.setFocus()
    screen.press("Return")
    assert screen.has_keyboard() is page.clashes.bulk.merge
    assert "都取后写的（2 处）" in words_on(page.clashes.bulk)
    screen.press("Tab", "Return")
    assert "已成批定下 2 处" in page.clashes.notice.words()
    assert phone(screen, clashing[1]) == "15400000002"
    screen.press("Ctrl+Z")
    assert page.clashes.model.rowCount() == 2


def test_on_a_laptop_its_own_are_shown_and_a_choice_is_made_again(
    parish: Parish, clashing: tuple[Machine, str], open_real: OpenReal
) -> None:
    machine, home = clashing
    machine.merge(parish.pc.answer(machine.device))
    screen = open_real(machine)
    page = waiting(screen)
    assert page.clashes.model.rowCount() == 2
    screen.press("1")
    first = phone(screen, home)
    screen.press("Ctrl+Z", "2")
    assert phone(screen, home) != first


def test_nothing_to_decide_says_so_and_retry_says_what_came_of_it(
    parish: Parish, laptop: Machine, open_real: OpenReal
) -> None:
    laptop.visit("水管修好了")
    parish.pc.merge(laptop.export())
    store = parish.pc.session.store
    with store.atomic():
        store._db.run("UPDATE op SET standing = 'parked:unknown_kind' WHERE kind = 'visit'")
    before = upkeep.digest(parish.pc.session)
    screen = open_real(parish.pc)
    page = waiting(screen)
    page.tabs.go(0)
    screen.settle()
    assert "没有两边写得不一样的地方" in words_on(page)
    page.tabs.go(1)
    screen.settle()
    assert "1 条收到了、没有采用" in words_on(page.aside)
    assert "更新的程序" in words_on(page.aside)
    row = page.aside.model.row_at(0)
    row = {**row, "title": "村口的路灯坏了"}
    assert page.aside._lines(row)[2].endswith("村口的路灯坏了"), "the list says which one it is about"
    page.aside.again.setFocus()
    screen.press("Return")
    assert "采用了 1 条" in page.aside.notice.words()
    assert "收到的都采用了" in words_on(page.aside)
    after: list[object] = []
    screen.window.desk.work.run(screen.window, upkeep.digest).success(after.append)
    screen.settle()
    assert after == [before]


def test_a_record_can_be_asked_for_and_the_tab_survives_another_text_size(
    parish: Parish, clashing: tuple[Machine, str], open_real: OpenReal
) -> None:
    screen = open_real(parish.pc)
    page = screen.go("clashes", clashing[1])
    assert isinstance(page, ClashesPage)
    assert page.clashes.view.clash is not None
    assert page.clashes.view.clash["record"] == clashing[1]
    page.tabs.go(2)
    assert page.state() == 2
    QApplication.processEvents()


def test_a_merge_that_brings_clashes_leads_to_them(
    open_fake: OpenFake, settle: Callable[[], None], qtbot: QtBot
) -> None:
    window = open_fake(office=True)
    assert window.workspace is not None
    window.workspace.go("inbox")
    settle()
    files = window.workspace.page("inbox").files
    files.add([Path("good-1.gwb")])
    settle()
    files.go.click()
    settle()
    leads = [push for push in files.notice.findChildren(QPushButton) if push.text() == "去定这些冲突"]
    leads[0].click()
    settle()
    assert window.workspace.key == "clashes"
    page = window.workspace.page("clashes")
    assert isinstance(page, ClashesPage)
    page.show_what("not-taken")
    settle()
    assert "收到的都采用了" in words_on(page)


def test_long_texts_of_which_both_stay_are_never_out_of_sight(
    parish: Parish, laptop: Machine, open_real: OpenReal
) -> None:
    visit = laptop.visit("水管修好了").id
    parish.pc.merge(laptop.export())
    visits.revise_visit(laptop.session, visit, {"content": "修好了一半"}, "漏写")
    visits.revise_visit(parish.pc.session, visit, {"content": "全修好了"}, "核对")
    parish.pc.merge(laptop.export())
    screen = open_real(parish.pc)
    page = waiting(screen)
    assert "还有 1 处长文字两段都留着" in words_on(page)
    assert page.clashes.also.isVisible()
    page.clashes.also.setFocus()
    screen.press("Space")
    assert "走访 2026-04-05 3-12 王家福：走访内容" in words_on(page.clashes.view)
    page.clashes.list.setFocus()
    screen.press("A")
    assert "没有两边写得不一样的地方" in words_on(page)
    assert page.clashes.also.isHidden()


def test_what_waits_for_a_gap_is_shown_as_waiting_and_asks_for_nothing(
    open_fake: OpenFake, settle: Callable[[], None], qtbot: QtBot
) -> None:
    window = open_fake(office=True)
    assert window.workspace is not None
    window.workspace.go("clashes")
    settle()
    page = window.workspace.page("clashes")
    assert isinstance(page, ClashesPage)
    waits = page.clashes.model.id_at(1)
    assert waits is not None
    page.clashes.list.pick(waits)
    settle()
    said = words_on(page.clashes.view)
    assert "缺前件" in said
    assert "现在不用做什么" in said
    assert "用这个" not in said
    page.clashes._choose(1)
    settle()
    assert page.clashes.notice.words() == ""


def test_a_log_written_twice_is_explained_and_the_other_branch_let_in(
    parish: Parish, laptop: Machine, open_real: OpenReal
) -> None:
    laptop.visit("分开以前")
    parish.pc.merge(laptop.export())
    folder, image = laptop.session.dir, parish.folder / "image"
    laptop.session.close()
    shutil.copytree(folder, image)
    laptop.session = open_profile(folder, WORDS, entropy=laptop.clock)
    laptop.visit("原来的电脑写的")
    parish.pc.merge(laptop.export())
    laptop.session.close()
    NearMachine(folder).put_back_disk(image)
    laptop.session = open_profile(folder, WORDS, entropy=laptop.clock)
    laptop.visit("从镜像放回来的电脑写的")
    parish.pc.merge(laptop.export())
    screen = open_real(parish.pc)
    page = waiting(screen)
    page.tabs.go(2)
    screen.settle()
    said = words_on(page.forks)
    for piece in ("李明的电脑，从第", "先问清楚", "✓ 已采用", "○ 还没有采用", "走访 1 篇"):
        assert piece in said
    assert page.forks._first is not None
    page.forks._first.setFocus()
    screen.press("Return")
    assert "两支的内容现在都在" in page.forks.notice.words()
    assert "○ 还没有采用" not in words_on(page.forks)


def test_it_opens_where_something_waits_and_the_rail_says_how_much(
    parish: Parish, laptop: Machine, open_real: OpenReal
) -> None:
    laptop.visit("路过", demand="路灯坏了")
    parish.pc.merge(laptop.export())
    (matter,) = demands.demand_ids(parish.pc.session)
    take_step(parish.pc, matter, "extend", due="2026-09-01", reason="等材料到货")
    screen = open_real(parish.pc)
    page = waiting(screen)
    assert page.tabs.tab(1).isChecked()
    assert page._stack.currentWidget() is page.aside
    assert screen.has_keyboard() is page.aside.list
    assert "等材料到货" in words_on(page.aside), "what was written in it stands beside the reason"
    assert "当时写的" in words_on(page.aside)
    desk = screen.window.desk
    counts: dict[str, int] = {}
    desk.set_count = lambda key, n: counts.__setitem__(key, n)
    workspace = screen.window.workspace
    assert workspace is not None
    workspace._waiting._ask()
    screen.settle()
    assert counts["clashes"] == 1
    page.tabs.go(0)
    screen.settle()
    assert page.tabs.tab(0).isChecked(), "whoever looks at an empty part is left there"


def test_the_suite_sees_a_window_that_settles_the_wrong_one(
    parish: Parish, clashing: tuple[Machine, str], open_real: OpenReal, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = conflicts.settle

    def wrong(*args: object, **choice: object) -> object:
        return real(*args, **(choice | {"choice": 3 - int(str(choice["choice"]))}))

    monkeypatch.setattr(conflicts, "settle", wrong)
    screen = open_real(parish.pc)
    page = waiting(screen)
    wanted = page.clashes.view.clash
    assert wanted is not None
    screen.press("2")
    assert phone(screen, clashing[1]) != wanted["values"][1]["value"]
