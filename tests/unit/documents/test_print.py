"""Printed pages: every row is there once, the head stands on each page, the last page knows their number."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gridworker.documents.ledger import COLUMNS, LedgerFrame, LedgerRow
from gridworker.documents.pdf import A4, A4_LANDSCAPE, write_pdf
from gridworker.documents.print_ledger import _WIDTHS, ledger_pages
from gridworker.documents.print_overview import (
    PrintedCell,
    PrintedMonth,
    PrintedOverview,
    PrintedRate,
    overview_pages,
)
from gridworker.documents.print_table import MARGIN, Column, TableFrame, table
from tests.support.pdf import run_together, words_of

pytestmark = pytest.mark.usefixtures("qapp")

FRAME = LedgerFrame("云溪镇 2026年4月 走访台账", "云溪镇人民政府", date(2026, 4, 30), "走访记录 70 条。")
AROUND = TableFrame("台账", "左", "中", "右", ("说明：就这些。",), "页脚")


def visit(n: int, **changes: object) -> LedgerRow:
    values: dict[str, object] = {
        "day": date(2026, 4, 1 + n % 30), "village": "石桥村", "grid": "石桥村第二网格", "door": f"3-{n}",
        "head": "王*", "worker": "李明", "mode": "上门", "meet": "到访未遇", "purpose": "日常走访",
        "content": f"第{n}条：屋顶东南角漏雨，{'厨房电线老化，' * (n % 4)}答应周五前来看。", "on_spot": "",
        "demands": "", "promised": None, "remark": "补记 2 天", "met": False,
    }  # fmt: skip
    return LedgerRow(**{**values, **changes})


def test_every_visit_is_printed_once_in_order_with_the_head_on_each_page(tmp_path: Path) -> None:
    told: list[int] = []
    rows = [visit(n) for n in range(1, 71)]
    pages = write_pdf(
        tmp_path / "l.pdf", ledger_pages(FRAME, rows, told=told.append), A4_LANDSCAPE, title=FRAME.title
    )
    text = [run_together(page) for page in words_of(tmp_path / "l.pdf")]
    assert len(text) == pages > 2
    assert told == list(range(1, 72))  # the rows, and the line of sums
    whole = "".join(text)
    assert [whole.count(f"第{n}条：屋顶东南角漏雨") for n in range(1, 71)] == [1] * 70
    for number, page in enumerate(text, start=1):
        assert f"第{number}页/共{pages}页" in page
        assert page.count("走访内容（摘）") == 1
    assert "合计" in text[-1]
    assert "0/70" in text[-1]
    assert "到访未遇、谢绝走访、全家外出、已搬走照实列出，不算已见面" in whole
    assert "走访记录70条。" in text[-1]


def test_the_columns_of_the_paper_are_those_of_the_sheet_and_fit_on_it() -> None:
    assert len(_WIDTHS) == len(COLUMNS)
    assert sum(_WIDTHS) <= A4_LANDSCAPE.width - 2 * MARGIN


def test_an_empty_ledger_is_one_page_with_a_dash(tmp_path: Path) -> None:
    assert write_pdf(tmp_path / "e.pdf", ledger_pages(FRAME, []), A4_LANDSCAPE) == 1
    assert "—" in words_of(tmp_path / "e.pdf")[0]


def test_invented_data_is_marked_on_every_page(tmp_path: Path) -> None:
    frame = LedgerFrame(FRAME.title, FRAME.office, FRAME.made_on, FRAME.sources, demo=True)
    write_pdf(tmp_path / "d.pdf", ledger_pages(frame, [visit(n) for n in range(40)]), A4_LANDSCAPE)
    assert all("演示数据" in page for page in words_of(tmp_path / "d.pdf"))


def test_a_row_higher_than_a_page_does_not_print_for_ever(tmp_path: Path) -> None:
    columns = [Column("甲", 20), Column("乙", 30)]
    draw = table(A4, AROUND, columns, [["1", "长" * 4000], ["2", "短"]])
    assert write_pdf(tmp_path / "h.pdf", draw) <= 3
    assert "短" in "".join(words_of(tmp_path / "h.pdf"))


@pytest.mark.parametrize("rows", range(30, 62, 2))
def test_what_stands_below_the_rows_is_never_lost_at_the_end_of_a_page(tmp_path: Path, rows: int) -> None:
    draw = table(A4, AROUND, [Column("甲", 40)], [[str(n)] for n in range(rows)], strong=1)
    pages = write_pdf(tmp_path / "b.pdf", draw)
    text = [run_together(page) for page in words_of(tmp_path / "b.pdf")]
    assert len(text) == pages
    assert "说明：就这些。" in text[-1]
    assert f"共{pages}页" in text[0]


def overview(villages: int = 2, months: int = 12) -> PrintedOverview:
    return PrintedOverview(
        title="云溪镇 2026年4月 走访与诉求总览", office="云溪镇人民政府", made_on=date(2026, 4, 30),
        rates=[PrintedRate("走访覆盖率", "34/120（28.3%）", "当面见到的户 / 在册的户，" * 6)],
        villages=[
            (f"石桥{v}村", [PrintedCell(f"第{n}网格", n * 7, 60, n == 3) for n in range(1, 8)])
            for v in range(villages)
        ],
        months=[PrintedMonth(f"26年{n + 1}月", (n * 10, n, 5)) for n in range(months)],
        pieces=("当面见到", "电话、来访", "没有见到"), ages=["7天以内", "8至30天", "合计"],
        states=[("办理中", [1, 2, 3]), ("合计", [1, 2, 3])],
        sources="数据来源：走访记录 12 条。", lacking=["! 石桥村第三网格：还没有交来过数据包"],
    )  # fmt: skip


def test_the_overview_prints_every_rate_as_n_of_d_and_says_what_is_missing(tmp_path: Path) -> None:
    assert write_pdf(tmp_path / "o.pdf", overview_pages(overview())) == 1
    page = run_together(words_of(tmp_path / "o.pdf")[0])
    for words in (
        "34/120（28.3%）", "7/60", "49/60", "!第3网格", "当面见到", "26年12月", "办理中", "走访记录12条",
        "石桥村第三网格：还没有交来过数据包", "第1页/共1页",
    ):  # fmt: skip
        assert words in page


def test_many_grids_go_over_to_the_next_page_whole(tmp_path: Path) -> None:
    pages = write_pdf(tmp_path / "m.pdf", overview_pages(overview(villages=30)))
    text = [run_together(page) for page in words_of(tmp_path / "m.pdf")]
    assert len(text) == pages > 1
    assert "".join(text).count("第7网格") == 30
    assert all(f"第{n}页/共{pages}页" in page for n, page in enumerate(text, start=1))


def test_nothing_at_all_can_be_printed_as_well(tmp_path: Path) -> None:
    assert write_pdf(tmp_path / "n.pdf", overview_pages(overview(villages=0, months=0))) == 1
