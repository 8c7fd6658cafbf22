"""Tokens to look: one palette and one style sheet, at three text sizes.

Nothing else in the window names a colour or a pixel. Lengths are written in em of the chosen text size,
so that 特大 (24 px) enlarges targets and gaps together with the letters. Style sheets get their numbers
from `resources/theme/app.qss`, where `1.5em` and `@token` are filled in here.
"""

from __future__ import annotations

import re
from enum import IntEnum
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

# The first family a machine has is used; each of them carries simplified Chinese.
FAMILIES = [
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
    "PingFang SC",
    "sans-serif",
]


class TextSize(IntEnum):
    """Base letter height in px; the names people see are 标准, 大 and 特大."""

    STANDARD = 16
    LARGE = 20
    HUGE = 24

    def larger(self) -> TextSize:
        sizes = list(TextSize)
        return sizes[min(sizes.index(self) + 1, len(sizes) - 1)]

    def smaller(self) -> TextSize:
        sizes = list(TextSize)
        return sizes[max(sizes.index(self) - 1, 0)]


class Tokens(NamedTuple):
    """Colours by what they mean. Text on its own ground has a contrast of at least 4.5 to 1."""

    ink: str = "#1B2420"
    second: str = "#4A5650"
    hint: str = "#5F6A64"
    page: str = "#F3F5F4"
    card: str = "#FFFFFF"
    line: str = "#D8DEDB"
    outline: str = "#87928C"
    off: str = "#66706A"
    """What cannot be pressed now."""
    hover: str = "#EEF2F0"
    brand: str = "#B3261E"
    brand_down: str = "#8F1D17"
    brand_tint: str = "#FBE9E7"
    on_brand: str = "#FFFFFF"
    rail: str = "#23302B"
    rail_ink: str = "#D9E3DE"
    rail_on: str = "#3A4A43"
    rail_mark: str = "#FF8A80"
    rail_mark_ink: str = "#2A0A08"
    focus: str = "#0B5FC0"
    pick: str = "#DFEAFA"
    ok: str = "#17632F"
    ok_tint: str = "#E0F3E5"
    warn: str = "#744700"
    warn_tint: str = "#FFF0D2"
    bad: str = "#8F1D17"
    bad_tint: str = "#FCE3E1"
    info: str = "#0B4A8F"
    info_tint: str = "#E3EEFB"
    quiet: str = "#ECEFED"
    private: str = "#4D3A73"
    private_tint: str = "#F1ECF9"


LIGHT = Tokens()
# High contrast keeps the meanings and drops the soft greys: black letters, black outlines.
CONTRAST = Tokens(
    ink="#000000", second="#000000", hint="#1E1E1E", page="#FFFFFF", line="#000000", outline="#000000",
    off="#595959",
    hover="#E6E6E6", brand="#8B0000", brand_down="#5C0000", rail="#000000", rail_ink="#FFFFFF",
    rail_on="#333333", focus="#0033CC", pick="#CFE0FF", ok="#004D1A", warn="#4D2E00", bad="#7A0000",
    info="#00306B", private="#2E1A57",
)


class Theme:
    """The look at one moment: the chosen size and tokens, and how long an em is."""

    def __init__(self, size: TextSize = TextSize.STANDARD, tokens: Tokens = LIGHT) -> None:
        self.size = size
        self.tokens = tokens

    def em(self, ems: float) -> int:
        return round(ems * int(self.size))

    def font(self, scale: float = 1.0, *, bold: bool = False) -> QFont:
        font = QFont()
        font.setFamilies(FAMILIES)
        font.setPixelSize(round(int(self.size) * scale))
        font.setBold(bold)
        return font

    def color(self, token: str) -> QColor:
        return QColor(getattr(self.tokens, token))

    def qss(self) -> str:
        folder = resources() / "theme"
        text = (folder / "app.qss").read_text(encoding="utf-8")
        values = {**self.tokens._asdict(), "theme": str(folder).replace("\\", "/")}

        def filled(found: re.Match[str]) -> str:
            token, ems = found.groups()
            return values[token] if token else f"{self.em(float(ems))}px" if ems else ""

        # In one go, comments included: each pattern more is time before the first page.
        return re.sub(r"/\*.*?\*/|@(\w+)|(-?\d*\.?\d+)em\b", filled, text, flags=re.S)

    def palette(self) -> QPalette:
        c, p = self.color, QPalette()
        p.setColor(QPalette.ColorRole.Window, c("page"))
        p.setColor(QPalette.ColorRole.Base, c("card"))
        p.setColor(QPalette.ColorRole.AlternateBase, c("page"))
        p.setColor(QPalette.ColorRole.Button, c("card"))
        for role in ("WindowText", "Text", "ButtonText", "ToolTipText", "HighlightedText"):
            p.setColor(getattr(QPalette.ColorRole, role), c("ink"))
        p.setColor(QPalette.ColorRole.Highlight, c("pick"))
        p.setColor(QPalette.ColorRole.PlaceholderText, c("hint"))
        p.setColor(QPalette.ColorRole.Link, c("focus"))
        p.setColor(QPalette.ColorRole.ToolTipBase, c("card"))
        return p


def resources() -> Path:
    """The folder of style sheets and icons; `importlib.resources` would cost the first page 2 ms."""
    return Path(next(iter(import_module("gridworker.resources").__path__)))


_current = Theme()


def current() -> Theme:
    """The theme in use; painters ask it at paint time, so a change of size needs no bookkeeping."""
    return _current


def apply(app: QApplication, theme: Theme) -> None:
    """Dress the whole application; may be called again at any time."""
    global _current
    _current = theme
    app.setStyle(QStyleFactory.create("Fusion"))
    app.setPalette(theme.palette())
    app.setFont(theme.font())
    app.setStyleSheet(theme.qss())


def role(widget: QWidget, name: str) -> None:
    """Give a widget its part in the style sheet ("title", "card", "main"...); safe to change later."""
    if widget.property("role") == name:
        return
    widget.setProperty("role", name)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # it has no look yet, and will get this one when it is first shown or measured
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
