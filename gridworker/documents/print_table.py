"""A table on paper: its head on every page, page n of m at the foot, rows of any height.

Heights are measured before anything is drawn, so that the number of pages is known on the first one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from gridworker.documents.pdf import Align, Box, Draw, Paper, Sheets

MARGIN: Final = 10.0
_FOOT: Final = 9.0
_PAD: Final = 0.9
_TITLE: Final = 11.0
_LINE: Final = 6.5


@dataclass(frozen=True)
class Column:
    """One column: its title, its width in mm, and to which side its words stand."""

    title: str
    width: float
    align: Align = "left"


@dataclass(frozen=True)
class TableFrame:
    """What stands around the rows. `below` are sentences under the last row; `demo` marks every page.

    `signed` are the last lines, to the right; `title_pt` and `words_pt` the sizes of what is no table.
    """

    title: str
    left: str
    middle: str
    right: str
    below: tuple[str, ...]
    foot: str
    demo: bool = False
    signed: tuple[str, ...] = ()
    title_pt: float = 16
    words_pt: float = 9


def table(
    paper: Paper,
    frame: TableFrame,
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    *,
    strong: int = 0,
    pt: float = 8,
    told: Callable[[int], None] | None = None,
) -> Draw:
    """What draws the table; the last `strong` rows are bold. `told` hears how many rows are drawn."""

    def draw(sheets: Sheets) -> None:
        _Table(sheets, paper, frame, columns, rows, strong, pt).draw(told)

    return draw


def page_foot(
    sheets: Sheets, paper: Paper, words: str, pages: int, *, demo: bool = False, before: int = 0
) -> None:
    """The line at the foot of a page, and above everything the mark of invented data.

    `before`: sheets of other papers that were drawn before this one.
    """
    room = Box(MARGIN, paper.height - _FOOT, paper.width - 2 * MARGIN, 5)
    sheets.text(room, words, pt=8, ink="#444444")
    sheets.text(room, f"第 {sheets.page - before} 页 / 共 {pages} 页", pt=8, align="right")
    if demo:
        top = Box(MARGIN, 3.5, paper.width - 2 * MARGIN, 5)
        sheets.text(top, "演示数据：这里的人和事都是编出来的", pt=9, bold=True, align="center", ink="#8F1D17")


class _Table:
    def __init__(
        self,
        sheets: Sheets,
        paper: Paper,
        frame: TableFrame,
        columns: Sequence[Column],
        rows: Sequence[Sequence[str]],
        strong: int,
        pt: float,
    ) -> None:
        self.s, self.paper, self.frame = sheets, paper, frame
        self.columns, self.rows, self.pt = columns, rows, pt
        self.first_strong = len(rows) - strong
        self.before = sheets.page - 1
        self.words_pt = frame.words_pt
        self.title, self.line = _TITLE * frame.title_pt / 16, _LINE * frame.words_pt / 9
        self.wide = sum(column.width for column in columns)
        self.left = (paper.width - self.wide) / 2
        self.bottom = paper.height - _FOOT - 2
        self.head = self._height([column.title for column in columns], bold=True)

    def draw(self, told: Callable[[int], None] | None) -> None:
        heights = [self._height(row, bold=at >= self.first_strong) for at, row in enumerate(self.rows)]
        pages = self._pages(heights)
        below = sum(self.s.height(words, self.wide, pt=self.words_pt) + 1 for words in self.frame.below)
        below += len(self.frame.signed) * self.line + (_LINE if self.frame.signed else 0)
        last_top = self._top(len(pages) == 1)
        rest = self.bottom - last_top - sum(heights[at] for at in pages[-1])
        extra = below > rest
        total = len(pages) + extra
        for number, page in enumerate(pages):
            if number:
                self.s.next_page()
            y = self._draw_head(first=number == 0, total=total)
            for at in page:
                self._draw_row(self.rows[at], y, heights[at], bold=at >= self.first_strong)
                y += heights[at]
                if told:
                    told(at + 1)
        if extra:
            self.s.next_page()
            self._foot(total)
            y = MARGIN
        for words in self.frame.below:
            y += self.s.text(Box(self.left, y + 1, self.wide, 5), words, pt=self.words_pt) + 1
        y += _LINE
        for words in self.frame.signed:
            room = Box(self.left, y, self.wide, self.line)
            self.s.text(room, words, pt=self.words_pt + 1, align="right")
            y += self.line

    def _top(self, first: bool) -> float:
        """Where the rows of a page begin."""
        return MARGIN + (self.title + self.line if first else 0) + self.head

    def _pages(self, heights: Sequence[float]) -> list[list[int]]:
        """Which rows stand on which page."""
        pages: list[list[int]] = [[]]
        y = self._top(True)
        for at, height in enumerate(heights):
            if pages[-1] and y + height > self.bottom:
                pages.append([])
                y = self._top(False)
            pages[-1].append(at)
            y += height
        return pages

    def _height(self, row: Sequence[str], *, bold: bool = False) -> float:
        most = max(
            self.s.height(words, column.width - 2 * _PAD, pt=self.pt, bold=bold)
            for words, column in zip(row, self.columns, strict=True)
        )
        room = self.bottom - MARGIN - 40
        return min(most + 2 * _PAD, room)

    def _draw_head(self, *, first: bool, total: int) -> float:
        self._foot(total)
        y = MARGIN
        if first:
            room = Box(self.left, y, self.wide, self.title)
            size = self.frame.title_pt
            self.s.text(room, self.frame.title, pt=size, bold=True, align="center", at="middle", shrink=True)
            y += self.title
            line = Box(self.left, y, self.wide, self.line)
            sides: list[tuple[str, Align]] = [
                (self.frame.left, "left"),
                (self.frame.middle, "center"),
                (self.frame.right, "right"),
            ]
            for words, align in sides:
                self.s.text(line, words, pt=self.words_pt, align=align)
            y += self.line
        x = self.left
        for column in self.columns:
            box = Box(x, y, column.width, self.head)
            self.s.frame(box, fill="#EDEDED")
            self._words(box, column.title, "center", bold=True)
            x += column.width
        return y + self.head

    def _foot(self, total: int) -> None:
        foot, demo = self.frame.foot, self.frame.demo
        page_foot(self.s, self.paper, foot, total, demo=demo, before=self.before)

    def _draw_row(self, row: Sequence[str], y: float, height: float, *, bold: bool) -> None:
        x = self.left
        for words, column in zip(row, self.columns, strict=True):
            box = Box(x, y, column.width, height)
            self.s.frame(box, mm=0.15)
            if words:
                self._words(box, words, column.align, bold=bold)
            x += column.width

    def _words(self, box: Box, words: str, align: Align, *, bold: bool) -> None:
        inside = Box(box.x + _PAD, box.y, box.w - 2 * _PAD, box.h)
        self.s.text(inside, words, pt=self.pt, bold=bold, align=align, at="middle")
