"""清单和公示 in the window: the lists agree and are written; a notice is built, hung, answered."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from gridworker.domain.notice import FULL
from gridworker.services import demands, half_typed, hung_notices, publishing
from gridworker.ui import choose
from gridworker.ui.page import Resume
from gridworker.ui.theme import TextSize
from tests.support.lists import disagreements, sheets_of
from tests.support.parish import Machine, Parish
from tests.support.pdf import run_together, words_of
from tests.support.steps import assigned, registered, take_step, the_one
from tests.ui.page_objects import button_called, type_into, words_on
from tests.ui.real import OpenReal, Screen, laptop, open_real, parish
from tests.unit.services.test_publishing import settle

__all__ = ["laptop", "open_real", "parish"]


@pytest.fixture
def office(parish: Parish, laptop: Machine) -> Machine:
    """Two demands that wait for a notice, one that nobody agreed to, and one that is in hand."""
    settle(laptop, "王家福家屋顶漏雨，电话154-0000-1234")
    settle(laptop, "水沟堵了")
    settle(laptop, "家里的事", consent=False)
    laptop.visit("看过了", demand="路灯坏了")
    pc = parish.pc
    pc.merge(laptop.export())
    for words in ("屋顶", "水沟", "家里"):
        take_step(pc, the_one(pc, words), "verify")
    registered(pc, the_one(pc, "路灯"), "SQ-2026-石桥-A001")
    assigned(pc, the_one(pc, "路灯"))
    return pc


@pytest.fixture
def screen(office: Machine, open_real: OpenReal) -> Screen:
    return open_real(office)


def saved_as(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(choose, "save", lambda *_args: path)


def building(screen: Screen) -> Any:
    """The form for a new notice with both demands ticked."""
    page: Any = screen.go("lists", "notices")
    view = page.view(1)
    view.build()
    screen.settle()
    view.form.chosen.list.tick_all()
    view.form.look()
    screen.settle()
    return view


def test_three_lists_are_shown_written_and_lead_to_the_demand(
    screen: Screen, office: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page: Any = screen.go("lists")
    said = "问题 1 件，任务 2 项（尚未交办 0 项），已有效果 0 项，未完成 2 项"
    for kind, rows in (("problems", 1), ("tasks", 2), ("results", 2)):
        page.show_what(kind)
        screen.settle()
        assert page.lists._models[kind].rowCount() == rows
        assert page.lists.count.text() == said
    saved_as(monkeypatch, tmp_path / "三个清单.xlsx")
    page.lists._export()
    screen.settle()
    assert disagreements(sheets_of(tmp_path / "三个清单.xlsx")) == []
    assert "姓名已脱敏" in words_on(page)
    table = page.lists._tables["results"]
    table.pick(page.lists._models["results"].id_at(0))
    screen.qtbot.keyClick(table, Qt.Key.Key_Return)
    screen.settle()
    workspace = screen.window.workspace
    assert workspace is not None
    assert workspace.page("matter").isVisible()


def test_the_ledger_has_what_was_never_registered(screen: Screen) -> None:
    page: Any = screen.go("lists", "ledger")
    assert page.lists._models["ledger"].rowCount() == 4
    assert "共 4 件" in page.lists.count.text()


def test_another_text_size_keeps_which_list_of_which_grid(screen: Screen, parish: Parish) -> None:
    page: Any = screen.go("lists", "tasks")
    page.lists.grid.set_code(parish.grids[0])
    screen.settle()
    screen.window.set_text_size(TextSize.LARGE)
    screen.qtbot.wait(20)
    screen.settle()
    assert screen.window.workspace is not None
    page = screen.window.workspace.page("lists")
    assert (page.lists.kind.value(), page.lists.grid.code()) == ("tasks", parish.grids[0])
    assert page.lists.count.text().startswith("问题 1 件")


def test_a_period_without_demands_says_what_to_do(screen: Screen) -> None:
    page: Any = screen.go("lists")
    page.lists.period.choose("last_month")
    page.lists.look()
    screen.settle()
    assert "先到“诉求”里立项" in words_on(page)
    assert not page.lists.excel.isEnabled()


def test_a_notice_is_built_looked_at_hung_up_answered_and_taken_down(
    screen: Screen, office: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = building(screen)
    assert "1 件反映人没有同意公示。" in view.form.chosen.apart.text()
    sheet = view.form.sheet
    cells = {sheet.item(at, 1).text() for at in range(sheet.rowCount())}
    assert cells == {"某村民家屋顶漏雨，电话（号码略）", "水沟堵了"}
    saved_as(monkeypatch, tmp_path / "look.pdf")
    view.form.look_pdf.click()
    screen.settle()
    assert "预览" in run_together("".join(words_of(tmp_path / "look.pdf")))
    view.form.save.click()
    screen.settle()
    (kept,) = hung_notices.notices(office.session)
    assert len(kept.rows) == 2
    assert "已经公示，2 件诉求记上了这一步。" in words_on(view)
    assert demands.demand(office.session, the_one(office, "屋顶"))["state"] == "published"
    shown = view.view
    type_into(screen.qtbot, shown.lines[0].line, "还有一处没修")
    button_called(shown, "记下意见").click()
    screen.settle()
    assert "还有一处没修" in words_on(shown)
    type_into(screen.qtbot, shown.lines[1].line, "第二天补修了")
    button_called(shown, "记下答复").click()
    screen.settle()
    assert hung_notices.notice(office.session, kept.id).answer == "第二天补修了"
    assert office.session.store.drafts() == []
    button_called(shown, "取下了，记下日期").click()
    screen.settle()
    assert hung_notices.notice(office.session, kept.id).state == "down"
    assert "取下" in words_on(view)


def test_what_may_not_hang_is_marked_said_and_refused(screen: Screen, office: Machine) -> None:
    view = building(screen)
    form = view.form
    at = next(n for n in range(2) if "屋顶" in form.sheet.item(n, 1).text())
    form.sheet.item(at, 4).setText("王家福家修好了，打15400001234")
    form.look()
    screen.settle()
    said = words_on(form.faults)
    assert f"第 {at + 1} 行“办理结果”里的“15400001234”像电话" in said
    assert "“王家福”像住户的姓名" in said
    form.save.click()
    screen.settle()
    assert hung_notices.notices(office.session) == []
    assert "还没有公示，写的内容都在。" in words_on(form)
    form.sheet.item(at, 4).setText("王家福家修好了")
    form.look()
    screen.settle()
    form.faults.allowed.emit("王家福")
    form.look()
    screen.settle()
    assert not form.faults.isVisible()
    form.save.click()
    screen.settle()
    assert len(hung_notices.notices(office.session)) == 1


def test_whole_names_ask_for_the_ground(screen: Screen, office: Machine) -> None:
    form = building(screen).form
    assert not form.ground_field.isVisible()
    form.names.chip(FULL).click()
    assert form.ground_field.isVisible()
    form.save.click()
    screen.settle()
    assert "公示全名要写明依据" in words_on(form)
    form.ground.set_text("《云溪镇临时救助公示办法》第五条")
    form._touched()
    form.save.click()
    screen.settle()
    assert hung_notices.notices(office.session)[0].names == FULL


def test_a_half_made_notice_comes_back_with_its_words(screen: Screen, office: Machine) -> None:
    view = building(screen)
    view.form.title.set_text("关于石桥村的公示")
    view.form.sheet.item(0, 4).setText("换好了")
    view.form._touched()
    screen.settle()
    view.form.keeping.flush()
    (kept,) = half_typed.half_typed(office.session, "notice")
    again: Any = screen.go("lists", Resume(kept.id))
    screen.settle()
    assert again.view(1).form.title.text() == "关于石桥村的公示"
    assert any(words.get("result") == "换好了" for words in again.view(1).form._edited.values())
    assert len(again.view(1).form.chosen.ticked()) == 2


def test_a_village_office_has_the_lists_and_hangs_nothing(
    parish: Parish, laptop: Machine, open_real: OpenReal
) -> None:
    village = parish.join(parish.machine("village"), "孙村", "village", parish.grids[0])
    page: Any = open_real(village).go("lists")
    assert not page.tabs.tab(1).isVisible()
    assert page.tabs.tab(2).isVisible()
    assert "先到“诉求”里立项" in words_on(page)


@pytest.mark.parametrize("first", [0, 1])
def test_what_is_half_typed_in_one_line_stays_when_the_other_is_written_down(
    screen: Screen, office: Machine, first: int
) -> None:
    view = building(screen)
    view.form.save.click()
    screen.settle()
    shown, said = view.view, ["还有一处没修", "明天去修"]
    for line, text in zip(shown.lines, said, strict=True):
        type_into(screen.qtbot, line.line, text)
    shown.lines[first].save.click()
    screen.settle()
    screen.settle()
    (kept,) = hung_notices.notices(office.session)
    assert (len(kept.opinions), kept.answer) == ((1, "") if first == 0 else (0, said[1]))
    assert shown.lines[1 - first].line.text() == said[1 - first]
    assert len(office.session.store.drafts()) == 1


def test_what_was_said_is_gone_when_one_comes_back(screen: Screen) -> None:
    view = building(screen)
    view.form.save.click()
    screen.settle()
    assert "已经公示" in words_on(view)
    screen.go("households")
    screen.go("lists")
    assert view.isVisible()
    assert "已经公示" not in words_on(view)


def test_a_laptop_has_no_such_place(laptop: Machine, open_real: OpenReal, qapp: QApplication) -> None:
    assert "lists" not in open_real(laptop).window.workspace.place_keys()


def test_the_suite_sees_a_form_that_checks_nothing(
    screen: Screen, office: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "faults", lambda *_sheet, **_more: [])
    with pytest.raises(AssertionError):
        test_what_may_not_hang_is_marked_said_and_refused(screen, office)
