"""The English window, looked at as a whole: nothing is cut off although English is wider than Chinese."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from gridworker.services.resources import load_sentences
from gridworker.ui import choose, language, theme
from gridworker.ui.main_window import MainWindow
from gridworker.ui.theme import TextSize, Theme
from tests.english.window_words import CHINESE, window_words
from tests.ui.clipped import clipped
from tests.ui.page_objects import OpenFake
from tests.ui.test_every_screen import Inspector
from tests.ui.test_language import PAGES, said_on

LONG = 6
IN_CHINESE = ("worker-help", "office-help", "worker-notice", "office-notice")
"""Screens with a page of the manual, or with the words of the card, which are Chinese in any language."""


@pytest.fixture(autouse=True)
def _english(qapp: QApplication) -> Iterator[None]:
    sticks = choose.sticks
    language.speak(qapp, "en")
    yield
    choose.sticks = sticks
    language.speak(qapp, "zh")
    theme.apply(qapp, Theme())


@pytest.mark.parametrize("office", [False, True])
def test_the_first_pages_fit_in_large_english(
    open_fake: OpenFake, settle: Callable[[], None], qapp: QApplication, office: bool
) -> None:
    theme.apply(qapp, Theme(TextSize.HUGE))
    window = open_fake(office=office)
    assert window.workspace is not None
    window.resize(1366, 768)
    cut: dict[str, list[str]] = {}
    for key in [key for key in PAGES if window.workspace.has(key)]:
        window.workspace.go(key)
        settle()
        cut[key] = clipped(window)
        assert (window.width(), key) == (1366, key)
    assert {key: found for key, found in cut.items() if found} == {}


def own_words() -> list[str]:
    """Phrases of the program, long enough not to stand in somebody's diary by chance."""
    said = [text for _, text in window_words().found] + list(load_sentences()[0])
    parts = [part for text in said for part in re.split(r"\{\w+\}|\(&\w\)|　", text)]
    return [part for part in parts if len(CHINESE.findall(part)) >= LONG]


class Reader(Inspector):
    """Looks for Chinese of our own besides what the camera's inspector looks for."""

    def __init__(self, work: Path) -> None:
        super().__init__(work)
        self._own = own_words()

    def take(self, window: MainWindow, name: str) -> None:
        super().take(window, name)
        for text in said_on(window) if name not in IN_CHINESE else []:
            left = [part for part in self._own if part in text]
            self.faults += [f"{name}: still Chinese: {text}"] if left else []


def test_words_of_our_own_that_stay_chinese_are_found() -> None:
    assert any(part in "⚠ 请选诉求是怎么来的。" for part in own_words())


@pytest.mark.slow
@pytest.mark.parametrize("name", ["standard-16", "huge-24", "low-standard-16", "low-large-20"])
def test_every_screen_fits_in_english(name: str, tmp_path: Path, qapp: QApplication) -> None:
    inspector = Reader(tmp_path)
    inspector.round(name)
    assert not inspector.faults, "\n".join(inspector.faults)
