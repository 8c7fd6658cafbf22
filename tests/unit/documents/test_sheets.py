"""Files that call themselves sheets: what can be read is read, what cannot is said in a sentence."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest

from gridworker.documents import sheets
from gridworker.documents.roster_template import write_template
from gridworker.documents.sheet_words import HEADINGS
from gridworker.documents.sheets import read_sheet
from gridworker.errors import UserError


def refusal(path: Path, name: str | None = None) -> str:
    with pytest.raises(UserError) as refused:
        read_sheet(path, name)
    assert refused.value.hint
    return refused.value.code


def test_rows_keep_the_numbers_that_the_sheet_shows(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("户主,门牌\r\n\r\n王家福,3-12\r\n,\r\n\"李\n大山\",3-13\r\n".encode("gbk"))
    assert [(line.number, line.cells) for line in read_sheet(path).lines] == [
        (1, ("户主", "门牌")), (3, ("王家福", "3-12")), (5, ("李\n大山", "3-13")),
    ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_every_usual_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("户主;门牌\n龙王镇的王家福;3-12\n".encode(encoding))
    assert read_sheet(path).lines[1].cells == ("龙王镇的王家福", "3-12")


def test_zeros_that_excel_was_told_to_keep(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('编号,户主\n="001",王家福\n', encoding="utf-8")
    assert read_sheet(path).lines[1].cells == ("001", "王家福")


def test_a_merged_cell_speaks_for_all_that_it_covers(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["B1"], sheet["B2"], sheet["B3"] = "3-12", "甲", "乙", "丙"
    sheet.merge_cells("A1:A3")
    book.save(tmp_path / "a.xlsx")
    assert [line.cells for line in read_sheet(tmp_path / "a.xlsx").lines] == [
        ("3-12", "甲"), ("3-12", "乙"), ("3-12", "丙"),
    ]  # fmt: skip


def test_the_fullest_visible_sheet_is_taken_unless_one_is_named(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title, first["A1"] = "说明", "请如实填写"
    full, hidden = book.create_sheet("户册"), book.create_sheet("旧表")
    for row in range(1, 9):
        full.cell(row, 1, f"第{row}户")
        full.cell(row, 2, row)
        for column in range(1, 9):
            hidden.cell(row, column, "旧")
    hidden.sheet_state = "hidden"
    path = tmp_path / "a.xlsx"
    book.save(path)
    found = read_sheet(path)
    assert (found.name, found.names, len(found.lines)) == ("户册", ("说明", "户册"), 8)
    assert read_sheet(path, "说明").lines[0].cells == ("请如实填写",)
    assert refusal(path, "旧表") == "no_sheet"


def test_what_is_no_sheet_is_refused_in_a_sentence(tmp_path: Path) -> None:
    for name, content, code in (
        ("web.xls", b"\xef\xbb\xbf<html><table><tr><td>1", "sheet_is_web"),
        ("torn.xlsx", b"PK\x03\x04 torn", "cannot_read_sheet"),
        ("torn.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "cannot_read_sheet"),
        ("picture.csv", bytes(range(256)) * 4, "cannot_read_sheet"),
        ("empty.csv", b"\r\n,,\r\n", "empty_sheet"),
    ):
        (tmp_path / name).write_bytes(content)
        assert refusal(tmp_path / name) == code, name
    assert refusal(tmp_path / "nowhere.xlsx") == "no_file"
    with zipfile.ZipFile(tmp_path / "other.xlsx", "w") as other:
        other.writestr("letter.txt", "no sheet")
    assert refusal(tmp_path / "other.xlsx") == "cannot_read_sheet"


def test_too_many_rows_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_ROWS", 20)
    path = tmp_path / "a.csv"
    path.write_text("户主\n" * 21, encoding="utf-8")
    assert refusal(path) == "sheet_too_big"


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_UNPACKED", 1 << 20)
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b" " * (2 << 20))
    assert refusal(path) == "sheet_too_big"


def test_the_template_is_written_whole_with_its_notes(tmp_path: Path) -> None:
    path = tmp_path / "户册模板.xlsx"
    write_template(path)
    assert [name for name, _, _ in HEADINGS] == list(read_sheet(path, "户册").lines[0].cells)
    assert any("身份证号" in str(cell) for line in read_sheet(path, "填写说明").lines for cell in line.cells)
    assert list(tmp_path.iterdir()) == [path]
