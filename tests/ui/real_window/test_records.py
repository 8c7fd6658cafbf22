"""On a real screen: a visit corrected, withdrawn, found in the bin and put back, by keys alone."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gridworker.services import session as sessions
from gridworker.services import visits
from gridworker.services.demo import DemoMade
from gridworker.services.queries import Query
from gridworker.services.versions import history
from gridworker.services.visits import VisitDraft
from tests.support.programs import needs
from tests.ui.real_window.desk import PASSPHRASE, Program

pytestmark = [pytest.mark.window, needs("xdotool")]

WORD = "zebra"
PICTURES = os.environ.get("GRIDWORKER_PICTURES", "")
"""A folder for pictures of the screen, for people who want to look."""


GRAB = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
app.primaryScreen().grabWindow(0).save(sys.argv[1])
"""


def look(name: str) -> None:
    """A picture of the screen, where somebody asked for pictures."""
    if PICTURES:
        time.sleep(0.5)
        path = str(Path(PICTURES) / f"{name}.png")
        screen = {**os.environ, "QT_QPA_PLATFORM": "xcb"}
        subprocess.run([sys.executable, "-c", GRAB, path], env=screen, check=True, timeout=60)


def stored(made: DemoMade, visit: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The visit as a row and every version of it, the program being closed."""
    with sessions.open_profile(made.workers[0], PASSPHRASE) as session:
        return visits.visit(session, visit), history(session, visit)[1]


def test_a_visit_is_corrected_withdrawn_and_taken_out_of_the_bin_by_keys(
    start: Callable[[], Program], made: DemoMade, qapp: object
) -> None:
    with sessions.open_profile(made.workers[0], PASSPHRASE) as session:
        home = session.store.ids(Query("household"))[0]
        day = session.entropy.now().date()
        draft = VisitDraft(date=day, targets=[home], mode="HOME", meet="MET", content=f"{WORD} one")
        visit = visits.record_visit(session, draft).id

    program = start()
    program.key("ctrl+k")
    program.type(WORD)
    time.sleep(1.0)
    program.key("Return")
    time.sleep(1.0)
    look("records-1-found")
    program.key("Return")
    time.sleep(1.0)
    look("records-2-visit")
    program.key("ctrl+e")
    program.type("misheard")
    program.key("alt+n", "ctrl+a")
    program.type(f"{WORD} two")
    look("records-3-correcting")
    before = program.written()
    program.key("ctrl+Return")
    program.wait_until_written(before)
    look("records-4-versions")
    program.key("shift+Tab", "Return")
    program.type("twice")
    look("records-5-withdraw")
    before = program.written()
    program.key("Tab", "Tab", "Tab", "Return")
    program.wait_until_written(before)
    look("records-6-withdrawn")
    program.pull_the_plug()
    row, versions = stored(made, visit)
    assert (row["content"], row["withdrawn"]) == (f"{WORD} two", True)
    assert [one["reason"] for one in versions] == ["", "misheard", "twice"]

    program = start()
    program.key("alt+7")
    time.sleep(1.0)
    look("records-7-bin")
    before = program.written()
    program.key("Return")
    program.wait_until_written(before)
    look("records-8-put-back")
    program.pull_the_plug()
    row, versions = stored(made, visit)
    assert (row["withdrawn"], len(versions)) == (False, 4)
