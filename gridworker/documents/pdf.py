"""Pages for paper: drawn in millimetres, written as PDF or sent to a printer.

The one module below the window that knows Qt. Its painter wants an application; where none runs (a command,
a script) an offscreen one is started, without any display.

    def draw(sheets: Sheets) -> None:
        sheets.text(Box(20, 20, 170, 10), "民情日记", pt=16, bold=True, align="center")
        sheets.next_page()

    write_pdf(path, draw, A4, title="民情日记")

Words must come back out of the file as they went in. Some fonts draw 民 and the radical ⺠ with one glyph,
and a search for 民情 in such a PDF finds nothing; a family that does this is passed over (`family`).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal

from PySide6.QtCore import (
    QBuffer,
    QCoreApplication,
    QIODevice,
    QLineF,
    QMarginsF,
    QRectF,
    QSizeF,
    Qt,
    qInstallMessageHandler,
)
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QRawFont,
    QTextOption,
)

from gridworker.documents.print_queue import refusal
from gridworker.errors import UserError
from gridworker.lasting import take_name

Align = Literal["left", "center", "right"]
At = Literal["top", "middle", "bottom"]
Pattern = Literal["", "hatch", "dots"]
Draw = Callable[["Sheets"], None]

FAMILIES: Final = (
    "WenQuanYi Micro Hei",
    "Source Han Sans SC",
    "Microsoft YaHei",
    "SimSun",
    "Noto Sans CJK SC",
    "PingFang SC",
    "Droid Sans Fallback",
)
"""Families that carry simplified Chinese, best first."""
_TRAPS: Final = (("民", "⺠"), ("日", "⽇"), ("月", "⽉"), ("雨", "⾬"), ("户", "⼾"), ("长", "⻓"))
"""Characters, and the radicals that a font may draw with the same glyph."""
_DPI: Final = 600
_LEAST_PT: Final = 6.0
_SIDE: Final = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}


@dataclass(frozen=True)
class Paper:
    """A sheet of paper, in mm as it is held."""

    width: float
    height: float


A4: Final = Paper(210, 297)
A4_LANDSCAPE: Final = Paper(297, 210)


@dataclass(frozen=True)
class Box:
    """A place on the paper, in mm from its upper left corner."""

    x: float
    y: float
    w: float
    h: float


class Sheets:
    """Pages being drawn. Every length is in mm from the upper left corner of the paper, letters are in pt."""

    def __init__(self, painter: QPainter, device: QPagedPaintDevice, paper: Paper) -> None:
        self.paper = paper
        self.page = 1
        """Number of the page under the pen, from 1."""
        self._painter, self._device = painter, device
        self._mm = device.logicalDpiX() / 25.4
        self._family = family()

    def text(
        self,
        box: Box,
        words: str,
        *,
        pt: float = 10.5,
        bold: bool = False,
        align: Align = "left",
        at: At = "top",
        ink: str = "#000000",
        shrink: bool = False,
    ) -> float:
        """Write words, wrapped to the box, and return the height they took in mm.

        What is higher than the box runs out of it below, unless `shrink` makes the letters smaller until
        they fit (to 6 pt at the least).
        """
        option = _option(align)
        taken = self.height(words, box.w, pt=pt, bold=bold)
        while shrink and taken > box.h and pt > _LEAST_PT:
            pt = max(_LEAST_PT, pt - 0.5)
            taken = self.height(words, box.w, pt=pt, bold=bold)
        slack = {"top": 0.0, "middle": (box.h - taken) / 2, "bottom": box.h - taken}[at]
        self._painter.setFont(self._font(pt, bold))
        self._painter.setPen(QColor(ink))
        self._painter.drawText(self._rect(Box(box.x, box.y + max(slack, 0), box.w, taken + 1)), words, option)
        return taken

    def height(self, words: str, width: float, *, pt: float = 10.5, bold: bool = False) -> float:
        """Height in mm that words take when wrapped to a width; one line at the least."""
        metrics = QFontMetricsF(self._font(pt, bold), self._device)
        if not words:
            return metrics.lineSpacing() / self._mm
        if "\n" not in words and metrics.horizontalAdvance(words) <= width * self._mm:
            return metrics.lineSpacing() / self._mm
        self._painter.setFont(self._font(pt, bold))
        room = QRectF(0, 0, width * self._mm, 1e7)
        return self._painter.boundingRect(room, words, _option("left")).height() / self._mm

    def width(self, words: str, *, pt: float = 10.5, bold: bool = False) -> float:
        """Width in mm of words in one line."""
        return QFontMetricsF(self._font(pt, bold), self._device).horizontalAdvance(words) / self._mm

    def line(
        self, x1: float, y1: float, x2: float, y2: float, *, mm: float = 0.2, dashed: bool = False
    ) -> None:
        """Draw a straight line, `mm` thick."""
        pen = QPen(QColor("#000000"), mm * self._mm)
        if dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        self._painter.setPen(pen)
        self._painter.drawLine(QLineF(x1 * self._mm, y1 * self._mm, x2 * self._mm, y2 * self._mm))

    def frame(
        self, box: Box, *, mm: float = 0.2, fill: str = "", pattern: Pattern = "", ink: str = "#000000"
    ) -> None:
        """Draw a rectangle: outline `mm` thick (0: none), a colour, and a pattern for eyes without colour."""
        rect = self._rect(box)
        if fill:
            self._painter.fillRect(rect, QColor(fill))
        if pattern:
            self._fill_pattern(rect, pattern, QColor(ink))
        if mm:
            self._painter.setPen(QPen(QColor(ink), mm * self._mm))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawRect(rect)

    def next_page(self) -> None:
        """Go on to a fresh sheet. Raises OSError when the printer takes no more."""
        if not self._device.newPage():
            raise OSError("no further page")
        self.page += 1

    def _fill_pattern(self, rect: QRectF, pattern: str, ink: QColor) -> None:
        # Qt's own patterns are made of device pixels: at 600 dpi they are a grey fog.
        painter, step = self._painter, 1.3 * self._mm
        painter.save()
        painter.setClipRect(rect)
        painter.setPen(QPen(ink, 0.15 * self._mm))
        if pattern == "hatch":
            at = rect.left() - rect.height()
            while at < rect.right():
                painter.drawLine(QLineF(at, rect.bottom(), at + rect.height(), rect.top()))
                at += step
        else:
            painter.setBrush(QBrush(ink))
            for down in range(int(rect.height() / step) + 1):
                for along in range(int(rect.width() / step) + 1):
                    left, top = rect.left() + (along + 0.5) * step, rect.top() + (down + 0.5) * step
                    painter.drawEllipse(QRectF(left, top, 0.25 * self._mm, 0.25 * self._mm))
        painter.restore()

    def _font(self, pt: float, bold: bool) -> QFont:
        font = QFont(self._family)
        font.setPointSizeF(pt)
        font.setBold(bold)
        return font

    def _rect(self, box: Box) -> QRectF:
        return QRectF(box.x * self._mm, box.y * self._mm, box.w * self._mm, box.h * self._mm)


def write_pdf(path: Path, draw: Draw, paper: Paper = A4, *, title: str = "") -> int:
    """Write what `draw` draws to a PDF file and return the number of pages.

    The file appears whole or not at all. Raises OSError when it cannot be written, UserError `no_font`, and
    whatever `draw` raises.
    """
    _need_application()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setTitle(title)
    writer.setCreator("gridworker")
    pages = _draw_on(writer, draw, paper)
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            file.write(bytes(buffer.data().data()))
            file.flush()
            os.fsync(file.fileno())
        take_name(part, path)
    finally:
        part.unlink(missing_ok=True)
    return pages


def printers() -> list[str]:
    """Names of the printers of this machine, the default one first."""
    _need_application()
    try:
        from PySide6.QtPrintSupport import QPrinterInfo
    except ImportError:  # a machine without the system's printing library
        return []
    names = [name for name in QPrinterInfo.availablePrinterNames() if name]
    usual = QPrinterInfo.defaultPrinterName()
    return sorted(names, key=lambda name: (name != usual, name))


def print_on(printer: str, draw: Draw, paper: Paper = A4, *, title: str = "") -> int:
    """Send what `draw` draws to a printer and return the number of pages.

    Raises UserError `no_printer` when there is none of that name, OSError when it is stopped or takes none:
    what a stopped queue keeps would come out unasked days later, with names on it.
    """
    if printer not in printers():
        raise UserError("no_printer", f"没有找到打印机“{printer}”。", "请检查打印机，或者先存成 PDF。")
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    found = QPrinterInfo.printerInfo(printer)
    if found.state() == QPrinter.PrinterState.Error:
        raise OSError("the printer is stopped")
    device = QPrinter(found, QPrinter.PrinterMode.HighResolution)
    device.setDocName(title)
    device.setFullPage(True)
    pages = _draw_on(device, draw, paper)
    if why := refusal():
        raise OSError(why)
    return pages


def _draw_on(device: QPagedPaintDevice, draw: Draw, paper: Paper) -> int:
    # A printer must hear "A4, turned", not "a sheet of 297 by 210": it would ask for special paper.
    turned = paper.width > paper.height
    size = QSizeF(*sorted((paper.width, paper.height)))
    device.setPageSize(QPageSize(size, QPageSize.Unit.Millimeter))
    way = QPageLayout.Orientation.Landscape if turned else QPageLayout.Orientation.Portrait
    device.setPageOrientation(way)
    device.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter()
    if not painter.begin(device):
        raise OSError("the printer or the file takes no pages")
    try:
        sheets = Sheets(painter, device, paper)
        draw(sheets)
        return sheets.page
    finally:
        painter.end()


@cache
def family() -> str:
    """The family in which everything is printed. Raises UserError `no_font`."""
    _need_application()
    here = set(QFontDatabase.families())
    chosen = [name for name in FAMILIES if name in here]
    honest = [name for name in chosen if reads_back(name)]
    if not chosen:
        raise UserError(
            "no_font",
            "这台电脑上没有中文字体，打印出来会是空框。",
            "请安装文泉驿微米黑（fonts-wqy-microhei）。",
        )
    return (honest or chosen)[0]


def reads_back(name: str) -> bool:
    """Whether words set in this family come out of a PDF as the characters that went in."""
    raw = QRawFont.fromFont(QFont(name))
    for one, trap in _TRAPS:
        seen, shadow = raw.glyphIndexesForString(one), raw.glyphIndexesForString(trap)
        if not seen or seen[0] == 0 or list(seen) == list(shadow):
            return False
    return True


_own: QGuiApplication | None = None


def _need_application() -> None:
    global _own
    if QCoreApplication.instance() is None:
        with _silence():
            _own = QGuiApplication(["gridworker", "-platform", "offscreen"])


@contextmanager
def _silence() -> Iterator[None]:
    """Qt remarks about the locale of the shell on stderr, where a script reads our own sentences."""
    before = qInstallMessageHandler(lambda *_: None)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _option(align: Align) -> QTextOption:
    option = QTextOption(_SIDE[align])
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
