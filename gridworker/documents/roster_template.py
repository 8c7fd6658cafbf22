"""Our own sheet for a roster: headings that need no guessing, two example rows, a sheet of notes."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import xlsxwriter

from gridworker.documents.sheet_words import EXAMPLES, HEADINGS, NOTES
from gridworker.lasting import sync, take_name

TITLE: Final = "户册"
NOTES_TITLE: Final = "填写说明"


def write_template(path: Path) -> None:
    """Write the template; it appears whole or not at all. Raises `OSError`."""
    part = path.with_name(path.name + ".part")
    try:
        book = xlsxwriter.Workbook(str(part), {"strings_to_formulas": False, "strings_to_urls": False})
        try:
            _fill(book)
        finally:
            book.close()
        sync(part)
        take_name(part, path)
    except xlsxwriter.exceptions.FileCreateError as e:
        cause = e.args[0] if e.args and isinstance(e.args[0], OSError) else OSError(str(e))
        raise cause from e
    finally:
        part.unlink(missing_ok=True)


def _fill(book: xlsxwriter.Workbook) -> None:
    font = {"font_name": "宋体", "font_size": 11, "valign": "vcenter"}
    head = book.add_format({**font, "bold": True, "border": 1, "bg_color": "#DDEBF7", "text_wrap": True})
    body = book.add_format({**font, "border": 1, "num_format": "@"})
    grey = {"italic": True, "font_color": "#7F7F7F"}
    example = book.add_format({**font, **grey, "border": 1, "num_format": "@"})
    plain = book.add_format({**font, "text_wrap": True})
    title = book.add_format({**font, "bold": True, "font_size": 14})
    sheet = book.add_worksheet(TITLE)
    sheet.set_row(0, 32)
    sheet.freeze_panes(1, 2)
    for at, (name, width, _) in enumerate(HEADINGS):
        sheet.set_column(at, at, width, body)
        sheet.write_string(0, at, name, head)
    for row, cells in enumerate(EXAMPLES, 1):
        for at, text in enumerate(cells):
            sheet.write_string(row, at, text, example)
    notes = book.add_worksheet(NOTES_TITLE)
    notes.set_column(0, 0, 16, plain)
    notes.set_column(1, 1, 78, plain)
    notes.write_string(0, 0, NOTES_TITLE, title)
    row = 2
    for name, _, said in HEADINGS:
        notes.write_string(row, 0, name, head)
        notes.write_string(row, 1, said, plain)
        row += 1
    for note in NOTES:
        row += 1
        notes.write_string(row, 1, note, plain)
