"""总览 on paper: A4, every rate as n/d, every bar with its number, patterns in place of colours.

Blocks stand below each other and go over to the next page whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from gridworker.documents.pdf import A4, Box, Draw, Paper, Pattern, Sheets
from gridworker.documents.print_table import MARGIN, page_foot

PAPER: Final[Paper] = A4
_LEFT: Final = 14.0
_WIDE: Final = PAPER.width - 2 * _LEFT
_BOTTOM: Final = PAPER.height - 14
_PER_LINE: Final = 6
_CELL: Final = 12.0
_BARS: Final = 44.0
_ROW: Final = 6.6


@dataclass(frozen=True)
class PrintedRate:
    """A line of the table of figures: name, what is shown (`34/120（28.3%）`), how it is counted."""

    name: str
    shown: str
    counted: str


@dataclass(frozen=True)
class PrintedCell:
    """A grid: its short name, n of d, and whether something of it has not come."""

    name: str
    n: int
    d: int
    lacking: bool


@dataclass(frozen=True)
class PrintedMonth:
    """A bar: the month's name, the pieces from below (in_person, apart, missed)."""

    name: str
    pieces: tuple[int, int, int]


@dataclass(frozen=True)
class PrintedOverview:
    """All that is printed. `villages`: name and cells; `ages`: titles; `states`: name and numbers by age."""

    title: str
    office: str
    made_on: date
    rates: Sequence[PrintedRate]
    villages: Sequence[tuple[str, Sequence[PrintedCell]]]
    months: Sequence[PrintedMonth]
    pieces: tuple[str, str, str]
    ages: Sequence[str]
    states: Sequence[tuple[str, Sequence[int]]]
    sources: str
    lacking: Sequence[str]
    demo: bool = False


Block = tuple[float, Callable[[Sheets, float], None]]
"""Height in mm, and what draws it at a height of the page."""
_PATTERNS: Final[tuple[tuple[str, Pattern], ...]] = (("#5A6B78", ""), ("", "hatch"), ("", ""))
"""Fill and pattern of the pieces of a bar: solid, hatched, empty."""


def overview_pages(shown: PrintedOverview) -> Draw:
    """What draws the overview."""

    def draw(sheets: Sheets) -> None:
        pages: list[list[Block]] = [[]]
        y = MARGIN
        for block in _blocks(sheets, shown):
            if pages[-1] and y + block[0] > _BOTTOM:
                pages.append([])
                y = MARGIN
            pages[-1].append(block)
            y += block[0]
        for number, page in enumerate(pages):
            if number:
                sheets.next_page()
            foot = f"{shown.title}　{shown.made_on.isoformat()} 打印"
            page_foot(sheets, PAPER, foot, len(pages), demo=shown.demo)
            y = MARGIN
            for height, paint in page:
                paint(sheets, y)
                y += height

    return draw


def _blocks(sheets: Sheets, shown: PrintedOverview) -> Iterator[Block]:
    yield 20, lambda s, y: _title(s, y, shown)
    for rate in shown.rates:
        height = max(_ROW, sheets.height(rate.counted, _WIDE - 78, pt=8) + 2)
        yield height, partial(_rate, rate=rate, height=height)
    if shown.villages:
        yield 10, lambda s, y: _heading(
            s, y, "各网格走访覆盖", "格内为当面见到的户/应访户，底边的条为同一比例；虚线框为数据没有收齐"
        )
    for village, cells in shown.villages:
        for start in range(0, len(cells), _PER_LINE):
            part, name = cells[start : start + _PER_LINE], village if start == 0 else ""
            yield _CELL + 1.5, partial(_cells, village=name, cells=part)
    if shown.months:
        yield 10 + _BARS + 16, lambda s, y: _months(s, y, shown)
    yield 10 + _ROW * (len(shown.states) + 1), lambda s, y: _states(s, y, shown)
    for words in (shown.sources, *shown.lacking):
        height = sheets.height(words, _WIDE, pt=9) + 1.5
        yield height, partial(_sentence, words=words)


def _title(s: Sheets, y: float, shown: PrintedOverview) -> None:
    s.text(Box(_LEFT, y, _WIDE, 11), shown.title, pt=16, bold=True, align="center", at="middle", shrink=True)
    line = Box(_LEFT, y + 12, _WIDE, 5)
    s.text(line, f"填报单位：{shown.office}", pt=9.5)
    s.text(line, f"填报日期：{shown.made_on.isoformat()}", pt=9.5, align="right")


def _rate(s: Sheets, y: float, rate: PrintedRate, height: float) -> None:
    x = _LEFT
    for words, width, bold, pt in (
        (rate.name, 38.0, True, 9.5), (rate.shown, 38.0, True, 9.5), (rate.counted, _WIDE - 76, False, 8.0),
    ):  # fmt: skip
        s.frame(Box(x, y, width, height))
        s.text(Box(x + 1, y, width - 2, height), words, pt=pt, bold=bold, at="middle")
        x += width


def _heading(s: Sheets, y: float, words: str, note: str) -> None:
    s.text(Box(_LEFT, y + 2.5, _WIDE, 6), words, pt=11.5, bold=True)
    wide = s.width(words, pt=11.5, bold=True) + 3
    s.text(Box(_LEFT + wide, y + 3.2, _WIDE - wide, 5), note, pt=8, ink="#444444", shrink=True)


def _cells(s: Sheets, y: float, village: str, cells: Sequence[PrintedCell]) -> None:
    label = 22.0
    s.text(Box(_LEFT, y, label - 1, _CELL), village, pt=9, at="middle", shrink=True)
    wide = (_WIDE - label) / _PER_LINE
    for at, cell in enumerate(cells):
        box = Box(_LEFT + label + at * wide, y, wide - 1.5, _CELL)
        if cell.d and cell.n:
            s.frame(Box(box.x, box.y + _CELL - 1.8, box.w * cell.n / cell.d, 1.8), mm=0, fill="#5A6B78")
        if cell.lacking:
            for ends in (
                (box.x, box.y, box.x + box.w, box.y),
                (box.x, box.y + _CELL, box.x + box.w, box.y + _CELL),
                (box.x, box.y, box.x, box.y + _CELL),
                (box.x + box.w, box.y, box.x + box.w, box.y + _CELL),
            ):
                s.line(*ends, mm=0.3, dashed=True)
        else:
            s.frame(box)
        name = f"! {cell.name}" if cell.lacking else cell.name
        s.text(Box(box.x + 0.5, y + 0.5, box.w - 1, 4.5), name, pt=8, align="center", shrink=True)
        said = f"{cell.n}/{cell.d}" if cell.d else "—"
        s.text(Box(box.x, y + 4.4, box.w, 5.5), said, pt=11, bold=True, align="center", shrink=True)


def _months(s: Sheets, y: float, shown: PrintedOverview) -> None:
    _heading(s, y, "各月走访户次", "柱上为总数")
    x = _LEFT
    for name, (fill, pattern) in zip(shown.pieces, _PATTERNS, strict=True):
        s.frame(Box(x, y + 10.5, 5, 3), fill=fill, pattern=pattern)
        wide = s.width(name, pt=8.5) + 2
        s.text(Box(x + 6, y + 10, wide, 5), name, pt=8.5)
        x += wide + 11
    top = max((sum(month.pieces) for month in shown.months), default=0) or 1
    base = y + 20 + _BARS - 6
    slot = _WIDE / len(shown.months)
    s.line(_LEFT, base, _LEFT + _WIDE, base)
    for at, month in enumerate(shown.months):
        left, wide = _LEFT + at * slot + slot * 0.18, slot * 0.64
        low, room = base, _BARS - 8
        for n, (fill, pattern) in zip(month.pieces, _PATTERNS, strict=True):
            high = room * n / top
            if high:
                s.frame(Box(left, low - high, wide, high), fill=fill, pattern=pattern)
            low -= high
        number = Box(_LEFT + at * slot, low - 4.6, slot, 4.5)
        s.text(number, str(sum(month.pieces)), pt=8.5, bold=True, align="center", shrink=True)
        s.text(Box(_LEFT + at * slot, base + 0.8, slot, 4.5), month.name, pt=8, align="center", shrink=True)


def _states(s: Sheets, y: float, shown: PrintedOverview) -> None:
    _heading(s, y, "未办结诉求", "按填报日期的状态；列为收到以后过了多少天")
    label = 30.0
    wide = (_WIDE - label) / max(len(shown.ages), 1)
    lines = [("", list(shown.ages)), *[(name, [str(n) for n in found]) for name, found in shown.states]]
    for row, (name, cells) in enumerate(lines):
        top, strong = y + 10 + row * _ROW, row in (0, len(lines) - 1)
        for at, words in enumerate((name, *cells)):
            box = Box(_LEFT if at == 0 else _LEFT + label + (at - 1) * wide, top, wide if at else label, _ROW)
            s.frame(box, fill="#EDEDED" if row == 0 else "")
            inside = Box(box.x + 1, box.y, box.w - 2, box.h)
            s.text(inside, words, pt=9, bold=strong, align="center" if at else "left", at="middle")


def _sentence(s: Sheets, y: float, words: str) -> None:
    s.text(Box(_LEFT, y + 1, _WIDE, 6), words, pt=9)
