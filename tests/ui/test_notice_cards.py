"""Printing the notice card, and marking it handed over on the household's own page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton

from gridworker.services import households, notice, printing
from gridworker.services.changes import Changes
from gridworker.services.households import HouseholdSaved
from gridworker.services.notice import NoticePrinted
from gridworker.ui import choose
from tests.ui import fake
from tests.ui.page_objects import OpenFake, words_on

Settle = Callable[[], None]


@pytest.fixture(autouse=True)
def _notice_of_the_fake(monkeypatch: pytest.MonkeyPatch) -> None:
    from gridworker.documents.notice_card import NoticeCard

    def card(s: fake.FakeSession, *, worker: str | None = None, phone: str | None = None) -> NoticeCard:
        name = s.identity.name if worker is None else worker
        return NoticeCard(s.identity.office_name, s.identity.grid_name, name, phone or "", demo=True)

    def mark(day: str | None) -> Callable[[fake.FakeSession, str], HouseholdSaved]:
        def done(s: fake.FakeSession, household: str) -> HouseholdSaved:
            s.data.houses[household]["notice_given_on"] = day
            return HouseholdSaved(household, Changes.of({"household": [household]}))

        return done

    monkeypatch.setattr(notice, "notice_card", card)
    monkeypatch.setattr(printing, "printers", lambda: [])
    monkeypatch.setattr(notice, "give_notice", mark(dt.date(2026, 4, 5).isoformat()))
    monkeypatch.setattr(notice, "take_notice_back", mark(None))


def test_it_is_filled_with_who_and_says_how_to_say_it(open_fake: OpenFake, settle: Settle) -> None:
    window = open_fake()
    window.desk.go("notice")
    settle()
    assert window.workspace is not None
    page: Any = window.workspace.page("notice")
    assert page.worker.text() == "王小满"
    page.phone.setText("15400001234")
    assert "15400001234" in page.said.text()
    assert not page.send.isVisible()


def test_a_pdf_is_written_where_one_says(
    open_fake: OpenFake, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []

    def write(card: Any, out: Path, pages: int) -> NoticePrinted:
        asked.append((card.phone, out, pages))
        return NoticePrinted(out, pages * 4, pages)

    monkeypatch.setattr(notice, "write_notice", write)
    monkeypatch.setattr(choose, "save", lambda *_: tmp_path / "card.pdf")
    window = open_fake()
    window.desk.go("notice")
    settle()
    assert window.workspace is not None
    page: Any = window.workspace.page("notice")
    page.phone.setText("15400001234")
    page.sheets.set_code("5")
    page.save.click()
    settle()
    assert asked == [("15400001234", tmp_path / "card.pdf", 5)]
    assert "20 份" in page.notice.words()
    assert page.show_made.isVisibleTo(page)


def test_one_press_marks_the_card_and_one_takes_it_back(open_fake: OpenFake, settle: Settle) -> None:
    window = open_fake()
    assert window.workspace is not None
    page: Any = window.workspace.page("households")
    settle()
    page.list.setCurrentIndex(page.model.index(0, 0))
    settle()
    card = page.card
    assert "还没有交告知卡" in words_on(card)
    card.told.click()
    settle()
    assert "4月5日 交了告知卡" in words_on(card)
    (undo,) = [push for push in card.findChildren(QPushButton) if push.text() == "没有交，改回去"]
    undo.click()
    settle()
    assert "还没有交告知卡" in words_on(card)
    assert households.household is not None
