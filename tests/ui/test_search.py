"""The search box above every page, with real profiles: typed, found, marked, opened, and back again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from gridworker.services import search
from gridworker.ui import indexing
from gridworker.ui.pages.search_list import HEAD, HIT, MORE
from gridworker.ui.settings import TextSize
from tests.support.neighbourhood import neighbourhood
from tests.support.parish import Machine, Parish, found
from tests.ui.page_objects import words_on
from tests.ui.real import OpenReal, Screen, open_real

__all__ = ["open_real"]


@pytest.fixture
def parish(tmp_path: Path) -> Iterator[Parish]:
    made = found(tmp_path)
    yield made
    made.close()


@pytest.fixture
def laptop(parish: Parish) -> Machine:
    machine = parish.laptop()
    home = machine.household("王家凤", "3-12")
    machine.household("李大勇", "3-15")
    for n in range(9):
        machine.visit(f"第{n}次说起門前的路灯", home, demand="路灯不亮" if n == 0 else "")
    return machine


def open_box(screen: Screen) -> Any:
    screen.press("Ctrl+K")
    workspace: Any = screen.window.workspace
    return workspace._searching.bar


def look_for(screen: Screen, text: str) -> Any:
    bar = open_box(screen)
    screen.type(text)
    screen.qtbot.waitUntil(lambda: screen.window.workspace.key == "search")
    screen.qtbot.wait(bar._pause + 20)
    screen.settle()
    return screen.window.workspace.page("search")


def rows(page: Any) -> list[tuple[str, str]]:
    return [(entry.what, entry.kind) for entry in page.list.results.entries]


def test_what_is_typed_is_found_while_typing_and_enter_goes_to_it(
    laptop: Machine, open_real: OpenReal
) -> None:
    screen = open_real(laptop)
    page = look_for(screen, "门前的路灯")
    assert rows(page)[0] == (HEAD, "visit")
    assert rows(page).count((HIT, "visit")) == 6
    assert rows(page)[-1] == (MORE, "visit")
    assert page.count.text() == "走访 6+"
    assert screen.has_keyboard().accessibleName() == "查找"
    screen.press("Down")
    assert screen.has_keyboard() is page.list
    assert page.list.current().what == HIT
    spoken = page.list.results.data(page.list.currentIndex(), Qt.ItemDataRole.AccessibleTextRole)
    assert "门前的路灯" in search.tokens().fold(spoken)
    screen.press("Return")
    assert screen.window.workspace.key == "visit"
    assert open_box(screen).text() == ""


def test_more_comes_below_and_the_row_stays(laptop: Machine, open_real: OpenReal) -> None:
    screen = open_real(laptop)
    page = look_for(screen, "路灯")
    screen.press("Down")
    at = next(n for n, (what, _kind) in enumerate(rows(page)) if what == MORE)
    page.list.setCurrentIndex(page.list.results.index(at, 0))
    screen.press("Return")
    assert rows(page).count((HIT, "visit")) == 9
    assert (MORE, "visit") not in rows(page)
    assert page.list.currentIndex().row() == at
    assert page.list.current().what == HIT


def test_letters_find_a_household_and_escape_leads_back(laptop: Machine, open_real: OpenReal) -> None:
    screen = open_real(laptop)
    screen.go("diary")
    page = look_for(screen, "wjf 3")
    assert rows(page) == [(HEAD, "household"), (HIT, "household")]
    screen.press("Escape")
    assert screen.window.workspace.key == "diary"
    page = look_for(screen, "ldy")
    screen.press("Down", "Return")
    assert screen.window.workspace.key == "households"
    households: Any = screen.window.workspace.page("households")
    assert households.list.current_id() == laptop.homes[1]


def test_escape_in_the_box_is_not_heard_by_the_page_below(laptop: Machine, open_real: OpenReal) -> None:
    from gridworker.ui import keys

    screen = open_real(laptop)
    heard: list[str] = []
    keys.bind(screen.go("diary"), "Esc", "", lambda: heard.append("Esc"))
    bar = open_box(screen)
    assert bar.has_keyboard()
    screen.press("Escape")
    assert heard == []
    assert not bar.has_keyboard()
    assert screen.window.workspace.key == "diary"


def test_nothing_found_says_what_to_do_and_filters_narrow(laptop: Machine, open_real: OpenReal) -> None:
    screen = open_real(laptop)
    page = look_for(screen, "没有的词")
    assert "没有找到“没有的词”" in page.none._sentence.text()
    assert open_box(screen).line.maxLength() == 200
    page.show_what("长" * 150)
    screen.settle()
    assert f"没有找到“{'长' * 20}…”" in page.none._sentence.text()
    bar = open_box(screen)
    screen.type("路灯")
    screen.qtbot.wait(bar._pause + 20)
    screen.settle()
    assert {kind for _what, kind in rows(page)} == {"visit", "demand"}
    page.kind.set_code("demand")
    screen.settle()
    assert rows(page) == [(HEAD, "demand"), (HIT, "demand")]
    page.period.set_code("last_year")
    screen.settle()
    assert page.list.results.rowCount(QModelIndex()) == 0
    held = page.state()
    assert (held["text"], held["filters"]) == ("路灯", ["demand", "last_year", None, None])


def test_a_visit_saved_meanwhile_appears(laptop: Machine, open_real: OpenReal) -> None:
    screen = open_real(laptop)
    page = look_for(screen, "鼹鼠")
    assert rows(page) == []
    from gridworker.services.visits import VisitDraft, record_visit

    def save(session: Any) -> Any:
        draft = VisitDraft(
            date=laptop.clock.now().date(), targets=[laptop.homes[0]], mode="HOME", meet="MET",
            content="后山有鼹鼠",
        )  # fmt: skip
        return record_visit(session, draft).changes

    desk = screen.window.desk
    desk.work.run(desk, save).success(desk.tell)
    screen.settle()
    assert rows(page) == [(HEAD, "visit"), (HIT, "visit")]


def test_the_index_is_built_while_nobody_waits(
    laptop: Machine, open_real: OpenReal, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(indexing, "FIRST_MS", 30)
    assert search.index_state(laptop.session).read > 0
    screen = open_real(laptop)
    states: list[search.Indexed] = []

    def whole() -> bool:
        work = screen.window.desk.work
        work.run(screen.window, search.index_state).success(states.append)
        screen.settle()
        return states[-1].whole

    qtbot.waitUntil(whole, timeout=8000)


def test_in_a_low_window_the_box_comes_when_it_is_asked_for(laptop: Machine, open_real: OpenReal) -> None:
    screen = open_real(laptop)
    screen.window.resize(1366, 768)
    screen.window.set_text_size(TextSize.HUGE)
    screen.settle()
    screen.qtbot.wait(20)
    workspace: Any = screen.window.workspace
    bar = workspace._searching.bar
    assert not bar.isVisible()
    high = screen.window.minimumSizeHint().height()
    screen.press("Ctrl+K")
    assert bar.isVisible()
    assert screen.window.minimumSizeHint().height() == high
    screen.press("Escape")
    screen.qtbot.wait(5)
    assert not bar.isVisible()
    page = look_for(screen, "路灯")
    assert page.mapToGlobal(page.count.pos()).y() > bar.mapToGlobal(bar.rect().bottomLeft()).y()
    screen.press("Down", "Return")
    assert workspace.key == "visit"
    screen.qtbot.wait(5)
    assert not bar.isVisible()
    screen.go("search", "路灯")
    assert bar.isVisible()
    screen.go("bundles")
    assert not bar.isVisible()


@pytest.mark.parametrize(
    ("text", "kind", "page"),
    [
        ("取药", "help", "teams"), ("互助队", "team", "teams"), ("吕电工", "team_member", "teams"),
        ("残联", "pairing", "teams"), ("财务公开", "meeting", "meetings"), ("换了瓦片", "notice", "lists"),
    ],
)  # fmt: skip
def test_a_hit_opens_where_it_is_kept(
    parish: Parish, laptop: Machine, open_real: OpenReal, text: str, kind: str, page: str
) -> None:
    made = neighbourhood(parish, laptop)
    screen = open_real(parish.pc)
    found_here: Any = screen.go("search", text)
    found_here.kind.set_code(kind)
    screen.settle()
    assert rows(found_here) == [(HEAD, kind), (HIT, kind)]
    found_here._open(found_here.list.results.entries[1])
    screen.settle()
    assert screen.window.workspace.key == page
    shown: Any = screen.window.workspace.page(page)
    if page == "lists":
        assert "群众诉求办理情况的公示" in words_on(shown)
        return
    opened = made["team"] if kind == "team_member" else made[kind]
    assert (shown.list if page == "meetings" else shown.view(shown.at)).table.current_id() == opened


def test_a_worker_looks_at_a_meeting_of_his_grid_and_finds_no_notices(
    parish: Parish, laptop: Machine, open_real: OpenReal
) -> None:
    neighbourhood(parish, laptop)
    laptop.merge(parish.pc.answer(laptop.device))
    screen = open_real(laptop)
    page: Any = screen.go("search", "财务公开")
    assert rows(page) == [(HEAD, "meeting"), (HIT, "meeting")]
    assert page.kind.findData("notice") < 0
    page._open(page.list.results.entries[1])
    screen.settle()
    assert screen.window.workspace.key == "record"
    shown: Any = screen.window.workspace.page("record")
    assert "财务公开" in words_on(shown)
    assert shown.revise.isHidden()  # it is not his to correct
    assert shown.box.opens.isHidden()
