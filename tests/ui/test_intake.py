"""诉求 by keyboard alone: taking one in, with a name and without, at the office and on the laptop."""

from __future__ import annotations

import json

import pytest
from PySide6.QtWidgets import QApplication

from gridworker.services import acting, areas, demands, half_typed, upkeep
from gridworker.services.demands import DeskDraft, collect_at_desk
from gridworker.services.desk_form import DeskDraft as Draft
from gridworker.services.queries import Query
from gridworker.services.session import Session
from gridworker.ui.pages import intake_inputs
from gridworker.ui.pages.intake import IntakePage
from tests.support.parish import Machine, Parish
from tests.ui.page_objects import words_on
from tests.ui.real import OpenReal, Screen, laptop, open_real, parish

__all__ = ["laptop", "open_real", "parish"]


def desk_of(screen: Screen) -> IntakePage:
    page = screen.go("intake")
    assert isinstance(page, IntakePage)
    return page


def everything(screen: Screen) -> str:
    """All ops and drafts as text."""

    def read(s: Session) -> str:
        kept = [row.body for row in s.store.drafts()]
        return json.dumps([list(upkeep.log_dump(s)), kept], ensure_ascii=False)

    found: list[str] = []
    screen.window.desk.work.run(screen.window, read).success(found.append)
    screen.settle()
    return found[0]


def rows(screen: Screen) -> list[dict]:
    found: list[list[dict]] = []
    screen.window.desk.work.run(screen.window, demands.demand_list).success(found.append)
    screen.settle()
    return found[0]


def until_kept(screen: Screen, page: IntakePage) -> None:
    form = page.form
    assert form is not None
    screen.qtbot.waitUntil(lambda: not form.keeping.autosave.pending)
    screen.settle()


def test_an_empty_list_says_how_to_begin_and_a_demand_is_taken_in_by_keys(
    parish: Parish, open_real: OpenReal
) -> None:
    screen = open_real(parish.pc)
    page = desk_of(screen)
    assert "Ctrl+N" in words_on(page)
    screen.press("Ctrl+N")
    assert page.form is not None
    assert screen.has_keyboard() is page.form.picker.box
    page.form.editor.text.setFocus()
    screen.type("卫生院门口路灯坏了")
    screen.press("Ctrl+Return")
    assert page.form is not None  # nothing becomes 其他 by leaving the box alone
    assert "请选诉求的大类" in words_on(page.form)
    assert screen.has_keyboard() is page.form.editor.kind
    page.form.editor.kind.set_code("INF")
    screen.press("Ctrl+Return")
    assert page.form is None
    (row,) = rows(screen)
    assert (row["text"], row["source"], row["state"]) == ("卫生院门口路灯坏了", "OFFICE", "collected")
    assert "已受理 1 件诉求，状态是“已搜集”，下一步由办公室立项" in page.notice.words()
    assert "卫生院门口路灯坏了" in words_on(page.card)
    assert "经过（1 步" in words_on(page.card)


def test_the_kind_other_asks_for_words_and_is_nobodys_first_choice(
    parish: Parish, open_real: OpenReal
) -> None:
    screen = open_real(parish.pc)
    page = desk_of(screen)
    screen.press("Ctrl+N")
    assert page.form is not None
    editor = page.form.editor
    assert editor.kind.currentText() == "请选"
    assert page.form.draft().category == ""
    editor.kind.set_code("OTH")
    assert page.form.draft().category == "OTH.TEXT"
    assert "写明是什么事" in words_on(editor)
    editor.kind.set_code("EDU")
    assert "写明是什么事" not in words_on(editor)


def test_tab_leads_through_the_whole_form(parish: Parish, open_real: OpenReal) -> None:
    screen = open_real(parish.pc)
    page = desk_of(screen)
    screen.press("Ctrl+N")
    form = page.form
    assert form is not None
    form.editor.kind.set_code("INF")  # before that there are no smaller kinds
    passed = []
    for _ in range(22):
        passed.append(screen.has_keyboard())
        screen.press("Tab")
    for stop in (
        form.picker.box, form.reporter, form.contact, form.place, form.grid, form.editor.text,
        form.editor.kind, form.editor.sub, form.editor.consent, form.editor.settled, form.bar.save,
    ):  # fmt: skip
        assert stop in passed


def test_who_does_not_want_to_be_named_leaves_no_trace_not_even_in_a_draft(
    parish: Parish, open_real: OpenReal
) -> None:
    screen = open_real(parish.pc)
    page = desk_of(screen)
    screen.press("Ctrl+N")
    form = page.form
    assert form is not None
    form.editor.anonymous.setChecked(True)
    form.editor.anonymous.setChecked(False)
    form.reporter.setFocus()
    form.editor.anonymous.setFocus()
    screen.press("Space")
    assert not form.reporter.isVisible()
    screen.press("Space")
    form.reporter.setFocus()
    screen.type("孙小红")
    form.editor.anonymous.setFocus()
    screen.press("Space")
    form.editor.text.setFocus()
    screen.type("有人往河里倒垃圾")
    form.editor.kind.set_code("OTH")
    until_kept(screen, page)
    written = everything(screen)
    assert "倒垃圾" in written
    assert '"reporter": ""' in written
    screen.press("Ctrl+Return")
    assert '"reporter": "孙小红"' not in everything(screen)
    assert "没有记是谁反映的" in page.notice.words()
    assert "孙小红" not in words_on(page)
    assert "这里也查不到" in words_on(page.card)


def test_what_is_half_typed_comes_back_after_the_window_was_closed(
    parish: Parish, laptop: Machine, open_real: OpenReal
) -> None:
    screen = open_real(laptop)
    page = desk_of(screen)
    screen.press("Ctrl+N")
    assert page.form is not None
    assert page.form.source.value() is None  # on a laptop nothing is likelier than another
    page.form.editor.text.setFocus()
    screen.type("桥栏断了")
    screen.window.close()
    QApplication.processEvents()
    laptop.reopen()
    again = open_real(laptop)
    page = desk_of(again)
    assert "接着写没写完的（1 件）" in words_on(page)
    page.go_on.setFocus()
    again.press("Return")
    assert page.form is not None
    assert page.form.draft().text == "桥栏断了"
    page.form.editor.kind.set_code("INF")
    again.press("Ctrl+Return")
    assert "请选诉求是怎么来的" in words_on(page.form.bar)
    again.press("Right", "Space", "Ctrl+Return")
    assert [(row["text"], row["source"]) for row in rows(again)] == [("桥栏断了", "PHONE")]
    assert page.go_on.isHidden()


def test_esc_puts_it_aside_and_an_empty_form_leaves_no_draft(parish: Parish, open_real: OpenReal) -> None:
    screen = open_real(parish.pc)
    page = desk_of(screen)
    screen.press("Ctrl+N", "Escape")
    assert page.form is None
    assert page.go_on.isHidden()
    screen.press("Ctrl+N")
    assert page.form is not None
    page.form.editor.text.setFocus()
    screen.type("路灯")
    screen.press("Escape")
    assert "接着写没写完的（1 件）" in words_on(page)


def test_an_answer_that_was_ticked_but_not_written_is_asked_for(parish: Parish, open_real: OpenReal) -> None:
    screen = open_real(parish.pc)
    page = desk_of(screen)
    screen.press("Ctrl+N")
    assert page.form is not None
    page.form.editor.text.setFocus()
    screen.type("补贴几时到")
    page.form.editor.kind.set_code("OTH")
    page.form.editor.settled.setChecked(True)
    screen.press("Ctrl+Return")
    assert page.form is not None
    assert "当场答复了什么还没有写" in words_on(page.form)
    screen.type("月底前")
    screen.press("Ctrl+Return")
    (row,) = rows(screen)
    assert (row["state"], row["result"]) == ("reported", "月底前")


def test_an_identity_number_is_cut_by_one_button(parish: Parish, open_real: OpenReal) -> None:
    screen = open_real(parish.pc)
    page = desk_of(screen)
    screen.press("Ctrl+N")
    assert page.form is not None
    page.form.editor.text.setFocus()
    screen.type("11010519491231002X")
    page.form.editor.kind.set_code("OTH")
    screen.press("Ctrl+Return")
    assert page.form is not None
    assert "只留后四位" in words_on(page.form.bar)
    page.form.bar.confirmed.emit("id_number")
    screen.settle()
    assert "002X" in rows(screen)[0]["text"]
    assert "11010519491231002X" not in json.dumps(rows(screen))


def test_a_household_missing_while_writing_is_added_and_comes_back_picked(
    laptop: Machine, open_real: OpenReal
) -> None:
    screen = open_real(laptop)
    page = desk_of(screen)
    screen.press("Ctrl+N")
    form = page.form
    assert form is not None
    form.source.chip("PHONE").click()
    form.editor.text.setFocus()
    screen.type("屋后滑坡")
    form.editor.kind.set_code("OTH")
    form.picker.box.setFocus()
    screen.type("孙小红")
    popup = form.picker._completer.popup()
    screen.qtbot.waitUntil(lambda: popup.isVisible() and popup.model().rowCount() > 0)
    screen.press("Return")
    workspace = screen.window.workspace
    assert workspace is not None
    assert workspace.key == "households"
    screen.qtbot.waitUntil(lambda: workspace.page("households")._form is not None)
    adding = workspace.page("households")._form
    assert adding.head.text() == "孙小红"
    adding.door.set_text("5-5")
    adding.door.setFocus()
    screen.press("Ctrl+Return")
    screen.settle()
    assert workspace.key == "intake"
    assert page.form is form
    screen.press("Ctrl+Return")
    (row,) = rows(screen)
    assert (row["household_name"], row["text"]) == ("5-5 孙小红", "屋后滑坡")


def test_filters_and_questions_from_elsewhere(parish: Parish, open_real: OpenReal) -> None:
    pc = parish.pc.session
    by_phone, _ = collect_at_desk(pc, DeskDraft(text="一", source="PHONE"))
    by_box, _ = collect_at_desk(pc, DeskDraft(text="二", source="BOX"))
    screen = open_real(parish.pc)
    page = desk_of(screen)
    assert page.model.rowCount() == 2
    page.filter.source.set_code("BOX")
    screen.settle()
    assert page.model.id_at(0) == by_box
    screen.go("intake", Query("demand", state="open", date_from="2026-01-01", date_to="2026-12-31"))
    assert page.model.rowCount() == 2
    assert page.all_days.isVisible()
    screen.go("intake", Query("demand", date_to="2020-12-31"))
    assert page.model.rowCount() == 0
    assert "这些条件下没有诉求" in words_on(page)
    screen.go("intake", by_phone)
    assert page.list.current_id() == by_phone
    assert "一" in words_on(page.card)


def test_who_was_given_a_demand_is_named_beside_the_list(parish: Parish, open_real: OpenReal) -> None:
    desk = parish.pc.session
    demand, _ = collect_at_desk(desk, DeskDraft(text="村口路灯不亮", source="OFFICE"))
    acting.act(desk, demand, "register", {"track": "SIMPLE"})
    unit = areas.add_unit(desk, "镇村建办", level="TOWN")
    acting.act(desk, demand, "assign", {"unit": unit, "due": "2026-04-09"})
    screen = open_real(parish.pc)
    page = desk_of(screen)
    said = words_on(page.card.history)
    assert "镇村建办" in said
    assert unit not in said


def test_a_phone_number_hides_until_it_is_asked_for(parish: Parish, open_real: OpenReal) -> None:
    made, _ = collect_at_desk(
        parish.pc.session, DeskDraft(text="问低保", source="OFFICE", reporter="孙小红", contact="15400008888")
    )
    screen = open_real(parish.pc)
    page = screen.go("intake", made)
    assert isinstance(page, IntakePage)
    assert "15400008888" not in words_on(page)
    assert "154****8888" in words_on(page.card)


def test_the_suite_sees_a_form_that_keeps_the_name_in_its_draft(
    parish: Parish, open_real: OpenReal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake_inputs, "kept_apart", lambda draft: draft)
    screen = open_real(parish.pc)
    page = desk_of(screen)
    screen.press("Ctrl+N")
    assert page.form is not None
    page.form.reporter.setFocus()
    screen.type("孙小红")
    page.form.editor.anonymous.setFocus()
    screen.press("Space")
    page.form.editor.text.setFocus()
    screen.type("倒垃圾")
    until_kept(screen, page)
    kept: list[list[half_typed.HalfTyped]] = []
    screen.window.desk.work.run(screen.window, lambda s: half_typed.half_typed(s, "intake")).success(
        kept.append
    )
    screen.settle()
    assert Draft(**kept[0][0].typed).reporter == "孙小红"
