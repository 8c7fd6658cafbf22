"""Correcting any record, reading its versions, withdrawing it and taking it out of the bin, by keyboard."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtTest import QTest

from gridworker.services import correction, drafts, half_typed
from gridworker.services.changes import Changes
from gridworker.services.queries import Query
from gridworker.services.visits import VisitDraft
from gridworker.services.withdrawing import withdraw
from gridworker.ui.page import ToCorrect
from gridworker.ui.pages.bin import BinPage
from gridworker.ui.pages.record_page import OneRecordPage
from gridworker.ui.pages.record_revision import RecordRevision
from gridworker.ui.widgets.marked import Marked
from gridworker.ui.widgets.twice import TOO_SOON_MS
from tests.support.parish import Machine, Parish
from tests.ui.page_objects import words_on
from tests.ui.real import OpenReal, Screen, laptop, open_real, parish
from tests.unit.services.test_correction import records

__all__ = ["laptop", "open_real", "parish"]


@pytest.fixture
def made(laptop: Machine) -> dict[str, str]:
    """One record of every kind."""
    return records(laptop)


def opened(screen: Screen, record: Any) -> OneRecordPage:
    page = screen.go("record", record)
    assert isinstance(page, OneRecordPage)
    return page


def form_of(page: OneRecordPage) -> RecordRevision:
    assert page.form is not None
    return page.form


def stored(screen: Screen, kind: str, record: str) -> dict[str, Any]:
    found: list[Any] = []
    screen.window.desk.work.run(screen.window, lambda s: s.store.get(kind, record)).success(found.append)
    screen.settle()
    row = found[0]
    assert row is not None
    return dict(row)


def test_a_promise_is_corrected_with_a_picked_reason_and_both_versions_are_read(
    laptop: Machine, made: dict[str, str], open_real: OpenReal
) -> None:
    screen = open_real(laptop)
    page = opened(screen, made["promise"])
    assert "下周送表格来" in words_on(page)
    screen.press("Ctrl+E")
    form = form_of(page)
    assert screen.has_keyboard() is form.why.line
    screen.press("Tab", "Space")
    assert form.why.text() == "当初记错了"
    form.editors["text"].control.setFocus()
    form.editors["text"].control.selectAll()
    screen.type("月底送表格来")
    screen.press("Ctrl+Return")
    assert page.form is None
    assert stored(screen, "promise", made["promise"])["text"] == "月底送表格来"
    said = words_on(page.versions)
    for piece in ("第 2 版", "李明", "在这台电脑上", "原因：当初记错了", "约定内容", "原来", "改成"):
        assert piece in said
    assert "已更正 1 项" in page.notice.words()


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("demand", "text", "东边的水渠堵了"), ("demand", "place", "村口"), ("demand", "nature", "COMPLAINT"),
        ("demand", "sensitive", True), ("demand", "category", "WATER"), ("person", "relation", "女儿"),
        ("person", "birth_year", 1970), ("person", "needs", []), ("promise", "due", "2026-05-02"),
    ],
)  # fmt: skip
def test_each_sort_of_field_is_shown_and_corrected(
    laptop: Machine, made: dict[str, str], open_real: OpenReal, kind: str, field: str, value: Any
) -> None:
    screen = open_real(laptop)
    page = opened(screen, ToCorrect(made[kind]))
    form = form_of(page)
    if field == "category":
        value = laptop.session.vocab.codes("demand_category")[3] if laptop.session.vocab else value
    if field == "needs":
        value = [laptop.session.vocab.codes("need")[0]]
    if field == "nature":
        value = laptop.session.vocab.codes("demand_nature")[-1]
    form.editors[field].show(value)
    form.why.set_text("当初记错了")
    assert form.changed_fields() == {field: value}
    screen.press("Ctrl+Return")
    assert page.form is None, page.notice.words()
    assert stored(screen, kind, made[kind])[field] == value


def test_without_a_reason_or_a_change_the_form_says_what_is_missing(
    laptop: Machine, made: dict[str, str], open_real: OpenReal
) -> None:
    screen = open_real(laptop)
    form = form_of(opened(screen, ToCorrect(made["promise"])))
    screen.press("Ctrl+Return")
    assert "还没有改任何一项" in form.notice.words()
    form.editors["due"].control.setFocus()
    screen.type("5")
    screen.press("Ctrl+Return")
    assert "请写一句为什么改" in form.why.line.accessibleDescription() + words_on(form.why_field)
    assert "2026-04-05" in words_on(form.fields["due"])


def test_what_was_typed_for_a_correction_is_there_again_after_a_crash(
    laptop: Machine, made: dict[str, str], open_real: OpenReal
) -> None:
    screen = open_real(laptop)
    form = form_of(opened(screen, ToCorrect(made["promise"])))
    form.editors["text"].control.setFocus()
    screen.type("，带两份")
    screen.settle()
    screen.qtbot.waitUntil(lambda: bool(form.keeping.id))
    page = opened(screen, made["person"])  # elsewhere; the draft stays
    again = form_of(opened(screen, ToCorrect(made["promise"])))
    screen.settle()
    assert again.editors["text"].value() == "下周送表格来，带两份"
    assert "已经取回" in again.notice.words()
    assert page is not None


def test_withdrawn_by_keyboard_and_put_back_at_once(
    laptop: Machine, made: dict[str, str], open_real: OpenReal
) -> None:
    screen = open_real(laptop)
    page = opened(screen, made["demand"])
    page.box.opens.click()
    screen.settle()
    assert "已撤回" in words_on(page.box)
    screen.press("Tab", "Space")
    page.box.go.click()
    screen.settle()
    assert "已撤下" in page.notice.words()
    assert stored(screen, "demand", made["demand"])["state"] == "withdrawn"
    assert page.box.opens.isHidden()
    screen.press("Alt+Z")
    assert "已恢复" in page.notice.words()
    assert stored(screen, "demand", made["demand"])["state"] == "collected"


def test_the_bin_shows_who_when_and_why_and_enter_brings_it_back(
    laptop: Machine, made: dict[str, str], open_real: OpenReal
) -> None:
    laptop.clock.advance(60)
    withdraw(laptop.session, made["visit"], "记重了")
    laptop.clock.advance(60)
    withdraw(laptop.session, made["promise"], "不用送了")
    screen = open_real(laptop)
    page = screen.go("bin")
    assert isinstance(page, BinPage)
    assert page.model.rowCount() == 2
    said = words_on(page)
    for piece in ("2 条", "下周送表格来", "李明", "原因：不用送了", "还在这里列 90 天"):
        assert piece in said
    screen.press("Return")
    assert "已恢复" in page.notice.words()
    assert page.model.rowCount() == 1
    assert "记重了" in words_on(page)
    screen.press("Return")
    assert "回收站是空的" in words_on(page)


def test_a_draft_that_was_thrown_away_is_brought_back_or_forgotten(
    laptop: Machine, made: dict[str, str], open_real: OpenReal
) -> None:
    for text in ("村口路灯", "桥上的栏杆"):
        laptop.clock.advance(60)
        draft = half_typed.new_id(laptop.session)
        half_typed.keep(laptop.session, "intake", draft, {"text": text})
        drafts.throw(laptop.session, draft)
    screen = open_real(laptop)
    page = screen.go("bin")
    assert isinstance(page, BinPage)
    assert "桥上的栏杆" in words_on(page)
    screen.press("Return")
    intake = screen.window.workspace.page("intake")
    assert intake.isVisible(), "it goes on where it was typed, as the button says"
    assert intake.form.draft().text == "桥上的栏杆"
    screen.go("bin")
    push = page.forget.push
    push.click()
    push.click()  # the rest of a double click
    screen.settle()
    assert push.text() == "真的扔掉，不能恢复" == push.accessibleName()
    assert page.model.rowCount() == 1, "one press, and a slip of the hand, throw nothing away"
    page.forget._passes.timeout.emit()
    assert (push.text(), page.forget.asks) == ("永远扔掉", False), "a question that nobody answers passes"
    push.setFocus()
    screen.press("Space")
    assert page.model.rowCount() == 1
    QTest.qWait(TOO_SOON_MS + 50)
    screen.press("Space")
    assert "不能再取回" in page.notice.words()
    assert page.model.rowCount() == 0


def test_throwing_away_for_good_lies_apart_from_bringing_back(laptop: Machine, open_real: OpenReal) -> None:
    drafts.keep_draft(laptop.session, "d", VisitDraft(content="写到一半"))
    drafts.throw(laptop.session, "d")
    screen = open_real(laptop)
    page = screen.go("bin")
    assert isinstance(page, BinPage)
    at = page.forget.push.mapTo(page, page.forget.push.rect().topLeft())
    back = page.restore_button.geometry().translated(
        page.restore_button.mapTo(page, page.restore_button.rect().topLeft()) - page.restore_button.pos()
    )
    assert at.y() > back.bottom()
    assert at.x() > back.right()


def test_the_bin_hears_what_comes_with_a_file(
    parish: Parish, laptop: Machine, made: dict[str, str], open_real: OpenReal
) -> None:
    screen = open_real(laptop)
    page = screen.go("bin")
    assert isinstance(page, BinPage)
    assert page.model.rowCount() == 0
    screen.window.desk.work.run(screen.window, lambda s: withdraw(s, made["person"], "搬走了"))
    screen.settle()
    screen.window.desk.tell(Changes.of({}, "merge"))
    screen.settle()
    assert page.model.rowCount() == 1


@pytest.mark.parametrize("kind", ["grid", "worker"])
def test_records_of_the_office_show_their_versions_and_no_way_into_the_bin(
    parish: Parish, laptop: Machine, open_real: OpenReal, kind: str
) -> None:
    record = parish.pc.session.store.ids(Query(kind))[0]
    page = opened(open_real(parish.pc), record)
    assert "第 1 版" in words_on(page.versions)
    assert page.revise.isHidden()
    assert page.box.opens.isHidden()


def test_a_number_is_masked_in_the_versions_and_what_differs_is_marked(
    laptop: Machine, made: dict[str, str], open_real: OpenReal
) -> None:
    for phone in ("15400001234", "15400001235"):
        correction.correct(laptop.session, made["household"], {"phone": phone}, "换了号")
    page = opened(open_real(laptop), made["household"])
    aloud = [part.accessibleName() for part in page.findChildren(Marked)]
    assert {"154****123【4】", "154****123【5】"} <= set(aloud)
    said = words_on(page)
    assert "154****1235" in said
    assert "15400001234" not in said + " ".join(aloud)
    assert "15400001235" not in said + " ".join(aloud)


def test_a_correction_begun_here_shows_both_versions_when_the_record_changed_meanwhile(
    laptop: Machine, made: dict[str, str], open_real: OpenReal
) -> None:
    screen = open_real(laptop)
    form = form_of(opened(screen, ToCorrect(made["promise"])))
    form.editors["text"].control.setFocus()
    screen.type("，带两份")
    screen.qtbot.waitUntil(lambda: bool(form.keeping.id))
    screen.settle()
    opened(screen, made["person"])  # elsewhere; the draft stays
    changed = {"text": "月底送表格来"}
    screen.window.desk.work.run(
        screen.window, lambda s: correction.correct(s, made["promise"], changed, "改期了")
    )
    screen.settle()
    again = form_of(opened(screen, ToCorrect(made["promise"])))
    screen.settle()
    assert again.editors["text"].value() == "下周送表格来，带两份"
    said = again.notice.words()
    assert "月底送表格来" in said
    assert "带两份" in said


def test_enter_withdraws_and_a_reason_begun_is_there_again(
    laptop: Machine, made: dict[str, str], open_real: OpenReal
) -> None:
    screen = open_real(laptop)
    page = opened(screen, made["promise"])
    page.box.opens.click()
    screen.settle()
    screen.type("记重了，和上")
    opened(screen, made["person"])
    page = opened(screen, made["promise"])
    page.box.opens.click()
    screen.settle()
    assert page.box.why.text() == "记重了，和上"
    screen.press("Return")
    assert "已撤下" in page.notice.words()
    assert stored(screen, "promise", made["promise"])["withdrawn"] is True
