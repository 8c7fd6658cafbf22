"""The pictures of the tutorial, taken while the story is played.

    python -m tests.ui.roof.pictures        (part of ./dev pictures)
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gridworker.ui import theme
from gridworker.ui.theme import Theme
from tests.ui.roof.cast import gather
from tests.ui.roof.hands import Hands
from tests.ui.roof.stage import Stage
from tests.ui.roof.story import play

SIZE = (1024, 600)
PAINTED_MS = 250


def take(keep: Callable[[str, QImage], object], size: tuple[int, int] = SIZE) -> list[str]:
    """Play the story and hand each picture to `keep` with its name; the names in order."""
    app = QApplication.instance() or QApplication(["pictures"])
    assert isinstance(app, QApplication)
    theme.apply(app, Theme())
    names: list[str] = []

    def shoot(who: Hands, name: str) -> None:
        QTest.qWait(PAINTED_MS)  # counts on the rail come a moment later
        who.settle()
        keep(name, who.window.grab().toImage())
        names.append(name)

    with tempfile.TemporaryDirectory(prefix="gridworker-story-") as folder:
        os.environ["XDG_DATA_HOME"] = os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_STATE_HOME"] = folder
        stage = Stage(gather(Path(folder)), Path(folder), size, shoot)
        try:
            play(stage)
        finally:
            stage.close()
    return names


def main() -> None:
    """Take them anew beside the text."""
    from tests.ui.manual_pictures import PICTURES, shrink

    names = take(lambda name, image: shrink(image).save(str(PICTURES / f"{name}.png"), "PNG", 0))
    print(f"{len(names)} 张图在 {PICTURES}")


if __name__ == "__main__":
    sys.exit(main())
