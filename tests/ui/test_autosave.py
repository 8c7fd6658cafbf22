"""Drafts are kept as a field is left and after a pause, when the text differs: never on the keystrokes of a
composition.

The planted fault is an autosave that stores whenever the text area says `textChanged`; the check finds it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QElapsedTimer, QObject
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gridworker.ui.autosave import LONGEST, Autosave, Kept
from gridworker.ui.whereabouts import place_in
from gridworker.ui.widgets.text_area import Line, TextArea
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


class TwoFields(QWidget):
    """A form with two fields, kept by our autosave after `wait_ms`."""

    def __init__(self, qtbot: QtBot, wait_ms: int) -> None:
        super().__init__()
        self.one, self.two = Line(), TextArea()
        self.one.setParent(self)
        self.two.setParent(self)
        self.kept: list[tuple[str, str, str]] = []
        self.autosave: Autosave[tuple[str, str]] = Autosave(
            lambda: (self.one.text(), self.two.text()), self.keep, wait_ms, self, where=self.where
        )
        self.autosave.begin(("", ""))
        self.autosave.watch(self)
        for field in (self.one, self.two):
            field.edited.connect(self.autosave.touched)
        qtbot.addWidget(self)
        self.show()
        self.activateWindow()
        self.one.setFocus()
        qtbot.waitUntil(self.one.hasFocus)

    def where(self) -> dict[str, Any] | None:
        return place_in(self, {"one": self.one, "two": self.two})

    def keep(self, typed: tuple[str, str], done: Callable[[], None], _failed: Any) -> None:
        place = self.where()
        self.kept.append((*typed, str(place and place["field"])))
        done()


def test_a_field_that_is_left_is_kept_at_once(qtbot: QtBot) -> None:
    form = TwoFields(qtbot, wait_ms=60_000)
    qtbot.keyClicks(form.one, "wang")
    assert form.kept == []
    form.two.setFocus()
    assert form.kept == [("wang", "", "two")]


def test_another_field_is_worth_keeping_only_when_there_is_a_draft(qtbot: QtBot) -> None:
    form = TwoFields(qtbot, wait_ms=60_000)
    form.two.setFocus()
    assert form.kept == [], "nothing was typed yet"
    qtbot.keyClicks(form.two, "li")
    form.one.setFocus()
    form.two.setFocus()
    assert [place for _one, _two, place in form.kept] == ["one", "two"]


def test_who_types_without_a_pause_is_kept_all_the_same(qtbot: QtBot) -> None:
    form = TwoFields(qtbot, wait_ms=40)
    ended = QElapsedTimer()
    ended.start()
    while ended.elapsed() < 40 * (LONGEST + 2):
        qtbot.keyClicks(form.two, "a", delay=5)
    assert form.kept, "a key every few milliseconds, and nothing was kept"


def test_what_is_kept_while_a_word_is_composed_leaves_the_composition_alone(qtbot: QtBot) -> None:
    form = TwoFields(qtbot, wait_ms=5)
    form.two.setFocus()
    compose(form.two, "w", commit="屋")
    for step in ("d", "di", "ding"):
        QApplication.sendEvent(form.two, QInputMethodEvent(step, []))
        form.autosave.touched()
        qtbot.wait(15)
    assert form.two.composing
    assert [two for _one, two, _place in form.kept] == ["屋"]
    done = QInputMethodEvent("", [])
    done.setCommitString("顶")
    QApplication.sendEvent(form.two, done)
    qtbot.waitUntil(lambda: [two for _one, two, _place in form.kept] == ["屋", "屋顶"])


def test_nobody_reads_that_all_is_kept_while_some_of_it_is_not(qtbot: QtBot) -> None:
    area, told, on_their_way = TextArea(), [], []
    qtbot.addWidget(area)
    autosave: Autosave[str] = Autosave(
        area.text, lambda _text, done, _no: on_their_way.append(done), 20, area
    )
    autosave.begin("")
    autosave.state_changed.connect(lambda state, _error: told.append(state))
    area.edited.connect(autosave.touched)
    compose(area, "x", commit="漏雨")
    qtbot.waitUntil(lambda: len(on_their_way) == 1)
    compose(area, "x", commit="了")
    on_their_way[0]()
    assert told == [Kept.WAITING]
    qtbot.waitUntil(lambda: len(on_their_way) == 2)
    on_their_way[1]()
    assert told == [Kept.WAITING, Kept.SAVED]
    compose(area, "y", commit="，还没修")
    assert told[-1] is Kept.NOTHING
