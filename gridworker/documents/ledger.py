"""The visit ledger (走访台账) as an Excel file, in the layout offices paste into their notices.

Sheet 1: a merged title, a row with 填报单位 / 填报日期 / 单位, the header row (frozen and repeated on every
page), one row a visit, 合计, and a foot with the places to sign. Sheet 2 explains what each column counts.
The internal copy has a third sheet with the record id behind every row.

Every text is written as text: a resident's words that begin with `=` stay words. Fonts are named, none is
embedded. Rows are written as they come, so memory does not grow with them.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import xlsxwriter

from gridworker.lasting import sync, take_name

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
    part = path.with_name(path.name + ".part")
    # The library spools rows to files: they belong beside the ledger and go with it, not into /tmp.
    with tempfile.TemporaryDirectory(prefix=".ledger-", dir=path.parent) as spool:
        try:
            count = _write(part, Path(spool), frame, rows, told)
            sync(part)
            take_name(part, path)
        finally:
            part.unlink(missing_ok=True)
    return count


def _write(
    part: Path,
    spool: Path,
    frame: LedgerFrame,
    rows: Iterable[LedgerRow],
    told: Callable[[int], None] | None,
) -> int:
    book = xlsxwriter.Workbook(
        str(part),
        {
            "constant_memory": True,
            "tmpdir": str(spool),
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "default_date_format": "yyyy-mm-dd",
        },
    )
    try:
        count = _fill(book, frame, rows, told)
    except BaseException:
        book.close()  # gives the spool files back; the half-written ledger goes above
        raise
    try:
        book.close()
    except xlsxwriter.exceptions.FileCreateError as e:
        raise e.args[0] if e.args and isinstance(e.args[0], OSError) else OSError(str(e)) from e
    return count


def _fill(
    book: Any, frame: LedgerFrame, rows: Iterable[LedgerRow], told: Callable[[int], None] | None
) -> int:
    form = _formats(book)
    sheet = book.add_worksheet("走访台账")
    last = len(COLUMNS) - 1
    for at, (_, width) in enumerate(COLUMNS):
        sheet.set_column(at, at, width)
    sheet.set_row(0, 30)
    title = f"【演示数据】{frame.title}" if frame.demo else frame.title
    sheet.merge_range(0, 0, 0, last, title, form["title"])
    sheet.merge_range(1, 0, 1, 4, f"填报单位：{frame.office}", form["left"])
    sheet.merge_range(1, 5, 1, 9, f"填报日期：{frame.made_on.isoformat()}", form["middle"])
    sheet.merge_range(1, 10, 1, last, "单位：户、件", form["right"])
    for at, (name, _) in enumerate(COLUMNS):
        sheet.write_string(2, at, name, form["head"])
    sheet.freeze_panes(3, 0)
    _page(sheet, form)

    count = met = 0
    records: list[tuple[int, str]] = []
    for row in rows:
        count += 1
        met += row.met
        _row(sheet, 2 + count, count, row, form)
        if frame.internal:
            records.append((count, row.record))
        if told:
            told(count)

    end = 3 + count
    sheet.merge_range(end, 0, end, 1, "合计", form["total"])
    for at in range(2, last + 1):
        sheet.write_blank(end, at, None, form["total"])
    sheet.write_string(end, 8, f"{met}/{count}" if count else "—", form["total"])
    sheet.merge_range(
        end + 1, 0, end + 1, last, "填表人：　　　　　审核人：　　　　　单位负责人：", form["left"]
    )
    sheet.merge_range(end + 2, 0, end + 2, last, f"说明：口径见“填表说明”页。{frame.sources}", form["left"])
    if count:
        sheet.autofilter(2, 0, 2 + count, last)
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
        sheet.write_string(at, column, text, form["wrap"] if column in {10, 11} else form["cell"])
    if row.promised is None:
        sheet.write_blank(at, 13, None, form["date"])
    else:
        sheet.write_datetime(at, 13, row.promised, form["date"])
    sheet.write_string(at, 14, row.remark, form["wrap"])


def _explain(book: Any, frame: LedgerFrame, form: dict[str, Any]) -> None:
    sheet = book.add_worksheet("填表说明")
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 80)
    sheet.write_string(0, 0, "栏目", form["head"])
    sheet.write_string(0, 1, "口径", form["head"])
    for at, (name, words) in enumerate(_EXPLAINED, start=1):
        sheet.write_string(at, 0, name, form["cell"])
        sheet.write_string(at, 1, words, form["wrap"])
    sheet.write_string(len(_EXPLAINED) + 2, 0, "数据来源", form["cell"])
    sheet.write_string(len(_EXPLAINED) + 2, 1, frame.sources, form["wrap"])


def _records(book: Any, records: list[tuple[int, str]], form: dict[str, Any]) -> None:
    sheet = book.add_worksheet("口径明细")
    sheet.set_column(0, 0, 8)
    sheet.set_column(1, 1, 40)
    sheet.write_string(0, 0, "序号", form["head"])
    sheet.write_string(0, 1, "走访记录编码", form["head"])
    for at, (number, record) in enumerate(records, start=1):
        sheet.write_number(at, 0, number, form["cell"])
        sheet.write_string(at, 1, record, form["cell"])


def _page(sheet: Any, form: dict[str, Any]) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, 2)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&C第 &P 页 / 共 &N 页")


def _formats(book: Any) -> dict[str, Any]:
    body = {"font_name": "仿宋", "font_size": 11, "valign": "vcenter"}
    grid = {**body, "border": 1}
    strong = {**grid, "bold": True, "font_name": "宋体", "align": "center", "text_wrap": True}
    return {
        "title": book.add_format(
            {"font_name": "宋体", "font_size": 17, "bold": True, "align": "center", "valign": "vcenter"}
        ),
        "left": book.add_format({**body, "align": "left"}),
        "middle": book.add_format({**body, "align": "center"}),
        "right": book.add_format({**body, "align": "right"}),
        "head": book.add_format({**strong, "bg_color": "#EDEDED"}),
        "total": book.add_format(strong),
        "cell": book.add_format(grid),
        "wrap": book.add_format({**grid, "text_wrap": True, "valign": "top"}),
        "date": book.add_format({**grid, "num_format": "yyyy-mm-dd", "align": "center"}),
    }
