"""Words half written when the power went, in real profiles: what tests of them share."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from tests.support.parish import Machine
from tests.ui.page_objects import words_on
from tests.ui.real import Screen

FAST_MS = 20
UNFINISHED = "找回未写完的"


def power_cut(screen: Screen, machine: Machine) -> None:
    """The profile is gone from under the window; no page is asked to write anything down."""
    screen.settle()
    shown = screen.window.workspace
    assert shown is not None
    shown.put_down = lambda _told: True
    screen.window.close()
    machine.reopen()


def named(screen: Screen) -> list[QPushButton]:
    """The drafts named above the first page, once they are."""
    screen.qtbot.waitUntil(lambda: UNFINISHED in words_on(screen.window), timeout=4000)
    every = screen.window.findChildren(QPushButton)
    return [push for push in every if push.text().startswith(UNFINISHED) and push.isVisible()]
