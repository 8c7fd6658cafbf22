"""公示 on paper: every row once under its head, signed at the end, a preview marked on every page."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gridworker.documents import print_public
from gridworker.documents.office_table import OfficeTable, TableColumn, table_pages, tables_pages
from gridworker.documents.pdf import A4, A4_LANDSCAPE, write_pdf
from gridworker.documents.print_public import PublicSheet, public_pages, title_for
from gridworker.domain.notice_rows import NAMED_HEAD
from tests.support.pdf import run_together, words_of

pytestmark = pytest.mark.usefixtures("qapp")

SHEET = PublicSheet(
    title=title_for("石桥村"),
    head=NAMED_HEAD,
    rows=[[str(n), f"第{n}件：屋顶漏雨", "王*", "镇村建办", "修好了", "2026-04-20"] for n in range(1, 71)],
    since=dt.date(2026, 4, 5),
    until=dt.date(2026, 4, 9),
    channel="村口意见箱",
    signed="石桥村村民委员会",
    level="MASKED",
    ground="",
)


def pages_of(sheet: PublicSheet, path: Path) -> list[str]:
    write_pdf(path, public_pages(sheet), A4, title=sheet.title)
    return [run_together(page) for page in words_of(path)]


def test_every_row_hangs_once_and_the_last_page_is_signed(tmp_path: Path) -> None:
    pages = pages_of(SHEET, tmp_path / "n.pdf")
    whole = "".join(pages)
    assert [whole.count(f"第{n}件：") for n in range(1, 71)] == [1] * 70
    assert len(pages) > 1
    assert all("诉求事项" in page and f"共{len(pages)}页" in page for page in pages)
    assert pages[0].startswith("关于石桥村群众诉求办理情况的公示")
    for words in ("公示期：2026年4月5日至2026年4月9日", "意见渠道：村口意见箱", "名单已作脱敏处理。"):
        assert words in pages[-1]
    assert "石桥村村民委员会2026年4月5日" in pages[-1]
    assert "预览" not in whole


def test_a_preview_says_so_on_every_page(tmp_path: Path) -> None:
    assert all("还没有公示" in page for page in pages_of(replace(SHEET, preview=True), tmp_path / "p.pdf"))


def test_whole_names_print_their_ground(tmp_path: Path) -> None:
    sheet = replace(SHEET, level="FULL", ground="《办法》第五条")
    assert "依据《办法》第五条公示全名。" in pages_of(sheet, tmp_path / "f.pdf")[-1]


def test_tables_behind_each_other_are_numbered_each_for_itself(tmp_path: Path) -> None:
    table = OfficeTable(
        "清单", "云溪镇 清单", "云溪镇", dt.date(2026, 4, 5), "件",
        [TableColumn("序号", 6), TableColumn("内容", 40)],
        [[n, f"第{n}行"] for n in range(1, 61)], ["合计", "60 件"], ("说明。",),
    )  # fmt: skip
    one = write_pdf(tmp_path / "one.pdf", table_pages(table), A4_LANDSCAPE)
    write_pdf(tmp_path / "two.pdf", tables_pages([table, table]), A4_LANDSCAPE)
    pages = [run_together(page) for page in words_of(tmp_path / "two.pdf")]
    assert len(pages) == 2 * one
    assert [page.count(f"第{n}页/共{one}页") for n, page in enumerate([*pages[:one]], start=1)] == [1] * one
    assert f"第1页/共{one}页" in pages[one]


def test_a_notice_that_leaves_out_its_last_row_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = print_public.table

    def shorter(*page: Any, **look: Any) -> Any:
        *before, rows = page
        return real(*before, rows[:-1], **look)

    monkeypatch.setattr(print_public, "table", shorter)
    with pytest.raises(AssertionError):
        test_every_row_hangs_once_and_the_last_page_is_signed(tmp_path)
