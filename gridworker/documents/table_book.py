"""A `TableSheet` as an Excel file."""

from __future__ import annotations

from pathlib import Path

from gridworker.documents.table_sheet import TableSheet
from gridworker.documents.workbook import FIRST_ROW, formats, head, span, whole_book


def write_table_book(path: Path, sheet: TableSheet) -> int:
    """Write the file and return the number of rows; it appears whole or not at all. Raises `OSError`."""
    last = len(sheet.columns) - 1
    with whole_book(path) as book:
        form, page = formats(book), book.add_worksheet(sheet.name)
        head(page, form, sheet.title, (sheet.left, sheet.middle, sheet.right), sheet.columns, demo=sheet.demo)
        for down, row in enumerate(sheet.rows, start=FIRST_ROW):
            for at, cell in enumerate(row):
                if isinstance(cell, int):
                    page.write_number(down, at, cell, form["centred"])
                else:
                    page.write_string(down, at, cell or "", form["wrap"])
        for at, words in enumerate(sheet.below, start=FIRST_ROW + len(sheet.rows)):
            span(page, at, 0, last, words, form["left"])
    return len(sheet.rows)
