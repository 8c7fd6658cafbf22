"""A story on a real screen, by keyboard: write, lose power, find the page, save, send, merge, answer."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from gridworker.services import drafts, exchange, visits
from gridworker.services import session as sessions
from gridworker.services.demo import DemoMade
from gridworker.services.queries import Query
from tests.support.programs import needs
from tests.ui.real_window.desk import PASSPHRASE, Program, wait_for

pytestmark = [pytest.mark.window, needs("xdotool")]

SAID = "屋顶漏雨，答应周五来看"

Run = Callable[..., Program]


@pytest.fixture
def stick(tmp_path: Path, own_home: Path) -> Path:
    """The folder that the program writes to, as if it had been chosen last time."""
    stick = tmp_path / "stick"
    stick.mkdir()
    settings = own_home / "config" / "gridworker" / "window.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"last_out": str(stick), "last_in": str(stick)}), encoding="utf-8")
    return stick


def test_a_visit_survives_a_pulled_plug_and_travels_to_the_office_and_back(
    run: Run, made: DemoMade, stick: Path
) -> None:
    laptop, office = made.workers[0], made.office

    # Written at the kitchen table, and the plug is pulled in the middle.
    program = run(laptop, "网格")
    program.key("alt+2")
    program.type("1-1")
    program.key("Return", "alt+j", "space", "alt+n")
    before = program.written()
    program.type(SAID)
    program.wait_until_written(before)
    program.wait_until_quiet()  # who types for long is kept in between as well
    program.pull_the_plug()
    with sessions.open_profile(laptop, PASSPHRASE) as session:
        (kept,) = drafts.draft_list(session)
    assert kept.draft.content == SAID
    assert kept.draft.meet == "MET"
    assert len(kept.draft.targets) == 1

    # The page is there again; Ctrl+Enter saves it; one key packs it.
    program = run(laptop, "网格")
    program.key("alt+2")
    before = program.written()
    program.key("ctrl+Return")
    program.wait_until_written(before)
    program.key("alt+4", "alt+g")
    wait_for("the bundle", lambda: list(stick.glob("gwb1-*.gwb")))
    program.close()
    with sessions.open_profile(laptop, PASSPHRASE) as session:
        assert drafts.draft_list(session) == []
        (newest,) = visits.visits(session, Query("visit", limit=1))
        waiting = exchange.delivery(session)
    assert newest["content"] == SAID
    assert waiting.packed + waiting.sent > 0
    (report,) = stick.glob("gwb1-*.gwb")

    # The office looks at it, merges, and answers.
    program = run(office, "办公室", report)
    before = program.written()
    program.key("space")
    program.wait_until_written(before)
    program.key("alt+9", "alt+g")
    wait_for("the answers", lambda: len(list(stick.glob("gwb1-*.gwb"))) >= 3)
    program.close()
    with sessions.open_profile(office, PASSPHRASE) as session:
        (newest,) = visits.visits(session, Query("visit", limit=1))
    assert newest["content"] == SAID

    # Each answer opens for its own laptop only; after it everything is 已合并.
    answers = [path for path in stick.glob("gwb1-*.gwb") if path != report]
    with sessions.open_profile(laptop, PASSPHRASE) as session:
        mine = [path for path in answers if _opens(session, path)]
    assert len(mine) == 1
    program = run(laptop, "网格", mine[0])
    before = program.written()
    program.key("space")
    program.wait_until_written(before)
    program.close()
    with sessions.open_profile(laptop, PASSPHRASE) as session:
        delivered = exchange.delivery(session)
    assert (delivered.draft, delivered.packed, delivered.sent) == (0, 0, 0)
    assert delivered.merged > waiting.merged


def _opens(session: sessions.Session, path: Path) -> bool:
    from gridworker.errors import UserError

    try:
        exchange.inspect_bundle(session, path)
    except UserError:
        return False
    return True
