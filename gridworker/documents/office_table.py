"""A table as offices keep it, once described and then written as Excel or drawn on paper.

In Excel: a merged title, a row with 填报单位 / 填报日期 / 单位, the header (frozen, repeated on every page),
the rows, 合计, places to sign, and a last sheet that explains what each column counts. The internal copy has
one more with the record behind every row. Days are days and numbers numbers; every text is written as text: a
resident's words that begin with `=` stay words. Fonts are named, none is embedded.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import xlsxwriter

from gridworker.documents.pdf import A4_LANDSCAPE, Draw, Sheets
from gridworker.documents.print_table import MARGIN, Column, TableFrame, table

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


def write_tables(path: Path, tables: Sequence[OfficeTable], *, told: Told | None = None) -> int:
    """Write the tables into one file and return the number of rows; `told` hears how many are written.

    The file appears whole or not at all. Raises `OSError` when it cannot be written.
    """
    part = path.with_name(path.name + ".part")
    # The library spools rows to files: they belong beside the table and go with it, not into /tmp.
    with tempfile.TemporaryDirectory(prefix=".table-", dir=path.parent) as spool:
        try:
            count = _write(part, spool, tables, told)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    return count


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
        title=shown.title,
        left=f"填报单位：{shown.office}",
        middle=f"填报日期：{shown.made_on.isoformat()}",
        right=f"单位：{shown.units}",
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


def _write(part: Path, spool: str, tables: Sequence[OfficeTable], told: Told | None) -> int:
    book = xlsxwriter.Workbook(
        str(part),
        {
            "constant_memory": True, "tmpdir": spool, "strings_to_formulas": False, "strings_to_urls": False,
            "default_date_format": "yyyy-mm-dd",
        },
    )  # fmt: skip
    done = 0
    try:
        form = _formats(book)
        for shown in tables:
            _sheet(book, shown, form, lambda at, before=done: told(before + at) if told else None)  # type: ignore[misc]
            done += len(shown.rows)
        _explain(book, tables, form)
        if any(shown.records for shown in tables):
            _records(book, tables, form)
    finally:
        try:
            book.close()  # gives the spool files back, also when a row failed
        except xlsxwriter.exceptions.FileCreateError as e:
            raise e.args[0] if e.args and isinstance(e.args[0], OSError) else OSError(str(e)) from e
    return done


def _sheet(book: Any, shown: OfficeTable, form: dict[str, Any], told: Told) -> None:
    sheet = book.add_worksheet(shown.name)
    last = len(shown.columns) - 1
    thirds = (last // 3, 2 * last // 3)
    for at, column in enumerate(shown.columns):
        sheet.set_column(at, at, column.width)
    sheet.set_row(0, 30)
    title = f"【演示数据】{shown.title}" if shown.demo else shown.title
    sheet.merge_range(0, 0, 0, last, title, form["title"])
    sheet.merge_range(1, 0, 1, thirds[0], f"填报单位：{shown.office}", form["left"])
    day = f"填报日期：{shown.made_on.isoformat()}"
    sheet.merge_range(1, thirds[0] + 1, 1, thirds[1], day, form["middle"])
    sheet.merge_range(1, thirds[1] + 1, 1, last, f"单位：{shown.units}", form["right"])
    for at, column in enumerate(shown.columns):
        sheet.write_string(2, at, column.title, form["head"])
    sheet.freeze_panes(3, 0)
    _page(sheet)
    for number, row in enumerate(shown.rows, start=1):
        _row(sheet, 2 + number, row, shown.columns, form)
        told(number)
    end = 3 + len(shown.rows)
    for at, cell in enumerate(shown.total):
        sheet.write(end, at, cell, form["total"])
    for at, words in enumerate((SIGNED, *shown.below), start=1):
        sheet.merge_range(end + at, 0, end + at, last, words, form["left"])
    if shown.rows:
        sheet.autofilter(2, 0, 1 + end - 2, last)


def _row(
    sheet: Any, at: int, row: Sequence[Cell], columns: Sequence[TableColumn], form: dict[str, Any]
) -> None:
    for place, (cell, column) in enumerate(zip(row, columns, strict=True)):
        if isinstance(cell, dt.date):
            sheet.write_datetime(at, place, cell, form["date"])
        elif isinstance(cell, int):
            sheet.write_number(at, place, cell, form["middle cell"])
        elif not cell:
            sheet.write_blank(at, place, None, form["cell"])
        else:
            sheet.write_string(at, place, cell, form["middle cell" if column.centred else "cell"])


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
            sheet.write_string(at, 0, shown.name, form["cell"])
            sheet.write_string(at, 1, name, form["cell"])
            sheet.write_string(at, 2, words, form["cell"])


def _records(book: Any, tables: Sequence[OfficeTable], form: dict[str, Any]) -> None:
    sheet = book.add_worksheet("口径明细")
    for at, (words, width) in enumerate((("表", 14), ("行", 8), ("诉求记录编码", 40))):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, words, form["head"])
    at = 0
    for shown in tables:
        for number, record in enumerate(shown.records, start=1):
            at += 1
            sheet.write_string(at, 0, shown.name, form["cell"])
            sheet.write_number(at, 1, number, form["cell"])
            sheet.write_string(at, 2, record, form["cell"])


def _page(sheet: Any) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, 2)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&C第 &P 页 / 共 &N 页")


def _formats(book: Any) -> dict[str, Any]:
    body = {"font_name": "仿宋", "font_size": 11, "valign": "vcenter"}
    grid = {**body, "border": 1, "text_wrap": True}
    strong = {**grid, "bold": True, "font_name": "宋体", "align": "center"}
    title = {"font_name": "宋体", "font_size": 17, "bold": True, "align": "center", "valign": "vcenter"}
    return {
        "title": book.add_format(title),
        "left": book.add_format({**body, "align": "left"}),
        "middle": book.add_format({**body, "align": "center"}),
        "right": book.add_format({**body, "align": "right"}),
        "head": book.add_format({**strong, "bg_color": "#EDEDED"}),
        "total": book.add_format(strong),
        "cell": book.add_format(grid),
        "middle cell": book.add_format({**grid, "align": "center"}),
        "date": book.add_format({**grid, "num_format": "yyyy-mm-dd", "align": "center"}),
    }
