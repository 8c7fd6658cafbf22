"""Somebody types at the real window: what 「已自动保存」 says is what is promised."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from gridworker.domain.time import SHANGHAI
from tests.faults.scene import OPENING, Promised, open_laptop

_PIECE = "今天去看了老人水渠又堵了答应下周三前回话"


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
        job = desk.work.open(window, lambda _task: open_laptop(folder, promised))
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
            # Now and then somebody stops to think; on a fast machine nothing is kept before that.
            until = time.monotonic() + (0.05 if n % 7 == 6 else 0.0)
            while True:
                QCoreApplication.processEvents()
                if page.status.text().startswith("✓") and promised.drafts.get(name) != area.text():
                    promised.drafts[name] = area.text()
                    say()
                if time.monotonic() >= until:
                    break
        window.close()
