"""On a real screen: typing, SIGKILL, the next start, and the words go on where they broke off."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from gridworker.services import drafts
from gridworker.services import session as sessions
from gridworker.services.demo import DemoMade
from gridworker.services.drafts import KeptDraft
from tests.support.programs import needs
from tests.ui.real_window.desk import PASSPHRASE, Program

pytestmark = [pytest.mark.window, needs("xdotool")]

Start = Callable[[], Program]
PICTURES = os.environ.get("GRIDWORKER_PICTURES", "")
"""A folder for pictures of the screen, for people who want to look."""


def kept(made: DemoMade) -> list[KeptDraft]:
    with sessions.open_profile(made.workers[0], PASSPHRASE) as session:
        return drafts.draft_list(session)


def look(name: str) -> None:
    """A picture of the screen, where somebody asked for pictures."""
    if PICTURES:
        from PySide6.QtGui import QGuiApplication

        time.sleep(0.5)
        screen = QGuiApplication.primaryScreen()
        screen.grabWindow(0).save(str(Path(PICTURES) / f"{name}.png"))


def test_words_go_on_where_the_power_went_in_the_same_field_at_the_same_letter(
    start: Start, made: DemoMade, qapp: object
) -> None:
    program = start()
    program.key("alt+2")
    program.type("1-1")
    program.key("Return", "alt+j", "space", "alt+n")
    before = program.written()
    program.type("roof leaks")
    program.key("Left", "Left", "Left", "Left", "Left")
    program.type("badly ")
    program.wait_until_written(before)
    program.wait_until_quiet()
    look("1-typed")
    program.pull_the_plug()
    (page,) = kept(made)
    assert page.draft.content == "roof badly leaks"
    assert page.place == {"field": "content", "at": 11, "from": 11}

    # The next start: named above the first page; one goes on and the next letter stands where it would have.
    program = start()
    time.sleep(1.5)
    look("2-named")
    program.key("alt+2")
    before = program.written()
    program.type("and ")
    program.wait_until_written(before)
    look("3-goes-on")

    # After a rest the next words are a step of their own, and Ctrl+Z takes back no more than them.
    time.sleep(1.0)
    before = program.written()
    program.type("XYZ")
    program.wait_until_written(before)
    before = program.written()
    program.key("ctrl+z")
    program.wait_until_written(before)
    look("4-taken-back")
    program.pull_the_plug()
    (page,) = kept(made)
    assert page.draft.content == "roof badly and leaks"


def test_a_field_that_is_left_is_safe_before_the_pause_is_over(
    start: Start, made: DemoMade, qapp: object
) -> None:
    program = start()
    program.key("alt+2", "alt+n")
    before = program.written()
    program.type("short")
    program.key("Tab")
    program.wait_until_written(before)
    program.pull_the_plug()
    (page,) = kept(made)
    assert page.draft.content == "short"
    assert page.place is not None
    assert page.place["field"] == "on_spot"
