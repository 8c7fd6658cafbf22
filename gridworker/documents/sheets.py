"""Reading other people's sheets: .xlsx, .xls and CSV as plain rows with the numbers that the sheet shows.

Merged cells give their value to every cell they cover. What the file calls itself is not believed: sheets
saved by web systems are often text or a web page under the name `.xls`.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final

from gridworker.documents.sheet_text import decode, rows_of_text
from gridworker.domain.roster_cells import Cell
from gridworker.domain.roster_columns import Line
from gridworker.errors import UserError

MOST_ROWS: Final = 100_000
MOST_COLUMNS: Final = 300
MOST_BYTES: Final = 64 << 20
MOST_UNPACKED: Final = 1 << 30
_OLE: Final = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True)
class Sheet:
    """One sheet of a file: its name (empty for CSV), all rows that are not empty, and the file's sheets."""

    name: str
    lines: list[Line]
    names: tuple[str, ...]
    """The visible sheets of the file, in order."""


def read_sheet(path: Path, name: str | None = None) -> Sheet:
    """Read one sheet (the fullest visible one unless named).

    Raises UserError `no_file`, `cannot_read_sheet`, `sheet_is_web`, `sheet_locked`, `no_sheet`,
    `sheet_too_big`, `empty_sheet`.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(4096)
    except OSError as e:
        raise UserError("no_file", "找不到或打不开这个文件。", "请检查文件还在不在，U 盘是否插好。") from e
    if size > MOST_BYTES:
        raise _too_big()
    if start[:2] == b"PK":
        _refuse_bomb(path)
        found = _from_workbook(path, name)
    elif start.startswith(_OLE):
        found = _from_workbook(path, name)
    elif start.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"<":
        raise UserError(
            "sheet_is_web",
            "这个文件其实是网页，不是表格。",
            "请用 WPS 或 Excel 打开，另存为 .xlsx 再选一次。",
        )
    else:
        found = Sheet("", _lines(rows_of_text(decode(path.read_bytes()))), ("",))
    if not found.lines:
        raise UserError("empty_sheet", "这张表是空的。", "请换一张表或换一个文件。")
    return found


def _from_workbook(path: Path, name: str | None) -> Sheet:
    import python_calamine as calamine  # its library is 3 MB and few commands need it

    try:
        with calamine.CalamineWorkbook.from_path(str(path)) as book:
            shown = tuple(
                one.name
                for one in book.sheets_metadata
                if one.visible == calamine.SheetVisibleEnum.Visible
                and one.typ == calamine.SheetTypeEnum.WorkSheet
            )
            if name is not None and name not in shown:
                raise UserError("no_sheet", f"文件里没有叫“{name}”的表。", "请从列出的表里选。")
            sheets = [book.get_sheet_by_name(one) for one in (shown if name is None else (name,))]
            full = max(sheets, key=lambda one: one.total_height * min(one.total_width, 20), default=None)
            if full is None:
                return Sheet("", [], shown)
            if full.total_width > MOST_COLUMNS or full.total_height > 3 * MOST_ROWS:
                raise _too_big()
            rows = full.to_python(skip_empty_area=False)
            return Sheet(full.name, _lines(rows, full.merged_cell_ranges or ()), shown)
    except calamine.PasswordError as e:
        raise UserError("sheet_locked", "这个文件有密码，打不开。", "请去掉密码另存一份，再选一次。") from e
    except (calamine.CalamineError, OSError, ValueError) as e:
        raise UserError(
            "cannot_read_sheet", "这个文件读不出来。", "请用 WPS 或 Excel 打开，另存为 .xlsx 再选一次。"
        ) from e


Range = tuple[tuple[int, int], tuple[int, int]]


def _lines(rows: Iterable[list[Any]], merged: Iterable[Range] = ()) -> list[Line]:
    """Rows that hold anything, numbered from 1 as the sheet shows them."""
    table = list(rows)
    covered = _covered(merged, table)
    out = []
    for at, row in enumerate(table):
        values: list[Cell] = [_cell(value) for value in row]
        for column, value in covered.get(at, ()):
            values[column] = value
        while values and values[-1] is None:
            values.pop()
        if values:
            out.append(Line(at + 1, tuple(values)))
            if len(out) > MOST_ROWS or len(values) > MOST_COLUMNS:
                raise _too_big()
    return out


def _covered(merged: Iterable[Range], table: list[list[Any]]) -> dict[int, list[tuple[int, Cell]]]:
    """By row: the cells that a merged range covers, with its value."""
    out: dict[int, list[tuple[int, Cell]]] = {}
    for (top, left), (bottom, right) in merged:
        if top >= len(table) or left >= len(table[top]):
            continue
        value = _cell(table[top][left])
        if value is None:
            continue
        for at in range(top, min(bottom + 1, len(table))):
            last = min(right + 1, len(table[at]))
            out.setdefault(at, []).extend((column, value) for column in range(left, last))
    return out


def _cell(value: Any) -> Cell:
    if isinstance(value, str):
        return value if value and not value.isspace() else None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, bool | int | date) or value is None:
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, time | timedelta):
        return str(value)
    return str(value) or None


def _refuse_bomb(path: Path) -> None:
    """A workbook is a zip: how much it unpacks to is known before."""
    try:
        with zipfile.ZipFile(path) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > MOST_UNPACKED:
                raise _too_big()
    except (zipfile.BadZipFile, OSError) as e:
        raise UserError(
            "cannot_read_sheet", "这个文件读不出来。", "请用 WPS 或 Excel 打开，另存为 .xlsx 再选一次。"
        ) from e


def _too_big() -> UserError:
    return UserError(
        "sheet_too_big", f"这张表太大，一次最多读 {MOST_ROWS} 行。", "请按村或网格分成几个文件，分几次导入。"
    )
