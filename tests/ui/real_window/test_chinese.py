"""低保 typed through fcitx5 and ibus into the page of a visit; no letter of its pinyin kept by accident."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gridworker.services import drafts, search, visits
from gridworker.services import session as sessions
from gridworker.services.demo import DemoMade
from gridworker.services.queries import Query
from tests.ui.real_window import chinese_input, screen_reader
from tests.ui.real_window.bus import end
from tests.ui.real_window.chinese_input import Desktop
from tests.ui.real_window.desk import PASSPHRASE, Program, wait_for
from tests.ui.real_window.screen_reader import LAUNCHER, heard

pytestmark = pytest.mark.window



@pytest.fixture(params=list(chinese_input.PINYIN))
def desktop(
    own_home: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[Desktop]:
    lacks = [*chinese_input.missing(request.param), *screen_reader.missing()]
    if lacks:
        pytest.skip(f"typing Chinese and hearing it needs {', '.join(lacks)}")
    made = Desktop(request.param, own_home, monkeypatch)
    monkeypatch.setenv("QT_LINUX_ACCESSIBILITY_ALWAYS_ON", "1")
    speaker = subprocess.Popen([LAUNCHER, "--launch-immediately"], stderr=subprocess.DEVNULL)
    yield made
    end(speaker)
    made.close()


@pytest.fixture
def run(desktop: Desktop, run: Callable[..., Program]) -> Callable[[Path], Program]:
    """A laptop on the desktop with the input method."""
    return lambda profile: run(profile, "网格")


def results(program: Program) -> list[str]:
    """The rows of the list of results, as a screen reader is told of them."""
    return [part["name"] for part in heard(program) if part["inside"] == "list"]


def test_a_visit_is_written_in_pinyin_saved_and_found(
    run: Callable[[Path], Program], made: DemoMade
) -> None:
    laptop = made.workers[0]
    program = run(laptop)
    program.key("alt+2")
    program.type("1-1")
    program.key("Return", "alt+j", "space", "alt+n")
    program.type("dibao")
    time.sleep(1.5)  # longer than the pause after which the page is kept: it must not end the word
    before = program.written()
    program.key("space")
    program.wait_until_written(before)
    program.pull_the_plug()
    with sessions.open_profile(laptop, PASSPHRASE) as session:
        (kept,) = drafts.draft_list(session)
    assert kept.draft.content == "低保"

    program = run(laptop)
    program.key("alt+2")
    before = program.written()
    program.key("ctrl+Return")
    program.wait_until_written(before)
    # Looked for in the box above every page, in pinyin as well.
    program.key("ctrl+k")
    program.type("dibao")
    program.key("space")
    wait_for("the hit", lambda: any("低保" in said for said in results(program)))
    program.close()
    with sessions.open_profile(laptop, PASSPHRASE) as session:
        (newest,) = visits.visits(session, Query("visit", limit=1))
        assert newest["content"] == "低保"
        assert any(hit.id == newest["id"] for hit in search.search(session, "低保"))
