"""The page of one demand: what stands on it at each step, its papers, who knows of it, and whose it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from gridworker.services import acting, demands, holding
from gridworker.ui import choose
from gridworker.ui.page import ToCorrect
from gridworker.ui.pages.matter_page import Act
from tests.support.parish import Machine, Parish
from tests.support.steps import take_offered
from tests.ui.matters_real import at_desk, given_to_the_worker, opened, unit
from tests.ui.page_objects import button_called, words_on
from tests.ui.real import OpenReal, laptop, open_real, parish

__all__ = ["laptop", "open_real", "parish"]


def test_what_he_is_to_do_and_until_when_stands_on_the_page(
    parish: Parish, laptop: Machine, open_real: OpenReal
) -> None:
    demand = given_to_the_worker(parish, laptop)
    page = opened(open_real(laptop), demand)
    said = words_on(page.facts)
    assert "交办要求：三天内上门" in said
    assert "承办：镇村建办、李明" in said
    assert "首问责任人：李明" in said
    assert "4月9日到期" in said
    assert [rung.mark for rung in page.head.ladder.rungs()][:4] == ["done", "done", "done", "now"]


def test_in_a_low_window_a_form_has_the_room_of_what_stands_above_it(
    parish: Parish, open_real: OpenReal
) -> None:
    (demand,) = at_desk(parish.pc, "村口路灯不亮")
    screen = open_real(parish.pc)
    screen.window.resize(1100, 540)
    page = opened(screen, demand)
    assert page.head.ladder.isVisible()
    page.begin("register")
    screen.settle()
    form = page.form
    assert form is not None
    assert not page.head.ladder.isVisible()
    assert form.width() > page.facts.width()
    for name in ("track", "route"):
        assert not form.fields[name].visibleRegion().isEmpty(), name
    assert form.fields["track"].visibleRegion().boundingRect() == form.fields["track"].rect()
    form.leave()
    screen.settle()
    assert page.head.ladder.isVisible()
    assert page.facts.width() > page.steps.width()
    assert screen.window.height() == 540


def test_three_levels_have_a_lamp_each(parish: Parish, laptop: Machine, open_real: OpenReal) -> None:
    demand = given_to_the_worker(parish, laptop)
    page = opened(open_real(laptop), demand)
    said = words_on(page.facts.levels)
    assert "● 村（社区）：李明 4月5日" in said
    assert "● 镇（街道）：苏文清" in said
    assert "○ 区（县）：还不知道" in said


def test_a_paper_is_offered_when_there_is_something_to_print(
    parish: Parish, open_real: OpenReal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (demand,) = at_desk(parish.pc, "村口路灯不亮")
    take_offered(parish.pc, demand, "register", track="SIMPLE")
    screen = open_real(parish.pc)
    page = opened(screen, demand)
    assert page.facts.papers.isHidden()
    monkeypatch.setattr(choose, "save", lambda *_any: tmp_path / "sheet.pdf")
    given = {"unit": screen.asked(unit), "due": "2026-04-09"}
    screen.asked(lambda s: acting.act(s, demand, "assign", given))
    page.enter()
    screen.settle()
    assert page.facts.papers.kinds is not None
    assert page.facts.papers.kinds.codes() == ["assign"]
    page.facts.papers.bar.pdf.click()
    screen.qtbot.waitUntil(lambda: not screen.window.desk.work.busy, timeout=20_000)
    screen.settle()
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    assert "PDF 写好了" in page.notice.words()


def test_a_demand_in_the_hands_of_another_pc_is_asked_for_when_it_is_opened(
    parish: Parish, open_real: OpenReal
) -> None:
    (demand,) = at_desk(parish.pc, "村口路灯不亮")
    take_offered(parish.pc, demand, "register", track="SIMPLE")
    second = parish.second_pc()
    second.merge(parish.pc.export())
    assert not holding.asked_at(second.session, demand)
    screen = open_real(second)
    page = opened(screen, demand)
    assert "现在由苏文清经办，已经申请接过来" in page.notice.words()
    assert screen.asked(holding.asked_at, demand)
    page.show_what(demand)
    screen.settle()
    events = [event["event"] for event in screen.asked(demands.demand, demand)["events"]]
    assert events.count("hand_over") == 1, "it is asked for once"
    said = words_on(page.facts.history)
    assert "⏳ 等着：这件诉求由另一台办公室电脑经办" in said
    assert "没有采用" not in said
    assert "已经申请接过来" in words_on(page.steps)
    assert not [push for push in page.steps.findChildren(QPushButton) if push.text() == "申请接过来"]


def test_what_speaks_for_waiting_is_said_in_the_form_of_a_step_that_may_be_taken(
    parish: Parish, open_real: OpenReal
) -> None:
    (demand,) = at_desk(parish.pc, "村口路灯不亮")
    screen = open_real(parish.pc)
    page = opened(screen, demand)
    said = "公示到 2026-04-17，还没有期满。"
    page._offers = [replace(one, why=said) for one in page._offers if one.legal]  # as of 销号 while it hangs
    page.begin("decline")
    screen.settle()
    assert page.form is not None
    assert f"⚠ {said}" in words_on(page.form)


def test_an_answer_that_is_needed_does_not_go_off_again(parish: Parish, open_real: OpenReal) -> None:
    (demand,) = at_desk(parish.pc, "村口路灯不亮")
    screen = open_real(parish.pc)
    page = opened(screen, Act(demand, "register"))
    assert page.form is not None
    page.form.editors["track"].control.setFocus()
    screen.press("Space", "Space")
    assert page.form.editors["track"].value() == "NOW"


def test_publishing_leads_to_the_sheet_that_hangs(parish: Parish, open_real: OpenReal) -> None:
    (demand,) = at_desk(parish.pc, "村口路灯不亮")
    screen = open_real(parish.pc)
    page = opened(screen, demand)
    page._offers = [replace(one, legal=True) for one in page._offers]  # as after 核查
    page.begin("publish_notice")
    screen.settle()
    assert page.form is None
    assert screen.window.workspace is not None
    assert screen.window.workspace.key == "lists"


def test_a_day_after_the_limit_is_said_beside_it(parish: Parish, open_real: OpenReal) -> None:
    (demand,) = at_desk(parish.pc, "村口路灯不亮")
    take_offered(parish.pc, demand, "register", track="SIMPLE")
    screen = open_real(parish.pc)
    page = opened(screen, Act(demand, "assign"))
    assert page.form is not None
    form, before = page.form, words_on(page.form)
    form.editors["due"].show("2026-05-20")
    form.edited.emit()
    screen.qtbot.waitUntil(lambda: len(words_on(form)) > len(before))
    form.editors["due"].show("2026-04-07")
    form.edited.emit()
    screen.qtbot.waitUntil(lambda: len(words_on(form)) == len(before))


def test_it_is_opened_from_the_household_and_from_the_visit_too(
    parish: Parish, laptop: Machine, open_real: OpenReal
) -> None:
    visit = laptop.visit("看了屋顶", demand="屋顶漏雨").id
    screen = open_real(laptop)
    workspace = screen.window.workspace
    assert workspace is not None
    for key, record, text in (("visit", visit, "看办到哪一步"), ("households", laptop.homes[0], "打开")):
        page = screen.go(key, record)
        screen.qtbot.waitUntil(lambda page=page, text=text: text in words_on(page))
        button_called(page, text).click()
        screen.settle()
        assert workspace.key == "matter"
        assert "屋顶漏雨" in words_on(workspace.page("matter"))


def test_one_press_on_the_page_accepts_as_in_the_list(
    parish: Parish, laptop: Machine, open_real: OpenReal
) -> None:
    demand = given_to_the_worker(parish, laptop)
    screen = open_real(laptop)
    page = opened(screen, demand)
    screen.press("1")
    assert page.form is None
    assert "已记下：签收" in page.notice.words()
    assert screen.asked(demands.demand_rows, [demand])[0]["state"] == "in_progress"


def test_an_office_says_who_accepted(parish: Parish, open_real: OpenReal) -> None:
    (demand,) = at_desk(parish.pc, "村口路灯不亮")
    take_offered(parish.pc, demand, "register", track="SIMPLE")
    take_offered(parish.pc, demand, "assign", unit=unit(parish.pc.session), due="2026-04-09")
    page = opened(open_real(parish.pc), Act(demand, "accept"))
    assert page.form is not None
    assert "谁办的" in words_on(page.form)


def test_a_correction_has_its_own_page(parish: Parish, open_real: OpenReal) -> None:
    (demand,) = at_desk(parish.pc, "村口路灯不亮")
    screen = open_real(parish.pc)
    page = opened(screen, demand)
    assert all(one.event != "correct" for one in page.steps._offers)
    screen.go("record", ToCorrect(demand))
    assert screen.window.workspace is not None
    assert screen.window.workspace.key == "record"


def test_another_demand_keeps_what_was_being_written_for_the_first(
    parish: Parish, open_real: OpenReal
) -> None:
    one, other = at_desk(parish.pc, "村口路灯不亮", "桥栏杆松了")
    screen = open_real(parish.pc)
    page = opened(screen, Act(one, "comment"))
    assert page.form is not None
    page.form.editors["text"].control.setFocus()
    screen.type("电工周四来")
    opened(screen, other)
    assert page.form is None
    assert "桥栏杆松了" in words_on(page.facts)
    opened(screen, Act(one, "comment"))
    assert page.form is not None
    text = page.form.editors["text"]
    screen.qtbot.waitUntil(lambda: text.value() == "电工周四来")


def test_another_size_of_letters_keeps_the_demand_and_the_form(
    parish: Parish, open_real: OpenReal
) -> None:
    from gridworker.ui.theme import TextSize

    (demand,) = at_desk(parish.pc, "村口路灯不亮")
    screen = open_real(parish.pc)
    page = opened(screen, Act(demand, "comment"))
    assert page.form is not None
    page.form.editors["text"].control.setFocus()
    screen.type("电工周四来")
    screen.window.set_text_size(TextSize.LARGE)
    screen.settle()
    workspace = screen.window.workspace
    assert workspace is not None
    again = workspace.page("matter")
    screen.settle()
    assert again is not page
    screen.qtbot.waitUntil(lambda: again.form is not None)
    text = again.form.editors["text"]
    screen.qtbot.waitUntil(lambda: text.value() == "电工周四来")


def test_the_suite_sees_a_page_that_asks_each_time_it_is_opened(
    parish: Parish, open_real: OpenReal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(holding, "asked_at", lambda _session, _demand: "")
    with pytest.raises(AssertionError):
        test_a_demand_in_the_hands_of_another_pc_is_asked_for_when_it_is_opened(parish, open_real)
