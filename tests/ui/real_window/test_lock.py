"""Locked on a real screen, by keyboard: title, clipboard, draft, and the same cursor afterwards."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from gridworker.services import drafts, locking
from gridworker.services import session as sessions
from gridworker.services.demo import DemoMade
from tests.support.programs import needs
from tests.ui.real_window.desk import PASSPHRASE, Program, wait_for, xdotool

pytestmark = [pytest.mark.window, needs("xdotool")]

Run = Callable[..., Program]


@pytest.fixture
def laptop(made: DemoMade) -> Path:
    with sessions.open_profile(made.workers[0], PASSPHRASE) as session:
        locking.set_pin(session, "2580")
    return made.workers[0]


def title_of(program: Program) -> str:
    return xdotool("getwindowname", program.window).strip()


def clipboard() -> str | None:
    """What another program would paste; None where there is no program to ask with."""
    if shutil.which("xclip") is None:
        return None
    asked = ["xclip", "-selection", "clipboard", "-o", "-target", "UTF8_STRING"]
    return subprocess.run(asked, capture_output=True, text=True, timeout=20, check=False).stdout


def test_locked_in_the_middle_of_a_word_and_back_at_the_same_place(run: Run, laptop: Path) -> None:
    program = run(laptop, "网格")
    time.sleep(1)
    open_title = title_of(program)
    program.key("alt+2")
    program.type("1-1")
    program.key("Return", "alt+j", "space", "alt+n")
    program.type("water pipe ")
    program.key("ctrl+a", "ctrl+c", "End")
    assert clipboard() in (None, "water pipe ")
    program.key("F8")
    wait_for("the cover", lambda: title_of(program) == "民情日记")
    program.key("F8")
    wait_for("the page", lambda: title_of(program) == open_title)
    program.key("F9")
    wait_for("the lock", lambda: title_of(program) == "民情日记")
    assert clipboard() in (None, "")
    program.type("1111")
    program.key("Return")
    assert title_of(program) == "民情日记", "a wrong code"
    program.key("ctrl+a")
    program.type("2580")
    program.key("Return")
    wait_for("the page again", lambda: title_of(program) == open_title)
    time.sleep(0.4)
    program.type("mended")
    program.wait_until_quiet()
    program.key("F9")
    wait_for("the lock again", lambda: title_of(program) == "民情日记")
    program.type(PASSPHRASE)
    program.key("Return")
    wait_for("the page by the passphrase", lambda: title_of(program) == open_title)
    program.key("F9")
    wait_for("the lock at last", lambda: title_of(program) == "民情日记")
    program.pull_the_plug()
    with sessions.open_profile(laptop, PASSPHRASE) as session:
        (kept,) = drafts.draft_list(session)
    assert kept.draft.content == "water pipe mended"
