"""诉求 by the next step, over real stores: one key for a worker, lists and many at once for an office."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.exceptions import TimeoutError

from gridworker.services import demands
from gridworker.services.resources import load_vocab
from gridworker.ui.pages.event_view import told
from gridworker.ui.pages.keeping import Keeping
from gridworker.ui.pages.matter_page import Act, MatterPage
from gridworker.ui.pages.matters import MattersPage
from gridworker.ui.theme import TextSize
from tests.support.parish import Machine, Parish
from tests.support.steps import take_offered
from tests.ui.matters_real import at_desk, given_to_the_worker, opened, unit
from tests.ui.page_objects import words_on
from tests.ui.real import OpenReal, Screen, laptop, open_real, parish

__all__ = ["laptop", "open_real", "parish"]


def matters_of(screen: Screen, *, key: str = "") -> MattersPage:
    page = screen.go("matters", key or None)
    assert isinstance(page, MattersPage)
    screen.settle()
    return page


def steps_are_offered(screen: Screen, page: MattersPage) -> None:
    """What can be done with the demand that is picked stands below the list a moment after it."""
    screen.qtbot.waitUntil(lambda: bool(page.strip._offers))


def counts(page: MattersPage) -> dict[str, int]:
    found = {row: page.side.entry(row) for row in page.side.listed()}
    return {key: row["n"] for key, row in found.items() if row and row["n"]}


def test_a_worker_accepts_by_one_key_and_it_moves_to_what_he_has_in_hand(
    parish: Parish, laptop: Machine, open_real: OpenReal
) -> None:
    demand = given_to_the_worker(parish, laptop)
    screen = open_real(laptop)
    page = matters_of(screen)
    assert counts(page)["to_accept"] == 1
    page.choose("to_accept")
    screen.settle()
    assert page.list.current_id() == demand
    steps_are_offered(screen, page)
    page.list.setFocus()
    screen.press("1")
    assert "已记下：签收" in page.notice.words()
    assert screen.asked(demands.demand_rows, [demand])[0]["state"] == "in_progress"
    assert counts(page)["in_hand"] == 1
    assert "没有等签收的" in words_on(page)
    assert screen.has_keyboard() is page.side, "where the list is empty the keyboard is at the lists"


def test_he_reports_back_and_tells_the_family_in_forms_by_the_keyboard(
    parish: Parish, laptop: Machine, open_real: OpenReal
) -> None:
    demand = given_to_the_worker(parish, laptop)
    take_offered(laptop, demand, "accept")
    screen = open_real(laptop)
    page = opened(screen, demand)
    screen.press("1")
    form = page.form
    assert form is not None
    assert form.offer.event == "report_back"
    screen.press("Ctrl+Return")
    assert "这一格要填" in words_on(form)
    form.editors["result"].control.setFocus()
    screen.type("换了六十片瓦，雨后没有再漏")
    form.editors["outcome"].control.setFocus()
    screen.press("Space", "Ctrl+Return")
    assert page.form is None
    assert "已记下：反馈" in page.notice.words()
    assert "下一步：" in page.notice.words()
    page.begin("tell_resident")
    screen.settle()
    form = page.form
    assert form is not None
    form.editors["outcome"].control.chip("TOLD").click()
    assert form.editors["outcome"].value() == "TOLD", "a press on what is chosen already takes nothing back"
    form.editors["how"].control.setFocus()
    screen.press("Space", "Ctrl+Return")
    assert page.form is None
    assert "换了六十片瓦" in words_on(page.facts)
    assert "怎么告知：上门" in words_on(page.facts)


def test_the_office_registers_and_assigns_by_the_keyboard(parish: Parish, open_real: OpenReal) -> None:
    (demand,) = at_desk(parish.pc, "村口路灯不亮")
    office_unit = unit(parish.pc.session)
    screen = open_real(parish.pc)
    page = matters_of(screen)
    assert page.count.text() == "待立项：1 件"
    steps_are_offered(screen, page)
    assert screen.has_keyboard() is page.list
    screen.press("1")
    matter = screen.window.workspace.page("matter")
    assert isinstance(matter, MatterPage)
    assert matter.form is not None
    form = matter.form
    form.editors["track"].show("SIMPLE")
    screen.press("Ctrl+Return")
    assert matter.form is None
    row = screen.asked(demands.demand_rows, [demand])[0]
    assert row["state"] == "registered"
    assert row["number"] in words_on(matter)
    screen.press("1")
    assert matter.form is not None
    matter.form.editors["unit"].show(office_unit)
    screen.press("Ctrl+Return")
    assert screen.asked(demands.demand_rows, [demand])[0]["state"] == "assigned"
    assert "承办单位：镇村建办" in words_on(matter.facts), "history says names, not ids"


def test_several_are_assigned_at_once_and_each_is_looked_at_before(
    parish: Parish, open_real: OpenReal
) -> None:
    ids = at_desk(parish.pc, "村口路灯不亮", "桥栏杆松了", "全镇的水管要换")
    for demand, track in zip(ids, ("SIMPLE", "SIMPLE", "MAJOR"), strict=True):
        take_offered(parish.pc, demand, "register", track=track)
    office_unit = unit(parish.pc.session)
    screen = open_real(parish.pc)
    page = matters_of(screen, key="to_assign")
    page.list.setFocus()
    screen.press("Ctrl+A")
    assert len(page.list.ticked) == 3
    screen.press("Ctrl+B")
    panel = page.bulk
    assert panel is not None
    assert "左边带 * 的填好" in panel.said.text()
    due = [row["due"] for row in screen.asked(demands.demand_rows, ids)]
    assert panel.form.editors["due"].value() == min(due) > parish.pc.clock.now().date().isoformat()
    panel.form.editors["unit"].show(office_unit)
    panel.form.edited.emit()
    screen.qtbot.waitUntil(lambda: "2 件可以办，1 件这次办不了" in panel.said.text())
    assert {row["why"] == "" for row in rows_of(panel)} == {True, False}
    assert "交办 2 件" in panel.form.save.text()
    screen.press("Ctrl+Return")
    assert page.bulk is None
    assert "已交办 2 件" in page.notice.words()
    assert "1 件没有办" in page.notice.words()
    states = [row["state"] for row in screen.asked(demands.demand_rows, ids)]
    assert states == ["assigned", "assigned", "registered"]


def rows_of(panel: Any) -> list[dict[str, Any]]:
    return [panel.model.row_at(at) for at in range(panel.model.rowCount())]


def test_the_space_bar_ticks_one_and_ticks_go_with_the_list(parish: Parish, open_real: OpenReal) -> None:
    at_desk(parish.pc, "村口路灯不亮", "桥栏杆松了")
    screen = open_real(parish.pc)
    page = matters_of(screen)
    page.list.setFocus()
    screen.press("Space")
    assert len(page.list.ticked) == 1
    page.choose("overdue")
    screen.settle()
    assert not page.list.ticked
    assert not page.list.ticks


def test_what_was_half_typed_is_there_again_and_other_steps_have_their_own(
    parish: Parish, open_real: OpenReal
) -> None:
    (demand,) = at_desk(parish.pc, "村口路灯不亮")
    screen = open_real(parish.pc)
    page = opened(screen, Act(demand, "comment"))
    assert page.form is not None
    page.form.editors["text"].control.setFocus()
    screen.type("电工周四来")
    screen.press("Escape")
    assert page.form is None
    page.begin("decline")
    screen.settle()
    assert page.form is not None
    assert page.form.editors["reason"].value() == ""
    screen.press("Escape")
    page.begin("comment")
    screen.settle()
    assert page.form is not None
    text = page.form.editors["text"]
    screen.qtbot.waitUntil(lambda: text.value() == "电工周四来", timeout=1500)
    screen.press("Ctrl+Return")
    assert page.form is None
    assert "电工周四来" in words_on(page.facts)
    page.begin("comment")
    screen.settle()
    assert page.form.editors["text"].value() == ""


def test_a_refusal_says_why_at_its_field_and_the_words_stay(parish: Parish, open_real: OpenReal) -> None:
    (demand,) = at_desk(parish.pc, "村口路灯不亮")
    screen = open_real(parish.pc)
    page = opened(screen, Act(demand, "comment"))
    assert page.form is not None
    page.form.editors["text"].show("找 11010519491231002X 问")
    screen.press("Ctrl+Return")
    assert page.form is not None
    assert "不能记录" in words_on(page.form)
    assert page.form.editors["text"].value().startswith("找 1101")
    assert screen.asked(demands.demand, demand)["events"][-1]["event"] == "collect"


def test_what_cannot_be_done_yet_says_why(parish: Parish, open_real: OpenReal) -> None:
    (demand,) = at_desk(parish.pc, "村口路灯不亮")
    screen = open_real(parish.pc)
    page = opened(screen, demand)
    assert "销号：" not in words_on(page.steps)
    (way,) = [p for p in page.steps.findChildren(QPushButton) if p.text().startswith("现在还不能办的")]
    way.click()
    assert "销号：这件诉求现在是“已搜集”，不能“销号”。请先立项。" in words_on(page.steps)
    page.begin("close_out")
    assert "不能“销号”" in page.notice.words()


def test_enter_opens_a_demand_and_back_leads_to_its_list(parish: Parish, open_real: OpenReal) -> None:
    at_desk(parish.pc, "村口路灯不亮")
    screen = open_real(parish.pc)
    page = matters_of(screen)
    page.list.setFocus()
    screen.press("Return")
    workspace = screen.window.workspace
    assert workspace is not None
    assert workspace.key == "matter"
    matter = workspace.page("matter")
    assert isinstance(matter, MatterPage)
    matter.back.click()
    screen.settle()
    assert workspace.key == "matters"
    assert workspace.rail.stop_button("matters").isChecked()


def test_a_new_one_is_taken_in_from_the_lists(parish: Parish, open_real: OpenReal) -> None:
    screen = open_real(parish.pc)
    page = matters_of(screen)
    assert "没有还在办的诉求" in words_on(page) or "没有待立项的" in words_on(page)
    screen.press("Ctrl+N")
    intake: Any = screen.window.workspace.page("intake")
    assert intake.form is not None


def test_every_list_has_words_for_when_it_is_empty(parish: Parish, open_real: OpenReal) -> None:
    screen = open_real(parish.pc)
    page = matters_of(screen)
    for key in page.side.listed():
        if not key.startswith("head:"):
            page.choose(key)
            screen.settle()
            assert page.count.text().endswith("：0 件")
            assert words_on(page._none).strip()


def test_another_size_of_letters_keeps_the_list_and_the_demand_in_it(
    parish: Parish, open_real: OpenReal
) -> None:
    at_desk(parish.pc, "村口路灯不亮", "水渠堵了")
    screen = open_real(parish.pc)
    page = matters_of(screen, key="to_register")
    second = page.model.ids()[1]
    page.list.pick(second)
    screen.window.set_text_size(TextSize.LARGE)
    screen.settle()
    assert screen.window.workspace is not None
    again = screen.window.workspace.page("matters")
    assert isinstance(again, MattersPage)
    assert again is not page
    assert (again.key, again.list.current_id()) == ("to_register", second)


def test_a_list_that_nobody_knows_is_a_demand(parish: Parish, open_real: OpenReal) -> None:
    (demand,) = at_desk(parish.pc, "村口路灯不亮")
    screen = open_real(parish.pc)
    screen.go("matters", demand)
    workspace = screen.window.workspace
    assert workspace is not None
    assert workspace.key == "matter"


def test_the_suite_sees_a_form_that_forgets_its_draft(
    parish: Parish, open_real: OpenReal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Keeping, "look", lambda _keeping, _notice: None)
    with pytest.raises(TimeoutError):
        test_what_was_half_typed_is_there_again_and_other_steps_have_their_own(parish, open_real)


def test_what_was_said_at_an_earlier_visit_is_gone_when_the_demand_is_opened_again(
    parish: Parish, open_real: OpenReal
) -> None:
    (demand,) = at_desk(parish.pc, "村口路灯不亮")
    screen = open_real(parish.pc)
    page = opened(screen, demand)
    page.begin("register")
    screen.settle()
    assert page.form is not None
    page.form.editors["track"].show("SIMPLE")
    page.form.save_now()
    screen.settle()
    assert "已记下" in page.notice.words()
    matters_of(screen)
    assert not opened(screen, demand).notice.kind


def test_history_names_no_ids_also_not_of_what_is_not_here() -> None:
    event = {"event": "deliberate", "data": {"meeting": "019d710b-419f-7178-9ac3-fc0e742f6d41", "yes": 20}}
    (said,) = told(event, load_vocab(), {})
    assert said.startswith("哪次会议：（不在这台电脑上）")
    named = {"event": "publish_notice", "data": {"notice": "4月办理情况"}}
    assert told(named, load_vocab(), {}) == ["公示编号：4月办理情况"]


def test_who_reported_on_paper_is_told_why_another_one_verifies(
    parish: Parish, open_real: OpenReal
) -> None:
    (demand,) = at_desk(parish.pc, "村口路灯不亮")
    session = parish.pc.session
    take_offered(parish.pc, demand, "register", track="SIMPLE")
    take_offered(parish.pc, demand, "assign", unit=unit(session), due="2026-04-09")
    take_offered(parish.pc, demand, "accept")
    take_offered(parish.pc, demand, "report_back", result="换了灯", outcome="DONE")
    page = opened(open_real(parish.pc), demand)
    assert "核查" not in [push.text() for push in page.steps.findChildren(QPushButton)]
    (way,) = [p for p in page.steps.findChildren(QPushButton) if p.text().startswith("现在还不能办的")]
    way.click()
    assert "核查、退回重办：核查的人不能是办理的人" in words_on(page.steps)
