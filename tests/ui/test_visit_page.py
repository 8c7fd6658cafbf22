"""A saved visit: corrected in any field by keyboard, with a reason, every version readable; nothing lost."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from gridworker.services import visits
from gridworker.services.visits import VisitDraft
from gridworker.ui.pages.visit_page import VisitPage
from gridworker.ui.pages.visit_revision import VisitRevision
from tests.support.parish import Machine, Parish
from tests.ui.page_objects import button_called, words_on
from tests.ui.real import OpenReal, Screen, laptop, open_real, parish

__all__ = ["laptop", "open_real", "parish"]


@pytest.fixture
def saved(laptop: Machine) -> str:
    return laptop.visit("水管修好了", demand="要一盏路灯").id


def opened(screen: Screen, visit: str) -> VisitPage:
    page = screen.go("visit", visit)
    assert isinstance(page, VisitPage)
    return page


def stored(screen: Screen, visit: str) -> dict:
    found: list[dict] = []
    screen.window.desk.work.run(screen.window, lambda s: visits.visit(s, visit)).success(found.append)
    screen.settle()
    return found[0]


def form_of(page: VisitPage) -> VisitRevision:
    assert page.form is not None
    return page.form


def test_it_is_corrected_with_a_reason_and_both_versions_can_be_read(
    laptop: Machine, saved: str, open_real: OpenReal
) -> None:
    screen = open_real(laptop)
    page = opened(screen, saved)
    assert "水管修好了" in words_on(page)
    assert "要一盏路灯" in words_on(page)
    screen.press("Ctrl+E")
    assert screen.has_keyboard() is form_of(page).reason
    screen.type("漏写了老人")
    form_of(page).form.content.setFocus()
    form_of(page).form.content.selectAll()
    screen.type("水管修好了，老人要带药")
    screen.press("Ctrl+Return")
    assert page.form is None
    row = stored(screen, saved)
    assert row["content"] == "水管修好了，老人要带药"
    assert row["history"][-1]["reason"] == "漏写了老人"
    said = words_on(page.versions)
    for piece in ("第 2 版", "李明", "原因：漏写了老人", "走访内容", "原来", "改成", "第 1 版"):
        assert piece in said
    assert "已更正 1 项" in page.notice.words()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("mode", "PHONE"), ("meet", "ABSENT"), ("weather", "RAIN"), ("companions", ["赵兰"]),
        ("spoke_to", "老伴"), ("suggestion", "多装一盏"), ("on_spot", "当场答复"), ("topics", []),
        ("half_day", "AM"), ("purpose", "POLICY"), ("started_at", "09:30"), ("withdrawn", True),
        ("card_given", True), ("date", "2026-04-04"), ("place", "村口"),
    ],
)  # fmt: skip
def test_every_field_can_be_corrected(
    laptop: Machine, saved: str, open_real: OpenReal, field: str, value: object
) -> None:
    screen = open_real(laptop)
    page = opened(screen, saved)
    screen.press("Ctrl+E")
    form = form_of(page)
    if field == "started_at":
        form.started.set_text(str(value))
    elif field == "withdrawn":
        form.withdrawn.setChecked(True)
    else:
        changed = {**form.typed(), field: value}
        names = set(VisitDraft.model_fields) & set(changed)
        draft = VisitDraft.model_validate({name: changed[name] for name in names})
        rows = [{"id": laptop.homes[0], "head": "王家福", "door": "3-12"}]
        form._show(draft, rows)
    fields = form.changed_fields()
    form.reason.set_text("记错了")
    screen.press("Ctrl+Return")
    if field == "topics":
        assert fields == {}
        assert "还没有改任何一项" in form.notice.words()
        return
    assert set(fields) == {field}
    assert stored(screen, saved)[field] == value


def test_without_a_reason_or_a_change_nothing_is_saved(
    laptop: Machine, saved: str, open_real: OpenReal
) -> None:
    screen = open_real(laptop)
    page = opened(screen, saved)
    screen.press("Ctrl+E", "Ctrl+Return")
    assert "还没有改任何一项" in form_of(page).notice.words()
    form_of(page).form.spoke_to.set_text("老伴")
    screen.press("Ctrl+Return")
    assert "请写一句为什么改" in words_on(form_of(page))
    assert screen.has_keyboard() is form_of(page).reason
    assert len(stored(screen, saved)["history"]) == 1


def test_a_correction_half_written_is_there_again_tomorrow(
    laptop: Machine, saved: str, open_real: OpenReal
) -> None:
    screen = open_real(laptop)
    page = opened(screen, saved)
    screen.press("Ctrl+E")
    screen.type("漏写了")
    form_of(page).form.content.setFocus()
    screen.type("老人要带药")
    screen.window.close()
    QApplication.processEvents()
    laptop.reopen()
    again = open_real(laptop)
    page = opened(again, saved)
    again.press("Ctrl+E")
    assert "老人要带药" in form_of(page).form.content.text()
    assert form_of(page).reason.text() == "漏写了"
    assert "已经取回" in form_of(page).notice.words()
    again.press("Ctrl+Return")
    assert "老人要带药" in stored(again, saved)["content"]
    again.press("Ctrl+E")
    assert form_of(page).notice.words() == ""


def test_esc_keeps_and_the_link_throws_away(laptop: Machine, saved: str, open_real: OpenReal) -> None:
    screen = open_real(laptop)
    page = opened(screen, saved)
    screen.press("Ctrl+E")
    screen.type("先写一半")
    screen.press("Escape")
    assert page.form is None
    screen.press("Ctrl+E")
    assert form_of(page).reason.text() == "先写一半"
    button_called(form_of(page), "不改了，恢复原样").setFocus()
    screen.press("Return")
    assert page.form is None
    screen.press("Ctrl+E")
    assert form_of(page).reason.text() == ""


def test_an_identity_number_is_refused_and_the_words_stay(
    laptop: Machine, saved: str, open_real: OpenReal
) -> None:
    screen = open_real(laptop)
    page = opened(screen, saved)
    screen.press("Ctrl+E")
    screen.type("x")
    form_of(page).form.content.setFocus()
    screen.type("11010519491231002X")
    screen.press("Ctrl+Return")
    assert "身份证号" in words_on(form_of(page))
    assert "002X" in form_of(page).form.content.text()
    assert len(stored(screen, saved)["history"]) == 1


def test_from_the_ledger_and_back(parish: Parish, laptop: Machine, saved: str, open_real: OpenReal) -> None:
    parish.pc.merge(laptop.export())
    screen = open_real(parish.pc)
    ledger = screen.go("ledger")
    screen.settle()
    ledger.table.setFocus()
    ledger.table.pick(saved)
    screen.press("Return")
    workspace = screen.window.workspace
    assert workspace is not None
    assert workspace.key == "visit"
    page = workspace.page("visit")
    assert isinstance(page, VisitPage)
    assert "水管修好了" in words_on(page)
    page.back.setFocus()
    screen.press("Return")
    assert workspace.key == "ledger"


def test_the_office_corrects_and_both_hands_stand_in_the_versions(
    parish: Parish, laptop: Machine, saved: str, open_real: OpenReal
) -> None:
    parish.pc.merge(laptop.export())
    visits.revise_visit(parish.pc.session, saved, {"spoke_to": "户主"}, "办公室核对")
    laptop.merge(parish.pc.answer(laptop.device))
    screen = open_real(laptop)
    said = words_on(opened(screen, saved).versions)
    for piece in ("苏文清", "办公室", "原因：办公室核对", "接谈人"):
        assert piece in said


def test_the_suite_sees_a_window_that_forgets_the_reason(
    laptop: Machine, saved: str, open_real: OpenReal, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = visits.revise_visit
    monkeypatch.setattr(visits, "revise_visit", lambda s, v, fields, reason: real(s, v, fields, "。"))
    screen = open_real(laptop)
    page = opened(screen, saved)
    screen.press("Ctrl+E")
    screen.type("漏写了")
    form_of(page).form.spoke_to.set_text("老伴")
    screen.press("Ctrl+Return")
    assert "漏写了" not in words_on(page.versions)
