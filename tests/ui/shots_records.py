"""Scenes of finished records: read, corrected, withdrawn, and lying in the bin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gridworker.services import correction, drafts, half_typed
from gridworker.services.queries import Query
from gridworker.services.session import Session
from gridworker.services.withdrawing import withdraw
from gridworker.ui.main_window import MainWindow
from gridworker.ui.page import ToCorrect
from gridworker.ui.workspace import Workspace

if TYPE_CHECKING:
    from tests.ui.shots import Camera


def prepare(s: Session) -> dict[str, str]:
    """Some corrections, and one thing of each kind in the bin; ids by kind of what is shown."""
    found = {kind: list(s.store.ids(Query(kind))) for kind in ("visit", "person", "promise", "demand")}
    open_ones = s.store.ids(Query("demand", state="collected"))
    demand = open_ones[0]
    correction.correct(s, demand, {"place": "村口石桥东头"}, "漏写了")
    heard = {"text": "桥头路灯坏了两盏，夜里看不清台阶", "nature": "HELP"}
    correction.correct(s, demand, heard, "当初听错了")
    withdraw(s, found["visit"][-1], "和上一篇记重了")
    for kind in ("promise", "person"):
        for one in found[kind][1:2]:
            withdraw(s, one, "不该记的")
    draft = half_typed.new_id(s)
    half_typed.keep(s, "intake", draft, {"text": "村口石桥的栏杆松了一截，孩子上学要走"})
    drafts.throw(s, draft)
    return {"demand": demand, **{kind: (found[kind] or [""])[0] for kind in ("promise", "person")}}


def laptop(camera: Camera, window: MainWindow, workspace: Workspace) -> None:
    """Demand and person read and corrected; the box that withdraws; the bin."""
    made: list[dict[str, str]] = []
    window.desk.work.run(window, prepare).success(made.append)
    camera.settle(window.desk)
    ids = made[0]
    workspace.go("record", ids["demand"])
    camera.take(window, "record")
    page: Any = workspace.page("record")
    page.box.ask()
    camera.take(window, "record-withdraw")
    workspace.go("record", ToCorrect(ids["demand"]))
    camera.settle(window.desk)
    camera.take(window, "record-correct")
    page.form.leave()
    camera.settle(window.desk)
    for kind in ("person", "promise"):
        if ids[kind]:
            workspace.go("record", ToCorrect(ids[kind]))
            camera.settle(window.desk)
            camera.take(window, f"record-correct-{kind}")
            page.form.leave()
            camera.settle(window.desk)
    workspace.go("bin")
    camera.settle(window.desk)
    camera.take(window, "bin")
