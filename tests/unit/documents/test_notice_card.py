"""The notice card on paper: what a resident reads, and nothing that runs out of the card."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from gridworker.documents.notice_card import CARDS_A_SHEET, NoticeCard, draw_cards
from gridworker.documents.pdf import A4, Box, Sheets, write_pdf
from tests.support.pdf import run_together, words_of

CARD = NoticeCard("云溪镇", "石桥村第二网格", "王小满", "15400001234")


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    """Fonts want one."""


def test_a_sheet_holds_four_cards_with_everything_on_them(tmp_path: Path) -> None:
    write_pdf(tmp_path / "card.pdf", lambda sheets: draw_cards(sheets, CARD), A4)
    (page,) = words_of(tmp_path / "card.pdf")
    headings = [heading for heading, _ in CARD.parts()]
    for word in ("云溪镇", "石桥村第二网格", "王小满", "15400001234", *headings):
        assert run_together(page).count(word) >= CARDS_A_SHEET, word


def test_what_is_not_known_is_a_line_to_write_on(tmp_path: Path) -> None:
    write_pdf(tmp_path / "card.pdf", lambda sheets: draw_cards(sheets, NoticeCard("")), A4)
    (page,) = words_of(tmp_path / "card.pdf")
    assert page.count("____") >= 3 * CARDS_A_SHEET


def test_the_card_says_what_the_law_asks_for() -> None:
    text = "".join(heading + words for heading, words in CARD.parts())
    for asked in ("身份证号", "病情", "十四岁以下", "要求删掉", "改写错的", "不回答", "不定位", "为上门服务"):
        assert asked in text


def test_it_can_be_said_in_one_breath() -> None:
    words = NoticeCard("云溪镇", worker="", phone="").spoken().replace("_", "")
    assert len(words) <= 75
    assert "王小满" in CARD.spoken()
    assert "15400001234" in CARD.spoken()


def test_a_demo_card_is_marked(tmp_path: Path) -> None:
    made = NoticeCard("云溪镇", demo=True)
    write_pdf(tmp_path / "card.pdf", lambda sheets: draw_cards(sheets, made), A4)
    assert "演示数据" in run_together(words_of(tmp_path / "card.pdf")[0])


def lowest(card: NoticeCard) -> float:
    """How far down the text above the box of the first card reaches, in mm."""
    reached = [0.0]

    class Watched(Sheets):
        def text(self, box: Box, words: str, **how: object) -> float:
            taken = super().text(box, words, **how)
            if box.x < 105 and box.y < 148 and "at" not in how:
                reached.append(box.y + taken)
            return taken

    def draw(sheets: Sheets) -> None:
        sheets.__class__ = Watched
        draw_cards(sheets, card)

    with tempfile.TemporaryDirectory() as folder:
        write_pdf(Path(folder) / "card.pdf", draw, A4)
    return max(reached)


@pytest.mark.parametrize("office", ["云溪镇", "青禾县云溪镇人民政府社会治安综合治理中心办公室"])
def test_the_words_end_above_the_box_with_the_number(office: str) -> None:
    assert lowest(NoticeCard(office, "石桥村第二网格", "王小满", "15400001234")) < 148.5 - 9 - 17


def test_words_that_run_into_the_box_would_be_noticed() -> None:
    assert lowest(NoticeCard("云溪镇" * 60)) > 148.5 - 9 - 17
