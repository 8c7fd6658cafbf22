"""Nothing typed is lost: every form comes back at its field and cursor, named at the start, or is in the bin.

Real profiles. The window is closed without a word to its pages, as if the power had gone: what was kept until
then is all there is. The planted fault is a form that keeps nothing until it is saved; the round finds it.
"""

from __future__ import annotations

import time
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton

from gridworker.errors import UserError
from gridworker.services import drafts, half_typed, handing_over, households, visits
from gridworker.ui import choose, waiting, workspace
from gridworker.ui.autosave import Autosave
from gridworker.ui.widgets.text_area import TextArea
from tests.support.parish import Machine, Parish
from tests.ui.half_written import FAST_MS, named, power_cut
from tests.ui.page_objects import words_on
from tests.ui.real import OpenReal, Screen, laptop, open_real, parish

__all__ = ["laptop", "open_real", "parish"]


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is unfinished is named without the wait that a first page is given."""
    monkeypatch.setattr(workspace, "UNFINISHED_MS", FAST_MS)


def write_a_page(screen: Screen) -> None:
    """A household, then some words, and the cursor back into the middle of them."""
    page: Any = screen.go("diary")
    page.form.picker.set_picked(screen.asked(households.find_households))
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


def comes_back(laptop: Machine, open_real: OpenReal) -> bool:
    """Whether a page half written when the power went is there again, at its field and cursor."""
    screen = open_real(laptop)
    write_a_page(screen)
    power_cut(screen, laptop)
    screen = open_real(laptop)
    if not screen.asked(drafts.waiting):
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
    diary: Any = screen.window.workspace.page("diary")
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
    assert [one.start for one in screen.asked(drafts.discarded)] == ["写到一半"]
    screen.press("Ctrl+Z")
    assert [one.start for one in screen.asked(drafts.waiting)] == ["写到一半"]
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
    assert [one.start for one in screen.asked(drafts.discarded)] == ["notyetkept"]
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


def test_a_clerk_finds_what_is_unfinished_and_takes_a_colleagues_file_in(
    laptop: Machine, parish: Parish, open_real: OpenReal, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop.merge(parish.pc.answer())
    drafts.keep_draft(laptop.session, "d", visits.VisitDraft(content="写到一半"))
    file = handing_over.hand_over(laptop.session, parish.pc.device, laptop.stick).path
    half_typed.keep(parish.pc.session, "area", "half", {"name": "石桥村第九网格"})
    screen = open_real(parish.pc)
    intake: Any = screen.go("intake")
    assert intake.others.isVisible()
    intake.others.click()
    screen.settle()
    workspace = screen.window.workspace
    assert workspace is not None
    page: Any = workspace.page("drafts")
    assert page.isVisible()
    assert "网格和人登记" in words_on(page)
    monkeypatch.setattr(choose, "file", lambda *_given: file)
    page.take.click()
    screen.settle()
    assert "收下了李明交来的 1 份没写完的" in page.notice.words()
    assert "李明 交来的草稿" in words_on(page)


def test_a_page_about_a_household_of_another_grid_keeps_it_when_it_is_written_on(
    laptop: Machine, parish: Parish, open_real: OpenReal
) -> None:
    other = parish.laptop("王芳", grid=1)
    page = visits.VisitDraft(targets=laptop.homes[:1], content="屋顶漏雨")
    drafts.keep_draft(laptop.session, "d-1", page)
    laptop.merge(parish.pc.answer())
    file = handing_over.hand_over(laptop.session, other.device, laptop.stick).path
    handing_over.take_over(other.session, file)
    screen = open_real(other)
    shown: Any = screen.go("diary")
    assert "王家福，这台电脑的户册里还没有这一户" in shown.notice.words()
    assert "王家福" in shown.form.picker.box.text()
    shown.form.content.setFocus()
    screen.type("more")
    screen.qtbot.waitUntil(lambda: not shown.autosave.pending)
    screen.settle()
    (kept,) = screen.asked(drafts.draft_list)
    assert kept.draft.targets == laptop.homes[:1]
    assert "more" in kept.draft.content


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
        screen.qtbot.waitUntil(lambda n=n: shown.rail._stops.button("diary").count == n)
        page._put_aside()
        screen.settle()
    assert len(page.side.drafts) == 3
    page._take_draft(page.side.drafts[0])
    screen.settle()
    page._throw()
    screen.settle()
    assert "放进了回收站" in page.notice.words()
    (thrown,) = screen.asked(drafts.discarded)
    screen.go("bin")
    screen.window.desk.tell(screen.asked(drafts.bring_back, thrown.id))
    screen.settle()
    screen.go("diary")
    assert page.notice.words() == "", "it spoke of what was done before"
    assert len(page.side.drafts) == 3
    screen.qtbot.waitUntil(lambda: shown.rail._stops.button("diary").count == 3)


@pytest.mark.parametrize("wide", [1024, 1366])
def test_one_word_leads_to_all_that_is_half_written_and_to_what_a_colleague_gave(
    laptop: Machine, open_real: OpenReal, wide: int
) -> None:
    screen = open_real(laptop)
    screen.window.resize(wide, 600)
    page: Any = screen.go("diary")
    screen.settle()
    assert page._others.isVisibleTo(page), "nothing waits here, and a colleague's pages can be taken in"
    page._others.click()
    screen.settle()
    assert screen.window.workspace is not None
    assert screen.window.workspace.key == "drafts"
    unfinished: Any = screen.window.workspace.page("drafts")
    assert unfinished.take.isVisibleTo(unfinished)


def test_before_joining_half_a_household_alone_is_named_as_well(
    parish: Parish, open_real: OpenReal
) -> None:
    screen = open_real(parish.machine("alone"))
    page: Any = screen.go("diary")
    screen.settle()
    assert not page._others.isVisibleTo(page), "no colleague, and nothing waits but the page in front"
    screen.go("households")
    screen.asked(half_typed.keep, "household", "h", {"head": "wang"})
    page = screen.go("diary")
    assert page._others.isVisibleTo(page)
    (one,) = screen.asked(drafts.waiting)
    screen.asked(drafts.throw, one.id)
    screen.go("households")
    screen.go("diary")
    assert not page._others.isVisibleTo(page)


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
    (kept,) = screen.asked(drafts.draft_list)
    assert "late" in kept.draft.content
    (visit,) = screen.asked(visits.visits)
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
    assert screen.asked(drafts.waiting) == []


def test_a_window_stays_open_with_words_that_a_full_disk_does_not_take(
    laptop: Machine, open_real: OpenReal, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = open_real(laptop)
    page: Any = screen.go("diary")
    page.form.content.setFocus()
    screen.type("page")
    screen.qtbot.waitUntil(lambda: not page.autosave.pending)
    screen.settle()

    def full(*_: object, **__: object) -> None:
        raise UserError("disk_full", "磁盘已满。", "请腾出地方。")

    monkeypatch.setattr(drafts, "keep_draft", full)
    screen.type(" and more")
    assert not screen.window.close()
    assert "没能存上" in screen.window.told.words()
    assert page.form.content.toPlainText() == "page and more"
    monkeypatch.undo()
    assert screen.window.close()
    assert screen.window.told.words() == ""
    laptop.reopen()
    (kept,) = drafts.draft_list(laptop.session)
    assert kept.draft.content == "page and more"


def test_who_closes_again_goes_without_them(
    laptop: Machine, open_real: OpenReal, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = open_real(laptop)
    page: Any = screen.go("diary")
    page.form.content.setFocus()
    screen.type("page")

    def broken(*_: object, **__: object) -> None:
        raise OSError("the disk is gone")

    monkeypatch.setattr(drafts, "keep_draft", broken)
    screen.type(" and more")
    assert not screen.window.close()
    assert screen.window.close()
