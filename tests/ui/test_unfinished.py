"""Nothing typed is lost: every form comes back at its field and cursor, named at the start, or is in the bin.

Real profiles. The window is closed without a word to its pages, as if the power had gone: what was kept until
then is all there is. The planted fault is a form that keeps nothing until it is saved; the round finds it.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from gridworker.services import attachments, drafts, half_typed, households, visits
from gridworker.services.households import HouseholdDraft
from gridworker.ui import choose, waiting, workspace
from gridworker.ui.autosave import Autosave
from gridworker.ui.page import Resume
from gridworker.ui.widgets.text_area import TextArea
from tests.support.parish import Machine, Parish
from tests.ui.page_objects import words_on
from tests.ui.real import OpenReal, Screen, laptop, open_real, parish

__all__ = ["laptop", "open_real", "parish"]

FAST_MS = 20
UNFINISHED = "找回未写完的"


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is unfinished is named without the wait that a first page is given."""
    monkeypatch.setattr(workspace, "UNFINISHED_MS", FAST_MS)


def asked(screen: Screen, verb: Callable[..., Any], *given: Any) -> Any:
    found: list[Any] = []
    screen.window.desk.work.run(screen.window, lambda s: verb(s, *given)).success(found.append)
    screen.settle()
    return found[0]


def power_cut(screen: Screen, machine: Machine) -> None:
    """The profile is gone from under the window; no page is asked to write anything down."""
    screen.settle()
    shown = screen.window.workspace
    assert shown is not None
    shown.flush_and_stop = lambda: None  # type: ignore[method-assign]
    screen.window.close()
    machine.reopen()


def write_a_page(screen: Screen) -> None:
    """A household, then some words, and the cursor back into the middle of them."""
    page: Any = screen.go("diary")
    page.form.picker.set_picked(asked(screen, households.find_households))
    page.form.content.setFocus()
    screen.type("abcdef")
    put_back(page.form.content, 3)
    screen.type("xyz")
    screen.qtbot.waitUntil(lambda: not page.autosave.pending)
    screen.settle()


def put_back(area: TextArea, at: int) -> None:
    cursor = area.textCursor()
    cursor.setPosition(at)
    area.setTextCursor(cursor)


def named(screen: Screen) -> list[QPushButton]:
    """The drafts named above the first page, once they are."""
    screen.qtbot.waitUntil(lambda: UNFINISHED in words_on(screen.window), timeout=4000)
    every = screen.window.findChildren(QPushButton)
    return [push for push in every if push.text().startswith(UNFINISHED) and push.isVisible()]


def comes_back(laptop: Machine, open_real: OpenReal) -> bool:
    """Whether a page half written when the power went is there again, at its field and cursor."""
    screen = open_real(laptop)
    write_a_page(screen)
    power_cut(screen, laptop)
    screen = open_real(laptop)
    if not asked(screen, drafts.waiting):
        return False
    (push,) = named(screen)
    assert push.text() == f"找回未写完的日记：王家福，今天{laptop.clock.now():%H:%M}"
    push.click()
    screen.settle()
    shown = screen.window.workspace
    assert shown is not None
    page: Any = shown.page("diary")
    screen.qtbot.waitUntil(lambda: screen.has_keyboard() is page.form.content)
    return (page.form.content.text(), page.form.content.textCursor().position()) == ("abcxyzdef", 6)


def test_a_page_comes_back_named_and_at_the_same_field_and_cursor(
    laptop: Machine, open_real: OpenReal
) -> None:
    assert comes_back(laptop, open_real)


def test_the_round_finds_a_form_that_keeps_nothing(
    laptop: Machine, open_real: OpenReal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Autosave, "touched", lambda _self: None)
    monkeypatch.setattr(Autosave, "_moved", lambda _self, _left, _now: None)
    assert not comes_back(laptop, open_real)


def test_several_wait_and_each_is_found_again(laptop: Machine, open_real: OpenReal) -> None:
    for n in range(5):
        laptop.clock.advance(60)
        page = visits.VisitDraft(content=f"第{n}篇")
        drafts.keep_draft(laptop.session, f"d{n}", page, {"field": "content", "at": n % 4})
    screen = open_real(laptop)
    assert len(named(screen)) == 3
    assert "还有 2 份没写完的" in words_on(screen.window)
    every: Any = screen.go("drafts")
    assert [one.start for one in every.found] == [f"第{n}篇" for n in (4, 3, 2, 1, 0)]
    screen.qtbot.waitUntil(every.goes[0].hasFocus)
    every.goes[2].click()
    screen.settle()
    diary: Any = screen.window.workspace.page("diary")  # type: ignore[union-attr]
    assert diary.form.content.text() == "第2篇"
    assert diary.form.content.textCursor().position() == 2


def test_one_is_thrown_into_the_bin_and_taken_back_by_a_key(laptop: Machine, open_real: OpenReal) -> None:
    drafts.keep_draft(laptop.session, "d", visits.VisitDraft(content="写到一半"))
    screen = open_real(laptop)
    page: Any = screen.go("drafts")
    throw = next(p for p in page.findChildren(QPushButton) if p.text() == "扔进回收站")
    throw.click()
    screen.settle()
    assert "已放进回收站" in page.notice.words()
    assert "都写完了" in words_on(page)
    assert [one.start for one in asked(screen, drafts.discarded)] == ["写到一半"]
    screen.press("Ctrl+Z")
    assert [one.start for one in asked(screen, drafts.waiting)] == ["写到一半"]
    assert "拿回来了" in page.notice.words()


def test_throwing_a_page_away_keeps_even_the_words_no_autosave_has_seen(
    laptop: Machine, open_real: OpenReal
) -> None:
    screen = open_real(laptop)
    page: Any = screen.go("diary")
    page.autosave._wait = 60_000
    page.form.content.setFocus()
    screen.type("notyetkept")
    page._throw()
    screen.settle()
    assert [one.start for one in asked(screen, drafts.discarded)] == ["notyetkept"]
    assert page.form.draft() == page.form.fresh()


def test_what_is_half_written_goes_to_a_colleague_and_comes_as_a_draft(
    parish: Parish, laptop: Machine, open_real: OpenReal, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = parish.laptop("王芳")
    laptop.merge(parish.pc.answer())
    drafts.keep_draft(laptop.session, "d", visits.VisitDraft(content="写到一半"))
    screen = open_real(laptop)
    screen.window.desk.settings.last_out = laptop.stick
    page: Any = screen.go("drafts")
    page.hand.click()
    screen.settle()
    page.box.write.click()
    assert "请先选交给谁" in page.box.notice.words()
    page.box.who.set_code(other.device)
    page.box.write.click()
    screen.settle()
    assert "1 份没写完的写进了 gwd1-" in page.notice.words()
    assert "只有王芳的电脑打得开" in page.notice.words()
    (file,) = laptop.stick.glob("*.gwd")

    screen = open_real(other)
    page = screen.go("drafts")
    monkeypatch.setattr(choose, "file", lambda *_given: file)
    page.take.click()
    screen.settle()
    assert "收下了李明交来的 1 份没写完的" in page.notice.words()
    assert "李明 交来的草稿" in words_on(page)


def test_the_number_on_the_rail_and_the_list_beside_the_page_follow(
    laptop: Machine, open_real: OpenReal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "AGAIN_MS", FAST_MS)
    monkeypatch.setattr(waiting, "FIRST_MS", FAST_MS)
    screen = open_real(laptop)
    shown: Any = screen.window.workspace
    page: Any = screen.go("diary")
    for n in (1, 2, 3):
        page.form.content.setFocus()
        screen.type(f"page{n}")
        screen.qtbot.waitUntil(lambda: not page.autosave.pending)
        screen.settle()
        screen.qtbot.waitUntil(lambda n=n: shown.rail._stops.button("diary").count == n)  # type: ignore[misc]
        page._put_aside()
        screen.settle()
    assert len(page.side.drafts) == 3
    page._take_draft(page.side.drafts[0])
    screen.settle()
    page._throw()
    screen.settle()
    assert "放进了回收站" in page.notice.words()
    (thrown,) = asked(screen, drafts.discarded)
    screen.go("bin")
    screen.window.desk.tell(asked(screen, drafts.bring_back, thrown.id))
    screen.settle()
    screen.go("diary")
    assert page.notice.words() == "", "it spoke of what was done before"
    assert len(page.side.drafts) == 3
    screen.qtbot.waitUntil(lambda: shown.rail._stops.button("diary").count == 3)


def busy_for(screen: Screen, seconds: float) -> None:
    """The store is at something long: what is asked now waits behind it."""
    screen.window.desk.work.run(screen.window, lambda _s: time.sleep(seconds)).success(lambda _none: None)


def test_words_typed_while_a_page_is_being_saved_stay_as_a_draft(
    laptop: Machine, open_real: OpenReal
) -> None:
    screen = open_real(laptop)
    write_a_page(screen)
    page: Any = screen.go("diary")
    page.form.meet.chip("MET").click()
    busy_for(screen, 0.2)
    page.save_now()
    page.form.content.setFocus()
    screen.type("late")
    screen.settle()
    assert "保存的时候又写的，留在“没写完的”里" in page.notice.words()
    (kept,) = asked(screen, drafts.draft_list)
    assert "late" in kept.draft.content
    (visit,) = asked(screen, visits.visits)
    assert visit["content"] == "abcxyzdef"


@pytest.mark.parametrize("form", ["diary", "intake"])
def test_an_autosave_that_is_late_brings_no_draft_of_what_is_saved(
    laptop: Machine, open_real: OpenReal, form: str
) -> None:
    screen = open_real(laptop)
    if form == "diary":
        write_a_page(screen)
        page: Any = screen.go("diary")
        page.form.meet.chip("MET").click()
        save = page.save_now
    else:
        page = screen.go("intake")
        screen.press("Ctrl+N")
        page.form.source.set_value("PHONE")
        page.form.editor.kind.set_code("INF")
        page.form.editor.text.setFocus()
        screen.type("lamp")
        save = page.form.save_now
    busy_for(screen, 0.2)
    save()
    (page.autosave if form == "diary" else page.form.keeping.autosave)._last = None
    (page.autosave if form == "diary" else page.form.keeping.autosave).touched()
    screen.settle()
    assert asked(screen, drafts.waiting) == []


# --- the other forms


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
    page: Any = screen.go("visit", machine.visit_made)  # type: ignore[attr-defined]
    screen.press("Ctrl+E")
    screen.settle()
    page.form.form.on_spot.setFocus()
    screen.type("bridge")
    return page, lambda: page.form.form.on_spot


def fill_household_again(screen: Screen, machine: Machine) -> tuple[QWidget, Callable[[], Any]]:
    page: Any = screen.go("households")
    page._revise(asked(screen, households.household, machine.homes[0]))
    screen.settle()
    page._form.group.setFocus()
    page._form.group.clear()
    screen.type("bridge")
    return page, lambda: page._form.group


FILLS = [fill_intake, fill_household, fill_correction, fill_household_again]


@pytest.mark.parametrize("fill", FILLS, ids=lambda fill: fill.__name__[5:])
def test_every_form_comes_back_at_its_field_and_cursor(
    laptop: Machine, open_real: OpenReal, fill: Callable[[Screen, Machine], Any]
) -> None:
    laptop.visit_made = laptop.visit().id  # type: ignore[attr-defined]
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
    assert (at.text(), at.cursorPosition()) == ("brQidge", 3)


@pytest.mark.parametrize("fill", FILLS, ids=lambda fill: fill.__name__[5:])
def test_ctrl_z_works_in_every_form(
    laptop: Machine, open_real: OpenReal, fill: Callable[[Screen, Machine], Any]
) -> None:
    laptop.visit_made = laptop.visit().id  # type: ignore[attr-defined]
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
    page = screen.window.workspace.page("areas")  # type: ignore[union-attr]
    screen.qtbot.waitUntil(lambda: page.form is not None and page.form.text("name") == "wang")
    page.form._leave()
    screen.settle()
    assert "写了一半的放进了回收站" in page.notice.words()
    assert asked(screen, drafts.waiting) == []
    assert [one.title for one in asked(screen, drafts.discarded)] == ["wang"]


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
    page.requests.ask_new(None)
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
    page = screen.window.workspace.page("privacy")  # type: ignore[union-attr]
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
    page = screen.window.workspace.page("visit")  # type: ignore[union-attr]
    screen.qtbot.waitUntil(lambda: page.form is not None and "Q" in page.form.form.content.text())
    page.form.reason.set_text("漏写了")
    page.form.save_now()
    screen.settle()
    assert "已更正 1 项" in page.notice.words()
    assert len(asked(screen, attachments.attachment_list, visit)) == 1
