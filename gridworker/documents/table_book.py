"""A `TableSheet` as an Excel file.

Row 1 a merged title, row 2 who, when and in what unit, then the head (frozen and repeated), the rows, and
sentences below. Every text is written as text: words that begin with `=` stay words.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import xlsxwriter

from gridworker.documents.table_sheet import TableSheet


def write_table_book(path: Path, sheet: TableSheet) -> int:
    """Write the file and return the number of rows; it appears whole or not at all. Raises `OSError`."""
    part = path.with_name(path.name + ".part")
    try:
        book = xlsxwriter.Workbook(
            str(part), {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        )
        _fill(book, sheet)
        try:
            book.close()
        except xlsxwriter.exceptions.FileCreateError as e:
            raise e.args[0] if e.args and isinstance(e.args[0], OSError) else OSError(str(e)) from e
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return len(sheet.rows)


def _fill(book: Any, sheet: TableSheet) -> None:
    form, last = _formats(book), len(sheet.columns) - 1
    page = book.add_worksheet(sheet.name)
    for at, (_, share) in enumerate(sheet.columns):
        page.set_column(at, at, share)
    page.set_row(0, 30)
    title = f"【演示数据】{sheet.title}" if sheet.demo else sheet.title
    page.merge_range(0, 0, 0, last, title, form["title"])
    # What is merged must be two cells at least.
    cut = max(2, (last + 1) // 3)
    page.merge_range(1, 0, 1, cut - 1, sheet.left, form["left"])
    page.merge_range(1, cut, 1, 2 * cut - 1, sheet.middle, form["middle"])
    if 2 * cut < last:
        page.merge_range(1, 2 * cut, 1, last, sheet.right, form["right"])
    else:
        page.write_string(1, last, sheet.right, form["right"])
    for at, (name, _) in enumerate(sheet.columns):
        page.write_string(2, at, name, form["head"])
    page.freeze_panes(3, 0)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(0, 2)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.set_footer("&C第 &P 页 / 共 &N 页")
    for down, row in enumerate(sheet.rows, start=3):
        for at, cell in enumerate(row):
            if isinstance(cell, int):
                page.write_number(down, at, cell, form["cell"])
            else:
                page.write_string(down, at, cell or "", form["wrap"])
    for at, words in enumerate(sheet.below, start=3 + len(sheet.rows)):
        page.merge_range(at, 0, at, last, words, form["left"])


def _formats(book: Any) -> dict[str, Any]:
    body = {"font_name": "仿宋", "font_size": 11, "valign": "vcenter"}
    grid = {**body, "border": 1}
    bold = {**grid, "bold": True, "font_name": "宋体", "align": "center", "text_wrap": True}
    title = {"font_name": "宋体", "font_size": 17, "bold": True, "align": "center", "valign": "vcenter"}
    return {
        "title": book.add_format(title),
        "left": book.add_format({**body, "align": "left"}),
        "middle": book.add_format({**body, "align": "center"}),
        "right": book.add_format({**body, "align": "right"}),
        "head": book.add_format({**bold, "bg_color": "#EDEDED"}),
        "cell": book.add_format({**grid, "align": "center"}),
        "wrap": book.add_format({**grid, "text_wrap": True}),
    }
