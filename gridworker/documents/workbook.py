"""What all Excel files of an office have in common: written whole or not at all, one look, A4 landscape.

Row 1 a merged title, row 2 who, when and in what unit, row 3 the head, frozen and repeated on every page.
Every text is written as text: a resident's words that begin with `=` stay words. Fonts are named, none is
embedded. Rows are written as they come, so memory does not grow with them.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import xlsxwriter

from gridworker.lasting import sync, take_name

FIRST_ROW: Final = 3
"""The row (from 0) below the head."""
_OPTIONS: Final = {
    "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
    "default_date_format": "yyyy-mm-dd",
}  # fmt: skip


@contextmanager
def whole_book(path: Path) -> Iterator[Any]:
    """A workbook to fill row by row; the file appears whole and lasting, or not at all.

    Raises `OSError` when it cannot be written; the caller names it for people.
    """
    part = path.with_name(path.name + ".part")
    # The library spools rows to files: they belong beside the file and go with it, not into /tmp.
    with tempfile.TemporaryDirectory(prefix=".table-", dir=path.parent) as spool:
        try:
            book = xlsxwriter.Workbook(str(part), {**_OPTIONS, "tmpdir": spool})
            try:
                yield book
            finally:
                _close(book)  # gives the spool files back, also when a row failed
            sync(part)
            take_name(part, path)
        finally:
            part.unlink(missing_ok=True)


def _close(book: Any) -> None:
    try:
        book.close()
    except xlsxwriter.exceptions.FileCreateError as e:
        raise e.args[0] if e.args and isinstance(e.args[0], OSError) else OSError(str(e)) from e


def head(
    sheet: Any,
    form: dict[str, Any],
    title: str,
    around: Sequence[str],
    columns: Sequence[tuple[str, float]],
    *,
    demo: bool,
) -> None:
    """Everything above the rows: `around` are the three texts of row 2, `columns` titles and widths."""
    last = len(columns) - 1
    for at, (_, width) in enumerate(columns):
        sheet.set_column(at, at, width)
    sheet.set_row(0, 30)
    span(sheet, 0, 0, last, f"【演示数据】{title}" if demo else title, form["title"])
    cuts = (0, last // 3 + 1, 2 * last // 3 + 1, last + 1)
    for at, (words, side) in enumerate(zip(around, ("left", "middle", "right"), strict=True)):
        span(sheet, 1, cuts[at], cuts[at + 1] - 1, words, form[side])
    for at, (name, _) in enumerate(columns):
        sheet.write_string(2, at, name, form["head"])
    sheet.freeze_panes(FIRST_ROW, 0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, 2)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&C第 &P 页 / 共 &N 页")


def span(sheet: Any, row: int, first: int, last: int, words: str, form: Any) -> None:
    """Words over several columns; what is merged must be two cells at least."""
    if first == last:
        sheet.write_string(row, first, words, form)
    else:
        sheet.merge_range(row, first, row, last, words, form)


def formats(book: Any) -> dict[str, Any]:
    """The ways in which cells look, by name."""
    body = {"font_name": "仿宋", "font_size": 11, "valign": "vcenter"}
    grid = {**body, "border": 1}
    strong = {**grid, "bold": True, "font_name": "宋体", "align": "center", "text_wrap": True}
    title = {"font_name": "宋体", "font_size": 17, "bold": True, "align": "center", "valign": "vcenter"}
    named = {
        "title": title,
        "left": {**body, "align": "left"},
        "middle": {**body, "align": "center"},
        "right": {**body, "align": "right"},
        "head": {**strong, "bg_color": "#EDEDED"},
        "total": strong,
        "cell": grid,
        "centred": {**grid, "align": "center"},
        "wrap": {**grid, "text_wrap": True},
        "centred wrap": {**grid, "text_wrap": True, "align": "center"},
        "top": {**grid, "text_wrap": True, "valign": "top"},
        "date": {**grid, "num_format": "yyyy-mm-dd", "align": "center"},
    }
    return {name: book.add_format(how) for name, how in named.items()}
