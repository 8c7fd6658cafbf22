"""Scenes of locking, of 安全, and of a forgotten passphrase on both sides."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gridworker.domain.time import SHANGHAI
from gridworker.services import locking, recovering, session
from gridworker.services.entropy import SeededEntropy
from gridworker.services.keyring import Kdf
from gridworker.services.profiles import DEMO_PASSPHRASE
from gridworker.ui import crash
from gridworker.ui.pages.crash_offer import CrashOffer
from gridworker.ui.settings import KnownProfile

if TYPE_CHECKING:
    from gridworker.ui.main_window import MainWindow
    from gridworker.ui.workspace import Workspace
    from tests.ui.shots import Camera

NEW = "山那边的桥修好以后路近了一半"
QUICK = Kdf(ops=1, mem=8192)


def laptop(camera: Camera, window: MainWindow, workspace: Workspace) -> None:
    """安全, tab by tab; locked, a wrong word, covered."""
    workspace.go("safe")
    page: Any = workspace.page("safe")
    for part in page.parts:
        workspace.go("safe", part.key)
        camera.take(window, f"safe-{part.key}")
    guard = window.guard()
    guard.begin()
    camera.settle(window.desk)
    window.desk.work.run(window, lambda s: locking.set_pin(s, "2580")).success(guard.take_pin)
    camera.settle(window.desk)
    window.lock()
    camera.take(window, "locked")
    front: Any = guard.screen
    for _ in range(3):
        front.secret.first.setText("9999")
        front.go.click()
        camera.settle(window.desk)
    camera.take(window, "locked-wrong")
    guard.unlock()
    window.cover()
    camera.take(window, "covered")
    window.cover()
    window.desk.wrong_tries.clear()


def forgotten(camera: Camera, folder: Path, office: Path, stick: Path) -> None:
    """The laptop's three steps, and the office's answer between them."""
    window = camera.window(None)
    window.desk.settings.last_out = stick
    start = window.start
    assert start is not None
    known = KnownProfile(folder=folder, title="云溪镇 石桥村第二网格", demo=True, name="李明")
    start.show_unlock(known)
    camera.take(window, "unlock-ways")
    start.show_forgotten(known)
    camera.take(window, "forgotten")
    asked = recovering.request_recovery(
        folder, NEW, stick, entropy=SeededEntropy(7, f"forgotten {camera.name}", camera.now), kdf=QUICK
    )
    start.show_forgotten(known)
    camera.take(window, "forgotten-digits")
    page: Any = start._steps.currentWidget().widget()
    page.take_reply(stick / "恢复回复-0a1b2c3d.gwb")
    camera.take(window, "forgotten-reply")
    page.take_reply(asked.path)
    page.passphrase.first.setText(NEW)
    page.accept.click()
    camera.take(window, "forgotten-own-request")
    window.close()
    _answered(camera, office, asked.path, asked.digits)


def _answered(camera: Camera, office: Path, request: Path, digits: str) -> None:
    window = camera.window(office)
    workspace = window.workspace
    assert workspace is not None
    workspace.go("devices", "recover")
    page: Any = workspace.page("devices")
    camera.take(window, "devices-recover")
    page.recover.take(request)
    camera.settle(window.desk)
    page.recover.digits.setText(re.sub(r"\d$", "", digits))
    page.recover.go.click()
    camera.take(window, "devices-recover-digits")
    page.recover.digits.setText(digits)
    page.recover.go.click()
    camera.take(window, "devices-recover-done")
    workspace.go("safe", "recovery")
    camera.take(window, "office-safe-recovery")
    window.close()


def after_a_mistake(camera: Camera, folder: Path, work: Path) -> None:
    """The next start offers the page about it."""
    kept, log = crash.folder, work / f"log-{camera.name}"
    log.mkdir()
    crash.folder = lambda: log
    try:
        crash.keep(ValueError("x"))
        window = camera.window(None)
        start = window.start
        assert start is not None
        start.show_unlock(KnownProfile(folder=folder, title="云溪镇 石桥村第二网格", name="李明"))
        camera.settle(window.desk)
        window.tell_old_mistakes()
        camera.take(window, "mistake-offered")
        window.findChildren(CrashOffer)[0].see.click()
        camera.take(window, "mistake-seen")
        window.close()
    finally:
        crash.folder = kept


def alone(camera: Camera, work: Path) -> None:
    """A profile that has left no key with anybody."""
    folder = work / f"alone-{camera.name}"
    entropy = SeededEntropy(3, "alone", camera.now.astimezone(SHANGHAI))
    session.create_profile(folder, DEMO_PASSPHRASE, entropy=entropy, kdf=QUICK).close()
    window = camera.window(None)
    assert window.start is not None
    window.start.show_forgotten(KnownProfile(folder=folder, title="我的日记"))
    camera.take(window, "forgotten-no-office")
    window.close()


def calendar(camera: Camera, window: MainWindow, workspace: Workspace) -> None:
    """The years, and one that the clerk looks at before it is published."""
    workspace.go("safe", "calendar")
    camera.take(window, "calendar")
    year = camera.now.year + 1
    days = {"holidays": [f"{year}-01-0{n}" for n in (1, 2, 3)], "workdays": []}
    first = dt.date(year, 1, 4)
    days["workdays"] = [str(first + dt.timedelta(days=(5 - first.weekday()) % 7))]  # a Saturday
    head = {"schema": "gridworker.calendar/1", "year": year, "source": "关于部分节假日安排的通知（示例）"}
    file = camera.work / f"cn-{year}-{camera.name}.json"
    file.write_text(json.dumps({**head, "published_on": f"{camera.now:%Y-%m-%d}", **days}), "utf-8")
    part: Any = workspace.page("safe").part("calendar")
    part.show_file(file)
    camera.take(window, "calendar-preview")
    part.publish.click()
    camera.take(window, "calendar-published")
