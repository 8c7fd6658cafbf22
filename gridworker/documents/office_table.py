"""A table as offices keep it, once described and then written as Excel or drawn on paper.

In Excel: title and head as in `workbook`, the rows, 合计, places to sign, and a last sheet that explains what
each column counts. The internal copy has one more with the record behind every row. Days are days and numbers
numbers.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from gridworker.documents.pdf import A4_LANDSCAPE, Draw, Sheets
from gridworker.documents.print_table import MARGIN, Column, TableFrame, table
from gridworker.documents.workbook import FIRST_ROW, formats, head, span, whole_book

PAPER: Final = A4_LANDSCAPE
SIGNED: Final = "填表人：　　　　　　　　审核人：　　　　　　　　单位负责人："
_DAY_WIDE: Final = 17.0
Cell = str | int | dt.date | None
Told = Callable[[int], None]


@dataclass(frozen=True)
class TableColumn:
    """Title, width in characters in Excel and relative to the others on paper, what it counts."""

    title: str
    width: float
    counts: str = ""
    centred: bool = False


@dataclass(frozen=True)
class OfficeTable:
    """All of a table. `name` is that of its sheet; `records` has an id for each row, or nothing."""

    name: str
    title: str
    office: str
    made_on: dt.date
    units: str
    columns: Sequence[TableColumn]
    rows: Sequence[Sequence[Cell]]
    total: Sequence[Cell]
    below: Sequence[str]
    records: Sequence[str] = ()
    demo: bool = False

    @property
    def around(self) -> tuple[str, str, str]:
        """What stands between the title and the head: who, when, in what units."""
        day = self.made_on.isoformat()
        return f"填报单位：{self.office}", f"填报日期：{day}", f"单位：{self.units}"


def write_tables(path: Path, tables: Sequence[OfficeTable], *, told: Told | None = None) -> int:
    """Write the tables into one file and return the number of rows; `told` hears how many are written.

    The file appears whole or not at all. Raises `OSError` when it cannot be written.
    """
    done = 0
    with whole_book(path) as book:
        form = formats(book)
        for shown in tables:
            _sheet(book, shown, form, told, done)
            done += len(shown.rows)
        _explain(book, tables, form)
        if any(shown.records for shown in tables):
            _records(book, tables, form)
    return done


def tables_pages(tables: Sequence[OfficeTable]) -> Draw:
    """What draws tables one after the other on A4 landscape, each from a fresh sheet."""

    def draw(sheets: Sheets) -> None:
        for at, shown in enumerate(tables):
            if at:
                sheets.next_page()
            table_pages(shown)(sheets)

    return draw


def table_pages(shown: OfficeTable, *, told: Told | None = None) -> Draw:
    """What draws the table on A4 landscape; `told` hears how many rows are drawn."""
    room = PAPER.width - 2 * MARGIN
    wide = sum(column.width for column in shown.columns)
    columns = [
        Column(column.title, column.width * room / wide, "center" if column.centred else "left")
        for column in shown.columns
    ]
    frame = TableFrame(
        shown.title,
        *shown.around,
        below=(SIGNED, *shown.below),
        foot=f"{shown.title}　{shown.made_on.isoformat()} 打印",
        demo=shown.demo,
    )
    narrow = [column.width * room / wide < _DAY_WIDE for column in shown.columns]
    rows = [
        [_words(cell, narrow=at) for cell, at in zip(row, narrow, strict=True)]
        for row in (*shown.rows, shown.total)
    ]
    return table(PAPER, frame, columns, rows, strong=1, told=told)


def _words(cell: Cell, *, narrow: bool) -> str:
    if isinstance(cell, dt.date):
        # Broken where one would break it by hand, not in the middle of the month.
        return f"{cell.year}\n{cell:%m-%d}" if narrow else cell.isoformat()
    return "" if cell is None else str(cell)


def _sheet(book: Any, shown: OfficeTable, form: dict[str, Any], told: Told | None, before: int) -> None:
    sheet = book.add_worksheet(shown.name)
    last = len(shown.columns) - 1
    columns = [(column.title, column.width) for column in shown.columns]
    head(sheet, form, shown.title, shown.around, columns, demo=shown.demo)
    for number, row in enumerate(shown.rows):
        _row(sheet, FIRST_ROW + number, row, shown.columns, form)
        if told:
            told(before + number + 1)
    end = FIRST_ROW + len(shown.rows)
    for at, cell in enumerate(shown.total):
        sheet.write(end, at, cell, form["total"])
    for at, words in enumerate((SIGNED, *shown.below), start=1):
        span(sheet, end + at, 0, last, words, form["left"])
    if shown.rows:
        sheet.autofilter(FIRST_ROW - 1, 0, end - 1, last)


def _row(
    sheet: Any, at: int, row: Sequence[Cell], columns: Sequence[TableColumn], form: dict[str, Any]
) -> None:
    for place, (cell, column) in enumerate(zip(row, columns, strict=True)):
        if isinstance(cell, dt.date):
            sheet.write_datetime(at, place, cell, form["date"])
        elif isinstance(cell, int):
            sheet.write_number(at, place, cell, form["centred wrap"])
        elif not cell:
            sheet.write_blank(at, place, None, form["wrap"])
        else:
            sheet.write_string(at, place, cell, form["centred wrap" if column.centred else "wrap"])


def _explain(book: Any, tables: Sequence[OfficeTable], form: dict[str, Any]) -> None:
    sheet = book.add_worksheet("填表说明")
    for at, width in enumerate((14, 16, 80)):
        sheet.set_column(at, at, width)
    for at, words in enumerate(("表", "栏目", "口径")):
        sheet.write_string(0, at, words, form["head"])
    at = 0
    for shown in tables:
        for name, words in (
            *((c.title, c.counts) for c in shown.columns if c.counts),
            ("说明", "".join(shown.below)),
        ):
            at += 1
            sheet.write_string(at, 0, shown.name, form["wrap"])
            sheet.write_string(at, 1, name, form["wrap"])
            sheet.write_string(at, 2, words, form["wrap"])


def _records(book: Any, tables: Sequence[OfficeTable], form: dict[str, Any]) -> None:
    sheet = book.add_worksheet("口径明细")
    for at, (words, width) in enumerate((("表", 14), ("行", 8), ("诉求记录编码", 40))):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, words, form["head"])
    at = 0
    for shown in tables:
        for number, record in enumerate(shown.records, start=1):
            at += 1
            sheet.write_string(at, 0, shown.name, form["wrap"])
            sheet.write_number(at, 1, number, form["wrap"])
            sheet.write_string(at, 2, record, form["wrap"])
