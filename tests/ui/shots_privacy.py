"""Pictures of 居民请求: asking, answering, deleting with its preview, the log, and the months."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from gridworker.services import access, households, privacy_requests

if TYPE_CHECKING:
    from gridworker.ui.main_window import MainWindow
    from gridworker.ui.workspace import Workspace
    from tests.ui.shots import Camera


def asked(s: Any, now: dt.datetime) -> str:
    """Three requests of the first households that have a number; the id of the one for deletion."""
    rows = [row for row in households.find_households(s, limit=40) if row["phone"] and row["visits"]]
    first = rows[0]["id"]
    privacy_requests.open_request(s, rows[1]["id"], "COPY")
    day = (now - dt.timedelta(days=17)).date()
    privacy_requests.open_request(s, rows[2]["id"], "CORRECT", wish="门牌写错了", asked_on=day)
    access.reveal_phone(s, "household", first, "约上门时间")
    return privacy_requests.open_request(s, first, "DELETE", wish="电话和走访时说的家事不要留").id


def privacy(camera: Camera, window: MainWindow, workspace: Workspace) -> None:
    """Every screen of the page, in the order in which one comes to them."""
    who = "office" if window.desk.identity.is_office else "worker"
    made: list[str] = []
    window.desk.work.run(window, lambda s: asked(s, camera.now)).success(made.append)
    camera.settle(window.desk)
    workspace.go("privacy")
    page: Any = workspace.page("privacy")
    page.show_what(("request", made[0]))
    camera.settle(window.desk)
    camera.take(window, f"{who}-privacy-delete")
    removal = page.requests.view.removal
    if removal is not None:
        removal.tree.expandAll()
        for at in range(removal.tree.topLevelItemCount()):
            removal.tree.topLevelItem(at).setExpanded(at < 3)
        removal.tick_all()
        removal.sure.setChecked(True)
        camera.take(window, f"{who}-privacy-preview")
    page.requests.ask_new()
    camera.take(window, f"{who}-privacy-new")
    for at, name in ((1, "log"), (2, "months")):
        page.tabs.go(at)
        camera.settle(window.desk)
        camera.take(window, f"{who}-privacy-{name}")
    page.tabs.go(0)
