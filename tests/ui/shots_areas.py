"""Pictures of 网格和人, and of the start of a laptop that several people share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gridworker.ui.settings import KnownProfile

if TYPE_CHECKING:
    from gridworker.ui.main_window import MainWindow
    from gridworker.ui.workspace import Workspace
    from tests.ui.shots import Camera


def office(camera: Camera, window: MainWindow, workspace: Workspace) -> None:
    """The tree with a grid, its forms, everybody at work, who stands in."""
    workspace.go("areas")
    page: Any = workspace.page("areas")
    camera.settle(window.desk)
    nodes = page._lists["tree"]
    unit = next(node for node in nodes if node["kind"] == "unit" and node["level"] == "VILLAGE")
    grid = next(node for node in nodes if node["kind"] == "grid" and node["workers"])
    page.tree.pick(unit["id"])
    camera.take(window, "areas-unit")
    page.tree.pick(grid["id"])
    camera.take(window, "areas")
    page.ask("deputy", page.view.page)
    camera.take(window, "areas-deputy")
    page._left()
    _forms(camera, window, page, unit["id"], grid["id"])
    for rec in ("people", "deputies"):
        page.tree.pick(rec)
        camera.take(window, f"areas-{rec}")


def _forms(camera: Camera, window: MainWindow, page: Any, unit: str, grid: str) -> None:
    """Every form of the page, about the unit or the grid or somebody of the list."""

    def show(what: str, about: Any) -> None:
        page.ask(what, about)
        camera.settle(window.desk)
        if page.form is not None:
            camera.take(window, f"areas-{what}".replace("_", "-"))
            page._left()

    page.tree.pick(unit)
    camera.settle(window.desk)
    for what, about in (("add_unit", unit), ("add_beside", unit), ("add_grid", unit)):
        show(what, about)
    for what in ("edit", "end"):
        show(what, page.view.page)
    page.tree.pick(grid)
    camera.settle(window.desk)
    for what in ("join", "assign"):
        show(what, page.view.page)
    someone = next(one for one in page.view.page["team"] if not one.get("over"))
    for what in ("take", "leave"):
        show(what, someone)
    one = next(one for one in page._lists["people"] if not one["over"])
    for what in ("add_person", "edit_person", "end_person"):
        show(what, one)


def beginning(camera: Camera, window: MainWindow) -> None:
    """Who is it today?"""
    for at, (name, place) in enumerate(
        (("王小满", "石桥村第二网格"), ("李桂英", "竹林村第一网格"), ("陈国庆", "柳河村第三网格"))
    ):
        folder = camera.work / f"profile-{len(camera.taken)}-{at}"
        folder.mkdir()
        (folder / "keys.json").touch()
        window.desk.settings.profiles.append(KnownProfile(folder, f"青禾县云溪镇 {place}", name=name))
    assert window.start is not None
    window.start.enter()
    camera.take(window, "start-profiles")
