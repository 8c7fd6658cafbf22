"""Drafts are kept after a pause, when the text differs: never on the keystrokes of a composition.

The planted fault is an autosave that stores whenever the text area says `textChanged`; the check finds it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gridworker.ui.autosave import Autosave, Kept
from gridworker.ui.widgets.text_area import TextArea
from tests.ui.page_objects import compose

Kept_ = list[str]


def with_our_autosave(area: TextArea, kept: Kept_) -> QObject:
    def keep(text: str, done: Callable[[], None], _failed: Any) -> None:
        kept.append(text)
        done()

    autosave: Autosave[str] = Autosave(area.text, keep, 20, area)
    autosave.begin("")
    area.edited.connect(autosave.touched)
    return autosave


def with_a_planted_fault(area: TextArea, kept: Kept_) -> QObject:
    area.textChanged.connect(lambda: kept.append(area.toPlainText()))
    return area


def keeps_of_one_composed_word(qtbot: QtBot, wire: Callable[[TextArea, Kept_], QObject]) -> Kept_:
    area = TextArea()
    qtbot.addWidget(area)
    kept: Kept_ = []
    holder = wire(area, kept)
    compose(area, "l", "lo", "lou", "lou yu", commit="漏雨")
    qtbot.wait(60)
    assert holder is not None
    return kept


def test_a_composed_word_is_kept_once(qtbot: QtBot) -> None:
    assert keeps_of_one_composed_word(qtbot, with_our_autosave) == ["漏雨"]


def test_the_check_finds_an_autosave_that_stores_on_every_preedit(qtbot: QtBot) -> None:
    assert keeps_of_one_composed_word(qtbot, with_a_planted_fault) != ["漏雨"]


@pytest.fixture
def written(qtbot: QtBot) -> tuple[Autosave[str], TextArea, Kept_, list[Kept]]:
    area = TextArea()
    qtbot.addWidget(area)
    kept: Kept_ = []
    autosave = with_our_autosave(area, kept)
    assert isinstance(autosave, Autosave)
    states: list[Kept] = []
    autosave.state_changed.connect(lambda state, _error: states.append(state))
    return autosave, area, kept, states


def test_the_same_text_is_not_kept_twice(qtbot: QtBot, written: Any) -> None:
    autosave, area, kept, _states = written
    qtbot.keyClicks(area, "ab")
    qtbot.waitUntil(lambda: kept == ["ab"])
    autosave.touched()
    qtbot.wait(60)
    assert kept == ["ab"]


def test_the_state_goes_from_waiting_to_saved(qtbot: QtBot, written: Any) -> None:
    _autosave, area, _kept, states = written
    qtbot.keyClicks(area, "a")
    qtbot.waitUntil(lambda: states[-1:] == [Kept.SAVED])
    assert states == [Kept.WAITING, Kept.SAVED]


def test_what_is_not_kept_yet_can_be_asked_for(qtbot: QtBot, written: Any) -> None:
    autosave, area, kept, _states = written
    qtbot.keyClicks(area, "a")
    assert autosave.unkept() == "a"
    qtbot.wait(60)
    assert kept == []


def test_the_placeholder_hides_while_a_word_is_composed(qtbot: QtBot) -> None:
    area = TextArea("写一两句")
    qtbot.addWidget(area)
    seen: list[str] = []
    area.textChanged.connect(lambda: seen.append(area.placeholderText()))
    compose(area, "n", "ni", commit="你")
    assert seen[0] == ""
    assert area.placeholderText() == "写一两句"
