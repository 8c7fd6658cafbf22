"""The visit ledger (走访台账) as an Excel file, in the layout offices paste into their notices.

Sheet 1: title and head as in `workbook`, one row a visit, 合计, and a foot with the places to sign. Sheet 2
explains what each column counts. The internal copy has a third sheet with the record id behind every row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

COLUMNS: Final[tuple[tuple[str, float], ...]] = (
    ("序号", 6),
    ("走访日期", 11.5),
    ("村", 11),
    ("网格", 15),
    ("户编号", 11),
    ("户主（脱敏）", 11),
    ("走访人", 9),
    ("方式", 9),
    ("见面情况", 9.5),
    ("走访事由", 11),
    ("走访内容（摘）", 40),
    ("当场办理", 20),
    ("诉求编号", 18),
    ("约定再访", 11.5),
    ("备注", 13),
)
"""Titles of the columns and their widths in characters of the body font."""

_EXPLAINED: Final[tuple[tuple[str, str], ...]] = (
    ("走访日期", "走访当天的日期；迟记的在备注中写明“补记 N 天”。"),
    ("户主（脱敏）", "只留姓氏等部分字样；两行相同时看户编号。"),
    ("见面情况", "到访未遇、谢绝走访、全家外出、已搬走都照实列出，不算已见面。"),
    ("走访内容（摘）", "截取前 60 个字，全文在走访记录里。"),
    ("诉求编号", "立项后由办公室编号；未立项的显示以“草-”开头的临时号。"),
    ("约定再访", "与住户约定的日期，没有约定则空着。"),
    ("合计", "n/d 写法：已见面的走访条数 / 全部走访条数。"),
)


@dataclass(frozen=True)
class LedgerRow:
    """One visit as the ledger shows it; names are masked by the caller. `record` is the visit's id."""

    day: date
    village: str
    grid: str
    door: str
    head: str
    worker: str
    mode: str
    meet: str
    purpose: str
    content: str
    on_spot: str
    demands: str
    promised: date | None
    remark: str
    met: bool
    record: str = ""


@dataclass(frozen=True)
class LedgerFrame:
    """What stands around the rows. `sources` is the sentence that says what the figures rest on."""

    title: str
    office: str
    made_on: date
    sources: str
    demo: bool = False
    internal: bool = False

    @property
    def around(self) -> tuple[str, str, str]:
        """What stands between the title and the head."""
        return f"填报单位：{self.office}", f"填报日期：{self.made_on.isoformat()}", "单位：户、件"


def write_visit_ledger(
    path: Path,
    frame: LedgerFrame,
    rows: Iterable[LedgerRow],
    *,
    told: Callable[[int], None] | None = None,
) -> int:
    """Write the file and return the number of rows; `told` hears each row's number.

    The file appears whole or not at all. Raises `OSError` when it cannot be written; the caller names it for
    people.
    """
    from gridworker.documents.workbook import whole_book  # a first page asks for reports and writes none

    with whole_book(path) as book:
        return _fill(book, frame, rows, told)


def _fill(
    book: Any, frame: LedgerFrame, rows: Iterable[LedgerRow], told: Callable[[int], None] | None
) -> int:
    from gridworker.documents.workbook import FIRST_ROW, formats, head

    form = formats(book)
    sheet = book.add_worksheet("走访台账")
    last = len(COLUMNS) - 1
    head(sheet, form, frame.title, frame.around, COLUMNS, demo=frame.demo)

    count = met = 0
    records: list[tuple[int, str]] = []
    for row in rows:
        count += 1
        met += row.met
        _row(sheet, FIRST_ROW + count - 1, count, row, form)
        if frame.internal:
            records.append((count, row.record))
        if told:
            told(count)

    end = FIRST_ROW + count
    sheet.merge_range(end, 0, end, 1, "合计", form["total"])
    for at in range(2, last + 1):
        sheet.write_blank(end, at, None, form["total"])
    sheet.write_string(end, 8, f"{met}/{count}" if count else "—", form["total"])
    sheet.merge_range(
        end + 1, 0, end + 1, last, "填表人：　　　　　审核人：　　　　　单位负责人：", form["left"]
    )
    sheet.merge_range(end + 2, 0, end + 2, last, f"说明：口径见“填表说明”页。{frame.sources}", form["left"])
    if count:
        sheet.autofilter(FIRST_ROW - 1, 0, end - 1, last)
    _explain(book, frame, form)
    if frame.internal:
        _records(book, records, form)
    return count


def _row(sheet: Any, at: int, number: int, row: LedgerRow, form: dict[str, Any]) -> None:
    texts = (
        row.village, row.grid, row.door, row.head, row.worker, row.mode, row.meet, row.purpose, row.content,
        row.on_spot, row.demands,
    )  # fmt: skip
    sheet.write_number(at, 0, number, form["cell"])
    sheet.write_datetime(at, 1, row.day, form["date"])
    for column, text in enumerate(texts, start=2):
        sheet.write_string(at, column, text, form["top"] if column in {10, 11} else form["cell"])
    if row.promised is None:
        sheet.write_blank(at, 13, None, form["date"])
    else:
        sheet.write_datetime(at, 13, row.promised, form["date"])
    sheet.write_string(at, 14, row.remark, form["top"])


def _explain(book: Any, frame: LedgerFrame, form: dict[str, Any]) -> None:
    sheet = book.add_worksheet("填表说明")
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 80)
    sheet.write_string(0, 0, "栏目", form["head"])
    sheet.write_string(0, 1, "口径", form["head"])
    for at, (name, words) in enumerate(_EXPLAINED, start=1):
        sheet.write_string(at, 0, name, form["cell"])
        sheet.write_string(at, 1, words, form["top"])
    sheet.write_string(len(_EXPLAINED) + 2, 0, "数据来源", form["cell"])
    sheet.write_string(len(_EXPLAINED) + 2, 1, frame.sources, form["top"])


def _records(book: Any, records: list[tuple[int, str]], form: dict[str, Any]) -> None:
    sheet = book.add_worksheet("口径明细")
    sheet.set_column(0, 0, 8)
    sheet.set_column(1, 1, 40)
    sheet.write_string(0, 0, "序号", form["head"])
    sheet.write_string(0, 1, "走访记录编码", form["head"])
    for at, (number, record) in enumerate(records, start=1):
        sheet.write_number(at, 0, number, form["cell"])
        sheet.write_string(at, 1, record, form["cell"])
