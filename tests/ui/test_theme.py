"""Colours that can be read, and a style sheet without holes."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from gridworker.ui import icons, theme
from gridworker.ui.theme import CONTRAST, LIGHT, TextSize, Theme, Tokens

TEXT_ON = [
    ("ink", "page"), ("ink", "card"), ("second", "card"), ("second", "page"), ("hint", "card"),
    ("hint", "page"),
    ("on_brand", "brand"), ("rail_ink", "rail"), ("rail_ink", "rail_on"), ("brand_down", "brand_tint"),
    ("ok", "ok_tint"), ("warn", "warn_tint"), ("bad", "bad_tint"), ("info", "info_tint"), ("ink", "pick"),
    ("ok", "card"), ("warn", "card"), ("bad", "card"), ("second", "quiet"), ("private", "private_tint"),
    ("focus", "page"), ("ink", "quiet"), ("warn", "page"), ("bad", "page"), ("ok", "pick"), ("bad", "pick"),
]


def luminance(color: str) -> float:
    def channel(value: float) -> float:
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    c = QColor(color)
    return 0.2126 * channel(c.redF()) + 0.7152 * channel(c.greenF()) + 0.0722 * channel(c.blueF())


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, CONTRAST], ids=["light", "contrast"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_text_can_be_read_on_its_ground(tokens: Tokens, text: str, ground: str) -> None:
    assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("line", ["outline", "focus"])
def test_outlines_can_be_seen(line: str) -> None:
    assert contrast(getattr(LIGHT, line), LIGHT.card) >= 3


def test_the_formula_agrees_with_black_on_white() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("size", list(TextSize))
def test_the_style_sheet_has_no_holes_at_any_size(qapp: QApplication, size: TextSize) -> None:
    qss = Theme(size).qss()
    assert "@" not in qss
    assert not re.search(r"\dem\b", qss)
    theme.apply(qapp, Theme(size))


def test_sizes_grow_together() -> None:
    assert [Theme(size).em(2.75) for size in TextSize] == [44, 55, 66]


def test_size_steps_stop_at_both_ends() -> None:
    assert TextSize.HUGE.larger() is TextSize.HUGE
    assert TextSize.STANDARD.smaller() is TextSize.STANDARD
    assert TextSize.STANDARD.larger() is TextSize.LARGE


def test_every_icon_draws_something(qapp: QApplication) -> None:
    from importlib.resources import files

    folder = files("gridworker.resources") / "icons"
    names = [file.name[:-4] for file in folder.iterdir() if file.name.endswith(".svg")]
    assert len(names) > 25
    for name in names:
        image = icons.pixmap(name, "#000000", 24).toImage()
        inked = any(
            image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(image.height())
        )
        assert inked, name
