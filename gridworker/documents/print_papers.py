"""交办单, 督办单, 反馈单, 告知单 and 会议记录 on A4: parts below each other with lines to cut along.

A part is a framed table of labelled fields. Fields without words are for a pen; they take what room is left
on the sheet. What does not fit goes on to a further sheet, a long text in pieces, so nothing is cut off.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from gridworker.documents.pdf import A4, Box, Draw, Sheets
from gridworker.documents.print_table import MARGIN, page_foot

PAPER: Final = A4
_LEFT: Final = 15.0
_WIDE: Final = A4.width - 2 * _LEFT
_TOP: Final = MARGIN + 1
_BOTTOM: Final = A4.height - MARGIN - 6
_LABEL: Final = 25.0
_PAD: Final = 1.6
_PT: Final = 10.5
_HEAD: Final = 13.5
_LEAST: Final = 8.5
_CUT: Final = 9.0
_SIGN: Final = 10.0
_PIECE: Final = 420
_MOST_GROWN: Final = 24.0


@dataclass(frozen=True)
class Cell:
    """A labelled field; `least` is its height in mm, `grow` lets it take room that is left."""

    label: str
    words: str = ""
    least: float = _LEAST
    grow: bool = False


@dataclass(frozen=True)
class PaperPart:
    """One of the parts: which it is and who keeps it, its title, number (or empty), rows of fields, lines to
    sign."""

    part: str
    title: str
    number: str
    rows: Sequence[Sequence[Cell]]
    signs: Sequence[str]
    pt: float = _PT

    @property
    def label(self) -> float:
        """Width of the labels, in mm."""
        return _LABEL * self.pt / _PT


@dataclass(frozen=True)
class PaperSheet:
    """All parts of a paper."""

    title: str
    office: str
    made_on: dt.date
    parts: Sequence[PaperPart]
    demo: bool = False


@dataclass(frozen=True)
class _Laid:
    part: PaperPart
    rows: list[tuple[Sequence[Cell], float]]
    height: float
    begun: bool = True
    ended: bool = True


def paper_pages(sheet: PaperSheet) -> Draw:
    """What draws the paper on A4."""

    def draw(sheets: Sheets) -> None:
        pages = _paged([laid for part in sheet.parts for laid in _laid(sheets, part)])
        foot = f"{sheet.office}　{sheet.made_on.isoformat()} 打印　姓名已脱敏，不写电话"
        for number, page in enumerate(pages):
            if number:
                sheets.next_page()
            page_foot(sheets, PAPER, foot, len(pages), demo=sheet.demo)
            y = _TOP
            for at, laid in enumerate(_grown(page)):
                if at:
                    sheets.line(MARGIN / 2, y + _CUT / 2, A4.width - MARGIN / 2, y + _CUT / 2, dashed=True)
                    y += _CUT
                _draw(sheets, laid, y)
                y += laid.height

    return draw


def _laid(sheets: Sheets, part: PaperPart) -> Iterator[_Laid]:
    """A part with the heights of its rows; one higher than a sheet comes in several."""
    rows = [(row, _height(sheets, part, row)) for whole in part.rows for row in _pieces(whole)]
    around = _HEAD + _SIGN * len(part.signs)
    room = _BOTTOM - _TOP - around
    taken: list[tuple[Sequence[Cell], float]] = []
    begun = True
    for row, height in rows:
        if taken and sum(h for _, h in taken) + height > room:
            yield _Laid(part, taken, _HEAD + sum(h for _, h in taken), begun, ended=False)
            taken, begun = [], False
        taken.append((row, height))
    yield _Laid(part, taken, around + sum(h for _, h in taken), begun)


def _pieces(row: Sequence[Cell]) -> Iterator[Sequence[Cell]]:
    """A row whose only field holds a very long text, as several rows."""
    if len(row) > 1 or len(row[0].words) <= _PIECE:
        yield row
        return
    cell = row[0]
    for at in range(0, len(cell.words), _PIECE):
        label = cell.label if not at else f"{cell.label}（续）"
        yield [replace(cell, label=label, words=cell.words[at : at + _PIECE], grow=False)]


def _height(sheets: Sheets, part: PaperPart, row: Sequence[Cell]) -> float:
    wide = _WIDE / len(row) - part.label - 2 * _PAD
    most = max(
        max(
            sheets.height(cell.words, wide, pt=part.pt) + 2 * _PAD,
            sheets.height(cell.label, part.label - 2 * _PAD, pt=part.pt) + 2 * _PAD,
            cell.least,
        )
        for cell in row
    )
    return min(most, _BOTTOM - _TOP - _HEAD - 3 * _SIGN)


def _paged(parts: Sequence[_Laid]) -> list[list[_Laid]]:
    pages: list[list[_Laid]] = [[]]
    y = _TOP
    for laid in parts:
        needs = laid.height + (_CUT if pages[-1] else 0)
        if pages[-1] and y + needs > _BOTTOM:
            pages.append([])
            y, needs = _TOP, laid.height
        pages[-1].append(laid)
        y += needs
    return pages


def _grown(page: Sequence[_Laid]) -> list[_Laid]:
    """The parts of a sheet with the room that is left given to fields for a pen."""
    left = _BOTTOM - _TOP - sum(laid.height for laid in page) - _CUT * (len(page) - 1)
    hungry = sum(any(cell.grow for cell in row) for laid in page for row, _ in laid.rows)
    more = min(left / hungry, _MOST_GROWN) if hungry and left > 0 else 0.0
    out = []
    for laid in page:
        rows = [(row, h + (more if any(cell.grow for cell in row) else 0)) for row, h in laid.rows]
        out.append(replace(laid, rows=rows, height=laid.height + sum(h for _, h in rows) - _sum(laid)))
    return out


def _sum(laid: _Laid) -> float:
    return sum(h for _, h in laid.rows)


def _draw(s: Sheets, laid: _Laid, y: float) -> None:
    part = laid.part
    s.text(Box(_LEFT, y, _WIDE, 8), part.title, pt=16, bold=True, align="center", at="middle", shrink=True)
    said = part.part if laid.begun else f"{part.part}（续）"
    s.text(Box(_LEFT, y + 8, _WIDE * 0.6, 5), said, pt=9)
    if part.number:
        s.text(Box(_LEFT, y + 8, _WIDE, 5), f"编号：{part.number}", pt=10.5, bold=True, align="right")
    y += _HEAD
    top = y
    for row, height in laid.rows:
        wide = _WIDE / len(row)
        for at, cell in enumerate(row):
            x = _LEFT + at * wide
            s.frame(Box(x, y, part.label, height), mm=0.15, fill="#F2F2F2")
            s.frame(Box(x, y, wide, height), mm=0.15)
            label = Box(x + _PAD, y, part.label - 2 * _PAD, height)
            s.text(label, cell.label, pt=part.pt, at="middle", align="center", shrink=True)
            room = Box(x + part.label + _PAD, y, wide - part.label - 2 * _PAD, height)
            s.text(room, cell.words, pt=part.pt, at="middle", shrink=True)
        y += height
    s.frame(Box(_LEFT, top, _WIDE, y - top), mm=0.4)
    if laid.ended:
        for line in part.signs:
            s.text(Box(_LEFT, y, _WIDE, _SIGN), line, pt=part.pt, at="middle", align="right")
            y += _SIGN
