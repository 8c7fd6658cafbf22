"""A busy day in a process of its own, with planted words: an office, a laptop, its window, files, a mistake.

    python -m tests.walk.busy_day ROOT        (the words come as JSON on stdin; nothing is written about them)

Ends as days end on a bad one: killed, with the window open and a sentence half written.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from pathlib import Path
from typing import Any

from gridworker.domain.ids import fresh_id
from gridworker.services import backups, correction, half_typed, households, search, visits
from gridworker.services.demands import collect_at_desk
from gridworker.services.desk_form import DeskDraft
from gridworker.services.households import HouseholdDraft
from gridworker.services.recovering import request_recovery
from gridworker.services.visits import DemandDraft, PromiseDraft, VisitDraft
from gridworker.services.writing import grid_place, write
from gridworker.storage import Intent
from tests.support.parish import CHEAP, Machine, Parish, found
from tests.support.planted import Planted

HOUSES, PEOPLE, SPOKEN_TO, DESK = 30, 20, 15, 10


class Words:
    """Gives each planted word out once."""

    def __init__(self, planted: Planted) -> None:
        self._names, self._phones = iter(planted.names), iter(planted.phones)
        self._phrases = iter(planted.phrases)

    def name(self) -> str:
        return next(self._names)

    def phone(self) -> str:
        return next(self._phones)

    def phrase(self) -> str:
        return next(self._phrases)


def families(laptop: Machine, words: Words) -> list[str]:
    homes = []
    for n in range(HOUSES):
        draft = HouseholdDraft(head=words.name(), phone=words.phone(), door=f"3-{n + 1}")
        homes.append(households.add_household(laptop.session, draft).id)
    scope = grid_place(laptop.session, None)
    for home in homes[:PEOPLE]:
        person = {"household": home, "name": words.name(), "relation": "母亲"}
        write(laptop.session, [Intent("person", fresh_id(laptop.clock), scope, person, parents=[])])
    return homes


def round_of_visits(laptop: Machine, homes: list[str], words: Words) -> None:
    made = []
    for n, home in enumerate(homes):
        laptop.clock.advance(600)
        draft = VisitDraft(
            date=laptop.clock.now().date(), targets=[home], mode="HOME", meet="MET", content=words.phrase(),
            spoke_to=words.name() if n < SPOKEN_TO else "",
            reflection=words.phrase() if n < 5 else "",
            demands=[DemandDraft(text=words.phrase())] if n < 5 else [],
            promises=[PromiseDraft(text=words.phrase())] if n < 5 else [],
        )  # fmt: skip
        made.append(visits.record_visit(laptop.session, draft).id)
    for visit in made[:5]:
        correction.correct(laptop.session, visit, {"content": words.phrase()}, words.phrase())
    for n in range(5):
        typed = {"head": words.name(), "reason": words.phrase()}
        half_typed.keep(laptop.session, "household", f"h{n}", typed)


def at_the_desk(office: Machine, grid: str, words: Words) -> None:
    for _ in range(DESK):
        draft = DeskDraft(
            text=words.phrase(), source="OFFICE", grid=grid, reporter=words.name(), contact=words.phone()
        )
        collect_at_desk(office.session, draft)


def exchange(parish: Parish, laptop: Machine) -> None:
    parish.pc.merge(laptop.export())
    laptop.merge(parish.pc.answer())
    for machine in (parish.pc, laptop):
        search.catch_up(machine.session)
        backups.back_up(machine.session)
        backups.back_up(machine.session, machine.stick)


def at_the_window(laptop: Machine, words: Words, shown: list[str]) -> None:
    """Type, copy, search, lock; a mistake of ours with the words in its message; then the plug is pulled."""
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from gridworker.services.entropy import SystemEntropy
    from gridworker.ui import crash
    from gridworker.ui.desk import Desk
    from gridworker.ui.main_window import MainWindow
    from gridworker.ui.settings import SettingsFile
    from tests.ui.page_objects import compose

    app = QApplication(["gridworker"])
    desk = Desk(SettingsFile(), now=SystemEntropy().now, autosave_ms=20)
    window = MainWindow(desk)
    crash.install(window.tell_mistake)
    window.show()
    desk.work.open(window, lambda _task: laptop.session).success(window._opened)

    def settle() -> None:
        for _ in range(200):
            QTest.qWait(5)
            if not desk.work.busy and window.workspace is not None:
                break
        QTest.qWait(60)

    settle()
    window.guard().begin()
    window.activateWindow()
    settle()
    workspace = window.workspace
    assert workspace is not None
    titles = [window.windowTitle()]
    workspace.go("diary")
    settle()
    page: Any = workspace.page("diary")
    page.form.content.setFocus()
    said = ""
    for _ in range(9):
        said = words.phrase()
        compose(page.form.content, "x", commit=said)
    page.form.reflection.setFocus()
    compose(page.form.reflection, "x", commit=words.phrase())
    settle()
    page.form.content.selectAll()
    page.form.content.copy()
    workspace.go("search", said)
    settle()
    titles.append(window.windowTitle())

    def fail() -> None:
        raise ValueError(f"cannot show {said}")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    crash.keep(ValueError(said))
    window.lock()
    settle()
    titles.append(window.windowTitle())
    shown += titles
    shown.append(QGuiApplication.clipboard().text())
    assert app is QApplication.instance()


def main(root: Path) -> None:
    raw = json.load(sys.stdin)
    words = Words(Planted(raw["names"], raw["phones"], raw["phrases"]))
    parish = found(root / "work")
    laptop, idle = parish.laptop(), parish.laptop("王芳", grid=1)
    homes = families(laptop, words)
    round_of_visits(laptop, homes, words)
    at_the_desk(parish.pc, parish.grids[0], words)
    exchange(parish, laptop)
    idle.session.close()
    request_recovery(idle.session.dir, "山那边的桥修好以后路近了一半", parish.pc.stick, kdf=CHEAP)
    shown: list[str] = []
    at_the_window(laptop, words, shown)
    rings = {str(one.session.dir): one.session.ring for one in (parish.pc, laptop)}
    keys = {folder: [ring.store_key.hex(), ring.secrets["reflection"]] for folder, ring in rings.items()}
    left = sum(1 for _ in words._names) + sum(1 for _ in words._phones) + sum(1 for _ in words._phrases)
    # Only to the test that asked: keys to open what it found closed, and what people could have read.
    print("DAY " + json.dumps({"keys": keys, "shown": shown, "left": left}), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
