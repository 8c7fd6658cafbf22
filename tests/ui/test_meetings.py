"""The meeting book and the common answer in the window of an office."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gridworker.services import acting, areas, demands, drafts
from gridworker.services.demands import DeskDraft, collect_at_desk
from gridworker.services.meeting_book import meeting, meetings
from gridworker.services.meetings import Decision, add_meeting
from gridworker.services.session import Session
from gridworker.services.unfinished import FORM_NAMES
from gridworker.ui import choose, theme, unfinished_words
from gridworker.ui.page import Resume
from gridworker.ui.pages import meeting_forms
from gridworker.ui.pages.keeping import Keeping
from gridworker.ui.theme import TextSize
from tests.support.parish import Parish, later
from tests.support.pdf import run_together, words_of
from tests.ui.page_objects import button_called, type_into, words_on
from tests.ui.real import OpenReal, Screen, laptop, open_real, parish

__all__ = ["laptop", "open_real", "parish"]

FACTS = {"place": "村委会二楼", "host": "钱支书", "recorder": "李会计", "should_attend": 30, "attended": 23}


def registered(session: Session, text: str, route: str = "COUNCIL") -> str:
    made = collect_at_desk(session, DeskDraft(text=text, source="PHONE"))[0]
    acting.act(session, made, "register", {"track": "SIMPLE", "route": route})
    return made


@pytest.fixture
def hard(parish: Parish) -> str:
    """A demand that waits for a council meeting."""
    parish.grid()
    later(parish.pc, days=30)
    areas.add_unit(parish.pc.session, "镇水务站", level="DEPT", code="U1")
    return registered(parish.pc.session, "三组水渠要改道")


def legal(session: Session, demand: str, event: str) -> bool:
    return next(one.legal for one in acting.offers(session, demand) if one.event == event)


def test_a_hard_matter_is_met_about_decided_and_can_be_assigned(
    parish: Parish, hard: str, open_real: OpenReal
) -> None:
    session = parish.pc.session
    assert not legal(session, hard, "assign")
    screen = open_real(parish.pc)
    page: Any = screen.go("matters")
    button_called(page, "会议簿").click()
    screen.settle()
    page = screen.go("meetings")
    assert "会议簿还是空的" in words_on(page)
    page.list.ask_new()
    screen.settle()
    form = page.list.form
    form.save_now()
    screen.settle()
    assert "这一格要填" in words_on(form)
    for name, value in FACTS.items():
        form.editors[name].show(value)
    form.editors["demands"].show([hard])
    form.editors["topics"].show("财务公开，按季度\n换届")
    form.save.click()
    screen.settle()
    (row,) = meetings(session)
    assert (row["share"], row["waiting"], row["topics"]) == (76, 1, ["财务公开，按季度", "换届"])
    assert "1 件还没有记决定" in words_on(page)
    button_called(page.list.view, "记决定…").click()
    screen.settle()
    type_into(screen.qtbot, page.list.form.editors["decision"].control, "同意改道")
    page.list.form.editors["in_favour"].show(24)
    page.list.form.save.click()
    screen.settle()
    assert "票数合计 24 票，比实到 23 人还多" in words_on(page)
    page.list.form.editors["in_favour"].show(20)
    page.list.form.save.click()
    screen.settle()
    said = words_on(page)
    assert "这件诉求可以往下办了" in said
    assert "同意改道" in said
    assert "赞成 20，反对 0，弃权 0" in said
    assert legal(session, hard, "assign")
    button_called(page.list.view, "决定公开了…").click()
    screen.settle()
    page.list.form.save.click()
    screen.settle()
    assert meeting(session, row["id"])["published"] is not None
    assert drafts.waiting(session) == []


def test_from_the_demand_the_newest_meeting_stands_in_the_form(
    parish: Parish, hard: str, open_real: OpenReal
) -> None:
    from gridworker.ui.pages.matter_page import Act

    session = parish.pc.session
    screen = open_real(parish.pc)
    screen.go("matter", Act(hard, "deliberate"))  # the book is empty: a meeting comes first
    screen.settle()
    assert screen.window.workspace is not None
    page: Any = screen.window.workspace.page("meetings")
    assert page.list.form.editors["demands"].value() == [hard]
    page.list.form.leave()
    screen.settle()
    facts = {**FACTS, "meeting_kind": "COUNCIL", "motion_source": "CADRE", "date": "2026-04-03"}
    made = add_meeting(session, {**facts, "topics": ["财务"]}).id
    page = screen.go("matter", Act(hard, "deliberate"))
    screen.settle()
    assert page.form.values()["meeting"] == made
    type_into(screen.qtbot, page.form.editors["decision"].control, "同意")
    page.form.save_now()
    screen.settle()
    assert "2026-04-03 党群议事会 村委会二楼" in words_on(page)
    assert meeting(session, made)["topics_of_demands"][0]["decision"] == "同意"


def test_the_record_of_the_meeting_that_is_shown_is_printed(
    parish: Parish, hard: str, open_real: OpenReal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    facts = {**FACTS, "meeting_kind": "COUNCIL", "motion_source": "CADRE"}
    for day, topic in (("2026-04-03", "财务公开"), ("2026-04-04", "换届")):
        add_meeting(parish.pc.session, {**facts, "date": day, "topics": [topic]})
    names: list[str] = []
    monkeypatch.setattr(
        choose, "save", lambda *asked: names.append(asked[-1].name) or tmp_path / asked[-1].name
    )
    screen = open_real(parish.pc)
    page: Any = screen.go("meetings")
    for at, topic in enumerate(("换届", "财务公开")):
        page.list.table.pick(page.list.model.ids()[at])
        screen.settle()
        assert not page.list.view.paper.open.isVisible()
        page.list.view.paper.pdf.click()
        screen.settle()
        assert "PDF 写好了，共 1 页" in words_on(page)
        assert topic in run_together("".join(words_of(tmp_path / names[-1])))
    assert names == ["党群议事会记录-2026-04-04.pdf", "党群议事会记录-2026-04-03.pdf"]


def test_what_is_half_typed_comes_back(parish: Parish, hard: str, open_real: OpenReal) -> None:
    session = parish.pc.session
    facts = {**FACTS, "meeting_kind": "COUNCIL", "motion_source": "CADRE", "date": "2026-04-03"}
    made = add_meeting(session, {**facts, "demands": [hard]}).id
    screen = open_real(parish.pc)
    page: Any = screen.go("meetings")
    page.list.ask_new()
    type_into(screen.qtbot, page.list.form.editors["place"].control, "村小学")
    page.flush_and_stop()
    page.list.drop_form()
    screen.settle()
    button_called(page.list.view, "记决定…").click()
    screen.settle()
    type_into(screen.qtbot, page.list.form.editors["decision"].control, "先修东段")
    page.flush_and_stop()
    screen.go("drafts")
    kept = {one.form: one for one in drafts.waiting(session)}
    assert set(kept) == {"meeting", "meeting_decision"}
    assert kept["meeting_decision"].about == f"{made}:{hard}"
    for form, word in (("meeting", "村小学"), ("meeting_decision", "先修东段")):
        page = screen.go("meetings", Resume(kept[form].id, kept[form].about))
        screen.settle()
        assert word in str(page.list.form.typed())
        page.list.drop_form()


def test_every_form_of_the_book_is_found_again() -> None:
    for form in (meeting_forms.MEETING, meeting_forms.DECISION, meeting_forms.PUBLISHED):
        assert form in FORM_NAMES
        assert unfinished_words._PLACES[form] == "meetings"


def ticked(screen: Screen, page: Any, ids: list[str]) -> None:
    page.list.ticked.update(ids)
    page._ticked()
    screen.settle()


def test_several_who_ask_for_the_same_are_answered_once(
    parish: Parish, hard: str, open_real: OpenReal
) -> None:
    session = parish.pc.session
    lamps = [registered(session, "路灯不亮", "DIRECT") for _ in range(3)]
    screen = open_real(parish.pc)
    page: Any = screen.go("matters", "open")
    screen.settle()
    ticked(screen, page, lamps[:1])
    page._open_bulk()
    screen.settle()
    assert "共性意见至少要勾两件" in words_on(page)
    ticked(screen, page, lamps)
    button_called(page.strip, "成批答复（3 件）　Ctrl+B").click()
    screen.settle()
    form = page.bulk.form
    form.editors["theme"].show("路灯不亮")
    form.editors["how"].show("NOTICE")
    type_into(screen.qtbot, form.editors["text"].control, "五月底前换灯")
    page.bulk._look()
    screen.settle()
    assert words_on(page.bulk).count("3 件都可以办") == 1
    form.save_now()
    screen.settle()
    assert "已答复 3 件" in words_on(page)
    for one in lamps:
        told = [
            step["data"]
            for step in demands.demand(session, one)["events"]
            if step["event"] == "tell_resident"
        ]
        assert [said["text"] for said in told] == ["五月底前换灯"]


@pytest.mark.parametrize(
    ("size", "room"),
    [(TextSize.STANDARD, (1366, 768)), (TextSize.HUGE, (1366, 768)), (TextSize.LARGE, (1024, 600))],
)
def test_every_form_beside_a_list_fits_a_small_screen(
    parish: Parish, hard: str, open_real: OpenReal, size: TextSize, room: tuple[int, int], qapp: Any
) -> None:
    facts = {**FACTS, "meeting_kind": "COUNCIL", "motion_source": "CADRE", "date": "2026-04-03"}
    add_meeting(parish.pc.session, facts, decided=[Decision(hard, "同意改道，先修东段", {"in_favour": 20})])
    registered(parish.pc.session, "四组的晒场让人占了，几家都说不拢")
    theme.apply(qapp, theme.Theme(size))
    screen = open_real(parish.pc)
    screen.window.resize(*room)
    teams: Any = screen.go("teams")
    lists = [teams.view(at) for at in range(3)]
    others: list[Any] = [screen.go(key) for key in ("meetings", "appraisal")]
    requests: Any = screen.go("privacy")
    for made in (*lists, *(page.list for page in others), requests.requests):
        made.look(made.ask_new)
    screen.settle()
    for key, at in [*(("teams", at) for at in range(3)), ("meetings", 0), ("appraisal", 0), ("privacy", 0)]:
        page: Any = screen.go(key)
        if key == "teams":
            page.tabs.go(at)
            screen.settle()
        shown = {"teams": lists[at], "privacy": requests.requests}.get(key) or page.list
        assert (screen.window.width(), screen.window.height()) == room
        area = shown._right.currentWidget()
        assert shown.form.isVisible()
        assert area.widget().width() <= area.viewport().width(), (key, at)


def test_the_meeting_of_a_demand_that_wants_a_hearing_begins_as_a_hearing(
    parish: Parish, hard: str, open_real: OpenReal
) -> None:
    heard = registered(parish.pc.session, "二组的宅基地要调换", "HEARING")
    screen = open_real(parish.pc)
    for demand, kind in ((hard, "COUNCIL"), (heard, "HEARING")):
        page: Any = screen.go("meetings", ("demand", demand))
        screen.settle()
        form = page.list.form
        assert form.editors["meeting_kind"].value() == kind
        assert form.editors["demands"].value() == [demand]


def test_the_suite_sees_a_book_that_forgets_what_is_half_typed(
    parish: Parish, hard: str, open_real: OpenReal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Keeping, "flush", lambda _keeping: None)
    monkeypatch.setattr(Keeping, "touched", lambda _keeping: None)
    with pytest.raises(AssertionError):
        test_what_is_half_typed_comes_back(parish, hard, open_real)
