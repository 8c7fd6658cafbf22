"""Scenes of pictures and files: on a page being written, on a saved visit, one opened, one still to come."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageDraw

from gridworker.services import attachments
from gridworker.services.queries import Query
from gridworker.services.session import Session
from gridworker.ui.main_window import MainWindow
from gridworker.ui.workspace import Workspace
from tests.support import pictures

if TYPE_CHECKING:
    from tests.ui.shots import Camera


def ditch() -> bytes:
    """A drawn house with a ditch in front: no photo of anything."""
    drawn = Image.new("RGB", (1600, 1200), (150, 190, 220))
    pen = ImageDraw.Draw(drawn)
    pen.rectangle((0, 600, 1600, 1200), fill=(110, 130, 80))
    pen.polygon([(600, 1200), (760, 600), (840, 600), (1000, 1200)], fill=(70, 90, 110))
    pen.rectangle((900, 300, 1500, 700), fill=(200, 180, 160))
    pen.polygon([(850, 300), (1200, 100), (1550, 300)], fill=(140, 70, 60))
    out = io.BytesIO()
    drawn.save(out, "JPEG")
    return out.getvalue()


def prepare(s: Session, folder: Path) -> str:
    """A visit with a picture, a PDF, and a picture whose bytes have not come; its id."""
    visit = s.store.ids(Query("visit", limit=1))[0]
    attachments.attach(s, visit, pictures.saved(folder, "IMG_0412.jpg", ditch()), "门口的水沟")
    attachments.attach(s, visit, pictures.saved(folder, "低保申请表.pdf", pictures.pdf()))
    gone, _ = attachments.attach(s, visit, ("JPEG", pictures.noise(4), ""), "院墙")
    blob = s.store.rows("attachment", [gone])[0]["blob"]
    with s.store.atomic():
        s.store._db.run("DELETE FROM blob WHERE hash = ?", (blob,))
    return visit


def laptop(camera: Camera, window: MainWindow, workspace: Workspace, folder: Path) -> None:
    """The form with a picture, a saved visit with three, and one of them opened."""
    made: list[str] = []
    folder = folder / f"files-{camera.name}"
    folder.mkdir(exist_ok=True)
    window.desk.work.run(window, lambda s: prepare(s, folder)).success(made.append)
    camera.settle(window.desk)
    workspace.go("diary")
    page: Any = workspace.page("diary")
    page.form.files.intake.take([folder / "IMG_0412.jpg", folder / "低保申请表.pdf"])
    camera.settle(window.desk)
    page._area.ensureWidgetVisible(page.form.files)
    camera.take(window, "files-diary")
    page._throw()
    camera.settle(window.desk)
    workspace.go("visit", made[0])
    camera.settle(window.desk)
    camera.take(window, "files-visit")
    page = workspace.page("visit")
    page.files.tiles.tiles[0].click()
    camera.settle(window.desk)
    camera.take(window, "files-visit-open")
