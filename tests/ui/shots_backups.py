"""Scenes of backups: the page before and after, a stick, putting one back from the start screen, closing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from gridworker.services import backup_rounds
from gridworker.services.demo import DEMO_PASSPHRASE
from gridworker.ui.backing import Backing
from gridworker.ui.closing import Closing

if TYPE_CHECKING:
    from tests.ui.shots import Camera


def scenes(camera: Camera, folder: Path) -> None:
    """A laptop or an office, from its first backup to the restored profile."""
    window = camera.window(folder)
    workspace = window.workspace
    assert workspace is not None
    workspace.go("safe", "backups")
    page: Any = workspace.page("safe")
    part = page.part("backups")
    camera.take(window, "backups-none")
    part.elsewhere.click()
    camera.take(window, "backups-where")
    part.go.click()
    camera.take(window, "backups-made")
    for days in (1, 2, 9, 35):
        camera.settle(window.desk)
        window.desk.work.flush(lambda s, n=days: _older(s, n))
    part.enter()
    camera.take(window, "backups")
    path = max(part.rows._found, key=lambda one: one.made).path
    window.desk.restore_asked.emit(path, window.desk.folder)
    camera.take(window, "restore-passphrase")
    step: Any = _step(window)
    step.passphrase.first.setText(DEMO_PASSPHRASE)
    step._look()
    camera.take(window, "restore-preview")
    step._restore()
    camera.take(window, "restored")
    step._open()
    camera.settle(window.desk)
    workspace = window.workspace
    assert workspace is not None
    workspace.go("safe", "backups")
    camera.take(window, "backups-after-restore")
    part = workspace.page("safe").part("backups")
    part.aside.ask(part._shown.aside[0])
    camera.take(window, "backups-drop-aside")
    window._leave()
    assert window.start is not None
    window.start.show_restore()
    camera.take(window, "restore-which")
    step = _step(window)
    step.backup, step.folder = path, None
    step._ask()
    step.passphrase.first.setText("不是这一句")
    step._look()
    camera.take(window, "restore-wrong")
    _closing(camera, window)
    window.close()


def _older(session: Any, days: int) -> None:
    from datetime import timedelta

    session.entropy.advance(timedelta(days=-days).total_seconds())
    done = backup_rounds.carry_out(backup_rounds.plan(session, (), closing=True, appeared=()))
    if done.plan.new:
        backup_rounds.noted(session, done)
    session.store.set_meta("backup_last", None)
    session.entropy.advance(timedelta(days=days).total_seconds())


def _step(window: Any) -> Any:
    from gridworker.ui.pages.restore import Restore

    return next(step for step in window.findChildren(Restore) if step.isVisible())


def _closing(camera: Camera, window: Any) -> None:
    """The face of a window that closes, half-way through its backup."""

    class Still(Backing):
        def on_closing(self, after: Any) -> None:
            self.after = after

    closing = Closing(Still(window.desk, window), window._show)
    closing._appear()
    closing.progress._said = "备份"
    closing.progress.setVisible(True)
    closing.progress._cancel.setVisible(False)
    closing.progress._step(42, 100)
    camera.take(window, "closing")
