"""Handing over the notice card: marked with one step, taken back with another, both on record."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from gridworker.errors import UserError
from gridworker.services import households
from gridworker.services.notice import give_notice, notice_card, take_notice_back, write_notice
from tests.support.parish import Machine, Parish


def only(machine: Machine) -> str:
    (household,) = households.household_ids(machine.session)
    return household


def test_a_laptop_fills_in_its_own_worker_and_grid(laptop: Machine) -> None:
    card = notice_card(laptop.session)
    who = laptop.session.identity
    assert (card.office, card.grid, card.worker) == (who.office_name, who.grid_name, who.name)
    assert card.phone == ""


def test_an_office_leaves_lines_to_write_on(parish: Parish) -> None:
    card = notice_card(parish.pc.session)
    assert (card.worker, card.phone, card.grid) == ("", "", "")
    assert card.office


def test_what_is_given_stands_above_what_is_known(laptop: Machine) -> None:
    card = notice_card(laptop.session, worker="李秀兰", phone="15400001111")
    assert (card.worker, card.phone) == ("李秀兰", "15400001111")


def test_giving_marks_the_day_and_a_mistake_is_taken_back(laptop: Machine) -> None:
    home = only(laptop)
    assert give_notice(laptop.session, home).changes.kinds
    today = laptop.session.entropy.now().date().isoformat()
    assert households.household(laptop.session, home)["notice_given_on"] == today
    take_notice_back(laptop.session, home)
    assert households.household(laptop.session, home)["notice_given_on"] is None


def test_giving_twice_on_one_day_writes_nothing_more(laptop: Machine) -> None:
    home = only(laptop)
    give_notice(laptop.session, home)
    assert not give_notice(laptop.session, home).changes.kinds


def test_cards_are_written_four_to_a_sheet(laptop: Machine, tmp_path: Path, qapp: QApplication) -> None:
    made = write_notice(notice_card(laptop.session), tmp_path / "card.pdf", 2)
    assert (made.cards, made.pages) == (8, 2)
    assert (tmp_path / "card.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("sheets", [0, 101])
def test_an_unreasonable_number_of_sheets_is_refused(laptop: Machine, tmp_path: Path, sheets: int) -> None:
    with pytest.raises(UserError) as refused:
        write_notice(notice_card(laptop.session), tmp_path / "card.pdf", sheets)
    assert refused.value.code == "bad_pages"


def test_a_folder_that_is_gone_is_said(laptop: Machine, tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        write_notice(notice_card(laptop.session), tmp_path / "gone" / "card.pdf")
    assert refused.value.code == "no_folder"
