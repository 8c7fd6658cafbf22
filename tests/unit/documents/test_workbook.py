"""Every Excel file of the office is written whole and lasting or not at all, and words stay words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest

from gridworker.documents import workbook
from gridworker.documents.ledger import LedgerFrame, LedgerRow, write_visit_ledger
from gridworker.documents.office_table import OfficeTable, TableColumn, write_tables
from gridworker.documents.table_book import write_table_book
from gridworker.documents.table_sheet import TableSheet

DAY = dt.date(2026, 4, 5)
Write = Callable[[Path, Sequence[str]], int]


def ledger(path: Path, words: Sequence[str]) -> int:
    rows = (
        LedgerRow(DAY, "村", "格", "1", "王*", "李", "上门", "见", "事", one, "", "", None, "", met=True)
        for one in words
    )
    return write_visit_ledger(path, LedgerFrame("台账", "镇", DAY, "来源"), rows)


def lists(path: Path, words: Sequence[str], columns: int = 4) -> int:
    titles = [TableColumn(f"栏{n}", 10) for n in range(columns)]
    rows = [[one, *[""] * (columns - 1)] for one in words]
    table = OfficeTable("表", "标题", "镇", DAY, "件", titles, rows, [""] * columns, ("说明",))
    return write_tables(path, [table])


def sheet(path: Path, words: Sequence[str], columns: int = 4) -> int:
    titles = [(f"栏{n}", 10.0) for n in range(columns)]
    rows = [[one, *[""] * (columns - 1)] for one in words]
    table = TableSheet("标题", "表", "左", "中", "右", titles, rows, ("说明",), "脚")
    return write_table_book(path, table)


WRITERS = pytest.mark.parametrize("write", [ledger, lists, sheet])


@WRITERS
def test_what_looks_like_a_formula_stays_words(tmp_path: Path, write: Write) -> None:
    path = tmp_path / "a.xlsx"
    assert write(path, ["=1+1", "http://x"]) == 2
    page = openpyxl.load_workbook(path).worksheets[0]
    cells = [cell for row in page for cell in row if cell.value in ("=1+1", "http://x")]
    assert [(cell.data_type, cell.hyperlink) for cell in cells] == [("s", None), ("s", None)]


@WRITERS
def test_a_name_that_cannot_be_given_leaves_nothing(
    tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_part: Path, _path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(workbook, "take_name", full)
    with pytest.raises(OSError, match="No space"):
        write(tmp_path / "a.xlsx", ["一"])
    assert list(tmp_path.iterdir()) == []


@WRITERS
def test_a_row_that_fails_leaves_the_old_file(tmp_path: Path, write: Write) -> None:
    path = tmp_path / "a.xlsx"
    write(path, ["旧的"])
    before = path.read_bytes()

    class Broken(list[str]):
        def __iter__(self) -> Iterator[str]:
            yield "一"
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write(path, Broken())
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("columns", [3, 4, 5, 6, 9, 22])
@pytest.mark.parametrize("write", [lists, sheet])
def test_the_three_texts_below_the_title_stand_beside_each_other(
    tmp_path: Path, write: Callable[[Path, Sequence[str], int], int], columns: int
) -> None:
    write(tmp_path / "a.xlsx", ["一"], columns)
    page = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    texts = [cell.value for cell in page[2] if cell.value]
    assert len(texts) == 3
    spans = sorted((one.min_col, one.max_col) for one in page.merged_cells.ranges if one.min_row == 2)
    assert all(before[1] < after[0] for before, after in pairwise(spans))


@WRITERS
def test_a_file_that_is_synced_by_nobody_is_found(
    tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[Path] = []
    monkeypatch.setattr(workbook, "sync", synced.append)
    write(tmp_path / "a.xlsx", ["一"])
    assert synced == [tmp_path / "a.xlsx.part"]
