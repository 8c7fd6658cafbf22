"""The English window, looked at as a whole: nothing is cut off although English is wider than Chinese."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from gridworker.ui import choose, language, theme
from gridworker.ui.theme import TextSize, Theme
from tests.ui.clipped import clipped
from tests.ui.page_objects import OpenFake
from tests.ui.test_every_screen import look_at_all
from tests.ui.test_language import PAGES


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


@pytest.mark.slow
@pytest.mark.parametrize("name", ["standard-16", "huge-24", "standard-16-contrast"])
def test_every_screen_fits_in_english(name: str, tmp_path: Path, qapp: QApplication) -> None:
    inspector = look_at_all(name, tmp_path)
    assert not inspector.faults, "\n".join(inspector.faults)
