"""Chips: one of several or several of many, and a screen reader is told which of the two it is."""

from __future__ import annotations

from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from gridworker.ui.widgets.chips import Chips

CHOICES = [("a", "甲"), ("b", "乙"), ("c", "丙")]


def roles(chips: Chips) -> set[QAccessible.Role]:
    return {QAccessible.queryAccessibleInterface(chips.chip(code)).role() for code, _ in CHOICES}


def test_one_of_several_is_told_as_one_and_can_be_taken_back(qtbot: QtBot) -> None:
    chips = Chips("情况", CHOICES)
    qtbot.addWidget(chips)
    assert roles(chips) == {QAccessible.Role.RadioButton}
    chips.chip("a").click()
    chips.chip("b").click()
    assert chips.values() == ["b"]
    chips.chip("b").click()
    assert chips.value() is None
    chips.set_value("c")
    chips.set_value(None)
    assert chips.value() is None


def test_what_must_be_chosen_stays_chosen(qtbot: QtBot) -> None:
    chips = Chips("方式", CHOICES, required=True)
    qtbot.addWidget(chips)
    chips.chip("a").click()
    chips.chip("a").click()
    assert chips.value() == "a"


def test_several_of_many(qtbot: QtBot) -> None:
    chips = Chips("标签", CHOICES, many=True)
    qtbot.addWidget(chips)
    assert roles(chips) == {QAccessible.Role.CheckBox}
    for code in ("a", "c", "c", "b"):
        chips.chip(code).click()
    assert chips.values() == ["a", "b"]
