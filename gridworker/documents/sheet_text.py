"""Sheets as text: which encoding, which separator, and the rows."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Final

from gridworker.errors import UserError

_SEPARATORS: Final = ",\t;|，"


def decode(data: bytes) -> str:
    """The text of a file in UTF-8 (with or without a mark), UTF-16 with a mark, or GB18030 (and so GBK).

    Raises UserError `cannot_read_sheet` for bytes that are no text.
    """
    marks = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
    known = next((name for mark, name in marks.items() if data.startswith(mark)), None)
    for name in (known,) if known else ("utf-8", "gb18030"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise UserError(
        "cannot_read_sheet", "这个文件读不出来。", "请用 WPS 或 Excel 打开，另存为 .xlsx 再选一次。"
    )


def rows_of_text(text: str) -> Iterator[list[str]]:
    """The rows of a text; rows that are empty keep their place, so that numbers stay true.

    A quoted cell with line ends in it is one row, as Excel counts.
    """
    lines = text.splitlines()
    best = max(_SEPARATORS, key=lambda mark: sum(min(line.count(mark), 50) for line in lines[:200]))
    csv.field_size_limit(1 << 20)
    try:
        for row in csv.reader(lines_with_ends(text), delimiter=best):
            # Excel is told so to keep zeros in front: ="001".
            yield [cell[2:-1] if cell.startswith('="') and cell.endswith('"') else cell for cell in row]
    except csv.Error as e:
        raise UserError(
            "cannot_read_sheet", "这个文件读不出来。", "请用 WPS 或 Excel 打开，另存为 .xlsx 再选一次。"
        ) from e


def lines_with_ends(text: str) -> list[str]:
    """Lines as the csv reader wants them, each with its end, so that quoted cells may hold several."""
    return text.replace("\r\n", "\n").replace("\r", "\n").splitlines(keepends=True)
