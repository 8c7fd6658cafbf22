"""Every form comes back at its field and cursor after a power cut, has its Ctrl+Z, and shows both versions
where its record was changed meanwhile.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from gridworker.services import attachments, demands, drafts, half_typed, households
from gridworker.services.households import HouseholdDraft
from gridworker.ui import workspace
from gridworker.ui.page import Resume
from gridworker.ui.pages.matter_page import Act
from gridworker.ui.whereabouts import put_cursor
from tests.support.parish import Machine, Parish
from tests.ui.half_written import FAST_MS, named, power_cut
from tests.ui.page_objects import words_on
from tests.ui.real import OpenReal, Screen, laptop, open_real, parish

__all__ = ["laptop", "open_real", "parish"]



@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is unfinished is named without the wait that a first page is given."""
    monkeypatch.setattr(workspace, "UNFINISHED_MS", FAST_MS)


def fill_intake(screen: Screen, _machine: Machine) -> tuple[QWidget, Callable[[], Any]]:
    page: Any = screen.go("intake")
    screen.press("Ctrl+N")
    page.form.place.setFocus()
    screen.type("bridge")
    return page, lambda: page.form.place


def fill_household(screen: Screen, _machine: Machine) -> tuple[QWidget, Callable[[], Any]]:
    page: Any = screen.go("households")
    screen.press("Ctrl+N")
    screen.settle()
    page._form.door.setFocus()
    screen.type("bridge")
    return page, lambda: page._form.door


def fill_correction(screen: Screen, machine: Machine) -> tuple[QWidget, Callable[[], Any]]:
    page: Any = screen.go("visit", machine.visit_made)
    screen.press("Ctrl+E")
    screen.settle()
    page.form.form.on_spot.setFocus()
    screen.type("bridge")
    return page, lambda: page.form.form.on_spot


def fill_household_again(screen: Screen, machine: Machine) -> tuple[QWidget, Callable[[], Any]]:
    page: Any = screen.go("households")
    page._revise(screen.asked(households.household, machine.homes[0]))
    screen.settle()
    page._form.group.setFocus()
    page._form.group.clear()
    screen.type("bridge")
    return page, lambda: page._form.group


def fill_step(screen: Screen, machine: Machine) -> tuple[QWidget, Callable[[], Any]]:
    page: Any = screen.go("matter", Act(screen.asked(demands.demand_ids)[0], "withdraw"))
    screen.settle()
    page.form.editors["reason"].control.setFocus()
    screen.type("bridge")
    return page, lambda: Area(page.form.editors["reason"].control)


class Area:
    """A field for sentences, asked as a line is."""

    def __init__(self, area: Any) -> None:
        self.area, self.setFocus, self.clear = area, area.setFocus, area.clear

    def text(self) -> str:
        return str(self.area.text())

    def setCursorPosition(self, at: int) -> None:
        put_cursor(self.area, at, at)


FILLS = [fill_intake, fill_household, fill_correction, fill_household_again, fill_step]


@pytest.mark.parametrize("fill", FILLS, ids=lambda fill: fill.__name__[5:])
def test_every_form_comes_back_at_its_field_and_cursor(
    laptop: Machine, open_real: OpenReal, fill: Callable[[Screen, Machine], Any]
) -> None:
    laptop.visit_made = laptop.visit(demand="路灯不亮").id
    screen = open_real(laptop)
    _page, field = fill(screen, laptop)
    field().setCursorPosition(2)
    screen.press("Tab")
    field().setFocus()
    field().setCursorPosition(2)
    screen.type("Q")
    screen.settle()
    screen.qtbot.wait(30)
    power_cut(screen, laptop)
    screen = open_real(laptop)
    named(screen)[0].click()
    screen.settle()
    screen.qtbot.waitUntil(lambda: screen.window.focusWidget() is not None)
    screen.qtbot.wait(20)
    screen.settle()
    at: Any = screen.has_keyboard()
    place = at.textCursor().position() if isinstance(at, QPlainTextEdit) else at.cursorPosition()
    assert (at.text(), place) == ("brQidge", 3)


@pytest.mark.parametrize("fill", FILLS, ids=lambda fill: fill.__name__[5:])
def test_ctrl_z_works_in_every_form(
    laptop: Machine, open_real: OpenReal, fill: Callable[[Screen, Machine], Any]
) -> None:
    laptop.visit_made = laptop.visit(demand="路灯不亮").id
    screen = open_real(laptop)
    _page, field = fill(screen, laptop)
    screen.press("Tab")
    screen.press("Ctrl+Z")
    assert field().text() != "bridge"
    screen.press("Ctrl+Y")
    assert field().text() == "bridge"


def test_a_form_of_the_map_comes_back_and_can_be_thrown_away(parish: Parish, open_real: OpenReal) -> None:
    parish.grid()
    screen = open_real(parish.pc)
    page: Any = screen.go("areas")
    page.ask("add_person", None)
    screen.settle()
    page.form.controls["name"].setFocus()
    screen.type("wang")
    screen.press("Tab")
    screen.press("Ctrl+Z")
    assert page.form.text("name") == ""
    screen.press("Ctrl+Y")
    screen.settle()
    screen.qtbot.wait(30)
    power_cut(screen, parish.pc)
    screen = open_real(parish.pc)
    (push,) = named(screen)
    assert push.text().startswith("找回未写完的网格和人登记：wang，")
    push.click()
    screen.settle()
    page = screen.window.workspace.page("areas")
    screen.qtbot.waitUntil(lambda: page.form is not None and page.form.text("name") == "wang")
    page.form._leave()
    screen.settle()
    assert "写了一半的放进了回收站" in page.notice.words()
    assert screen.asked(drafts.waiting) == []
    assert [one.title for one in screen.asked(drafts.discarded)] == ["wang"]


def test_a_correction_and_a_record_changed_since_are_both_shown(
    laptop: Machine, open_real: OpenReal, parish: Parish
) -> None:
    home = laptop.homes[0]
    base = {"phone": "", "door": "3-12"}
    typed = HouseholdDraft(head="王家福", door="3-12", phone="15400000001").model_dump(mode="json")
    half_typed.keep(laptop.session, "household", "d", typed, about=home, base=base)
    households.revise_household(laptop.session, home, {"phone": "15400000002"})
    screen = open_real(laptop)
    named(screen)
    assert "记录后来改过" in words_on(screen.window)
    page: Any = screen.go("households", Resume("d", home))
    assert page._form.phone.text() == "15400000001"
    said = page._form.notice.words()
    assert "154****0002" in said
    assert "154****0001" in said
    take = next(p for p in page._form.findChildren(QPushButton) if p.text() == "这几项用记录里现在的")
    take.click()
    assert page._form.phone.text() == "15400000002"
    screen.press("Ctrl+Z")
    assert page._form.phone.text() == "15400000001", "what was typed is still there to go back to"


def test_every_form_that_keeps_drafts_has_a_name_and_a_way_back(parish: Parish, laptop: Machine) -> None:
    """Walks the sources: a form added later and forgotten here would be named by its code."""
    from gridworker.services.unfinished import FORM_NAMES
    from gridworker.ui import places, unfinished_words
    from tests.support.tree import ROOT

    sources = "".join(path.read_text("utf-8") for path in (ROOT / "gridworker/ui/pages").glob("*.py"))
    forms = set(re.findall(r'^FORM = "(\w+)"', sources, re.MULTILINE))
    forms |= set(re.findall(r'Keeping\(\s*self, (?:self\.)?desk, "(\w+)"', sources))
    assert {"intake", "household", "revision", "correction", "area", "clash", "privacy_request"} <= forms
    assert forms - set(FORM_NAMES) == set()
    known = {place.stop.key for place in (*places.worker_places(), *places.office_places())}
    assert {unfinished_words._PLACES[form] for form in forms} - known == set()


def test_a_request_of_a_resident_comes_back_too(laptop: Machine, open_real: OpenReal) -> None:
    screen = open_real(laptop)
    page: Any = screen.go("privacy")
    page.requests.ask_new()
    screen.settle()
    page.requests.form.wish.setFocus()
    screen.type("nophone")
    screen.qtbot.wait(40)
    power_cut(screen, laptop)
    screen = open_real(laptop)
    (push,) = named(screen)
    assert push.text().startswith("找回未写完的居民请求：")
    push.click()
    screen.settle()
    page = screen.window.workspace.page("privacy")
    screen.qtbot.waitUntil(lambda: page.requests.form.wish.text() == "nophone")


def test_a_visit_with_a_file_is_corrected_and_its_half_made_correction_comes_back(
    laptop: Machine, open_real: OpenReal
) -> None:
    visit = laptop.visit("水管修好了").id
    attachments.attach(laptop.session, visit, ("PDF", b"%PDF-1.4 made up", ""))
    screen = open_real(laptop)
    page: Any = screen.go("visit", visit)
    screen.press("Ctrl+E")
    screen.settle()
    assert page.form is not None
    assert not page.form.form.files.isVisible()
    page.form.form.content.setFocus()
    screen.type("Q")
    screen.qtbot.wait(40)
    power_cut(screen, laptop)
    screen = open_real(laptop)
    named(screen)[0].click()
    screen.settle()
    page = screen.window.workspace.page("visit")
    screen.qtbot.waitUntil(lambda: page.form is not None and "Q" in page.form.form.content.text())
    page.form.reason.set_text("漏写了")
    page.form.save_now()
    screen.settle()
    assert "已更正 1 项" in page.notice.words()
    assert len(screen.asked(attachments.attachment_list, visit)) == 1
