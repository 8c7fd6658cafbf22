"""kill -9 of a window in which somebody types: no character that was confirmed as kept is lost.

    python -m tests.walk.kill_typist [--kills 200] [--seed 1]

A child process opens a real profile and its window (offscreen), and types into the page of a visit: keys one
by one, composed words, pauses short and long, the next field now and then, a step back, a demand added. What
the page asks to be kept is mirrored to a pipe, and each time the program says 已自动保存, that it was: the
acknowledgement. The parent kills it at a random moment, opens the profile, and compares: the draft must be
what was acknowledged last, or what was asked for after it; the store must be sound; the draft must be named.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from gridworker.services import drafts, households
from gridworker.services.households import HouseholdDraft
from gridworker.services.keyring import Kdf
from gridworker.services.session import Session, create_profile, open_profile
from tests.support.tree import ROOT
from tests.walk import killing
from tests.walk.killing import child_words

WORDS = "只用来试断电的口令 2026"
CHEAP = Kdf(ops=1, mem=8192)
COMPOSED = ("漏雨", "老人", "补贴", "水沟", "答应周五来看", "没有别的要求")
FIELDS = ("content", "on_spot", "suggestion")


@dataclass
class Tally(killing.Tally):
    """`offered`: how often a draft was named."""

    offered: int = 0


# --- the child: somebody who types ------------------------------------------------------------------


def type_for_ever(profile: str, seed: str, forget: str = "") -> None:
    """Open the window on a profile and type; `forget` is the planted fault: kept is said, nothing is."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from gridworker.services.entropy import SystemEntropy
    from gridworker.ui import theme
    from gridworker.ui.desk import Desk
    from gridworker.ui.main_window import MainWindow
    from gridworker.ui.settings import SettingsFile
    from tests.ui.page_objects import compose

    folder = Path(profile)
    app = QApplication(["typist"])
    theme.apply(app, theme.Theme())
    desk = Desk(SettingsFile(folder.parent / "window.json"), now=SystemEntropy().now, autosave_ms=25)
    window = MainWindow(desk)
    window.resize(1200, 700)
    window.show()
    desk.work.open(window, lambda _task: open_profile(folder, WORDS)).success(window._opened)
    while window.workspace is None:
        app.processEvents()
    window.workspace.go("diary")
    page: Any = window.workspace.page("diary")
    _until(app, lambda: not desk.work.busy)
    if forget:
        page._slot.keep = lambda *_given: None
    keep, number = page.autosave._keep, count(1)

    def noting(draft: Any, kept: Any, failed: Any) -> None:
        """First what is asked to be kept, and when the program says so that it is."""
        mine = next(number)
        say(f"asked {mine} {draft.model_dump_json()}")
        keep(draft, lambda: (kept(), say(f"kept {mine}")), failed)

    page.autosave._keep = noting
    rng = random.Random(seed)
    say("typing")
    page.form.content.setFocus()
    while True:
        field = getattr(page.form, rng.choice(FIELDS)) if rng.random() < 0.2 else window.focusWidget()
        if field is not window.focusWidget() and field is not None and field.isVisible():
            field.setFocus()
        focus = window.focusWidget()
        what = rng.random()
        if focus is None:
            page.form.content.setFocus()
        elif what < 0.55:
            QTest.keyClicks(focus, rng.choice(("a", "b", "12", "roof ")))
        elif what < 0.85:
            compose(focus, "x", "xy", commit=rng.choice(COMPOSED))
        elif what < 0.92:
            page.history.back()
        elif what < 0.95 and len(page.form.raised.demands) < 3:
            page.form.raised.new_demand()
        _until(app, lambda: False, rng.choice((0.0, 0.001, 0.01, 0.06)))


def say(line: str) -> None:
    """Tell the parent, at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _until(app: Any, seen: Any, seconds: float = 5.0) -> None:
    end = time.monotonic() + seconds
    while True:
        app.processEvents()
        if seen() or time.monotonic() >= end:
            return
        time.sleep(0.001)


# --- the parent ---------------------------------------------------------------------------------------


def make(folder: Path) -> None:
    """A profile with one household."""
    with create_profile(folder, WORDS, kdf=CHEAP) as session:
        households.add_household(session, HouseholdDraft(head="王家福", door="3-12"))


def kill_once(folder: Path, rng: random.Random, tally: Tally, *, forget: bool = False) -> None:
    """Let somebody type, pull the plug, and look at what is there."""
    child = subprocess.Popen(
        child_words("tests.walk.kill_typist", folder, str(rng.randrange(10**9)), *["forget"] * forget),
        stdout=subprocess.PIPE, text=True, cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert child.stdout is not None
    line = child.stdout.readline()
    assert line == "typing\n", line
    time.sleep(rng.uniform(0.0, 0.8))
    child.kill()
    heard = [text.split(" ", 2) for text in child.stdout.read().split("\n")[:-1]]
    child.wait()
    child.stdout.close()
    asked = {int(one[1]): json.loads(one[2]) for one in heard if one[0] == "asked"}
    kept = max((int(one[1]) for one in heard if one[0] == "kept"), default=0)
    tally.kills += 1
    tally.acknowledged += sum(one[0] == "kept" for one in heard)
    with open_profile(folder, WORDS) as session:
        _compare(session, asked, kept, tally)


def _compare(session: Session, asked: dict[int, dict[str, Any]], kept: int, tally: Tally) -> None:
    """The draft is what was acknowledged last, or what was asked for after it; nothing older or else."""
    tally.broken += any(finding.level == "bad" for finding in session.store.check(full=False))
    rows, named = session.store.drafts(), drafts.waiting(session)
    tally.offered += bool(named)
    fitting = [n for n, draft in asked.items() if n >= kept and any(_same(row.body, draft) for row in rows)]
    if kept and not (fitting and named):
        tally.lost += 1
    if rows and not any(_same(row.body, draft) for row in rows for draft in asked.values()):
        tally.broken += 1
    # The words of this life only: the next child begins an empty page beside them.
    for row in rows:
        drafts.throw(session, row.id)


def _same(body: dict[str, Any], draft: dict[str, Any]) -> bool:
    return all(body.get(name) == value for name, value in draft.items() if name != "reflection")


def run(folder: Path, kills: int, seed: int, *, forget: bool = False) -> Tally:
    """Kill typists one after the other."""
    rng, tally = random.Random(seed), Tally()
    make(folder / "laptop")
    for _ in range(kills):
        kill_once(folder / "laptop", rng, tally, forget=forget)
    return tally


if __name__ == "__main__":
    sys.exit(killing.main(__doc__, run, type_for_ever))
