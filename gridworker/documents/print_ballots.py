"""Paper of a round of 评官评事: blank ballots to cut apart, and the sheet on which two people count them.

A ballot has four boxes and nothing that says whose it is: no name, no number, no line to sign.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from gridworker.documents.pdf import A4, Box, Draw, Sheets
from gridworker.documents.print_table import page_foot

BALLOTS_A_SHEET: Final = 6
_ACROSS, _DOWN = 2, 3
_LINES: Final = 4


@dataclass(frozen=True)
class BallotPaper:
    """One person's round: `options` are the words of the four boxes, `asked` how many ballots are needed."""

    office: str
    round_name: str
    name: str
    about: str
    options: tuple[str, ...]
    asked: int
    demo: bool = False


def ballot_pages(paper: BallotPaper) -> Draw:
    """What draws `asked` ballots on sheets of A4, then the counting sheet on a page of its own."""

    def draw(sheets: Sheets) -> None:
        full = -(-paper.asked // BALLOTS_A_SHEET)
        for page in range(full):
            if page:
                sheets.next_page()
            _cuts(sheets)
            for at in range(min(BALLOTS_A_SHEET, paper.asked - page * BALLOTS_A_SHEET)):
                wide, high = A4.width / _ACROSS, A4.height / _DOWN
                _ballot(sheets, paper, Box(at % _ACROSS * wide, at // _ACROSS * high, wide, high))
        if full:
            sheets.next_page()
        _tally(sheets, paper, full + 1)

    return draw


def _cuts(sheets: Sheets) -> None:
    sheets.line(A4.width / 2, 0, A4.width / 2, A4.height, dashed=True)
    for at in range(1, _DOWN):
        sheets.line(0, at * A4.height / _DOWN, A4.width, at * A4.height / _DOWN, dashed=True)


def _ballot(sheets: Sheets, paper: BallotPaper, place: Box) -> None:
    left, wide, down = place.x + 9, place.w - 18, place.y + 8
    title = "评议票（演示，不是真的）" if paper.demo else "评议票"
    down += sheets.text(Box(left, down, wide, 9), title, pt=16, bold=True, align="center") + 1
    down += sheets.text(Box(left, down, wide, 6), paper.round_name, pt=11, align="center") + 4
    down += sheets.text(Box(left, down, wide, 7), f"被评议人：{paper.name}", pt=13, bold=True) + 1
    down += sheets.text(Box(left, down, wide, 6), paper.about, pt=11) + 4
    for words in paper.options:
        sheets.frame(Box(left + 4, down + 0.6, 5.5, 5.5), mm=0.4)
        sheets.text(Box(left + 13, down, wide - 13, 7), words, pt=14)
        down += 9
    below = "只选一项，打“√”。不写姓名，不做记号，折好投进票箱。"
    sheets.text(Box(left, place.y + place.h - 14, wide, 8), below, pt=10.5, align="center")


def _tally(sheets: Sheets, paper: BallotPaper, pages: int) -> None:
    left, wide, down = 20.0, A4.width - 40, 22.0
    down += sheets.text(Box(left, down, wide, 12), "评议计票单", pt=20, bold=True, align="center") + 3
    down += sheets.text(Box(left, down, wide, 7), paper.round_name, pt=12, align="center") + 6
    for words in (f"被评议人：{paper.name}　　{paper.about}", f"户代表：{paper.asked} 人　　发票：______ 张"
                  "　　收回：______ 张"):  # fmt: skip
        down += sheets.text(Box(left, down, wide, 8), words, pt=12) + 2
    down += 3
    cells = (0.24, 0.56, 0.2)
    for at, row in enumerate([("选项", "画“正”字", "合计"), *((word, "", "") for word in paper.options)]):
        high, x = (10.0 if at == 0 else 20.0), left
        for share, words in zip(cells, row, strict=True):
            box = Box(x, down, share * wide, high)
            sheets.frame(box, mm=0.3)
            sheets.text(box, words, pt=12, bold=at == 0, align="center", at="middle")
            x += share * wide
        down += high
    down += 10
    signs = "计票人（两人）签字：____________________　　____________________"
    for words in (signs, "计票日期：______ 年 ____ 月 ____ 日"):
        down += sheets.text(Box(left, down, wide, 9), words, pt=12) + 6
    below = "只登记四项合计，选票由办公室封存，不逐张录入。计票人不能是被评议人本人。"
    sheets.text(Box(left, down + 2, wide, 8), below, pt=10.5)
    page_foot(sheets, A4, paper.office, pages, demo=paper.demo)
