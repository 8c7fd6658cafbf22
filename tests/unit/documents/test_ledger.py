"""The visit ledger opens in a spreadsheet reader with the right cells."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from gridworker.documents import workbook
from gridworker.documents.ledger import COLUMNS, LedgerFrame, LedgerRow, write_visit_ledger

FRAME = LedgerFrame("云溪镇 2026年4月 走访台账", "云溪镇人民政府", date(2026, 4, 30), "走访记录 2 条。")


def row(**changes: object) -> LedgerRow:
    values: dict[str, object] = {
        "day": date(2026, 4, 5), "village": "石桥村", "grid": "石桥村第二网格", "door": "3-12", "head": "王*",
        "worker": "李明", "mode": "上门", "meet": "已见面", "purpose": "日常走访", "content": "水管已修好",
        "on_spot": "", "demands": "草-12ab", "promised": date(2026, 4, 12), "remark": "补记 2 天",
        "met": True, "record": "visit-1",
    }  # fmt: skip
    return LedgerRow(**{**values, **changes})


def made(tmp_path: Path, rows: list[LedgerRow], frame: LedgerFrame = FRAME) -> openpyxl.Workbook:
    path = tmp_path / "台账.xlsx"
    assert write_visit_ledger(path, frame, rows) == len(rows)
    return openpyxl.load_workbook(path)


def test_the_frame_stands_where_offices_expect_it(tmp_path: Path) -> None:
    sheet = made(tmp_path, [row(), row(met=False, meet="到访未遇")])["走访台账"]
    assert sheet["A1"].value == "云溪镇 2026年4月 走访台账"
    assert sheet["A2"].value == "填报单位：云溪镇人民政府"
    assert sheet["F2"].value == "填报日期：2026-04-30"
    assert [cell.value for cell in sheet[3]] == [name for name, _ in COLUMNS]
    assert "A1:O1" in {str(area) for area in sheet.merged_cells.ranges}
    assert sheet["A6"].value == "合计"
    assert sheet["I6"].value == "1/2"
    assert str(sheet["A7"].value).startswith("填表人：")
    assert sheet.freeze_panes == "A4"
    assert sheet.print_title_rows == "$1:$3"


def test_a_row_holds_dates_as_dates_and_words_as_words(tmp_path: Path) -> None:
    sheet = made(tmp_path, [row()])["走访台账"]
    assert [cell.value.date().isoformat() if cell.is_date else cell.value for cell in sheet[4]] == [
        1, "2026-04-05", "石桥村", "石桥村第二网格", "3-12", "王*", "李明", "上门", "已见面",
        "日常走访", "水管已修好", "", "草-12ab", "2026-04-12", "补记 2 天",
    ]  # fmt: skip
    assert sheet["B4"].number_format == "yyyy-mm-dd"


@pytest.mark.parametrize("words", ["=1+1", "+86", "@SUM(A1)", "-1", "http://example.org/x", "{=A1}"])
def test_words_that_look_like_a_formula_stay_words(tmp_path: Path, words: str) -> None:
    cell = made(tmp_path, [row(content=words)])["走访台账"]["K4"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (words, "s", None)


def test_an_empty_ledger_prints_a_dash_for_its_rate(tmp_path: Path) -> None:
    sheet = made(tmp_path, [])["走访台账"]
    assert sheet["I4"].value == "—"


def test_only_the_internal_copy_says_which_record_stands_behind_a_row(tmp_path: Path) -> None:
    assert made(tmp_path, [row()]).sheetnames == ["走访台账", "填表说明"]
    internal = LedgerFrame(FRAME.title, FRAME.office, FRAME.made_on, FRAME.sources, internal=True)
    book = made(tmp_path, [row()], internal)
    assert book["口径明细"]["B2"].value == "visit-1"


def test_a_demo_ledger_says_so(tmp_path: Path) -> None:
    demo = LedgerFrame(FRAME.title, FRAME.office, FRAME.made_on, FRAME.sources, demo=True)
    assert str(made(tmp_path, [], demo)["走访台账"]["A1"].value).startswith("【演示数据】")


def test_a_folder_that_is_not_there_is_an_oserror(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        write_visit_ledger(tmp_path / "none" / "x.xlsx", FRAME, [row()])


def test_the_suite_sees_a_writer_that_lets_formulas_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from xlsxwriter.worksheet import Worksheet

    monkeypatch.setattr(Worksheet, "write_string", Worksheet.write)
    real = workbook.xlsxwriter.Workbook
    monkeypatch.setattr(workbook.xlsxwriter, "Workbook", lambda path, _options: real(path))
    with pytest.raises(AssertionError):
        test_words_that_look_like_a_formula_stay_words(tmp_path, "=1+1")
