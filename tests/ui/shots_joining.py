"""Scenes of a beginning: an office founded, a laptop that joins in three steps, every first page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from gridworker.ui import choose
from gridworker.ui.pages.start import StartPage

if TYPE_CHECKING:
    from gridworker.ui.main_window import MainWindow
    from tests.ui.shots import Camera

PASSPHRASE = "山里的路不好走但是风景好"


def rounds(camera: Camera, stick: Path) -> None:
    """Both machines, side by side, each step of each as it is left."""
    folder, file, sticks = StartPage.new_folder, choose.file, choose.sticks
    choose.sticks = lambda: [choose.Stick("KINGSTON", stick, 7_400_000_000)]
    try:
        _rounds(camera, stick)
    finally:
        StartPage.new_folder = folder
        choose.file, choose.sticks = file, sticks


def _rounds(camera: Camera, stick: Path) -> None:
    office = _begin(camera, "office", stick)
    assert office.start is not None
    office.start.show_office()
    page = _step(office)
    page.go.click()
    camera.take(office, "founding-missing")
    page.name.setText("云溪镇")
    page.clerk.setText("林小满")
    _passphrase(camera, office, page)
    _page(camera, office, "overview")
    camera.take(office, "founded")
    desk: Any = _page(camera, office, "devices")
    desk.tabs.go(1)
    camera.take(office, "founded-no-grid")
    desk.invite.grids_wanted.emit()
    areas: Any = _page(camera, office, "areas")
    camera.take(office, "founded-first-grid")
    areas.form.controls["name"].setText("石桥村第二网格")
    areas.form.controls["code"].setText("990101100201002")
    areas.form.save.click()
    desk = _page(camera, office, "devices")
    desk.tabs.go(1)
    desk.invite.person.setText("王小满")
    desk.invite.go.click()
    camera.take(office, "invite-written")
    (invite,) = stick.glob("*.gwi")

    laptop = _begin(camera, "laptop", stick)
    assert laptop.start is not None
    laptop.start.show_join()
    page = _step(laptop)
    page.go.click()
    camera.take(laptop, "joining-missing")
    _passphrase(camera, laptop, page)
    camera.take(laptop, "joining-1")
    choose.file = lambda *_a: invite
    page.steps.invite.click()
    camera.take(laptop, "joining-2")
    page.steps.ask.click()
    camera.take(laptop, "joining-3")
    digits = "".join(page.steps.digits.text().split())
    request = next(path for path in stick.glob("*.gwb") if "申请" in path.name)
    page.steps.later.emit()
    _page(camera, laptop, "households")
    camera.take(laptop, "joining-waits")
    bundles: Any = _page(camera, laptop, "bundles")
    camera.take(laptop, "joining-waits-bundles")

    desk.tabs.go(2)
    desk.certify.take(request)
    camera.settle(office.desk)
    desk.certify.digits.setText("0" * 24)
    camera.settle(office.desk)
    desk.certify.go.click()
    camera.take(office, "certify-wrong")
    desk.certify.digits.clear()
    desk.certify.digits.setText(digits)
    desk.certify.go.click()
    camera.take(office, "certified")
    reply = next(path for path in stick.glob("*.gwb") if "回复" in path.name)

    choose.file = lambda *_a: request
    bundles.join.reply.click()
    camera.take(laptop, "joining-refused")
    choose.file = lambda *_a: reply
    bundles.join.reply.click()
    camera.take(laptop, "joined")
    bundles.join.start_work.click()
    camera.settle(laptop.desk)
    for key in ("households", "diary", "intake", "bundles", "clashes"):
        _page(camera, laptop, key)
        camera.take(laptop, f"first-{key}")
    for key in ("overview", "inbox", "intake", "ledger", "households", "clashes"):
        _page(camera, office, key)
        camera.take(office, f"first-office-{key}")
    laptop.close()
    office.close()


def _begin(camera: Camera, machine: str, stick: Path) -> MainWindow:
    window = camera.window(None)
    folder = camera.work / f"joining-{camera.name}-{machine}"
    StartPage.new_folder = lambda _start: folder
    window.desk.settings.last_out = stick
    return window


def _step(window: MainWindow) -> Any:
    assert window.start is not None
    area: Any = window.start._steps.currentWidget()
    return area.widget()


def _passphrase(camera: Camera, window: MainWindow, page: Any) -> None:
    page.passphrase.first.setText(PASSPHRASE)
    page.passphrase.second.setText(PASSPHRASE)
    page.go.click()
    camera.settle(window.desk)


def _page(camera: Camera, window: MainWindow, key: str) -> Any:
    workspace = window.workspace
    assert workspace is not None
    workspace._searching.bar.fill()  # else it comes a moment after the first page
    workspace.go(key)
    camera.settle(window.desk)
    return workspace.page(key)
