"""The notice card (告知卡): what is recorded, why, who sees it, and what a resident may ask for.

Handed over at the first visit, and read out where nobody reads. Four cards of A6 stand on one sheet of A4,
with dashed lines to cut along.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from gridworker.documents.pdf import Box, Sheets

ACROSS, DOWN = 2, 2
CARDS_A_SHEET: Final = ACROSS * DOWN
_MARGIN: Final = 9.0
_BLANK: Final = "____________"


@dataclass(frozen=True)
class NoticeCard:
    """What is filled in; an empty text becomes a line to write on by hand."""

    office: str
    grid: str = ""
    worker: str = ""
    phone: str = ""
    demo: bool = False

    def spoken(self) -> str:
        """The same in one breath, for the doorstep; at most 60 characters besides name and number."""
        return (
            f"我是网格员{self.worker or _BLANK}，上门是来看看、帮着办事。只记办事用得着的，不想说的可以不说；"
            f"记了什么，随时可以看、可以改、可以删。电话 {self.phone or _BLANK}。"
        )

    def parts(self) -> list[tuple[str, str]]:
        """Heading and text of each paragraph, in order."""
        office = self.office or _BLANK
        return [
            ("记什么", "门牌、户主姓名、家里几口人、需要帮助的事，谈了什么、反映了什么。电话留不留由您。"),
            ("不记什么", "身份证号、银行卡号、病情、信仰都不记；十四岁以下的孩子只记人数；不拍人，不定位。"),
            ("为什么记", "只为上门服务，把您反映的事办好、给您回话。不拿去做别的。"),
            ("谁看得到", f"本网格的网格员和{office}的经办人。要公示的，不写全名，也可以不公示。"),
            ("您可以", "不回答，不留名；要一份记了什么；改写错的；要求删掉。跟网格员说，或者打下面的电话。"),
        ]


def draw_cards(sheets: Sheets, card: NoticeCard, pages: int = 1) -> None:
    """Fill `pages` sheets with the same card."""
    wide, high = sheets.paper.width / ACROSS, sheets.paper.height / DOWN
    for page in range(pages):
        if page:
            sheets.next_page()
        for at in range(CARDS_A_SHEET):
            _draw(sheets, card, Box(at % ACROSS * wide, at // ACROSS * high, wide, high))
        for cut in range(1, ACROSS):
            sheets.line(cut * wide, 0, cut * wide, sheets.paper.height, dashed=True)
        for cut in range(1, DOWN):
            sheets.line(0, cut * high, sheets.paper.width, cut * high, dashed=True)


def _draw(sheets: Sheets, card: NoticeCard, place: Box) -> None:
    left, wide = place.x + _MARGIN, place.w - 2 * _MARGIN
    down = place.y + _MARGIN
    title, pt = ("走访告知卡（演示数据，不是真的）", 12) if card.demo else ("走访告知卡", 16)
    down += sheets.text(Box(left, down, wide, 8), title, pt=pt, bold=True, align="center")
    who = "　".join(part for part in (card.office, card.grid) if part) or _BLANK
    down += 1 + sheets.text(Box(left, down + 1, wide, 6), who, pt=11, align="center") + 2.5
    for heading, text in card.parts():
        down += sheets.text(Box(left, down, wide, 6), heading, pt=12.5, bold=True) + 0.4
        down += sheets.text(Box(left, down, wide, 14), text, pt=11.5) + 2
    foot = Box(left, place.y + place.h - _MARGIN - 17, wide, 17)
    sheets.frame(foot, mm=0.3)
    inner = Box(foot.x + 2.5, foot.y + 1.5, foot.w - 5, 6.5)
    sheets.text(inner, f"网格员：{card.worker or _BLANK}", pt=11, at="middle", shrink=True)
    below = Box(inner.x, inner.y + 7.2, inner.w, 7)
    sheets.text(below, f"监督电话：{card.phone or _BLANK}", pt=13, bold=True, at="middle", shrink=True)
