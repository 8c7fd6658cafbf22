"""互助 in the window: asked at a door, matched, helped, in the ledger; and 评官评事 at the office alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from gridworker.services import appraisals, drafts, helping, households, volunteers
from gridworker.services.changes import Changes
from gridworker.services.helping import ask_help
from gridworker.services.households import HouseholdDraft
from gridworker.services.pairings import add_pairing
from gridworker.services.queries import Query
from gridworker.services.unfinished import FORM_NAMES
from gridworker.services.volunteers import add_member, add_team
from gridworker.ui import choose, places, unfinished_words
from gridworker.ui.page import Resume
from gridworker.ui.pages import household_card
from gridworker.ui.pages.appraisal_open import OpenRound
from gridworker.ui.theme import TextSize
from tests.support.parish import Machine, Parish
from tests.ui.page_objects import button_called, type_into, words_on
from tests.ui.real import OpenReal, Screen, laptop, open_real, parish

__all__ = ["laptop", "open_real", "parish"]

PHONE = "15400017788"


@pytest.fixture
def team(parish: Parish, laptop: Machine) -> str:
    made = add_team(laptop.session, "石桥互助组", "MUTUAL", grid=parish.grids[0], skills=["ERRAND"]).id
    add_member(laptop.session, made, "赵大姐", part="LEADER", phone=PHONE)
    return made


def press(screen: Screen, inside: QWidget, said: str) -> None:
    button_called(inside, said).click()
    screen.settle()


def test_help_is_asked_at_a_door_a_team_is_sent_and_it_is_in_the_ledger(
    laptop: Machine, team: str, open_real: OpenReal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = open_real(laptop)
    page: Any = screen.go("teams", ("ask", laptop.homes[0]))
    form = page.view(0).form
    assert form.editors["household"].value() == laptop.homes[0]
    form.editors["need"].show("ERRAND")
    type_into(screen.qtbot, form.editors["text"].control, "腿摔了，请人取药")
    form.save.click()
    screen.settle()
    (row,) = helping.help_requests(laptop.session)
    assert (row["need"], row["text"]) == ("ERRAND", "腿摔了，请人取药")
    view = page.view(0).view
    said = words_on(view)
    assert "石桥互助组" in said
    assert "✓ 会帮这个" in said
    assert PHONE not in said
    press(screen, view, "请这支队伍")
    assert helping.help_requests(laptop.session)[0]["team"] == team
    view.form.helpers.set_text("赵大姐、孙师傅")
    view.form.hours.set_text("2")
    view.form.save.click()
    screen.settle()
    (row,) = helping.help_requests(laptop.session)
    assert (row["outcome"], row["helpers"], row["hours"]) == ("HELPED", ["赵大姐", "孙师傅"], 2)
    assert "已进帮扶台账" in words_on(page)
    assert laptop.session.store.drafts() == []
    out = tmp_path / "帮扶台账.xlsx"
    monkeypatch.setattr(choose, "save", lambda *_any: out)
    page._turn_paper()
    page.book.click()
    screen.settle()
    cells = [cell.value for line in openpyxl.load_workbook(out).active for cell in line]
    assert "王*福" in cells
    assert "王家福" not in str(cells)


def test_what_is_half_typed_comes_back_in_every_form(
    laptop: Machine, team: str, open_real: OpenReal
) -> None:
    request = ask_help(laptop.session, "TALK", household=laptop.homes[0]).id
    screen = open_real(laptop)
    page: Any = screen.go("teams", ("help", ""))
    type_into(screen.qtbot, page.view(0).form.editors["text"].control, "请人搬柜子")
    page.flush_and_stop()
    page.show_what(("help", request))
    screen.settle()
    page.view(0).view.form.helpers.set_text("王大姐")
    page.view(0).view.form.keeping.touched()
    page.flush_and_stop()
    page.tabs.go(1)
    screen.settle()
    page.view(1).ask("member", page.view(1).model.row(team))
    type_into(screen.qtbot, page.view(1).form.editors["name"].control, "钱电工")
    page.flush_and_stop()
    kept = {one.form: one for one in drafts.waiting(laptop.session)}
    assert set(kept) == {"help", "help_result", "team_member"}
    page = screen.go("drafts")
    for form, words in (("help", "请人搬柜子"), ("help_result", "王大姐"), ("team_member", "钱电工")):
        page = screen.go("teams", Resume(kept[form].id, kept[form].about))
        screen.settle()
        found = page.view(page.at)
        typed = found.view.form.typed() if form == "help_result" else found.form.typed()
        assert words in str(typed), form


def test_a_number_of_a_volunteer_is_shown_only_after_a_purpose(
    laptop: Machine, team: str, open_real: OpenReal
) -> None:
    screen = open_real(laptop)
    page: Any = screen.go("teams")
    page.tabs.go(1)
    screen.settle()
    assert "154****7788" in words_on(page)
    assert PHONE not in words_on(page)


def test_a_team_is_set_up_and_filled_by_keys_alone(
    parish: Parish, laptop: Machine, open_real: OpenReal
) -> None:
    screen = open_real(laptop)
    page: Any = screen.go("teams", ("team", ""))
    form = page.view(1).form
    type_into(screen.qtbot, form.editors["name"].control, "石桥帮工队")
    screen.press("Ctrl+Return")
    screen.settle()
    (made,) = volunteers.volunteer_teams(laptop.session)
    assert (made["name"], made["team_kind"], made["grid"]) == ("石桥帮工队", "MUTUAL", parish.grids[0])
    press(screen, page.view(1).view, "加一个人")
    type_into(screen.qtbot, page.view(1).form.editors["name"].control, "王电工")
    screen.press("Ctrl+Return")
    screen.settle()
    (made,) = volunteers.volunteer_teams(laptop.session)
    assert [one["name"] for one in made["members"]] == ["王电工"]
    assert "王电工" in words_on(page.view(1).view)


def test_a_form_stays_while_something_else_is_written(
    laptop: Machine, team: str, open_real: OpenReal
) -> None:
    ask_help(laptop.session, "TALK", household=laptop.homes[0])
    screen = open_real(laptop)
    page: Any = screen.go("teams", ("help", ""))
    form = page.view(0).form
    type_into(screen.qtbot, form.editors["text"].control, "请人搬柜子")
    screen.window.desk.tell(Changes(frozenset({"household"})))
    screen.settle()
    assert page.view(0).form is form
    assert form.isVisible()
    assert form.typed()["text"] == "请人搬柜子"


def test_a_form_thrown_away_lies_in_the_bin_and_it_says_so(laptop: Machine, open_real: OpenReal) -> None:
    screen = open_real(laptop)
    page: Any = screen.go("teams", ("help", ""))
    type_into(screen.qtbot, page.view(0).form.editors["text"].control, "请人搬柜子")
    press(screen, page.view(0), "不写了")
    assert page.view(0).form is None
    assert "放进了回收站" in words_on(page)
    assert [one.start for one in drafts.discarded(laptop.session)] == ["请人搬柜子"]


def test_enter_on_a_row_leads_to_what_can_be_done_with_it(laptop: Machine, open_real: OpenReal) -> None:
    ask_help(laptop.session, "TALK", household=laptop.homes[0])
    screen = open_real(laptop)
    page: Any = screen.go("teams")
    page.view(0).table.setFocus()
    screen.press("Return")
    assert page.view(0).view.isAncestorOf(screen.has_keyboard())


def test_the_open_request_survives_another_text_size(
    laptop: Machine, team: str, open_real: OpenReal
) -> None:
    first = ask_help(laptop.session, "TALK", household=laptop.homes[0]).id
    ask_help(laptop.session, "ERRAND", household=laptop.household("李桂英", "7"))
    screen = open_real(laptop)
    screen.go("teams", ("help", first))
    screen.window.set_text_size(TextSize.LARGE)
    screen.qtbot.wait(20)
    screen.settle()
    assert screen.window.workspace is not None
    page: Any = screen.window.workspace.page("teams")
    assert page.view(0).table.current_id() == first


def test_the_household_names_who_looks_after_it(
    laptop: Machine, open_real: OpenReal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(household_card, "LATER_MS", 1)
    add_pairing(laptop.session, "CADRE", name="钱支书", post="村书记", household=laptop.homes[0])
    screen = open_real(laptop)
    page: Any = screen.go("households", laptop.homes[0])
    screen.qtbot.waitUntil(lambda: "包联：钱支书（村书记）" in words_on(page))


def test_every_form_of_mutual_aid_has_a_name_and_a_way_back() -> None:
    forms = {"help", "help_result", "team", "team_member", "team_end", "team_member_end", "pairing",
             "pairing_end", "appraisal", "appraisal_count"}  # fmt: skip
    assert forms <= set(FORM_NAMES)
    assert {unfinished_words._PLACES[form] for form in forms} == {"teams", "appraisal"}


def test_a_laptop_has_no_place_for_appraisals() -> None:
    assert "appraisal" not in {one.stop.key for one in places.worker_places()}
    assert "appraisal" in {one.stop.key for one in places.office_places()}


def test_the_office_opens_a_round_swaps_kin_and_enters_four_counts(
    parish: Parish, laptop: Machine, open_real: OpenReal
) -> None:
    for at in range(40):
        draft = HouseholdDraft(head=f"住户{at:02d}", door=f"9-{at}")
        households.add_household(laptop.session, draft)
    parish.pc.merge(laptop.export())
    screen = open_real(parish.pc)
    page: Any = screen.go("appraisal")
    page.list.ask_new()
    screen.settle()
    form = page.list.form
    names = [form.worker.itemText(at) for at in range(form.worker.count())]
    form.worker.setCurrentIndex(next(at for at, name in enumerate(names) if "李明" in name))
    screen.settle()
    kin = form.panel.reps[0]
    first = next(one for one in form.findChildren(QPushButton) if one.text() == "是亲属，换一户")
    first.click()
    screen.settle()
    assert kin["id"] not in {one["id"] for one in form.panel.reps}
    assert "是谁不会记下来" in words_on(form)
    form.keeping.touched()
    screen.qtbot.waitUntil(lambda: not form.keeping.autosave.pending)
    screen.settle()
    assert parish.pc.session.store.drafts()
    assert kin["id"] not in str(parish.pc.session.store.drafts())
    form.save.click()
    screen.settle()
    (row,) = appraisals.appraisals(parish.pc.session)
    assert kin["id"] not in {one["id"] for one in row["reps"]}
    assert kin["id"] not in str(parish.pc.session.store.get("appraisal", row["id"]))
    view = page.list.view
    assert set(view.form.lines) == {"good", "fair", "poor", "abstain"}
    for name, n in (("good", "2"), ("fair", "0"), ("poor", "0"), ("abstain", "0")):
        view.form.lines[name].set_text(n)
    view.form.signers.set_text("孙会计")
    view.form.save.click()
    screen.settle()
    assert "要有两个不同的人计票签字" in words_on(view)
    view.form.signers.set_text("孙会计、钱支书")
    view.form.save.click()
    screen.settle()
    (row,) = appraisals.appraisals(parish.pc.session)
    assert (row["good"], row["ballots"], row["signed_by"]) == (2, 2, ["孙会计", "钱支书"])
    assert "收回 2 张，发出 2 张" in words_on(page)


@pytest.mark.parametrize("fault", ["keeps who is kin", "asks kin all the same"])
def test_the_suite_sees_a_form_of_rounds_that_is_careless_with_kin(
    fault: str, parish: Parish, laptop: Machine, open_real: OpenReal, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = OpenRound.typed
    if fault == "keeps who is kin":
        monkeypatch.setattr(OpenRound, "typed", lambda self: {**typed(self), "kin": list(self._kin)})
    else:
        monkeypatch.setattr(OpenRound, "_mark", lambda self, _home: self._propose())
    with pytest.raises(AssertionError):
        test_the_office_opens_a_round_swaps_kin_and_enters_four_counts(parish, laptop, open_real)


def test_counts_are_put_right_and_the_day_of_the_count_stays(
    parish: Parish, laptop: Machine, open_real: OpenReal
) -> None:
    for at in range(20):
        households.add_household(laptop.session, HouseholdDraft(head=f"住户{at:02d}", door=f"9-{at}"))
    parish.pc.merge(laptop.export())
    s = parish.pc.session
    made = appraisals.open_round(s, "李明", round_name="2025-2", number=1)
    counts = {"good": 0, "fair": 0, "poor": 1, "abstain": 0}
    appraisals.enter_counts(s, made.id, counts, ["孙会计", "钱支书"])
    (before,) = appraisals.appraisals(s)
    parish.pc.clock.advance(3 * 86400)
    screen = open_real(parish.pc)
    page: Any = screen.go("appraisal")
    view = page.list.view
    press(screen, view, "录错了，改票数")
    press(screen, view, "不改了")
    assert "四项票数" in words_on(view)
    press(screen, view, "录错了，改票数")
    view.form.lines["good"].set_text("1")
    view.form.lines["poor"].set_text("0")
    view.form.save.click()
    screen.settle()
    (row,) = appraisals.appraisals(s)
    assert (row["good"], row["poor"], row["counted_on"]) == (1, 0, before["counted_on"])


def test_two_poor_rounds_are_told_on_the_page_of_the_office(
    parish: Parish, laptop: Machine, open_real: OpenReal
) -> None:
    for at in range(20):
        households.add_household(laptop.session, HouseholdDraft(head=f"住户{at:02d}", door=f"9-{at}"))
    parish.pc.merge(laptop.export())
    s = parish.pc.session
    for name in ("2025-1", "2025-2"):
        made = appraisals.open_round(s, "李明", round_name=name, number=1)
        counts = {"good": 0, "fair": 0, "poor": 1, "abstain": 0}
        appraisals.enter_counts(s, made.id, counts, ["孙会计", "钱支书"])
    laptop.merge(parish.pc.answer(laptop.device))
    screen = open_real(parish.pc)
    assert "李明：2025年上半年、2025年下半年两轮" in words_on(screen.go("appraisal"))
    assert laptop.session.store.ids(Query("appraisal", withdrawn=True)) == []
