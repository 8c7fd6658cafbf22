"""Scenes of demands on their way: lists by the next step, the ladder, forms of steps, several at once."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gridworker.services import acting, areas, demands, demo, exchange, session, worklists
from gridworker.services.demo import DemoMade
from gridworker.services.entropy import SeededEntropy
from gridworker.ui.main_window import MainWindow
from gridworker.ui.workspace import Workspace

if TYPE_CHECKING:
    from tests.ui.shots import Camera

TRACKS = ("SIMPLE", "JOINT", "SIMPLE")


def make_steps(made: DemoMade, now: dt.datetime, stick: Path) -> None:
    """One demand waits to be accepted by the first worker, one he has in hand, of one he told the result."""
    stick.mkdir()

    def opened(folder: Path) -> session.Session:
        entropy = SeededEntropy(7, f"on the way {folder.name}", now)
        return session.open_profile(folder, demo.DEMO_PASSPHRASE, entropy=entropy)

    with opened(made.office) as desk, opened(made.workers[0]) as hand:
        exchange.merge_bundles(desk, [made.path for made in exchange.export_report(hand, stick)])
        one, other = [unit["id"] for unit in areas.units(desk)][-2:]
        todo = worklists.my_worklist(hand, "to_register")[: len(TRACKS)]
        for demand, track in zip(todo, TRACKS, strict=True):
            acting.act(desk, demand, "register", {"track": track})
            (row,) = demands.demand_rows(desk, [demand])
            given = {"unit": one, "person": hand.identity.worker, "due": row["due"], "co_units": [other]}
            acting.act(desk, demand, "assign", {**given, "task": "三天内上门看，先临时处理，再说怎么修。"})
        answer = exchange.answer(desk, [hand.identity.device], stick)
        exchange.merge_bundles(hand, [made.path for made in answer])
        for demand in todo[1:]:
            acting.act(hand, demand, "accept", {})
        result = {"result": "换了六十片瓦，雨后没有再漏。", "outcome": "DONE"}
        acting.act(hand, todo[2], "report_back", result)
    for file in stick.iterdir():
        file.unlink()


def laptop(camera: Camera, window: MainWindow, workspace: Workspace) -> None:
    workspace.go("matters")
    page: Any = workspace.page("matters")
    camera.settle(window.desk)
    camera.wait()
    camera.take(window, "worker-matters")
    workspace.go("matters", "in_hand")
    camera.settle(window.desk)
    workspace.go("matter", page.list.current_id())
    page = workspace.page("matter")
    camera.settle(window.desk)
    camera.take(window, "worker-matter")
    page.begin("report_back")
    camera.settle(window.desk)
    page.form.save_now()
    camera.take(window, "worker-matter-form")
    page.form.leave()
    camera.settle(window.desk)
    workspace.go("matters", "overdue")
    camera.settle(window.desk)
    workspace.go("matters", "due_soon")
    camera.settle(window.desk)
    camera.take(window, "worker-matters-none")


def office(camera: Camera, window: MainWindow, workspace: Workspace) -> None:
    workspace.go("matters", "to_register")
    page: Any = workspace.page("matters")
    camera.settle(window.desk)
    page.list.tick_all()
    camera.take(window, "matters-ticked")
    page.strip.bulk_asked.emit()
    camera.settle(window.desk)
    page.bulk.form.editors["track"].show("SIMPLE")
    page.bulk.form.edited.emit()
    camera.wait()
    camera.take(window, "matters-several")
    page.bulk.form.save_now()
    camera.settle(window.desk)
    camera.take(window, "matters-several-done")
    workspace.go("matters", "to_assign")
    camera.settle(window.desk)
    workspace.go("matter", page.list.current_id())
    matter: Any = workspace.page("matter")
    camera.settle(window.desk)
    matter.begin("assign")
    camera.settle(window.desk)
    camera.take(window, "matter-assign")
    matter.form.leave()
    camera.settle(window.desk)
    workspace.go("matters", "overdue")
    camera.settle(window.desk)
    workspace.go("matter", page.list.current_id())
    camera.settle(window.desk)
    matter.steps.open_all()
    camera.take(window, "matter-overdue")
    matter.begin("supervise")
    camera.settle(window.desk)
    camera.take(window, "matter-supervise")
    matter.form.leave()
    camera.settle(window.desk)
