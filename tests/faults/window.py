"""Somebody types at the real window: what 「已自动保存」 says is what is promised."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from gridworker.domain.time import SHANGHAI
from gridworker.errors import UserError
from tests.faults.scene import LAPTOP, OPENING, Promised

_PIECE = "今天去看了老人水渠又堵了答应下周三前回话"


def _open(folder: Path, promised: Promised) -> Any:
    """The laptop, by the one of the passphrases that is right: a change of it may have been cut off."""
    from gridworker.services.session import open_profile

    *others, last = promised.words
    for words in others:
        with contextlib.suppress(UserError):
            opened = open_profile(folder / LAPTOP, words)
            promised.words = [words]
            return opened
    opened = open_profile(folder / LAPTOP, last)
    promised.words = [last]
    return opened


def type_in_the_window(folder: Path, promised: Promised, say: Callable[[], None]) -> None:
    """Open the window on the laptop, go to the diary, and type until killed (or for some hundred pieces)."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_LOGGING_RULES"] = "default.warning=false"
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtWidgets import QApplication

    from gridworker.ui import language, theme
    from gridworker.ui.desk import Desk
    from gridworker.ui.main_window import MainWindow
    from gridworker.ui.settings import SettingsFile
    from tests.ui.page_objects import compose

    app = QApplication(["gridworker"])
    language.speak(app, "zh")
    theme.apply(app, theme.Theme(theme.TextSize.STANDARD, theme.LIGHT))
    with tempfile.TemporaryDirectory() as settings:
        desk = Desk(
            SettingsFile(Path(settings) / "window.json"), now=lambda: datetime.now(SHANGHAI), autosave_ms=15
        )
        window = MainWindow(desk)
        window.show()
        opened: list[Any] = []
        failed: list[BaseException] = []
        job = desk.work.open(window, lambda _task: _open(folder, promised))
        job.success(lambda session: (window._opened(session), opened.append(session)))
        job.failure(failed.append)
        while not opened and not failed:
            QCoreApplication.processEvents()
        if failed:
            raise failed[0]  # waiting to be killed would count as a kill of somebody who typed
        assert window.workspace is not None
        window.workspace.go("diary")
        page: Any = window.workspace.page("diary")
        token = os.urandom(4).hex()
        name = f"window {token}"
        area = page.form.content
        area.setFocus()
        compose(area, "x", commit=f"{OPENING}{token}，")
        for n in range(400):
            compose(area, _PIECE[n % 20], commit=_PIECE[n % 20])
            for _ in range(1 + n % 7):
                QCoreApplication.processEvents()
                if page.status.text().startswith("✓"):
                    promised.drafts[name] = area.text()
                    say()
        window.close()
