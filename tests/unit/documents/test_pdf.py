"""Paper: what is written can be searched, pages are whole, and no display is needed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6 import QtPrintSupport
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from gridworker.documents import pdf
from gridworker.documents.pdf import A4, A4_LANDSCAPE, Box, Sheets, write_pdf
from gridworker.errors import UserError
from tests.support.pdf import run_together, words_of

pytestmark = pytest.mark.usefixtures("qapp")

WORDS = (
    "民情日记 月汇总 漏雨 户主 长 走访台账 见面情况 到访未遇 谢绝走访 网格 人民 石桥 一二三组 高 车 马 青 "
    "金 食 鱼 鸟 黄 黑 用 田 立 竹 米 羊 老 而 耳 肉 自 舌 色 行 衣 西 言 谷 足 身 里 门 面 音 页 风 飞 首 "
    "骨 手 心 支 文 方 无 日 木 止 比 毛 氏 气 水 火 父 片 牙 牛 玉 瓜 生 白 皮 目 石 示 穴 34/120 28.3%"
)


def page_of(words: str, *, bold: bool = False) -> pdf.Draw:
    def draw(sheets: Sheets) -> None:
        sheets.text(Box(15, 15, 180, 250), words, bold=bold)

    return draw


@pytest.mark.parametrize("bold", [False, True])
def test_a_search_finds_every_word_that_was_printed(tmp_path: Path, bold: bool) -> None:
    assert write_pdf(tmp_path / "页.pdf", page_of(WORDS, bold=bold)) == 1
    (page,) = words_of(tmp_path / "页.pdf")
    assert run_together(page) == run_together(WORDS)


def test_a_family_that_draws_radicals_with_the_same_glyph_is_passed_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    taken = pdf.family()
    assert pdf.reads_back(taken)
    # The planted fault: a font that has one glyph for a character and what is put for its radical.
    monkeypatch.setattr(pdf, "_TRAPS", (("民", "民"),))
    assert not pdf.reads_back(taken)


def test_a_machine_without_chinese_letters_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "FAMILIES", ("No Such Family",))
    with pytest.raises(UserError) as refused:
        pdf.family.__wrapped__()
    assert refused.value.code == "no_font"


def test_the_height_told_is_the_height_taken(tmp_path: Path) -> None:
    seen: list[float] = []

    def draw(sheets: Sheets) -> None:
        one = sheets.height("一行", 100)
        assert sheets.height("", 100) == pytest.approx(one)
        for words in ("一行", "长" * 200, "a" * 300, "一\n二\n三"):
            told = sheets.height(words, 50)
            assert sheets.text(Box(10, 10, 50, 100), words) == pytest.approx(told)
            seen.append(told / one)

    write_pdf(tmp_path / "h.pdf", draw)
    assert seen[0] == pytest.approx(1)
    assert seen[1] > 10
    assert seen[2] > 5
    assert seen[3] == pytest.approx(3, rel=0.1)


def test_words_that_do_not_fit_are_made_smaller_but_stay_readable(tmp_path: Path) -> None:
    def draw(sheets: Sheets) -> None:
        box = Box(10, 10, 30, 9)
        assert sheets.height("门牌和户主" * 4, 30) > box.h
        assert sheets.text(box, "门牌和户主" * 4, shrink=True) <= box.h
        least = sheets.height("门牌和户主" * 40, 30, pt=6)
        assert sheets.text(box, "门牌和户主" * 40, shrink=True) == pytest.approx(least)

    write_pdf(tmp_path / "s.pdf", draw)


def test_pages_are_counted_and_lie_as_asked(tmp_path: Path) -> None:
    def draw(sheets: Sheets) -> None:
        for number in (1, 2, 3):
            assert sheets.page == number
            sheets.text(Box(10, 10, 100, 10), f"第 {number} 页")
            if number < 3:
                sheets.next_page()

    path = tmp_path / "三页.pdf"
    assert write_pdf(path, draw, A4_LANDSCAPE, title="三页") == 3
    assert [run_together(page) for page in words_of(path)] == ["第1页", "第2页", "第3页"]
    assert (A4_LANDSCAPE.width, A4_LANDSCAPE.height) == (A4.height, A4.width)
    told = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True, check=True).stdout
    width, height = (float(n) for n in told.split("Page size:")[1].split("pts")[0].split("x"))
    assert (width, height) == (pytest.approx(841.9, abs=1), pytest.approx(595.3, abs=1))
    assert "三页" in told


def test_a_page_that_could_not_be_drawn_leaves_no_file(tmp_path: Path) -> None:
    path = tmp_path / "半张.pdf"
    path.write_bytes(b"before")

    def draw(sheets: Sheets) -> None:
        sheets.next_page()
        raise RuntimeError("stopped")

    with pytest.raises(RuntimeError, match="stopped"):
        write_pdf(path, draw)
    assert [p.name for p in tmp_path.iterdir()] == ["半张.pdf"]
    assert path.read_bytes() == b"before"


def test_a_folder_that_is_not_there_is_an_oserror(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        write_pdf(tmp_path / "没有" / "a.pdf", page_of("字"))


def test_a_printer_that_is_not_there_is_a_sentence() -> None:
    with pytest.raises(UserError) as refused:
        pdf.print_on("没有的打印机", page_of("字"))
    assert refused.value.code == "no_printer"


class Queue:
    """A printer as Qt shows it; what it is given becomes a PDF."""

    def __init__(self, path: Path, state: QPrinter.PrinterState) -> None:
        self.path, self._state = path, state

    def state(self) -> QPrinter.PrinterState:
        return self._state


class Sent(QPrinter):
    def __init__(self, queue: Queue, mode: QPrinter.PrinterMode) -> None:
        super().__init__(mode)
        self.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        self.setOutputFileName(str(queue.path))


@pytest.mark.parametrize(
    ("state", "answer", "why"),
    [("Idle", None, None), ("Active", None, None), ("Idle", "not accepting jobs", "not accepting jobs"),
     ("Error", None, "stopped")],
)  # fmt: skip
def test_a_queue_that_is_stopped_or_refuses_is_not_taken_for_one_that_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, state: str, answer: str | None, why: str | None
) -> None:
    queue = Queue(tmp_path / "p.pdf", QPrinter.PrinterState[state])
    monkeypatch.setattr(pdf, "printers", lambda: ["村部"])
    monkeypatch.setattr(pdf, "refusal", lambda: answer)
    monkeypatch.setattr(QPrinterInfo, "printerInfo", lambda _name: queue)
    monkeypatch.setattr(QtPrintSupport, "QPrinter", Sent)
    if why is None:
        assert pdf.print_on("村部", page_of("字")) == 1
        return
    with pytest.raises(OSError, match=why):
        pdf.print_on("村部", page_of("字"))
    assert queue.path.exists() == (state != "Error")


def test_a_printer_gets_the_same_pages_on_a4_turned(tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "p.pdf"))
    printer.setFullPage(True)

    def draw(sheets: Sheets) -> None:
        sheets.text(Box(200, 20, 90, 10), "右上角")
        sheets.next_page()
        sheets.text(Box(20, 190, 90, 10), "第二页")

    assert pdf._draw_on(printer, draw, A4_LANDSCAPE) == 2
    assert printer.pageLayout().pageSize().id() == QPageSize.PageSizeId.A4
    assert [run_together(page) for page in words_of(tmp_path / "p.pdf")] == ["右上角", "第二页"]


def test_it_works_without_application_display_and_locale(tmp_path: Path) -> None:
    path = tmp_path / "命令行.pdf"
    code = (
        "import sys; from pathlib import Path; from gridworker.documents.pdf import Box, write_pdf\n"
        "write_pdf(Path(sys.argv[1]), lambda s: s.text(Box(10, 10, 100, 10), '民情日记') and None)"
    )
    bare = {"PATH": os.environ["PATH"], "LC_ALL": "C", "PYTHONUTF8": "1"}
    ran = subprocess.run([sys.executable, "-c", code, str(path)], env=bare, capture_output=True, timeout=60)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert run_together(words_of(path)[0]) == "民情日记"
