"""Scenes of 清单和公示: the three lists, the ledger, a notice being built, one that hangs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gridworker.ui.main_window import MainWindow
from gridworker.ui.workspace import Workspace

if TYPE_CHECKING:
    from tests.ui.shots import Camera


def office(camera: Camera, window: MainWindow, workspace: Workspace) -> None:
    workspace.go("lists")
    page: Any = workspace.page("lists")
    page.lists.period.choose("year")
    page.lists.look()
    for kind in ("problems", "tasks", "results", "ledger"):
        page.show_what(kind)
        camera.take(window, f"lists-{kind}")
    _rates(camera, window, page)
    page.tabs.go(1)
    camera.take(window, "notices-none")
    view = page.view(1)
    view.build()
    view.form.chosen.period.choose("year")
    view.form.chosen.look(None)
    camera.settle(window.desk)
    view.form.chosen.list.tick_all()
    view.form.title.set_text("关于石桥村2026年群众诉求办理情况的公示")
    view.form.channel.set_text("村口意见箱")
    view.form.look()
    camera.take(window, "notice-form")
    _down(camera, view.form.days)
    camera.take(window, "notice-how")
    _down(camera, view.form.save)
    camera.take(window, "notice-sheet")
    view.form._rewritten(0, "办理结果", "打电话15400001234问过")
    view.form.look()
    camera.settle(window.desk)
    _down(camera, view.form.save)
    camera.take(window, "notice-faults")
    view.form._edited.clear()
    view.form.keeping.flush()
    view.form.save_now()
    camera.settle(window.desk)
    camera.take(window, "notice-hangs")


def _rates(camera: Camera, window: MainWindow, page: Any) -> None:
    page.tabs.go(2)
    view = page.view(2)
    view.period.choose("year")
    view.look()
    camera.take(window, "rates")
    _down(camera, view.table)
    camera.take(window, "balance")
    view.table.setCurrentCell(0, 2)
    view.open.click()
    camera.take(window, "rates-opened")
    window.workspace.go("lists")


def _down(camera: Camera, part: Any) -> None:
    from PySide6.QtWidgets import QScrollArea

    area = part.parent()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parent()
    if area is not None:
        area.ensureWidgetVisible(part)
    camera.wait()
