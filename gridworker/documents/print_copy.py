"""本户资料副本: what is held about a household on paper, for the household. Plain words, nothing masked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from gridworker.documents.pdf import A4, Box, Draw, Sheets
from gridworker.documents.print_table import MARGIN, page_foot

_LEFT: Final = MARGIN + 6
_LABEL: Final = 38.0
_PIECE: Final = 400
"""Longer texts are set in pieces, so that one may run over the end of a page."""


@dataclass(frozen=True)
class CopySheet:
    """What is printed; a record is lines of (label, words)."""

    title: str
    about: str
    office: str
    made_on: dt.date
    sections: Sequence[tuple[str, list[list[tuple[str, str]]]]]
    below: Sequence[str]
    demo: bool = False


@dataclass(frozen=True)
class _Line:
    label: str
    words: str
    pt: float
    bold: bool
    above: float
    height: float


def copy_pages(sheet: CopySheet) -> Draw:
    """What draws the copy on A4."""

    def draw(sheets: Sheets) -> None:
        pages = _paged(list(_lines(sheets, sheet)))
        for number, page in enumerate(pages):
            if number:
                sheets.next_page()
            foot = f"{sheet.office}　{sheet.made_on.isoformat()} 制"
            page_foot(sheets, A4, foot, len(pages), demo=sheet.demo)
            y = MARGIN + 4
            for line in page:
                y += line.above
                if line.label:
                    label = Box(_LEFT, y, _LABEL - 3, line.height)
                    sheets.text(label, line.label, pt=line.pt, ink="#444444")
                left = _LEFT + (_LABEL if line.label or not line.bold else 0)
                room = Box(left, y, A4.width - MARGIN - 6 - left, line.height)
                sheets.text(room, line.words, pt=line.pt, bold=line.bold)
                y += line.height

    return draw


def _lines(sheets: Sheets, sheet: CopySheet) -> Iterator[_Line]:
    wide, narrow = A4.width - 2 * _LEFT, A4.width - 2 * _LEFT - _LABEL

    def heading(words: str, pt: float, above: float) -> _Line:
        return _Line("", words, pt, True, above, sheets.height(words, wide, pt=pt, bold=True))

    def line(label: str, words: str, above: float) -> _Line:
        high = max(sheets.height(words, narrow, pt=11), sheets.height(label, _LABEL - 3, pt=11))
        return _Line(label, words, 11, False, above, high)

    yield heading(sheet.title, 18, 0)
    yield heading(sheet.about, 12, 1)
    for title, records in sheet.sections:
        yield heading(f"{title}（{len(records)}）" if len(records) > 1 else title, 14, 5)
        if not records:
            yield line("", "没有记录。", 1)
        for record in records:
            for at, (label, words) in enumerate(record):
                for piece, text in enumerate(_pieces(words)):
                    yield line("" if piece else label, text, 3 if not at and not piece else 0.8)
    for at, words in enumerate(sheet.below):
        yield line("" if at else "说明", words, 6 if not at else 1)


def _pieces(words: str) -> list[str]:
    return [words[at : at + _PIECE] for at in range(0, len(words), _PIECE)] or [""]


def _paged(lines: Sequence[_Line]) -> list[list[_Line]]:
    room = A4.height - 2 * MARGIN - 14
    pages: list[list[_Line]] = [[]]
    used = 0.0
    for line in lines:
        # A heading alone at the foot of a page would belong to nothing.
        needs = line.above + line.height + (14 if line.bold else 0)
        if pages[-1] and used + needs > room:
            pages.append([])
            used = 0.0
        pages[-1].append(line)
        used += line.above + line.height
    return pages
