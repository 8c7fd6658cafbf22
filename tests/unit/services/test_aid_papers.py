"""The contact sheet, the ledger of help and the paper of a round: what is on them and what is not."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from gridworker.services import aid_papers, households, pairings
from gridworker.services.aid_papers import contact_sheet, help_ledger, sheet_book, sheet_pdf
from gridworker.services.appraisal_papers import ballots_pdf, panel_sheet, round_words
from gridworker.services.appraisals import open_round
from gridworker.services.helping import ask_help, note_help
from gridworker.services.households import HouseholdDraft
from gridworker.services.volunteers import add_member, add_team
from tests.support.parish import Machine, Parish
from tests.support.pdf import run_together, words_of

pytestmark = pytest.mark.usefixtures("qapp")
"""A sheet draws without a window; a window after it in one process would find the wrong program."""


@pytest.fixture
def helped(parish: Parish, laptop: Machine) -> Machine:
    s, home = laptop.session, laptop.homes[0]
    team = add_team(s, "石桥互助组", "MUTUAL", grid=parish.grids[0], groups=["3组"], skills=["ERRAND"]).id
    add_member(s, team, "赵大姐", part="LEADER", phone="15400001111", listed=True)
    add_member(s, team, "孙师傅", phone="15400002222")
    asked = ask_help(s, "ERRAND", household=home, text="取药").id
    note_help(s, asked, "HELPED", helpers=["赵大姐"], hours=1, result="=取回两盒药")
    note_help(s, ask_help(s, "TALK", household=home).id, "CANCELLED")
    ask_help(s, "TALK", household=home)
    pairings.add_pairing(s, "CADRE", name="钱支书", household=home)
    office = {"post": "村委会主任", "phone": "0570-8800123"}
    pairings.add_pairing(s, "VILLAGE", name="孙主任", grid=parish.grids[0], **office)
    return laptop


def test_only_phones_that_were_agreed_to_are_printed_and_no_family_is_named(helped: Machine) -> None:
    sheet = contact_sheet(helped.session)
    words = str(sheet.rows)
    assert "15400001111" in words
    assert "0570-8800123" in words
    assert "李明" in words
    for hidden in ("15400002222", "王家福", "钱支书"):
        assert hidden not in words


def test_the_ledger_has_what_something_came_of_with_the_name_masked(helped: Machine, tmp_path: Path) -> None:
    sheet = help_ledger(helped.session)
    assert len(sheet.rows) == 1
    assert "王*福" in str(sheet.rows)
    assert "王家福" not in str(sheet.rows)
    made = sheet_book(helped.session, sheet, tmp_path / "ledger.xlsx")
    page = openpyxl.load_workbook(made.path)["帮扶台账"]
    assert page["L4"].value == "=取回两盒药"
    assert page["L4"].data_type == "s"
    assert page["J4"].value == 1


def test_the_same_table_is_made_as_pdf(helped: Machine, tmp_path: Path) -> None:
    made = sheet_pdf(helped.session, contact_sheet(helped.session), tmp_path / "contact.pdf")
    assert made.pages == 1
    assert "便民互助联系表" in run_together(words_of(tmp_path / "contact.pdf")[0])


def test_ballots_have_four_boxes_and_nobodys_name_but_the_persons(parish: Parish, tmp_path: Path) -> None:
    laptop = parish.laptop()
    for at in range(20):
        households.add_household(laptop.session, HouseholdDraft(head=f"住户{at:02d}", door=str(at + 1)))
    parish.pc.merge(laptop.export())
    s = parish.pc.session
    made = open_round(s, "李明", round_name="2026-1", number=2)
    assert ballots_pdf(s, made.id, tmp_path / "ballots.pdf").pages == 2
    words = run_together("".join(words_of(tmp_path / "ballots.pdf")))
    for said in ("评议票", "2026年上半年", "满意", "弃权", "评议计票单", "李明"):
        assert said in words
    assert "住户" not in words
    assert all(str(row[3]).startswith("住户") for row in panel_sheet(s, made.id).rows)
    assert round_words("2025-2") == "2025年下半年"


def test_a_sheet_that_asks_nobody_before_it_prints_phones_is_found(
    helped: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    everybody = [
        {**team, "members": [{**one, "listed": True} for one in team["members"]]}
        for team in aid_papers.volunteer_teams(helped.session)
    ]
    monkeypatch.setattr(aid_papers, "volunteer_teams", lambda *_asked, **_more: everybody)
    with pytest.raises(AssertionError):
        test_only_phones_that_were_agreed_to_are_printed_and_no_family_is_named(helped)
